/** Tables wider than the page: whatever stands in their cells is on paper. */
import { describe, expect, test } from 'vitest';
import { buildBrief, frontMatter, type BuiltBrief } from './buildBrief.js';

type Rows = readonly (readonly string[])[];
const markdown = (rows: Rows): string => {
  const [head = [], ...body] = rows;
  return [head, head.map(() => '--'), ...body].map((cells) => `| ${cells.join(' | ')} |\n`).join('');
};
const grid = (columns: number, rows: number, cell: (row: number, column: number) => string): Rows =>
  Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (_, column) => cell(row, column)));

/** Broken words joined. */
const solid = (text: string): string => text.replaceAll(/[\s\u{ad}\u{2010}-]/gu, '');
/** Text as it is painted: cell by cell. */
const painted = (brief: BuiltBrief): string => solid(brief.pages.flatMap((page) => page.lines.map((line) => line.text)).join(''));
/** Text column by column, without the heads: a cell that goes on over pages is whole in it. */
function paintedByColumn(brief: BuiltBrief, heads: readonly string[]): string {
  const columns = new Map<number, string>();
  const lines = brief.pages.flatMap((page) => page.lines).filter((line) => !heads.includes(line.text));
  for (const line of lines) columns.set(Math.round(line.xPt), (columns.get(Math.round(line.xPt)) ?? '') + line.text);
  return solid([...columns.values()].join(' | '));
}
const missing = (brief: BuiltBrief, rows: Rows): string[] => {
  const text = painted(brief) + paintedByColumn(brief, rows[0]?.filter((head) => head.length < 10) ?? []);
  return rows.flat().filter((cell) => !text.includes(solid(cell)));
};
const marginPt = 60;
const outside = (brief: BuiltBrief): string[] =>
  brief.pages.flatMap((page) =>
    page.lines.filter((line) => line.xPt < marginPt || line.rightPt > page.widthPt - marginPt || line.yPt < 0 || line.yPt > page.heightPt - 30).map((line) => line.text),
  );
/** Letters without a hyphenation that anyone could guess, different for each seed. */
const letters = (count: number, seed: number): string => Array.from({ length: count }, (_, index) => String.fromCodePoint(97 + ((Math.imul(index + seed * 10_007, 2_654_435_761) >>> 11) % 26))).join('');

const headings = ['Administration', 'Responsibility', 'Infrastructure', 'Characteristic'] as const;
const wide = {
  'a word of 150 letters': [['Name', 'Value'], ['token', letters(150, 3)], ['other', 'short']],
  'two words of 150 letters': [[letters(150, 3), letters(150, 5)], ['a1', 'b2']],
  '12 columns of long words': grid(12, 4, (row, column) => (row === 0 ? `${headings[column % 4] ?? ''}${column}` : `transformations${row}x${column}`)),
  '12 columns and a word of 150 letters': grid(12, 3, (row, column) => (row === 1 && column === 4 ? letters(150, 9) : `cell${row}x${column}`)),
  '24 columns': grid(24, 3, (row, column) => `cell${row}x${column}`),
  '40 columns': grid(40, 5, (row, column) => `cell${row}x${column}`),
  '40 columns and a word of 150 letters': grid(40, 3, (row, column) => (row === 1 && column === 30 ? letters(150, 11) : `cell${row}x${column}`)),
  '100 columns of Chinese': grid(100, 3, (row, column) => `第${row}行第${column}列`),
  'a head taller than a page': [grid(12, 1, (_, column) => letters(column === 3 ? 2500 : 20, column + 1))[0] ?? [], ...grid(12, 8, (row, column) => `cell${row}x${column}`)],
} satisfies Record<string, Rows>;

describe.each(Object.entries(wide))('%s', (_, rows: Rows) => {
  test.each(['en-GB', 'zh-CN'])('every cell is inside the text area (%s)', async (lang) => {
    const brief = await buildBrief(`${frontMatter(lang)}Text.\n\n${markdown(rows)}\n`);
    expect(missing(brief, rows)).toEqual([]);
    expect(outside(brief)).toEqual([]);
    expect(brief.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['table-too-wide']);
  });
});

test('the warning says where, by how much, and what was done', async () => {
  const brief = await buildBrief(`${frontMatter('en-GB')}Text.\n\n${markdown(wide['40 columns'])}\n`);
  const [warning] = brief.diagnostics;
  expect(warning?.position?.start.line).toBe(8);
  expect(warning?.message).toMatch(/too wide for the page of the brief by \d+\.\d pt: its columns stand in \d parts below each other, in type of 7\.2 pt/);
});

test('a table that fits keeps its words whole and is no warning', async () => {
  const rows = grid(4, 3, (row, column) => (row === 0 ? (headings[column] ?? '') : `${row}${column}`));
  const brief = await buildBrief(`${frontMatter('en-GB')}${markdown(rows)}\n`);
  expect(brief.diagnostics).toEqual([]);
  for (const heading of headings) expect(brief.pageWith(heading)).toBe(1);
});

test('short columns beside a long word stay whole', async () => {
  const brief = await buildBrief(`${frontMatter('en-GB')}${markdown([['Responsibility', 'Value'], ['Administration', letters(150, 3)]])}\n`);
  for (const word of ['Responsibility', 'Administration']) expect(brief.pageWith(word)).toBe(1);
});

test('each part of a divided table begins with the first column', async () => {
  const rows = grid(40, 3, (row, column) => (column === 0 ? `Row${row}` : `cell${row}x${column}`));
  const brief = await buildBrief(`${frontMatter('en-GB')}${markdown(rows)}\n`);
  const parts = Number(/in (\d+) parts/.exec(brief.diagnostics[0]?.message ?? '')?.[1]);
  expect(parts).toBeGreaterThan(1);
  expect(painted(brief).match(/Row2/g)).toHaveLength(parts);
});

test('a footnote in the first column of a divided table stands once', async () => {
  const rows = grid(40, 2, (row, column) => (row === 1 && column === 0 ? 'Row[^n]' : `cell${row}x${column}`));
  const brief = await buildBrief(`${frontMatter('en-GB')}${markdown(rows)}\n[^n]: The only note.\n`);
  expect(painted(brief).match(/Theonlynote/g)).toHaveLength(1);
  expect(brief.pages.flatMap((page) => page.links).filter((link) => link.target === '#fn-n')).toHaveLength(1);
});

test('a formula wider than the page is made smaller', async () => {
  const sum = Array.from({ length: 40 }, (_, index) => `x_{${index}}`).join('+');
  const brief = await buildBrief(`${frontMatter('en-GB')}| a | b |\n|--|--|\n| c | $${sum}$ |\n`);
  expect(outside(brief)).toEqual([]);
  expect(brief.diagnostics.map((diagnostic) => diagnostic.code)).toEqual(['table-too-wide']);
});
