/** What a character is, for emphasis, line ends and quotation marks. Each function takes one code point or ''. */

/** Letters written without spaces between words, and the punctuation that is as wide as they are. */
export const isHan = (character: string): boolean =>
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6\ufe30-\ufe4f]$/u.test(character);

/** Unicode punctuation or symbol, as the specification has it. */
export const isPunctuation = (character: string): boolean => /^[\p{P}\p{S}]$/u.test(character);

export const isSpace = (character: string): boolean => /^[\s\p{Zs}]$/u.test(character);

/** The code point that ends before `offset`; '' at the start. */
export function characterBefore(text: string, offset: number): string {
  if (offset <= 0) return '';
  const low = text.charCodeAt(offset - 1);
  return low >= 0xdc00 && low <= 0xdfff && offset > 1 ? text.slice(offset - 2, offset) : text.charAt(offset - 1);
}

/** The code point at `offset`; '' at the end. */
export function characterAt(text: string, offset: number): string {
  const code = text.codePointAt(offset);
  return code === undefined ? '' : String.fromCodePoint(code);
}
