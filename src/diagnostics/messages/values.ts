/** What can be said of values that the text takes from data. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

const didYouMean = (nearest: string | null): string | null => (nearest === null ? null : `did you mean ${nearest}?`);

const error = (code: string, message: string, rest: { readonly hint: string | null; readonly position: Position }): Diagnostic => ({
  code, severity: 'error', message, ...rest,
});

export const valueNotUnderstood = (typed: string, position: Position): Diagnostic =>
  error('value-not-understood', `value names no file, row and column: ${typed}`, {
    hint: "write value=\"data/file.csv#row.column\", names with a dot between quotes: #'row 1.2'.column", position,
  });

export const dataFormatUnknown = (url: string, position: Position): Diagnostic =>
  error('data-format-unknown', `not a data file by its name: ${url}`, { hint: 'use .csv, .tsv, .json or .ndjson', position });

export const dataFileNotUtf8 = (url: string, position: Position): Diagnostic =>
  error('data-file-not-utf8', `data file neither in UTF-8 nor in GB18030: ${url}`, { hint: 'save the file as UTF-8; Excel calls it "CSV UTF-8"', position });

export const dataFileBroken = (place: string, fault: string, position: Position): Diagnostic =>
  error('data-file-broken', `data file not JSON, ${fault}: ${place}`, { hint: null, position });

export const dataFileNotTable = (url: string, position: Position): Diagnostic =>
  error('data-file-not-table', `data file has no rows with named columns: ${url}`, { hint: 'a first line of column names, or a JSON list of objects', position });

type Named = { readonly name: string; readonly url: string; readonly nearest: string | null };

export const valueRowMissing = ({ name, url, nearest }: Named, position: Position): Diagnostic =>
  error('value-row-missing', `no row of ${url} has this in its first column: ${name}`, { hint: didYouMean(nearest), position });

export const valueRowDoubled = (name: string, { url, count }: { readonly url: string; readonly count: number }, position: Position): Diagnostic =>
  error('value-row-doubled', `${count} rows of ${url} have this in their first column: ${name}`, { hint: 'names of rows that the text takes values from are unique', position });

export const valueColumnMissing = ({ name, url, nearest }: Named, position: Position): Diagnostic =>
  error('value-column-missing', `no column of ${url} has this name: ${name}`, { hint: didYouMean(nearest), position });

export const valueNotNumber = (cell: string, reference: string, position: Position): Diagnostic =>
  error('value-not-number', `${reference} is no number: ${cell === '' ? 'the cell is empty' : cell}`, {
    hint: cell === '' ? null : 'numbers in data have digits, a point and a sign alone; format="text" prints the cell as it is', position,
  });

export const valueFormatUnknown = (format: string, nearest: string | null, position: Position): Diagnostic =>
  error('value-format-unknown', `format of a value not known: ${format}`, {
    hint: didYouMean(nearest) ?? 'a specifier of d3-format such as .1f, ",.0f" or .0%, or compact, short, percent, words, percent-words, text', position,
  });

export const valueUnitUnknown = (unit: string, nearest: string | null, position: Position): Diagnostic =>
  error('value-unit-unknown', `unit of a value not known: ${unit}`, { hint: didYouMean(nearest) ?? 'such as %, million, 万, 亿 or 1000', position });

export const valueTypedUnclear = (typed: string, count: number, position: Position): Diagnostic =>
  error('value-typed-unclear', count === 0 ? `no number to compare with data: ${typed}` : `${count} numbers to compare with one value: ${typed}`, {
    hint: 'put the one number between the brackets', position,
  });

type Difference = { readonly typed: string; readonly reference: string; readonly data: string };

export const valueDiffers = ({ typed, reference, data }: Difference, position: Position): Diagnostic =>
  error('value-differs', `${reference} is ${data}, the text says: ${typed}`, { hint: 'correct the text or the data', position });
