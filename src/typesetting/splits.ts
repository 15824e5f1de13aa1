/** Words → where they may be split: by hyphenation, and anywhere sensible where a word is longer than the line. */
import { codePointsOf } from './characters.js';
import { hyphenatorFor } from './hyphenation.js';
import type { TypesettingCache } from './typesettingCache.js';
import { HYPHEN_COST, type InlineFaces, type Splitter, type Word, type WordSplit } from './units.js';

const isLetter = (codePoint: number): boolean => /[\p{L}\p{M}]/u.test(String.fromCodePoint(codePoint));
const APOSTROPHES = new Set([0x27, 0x2019]);
const leastWord = 5;

/** Hyphenation points of the letters in a word; acronyms and names with figures stay whole. */
function hyphenPoints(word: Word, own: InlineFaces, cache: TypesettingCache): WordSplit[] {
  if (own.style.verbatim || own.style.risePt !== 0 || word.source.length < leastWord) return [];
  const hyphenator = hyphenatorFor(own.style.lang, cache);
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

/** Splits at the hyphenation points of each word's own language. */
export const hyphenSplits =
  (cache: TypesettingCache): Splitter =>
  (word, own) =>
    hyphenPoints(word, own, cache);

/** After these a long address or path breaks better than elsewhere. */
const goodAfter = new Set(codePointsOf('/.-_?&=#%:;,+@~|)]}>'));
const opensNext = new Set(codePointsOf('([{<'));
const GOOD_COST = 200;
const ANY_COST = 3000;

/** As `hyphens`, and a word wider than `widthPt` may be split between any two clusters, best after punctuation. */
export function emergencySplits(hyphens: Splitter | null, widthPt: number): Splitter {
  return (word, own) => {
    const known = hyphens?.(word, own) ?? [];
    const width = word.shaped.widthEm * own.style.sizePt + own.style.letterSpacingPt * word.source.length;
    if (width <= widthPt) return known;
    const byOffset = new Map(known.map((split) => [split.offset, split]));
    for (const start of new Set(word.shaped.starts)) {
      if (start === 0 || byOffset.has(start)) continue;
      const good = goodAfter.has(word.source[start - 1] ?? 0) || opensNext.has(word.source[start] ?? 0);
      byOffset.set(start, { offset: start, cost: good && start > 1 ? GOOD_COST : ANY_COST, hyphen: false });
    }
    return [...byOffset.values()].sort((one, other) => one.offset - other.offset);
  };
}
