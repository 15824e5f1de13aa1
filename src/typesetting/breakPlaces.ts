/** A source text → where its lines may break: UAX #14, tailored by CSS `line-break` and, in Chinese, by clreq. */
import { codePointsOf, isIdeographic, isProhibitedEnd, isProhibitedStart, kind, kindOf } from './characters.js';
import { cssLineBreakValue, partsLeaders } from './cssLineBreak.js';
import { EAST_ASIAN_BIT, lineBreakClass as C, lineBreakValue } from './lineBreakClasses.js';
import { ALLOWED, lineBreakPlaces, PROHIBITED } from './lineBreakRules.js';
import type { ParagraphStyle } from './paragraph.js';
import { BOX, type SourceText } from './sourceText.js';

/** Inside a Latin word or address in Chinese, after a hyphen or the like: only where the lines would be bad otherwise. */
export const SOFT = 3;

const isChinese = (lang: string): boolean => /^(?:zh|yue)(?:-|$)/i.test(lang);

/** Units that stay with their number across a typed space. */
const units = new Set(
  '% ‰ ℃ °C °F km m cm mm nm µm kg g mg t s ms h kW MW GW TW W kWh MWh GWh TWh Wh kV V A Hz kHz MHz GHz B kB KB MB GB TB PB kbps Mbps Gbps pt px K J kJ MJ GJ TJ PJ EJ ha L ml mL USD EUR CNY RMB'.split(' '),
);
const longestUnit = 4;

/** Table values with the tailorings that change a character's class. */
function tailoredValues(text: SourceText, style: ParagraphStyle): Uint8Array {
  const { codePoints, count, wide } = text;
  const values = new Uint8Array(count);
  for (let i = 0; i < count; i += 1) {
    const codePoint = codePoints[i] ?? 0;
    let value = lineBreakValue(codePoint);
    if (codePoint === BOX) value = C.AL;
    else if (wide[i] === 1) {
      // Quotation marks of the Han face are brackets whose direction is known.
      if (codePoint === 0x201c || codePoint === 0x2018) value = C.OP | EAST_ASIAN_BIT;
      else if (codePoint === 0x201d || codePoint === 0x2019) value = C.CL | EAST_ASIAN_BIT;
      else if (codePoint === 0xb7) value = C.NS | EAST_ASIAN_BIT;
    }
    if (style.lineBreak !== 'strict') value = cssLineBreakValue({ codePoint, value, before: values[i - 1] ?? 0 }, style.lineBreak, style.lang);
    values[i] = value;
  }
  return values;
}

/** Characters of the class IN that print uses. */
const isLeader = (codePoint: number | undefined): boolean => codePoint === 0x2025 || codePoint === 0x2026;

/** A footnote mark belongs to what it follows, also after a stop. */
function keepRaised(text: SourceText, places: Uint8Array): void {
  if (!text.inlines.some((inline) => inline.kind === 'text' && inline.style.risePt !== 0)) return;
  for (let i = 1; i < text.count; i += 1) {
    if (places[i] !== ALLOWED || text.inlineOf[i] === text.inlineOf[i - 1]) continue;
    const inline = text.inlines[text.inlineOf[i] ?? 0];
    if (inline?.kind === 'text' && inline.style.risePt !== 0 && text.codePoints[i - 1] !== 32) places[i] = PROHIBITED;
  }
}

function isVerbatim(text: SourceText, i: number): boolean {
  const inline = text.inlines[text.inlineOf[i] ?? 0];
  return inline?.kind === 'text' && inline.style.verbatim;
}

/** `12 km`: the space is no opportunity (clreq: a number and its unit are inseparable). */
function keepUnits(text: SourceText, places: Uint8Array): void {
  const { codePoints, count } = text;
  for (let i = 2; i < count; i += 1) {
    if (codePoints[i - 1] !== 32 || places[i] !== ALLOWED) continue;
    const digit = codePoints[i - 2] ?? 0;
    if (digit < 48 || digit > 57 || isVerbatim(text, i)) continue;
    let word = '';
    for (let k = i; k < count && k <= i + longestUnit; k += 1) {
      const codePoint = codePoints[k] ?? 0;
      if (kindOf(codePoint, false) !== kind.LATIN && codePoint !== 0x2103) break;
      word += String.fromCodePoint(codePoint);
    }
    if (units.has(word)) places[i] = PROHIBITED;
  }
}

const isLatinAt = (text: SourceText, i: number): boolean => i >= 0 && i < text.count && (text.codePoints[i] ?? 0) < 0x2e80 && text.wide[i] === 0 && text.codePoints[i] !== 32 && text.codePoints[i] !== BOX;

const EM_DASH = 0x2014;
const HYPHEN = 0x2d;
const SOLIDUS = 0x2f;
const COLON = 0x3a;

const isLetter = (codePoint: number): boolean => (codePoint | 32) >= 0x61 && (codePoint | 32) <= 0x7a;

/** Addresses and paths may also break after these, names of things in code after the second set. */
const addressBreaks = new Set(codePointsOf('._?=&#%:;,~'));
const nameBreaks = new Set(codePointsOf('._:'));
/** Shorter names stay whole. */
const leastName = 12;

/** Soft places in a Latin token that is an address, a path or a long name of code; `i` is its start. Gives its end. */
function softenToken(text: SourceText, places: Uint8Array, i: number): number {
  const { codePoints, count } = text;
  let end = i;
  let isPath = false;
  while (end < count && isLatinAt(text, end)) {
    if (codePoints[end] === SOLIDUS) isPath = true;
    end += 1;
  }
  const breaks = isPath ? addressBreaks : nameBreaks;
  if (!isPath && end - i < leastName) return end;
  for (let k = i + 3; k < end - 2; k += 1) {
    const before = codePoints[k - 1] ?? 0;
    const after = codePoints[k] ?? 0;
    if (places[k] !== PROHIBITED || !breaks.has(before) || addressBreaks.has(after)) continue;
    if (isPath || (isLetter(after) && isLetter(codePoints[before === COLON ? k - 3 : k - 2] ?? 0) && isLetter(codePoints[k + 1] ?? 0))) places[k] = SOFT;
  }
  return end;
}

/** Prohibited line starts and ends by clreq, and Latin words that stay whole. */
function applyChinese(text: SourceText, places: Uint8Array, level: ParagraphStyle['prohibition']): void {
  const { codePoints, count } = text;
  for (let i = 1; i < count; i += 1) {
    if (places[i] !== ALLOWED && places[i] !== SOFT) continue;
    const after = codePoints[i] ?? 0;
    let k = i - 1;
    while (k > 0 && codePoints[k] === 32) k -= 1;
    const before = codePoints[k] ?? 0;
    if (isIdeographic(after) && isIdeographic(before)) continue;
    if (isProhibitedStart(after, level) || isProhibitedEnd(before, level)) places[i] = PROHIBITED;
    else if (k === i - 1 && isLatinAt(text, k) && isLatinAt(text, i)) places[i] = SOFT;
  }
}

/** `--save` does not break after its hyphens. */
function keepOptions(text: SourceText, places: Uint8Array): void {
  const { codePoints, count } = text;
  for (let i = 2; i < count; i += 1) if (places[i] === ALLOWED && codePoints[i - 1] === HYPHEN && codePoints[i - 2] === HYPHEN) places[i] = PROHIBITED;
}

/** In Latin text a dash without spaces ends a line rather than starting one. */
function keepDashes(text: SourceText, places: Uint8Array): void {
  const { codePoints, count } = text;
  for (let i = 1; i < count; i += 1) if (codePoints[i] === EM_DASH && places[i] === ALLOWED && codePoints[i - 1] !== 32) places[i] = PROHIBITED;
}

/**
 * For each code point, whether a line may start with it: PROHIBITED, ALLOWED, MANDATORY, or SOFT.
 *
 * CSS: https://www.w3.org/TR/css-text-3/#line-break-property
 * clreq: https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end
 */
export function breakPlaces(text: SourceText, style: ParagraphStyle): Uint8Array {
  const places = lineBreakPlaces(tailoredValues(text, style), text.codePoints);
  if (partsLeaders(style.lineBreak, style.lang)) for (let i = 1; i < text.count; i += 1) if (isLeader(text.codePoints[i]) && isLeader(text.codePoints[i - 1])) places[i] = ALLOWED;
  keepUnits(text, places);
  keepRaised(text, places);
  keepOptions(text, places);
  if (text.inlines.every((inline) => inline.kind !== 'text' || inline.style.verbatim)) return places;
  for (let i = 0; i < text.count; i += 1) if (isLatinAt(text, i)) i = softenToken(text, places, i);
  if (isChinese(style.lang)) applyChinese(text, places, style.prohibition);
  else keepDashes(text, places);
  return places;
}
