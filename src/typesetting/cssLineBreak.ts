/** A code point, its line break class and the paragraph's rules → the class that CSS `line-break` makes of it. */
import { codePointsOf } from './characters.js';
import { CLASS_BITS, EAST_ASIAN_BIT, lineBreakClass as C } from './lineBreakClasses.js';
import type { LineRules } from './paragraph.js';
import { speaksHan } from './sourceText.js';

/** CJK hyphen-like characters: they may start a line in `normal` and `loose`. */
const hyphenLike = new Set(codePointsOf('〜゠'));
const iterationMarks = new Set(codePointsOf('々〻ゝゞヽヾ'));
const hyphens = new Set(codePointsOf('‐–'));
const centredMarks = new Set(codePointsOf('・：；･‼⁇⁈⁉！？'));
/** Classes PO and PR with East Asian width A, F or W. */
const affixes = new Set(codePointsOf('°‰′″‵℃℉﹪％￠¤±€№﹩＄￡￥￦'));

const IDEOGRAPH = C.ID | EAST_ASIAN_BIT;

const isJapanese = (lang: string): boolean => /^ja(?:-|$)/i.test(lang);

function isLoosened(codePoint: number, before: number, lang: string): boolean {
  if (hyphens.has(codePoint)) return (before & CLASS_BITS) === C.ID;
  // In Chinese clreq keeps a number with its unit at every level.
  return iterationMarks.has(codePoint) || centredMarks.has(codePoint) || (affixes.has(codePoint) && isJapanese(lang));
}

/**
 * The value of a code point after CSS `line-break`: an ideograph's where a line may start with the character (for a
 * prefix: end after it). `value` is the table's, `before` that of the code point before.
 *
 * In Chinese, clreq's prohibited line starts and ends are applied after this and win.
 * https://www.w3.org/TR/css-text-3/#line-break-property
 */
export function cssLineBreakValue(character: { readonly codePoint: number; readonly value: number; readonly before: number }, lineBreak: LineRules['lineBreak'], lang: string): number {
  const { codePoint, value, before } = character;
  if (lineBreak === 'strict') return value;
  if ((value & CLASS_BITS) === C.CJ) return IDEOGRAPH;
  if (value === 0 || !speaksHan(lang)) return value;
  return hyphenLike.has(codePoint) || (lineBreak === 'loose' && isLoosened(codePoint, before, lang)) ? IDEOGRAPH : value;
}

/** In loose Japanese, dots of a leader may be parted; in Chinese they are inseparable. */
export const partsLeaders = (lineBreak: LineRules['lineBreak'], lang: string): boolean => lineBreak === 'loose' && isJapanese(lang);
