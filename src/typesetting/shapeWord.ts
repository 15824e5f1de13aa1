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

/** The glyphs and advances of single characters and of neighbours, learnt from the shaper, in em. */
export type PairTable = {
  readonly singles: Map<number, { readonly id: number; readonly advanceEm: number }>;
  /** First × 1024 + second → advance of the first before the second; NaN where the two are more than two plain glyphs. */
  readonly pairs: Map<number, number>;
};
/** Latin letters, digits and punctuation; each stands for one glyph unless a pair says otherwise. */
const PAIR_LIMIT = 0x250;

function single(codePoint: number, table: PairTable, shaping: WordShaping): { readonly id: number; readonly advanceEm: number } {
  const known = table.singles.get(codePoint);
  if (known) return known;
  const { font } = shaping.face;
  const run = font.layout(String.fromCodePoint(codePoint), features(shaping));
  const found = { id: run.glyphs[0]?.id ?? 0, advanceEm: run.glyphs.length === 1 ? (run.positions[0]?.xAdvance ?? 0) / font.unitsPerEm : Number.NaN };
  table.singles.set(codePoint, found);
  return found;
}

function pairAdvance(first: number, second: number, learnt: { readonly table: PairTable; readonly shaping: WordShaping }): number {
  const { table, shaping } = learnt;
  const key = first * 1024 + second;
  const known = table.pairs.get(key);
  if (known !== undefined) return known;
  const { font } = shaping.face;
  const run = font.layout(String.fromCodePoint(first, second), features(shaping));
  const [a, b] = run.glyphs;
  const [at, bt] = run.positions;
  const one = single(first, table, shaping);
  const other = single(second, table, shaping);
  const plain = run.glyphs.length === 2 && a?.id === one.id && b?.id === other.id && at?.xOffset === 0 && at.yOffset === 0 && bt?.xOffset === 0 && bt.yOffset === 0 && bt.xAdvance / font.unitsPerEm === other.advanceEm;
  const advance = plain ? at.xAdvance / font.unitsPerEm : Number.NaN;
  table.pairs.set(key, advance);
  return advance;
}

/**
 * A plain Latin word put together from pairs: fontkit takes 0.2 ms a word, and kerning is a matter of pairs. null where
 * the word is not so plain (ligatures, marks, contextual forms).
 */
function shapeByPairs(source: readonly number[], table: PairTable, shaping: WordShaping): ShapedWord | null {
  if (shaping.rightToLeft || shaping.fullWidth) return null;
  const { length } = source;
  const ids: number[] = [];
  const advancesEm: number[] = [];
  const zeros: number[] = [];
  const codePoints: (readonly number[])[] = [];
  const starts: number[] = [];
  let widthEm = 0;
  for (let i = 0; i < length; i += 1) {
    const here = source[i] ?? 0;
    if (here >= PAIR_LIMIT || here === 0xad) return null;
    const next = source[i + 1];
    const one = single(here, table, shaping);
    const advance = next === undefined ? one.advanceEm : next < PAIR_LIMIT ? pairAdvance(here, next, { table, shaping }) : Number.NaN;
    if (Number.isNaN(advance)) return null;
    ids.push(one.id);
    advancesEm.push(advance);
    zeros.push(0);
    codePoints.push([here]);
    starts.push(i);
    widthEm += advance;
  }
  return { ids, advancesEm, xOffsetsEm: zeros, yOffsetsEm: zeros, codePoints, starts, widthEm, rightToLeft: false };
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
  const created: FaceShapes = { words: new Map(), table: { singles: new Map(), pairs: new Map() } };
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
  const shaped = shapeByPairs(source, table, shaping) ?? shape(source, shaping);
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
