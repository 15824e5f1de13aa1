/** Cells over several columns and rows, and heads of several rows, as MultiMarkdown writes them. */
import { expect, test } from 'vitest';
import { tableSpanMisfit } from '../../src/diagnostics/messages/markdown.js';
import type { Table } from '../../src/document/nodes.js';
import { headRowsOf, tableGrid } from '../../src/document/tableGrid.js';
import { plainText } from '../../src/document/plainText.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { memoryFolder } from '../references/memoryFolder.js';

function tableOf(lines: readonly string[]): { readonly table: Table; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const { root } = readManuscript('test.md', memoryFolder({ 'test.md': `---\nlang: en\n---\n\n${lines.join('\n')}\n` }), (diagnostic) => diagnostics.push(diagnostic));
  const table = root.children.find((node) => node.type === 'table');
  if (table === undefined) throw new Error('no table was read');
  return { table, diagnostics };
}

/** Each cell as `text@column`, with its spans where it has any. */
const shown = (table: Table): string[] =>
  tableGrid(table).map((row) => row.map(({ cell, column, columnSpan, rowSpan }) => `${plainText(cell.children)}@${column}${columnSpan * rowSpan === 1 ? '' : ` ${columnSpan}x${rowSpan}`}`).join(', '));

test('bars that follow each other span columns', () => {
  const { table, diagnostics } = tableOf(['| a | b || c |', '|--|--|--|--|', '| 1 ||| 2 |', '| 1 | 2 | 3 ||']);
  expect(diagnostics).toEqual([]);
  expect(shown(table)).toEqual(['a@0, b@1 2x1, c@3', '1@0 3x1, 2@3', '1@0, 2@1, 3@2 2x1']);
});

test('a cell with a space in it is empty, and so is one at the start of a row', () => {
  const { table } = tableOf(['| a | b | c |', '|--|--|--|', '| 1 | | 3 |', '|| 2 | 3 |']);
  expect(shown(table)).toEqual(['a@0, b@1, c@2', '1@0, @1, 3@2', '@0, 2@1, 3@2']);
});

test('^^ lengthens the cell above', () => {
  const { table, diagnostics } = tableOf(['| a | b | c |', '|--|--|--|', '| 1 | 2 || ', '| ^^ | ^^ ||', '| ^^ | 5 | 6 |']);
  expect(diagnostics).toEqual([]);
  expect(shown(table)).toEqual(['a@0, b@1, c@2', '1@0 1x3, 2@1 2x2', '', '5@1, 6@2']);
});

test('lines with as many bars above the head belong to it; other text does not', () => {
  const { table } = tableOf(['Words.', '| a | b ||', '| ^^ | c | d |', '|--|--|--|', '| 1 | 2 | 3 |']);
  expect(headRowsOf(table)).toBe(2);
  expect(shown(table)).toEqual(['a@0 1x2, b@1 2x1', 'c@1, d@2', '1@0, 2@1, 3@2']);
});

test('^^ without a cell that fits is text, and reported where it stands', () => {
  const { table, diagnostics } = tableOf(['| a | b |', '|--|--|', '| ^^ | 2 |', '| 3 ||', '| ^^ | 4 |']);
  expect(shown(table)).toEqual(['a@0, b@1', '^^@0, 2@1', '3@0 2x1', '^^@0, 4@1']);
  const at = (line: number) => ({ file: 'test.md', start: { line, column: 3 }, end: { line, column: 5 } });
  expect(diagnostics).toEqual([tableSpanMisfit(at(7)), tableSpanMisfit(at(9))]);
});
