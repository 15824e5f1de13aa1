/** A drawn scene and the units of its views → the rows and fields that each draws. */
import type { View } from 'vega';
import { isPart, type Channel, type ChartUnit, type ChartView } from './chartUnits.js';

export type Row = Readonly<Record<string, unknown>>;

/** A column of what is drawn. `end` is where the upper end of a bin stands. */
export type DrawnColumn = { readonly key: string; readonly end: string | null; readonly channel: Channel };

/** Values by column, and the data row that each is from. A value of a bin is the pair of its ends. */
export type DrawnTable = { readonly columns: readonly DrawnColumn[]; readonly rows: readonly (readonly unknown[])[]; readonly data: readonly Row[] };

export type DrawnUnit = { readonly unit: ChartUnit; readonly table: DrawnTable };

/** What each unit of a view draws, panels included; units that draw no row are left out. */
export function drawnUnits(chart: ChartView, marks: ReadonlyMap<string, readonly Row[]>): readonly DrawnUnit[] {
  const shown = new Set(chart.units.flatMap(({ mark, channels }) => (mark === 'text' ? [] : channels.map(({ field }) => field))));
  return chart.units.flatMap((unit) => {
    const rows = marks.get(unit.markName) ?? [];
    const [first] = rows;
    if (first === undefined) return [];
    // Where a label stands beside a mark is no datum.
    const channels = unit.mark === 'text' && shown.size > 0 ? unit.channels.filter(({ name, field }) => !/^[xy]2?$/.test(name) || shown.has(field)) : unit.channels;
    const columns = columnsOf([...chart.panels, ...channels], first, unit);
    return columns.length === 0 ? [] : [{ unit, table: { columns, rows: rows.map((row) => columns.map((column) => valueOf(row, column))), data: rows } }];
  });
}

/** Rows by the name of the mark that draws them, in the order of the scene. */
export function drawnRowsOf(view: View): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  const look = (mark: unknown): void => {
    if (!isPart(mark) || !Array.isArray(mark['items'])) return;
    const items: readonly unknown[] = mark['items'];
    if (mark['marktype'] === 'group') {
      for (const item of items) if (isPart(item) && Array.isArray(item['items'])) item['items'].forEach(look);
      return;
    }
    const { name, role } = mark;
    if (role !== 'mark' || typeof name !== 'string') return;
    const rows = found.get(name) ?? [];
    found.set(name, rows);
    for (const item of items) if (isPart(item) && isPart(item['datum'])) rows.push(item['datum']);
  };
  const scene: unknown = view.scenegraph();
  if (isPart(scene)) look(scene['root']);
  return found;
}

/** Dimensions before measures, each in the order of the spec; what only tells series or panels apart stands in front. */
function columnsOf(channels: readonly Channel[], row: Row, unit: ChartUnit): readonly DrawnColumn[] {
  const area = unit.mark === 'geoshape' && 'geometry' in row ? [nameOfArea(row)] : [];
  const found = new Map<string, DrawnColumn>();
  for (const column of [...area, ...channels.map((channel) => columnOf(channel, row))]) {
    if (column !== null && !found.has(column.key)) found.set(column.key, column);
  }
  const isMeasure = ({ channel }: DrawnColumn): boolean => channel.type === 'quantitative' && !channel.binned;
  const columns = [...found.values()];
  return [...columns.filter((column) => !isMeasure(column)), ...columns.filter(isMeasure)];
}

/** Maps seldom encode what their areas are called. */
function nameOfArea(row: Row): DrawnColumn | null {
  const properties = isPart(row['properties']) ? row['properties'] : {};
  const key = ['name', 'NAME', 'Name', '名称'].find((name) => typeof properties[name] === 'string');
  const place = key !== undefined ? `properties.${key}` : row['id'] === undefined ? null : 'id';
  if (place === null) return null;
  return { key: place, end: null, channel: { name: 'area', field: key ?? 'id', aggregate: null, within: null, binned: false, timeUnit: null, type: 'nominal', title: { kind: 'open' }, format: null, utc: false, stack: null } };
}

/** The column that Vega-Lite makes for a channel. https://vega.github.io/vega-lite/docs/aggregate.html */
function columnOf(channel: Channel, row: Row): DrawnColumn | null {
  const { field, aggregate, within, binned, timeUnit } = channel;
  if (aggregate === 'count') return '__count' in row ? { key: '__count', end: null, channel } : null;
  if (field === null) return null;
  const keys = Object.keys(row);
  if (binned) {
    const key = keys.find((name) => name.startsWith('bin_') && name.endsWith(`_${field}`));
    return key === undefined ? null : { key, end: `${key}_end`, channel };
  }
  const made = aggregate !== null ? `${aggregate}_${field}` : timeUnit === null ? field : keys.find((name) => name.startsWith(timeUnit) && name.endsWith(`_${field}`));
  const column = { key: within === null ? (made ?? '') : `${within}.${field}`, end: null, channel };
  return valueOf(row, column) === null && !(column.key in row) ? null : column;
}

function valueOf(row: Row, { key, end, channel }: DrawnColumn): unknown {
  if (end !== null) return [row[key] ?? null, row[end] ?? null];
  const picked = channel.within === null ? row : row[channel.within];
  const value = isPart(picked) ? valueAt(picked, channel.within === null ? key : (channel.field ?? '')) : null;
  // Fields of CSV files that state the type of others only stay text; scales take them for numbers.
  return channel.type === 'quantitative' && typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : (value ?? null);
}

/** `a.b` is a column of that name, or else a path. */
function valueAt(row: Row, key: string): unknown {
  if (key in row) return row[key];
  let value: unknown = row;
  for (const step of key.replace(/\[(\w+)\]/g, '.$1').split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, step);
  }
  return value;
}

/** The values that a column is written alike with: its own, and those of the other end of what it spans. */
export function valuesAlike({ columns, rows }: DrawnTable, index: number): readonly unknown[] {
  const nameOf = (column: DrawnColumn | undefined): string => column?.channel.name.replace(/2$/, '') ?? '';
  const alike = columns.flatMap((column, at) => (nameOf(column) === nameOf(columns[index]) && column.channel.type === columns[index]?.channel.type ? [at] : []));
  const values: unknown[] = [];
  for (const at of alike) for (const row of rows) values.push(row[at]);
  return values;
}
