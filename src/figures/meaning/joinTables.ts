/** What each layer and view of a chart draws → one table of all. */
import type { DrawnTable, Row } from './drawnTable.js';

/** Layers that draw the same rows are joined; what they have apart stands below each other. */
export function joinTables(tables: readonly DrawnTable[]): DrawnTable {
  const joined: DrawnTable[] = [];
  for (const table of tables) {
    const index = joined.findIndex((other) => join(other, table) !== null || join(table, other) !== null);
    const other = joined[index];
    if (other === undefined) joined.push(table);
    else joined[index] = join(other, table) ?? join(table, other) ?? other;
  }
  const [first, ...rest] = joined;
  return first === undefined ? { columns: [], rows: [], data: [] } : rest.reduce(stack, first);
}

/** `table` with what `other` adds to its rows; null where it is not plain to see what belongs to which. */
const join = (table: DrawnTable, other: DrawnTable): DrawnTable | null =>
  joinAt(table, other, sameRows(table, other)) ?? joinAt(table, other, rowsByData(table, other)) ?? joinAt(table, other, rowsByColumns(table, other));

/** For each row of `other` the index of its row in `table`. */
type Match = readonly number[] | null;

function joinAt(table: DrawnTable, other: DrawnTable, match: Match): DrawnTable | null {
  if (match === null) return null;
  const places = other.columns.map((column) => table.columns.findIndex(({ key }) => key === column.key));
  const added = places.flatMap((own, index) => (own < 0 ? [index] : []));
  const rows = table.rows.map((row) => [...row, ...added.map((): unknown => null)]);
  for (const [at, row] of other.rows.entries()) {
    const target = rows[match[at] ?? -1];
    if (target === undefined) return null;
    for (const [index, own] of places.entries()) {
      const place = own < 0 ? table.columns.length + added.indexOf(index) : own;
      if (target[place] === null) target[place] = row[index];
      else if (target[place] !== row[index] && JSON.stringify(target[place]) !== JSON.stringify(row[index])) return null;
    }
  }
  return { columns: [...table.columns, ...added.flatMap((index) => other.columns[index] ?? [])], rows, data: table.data };
}

const sameRows = (table: DrawnTable, other: DrawnTable): Match =>
  table.data.length === other.data.length && table.data.every((row, index) => row === other.data[index]) ? table.data.map((_, index) => index) : null;

/** Comparing rows by what is in them is for tables that people read. */
const mostCompared = 20_000;

/** By the fields that both have before anything was drawn of them. */
function rowsByData(table: DrawnTable, other: DrawnTable): Match {
  const [first, second] = [table.data[0], other.data[0]];
  if (first === undefined || second === undefined) return null;
  const names = Object.keys(first).filter((name) => name in second && !isCompound(first[name]) && !isCompound(second[name]));
  const keyOf = (row: Row): string => JSON.stringify(names.map((name) => row[name]));
  return names.length === 0 ? null : matched(table.data.length, { own: () => table.data.map(keyOf), others: () => other.data.map(keyOf) });
}

/** By the columns that both draw and that `table` has a value in for each row. */
function rowsByColumns(table: DrawnTable, other: DrawnTable): Match {
  const keys = other.columns.flatMap((column, index) => {
    const own = table.columns.findIndex(({ key }) => key === column.key);
    return own >= 0 && table.rows.every((row) => row[own] !== null) ? [{ own, index }] : [];
  });
  if (keys.length === 0) return null;
  const others = (): readonly string[] => other.rows.map((row) => JSON.stringify(keys.map(({ index }) => row[index])));
  return matched(table.rows.length, { own: () => table.rows.map((row) => JSON.stringify(keys.map(({ own }) => row[own]))), others });
}

type Keys = { readonly own: () => readonly string[]; readonly others: () => readonly string[] };

function matched(rowCount: number, { own, others }: Keys): Match {
  if (rowCount > mostCompared) return null;
  const rowOf = new Map(own().map((key, index) => [key, index]));
  if (rowOf.size < rowCount) return null;
  const match = others().map((key) => rowOf.get(key) ?? -1);
  return match.includes(-1) ? null : match;
}

const isCompound = (value: unknown): boolean => typeof value === 'object' && value !== null && !(value instanceof Date);

function stack(table: DrawnTable, other: DrawnTable): DrawnTable {
  const columns = [...table.columns, ...other.columns.filter(({ key }) => table.columns.every((own) => own.key !== key))];
  const spread = (from: DrawnTable): readonly (readonly unknown[])[] => {
    const places = columns.map(({ key }) => from.columns.findIndex((own) => own.key === key));
    return from.rows.map((row) => places.map((place) => (place < 0 ? null : row[place])));
  };
  return { columns, rows: [...spread(table), ...spread(other)], data: [...table.data, ...other.data] };
}
