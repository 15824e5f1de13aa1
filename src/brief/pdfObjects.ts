/** Values of a pdfkit document → the syntax of a PDF file, one byte for each character. ISO 32000-1, 7.3. */
import type { PdfTree } from './pdfDocument.js';

/** An object of the file, printed as a reference to it. */
export type ObjectNumber = { readonly id: number; toString(): string };

export class ReservedObject implements ObjectNumber {
  constructor(readonly id: number) {}

  toString(): string {
    return `${this.id} 0 R`;
  }
}

const escapes = new Map([['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'], ['\b', '\\b'], ['\f', '\\f'], ['\\', '\\\\'], ['(', '\\('], [')', '\\)']]);

function literal(text: string): string {
  let bytes = text;
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) <= 0x7f) continue;
    bytes = Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('latin1');
    break;
  }
  return `(${/[\n\r\t\b\f\\()]/.test(bytes) ? bytes.replace(/[\n\r\t\b\f\\()]/g, (character) => escapes.get(character) ?? character) : bytes})`;
}

function number(value: number): string {
  if (!(Math.abs(value) < 1e21)) throw new Error(`a PDF cannot hold the number ${value}`);
  return String(Math.round(value * 1e6) / 1e6);
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** 7.9.4, in universal time. */
const date = (value: Date): string =>
  `(D:${String(value.getUTCFullYear()).padStart(4, '0')}${[value.getUTCMonth() + 1, value.getUTCDate(), value.getUTCHours(), value.getUTCMinutes(), value.getUTCSeconds()].map(twoDigits).join('')}Z)`;

const isTree = (value: object): value is PdfTree => '_items' in value;

/** A name or number tree of one node. 7.9.6, 7.9.7 */
function tree(value: PdfTree): string {
  const keys = Object.keys(value._items).sort((a, b) => value._compareKeys(a, b));
  return `<</${value._keysName()}[${keys.map((key) => printObject(value._dataForKey(key)) + spaced(printObject(value._items[key]))).join(' ')}]>>`;
}

/** With a space before it where it would otherwise run into what stands there. */
const spaced = (printed: string): string => (/^[(</[]/.test(printed) ? printed : ` ${printed}`);

function dictionary(value: object): string {
  let entries = '';
  for (const [key, entry] of Object.entries(value)) {
    const item: unknown = entry;
    if (item !== undefined) entries += `/${key}${spaced(printObject(item))}`;
  }
  return `<<${entries}>>`;
}

/**
 * The value as pdfkit means it: a primitive string is a name, a `String` object is text, a reference prints itself.
 *
 * Throws for a number that is not finite.
 */
export function printObject(value: unknown): string {
  if (typeof value === 'string') return `/${value}`;
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return 'null';
  if (Array.isArray(value)) return `[${value.map((item: unknown) => printObject(item)).join(' ')}]`;
  if (Object.getPrototypeOf(value) === Object.prototype) return dictionary(value);
  if (value instanceof String) return literal(value.valueOf());
  if (value instanceof Date) return date(value);
  if (value instanceof Uint8Array) return `<${Buffer.from(value).toString('hex')}>`;
  if (isTree(value)) return tree(value);
  const reference: { toString(): string } = value;
  return reference.toString();
}
