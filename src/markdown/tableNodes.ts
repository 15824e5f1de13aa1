/** Tables with their captions, from rows with bars. */
import { tableRowTooLong } from '../diagnostics/messages/markdown.js';
import type { Attributes, Phrasing, Table, TableRow } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { readTrailingAttributes } from './attributes.js';
import { blockText, type Block, type LeafBlock } from './block.js';
import { slicePassage, trimPassage, type Passage, type SourceLine } from './passage.js';
import { checkPlacement } from './placement.js';
import { readProvenance } from './provenance.js';
import { readPhrasing } from './readPhrasing.js';
import type { FileContext } from './readState.js';
import { readAlignments, readCells } from './tableRows.js';
import { spannedRows, type TypedCell, type TypedRow } from './tableSpans.js';

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
  /** 1 where it is left out. */
  readonly headRows?: number;
  readonly rows: readonly TableRow[];
  readonly align: Table['align'];
  readonly caption: readonly Phrasing[];
  readonly attributes: Attributes | null;
  readonly position: Position;
};

/** A table with its key. */
export function makeTable({ rows, headRows = 1, align, caption, attributes, position }: TableParts, context: FileContext): Table {
  checkPlacement(attributes, position, context);
  const key = attributes?.id ?? context.state.names.next('table');
  return { type: 'table', key, align, children: rows, ...(headRows === 1 ? {} : { headRows }), caption, ...readProvenance(attributes, position, context), attributes, position };
}

/** The table of a block whose head is followed by its delimiter row. */
export function readTable(block: LeafBlock, caption: Caption | null, context: FileContext): Table {
  const headRows = block.data.kind === 'table' ? block.data.headRows : 1;
  const align = readAlignments(block.lines[headRows]?.text.trim() ?? '');
  const typed = block.lines.flatMap((line, index) => (index === headRows ? [] : [typedRow(line, align.length, context)]));
  const rows = spannedRows(typed, headRows, context);
  const end = caption === null || caption.block.end.line < block.end.line ? block.end : caption.block.end;
  const start = caption === null || caption.block.start.line > block.start.line ? block.start : caption.block.start;
  return makeTable({
    rows,
    headRows,
    align,
    caption: caption === null ? [] : readPhrasing(caption.text, context),
    attributes: caption?.attributes ?? null,
    position: { file: context.file, start, end },
  }, context);
}

function typedRow(line: SourceLine, columns: number, context: FileContext): TypedRow {
  const typed = readCells(context.file, line);
  const start = { line: line.line, column: line.column };
  const end = { line: line.line, column: line.column + line.text.trimEnd().length };
  const position = { file: context.file, start, end };
  const count = typed.reduce((sum, { columnSpan }) => sum + columnSpan, 0);
  if (count > columns) context.report(tableRowTooLong(count, columns, position));
  const cells: TypedCell[] = [];
  let column = 0;
  for (const { passage, columnSpan } of typed) {
    if (column < columns) cells.push({ passage, column, columnSpan: Math.min(columnSpan, columns - column) });
    column += columnSpan;
  }
  const empty: Passage = { file: context.file, text: '', lines: [{ offset: 0, line: end.line, column: end.column }] };
  for (; column < columns; column += 1) cells.push({ passage: empty, column, columnSpan: 1 });
  return { cells, position };
}
