/** Data files → tables whose rows are named by their first column, each file read once. */
import { csvParseRows, tsvParseRows } from 'd3-dsv';
import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import { fileReadAsGb18030 } from '../diagnostics/messages/files.js';
import { fileRefused } from '../diagnostics/messages/markdown.js';
import { dataFileBroken, dataFileNotTable, dataFileNotUtf8, dataFormatUnknown } from '../diagnostics/messages/values.js';
import type { Position } from '../document/position.js';
import { readTable } from '../figures/readTable.js';
import { decodeData } from '../structured/decodeData.js';
import { readStructured } from '../structured/readStructured.js';
import type { SourceFolder } from '../workspace.js';

export type DataTable = {
  readonly columns: readonly string[];
  /** Name in the first column → the rows that have it. Cells are text, or what JSON has there; in the order of `columns`. */
  readonly rows: ReadonlyMap<string, readonly (readonly unknown[])[]>;
};

/** The table, or what to say where it is wanted. */
export type TableOutcome = { readonly kind: 'read'; readonly table: DataTable } | { readonly kind: 'refused'; readonly diagnostic: (position: Position) => Diagnostic };

/** Reads the file that `url` names, relative to the file in which the position is. */
export type DataTables = (url: string, position: Position) => TableOutcome;

export function openDataTables(folder: SourceFolder, report: Report): DataTables {
  const known = new Map<string, TableOutcome>();
  return (url, position) => {
    const { file } = position;
    const key = `${file.slice(0, file.lastIndexOf('/') + 1)}${url}`;
    const outcome = known.get(key) ?? readFile({ url, position }, folder, report);
    known.set(key, outcome);
    return outcome;
  };
}

type Wanted = { readonly url: string; readonly position: Position };

const refused = (diagnostic: (position: Position) => Diagnostic): TableOutcome => ({ kind: 'refused', diagnostic });

function readFile({ url, position: asked }: Wanted, folder: SourceFolder, report: Report): TableOutcome {
  const format = /\.(csv|tsv|json|ndjson|jsonl)$/i.exec(url)?.[1]?.toLowerCase();
  if (format === undefined) return refused((position) => dataFormatUnknown(url, position));
  const read = folder.read(url, asked.file);
  if (read.kind === 'refused') return refused((position) => fileRefused(read.refusal, url, position));
  const decoded = decodeData(read.bytes);
  if (decoded === null) return refused((position) => dataFileNotUtf8(url, position));
  if (decoded.encoding === 'gb18030') report(fileReadAsGb18030(url, asked));
  const text = readTable(decoded.text, format === 'ndjson' || format === 'jsonl' ? 'json-lines' : 'text');
  if (format === 'csv') return tableOf(csvParseRows(text), url);
  if (format === 'tsv') return tableOf(tsvParseRows(text), url);
  const json = readStructured(text, 'json');
  if (json.kind === 'failed') {
    const { line, column } = json.span.start;
    return refused((position) => dataFileBroken(`${read.file}:${line}:${column}`, json.message, position));
  }
  if (!Array.isArray(json.value) || !json.value.every(isRecord)) return refused((position) => dataFileNotTable(url, position));
  return tableOf(recordRows(json.value), url);
}

/** Columns of the head row, and below them the rows. */
function tableOf([columns = [], ...rows]: readonly (readonly unknown[])[], url: string): TableOutcome {
  if (columns.length === 0) return refused((position) => dataFileNotTable(url, position));
  const byName = new Map<string, (readonly unknown[])[]>();
  for (const row of rows) {
    const name = nameOf(row[0]);
    const same = byName.get(name);
    if (same === undefined) byName.set(name, [row]);
    else same.push(row);
  }
  return { kind: 'read', table: { columns: columns.map(nameOf), rows: byName } };
}

const nameOf = (cell: unknown): string => (typeof cell === 'string' ? cell.trim() : cell === undefined ? '' : JSON.stringify(cell));

function recordRows(records: readonly Readonly<Record<string, unknown>>[]): readonly (readonly unknown[])[] {
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return [columns, ...records.map((record) => columns.map((column) => record[column]))];
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
