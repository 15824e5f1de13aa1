/**
 * A manuscript with `[…]{value="file#row.column"}` → the same with the words that the data give.
 *
 * Empty brackets print the value in its `format`; words in brackets are printed as they are, and are an error where their
 * number is not the value's at the precision that they give it. `unit` says what a one of the column is worth.
 */
import type { Report } from '../diagnostics/diagnostic.js';
import {
  valueColumnMissing,
  valueDiffers,
  valueFormatUnknown,
  valueNotNumber,
  valueNotUnderstood,
  valueRowDoubled,
  valueRowMissing,
  valueTypedUnclear,
  valueUnitUnknown,
} from '../diagnostics/messages/values.js';
import type { Manuscript, Metadata } from '../document/metadata.js';
import { nearest } from '../document/nearest.js';
import type { Figure, Image, Phrasing, Root, Span } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import type { Position } from '../document/position.js';
import { mapFlow, mapPhrasing, type TreeMapper } from '../document/visit.js';
import type { SourceFolder } from '../workspace.js';
import { altParts } from './altValues.js';
import { openDataTables, type DataTables } from './dataTables.js';
import { numberLanguage, printPlain, readFormat } from './formatValue.js';
import { readNumbers, readUnit, unitNames, type WrittenNumber } from './readNumbers.js';
import { readValueReference } from './valueReference.js';

/** Reports files, rows and columns that are not there, cells without a number, formats, and words that say another number. Never throws. */
export function resolveValues(manuscript: Manuscript<Root>, folder: SourceFolder, report: Report): Manuscript<Root> {
  const { root, metadata } = manuscript;
  const tables = openDataTables(folder, report);
  const context = { tables, metadata, report };
  const mapper: TreeMapper = {
    flow: (node) => [node.type === 'figure' && node.alt !== null ? withAlt(node, resolveAlt(node.alt, node.position, context)) : node],
    phrasing: (node) => {
      if (node.type === 'image') return [withAlt(node, resolveAlt(node.alt, node.position, context))];
      return node.type === 'span' && node.attributes.values['value'] !== undefined ? resolveSpan(node, context) : [node];
    },
  };
  const titlePhrasing = mapPhrasing(metadata.titlePhrasing, mapper);
  return {
    ...manuscript,
    root: { ...root, children: mapFlow(root.children, mapper) },
    metadata: {
      ...metadata,
      ...(titlePhrasing === metadata.titlePhrasing ? {} : { titlePhrasing, title: plainText(titlePhrasing).trim() }),
      abstract: mapFlow(metadata.abstract, mapper),
      contact: mapFlow(metadata.contact, mapper),
      disclaimer: mapFlow(metadata.disclaimer, mapper),
    },
  };
}

type Context = { readonly tables: DataTables; readonly metadata: Metadata; readonly report: Report };

const withAlt = <Shown extends Figure | Image>(node: Shown, alt: string): Shown => (alt === node.alt ? node : { ...node, alt });

const resolveAlt = (alt: string, position: Position, context: Context): string =>
  alt.includes(']{') ? altParts(alt, position).map((part) => (typeof part === 'string' ? part : plainText(resolveSpan(part, context)))).join('') : alt;

const ownAttributes = new Set(['value', 'format', 'unit']);

/** The words alone, or a span of them where its attributes say more. */
function resolveSpan(span: Span, context: Context): readonly Phrasing[] {
  const { attributes, children, position } = span;
  const values = Object.fromEntries(Object.entries(attributes.values).filter(([name]) => !ownAttributes.has(name)));
  const typed = plainText(children).trim();
  const printed = typed === '' ? printValue(span, context) : null;
  if (typed !== '') compareTyped(typed, span, context);
  const words: readonly Phrasing[] = printed === null ? children : [{ type: 'text', value: printed, position }];
  const says = attributes.id !== null || attributes.classes.length > 0 || Object.keys(values).length > 0;
  return says ? [{ ...span, attributes: { ...attributes, values }, children: words }] : words;
}

/** The cell that the span names, or null: an error was reported then. */
function findCell({ attributes, position }: Span, { tables, report }: Context): { readonly cell: unknown } | null {
  const typed = attributes.values['value'] ?? '';
  const reference = readValueReference(typed);
  if (reference === null) {
    report(valueNotUnderstood(typed, position));
    return null;
  }
  const { url, row, column } = reference;
  const outcome = tables(url, position);
  if (outcome.kind === 'refused') {
    report(outcome.diagnostic(position));
    return null;
  }
  const { columns, rows } = outcome.table;
  const found = rows.get(row) ?? [];
  const at = columns.indexOf(column);
  if (found.length === 0) report(valueRowMissing({ name: row, url, nearest: nearest(row, rows.keys()) }, position));
  if (found.length > 1) report(valueRowDoubled(row, { url, count: found.length }, position));
  if (at === -1) report(valueColumnMissing({ name: column, url, nearest: nearest(column, columns) }, position));
  return found.length === 1 && at !== -1 ? { cell: found[0]?.[at] } : null;
}

const textOf = (cell: unknown): string => (typeof cell === 'string' ? cell.trim() : cell === undefined || cell === null ? '' : JSON.stringify(cell));

/** The number that the span names, in its unit; null where an error was reported. */
function findNumber(span: Span, context: Context): number | null {
  const { attributes, position } = span;
  const typedUnit = attributes.values['unit'];
  const unit = typedUnit === undefined ? 1 : readUnit(typedUnit);
  if (unit === null && typedUnit !== undefined) context.report(valueUnitUnknown(typedUnit, nearest(typedUnit, unitNames), position));
  const found = findCell(span, context);
  if (found === null || unit === null) return null;
  const text = textOf(found.cell);
  const number = text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(number)) return Number((number * unit).toPrecision(15));
  context.report(valueNotNumber(text, attributes.values['value'] ?? '', position));
  return null;
}

function printValue(span: Span, context: Context): string | null {
  const { values } = span.attributes;
  const format = readFormat(values['format'] ?? null);
  if (format.kind === 'unknown') {
    context.report(valueFormatUnknown(values['format'] ?? '', format.nearest, span.position));
    return null;
  }
  if (format.kind === 'text') {
    const found = findCell(span, context);
    return found === null ? null : textOf(found.cell);
  }
  const number = findNumber(span, context);
  return number === null ? null : format.print(number, numberLanguage(values['lang'] ?? context.metadata.lang));
}

function compareTyped(typed: string, span: Span, context: Context): void {
  const { position, attributes } = span;
  const number = findNumber(span, context);
  if (number === null) return;
  const [written, ...others] = readNumbers(typed);
  if (written === undefined || others.length > 0) {
    context.report(valueTypedUnclear(typed, written === undefined ? 0 : 1 + others.length, position));
    return;
  }
  // half a step is what rounding takes away at most; the rest is for binary fractions
  if (Math.abs(number - written.value) <= written.step * (0.5 + 1e-9)) return;
  const reference = attributes.values['value'] ?? '';
  context.report(valueDiffers({ typed, reference, data: inUnitOf(written, number) }, position));
}

/** The number of the data as the author would have typed it. */
const inUnitOf = ({ unit, unitText }: WrittenNumber, number: number): string => `${printPlain(number / unit)}${unitText}`;
