/** A text → where a browser may break its lines: UAX #14 with the table that Chromium has for ASCII. */
import { lineBreakClass as C, lineBreakValue } from './lineBreakClasses.js';
import { ALLOWED, lineBreakPlaces, PROHIBITED } from './lineBreakRules.js';
import { BOX } from './sourceText.js';

const isPrintableAscii = (codePoint: number): boolean => codePoint > 0x20 && codePoint < 0x7f;
const isDigit = (codePoint: number): boolean => codePoint >= 48 && codePoint <= 57;
const isLetterOrDigit = (codePoint: number): boolean => isDigit(codePoint) || ((codePoint | 32) >= 0x61 && (codePoint | 32) <= 0x7a);

/** What a line may start with after `-` and after `?`, beside letters. */
const afterHyphen = '"#%&\'(*+-<=>@[\\^_`{|~';
const afterQuestion = '#$%&(*+-0123456789<=>@[\\^_`{|~';
const beforeBracket = '!"#%&)*+,.:;=>\\]|}~';
const brackets = '(<[{';

const allowed = (is: boolean): number => (is ? ALLOWED : PROHIBITED);

/** Between two printable ASCII characters browsers go by a table, which opens web addresses after `?` and words after `-`. */
function breaksInAscii(before: number, after: number, first: number): number {
  const a = String.fromCharCode(before);
  const b = String.fromCharCode(after);
  const isLetter = isLetterOrDigit(after) && !isDigit(after);
  // A hyphen before a digit may be a minus sign.
  if (a === '-') return allowed(isDigit(after) ? isLetterOrDigit(first) : isLetter || afterHyphen.includes(b));
  if (a === '?') return allowed(isLetter || afterQuestion.includes(b));
  return allowed(brackets.includes(b) && beforeBracket.includes(a));
}

/**
 * For each code point, whether a line of a browser may (ALLOWED), must or cannot start with it, with `line-break: strict`,
 * `word-break: normal` and `hyphens: manual`. `isAscii` says that the text has printable ASCII and spaces only.
 *
 * `tests/browser/lineBreaks.test.ts` compares this with Chromium, character by character.
 * CSS: https://www.w3.org/TR/css-text-3/#line-breaking
 */
export function browserBreaks(codePoints: Int32Array, isAscii: boolean): Uint8Array {
  const places = isAscii ? new Uint8Array(codePoints.length) : unicodeBreaks(codePoints);
  for (let i = 1; i < places.length; i += 1) {
    const before = codePoints[i - 1] ?? 0;
    const after = codePoints[i] ?? 0;
    if (before === 32) {
      if (after !== 32 && places[i] === PROHIBITED) places[i] = ALLOWED;
    } else if (isPrintableAscii(before) && isPrintableAscii(after)) places[i] = isLetterOrDigit(before) ? PROHIBITED : breaksInAscii(before, after, codePoints[i - 2] ?? 0);
  }
  return places;
}

function unicodeBreaks(codePoints: Int32Array): Uint8Array {
  const values = new Uint8Array(codePoints.length);
  for (let i = 0; i < codePoints.length; i += 1) {
    const codePoint = codePoints[i] ?? 0;
    values[i] = codePoint === BOX ? C.CB : lineBreakValue(codePoint);
  }
  return lineBreakPlaces(values, codePoints);
}
