/** The structure tree of finished briefs, read back without the writer's code. What PDF/UA-1 asks of any file is checked in `matterhorn.test.ts`. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, test } from 'vitest';
import { buildBrief, buildBriefWithSlides, frontMatter, type BuiltBrief } from './buildBrief.js';
import { nameOf, Reference, textOf } from './readObjects.js';
import { attributeOf, projectStructure, readStructure, type ReadElement, type ReadStructure } from './readStructure.js';

const square = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60" viewBox="0 0 10 6"><a href="https://example.org/"><rect width="10" height="6" fill="#0b4f6c"/></a></svg>';

const everything = (lang: string, words: string): string => `---
title: ${words}
subtitle: ${words}
organisation: ${words}
lang: ${lang}
abstract: ${words}
contact: ${words}
---

## ${words} {#sec-a}

${words}[^1] @fig-a, [a link](https://example.org/) and $a^2$ and [un mot]{lang=fr}.

#### ${words}

- ${words}
- ${words}
  1. ${words}
- [x] ${words}

![${words}](a.svg){#fig-a alt="A square"}

![](a.svg){alt=""}

> ${words}

\`\`\`js
const letters = '${'abc '.repeat(60)}';
\`\`\`

$$
x = 1
$$ {#eq-a}

| A | B |
|--|--:|
| ${words}[^2] | 1 |
|  | 2 |
${'| a | 3 |\n'.repeat(40)}

: ${words} {#tbl-a}

Term
:   ${words}

::: callout-note
${words}
:::

:::: columns
::: column
${words}
:::
::: column
${words}
:::
::::

***

# ${words}

${`${words} `.repeat(300)}

[^1]: ${words} [^3]
[^2]: ${words}
[^3]: ${words}
`;

const languages = [['en-GB', 'Some words'], ['zh-CN', '几个字']] as const;
const built: ReadonlyMap<string, { readonly brief: BuiltBrief; readonly structure: ReadStructure }> = new Map(await Promise.all(languages.map(async ([lang, words]) => {
  const brief = await buildBriefWithSlides(everything(lang, words), new Map([['sec-a', { number: '2', address: 'deck.html#/sec-a' }]]), { files: { 'a.svg': square } });
  return [lang, { brief, structure: readStructure(brief.bytes) }] as const;
})));
const briefIn = (lang: string) => {
  const found = built.get(lang);
  if (found === undefined) throw new Error('no such brief');
  return found;
};
const structureOf = async (markdown: string): Promise<ReadStructure> => readStructure((await buildBrief(markdown, { 'a.svg': square })).bytes);
const tagged = ({ all }: ReadStructure, ...tags: readonly string[]): ReadElement[] => all.filter(({ tag }) => tags.includes(tag));

/** Which tags may stand in which; others anywhere. ISO 32000-1, tables 333 to 337 */
const onlyIn: Readonly<Record<string, readonly string[]>> = {
  Caption: ['Figure', 'Table'], LI: ['L'], Lbl: ['LI', 'Note'], LBody: ['LI'], THead: ['Table'], TBody: ['Table'], TR: ['Table', 'THead', 'TBody'], TH: ['TR'], TD: ['TR'], TOCI: ['TOC'],
};
const onlyHolds: Readonly<Record<string, readonly string[]>> = {
  Figure: ['Caption', 'Link'], L: ['LI', 'L', 'Caption'], LI: ['Lbl', 'LBody'], Table: ['THead', 'TBody', 'TR', 'Caption'], THead: ['TR'], TBody: ['TR'], TR: ['TH', 'TD'], TOC: ['TOCI', 'TOC', 'Caption'],
};
/** Grouping elements hold no content of their own. 14.8.4.2 */
const grouping = ['Document', 'Sect', 'Div', 'BlockQuote', 'Caption', 'TOC', 'TOCI', 'L', 'LI', 'Table', 'THead', 'TBody', 'TR'];

describe.each(languages)('everything in %s', (lang) => {
  const { brief, structure } = briefIn(lang);
  const { objects, all, root, painted } = structure;
  const pagesOf = (tag: string): number => new Set(tagged(structure, tag).flatMap(({ content }) => content.map(({ page }) => page))).size;

  test('the brief is as the test takes it to be', () => {
    expect(brief.diagnostics).toEqual([]);
    expect(brief.pageCount).toBeGreaterThan(4);
    expect(pagesOf('TD')).toBeGreaterThan(1);
  });

  test('all text and paths are in the structure tree or artifacts', () => {
    const claimed = new Set(all.flatMap(({ content }) => content.map(({ page, mcid }) => `${page}:${mcid}`)));
    objects.pages.forEach(({ id }, index) => {
      const loose = (painted[index] ?? []).filter(({ mcid, artifact }) => artifact === null && (mcid === null || !claimed.has(`${id}:${mcid}`)));
      expect(loose).toEqual([]);
    });
    expect(all.flatMap(({ content }) => content)).toHaveLength(claimed.size); // nothing belongs to two elements
  });

  test('no content is an artifact and tagged at once', () => {
    expect(painted.flat().filter(({ mcid, artifact }) => mcid !== null && artifact !== null)).toEqual([]);
  });

  test('text is an artifact only in the margins, and where a table head is repeated', () => {
    const text = painted.map((page) => page.filter(({ operator, artifact }) => artifact !== null && operator.toLowerCase() === 'tj'));
    expect(text.flat().every(({ artifact }) => artifact === 'Pagination')).toBe(true);
    const inArea = text.map((page) => page.filter(({ yPt }) => yPt > 76 && yPt < 785.89)); // 841.89 - 56
    expect(inArea.flat()).toHaveLength(2 * (pagesOf('TD') - 1)); // the cells A and B, at the top of the table's later pages
  });

  test('the parent tree leads back from all content and annotations', () => {
    const tree = objects.dictionary(objects.dictionary(objects.catalogue.get('StructTreeRoot')).get('ParentTree'));
    const numbers = objects.list(tree.get('Nums'));
    const parents = new Map(numbers.flatMap((key, index) => (index % 2 === 0 ? [[key, numbers[index + 1] ?? null] as const] : [])));
    for (const { id, page } of objects.pages) {
      const elements = objects.list(parents.get(page.get('StructParents') ?? null));
      const claims = all.flatMap((element) => element.content.filter((content) => content.page === id).map(({ mcid }) => [mcid, element.id] as const));
      expect(claims.map(([mcid]) => mcid).sort((a, b) => a - b)).toEqual([...elements.keys()]);
      for (const [mcid, element] of claims) expect(elements[mcid]).toEqual(new Reference(element));
      for (const annotation of objects.list(page.get('Annots'))) {
        const key = objects.dictionary(annotation).get('StructParent');
        const link = all.find(({ annotations }) => annotation instanceof Reference && annotations.includes(annotation.id));
        expect(link?.tag).toBe('Link');
        expect(parents.get(key ?? null)).toEqual(new Reference(link?.id ?? 0));
      }
    }
  });

  test('each element names its parent', () => {
    const wrong = all.flatMap((element) => element.children.filter((child) => child.parentId !== element.id));
    expect(wrong).toEqual([]);
    expect(root.tag).toBe('Document');
  });

  test('elements stand where their types may stand', () => {
    const wrong = all.flatMap((element) =>
      element.children.filter(({ tag }) => onlyIn[tag]?.includes(element.tag) === false || onlyHolds[element.tag]?.includes(tag) === false).map(({ tag }) => `${tag} in ${element.tag}`),
    );
    expect(wrong).toEqual([]);
    expect(tagged(structure, ...grouping).filter(({ content }) => content.length > 0)).toEqual([]);
    for (const table of tagged(structure, 'Table')) expect(table.children.findIndex(({ tag }) => tag === 'Caption')).toBeLessThanOrEqual(0);
    for (const figure of tagged(structure, 'Figure')) expect(figure.children.at(-1)?.tag).toBe('Caption');
  });

  test('only standard types are used, and the tree reads as it should', async () => {
    await expect(projectStructure(structure)).toMatchFileSnapshot(`../golden/brief/structure-${lang.slice(0, 2)}.txt`);
  });

  test('heading levels begin with 1 and leave none out', () => {
    const levels = tagged(structure, 'H1', 'H2', 'H3', 'H4', 'H5', 'H6').map(({ tag }) => Number(tag.slice(1)));
    expect(levels).toEqual([1, 2, 1]); // written as 2, 4, 1
  });

  test('figures and formulas have alternative text and say where they are', () => {
    const pictures = tagged(structure, 'Figure', 'Formula');
    expect(pictures.map(({ dictionary }) => textOf(dictionary.get('Alt')))).toEqual(lang === 'zh-CN' ? ['a 的平方', 'A square', 'x 等于 1'] : ['a squared', 'A square', 'x equals 1']);
    for (const picture of pictures) expect(objects.list(attributeOf(picture, objects, 'BBox'))).toHaveLength(4);
  });

  test('each page leads to its slides, in a paragraph of its own before all that begins on the page', () => {
    const leading = objects.pages.map(({ page }) => objects.list(page.get('Annots')).map((annotation) => objects.dictionary(annotation))
      .filter((annotation) => textOf(objects.dictionary(annotation.get('A') ?? null).get('URI')) === 'deck.html#/sec-a').map((annotation) => textOf(annotation.get('Contents'))));
    expect(new Set(leading.flat())).toEqual(new Set([lang === 'zh-CN' ? '幻灯片 2' : 'Slide 2']));
    const texts = root.children.map((element) => ({ element, isOfSlides: element.tag === 'P' && element.children.length === 1 && element.children[0]?.tag === 'Link' && element.content.length === 0 }));
    expect(texts.filter(({ isOfSlides }) => isOfSlides).length).toBe(leading.filter((links) => links.length > 0).length);
    const firstPage = (element: ReadElement): number => Math.min(...[element, ...element.children].flatMap(({ content }) => content.map(({ page }) => objects.pages.findIndex(({ id }) => id === page))));
    // What follows the paragraph begins on its page or later, but for what floats to the page before.
    texts.forEach(({ element, isOfSlides }, index) => {
      if (isOfSlides) expect(texts.slice(0, index).every(({ element: before }) => firstPage(before) < firstPage(element) || !Number.isFinite(firstPage(before)))).toBe(true);
    });
  });

  test('links have an annotation that says where it leads', () => {
    const links = tagged(structure, 'Link');
    expect(links.length).toBeGreaterThan(6);
    expect(links.filter(({ annotations }) => annotations.length === 0)).toEqual([]);
    const annotations = objects.pages.flatMap(({ page }) => objects.list(page.get('Annots')).map((annotation) => objects.dictionary(annotation)));
    expect(annotations.filter((annotation) => (textOf(annotation.get('Contents')) ?? '') === '')).toEqual([]);
    expect(objects.pages.filter(({ page }) => nameOf(page.get('Tabs')) !== 'S')).toEqual([]);
  });

  test('notes have identifiers and follow what cites them', () => {
    const notes = tagged(structure, 'Note').map(({ dictionary }) => textOf(dictionary.get('ID')));
    expect(notes).toHaveLength(3);
    expect(new Set(notes).size).toBe(3);
    const names = objects.list(objects.dictionary(objects.dictionary(objects.catalogue.get('StructTreeRoot')).get('IDTree')).get('Names'));
    expect(names.filter((name) => typeof name === 'string')).toEqual(notes);
    const order = root.children.map(({ tag }) => tag);
    const cited = order.indexOf('Note');
    expect(order.slice(cited - 1, cited + 2)).toEqual(['P', 'Note', 'Note']); // the second is cited in the first
    expect(order[order.lastIndexOf('Note') - 1]).toBe('Table');
  });

  test('numbered lists say how they are numbered, and labels that are drawn what they mean', () => {
    const lists = tagged(structure, 'L').map((list) => nameOf(attributeOf(list, objects, 'ListNumbering')));
    expect(lists).toEqual(['Square', 'Decimal', null]); // the last is of terms
    const drawn = tagged(structure, 'Lbl').flatMap(({ dictionary }) => textOf(dictionary.get('ActualText')) ?? []);
    expect(drawn).toEqual(['•', '•', lang === 'zh-CN' ? '已完成' : 'done']);
  });

  test('the file says what it is', () => {
    const { catalogue } = objects;
    expect(textOf(catalogue.get('Lang'))).toBe(lang);
    expect(objects.dictionary(catalogue.get('MarkInfo')).get('Marked')).toBe(true);
    expect(objects.dictionary(catalogue.get('ViewerPreferences')).get('DisplayDocTitle')).toBe(true);
    const metadata = Buffer.from(objects.stream(catalogue.get('Metadata')), 'latin1').toString('utf8');
    expect(metadata).toContain('<pdfuaid:part>1</pdfuaid:part>');
    expect(metadata).toMatch(/<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="x-default">[^<]+</);
  });

  test('pdf.js finds the same elements', async () => {
    const task = getDocument({ data: new Uint8Array(brief.bytes), verbosity: 0, useSystemFonts: false });
    const document = await task.promise;
    const roles = new Set<string>();
    const gather = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return;
      if ('role' in node && typeof node.role === 'string') roles.add(node.role);
      if ('children' in node && Array.isArray(node.children)) node.children.forEach(gather);
    };
    for (let number = 1; number <= document.numPages; number += 1) gather((await (await document.getPage(number)).getStructTree()));
    await task.destroy();
    roles.delete('Root');
    expect([...roles].sort()).toEqual([...new Set(all.map(({ tag }) => tag))].sort());
  });
});

describe('languages', () => {
  const languagesIn = ({ all }: ReadStructure): string[] => all.flatMap(({ tag, dictionary }) => (dictionary.has('Lang') ? [`${tag} ${textOf(dictionary.get('Lang')) ?? ''}`] : []));

  test('words and divs have the language that the author gives', async () => {
    const markdown = 'Text [mot]{lang=fr} and\n\n::: {lang=de}\nEin Satz, [un mot]{lang=fr} und ein Wort.\n:::\n';
    expect(languagesIn(await structureOf(frontMatter('en-GB') + markdown))).toEqual(['Span fr', 'Div de', 'Span fr']);
  });

  test('a passage in another language has it wherever it stands', async () => {
    const markdown = `---\nlang: en-GB\ntitle: T\n---\n\n# 水库得协商的地方\n\n# Two\n\n# Three\n\nText[^n].\n\n![中文的图注写在这里](a.svg){alt="Square" source="国家统计局的年鉴"}\n\n| 地方名称 | B |\n|--|--|\n| 水库得协商 | [mot]{lang=fr} |\n\n: 表格的标题 [mot]{lang=fr} {#tbl-a}\n\n术语\n:   一个定义说的话\n\n::: {.callout-note title="注意事项要写清楚"}\nText.\n:::\n\n[^n]: 脚注里的一句话。\n`;
    expect(languagesIn(await structureOf(markdown))).toEqual(['TOCI zh', 'H1 zh', 'P zh', 'P zh', 'P zh', 'P zh', 'Span fr', 'TH zh', 'TD zh', 'Span fr', 'Lbl zh', 'P zh', 'P zh']);
  });

  test('a passage in another script has its language; words in a sentence have not', async () => {
    expect(languagesIn(await structureOf(`${frontMatter('en-GB')}凡是水库得协商的地方。\n\nThe word 水库 is Chinese.\n`))).toEqual(['P zh']);
    expect(languagesIn(await structureOf(`${frontMatter('zh-CN')}The inspectors of the reservoir notice a change in the load.\n\nOpen Document Format\n\n此处的 English words are not a passage 而已。\n`))).toEqual(['P en']);
  });
});

test('a paragraph over pages is one element, before the notes of its first page', async () => {
  const { all, root } = await structureOf(`${frontMatter('en-GB')}${'Filler.\n\n'.repeat(30)}Cited[^n] ${'and so on '.repeat(400)}\n\nAfter.\n\n[^n]: Note.\n`);
  expect(root.children.map(({ tag }) => tag).slice(-3)).toEqual(['P', 'Note', 'P']);
  const long = all.filter(({ content }) => new Set(content.map(({ page }) => page)).size > 1);
  expect(long.map(({ tag }) => tag)).toEqual(['P']);
});

test('a figure that floats is read where it is written', async () => {
  const filler = 'Some words about nothing. '.repeat(80);
  const structure = await structureOf(`${frontMatter('en-GB')}> Quoted.\n\n${filler}\n\n![Caption](a.svg){#fig-a alt="Square" placement=float width=100%}\n\n${filler}\n\n- See @fig-a.\n`);
  expect(structure.root.children.map(({ tag }) => tag)).toEqual(['BlockQuote', 'P', 'Figure', 'P', 'L']);
  const figure = tagged(structure, 'Figure')[0];
  const figureTop = Number(structure.objects.list(figure === undefined ? null : attributeOf(figure, structure.objects, 'BBox'))[3]);
  expect(figureTop === 765.89 || figureTop < 400).toBe(true); // at the top, 841.89 - 76, or at the foot of its page
});

test('a manuscript without a title is called by its first heading, else by its file', async () => {
  const titleOf = async (markdown: string): Promise<unknown> => (await buildBrief(markdown)).info.Title;
  expect(await titleOf(`${frontMatter('en-GB')}# One\n\nText.\n\n# Two\n`)).toBe('One');
  expect(await titleOf(`${frontMatter('en-GB')}Text.\n`)).toBe('test.md');
});
