/** A word in one face → its glyphs with ligatures and kerning, in em, remembered by face. */
import { mirrored } from './bidi.js';
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

/** The glyphs of characters and the advances of neighbours, learnt from the words that the shaper has seen; in em. */
export type PairTable = {
  /** Code point → glyph; 0 where it was not met. */
  readonly glyphs: Uint16Array;
  /** Code point → advance at the end of a word. */
  readonly ends: Float64Array;
  /** First × PAIR_LIMIT + second → advance of the first before the second. */
  readonly pairs: Map<number, number>;
};
/** Latin letters, digits and punctuation. */
const PAIR_LIMIT = 0x250;

const createPairTable = (): PairTable => ({ glyphs: new Uint16Array(PAIR_LIMIT), ends: new Float64Array(PAIR_LIMIT).fill(Number.NaN), pairs: new Map() });

/**
 * A word put together from what other words have shown: fontkit takes 0.1 to 0.2 ms a word, and kerning is a matter of
 * pairs. null where the word has a character or a pair that is new (or part of a ligature).
 */
function shapeByPairs(source: readonly number[], table: PairTable): ShapedWord | null {
  const { length } = source;
  const advancesEm: number[] = [];
  let widthEm = 0;
  for (let i = 0; i < length; i += 1) {
    const here = source[i] ?? 0;
    const next = source[i + 1];
    if (here >= PAIR_LIMIT || (next !== undefined && next >= PAIR_LIMIT)) return null;
    const advance = next === undefined ? table.ends[here] : table.pairs.get(here * PAIR_LIMIT + next);
    if (advance === undefined || Number.isNaN(advance)) return null;
    advancesEm.push(advance);
    widthEm += advance;
  }
  const zeros = source.map(() => 0);
  return {
    ids: source.map((codePoint) => table.glyphs[codePoint] ?? 0), advancesEm, xOffsetsEm: zeros, yOffsetsEm: zeros, codePoints: source.map((codePoint) => [codePoint]),
    starts: source.map((_, index) => index), widthEm, rightToLeft: false,
  };
}

/** Learns from a word in which each character has its own, usual glyph. */
function learnPairs(source: readonly number[], shaped: ShapedWord, table: PairTable): void {
  if (shaped.ids.length !== source.length) return;
  const plain = source.every((codePoint, i) => {
    const known = codePoint < PAIR_LIMIT ? table.glyphs[codePoint] : undefined;
    return known !== undefined && (known === 0 || known === shaped.ids[i]) && shaped.codePoints[i]?.length === 1 && shaped.xOffsetsEm[i] === 0 && shaped.yOffsetsEm[i] === 0;
  });
  if (!plain) return;
  source.forEach((codePoint, i) => {
    const next = source[i + 1];
    table.glyphs[codePoint] = shaped.ids[i] ?? 0;
    if (next === undefined) table.ends[codePoint] = shaped.advancesEm[i] ?? Number.NaN;
    else table.pairs.set(codePoint * PAIR_LIMIT + next, shaped.advancesEm[i] ?? Number.NaN);
  });
}

function shape(source: readonly number[], shaping: WordShaping): ShapedWord {
  const { font } = shaping.face;
  const em = font.unitsPerEm;
  const seen = shaping.rightToLeft ? mirrored(source) : source;
  const run = font.layout(String.fromCodePoint(...seen), features(shaping), undefined, undefined, shaping.rightToLeft ? 'rtl' : 'ltr');
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

/** What is known of one face with one set of features. */
export type FaceShapes = { readonly words: Map<string, ShapedWord>; readonly table: PairTable };

function faceShapes(shaping: WordShaping, cache: TypesettingCache): FaceShapes {
  const variants = cache.shapes.get(shaping.face) ?? [];
  const variant = (shaping.tabularFigures ? 1 : 0) + (shaping.ligatures ? 0 : 2) + (shaping.fullWidth ? 4 : 0) + (shaping.rightToLeft ? 8 : 0);
  const known = variants[variant];
  if (known) return known;
  const created: FaceShapes = { words: new Map(), table: createPairTable() };
  variants[variant] = created;
  cache.shapes.set(shaping.face, variants);
  return created;
}

/** Shapes a word, or finds it in the cache. */
export function shapeWord(source: readonly number[], shaping: WordShaping, cache: TypesettingCache): ShapedWord {
  const { words, table } = faceShapes(shaping, cache);
  const key = String.fromCodePoint(...source);
  const known = words.get(key);
  if (known) return known;
  const learnable = !shaping.rightToLeft && !shaping.fullWidth;
  const assembled = learnable ? shapeByPairs(source, table) : null;
  const shaped = assembled ?? shape(source, shaping);
  if (learnable && assembled === null) learnPairs(source, shaped, table);
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
