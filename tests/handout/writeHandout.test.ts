import { expect, test } from 'vitest';
import { measureDeck } from '../../src/deck/measureDeck.js';
import type { HandoutSettings } from '../../src/document/metadata.js';
import { stageMeasurer, type StageLayout } from '../../src/handout/stageLayout.js';
import { writeHandout } from '../../src/handout/writeHandout.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { academic } from '../../templates/academic/index.js';
import { selectText, type TestFiles } from '../brief/buildBrief.js';
import { readPdf, type PdfText } from '../brief/readPdf.js';
import { projectStructure, readStructure } from '../brief/readStructure.js';

type BuiltHandout = PdfText & { readonly bytes: Uint8Array; readonly pageCount: number; readonly layouts: readonly StageLayout[] };

async function buildHandout(text: string, settings: HandoutSettings, files: TestFiles = {}): Promise<BuiltHandout> {
  const { input, report, diagnostics } = await selectText(text, 'deck', files);
  const typesetting = createTypesettingCache();
  const deck = await measureDeck({ ...input, typesetting, publicDeck: false }, report);
  const slides = deck.stacks.flatMap((stack) => stack.slides);
  const numbered = slides.map((slide, index) => ({ slide, number: `${index + 1} / ${slides.length}` }));
  const handout = await writeHandout({ ...input, slides: numbered, settings, typesetting }, report);
  expect(diagnostics).toEqual([]);
  const measure = stageMeasurer(input, typesetting);
  return { ...(await readPdf(handout.bytes)), ...handout, layouts: slides.map((each) => measure(each)) };
}

const front = (lang: string): string => `---\nlang: ${lang}\n---\n\n`;
const slide = (number: number): string => `## Slide ${number}\n\nText ${number}.\n\n- first\n- second\n\n::: notes\nSay ${number}.\n:::\n\n`;
const five = front('en') + [1, 2, 3, 4, 5].map(slide).join('');

const textOf = ({ pages }: PdfText): string => pages.map((page) => page.lines.map((line) => line.text).join('\n')).join('\n');

test.each([
  [1, 5],
  [2, 3],
  [3, 2],
  [4, 2],
  [6, 1],
] as const)('%i slides on a page', async (slidesPerPage, pageCount) => {
  const handout = await buildHandout(five, { slidesPerPage, notes: true });
  expect(handout.pageCount).toBe(pageCount);
  const text = textOf(handout);
  for (const number of [1, 2, 3, 4, 5]) {
    expect(text).toContain(`Text ${number}.`);
    expect(text).toContain(`Say ${number}.`);
    expect(text).toContain(`${number} / 5`);
  }
});

test('lines for writing stand in place of the notes', async () => {
  const handout = await buildHandout(five, { slidesPerPage: 3, notes: false });
  expect(textOf(handout)).toContain('Text 3.');
  expect(textOf(handout)).not.toContain('Say 3.');
});

test('notes that are longer than their room go on in the next cells, whole', async () => {
  const words = Array.from({ length: 900 }, (_, index) => `w${index}`);
  const handout = await buildHandout(`${front('en')}## One\n\nText.\n\n::: notes\n${words.join(' ')}\n:::\n\n## Two\n\nMore.\n`, { slidesPerPage: 1, notes: true });
  expect(handout.pageCount).toBe(3);
  const printed = new Set(textOf(handout).split(/\s+/));
  expect(words.filter((word) => !printed.has(word))).toEqual([]);
  expect(handout.pages[2]?.lines.some((line) => line.text.includes('More.'))).toBe(true);
});

test('a slide with too much is made smaller, not cut off', async () => {
  const points = Array.from({ length: 40 }, (_, index) => `- point ${index};`).join('\n');
  const handout = await buildHandout(`---\nlang: en\ndeck: {overflow: scroll}\n---\n\n## Full\n\n${points}\n`, { slidesPerPage: 1, notes: false });
  const [page] = handout.pages;
  const found = page?.lines.filter((line) => line.text.includes('point')) ?? [];
  for (let index = 0; index < 40; index += 1) expect(textOf(handout)).toContain(`point ${index};`);
  // 841.89 - 76 below the text area; the slide is 453 pt wide and 255 pt high under 76 pt.
  for (const line of found) expect(line.yPt).toBeLessThan(76 + 255);
});

test('numbers of two digits stand on the line of their item', async () => {
  const items = Array.from({ length: 4 }, (_, index) => `${index + 9}. item ${index}`).join('\n');
  const handout = await buildHandout(`${front('en')}## List\n\n${items}\n`, { slidesPerPage: 1, notes: false });
  expect(handout.pages[0]?.lines.map((line) => line.text)).toContain('10. item 1');
});

test.each(['zh-CN', 'en'])('figures, tables, code and footnotes of a slide are in its handout (%s)', async (lang) => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200"><rect width="400" height="200" fill="#336699"/></svg>';
  const text = `${front(lang)}# Part\n\n## Things\n\n:::: columns\n::: column\n![A picture](p.svg){#fig-p alt="Blue."}\n:::\n::: column\n| a | b |\n|---|---|\n| cell | 2 |\n\n: A table {#tbl-t}\n:::\n::::\n\nCited[^1].\n\n[^1]: The note.\n\n## Code\n\n\`\`\`js\nconst x = 1;\n\`\`\`\n`;
  for (const template of [undefined, academic]) {
    const handout = await buildHandout(text, { slidesPerPage: 2, notes: false }, { files: { 'p.svg': svg }, ...(template === undefined ? {} : { template }) });
    const printed = textOf(handout);
    for (const words of ['Part', 'Things', 'A picture', 'cell', 'A table', 'The note.', 'const x = 1;']) expect(printed).toContain(words);
  }
});

test('a deck without slides gives one page, and the same input the same bytes', async () => {
  const text = `${front('en')}::: brief\nWords.\n:::\n`;
  const empty = await buildHandout(text, { slidesPerPage: 1, notes: true });
  expect(empty.pageCount).toBe(1);
  const again = await buildHandout(text, { slidesPerPage: 1, notes: true });
  expect(Buffer.from(again.bytes).equals(Buffer.from(empty.bytes))).toBe(true);
});

test('slides are read in order, each before its notes; numbers and lines are not', async () => {
  const text = `${front('en')}## One\n\nText[^1].\n\n[^1]: The note.\n\n::: notes\nSay it.\n:::\n\n## Two\n\n- point\n`;
  const { bytes } = await buildHandout(text, { slidesPerPage: 2, notes: true });
  expect(projectStructure(readStructure(bytes))).toMatchInlineSnapshot(`
    "Document
      H1 …
      P …
        Reference
          Link … →
      Note ID=note-000001 Placement=Block
        Lbl
          Link … →
        P …
      P …
      H1 …
      L ListNumbering=Disc
        LI
          Lbl ActualText=• …
          LBody
            P …
    "
  `);
});

/** The slide of a page with one is 453.5 pt wide and begins 71 pt from the left and 76 pt from the top. */
const stage = { leftPt: 71, topPt: 76, ptPerPx: 453.5 / 1280 };

test.each([
  ['a statement', '## S\n\nWords in the middle.\n', 'Words in the middle.', 'p'],
  ['a big number', '## S {.big-number}\n\n42 %\n\nOf all.\n', '42 %', '.number'],
  ['a quotation', '## S {.quotation}\n\n> Said so.\n\n— A. Writer\n', 'Said so.', 'blockquote'],
  ['sides', '## S {.comparison}\n\n### One\n\nLeft.\n\n### Two\n\nRight.\n', 'One', '.column'],
  ['few words', '## S\n\nFew.\n\n- one\n- two\n', 'Few.', 'p'],
  ['a title', '---\ntitle: A talk\n---\n\n## B\n\nWords.\n', 'A talk', 'h1'],
] as const)('%s stand where the deck has them, in type of the same size', async (_, text, words, selector) => {
  const { pages, layouts } = await buildHandout(text.startsWith('---') ? text.replace('---\n', '---\nlang: en\n') : `${front('en')}${text}`, { slidesPerPage: 1, notes: false });
  const line = pages[0]?.lines.find((each) => each.text === words);
  const [at] = layouts[0]?.named(selector) ?? [];
  if (line === undefined || at === undefined) throw new Error(`${words} is not printed, or not measured`);
  const { padding, border } = at.box.node.style.box;
  expect(line.xPt).toBeCloseTo(stage.leftPt + (at.leftPx + padding.left + border.left) * stage.ptPerPx, -0.5);
  const topPt = stage.topPt + at.topPx * stage.ptPerPx;
  expect(line.yPt).toBeGreaterThan(topPt);
  expect(line.yPt).toBeLessThan(topPt + at.heightPx * stage.ptPerPx);
  if (selector !== '.column') expect(line.sizePt).toBeCloseTo(at.fontPx * stage.ptPerPx, 0);
});

test('what goes on from the slide before has no bullet', async () => {
  const words = Array.from({ length: 260 }, (_, index) => `word${index}`).join(' ');
  const { bytes, pageCount } = await buildHandout(`${front('en')}## One\n\n- ${words}\n`, { slidesPerPage: 1, notes: false });
  expect(pageCount).toBe(2);
  expect(projectStructure(readStructure(bytes)).match(/ActualText=•/g)).toHaveLength(1);
});

test('backgrounds are on paper too, under text that can be read on them', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="200" viewBox="0 0 400 200"><rect width="400" height="200" fill="#336699"/></svg>';
  const text = `${front('en')}## Colour {background="#0b4f6c"}\n\nWords.\n\n## Gradient {background="linear-gradient(135deg, #0b4f6c, #10202b)"}\n\nWords.\n\n## Bleed {.full-bleed}\n\n![A picture](p.svg){#fig-p alt="Blue."}\n`;
  const { bytes, pages } = await buildHandout(text, { slidesPerPage: 1, notes: false }, { files: { 'p.svg': svg } });
  expect(pages.map((page) => page.lines.some(({ text: words }) => ['Words.', 'Figure 1. A picture'].includes(words)))).toEqual([true, true, true]);
  expect(projectStructure(readStructure(bytes))).toContain('Figure');
});
