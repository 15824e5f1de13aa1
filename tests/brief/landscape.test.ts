/** Turned pages for wide tables and figures, seen in the finished file. */
import { describe, expect, test } from 'vitest';
import { landscapeNested } from '../../src/diagnostics/messages/brief.js';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';
import { buildBrief, frontMatter, type BuiltBrief } from './buildBrief.js';
import { projectStructure, readStructure } from './readStructure.js';

const sizes = (brief: BuiltBrief): string[] => brief.pages.map((page) => (page.widthPt > page.heightPt ? 'landscape' : 'portrait'));
const columns = Array.from({ length: 9 }, (_, index) => `Column ${index}`);
const table = (rows: number): string =>
  [columns, columns.map(() => '--'), ...Array.from({ length: rows }, (_, row) => columns.map((_name, column) => `cell ${row}.${column}`))].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="400"><rect width="1600" height="400" fill="#123456"/></svg>';
const en = frontMatter('en-GB');
const placeOf = (brief: BuiltBrief, text: string): { page: number; xPt: number; yPt: number; rightPt: number } => {
  const page = brief.pageWith(text);
  const line = brief.pages[page - 1]?.lines.find((each) => each.text.includes(text));
  return { page, xPt: line?.xPt ?? Number.NaN, yPt: line?.yPt ?? Number.NaN, rightPt: line?.rightPt ?? Number.NaN };
};

describe.each([['house', house], ['academic', academic]])('in %s', (_, template) => {
  test.each(['en-GB', 'zh-CN'])('a div has pages of its own, with the sides swapped (%s)', async (lang) => {
    const brief = await buildBrief(`${frontMatter(lang)}# Section\n\nBefore.\n\n::: landscape\n${table(3)}\n: A wide one {#tbl-wide}\n\nBeside it.[^n]\n:::\n\nAfter.\n\n# Next\n\nMore.\n\n[^n]: The note.\n`, {}, template);
    expect(sizes(brief)).toEqual(['portrait', 'landscape', 'portrait']);
    expect(['Before.', 'cell 0.0', 'Beside it.', 'The note.', 'After.'].map(brief.pageWith)).toEqual([1, 2, 2, 2, 3]);
    const [portrait, landscape] = brief.pages;
    expect([landscape?.widthPt, landscape?.heightPt]).toEqual([portrait?.heightPt, portrait?.widthPt]);
    expect(placeOf(brief, 'The note.').yPt).toBeGreaterThan(595.28 - 130);
    const outside = landscape?.lines.filter((line) => line.xPt < 40 || line.rightPt > 841.89 - 40 || line.yPt < 10 || line.yPt > 595.28 - 10) ?? [];
    expect(outside).toEqual([]);
    expect(landscape?.lines.some((line) => line.yPt < 60 && line.text.includes('Section'))).toBe(true);
    expect(brief.diagnostics).toEqual([]);
  });
});

test('the measure is the long side within the margins', async () => {
  const words = 'Some words that fill a line of text and go on. '.repeat(12);
  const brief = await buildBrief(`${en}Before.\n\n::: landscape\n${words}\n:::\n`);
  const right = Math.max(...(brief.pages[1]?.lines.map((line) => line.rightPt) ?? []));
  expect(right).toBeGreaterThan(841.89 - 110);
});

test('a table goes on over turned pages with its head', async () => {
  const brief = await buildBrief(`${en}Before.\n\n::: landscape\n${table(40)}\n:::\n\nAfter.\n`);
  const turned = brief.pages.filter((page) => page.widthPt > page.heightPt);
  expect(turned.length).toBeGreaterThan(1);
  expect(turned.map((page) => page.lines.filter((line) => line.text.includes('Column 0')).length)).toEqual(turned.map(() => 1));
  const text = brief.pages.flatMap((page) => page.lines.map((line) => line.text)).join(' ');
  expect(Array.from({ length: 40 }, (_, row) => `cell ${row}.8`).filter((cell) => !text.includes(cell))).toEqual([]);
  expect(brief.pageWith('After.')).toBe(brief.pageCount);
});

test('a table and a figure are turned by their class, and do not float', async () => {
  const brief = await buildBrief(
    `${en.replace('toc: false', 'toc: false\nfigures: {placement: float}')}Before.\n\n${table(2)}\n: Wide {#tbl-wide .landscape}\n\nBetween.\n\n![Broad](a.svg){#fig-a .landscape alt="Broad"}\n\nAfter.\n`,
    { 'a.svg': svg },
  );
  expect(sizes(brief)).toEqual(['portrait', 'landscape', 'portrait', 'landscape', 'portrait']);
  expect(['Before.', 'Wide', 'Between.', 'Broad', 'After.'].map(brief.pageWith)).toEqual([1, 2, 3, 4, 5]);
});

test('a float stays on the upright pages before what is turned', async () => {
  const brief = await buildBrief(`${en}Before.\n\n![Floating](a.svg){#fig-a alt="A" placement=float}\n\n::: landscape\nTurned.\n:::\n`, { 'a.svg': svg });
  expect(sizes(brief)).toEqual(['portrait', 'landscape']);
  expect(brief.pageWith('Floating')).toBe(1);
});

test('a manuscript may begin and end turned, and a note stands where it is first cited', async () => {
  const brief = await buildBrief(`${en}::: landscape\nFirst.[^n]\n:::\n\nMiddle.[^n]\n\n::: landscape\nLast.\n:::\n\n[^n]: The note.\n`);
  expect(sizes(brief)).toEqual(['landscape', 'portrait', 'landscape']);
  expect(brief.pages.map((page) => page.lines.filter((line) => line.text.includes('The note.')).length)).toEqual([1, 0, 0]);
});

test('inside something else it is said to be ignored, and nothing is lost', async () => {
  const brief = await buildBrief(`${en}- Item\n\n  ::: landscape\n  Inside.\n  :::\n`);
  expect(sizes(brief)).toEqual(['portrait']);
  expect(brief.pageWith('Inside.')).toBe(1);
  expect(brief.diagnostics.map(({ position }) => position && landscapeNested(position))).toEqual(brief.diagnostics);
  expect(brief.diagnostics).toHaveLength(1);
});

test('is read in the order of the text', async () => {
  const brief = await buildBrief(`${en}Before.\n\n::: landscape\n${table(2)}\n:::\n\nAfter.\n`);
  const tags = projectStructure(readStructure(brief.bytes));
  expect(tags.indexOf('P')).toBeLessThan(tags.indexOf('Table'));
  expect(tags.lastIndexOf('P')).toBeGreaterThan(tags.indexOf('Table'));
});

test('turned pages count and lie as others do: both sides, roman front pages, sections that start on the right', async () => {
  const more = 'title: Title\nduplex: true\nfront-page-numbers: roman\nsection-start: right\n';
  const brief = await buildBrief(`---\nlang: en-GB\n${more}---\n\n# One\n\nBefore.\n\n::: landscape\n${table(3)}\n:::\n\n# Two\n\nAfter.\n\n::: landscape\nTurned.\n:::\n`);
  expect(brief.diagnostics).toEqual([]);
  // cover, contents, then 1: One, 2: its table, turned, 3: Two, 4: turned
  expect(brief.labels).toEqual(['i', 'ii', '1', '2', '3', '4']);
  expect(sizes(brief)).toEqual(['portrait', 'portrait', 'portrait', 'landscape', 'portrait', 'landscape']);
  expect(['Before.', 'cell 0.0', 'After.', 'Turned.'].map((text) => placeOf(brief, text).page)).toEqual([3, 4, 5, 6]);
  const footOf = (page: number): string | undefined => brief.pages[page]?.lines.find((line) => /^\d \/ 4$/.test(line.text))?.text;
  expect([2, 3, 4, 5].map(footOf)).toEqual(['1 / 4', '2 / 4', '3 / 4', '4 / 4']);
});
