/** A data file's text → text as Vega's readers take it. */

/** `json-lines` is turned into a JSON array, line by line; a broken line shows when Vega reads it. */
export function readTable(text: string, format: 'text' | 'json-lines'): string {
  if (format === 'text') return text;
  return `[${text.split('\n').filter((line) => line.trim() !== '').join(',')}]`;
}
