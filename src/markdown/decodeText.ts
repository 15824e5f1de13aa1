/** Bytes → text with line feeds at line ends, as the specification wants it. */
import type { Point } from '../document/position.js';

export type Decoded =
  | { readonly kind: 'decoded'; readonly text: string }
  /** Not UTF-8 from `at` on; what is not readable became U+FFFD. */
  | { readonly kind: 'malformed'; readonly text: string; readonly at: Point };

/** Decodes UTF-8. The byte order mark is no part of the text, and NUL becomes U+FFFD. */
export function decodeText(bytes: Uint8Array): Decoded {
  const text = normalized(new TextDecoder('utf-8').decode(bytes));
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return { kind: 'decoded', text };
  } catch {
    return { kind: 'malformed', text, at: firstReplacement(text) };
  }
}

/** Line feeds at line ends. Columns and line numbers stay those of the file. */
const normalized = (text: string): string => text.replace(/\r\n?/g, '\n').replaceAll('\0', '\ufffd');

function firstReplacement(text: string): Point {
  const before = text.slice(0, Math.max(0, text.indexOf('\ufffd')));
  return { line: before.split('\n').length, column: before.length - before.lastIndexOf('\n') };
}
