/** A data file's bytes → text as Vega's readers take it: UTF-8, no byte order mark, lines ended by LF. */

/**
 * The text, or null when the bytes are not UTF-8 (UTF-16 with a byte order mark is read too: Excel's "Unicode text").
 * `json-lines` is turned into a JSON array, line by line; a broken line shows when Vega reads it.
 */
export function readTable(bytes: Uint8Array, format: 'text' | 'json-lines'): string | null {
  const decoded = decode(bytes);
  if (decoded === null) return null;
  const text = decoded.replace(/\r\n?/g, '\n');
  if (format === 'text') return text;
  return `[${text.split('\n').filter((line) => line.trim() !== '').join(',')}]`;
}

function decode(bytes: Uint8Array): string | null {
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
