/** What a chart draws → CSV (RFC 4180) that spreadsheets open in the right encoding. */
import type { DrawnColumn, DrawnTable } from './drawnTable.js';

/**
 * The table with its fields' own names and plain values: numbers as they are, moments in ISO 8601. It begins with a byte
 * order mark, without which Excel takes Chinese for another encoding; lines end with CR LF. null where it would have more
 * than `longest` characters.
 */
export function printCsv({ columns, rows }: DrawnTable, longest: number): string | null {
  const head = columns.flatMap((column) => fieldNames(column));
  let printed = `\ufeff${head.map(quoted).join(',')}\r\n`;
  for (const row of rows) {
    printed += `${row.flatMap((value, index) => values(value, columns[index])).map(quoted).join(',')}\r\n`;
    if (printed.length > longest) return null;
  }
  return printed;
}

/** As the data call it, with what the chart made of it. */
function fieldNames({ key, end, channel }: DrawnColumn): readonly string[] {
  if (key === '__count') return ['count'];
  const name = channel.aggregate !== null || channel.timeUnit !== null ? key : (channel.field ?? key);
  return end === null ? [name] : [`${name}_from`, `${name}_to`];
}

function values(value: unknown, column: DrawnColumn | undefined): readonly string[] {
  if (column?.end != null) return Array.isArray(value) ? value.map((each) => text(each, column)) : ['', ''];
  return [text(value, column)];
}

function text(value: unknown, column: DrawnColumn | undefined): string {
  if (value === null || value === undefined) return '';
  const isMoment = column !== undefined && (column.channel.type === 'temporal' || column.channel.timeUnit !== null);
  if (value instanceof Date || (isMoment && typeof value === 'number')) return moment(new Date(value));
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function moment(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  return date.toISOString().replace(/T00:00:00\.000Z$/, '');
}

const quoted = (value: string): string => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
