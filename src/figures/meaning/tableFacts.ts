/** Columns of what a view draws → what can be told of them: trends, shares, ranges, correlation. */
import type { DrawnColumn, DrawnTable } from './drawnTable.js';
import { printNumber, type ColumnPrinter } from './printValues.js';
import type { ChartKind } from './viewFacts.js';

export type Column = { readonly column: DrawnColumn; readonly index: number; readonly print: ColumnPrinter };

export type Trend = { readonly series: string | null; readonly from: string; readonly to: string; readonly direction: 'up' | 'down' | 'level' };
/** A part of a whole, with its share in per cent. */
export type Part = { readonly name: string; readonly value: string; readonly share: string };
export type Range = { readonly name: string | null; readonly from: string; readonly to: string };
export type Span = readonly [from: string, to: string];

/** The values of a column as they are written, each once. */
export function distinctOf(table: DrawnTable, column: Column): readonly string[] {
  return [...new Set(table.rows.map((row) => column.print.spoken(row[column.index])))].filter((text) => text !== '');
}

type Rows = readonly (readonly unknown[])[];

/** Rows along a dimension; words keep the order in which they are drawn. */
export function inOrder(table: DrawnTable, { column, index }: Column): Rows {
  const isTime = column.channel.type === 'temporal';
  const rank = (value: unknown): number => (typeof value === 'number' ? value : value instanceof Date || (isTime && typeof value === 'string') ? new Date(value).getTime() : Number.NaN);
  if (table.rows.some((row) => Number.isNaN(rank(row[index])))) return table.rows;
  return table.rows.toSorted((a, b) => rank(a[index]) - rank(b[index]));
}

/** Whether the first and the last value of a dimension stand for before and after, or for less and more: not of words, not of months of any year. */
export function leadsOn(table: DrawnTable, { column, index }: Column, kind: ChartKind): boolean {
  const { type, timeUnit } = column.channel;
  if (timeUnit !== null) return timeUnit.includes('year');
  if (type === 'temporal') return true;
  if (kind === 'line' || kind === 'area') return type !== 'nominal';
  return type === 'ordinal' && kind !== 'histogram' && kind !== 'heatmap' && table.rows.every((row) => typeof row[index] === 'number');
}

export function spanOf(rows: Rows, dimension: Column | null, kind: ChartKind): Span | null {
  if (dimension === null || rows.length < 2 || (dimension.column.channel.type !== 'temporal' && dimension.column.channel.timeUnit === null && kind !== 'line' && kind !== 'area')) return null;
  const [from, to] = [rows[0]?.[dimension.index], rows.at(-1)?.[dimension.index]].map((value) => dimension.print.spoken(value));
  return from === undefined || to === undefined || from === to || from === '' || to === '' ? null : [from, to];
}

/** Changes of less are called level. */
const visibleChange = 0.01;

/** From the first to the last value of each series; none where a series has several values at one place. */
export function trendsOf(rows: Rows, { dimension, measure, series }: { readonly dimension: Column; readonly measure: Column; readonly series: Column | null }): readonly Trend[] {
  const groups = new Map<unknown, (readonly unknown[])[]>();
  for (const row of rows) {
    if (typeof row[measure.index] !== 'number') continue;
    const key = series === null ? null : row[series.index];
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  const trends: Trend[] = [];
  for (const [key, group] of groups) {
    if (group.length < 2 || new Set(group.map((row) => String(row[dimension.index]))).size < group.length) return [];
    const values = group.map((row) => Number(row[measure.index]));
    const [first = 0, last = 0] = [values[0], values.at(-1)];
    const reach = Math.max(...values.map(Math.abs));
    const direction = Math.abs(last - first) <= visibleChange * reach ? 'level' : last > first ? 'up' : 'down';
    trends.push({ series: series === null ? null : series.print.spoken(key), from: measure.print.spoken(first), to: measure.print.spoken(last), direction });
  }
  return trends;
}

export function partsOf(table: DrawnTable, { measure, series }: { readonly measure: Column | null; readonly series: Column | null }): readonly Part[] {
  if (measure === null || series === null) return [];
  const total = table.rows.reduce((sum, row) => sum + Number(row[measure.index]), 0);
  if (!(total > 0)) return [];
  return table.rows.map((row) => ({
    name: series.print.spoken(row[series.index]),
    value: measure.print.spoken(row[measure.index]),
    share: printNumber(Math.round((Number(row[measure.index]) / total) * 1000) / 10),
  }));
}

export function rangeOf(table: DrawnTable, column: Column | null, name: string | null): readonly Range[] {
  if (column === null) return [];
  let [least, most] = [Infinity, -Infinity];
  for (const row of table.rows) {
    const value = row[column.index];
    if (typeof value !== 'number') continue;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return least > most ? [] : [{ name, from: column.print.spoken(least), to: column.print.spoken(most) }];
}

/** Pearson's; null of fewer than five points or without spread. */
export function correlationOf(table: DrawnTable, xIndex: number, yIndex: number): number | null {
  const points = table.rows.flatMap((row) => {
    const [x, y] = [row[xIndex], row[yIndex]];
    return typeof x === 'number' && typeof y === 'number' ? [{ x, y }] : [];
  });
  if (points.length < 5) return null;
  const mean = (of: (point: { readonly x: number; readonly y: number }) => number): number => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
  const spread = Math.sqrt(mean(({ x }) => (x - meanX) ** 2) * mean(({ y }) => (y - meanY) ** 2));
  return spread > 0 ? mean(({ x, y }) => (x - meanX) * (y - meanY)) / spread : null;
}
