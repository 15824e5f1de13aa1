/** Rows of cells, some of which span several columns or rows → the columns that each cell covers. */
import type { Table, TableCell } from './nodes.js';

/** A cell with its first column, from 0. */
export type PlacedCell = { readonly cell: TableCell; readonly column: number; readonly columnSpan: number; readonly rowSpan: number };

/** The cells of each row in order, as HTML's table model places them. https://html.spec.whatwg.org/multipage/tables.html#forming-a-table */
export function tableGrid({ children }: Pick<Table, 'children'>): readonly (readonly PlacedCell[])[] {
  /** For each column, the first row that no cell from above reaches. */
  const freeFrom: number[] = [];
  return children.map((row, rowIndex) => {
    let column = 0;
    return row.children.map((cell): PlacedCell => {
      const { columns: columnSpan = 1, rows: rowSpan = 1 } = cell.span ?? {};
      while ((freeFrom[column] ?? 0) > rowIndex) column += 1;
      const placed = { cell, column, columnSpan, rowSpan };
      for (let end = column + columnSpan; column < end; column += 1) freeFrom[column] = rowIndex + rowSpan;
      return placed;
    });
  });
}

/** Rows at the table's head; there is one where nothing else is said. */
export const headRowsOf = ({ headRows = 1 }: Table): number => headRows;
