/** Tables with their captions, from rows with bars. */
import { tableRowTooLong } from '../diagnostics/messages/markdown.js';
import type { Attributes, Phrasing, Table, TableCell, TableRow } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { readTrailingAttributes } from './attributes.js';
import { blockText, type Block, type LeafBlock } from './block.js';
import { slicePassage, trimPassage, type Passage, type SourceLine } from './passage.js';
import { checkPlacement } from './placement.js';
import { readPhrasing } from './readPhrasing.js';
import type { FileContext } from './readState.js';
import { readAlignments, readCells } from './tableRows.js';

/** What a caption paragraph says: the text after `:` or `Table:`. */
export type Caption = { readonly text: Passage; readonly attributes: Attributes | null; readonly block: LeafBlock };

/** A paragraph beside a table or chart that is its caption; null for any other block. */
export function captionOf(block: Block | undefined, file: string): Caption | null {
  if (block?.level !== 'leaf' || block.data.kind !== 'paragraph') return null;
  const text = blockText(block, file);
  const mark = /^(?::[ \t\n]|Table:|表[:：])[ \t\n]*/.exec(text.text);
  if (mark === null) return null;
  const trailing = readTrailingAttributes(text.text);
  const end = trailing === null ? text.text.length : Math.max(trailing.start, mark[0].length);
  return { text: trimPassage(slicePassage(text, mark[0].length, end)), attributes: trailing?.attributes ?? null, block };
}

type TableParts = {
  readonly rows: readonly TableRow[];
  readonly align: Table['align'];
  readonly caption: readonly Phrasing[];
  readonly attributes: Attributes | null;
  readonly position: Position;
};

/** A table with its key. */
export function makeTable({ rows, align, caption, attributes, position }: TableParts, context: FileContext): Table {
  checkPlacement(attributes, position, context);
  const key = attributes?.id ?? context.state.names.next('table');
  return { type: 'table', key, align, children: rows, caption, attributes, position };
}

/** The table of a block whose second line is its delimiter row. */
export function readTable(block: LeafBlock, caption: Caption | null, context: FileContext): Table {
  const [head, delimiters, ...body] = block.lines;
  const align = readAlignments(delimiters?.text.trim() ?? '');
  const rows = [head, ...body].filter((line) => line !== undefined).map((line) => readRow(line, align.length, context));
  const end = caption === null || caption.block.end.line < block.end.line ? block.end : caption.block.end;
  const start = caption === null || caption.block.start.line > block.start.line ? block.start : caption.block.start;
  return makeTable({
    rows,
    align,
    caption: caption === null ? [] : readPhrasing(caption.text, context),
    attributes: caption?.attributes ?? null,
    position: { file: context.file, start, end },
  }, context);
}

function readRow(line: SourceLine, columns: number, context: FileContext): TableRow {
  const passages = readCells(context.file, line);
  const start = { line: line.line, column: line.column };
  const end = { line: line.line, column: line.column + line.text.trimEnd().length };
  const position = { file: context.file, start, end };
  if (passages.length > columns) context.report(tableRowTooLong(passages.length, columns, position));
  const cells: TableCell[] = [];
  for (let column = 0; column < columns; column += 1) {
    const passage = passages[column];
    cells.push(passage === undefined ? { type: 'tableCell', children: [], position: { ...position, start: end } } : readCell(passage, context));
  }
  return { type: 'tableRow', children: cells, position };
}

/** A cell whose text is running text. */
export function readCell(passage: Passage, context: FileContext): TableCell {
  const first = passage.lines[0] ?? { line: 1, column: 1 };
  const last = passage.lines.at(-1) ?? { offset: 0, line: 1, column: 1 };
  const start = { line: first.line, column: first.column };
  const end = { line: last.line, column: last.column + passage.text.length - last.offset };
  return { type: 'tableCell', children: readPhrasing(passage, context), position: { file: passage.file, start, end } };
}
