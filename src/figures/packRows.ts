/** Rows of a chart's data ↔ a form that names each column once. */
import type { PackedRows } from './liveChart.js';

type Row = Readonly<Record<string, unknown>>;

/** Columns that are not kept are left out. */
export function packRows(rows: readonly unknown[], keeps: (column: string) => boolean): PackedRows {
  const plain = rows.map((row) => (isRecord(row) ? kept(row, keeps) : jsonValue(row)));
  const [first] = plain;
  if (!isRecord(first)) return plain;
  const columns = Object.keys(first);
  const alike = plain.every((row) => isRecord(row) && Object.keys(row).length === columns.length && columns.every((column) => row[column] !== undefined));
  return alike ? { columns, cells: plain.map((row) => columns.map((column) => (isRecord(row) ? row[column] : null))) } : plain;
}

export function unpackRows(packed: PackedRows): readonly unknown[] {
  if (!('columns' in packed)) return packed;
  return packed.cells.map((cells) => Object.fromEntries(packed.columns.map((column, index) => [column, cells[index]])));
}

const kept = (row: Row, keeps: (column: string) => boolean): Row =>
  Object.fromEntries(Object.entries(row).flatMap(([column, cell]) => (keeps(column) && cell !== undefined ? [[column, jsonValue(cell)]] : [])));

/** The value as JSON has it: dates as milliseconds, which is what Vega computes with, and no numbers that are none. */
export function jsonValue(value: unknown): unknown {
  if (value instanceof Date) return jsonValue(value.getTime());
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return typeof value === 'string' || typeof value === 'boolean' ? value : null;
  if (Array.isArray(value)) return value.map(jsonValue);
  return Object.fromEntries(Object.entries(value).flatMap(([key, member]: [string, unknown]) => (member === undefined ? [] : [[key, jsonValue(member)]])));
}

const isRecord = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);
