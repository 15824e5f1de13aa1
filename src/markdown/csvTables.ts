/** Tables from CSV: a file that a lone image names, or rows in a `csv-table` fence. */
import Papa from 'papaparse';
import { fileReadAsGb18030 } from '../diagnostics/messages/files.js';
import { alignNotUnderstood, csvMalformed, fileRefused, manuscriptNotUtf8, tableWithoutRows } from '../diagnostics/messages/markdown.js';
import type { Alignment, Attributes, Phrasing, Table, TableRow } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { decodeData } from '../structured/decodeData.js';
import { decodeText } from './decodeText.js';
import type { FileContext } from './readState.js';
import { readCell } from './tableCells.js';
import { makeTable } from './tableNodes.js';

/** Rows beyond that are too many for any page. */
const mostRows = 20_000;

type Request = {
  readonly attributes: Attributes | null;
  readonly caption: readonly Phrasing[];
  readonly position: Position;
  readonly context: FileContext;
};

/** The table of a CSV or TSV file. Reports a file that cannot be read; the table is then empty. */
export function readCsvFile(url: string, request: Request): Table {
  const { position, context } = request;
  const read = context.state.folder.read(url, context.file);
  if (read.kind === 'refused') {
    context.report(fileRefused(read.refusal, url, position));
    return makeTable({ rows: [], align: [], ...request }, context);
  }
  const decoded = decodeData(read.bytes);
  if (decoded === null) {
    const text = decodeText(read.bytes);
    const at = text.kind === 'malformed' ? text.at : { line: 1, column: 1 };
    context.report(manuscriptNotUtf8({ file: read.file, start: at, end: at }));
    return makeTable({ rows: [], align: [], ...request }, context);
  }
  if (decoded.encoding === 'gb18030') context.report(fileReadAsGb18030(url, position));
  const text = decoded.text.replaceAll('\0', '\ufffd');
  context.state.sources.set(read.file, text);
  const delimiter = /\.tsv$/i.test(url) ? '\t' : undefined;
  return readCsv({ text, file: read.file, line: 1, column: 1, delimiter }, request);
}

type Csv = {
  readonly text: string;
  readonly file: string;
  /** Where the text begins. */
  readonly line: number;
  readonly column: number;
  /** Found from the text where it is not given. */
  readonly delimiter: string | undefined;
};

/** The table of CSV text: the first row is the head, cells are running text, columns of numbers stand at the right. */
export function readCsv(csv: Csv, { attributes, caption, position, context }: Request): Table {
  const text = csv.text.replace(/\n+$/, '');
  const parsed = Papa.parse<readonly string[]>(text, {
    delimiter: csv.delimiter ?? '', newline: '\n', skipEmptyLines: 'greedy', delimitersToGuess: [',', ';', '\t', '|'], preview: mostRows,
  });
  let line = csv.line;
  const at = (): Position => ({ file: csv.file, start: { line, column: csv.column }, end: { line, column: csv.column } });
  const fault = parsed.errors.find((error) => error.type === 'Quotes');
  if (fault !== undefined) {
    line = csv.line + (fault.row ?? 0);
    context.report(csvMalformed(fault.message.toLowerCase(), at()));
    ({ line } = csv);
  }
  const columns = Math.max(0, ...parsed.data.map((row) => row.length));
  if (columns === 0) context.report(tableWithoutRows(position));
  const rows: TableRow[] = [];
  for (const record of parsed.data) {
    const place = at();
    const cells = Array.from({ length: columns }, (_, column) => {
      const value = (record[column] ?? '').trim();
      return readCell({ file: csv.file, text: value, lines: [{ offset: 0, line, column: csv.column }] }, context);
    });
    rows.push({ type: 'tableRow', children: cells, position: place });
    line += 1 + record.join('').split('\n').length - 1;
  }
  const typed = attributes?.values['align'];
  const align = typed === undefined ? guessAlignments(parsed.data, columns) : readAlign(typed, columns, { position, context });
  return makeTable({ rows, align, caption, attributes, position }, context);
}

const number = /^[+\-−–]?\s*(?:[$€£¥]\s*)?(?:\d[\d,\s\u00a0\u202f_]*(?:\.\d+)?|\.\d+)(?:e[+-]?\d+)?\s*(?:[%‰‱]|[\p{L}°]{1,3})?$/iu;

/** Right where every cell below the head is a number, a dash, or empty, and one at least is a number. */
function guessAlignments(rows: readonly (readonly string[])[], columns: number): readonly Alignment[] {
  return Array.from({ length: columns }, (_, column) => {
    const cells = rows.slice(1).map((row) => (row[column] ?? '').trim()).filter((cell) => !/^(?:|[-–—…]|n\/?a)$/i.test(cell));
    return cells.length > 0 && cells.every((cell) => number.test(cell)) ? 'right' : null;
  });
}

const letters: ReadonlyMap<string, Alignment> = new Map<string, Alignment>([['l', 'left'], ['c', 'center'], ['r', 'right'], ['-', null], ['d', null]]);

function readAlign(typed: string, columns: number, { position, context }: Pick<Request, 'position' | 'context'>): readonly Alignment[] {
  const given = Array.from(typed.replace(/[\s,|]/g, '').toLowerCase());
  if (given.length > columns || given.some((letter) => !letters.has(letter))) context.report(alignNotUnderstood(typed, position));
  return Array.from({ length: columns }, (_, column) => letters.get(given[column] ?? '') ?? null);
}
