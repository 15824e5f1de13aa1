/**
 * A size and a language → a manuscript of it: headings, text, lists, tables, footnotes, code, and a chart for every two
 * pages. Section k is the same in every size, and everything the same in every run.
 */
import { chinese, english, type Pick, type Vocabulary } from './vocabulary.js';

/** Sections; one is about two pages. */
export const sizes = { S: 2, M: 10, L: 100, XL: 500 } as const;
export type Size = keyof typeof sizes;
export const vocabularies = { en: english, zh: chinese } as const;
export type Language = keyof typeof vocabularies;

/** Numbers from 0 to 1 by the recurrence of Park and Miller, which begins slowly for small seeds. */
function pickFrom(seed: number): Pick {
  let state = ((seed * 48271) % 2147483647) + 1;
  const next = (): number => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
  next();
  const number = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return { number, one: (words) => words[number(0, words.length - 1)] ?? '' };
}

const times = <Item>(count: number, make: (index: number) => Item): Item[] => Array.from({ length: count }, (_, index) => make(index));

function paragraph(words: Vocabulary, pick: Pick, url: string | null): string {
  const sentences = times(pick.number(4, 7), () => words.sentence(pick));
  if (url !== null) sentences.splice(pick.number(0, sentences.length - 1), 0, words.marked(pick, url));
  return sentences.join(words.space);
}

function table(words: Vocabulary, pick: Pick, rows: number): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = times(rows, () => [
    pick.one(words.towns), String(pick.number(1990, 2024)), pick.number(100, 99_999).toLocaleString('en-US'), `${pick.number(-30, 60)}.${pick.number(0, 9)}%`, words.remark(pick),
  ]);
  return [row(words.tableHead), '| :--- | ---: | ---: | ---: | :--- |', ...body.map(row)].join('\n');
}

function code(words: Vocabulary, pick: Pick): string {
  return [
    '```python',
    `# ${words.comment(pick)}`,
    `def count_places(rows, least=${pick.number(10, 90)}):`,
    '    found = 0',
    '    for row in rows:',
    `        if row["${pick.one(words.towns)}"] > least:`,
    `            found += row["${pick.one(words.measures)}"] * ${pick.number(2, 9)}`,
    `    return {"found": found, "rows": len(rows)}`,
    '```',
  ].join('\n');
}

type Row = Readonly<Record<string, string | number>>;

/** Bars of eight towns, lines of three over 24 years, or 60 points of three. */
function chart(words: Vocabulary, pick: Pick, section: number): string {
  const first = pick.number(0, words.towns.length - 1);
  const town = (index: number): string => words.towns[(first + index) % words.towns.length] ?? '';
  const measure = { field: 'v', type: 'quantitative', title: pick.one(words.measures) };
  const colour = { field: 't', type: 'nominal', title: null };
  const views: readonly (() => { readonly values: readonly Row[]; readonly mark: unknown; readonly encoding: unknown })[] = [
    () => ({
      values: times(8, (index) => ({ t: town(index), v: pick.number(10, 980) })),
      mark: 'bar',
      encoding: { x: { field: 't', type: 'nominal', title: null, sort: null, axis: { labelAngle: -35 } }, y: measure },
    }),
    () => ({
      values: times(72, (index) => ({ t: town(index % 3), y: 2001 + Math.floor(index / 3), v: pick.number(50, 400) })),
      mark: 'line',
      encoding: { x: { field: 'y', type: 'quantitative', title: null, axis: { format: 'd' }, scale: { zero: false } }, y: measure, color: colour },
    }),
    () => ({
      values: times(60, (index) => ({ t: town(index % 3), u: pick.number(1, 1000) / 10, v: pick.number(1, 1000) / 10 })),
      mark: 'point',
      encoding: { x: { field: 'u', type: 'quantitative', title: pick.one(words.measures) }, y: measure, color: colour },
    }),
  ];
  const view = views[(section - 1) % views.length]?.();
  if (view === undefined) throw new Error('there is no such chart');
  const { values, ...rest } = view;
  const spec = { $schema: 'https://vega.github.io/schema/vega-lite/v6.json', width: 420, height: 210, data: { values }, ...rest };
  const caption = words.caption(pick);
  return `\`\`\`vega-lite {#fig-${section} alt="${caption}"}\n${JSON.stringify(spec, null, 1)}\n\`\`\`\n\n: ${caption}`;
}

function section(words: Vocabulary, number: number): readonly string[] {
  const pick = pickFrom(number * 7919 + words.lang.length);
  const url = (): string => `https://example.org/${number}/${pick.number(100, 999)}`;
  const text = (): string => paragraph(words, pick, null);
  const marked = (): string => paragraph(words, pick, url());
  const cited = (mark: string, body: string): readonly string[] => [`${body}[^${mark}]`, `[^${mark}]: ${words.footnote(pick)}`];
  const items = times(pick.number(4, 6), (index) => (index === 1 ? [0, 1, 2] : [0]).map((depth) => `${depth > 0 ? '  ' : ''}- ${words.item(pick)}`).join('\n'));
  return [
    ...(number % 5 === 1 ? [`# ${words.heading(pick)}`, number === 1 ? words.opening : text()] : []),
    `## ${words.heading(pick)}`,
    marked(),
    ...cited(`a${number}`, marked()),
    chart(words, pick, number),
    `### ${words.heading(pick)}`,
    marked(),
    items.join('\n'),
    ...cited(`b${number}`, text()),
    table(words, pick, number % 4 === 2 ? 40 : pick.number(5, 9)),
    `### ${words.heading(pick)}`,
    marked(),
    number % 2 === 0 ? code(words, pick) : times(4, (index) => `${index + 1}. ${words.item(pick)}`).join('\n'),
    text(),
  ];
}

/** The manuscript's Markdown. */
export function manuscriptOf(size: Size, language: Language): string {
  const words = vocabularies[language];
  const head = ['---', `title: "${words.title}"`, `author: "${words.author}"`, 'date: "2026-01-05"', `lang: ${words.lang}`, '---'].join('\n');
  const body = times(sizes[size], (index) => section(words, index + 1)).flat();
  return `${[head, ...body, words.closing].join('\n\n')}\n`;
}
