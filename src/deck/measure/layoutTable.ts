/** Tables: column widths from their cells, rows as high as the highest cell. https://www.w3.org/TR/css-tables-3/ */
import { isInFlow, horizontalEdges, limitedWidth, reachOf, resolved, type Box, type BoxRequest, type LayoutContext, type Widths } from './box.js';
import type { SlideNode } from './slideTree.js';

type Cell = { readonly node: SlideNode; readonly row: number; readonly column: number; readonly columns: number; readonly rows: number };
type Grid = { readonly rows: readonly SlideNode[]; readonly cells: readonly Cell[]; readonly columns: number };

const span = (node: SlideNode, name: 'colspan' | 'rowspan'): number => Math.max(1, Number(node.attributes[name] ?? '1'));

const childrenOf = (node: SlideNode, display: string): readonly SlideNode[] => node.elements.filter((child) => isInFlow(child) && child.style.box.display === display);

/** Cells in the places that spans leave them. */
function gridOf(table: SlideNode): Grid {
  const rows = childrenOf(table, 'table-row-group').flatMap((group) => childrenOf(group, 'table-row'));
  const taken = rows.map(() => new Set<number>());
  const cells: Cell[] = [];
  let columns = 0;
  for (const [row, node] of rows.entries()) {
    let column = 0;
    for (const child of childrenOf(node, 'table-cell')) {
      while (taken[row]?.has(column) === true) column += 1;
      const cell: Cell = { node: child, row, column, columns: span(child, 'colspan'), rows: Math.min(span(child, 'rowspan'), rows.length - row) };
      for (let r = row; r < row + cell.rows; r += 1) for (let c = column; c < column + cell.columns; c += 1) taken[r]?.add(c);
      cells.push(cell);
      column += cell.columns;
      columns = Math.max(columns, column);
    }
  }
  return { rows, cells, columns };
}

/** Shares `amount` among columns by weights; evenly where all weigh nothing. */
function share(amount: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => (sum === 0 ? amount / weights.length : (amount * weight) / sum));
}

type ColumnWidths = { readonly min: readonly number[]; readonly max: readonly number[] };

function columnWidths(grid: Grid, context: LayoutContext): ColumnWidths {
  const min = Array.from({ length: grid.columns }, () => 0);
  const max = Array.from({ length: grid.columns }, () => 0);
  const widthsOf = ({ node }: Cell): Widths => {
    const { min: least, max: most } = context.widths(node);
    const { box } = node.style;
    return { min: limitedWidth(box, least, null), max: Math.max(limitedWidth(box, least, null), limitedWidth(box, most, null)) };
  };
  for (const cell of [...grid.cells].sort((a, b) => a.columns - b.columns)) {
    const widths = widthsOf(cell);
    const range = Array.from({ length: cell.columns }, (_, index) => cell.column + index);
    if (cell.columns === 1) {
      min[cell.column] = Math.max(min[cell.column] ?? 0, widths.min);
      max[cell.column] = Math.max(max[cell.column] ?? 0, widths.max);
      continue;
    }
    for (const [columns, wanted] of [[min, widths.min], [max, widths.max]] as const) {
      const missing = wanted - range.reduce((sum, column) => sum + (columns[column] ?? 0), 0);
      if (missing <= 0) continue;
      const shares = share(missing, range.map((column) => max[column] ?? 0));
      for (const [index, column] of range.entries()) columns[column] = (columns[column] ?? 0) + (shares[index] ?? 0);
    }
  }
  return { min, max: max.map((width, column) => Math.max(width, min[column] ?? 0)) };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Columns of a table as wide as asked: least widths first, the rest by how much more each wants. */
function distribute(widths: ColumnWidths, room: number): readonly number[] {
  const [least, most] = [sum(widths.min), sum(widths.max)];
  if (room <= least) return widths.min;
  if (room >= most) {
    const shares = share(room - most, widths.max);
    return widths.max.map((width, column) => width + (shares[column] ?? 0));
  }
  const shares = share(room - least, widths.max.map((width, column) => width - (widths.min[column] ?? 0)));
  return widths.min.map((width, column) => width + (shares[column] ?? 0));
}

/** Collapsed borders: the thickest line at each edge between rows, the table's own at top and bottom. */
function rowBorders(table: SlideNode, grid: Grid): readonly number[] {
  const lines = Array.from({ length: grid.rows.length + 1 }, () => 0);
  const raise = (line: number, width: number): void => {
    lines[line] = Math.max(lines[line] ?? 0, width);
  };
  raise(0, table.style.box.border.top);
  raise(grid.rows.length, table.style.box.border.bottom);
  for (const [row, node] of grid.rows.entries()) {
    raise(row, node.style.box.border.top);
    raise(row + 1, node.style.box.border.bottom);
  }
  for (const { node, row, rows } of grid.cells) {
    raise(row, node.style.box.border.top);
    raise(row + rows, node.style.box.border.bottom);
  }
  return lines;
}

/** A cell's own height without its borders, which it shares with its neighbours. */
function cellBox(cell: Cell, widths: readonly number[], context: LayoutContext): Box {
  const width = sum(widths.slice(cell.column, cell.column + cell.columns));
  return context.layout(cell.node, { width, height: null });
}

/** Heights of rows: of cells in one row, then of those over several, which lengthen all of theirs. */
function rowHeights(grid: Grid, boxes: readonly Box[], lines: readonly number[]): readonly number[] {
  const heights = grid.rows.map(() => 0);
  const content = (index: number): number => {
    const box = boxes[index];
    return box === undefined ? 0 : box.height - box.node.style.box.border.top - box.node.style.box.border.bottom;
  };
  for (const [index, cell] of grid.cells.entries()) if (cell.rows === 1) heights[cell.row] = Math.max(heights[cell.row] ?? 0, content(index));
  for (const [index, cell] of grid.cells.entries()) {
    if (cell.rows === 1) continue;
    const range = Array.from({ length: cell.rows }, (_, offset) => cell.row + offset);
    const inside = sum(range.slice(1).map((row) => lines[row] ?? 0));
    const missing = content(index) - inside - sum(range.map((row) => heights[row] ?? 0));
    if (missing <= 0) continue;
    const shares = share(missing, range.map((row) => heights[row] ?? 0));
    for (const [offset, row] of range.entries()) heights[row] = (heights[row] ?? 0) + (shares[offset] ?? 0);
  }
  return heights;
}

/** Min-content and max-content widths of a table. */
export function tableWidths(table: SlideNode, context: LayoutContext): Widths {
  const widths = columnWidths(gridOf(table), context);
  return { min: sum(widths.min) + horizontalEdges(table.style.box), max: sum(widths.max) + horizontalEdges(table.style.box) };
}

/** Lays out a table with its captions above it. A table is as wide as its least columns at least, whatever is asked for. */
export function layoutTable(table: SlideNode, request: BoxRequest, context: LayoutContext): Box {
  const grid = gridOf(table);
  const widths = columnWidths(grid, context);
  const edges = horizontalEdges(table.style.box);
  const asked = resolved(table.style.box.width, request.width);
  const room = asked === null ? Math.min(request.width - edges, sum(widths.max)) : request.width - edges;
  const columns = distribute(widths, room);
  const width = sum(columns) + edges;
  const captions = childrenOf(table, 'table-caption').map((node) => context.layout(node, { width, height: null }));
  const lines = rowBorders(table, grid);
  const boxes = grid.cells.map((cell) => cellBox(cell, columns, context));
  const heights = rowHeights(grid, boxes, lines);
  const children: Box[] = [];
  let y = 0;
  for (const caption of captions) {
    caption.y = y;
    y += caption.height;
    children.push(caption);
  }
  for (const [row, node] of grid.rows.entries()) {
    y += lines[row] ?? 0;
    const own = boxes.filter((_, index) => grid.cells[index]?.row === row);
    for (const [index, cell] of grid.cells.entries()) {
      const box = boxes[index];
      if (cell.row !== row || box === undefined) continue;
      box.x = sum(columns.slice(0, cell.column));
    }
    const height = heights[row] ?? 0;
    children.push({ node, x: 0, y, width, height, children: own, reach: reachOf(own, { width, height }), baseline: null });
    y += height;
  }
  y += lines.at(-1) ?? 0;
  return { node: table, x: 0, y: 0, width, height: y, children, reach: { right: Math.max(width, request.width), bottom: y }, baseline: null };
}
