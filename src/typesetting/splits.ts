/** Words → where they may be split: by hyphenation, and anywhere sensible where a word is longer than the line. */
import { codePointsOf, isProhibitedEnd, isProhibitedStart } from './characters.js';
import { hyphenatorFor } from './hyphenation.js';
import { lineWidth, type Sums } from './optimumFit.js';
import { widthBefore } from './shapeWord.js';
import type { Hyphenator, TypesettingCache } from './typesettingCache.js';
import { NO_BREAK, type Units, type Word } from './unitList.js';
import { HYPHEN_COST, type InlineFaces, type Splitter, type WordSplit } from './units.js';

const isLetter = (codePoint: number): boolean => /[\p{L}\p{M}]/u.test(String.fromCodePoint(codePoint));
const APOSTROPHES = new Set([0x27, 0x2019]);
const leastWord = 5;

/** Hyphenation points of the letters in a word; acronyms and names with figures stay whole. */
function hyphenPoints(word: Word, own: InlineFaces, find: (lang: string) => Hyphenator | null): WordSplit[] {
  if (word.address || own.style.verbatim || own.style.risePt !== 0 || word.source.length < leastWord) return [];
  const hyphenator = find(own.style.lang);
  if (hyphenator === null) return [];
  const splits: WordSplit[] = [];
  let start = 0;
  while (start < word.source.length) {
    let end = start;
    while (end < word.source.length && (isLetter(word.source[end] ?? 0) || (end > start && APOSTROPHES.has(word.source[end] ?? 0)))) end += 1;
    if (end - start >= leastWord) {
      const letters = String.fromCodePoint(...word.source.slice(start, end));
      if (letters !== letters.toUpperCase()) for (const offset of hyphenator(letters.toLowerCase())) splits.push({ offset: start + offset, cost: HYPHEN_COST, hyphen: true });
    }
    start = Math.max(end, start + 1);
  }
  return splits;
}

/**
 * Splits at the hyphenation points of each word's own language. `fallback` stands in for a language without patterns:
 * English in a paragraph of a Chinese manuscript that has no Han in it. null leaves such words whole.
 */
export const hyphenSplits =
  (cache: TypesettingCache, fallback: string | null): Splitter =>
  (word, own) =>
    hyphenPoints(word, own, (lang) => hyphenatorFor(lang, cache) ?? (fallback === null ? null : hyphenatorFor(fallback, cache)));

/** After these a long address or path breaks better than elsewhere. */
const goodAfter = new Set(codePointsOf('.-_?&=#%:;,+@~|)]}>'));
const opensNext = new Set(codePointsOf('([{<'));
/** No hyphen is wider. */
const HYPHEN_EM = 0.5;
const GOOD_COST = 200;
const ANY_COST = 3000;
const WORST_COST = 30_000;
const LAST_RESORT_COST = 200_000;

const leastPart = 3;

/** As `hyphens`, and addresses and code may be split between any two clusters, three from their edges: where a line would be bad otherwise. */
export const addressSplits =
  (hyphens: Splitter | null): Splitter =>
  (word, own) => {
    if (!word.address && !own.style.verbatim) return hyphens?.(word, own) ?? [];
    const starts = [...new Set(word.shaped.starts)].sort((one, other) => one - other);
    return starts.filter((start) => start >= leastPart && start <= word.source.length - leastPart).map((start) => ({ offset: start, cost: costOfSplit(word, start), hyphen: false }));
  };

/**
 * As `splits`, and the words that stand in `tooWide` (by their first code point) may be split between any two
 * clusters, best after punctuation: long addresses, lines of code, words in languages without patterns. A word with
 * hyphenation points is split elsewhere only in a syllable that is wider than `widthPt` with its hyphen.
 */
export function emergencySplits(splits: Splitter | null, tooWide: ReadonlySet<number>, widthPt: number): Splitter {
  return (word, own) => {
    const known = splits?.(word, own) ?? [];
    if (!tooWide.has(word.first)) return known;
    const { sizePt, letterSpacingPt } = own.style;
    const widthOf = (from: number, to: number): number => (widthBefore(word.shaped, to) - widthBefore(word.shaped, from)) * sizePt + letterSpacingPt * (to - from);
    const starts = [...new Set(word.shaped.starts)].sort((one, other) => one - other);
    const found: WordSplit[] = [];
    let from = 0;
    for (const split of [...known, { offset: word.source.length, cost: 0, hyphen: false }]) {
      if (known.length === 0 || widthOf(from, split.offset) + (split.hyphen ? sizePt * HYPHEN_EM : 0) > widthPt)
        for (const start of starts) if (start > from && start < split.offset) found.push({ offset: start, cost: costOfSplit(word, start), hyphen: false });
      if (split.offset < word.source.length) found.push(split);
      from = split.offset;
    }
    return found;
  };
}

/** The first code points of all words in a piece between two break opportunities that is wider than the measure. */
export function wordsTooWide(units: Units, sums: Sums, widthPt: number): ReadonlySet<number> {
  const found = new Set<number>();
  eachPiece(units, (from, to) => {
    if (lineWidth(sums, from, to) > widthPt) for (let u = from; u < to; u += 1) if (units.word[u]) found.add(units.first[u] ?? 0);
  });
  return found;
}

/** As a last resort a piece that is still too wide, such as a row of stops, may break between its units. */
export function openPieces(units: Units, sums: Sums, widthPt: number): void {
  const opened: number[] = [];
  eachPiece(units, (from, to) => {
    if (lineWidth(sums, from, to) > widthPt) for (let u = from + 1; u < to; u += 1) opened.push(u);
  });
  for (const u of opened) units.cost[u] = LAST_RESORT_COST;
}

function eachPiece(units: Units, visit: (from: number, to: number) => void): void {
  let from = 0;
  for (let u = 1; u <= units.count; u += 1) {
    if (u < units.count && units.cost[u] === NO_BREAK) continue;
    visit(from, u);
    from = u;
  }
}

function costOfSplit(word: Word, offset: number): number {
  // A solidus or a hyphen neither starts a line nor, the solidus, ends one, as long as there is another way.
  const before = word.source[offset - 1] ?? 0;
  const after = word.source[offset] ?? 0;
  if (isProhibitedStart(after, 'gb') || isProhibitedEnd(before, 'gb')) return WORST_COST;
  const good = offset > 1 && (goodAfter.has(before) || opensNext.has(after));
  return good ? GOOD_COST : ANY_COST;
}
