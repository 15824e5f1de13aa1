/** Min- and max-content widths of a table's columns → their widths, as CSS's automatic table layout gives them. */
import type { IntrinsicWidths } from '../typesetting/paragraph.js';

export type ColumnLimits = {
  readonly measurePt: number;
  /** A column is not squeezed below this while another could give way: single characters above each other read badly. */
  readonly comfortablePt: number;
};

export type ColumnWidths = { readonly widthsPt: readonly number[]; /** By how much the table misses the measure. */ readonly excessPt: number };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A table that takes most of the measure anyway fills it; a small one keeps its natural width. */
const fillingShare = 0.55;

/**
 * Widths with the cells' padding in them.
 *
 * Columns get their max-content width where all fit, and share what is left in proportion to it. Otherwise each gets its
 * min-content width and a share of the rest in proportion to what it still misses.
 * https://www.w3.org/TR/CSS2/tables.html#auto-table-layout
 */
export function columnWidths(columns: readonly IntrinsicWidths[], limits: ColumnLimits): ColumnWidths {
  const most = columns.map((column) => column.maxPt);
  const comfortable = columns.map((column) => Math.max(column.minPt, Math.min(column.maxPt, limits.comfortablePt)));
  const least = sum(comfortable) <= limits.measurePt ? comfortable : columns.map((column) => column.minPt);
  const mostSum = sum(most);
  const leastSum = sum(least);
  if (mostSum <= limits.measurePt) {
    const width = mostSum < limits.measurePt * fillingShare ? mostSum : limits.measurePt;
    return { widthsPt: most.map((value) => (mostSum === 0 ? width / columns.length : (value * width) / mostSum)), excessPt: 0 };
  }
  if (leastSum >= limits.measurePt) return { widthsPt: least, excessPt: leastSum - limits.measurePt };
  const share = (limits.measurePt - leastSum) / (mostSum - leastSum);
  return { widthsPt: least.map((value, index) => value + ((most[index] ?? value) - value) * share), excessPt: 0 };
}
