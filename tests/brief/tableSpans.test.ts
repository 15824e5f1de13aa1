/** Cells over several columns and rows in the finished brief. */
import { describe, expect, test } from 'vitest';
import { buildBrief, frontMatter, type BuiltBrief } from './buildBrief.js';
import { attributeOf, readStructure, type ReadElement, type ReadStructure } from './readStructure.js';

const spans = `| Country | Exports || Imports ||
| ^^      | 2023 | 2024 | 2023 | 2024 |
|:--------|-----:|-----:|-----:|-----:|
| North   | 40 | 41 | 12 | 13 |
| ^^      | 42 | 43 | 14 | 15 |
| Total   | none || 5 | 6 |
`;

const lineOf = (brief: BuiltBrief, pattern: RegExp) => {
  const line = brief.pages.flatMap((page) => page.lines).find(({ text }) => pattern.test(text));
  if (line === undefined) throw new Error(`no line says ${String(pattern)}`);
  return line;
};

const spanOf = (cell: ReadElement, { objects }: ReadStructure, key: 'ColSpan' | 'RowSpan'): number => Number(attributeOf(cell, objects, key) ?? 1);

/** How many columns each row of a table has, with the cells that reach into it from above. */
function widths(structure: ReadStructure): number[] {
  const rows = structure.all.filter(({ tag }) => tag === 'TR');
  return rows.map((_, index) => rows.slice(0, index + 1).reduce((sum, above, at) =>
    sum + above.children.filter((cell) => at + spanOf(cell, structure, 'RowSpan') > index).reduce((own, cell) => own + spanOf(cell, structure, 'ColSpan'), 0), 0));
}

/** Wide enough for columns apart. */
const wideSpans = spans.replace('North', `North ${'of the river '.repeat(12)}`);

test('a cell over columns stands over both if it is a head, a cell over rows at the top of them', async () => {
  const brief = await buildBrief(`${frontMatter('en-GB')}${wideSpans}`);
  expect(brief.diagnostics).toEqual([]);
  const [exports, years, first, second] = [lineOf(brief, /^Exports/), lineOf(brief, /^2023/), lineOf(brief, /^40/), lineOf(brief, /^42/)];
  expect(lineOf(brief, /Imports/).yPt).toBe(exports.yPt);
  expect(exports.yPt).toBeLessThan(years.yPt - 10);
  expect(exports.xPt).toBeLessThan(years.xPt + 40);
  expect(lineOf(brief, /^North/).yPt).toBe(first.yPt);
  expect(second.yPt).toBeGreaterThan(first.yPt + 10);
  // Heads stand at the foot of the head: the one over two rows in line with the second.
  expect(lineOf(brief, /^Country/).yPt).toBe(years.yPt);
});

test('the structure tree says what cells cover, and every row has all columns', async () => {
  const structure = readStructure((await buildBrief(`${frontMatter('en-GB')}${spans}`)).bytes);
  expect(widths(structure)).toEqual([5, 5, 5, 5, 5]);
  const cells = structure.all.filter(({ tag }) => tag === 'TH' || tag === 'TD');
  const covering = cells.map((cell) => `${spanOf(cell, structure, 'ColSpan')}x${spanOf(cell, structure, 'RowSpan')}`).filter((size) => size !== '1x1');
  expect(covering).toEqual(['1x2', '2x1', '2x1', '1x2', '2x1']);
});

test('a cell over rows that needs more than they have makes the last of them higher', async () => {
  const words = 'several words that fill a number of lines beside two short rows '.repeat(12);
  const brief = await buildBrief(`${frontMatter('en-GB')}| a | b |\n|--|--|\n| 1 | ${words} |\n| 2 | ^^ |\n| 3 | end |\n`);
  const last = brief.pages[0]?.lines.findLast(({ text }) => text.includes('short') || text.includes('rows'));
  expect(lineOf(brief, /^3/).yPt).toBeGreaterThan((last?.yPt ?? Infinity) + 10);
});

describe('over pages', () => {
  const filler = 'Filler.\n\n';

  test.each([30, 32, 34, 36, 38])('rows that a cell spans stay together (%i lines before them)', async (count) => {
    const brief = await buildBrief(`${frontMatter('en-GB')}${filler.repeat(count)}| a | b |\n|--|--|\n| 1 | x |\n| 2 | over both |\n| 3 | ^^ |\n| 4 | y |\n`);
    expect(brief.pageWith('over both')).toBe(brief.pages.findIndex((page) => page.lines.some(({ text }) => text === '3')) + 1);
  });

  test('a cell over more rows than a page has loses nothing, and its rows are divided', async () => {
    const rows = Array.from({ length: 90 }, (_, index) => `| ${index === 0 ? 'Group' : '^^'} | r${index}. |\n`).join('');
    const brief = await buildBrief(`${frontMatter('en-GB')}| a | b |\n|--|--|\n${rows}`);
    const text = brief.pages.flatMap((page) => page.lines.map((line) => line.text)).join(' ');
    expect(text.match(/r\d+\./g)).toEqual(Array.from({ length: 90 }, (_, index) => `r${index}.`));
    expect(text.match(/Group/g)).toHaveLength(1);
    expect(brief.diagnostics).toEqual([]);
    expect(widths(readStructure(brief.bytes)).every((width) => width === 2)).toBe(true);
  });

  test('a head of several rows is repeated whole', async () => {
    const brief = await buildBrief(`${frontMatter('en-GB')}${spans}${'| x | 1 | 2 | 3 | 4 |\n'.repeat(60)}`);
    expect(brief.pageCount).toBeGreaterThan(1);
    for (const page of brief.pages) expect(page.lines.map(({ text }) => text).join(' ')).toMatch(/Country Exports Imports 2023 2024 2023 2024/);
  });

  test('a row is kept whole, and a cell of 9,000 letters over pages loses nothing', async () => {
    const words = Array.from({ length: 1300 }, (_, index) => `w${String(index).padStart(4, '0')}`);
    const brief = await buildBrief(`${frontMatter('en-GB', 'paper: A5\n')}| a | b |\n|--|--|\n| 1 | ${words.join(' ')} |\n| 2 | end |\n`);
    expect(brief.pageCount).toBeGreaterThanOrEqual(3);
    expect(brief.pages.flatMap((page) => page.lines.flatMap((line) => line.text.match(/w\d{4}/g) ?? []))).toEqual(words);
  });

  test.each([28, 31, 34, 37])('a row of several lines is not divided (%i lines before it)', async (count) => {
    const brief = await buildBrief(`${frontMatter('en-GB')}${filler.repeat(count)}| a | b |\n|--|--|\n| 1 | x |\n| 2 | first ${'and so on '.repeat(60)} last |\n| 3 | y |\n| 4 | z |\n`);
    expect(brief.pageWith('first and')).toBe(brief.pageWith(' last'));
  });
});

test('a table in parts keeps cells over columns of both', async () => {
  const head = `| Row | ${Array.from({ length: 20 }, (_, index) => `Group${index} || `).join('| ')} |`.replaceAll('||  |', '||');
  const columns = 41;
  const body = `| r | ${Array.from({ length: columns - 1 }, (_, index) => `value${index}`).join(' | ')} |`;
  const brief = await buildBrief(`${frontMatter('en-GB')}${head.replace(/\s*\|\s*\|$/, ' ||').replace(/\|\| \|$/, '||')}\n|${'--|'.repeat(columns)}\n${body}\n`);
  const text = brief.pages.flatMap((page) => page.lines.map((line) => line.text)).join(' ').replaceAll(/\s|-/g, '');
  for (let index = 0; index < columns - 1; index += 1) expect(text).toContain(`value${index}`);
  for (let index = 0; index < 20; index += 1) expect(text).toContain(`Group${index}`);
});
