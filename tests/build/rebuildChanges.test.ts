/** After any row of changes, a rebuild gives what a build from nothing gives, byte for byte, and says the same. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSession, type BuildResult } from '../../src/api.js';
import { manuscriptOf } from '../bench/manuscript.js';
import { temporaryFolder } from '../temporaryFolder.js';

const session = openSession();
afterAll(() => {
  session.close();
});

const digest = (content: Uint8Array | string): string => createHash('sha256').update(content).digest('hex');

/** All that is written of a result, and all that is said. */
const told = (result: BuildResult) => ({
  brief: result.brief === null ? null : [digest(result.brief.bytes), result.brief.pageCount],
  deck: result.deck === null ? null : [digest(result.deck.html), result.deck.slideCount],
  figures: result.figures.map(({ key, svg }) => [key, digest(svg)]),
  diagnostics: result.diagnostics,
  inputs: result.inputs,
});

async function expectSame(file: string): Promise<BuildResult> {
  const { result: rebuilt } = await session.rebuild(file, join(file, '..', 'out'));
  expect(told(rebuilt)).toEqual(told(await session.build(file)));
  return rebuilt;
}

/** Numbers from 0 to below `count`, the same in every run. */
function dice(seed: number): (count: number) => number {
  let state = seed;
  return (count) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * count);
  };
}

/** The text with a word put into one of its long lines. */
function withWord(text: string, word: string, roll: (count: number) => number): string {
  const lines = text.split('\n');
  const long = lines.flatMap((line, index) => (/^[\p{L}\d*].{40,}/u.test(line) ? [index] : []));
  const chosen = long[roll(long.length)] ?? 0;
  const line = lines[chosen] ?? '';
  const at = line.indexOf(' ', roll(30)) + 1;
  lines[chosen] = `${line.slice(0, at)}${word}${line.slice(at)}`;
  return lines.join('\n');
}

const words = { en: ['and ', 'vicinity ', 'Zürich ', '2031 '], zh: ['与', '附近', '龘', '2031'] } as const;

test.each(['en', 'zh'] as const)('one-word edits of a long manuscript, one after the other (%s)', { timeout: 240_000 }, async (language) => {
  const roll = dice(language === 'en' ? 7 : 11);
  let text = manuscriptOf('M', language);
  const file = join(temporaryFolder({ 'index.md': text }), 'index.md');
  await session.rebuild(file, join(file, '..', 'out'));
  for (let edit = 0; edit < 5; edit += 1) {
    text = withWord(text, words[language][edit % words[language].length] ?? '', roll);
    writeFileSync(file, text);
    const result = await expectSame(file);
    expect(result.failed).toBe(false);
  }
});

const spec = { data: { url: 'values.csv' }, width: 300, height: 90, mark: 'bar', encoding: { x: { field: 'name', type: 'nominal' }, y: { field: 'value', type: 'quantitative' } } };

const everything = `---
title: On rebuilding
subtitle: A case
authors: [{name: Ada, affiliation: Office}]
date: 2026-11-23
lang: en
abstract: What it is for.[^a]
---

# Part one

## Words

**Bold** and *slanted* words, a [link](https://example.org), \`code\`, $a^2 + b^2$ and a note.[^b] See @fig-bars, @tbl-sums and @eq-one.

[^a]: A note in the abstract.
[^b]: A note that cites another one.[^c]
[^c]: The other note.

$$
\\int_0^1 x^2 \\, dx = \\frac13
$$ {#eq-one}

> [!NOTE]
> A callout with *slanted* words.

1. First
2. Second
   - inner

Term
: Its definition.

## Things

![Bars](bars.vl.json){#fig-bars alt="bars"}

| name | value |
|------|------:|
| a    |     1 |

: Sums {#tbl-sums}

\`\`\`python
def area(side):
    return side ** 2  # squared
\`\`\`

:::: columns
::: column
Left.
:::
::: column
Right.
:::
::::

::: notes
Say this.
:::

- An item that stands twice

  > with a *quotation* in it

# Part two

- An item that stands twice

  > with a *quotation* in it

Plain words at the end of it all, once more about @fig-bars.
`;

type Change = readonly [name: string, change: (text: string) => string, files?: Readonly<Record<string, string>>];

const changes: readonly Change[] = [
  ['nothing', (text) => text],
  ['lines are put in above', (text) => text.replace('## Words', 'A new paragraph.\n\nAnother one.\n\n## Words')],
  ['a character that no font has', (text) => text.replace('once more', 'once \u{e123} more')],
  ['that character earlier, too', (text) => text.replace('Another one.', 'Another \u{e123} one.')],
  ['the later one is gone', (text) => text.replace('once \u{e123} more', 'once more')],
  ['both are gone', (text) => text.replace('Another \u{e123} one.', 'Another one.')],
  ['a note is cited earlier', (text) => text.replace('A new paragraph.', 'A new paragraph.[^d]\n\n[^d]: Before all others.')],
  ['the data of a chart', (text) => text, { 'values.csv': 'name,value\na,5\nb,1\n' }],
  ['the data of a chart are missing a field', (text) => text, { 'values.csv': 'name\na\nb\n' }],
  ['the data are back', (text) => text, { 'values.csv': 'name,value\na,5\nb,1\n' }],
  ['a figure before the others', (text) => text.replace('## Things', '## Things\n\n![First](bars.vl.json){#fig-first alt="first" width=50%}')],
  ['a formula', (text) => text.replace('a^2 + b^2', 'a^2 + c^2')],
  ['a formula that is none', (text) => text.replace('a^2 + c^2', 'a^2 + \\frac')],
  ['a slide goes on on further ones', (text) => text.replace('A new paragraph.', `A new paragraph.\n\n${'Words that need room on a slide. '.repeat(30)}\n\n${'More of them, cited here.[^c] '.repeat(25)}\n\n`)],
  ['a part gives way to an id', (text) => text.replace('## Things', '## Others {#words-2}\n\nWords.\n\n## Things')],
  ['a note that its slides cite', (text) => text.replace('The other note.', 'The *other* note, with more words.')],
  ['it is divided elsewhere', (text) => text.replace('that need room', 'that certainly need very much more room')],
  ['another theme', (text) => text.replace('lang: en', 'lang: en\ndeck: {theme: dark}')],
  ['larger slides shrink', (text) => text.replace('theme: dark', 'theme: dark, overflow: shrink')],
  ['no pages on slides', (text) => text.replace('lang: en', 'lang: en\nconcordance: false')],
  ['all of that as it was', (text) => text.replace('\nconcordance: false', '').replace('\ndeck: {theme: dark, overflow: shrink}', '')],
  ['another paper', (text) => text.replace('lang: en', 'lang: en\npaper: A5').replace('a^2 + \\frac', 'a^2')],
  ['another language', (text) => text.replace('lang: en', 'lang: zh')],
  ['another title', (text) => text.replace('title: On rebuilding', 'title: On building')],
  ['no title', (text) => text.replace(/title: .*\n/, '')],
  ['a heading', (text) => text.replace('# Part two', '# The second part')],
  ['a word in code', (text) => text.replace('squared', 'of a square')],
  ['the first half is gone', (text) => text.replace(/# Part one[^]*# The second part/, '# Part')],
  ['empty', () => ''],
];

test('any other change', { timeout: 240_000 }, async () => {
  const folder = temporaryFolder({ 'index.md': everything, 'bars.vl.json': JSON.stringify(spec), 'values.csv': 'name,value\na,2\nb,3\n' });
  const file = join(folder, 'index.md');
  let text = everything;
  for (const [name, change, files = {}] of changes) {
    text = change(text);
    writeFileSync(file, text);
    for (const [path, content] of Object.entries(files)) writeFileSync(join(folder, path), content);
    await expect(expectSame(file), name).resolves.toBeDefined();
  }
});

test('rebuilds of one path that are asked for at once wait for each other', async () => {
  const file = join(temporaryFolder({ 'index.md': '# One\n\nWords.\n' }), 'index.md');
  const out = join(file, '..', 'out');
  const [first, second] = await Promise.all([session.rebuild(file, out), session.rebuild(file, out, { only: 'brief' })]);
  expect(second.result.deck).toBeNull();
  expect(digest(second.result.brief?.bytes ?? '')).toBe(digest(first.result.brief?.bytes ?? ''));
});
