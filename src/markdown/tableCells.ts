/** The text of a table's cell → its node. */
import type { TableCell } from '../document/nodes.js';
import type { Passage } from './passage.js';
import { readPhrasing } from './readPhrasing.js';
import type { FileContext } from './readState.js';

/** A cell whose text is running text. */
export function readCell(passage: Passage, context: FileContext): TableCell {
  const first = passage.lines[0] ?? { line: 1, column: 1 };
  const last = passage.lines.at(-1) ?? { offset: 0, line: 1, column: 1 };
  const start = { line: first.line, column: first.column };
  const end = { line: last.line, column: last.column + passage.text.length - last.offset };
  return { type: 'tableCell', children: readPhrasing(passage, context), position: { file: passage.file, start, end } };
}
