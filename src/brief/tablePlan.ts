/** A table node and its measure → its cells' text, in which type, and the columns of each part with their widths. */
import type { Table, TableCell, TableRow } from '../document/nodes.js';
import type { Inline } from '../typesetting/paragraph.js';
import { intrinsicWidths } from '../typesetting/setParagraph.js';
import { columnWidths } from './columnWidths.js';
import { headRowsOf, tableGrid, type PlacedCell } from '../document/tableGrid.js';
import { inlinesOf } from './composeInlines.js';
import { baseStyle, paragraphStyle, roleStyle, type Composer } from './composer.js';
import { dividedColumns, squeezedWidths, type ColumnNeed } from './squeezeColumns.js';

export type RowKind = 'head' | 'body';
export type PreparedCell = Omit<PlacedCell, 'cell'> & { readonly node: TableCell; readonly inlines: readonly Inline[] };
/** `cells` are those that begin in the row. */
export type PreparedRow = { readonly node: TableRow; readonly kind: RowKind; readonly cells: readonly PreparedCell[] };
/** Columns of the table side by side, by their indices. */
export type TablePart = { readonly columns: readonly number[]; readonly widthsPt: readonly number[] };

export type TablePlan = {
  readonly rows: readonly PreparedRow[];
  /** Below each other; more than one only where the columns do not fit even with broken words. */
  readonly parts: readonly TablePart[];
  /** By how much the longest words, side by side, exceed the measure; 0 where they fit. */
  readonly excessPt: number;
  /** The composer with the type that the table is set in. */
  readonly composer: Composer;
};

export const roleOf = { head: 'tableHead', body: 'tableCell' } as const satisfies Record<RowKind, string>;

/** Type sizes that are tried, as shares of the template's. */
const typeShares = [1, 0.9, 0.8] as const;
/** Of the measure: in the smallest type a formula leaves room beside it for a first column that names the rows. */
const smallestBoxShare = 0.75;
/** A column has room for so many characters of Chinese, or twice as many letters. */
const leastEms = 2.4;
const comfortableEms = 5;

function scaledComposer(composer: Composer, share: number): Composer {
  if (share === 1) return composer;
  const { look } = composer;
  const { roles, metrics } = look.style;
  const scaled = (role: 'tableHead' | 'tableCell') => ({ ...roles[role], sizePt: roles[role].sizePt * share, linePitchPt: roles[role].linePitchPt * share });
  const style = { ...look.style, roles: { ...roles, tableHead: scaled('tableHead'), tableCell: scaled('tableCell') }, metrics: { ...metrics, cellPaddingPt: metrics.cellPaddingPt * share * share } };
  return { ...composer, look: { ...look, style } };
}

/** A formula or picture wider than any column can be, made smaller. */
const fittedBox = (inline: Inline, mostPt: number): Inline => {
  if (inline.kind !== 'box' || inline.widthPt <= mostPt) return inline;
  const share = mostPt / inline.widthPt;
  return { ...inline, widthPt: mostPt, heightPt: inline.heightPt * share, depthPt: inline.depthPt * share };
};

function prepareRow({ node, placed }: { readonly node: TableRow; readonly placed: readonly PlacedCell[] }, kind: RowKind, setting: { readonly composer: Composer; readonly mostPt: number }): PreparedRow {
  const { composer, mostPt } = setting;
  const style = { ...baseStyle(roleStyle(roleOf[kind], composer), composer), tabularFigures: true };
  return { node, kind, cells: placed.map(({ cell, ...place }) => ({ ...place, node: cell, inlines: inlinesOf(cell.children, style, composer).map((inline) => fittedBox(inline, mostPt)) })) };
}

type SpanningNeed = { readonly column: number; readonly columnSpan: number; readonly need: ColumnNeed };

/** What a cell over several columns needs beyond them is shared among them. https://www.w3.org/TR/CSS2/tables.html#auto-table-layout */
function withSpans(columns: readonly ColumnNeed[], spanning: readonly SpanningNeed[]): readonly ColumnNeed[] {
  const needs = columns.map((column) => ({ ...column }));
  for (const { column, columnSpan, need } of spanning.toSorted((a, b) => a.columnSpan - b.columnSpan)) {
    const covered = needs.slice(column, column + columnSpan);
    for (const key of ['floorPt', 'minPt', 'maxPt'] as const) {
      const missing = need[key] - covered.reduce((sum, own) => sum + own[key], 0);
      if (missing > 0) for (const own of covered) own[key] += Math.ceil((missing / covered.length) * 10) / 10;
    }
    for (const own of covered) {
      own.minPt = Math.max(own.minPt, own.floorPt);
      own.maxPt = Math.max(own.maxPt, own.minPt);
    }
  }
  return needs;
}

type Measured = { readonly rows: readonly PreparedRow[]; readonly needs: readonly ColumnNeed[]; readonly composer: Composer; readonly comfortablePt: number };

function measureTable(node: Table, room: { readonly measurePt: number; readonly boxShare: number }, composer: Composer): Measured {
  const { measurePt, boxShare } = room;
  const padding = 2 * composer.look.style.metrics.cellPaddingPt;
  const setting = { composer, mostPt: Math.max(1, measurePt * boxShare - padding - 1) };
  const grid = tableGrid(node);
  const isHeadEmpty = node.children.slice(0, headRowsOf(node)).every((row) => row.children.every((cell) => cell.children.length === 0));
  const rows = node.children.flatMap((row, index) => {
    const kind = index < headRowsOf(node) ? 'head' : 'body';
    return kind === 'head' && isHeadEmpty && node.children.length > headRowsOf(node) ? [] : [prepareRow({ node: row, placed: grid[index] ?? [] }, kind, setting)];
  });
  const columnCount = Math.max(1, ...grid.flat().map(({ column, columnSpan }) => column + columnSpan));
  const context = { fonts: composer.input.fonts, cache: composer.cache };
  const { sizePt } = roleStyle('tableCell', composer);
  const needs = Array.from({ length: columnCount }, (_, index): ColumnNeed => {
    let minPt = 0;
    let maxPt = 0;
    let boxPt = 0;
    for (const row of rows) {
      const cell = row.cells.find(({ column, columnSpan }) => column === index && columnSpan === 1);
      if (cell === undefined) continue;
      const widths = intrinsicWidths(cell.inlines, paragraphStyle(roleStyle(roleOf[row.kind], composer), composer), context);
      minPt = Math.max(minPt, widths.minPt);
      maxPt = Math.max(maxPt, widths.maxPt);
      for (const inline of cell.inlines) if (inline.kind === 'box') boxPt = Math.max(boxPt, inline.widthPt);
    }
    // Rounded up: a width that is too small by a rounding error would break the longest line.
    const least = Math.max(boxPt, Math.min(minPt, sizePt * leastEms));
    const wide = (pt: number): number => Math.ceil(pt * 10 + 1) / 10 + padding;
    return { floorPt: Math.min(measurePt, wide(least)), minPt: wide(minPt), maxPt: wide(maxPt) };
  });
  const spanning = rows.flatMap((row) => row.cells.flatMap(({ column, columnSpan, inlines }) => {
    if (columnSpan === 1) return [];
    const { minPt, maxPt } = intrinsicWidths(inlines, paragraphStyle(roleStyle(roleOf[row.kind], composer), composer), context);
    const boxPt = Math.max(0, ...inlines.map((inline) => (inline.kind === 'box' ? inline.widthPt : 0)));
    return [{ column, columnSpan, need: { floorPt: boxPt + padding, minPt: minPt + padding, maxPt: maxPt + padding } }];
  }));
  return { rows, needs: withSpans(needs, spanning), composer, comfortablePt: sizePt * comfortableEms + padding };
}

/** Plans a table for the measure. Whatever its columns hold, every part fits. */
export function planTable(node: Table, measurePt: number, composer: Composer): TablePlan {
  const natural = measureTable(node, { measurePt, boxShare: 1 }, composer);
  const { widthsPt, excessPt } = columnWidths(natural.needs, { measurePt, comfortablePt: natural.comfortablePt });
  if (excessPt === 0) return { rows: natural.rows, parts: [{ columns: [...widthsPt.keys()], widthsPt }], excessPt, composer };
  let smallest = natural;
  for (const share of typeShares) {
    smallest = share === 1 ? natural : measureTable(node, { measurePt, boxShare: share === typeShares[2] ? smallestBoxShare : 1 }, scaledComposer(composer, share));
    const squeezed = squeezedWidths(smallest.needs, measurePt);
    if (squeezed !== null) return { rows: smallest.rows, parts: [{ columns: [...squeezed.keys()], widthsPt: squeezed }], excessPt, composer: smallest.composer };
  }
  const { rows, needs } = smallest;
  const parts = dividedColumns(needs, measurePt).map((columns): TablePart => {
    const own = columns.flatMap((column) => needs[column] ?? []);
    const plain = columnWidths(own, { measurePt, comfortablePt: smallest.comfortablePt });
    const fitting = plain.excessPt === 0 ? plain.widthsPt : squeezedWidths(own, measurePt);
    return { columns, widthsPt: fitting ?? own.map(() => measurePt / own.length) };
  });
  return { rows, parts, excessPt, composer: smallest.composer };
}
