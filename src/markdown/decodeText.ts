/** Bytes → text with line feeds at line ends, as the specification wants it. */
import type { Point } from '../document/position.js';

export type Decoded =
  | { readonly kind: 'decoded'; readonly text: string }
  /** Not UTF-8 from `at` on. */
  | { readonly kind: 'malformed'; readonly at: Point };

/** Decodes UTF-8. The byte order mark is no part of the text, and NUL becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): Decoded {
  const text = normalized(new TextDecoder('utf-8').decode(bytes));
  if (isBareUtf16(bytes)) return { kind: 'malformed', at: { line: 1, column: 1 } };
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'decoded', text };
  } catch {
    return { kind: 'malformed', at: firstReplacement(text) };
  }
}

/** UTF-16 without its mark: Latin text then is UTF-8 with a NUL at every other byte. */
function isBareUtf16([a = 1, b = 1, c = 1, d = 1]: Uint8Array): boolean {
  return (a === 0 && b !== 0 && c === 0 && d !== 0) || (a !== 0 && b === 0 && c !== 0 && d === 0);
}

/** Line feeds at line ends. Columns and line numbers stay those of the file. */
const normalized = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');

function firstReplacement(text: string): Point {
  const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
