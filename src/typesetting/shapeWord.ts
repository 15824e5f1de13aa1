/** A word in one face → its glyphs with ligatures and kerning, in em, remembered by face. */
import type { FontFace } from './fontLibrary.js';
import type { TypesettingCache } from './typesettingCache.js';

/** Glyphs from left to right. Lengths in em. */
export type ShapedWord = {
  readonly ids: readonly number[];
  readonly advancesEm: readonly number[];
  readonly xOffsetsEm: readonly number[];
  readonly yOffsetsEm: readonly number[];
  /** Source characters of each glyph; empty for the later glyphs of a cluster. */
  readonly codePoints: readonly (readonly number[])[];
  /** Offset in the word, in code points, of each glyph's first character; not falling, or not rising right to left. */
  readonly starts: readonly number[];
  readonly widthEm: number;
  readonly rightToLeft: boolean;
};

/** How a word is shaped: a key of the cache, so plain and small. */
export type WordShaping = {
  readonly face: FontFace;
  readonly tabularFigures: boolean;
  /** Letter-spaced words have no ligatures. */
  readonly ligatures: boolean;
  /** Full-width forms of dashes and dots from a Han face. */
  readonly fullWidth: boolean;
  readonly rightToLeft: boolean;
};

function features(shaping: WordShaping): Record<string, boolean> {
  return {
    ...(shaping.tabularFigures ? { tnum: true } : {}),
    ...(shaping.ligatures ? {} : { liga: false, clig: false, calt: false }),
    ...(shaping.fullWidth ? { fwid: true } : {}),
  };
}

/**
 * Which source characters each glyph stands for.
 *
 * fontkit 2.0.4 keeps one glyph object per id with the characters it was first asked for, so `glyph.codePoints` may
 * name a look-alike (a radical, a no-break space); only the number of characters in a cluster can be relied on.
 */
function clusters(counts: readonly number[], source: readonly number[], rightToLeft: boolean): { codePoints: number[][]; starts: number[] } {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const codePoints: number[][] = [];
  const starts: number[] = [];
  if (total !== source.length) {
    // The shaper made or dropped characters: the whole word belongs to its first glyph.
    counts.forEach((_, index) => {
      codePoints.push(index === 0 ? [...source] : []);
      starts.push(0);
    });
    return { codePoints, starts };
  }
  let next = rightToLeft ? source.length : 0;
  for (const count of counts) {
    if (rightToLeft) next -= count;
    codePoints.push(source.slice(next, next + count));
    starts.push(next);
    if (!rightToLeft) next += count;
  }
  return { codePoints, starts };
}

function shape(source: readonly number[], shaping: WordShaping): ShapedWord {
  const { font } = shaping.face;
  const em = font.unitsPerEm;
  const run = font.layout(String.fromCodePoint(...source), features(shaping), undefined, undefined, shaping.rightToLeft ? 'rtl' : 'ltr');
  const counts = run.glyphs.map((glyph) => glyph.codePoints.length);
  const advancesEm = run.positions.map((position) => position.xAdvance / em);
  return {
    ids: run.glyphs.map((glyph) => glyph.id),
    advancesEm,
    xOffsetsEm: run.positions.map((position) => position.xOffset / em),
    yOffsetsEm: run.positions.map((position) => position.yOffset / em),
    ...clusters(counts, source, shaping.rightToLeft),
    widthEm: advancesEm.reduce((sum, advance) => sum + advance, 0),
    rightToLeft: shaping.rightToLeft,
  };
}

/** Shapes a word, or finds it in the cache. */
export function shapeWord(source: readonly number[], shaping: WordShaping, cache: TypesettingCache): ShapedWord {
  let words = cache.words.get(shaping.face);
  if (!words) {
    words = new Map();
    cache.words.set(shaping.face, words);
  }
  const flags = (shaping.tabularFigures ? 1 : 0) + (shaping.ligatures ? 0 : 2) + (shaping.fullWidth ? 4 : 0) + (shaping.rightToLeft ? 8 : 0);
  const key = `${flags}${String.fromCodePoint(...source)}`;
  const known = words.get(key);
  if (known) return known;
  const shaped = shape(source, shaping);
  words.set(key, shaped);
  return shaped;
}

/** The width of a word's first `offset` code points, in em; inside a cluster in proportion. */
export function widthBefore(word: ShapedWord, offset: number): number {
  let width = 0;
  for (let i = 0; i < word.ids.length; i += 1) {
    const start = word.starts[i] ?? 0;
    const count = word.codePoints[i]?.length ?? 0;
    const advance = word.advancesEm[i] ?? 0;
    if (start + count <= offset) width += advance;
    else if (start < offset) width += (advance * (offset - start)) / count;
  }
  return width;
}
