/** Rows as they are typed, with bars that follow each other and `^^` → cells that span columns and rows, as MultiMarkdown has them. */
import { tableSpanMisfit } from '../diagnostics/messages/markdown.js';
import type { TableRow } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import type { Passage } from './passage.js';
import type { FileContext } from './readState.js';
import { readCell } from './tableCells.js';

/** A cell as it is typed: how many columns its bars span, and where. */
export type TypedCell = { readonly passage: Passage; readonly column: number; readonly columnSpan: number };
export type TypedRow = { readonly cells: readonly TypedCell[]; readonly position: Position };

type OpenCell = { readonly columnSpan: number; rows: number };

/** The rows of a table. `^^` lengthens the cell above, in the head or in the body; where none fits, it is text, and reported. */
export function spannedRows(typed: readonly TypedRow[], headRows: number, context: FileContext): readonly TableRow[] {
  /** By first column: the cell that the last row shows there. */
  let above = new Map<number, OpenCell>();
  const rows = typed.map(({ cells, position }, index) => {
    if (index === headRows) above = new Map();
    const next = new Map<number, OpenCell>();
    const kept = cells.flatMap((cell) => {
      const continued = above.get(cell.column);
      const isContinuation = cell.passage.text === '^^';
      if (isContinuation && continued?.columnSpan === cell.columnSpan) {
        continued.rows += 1;
        next.set(cell.column, continued);
        return [];
      }
      const read = readCell(cell.passage, context);
      if (isContinuation) context.report(tableSpanMisfit(read.position));
      const open: OpenCell = { columnSpan: cell.columnSpan, rows: 1 };
      next.set(cell.column, open);
      return [{ read, open }];
    });
    above = next;
    return { kept, position };
  });
  return rows.map(({ kept, position }) => ({
    type: 'tableRow', position,
    children: kept.map(({ read, open }) => (open.columnSpan === 1 && open.rows === 1 ? read : { ...read, span: { columns: open.columnSpan, rows: open.rows } })),
  }));
}
