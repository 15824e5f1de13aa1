/** A word in one face → its glyphs with ligatures and kerning, in em, remembered by face. */
import { Blob, Buffer, Direction, Face, Feature, Font, shape } from 'harfbuzzjs';
import type { FontFace } from './fontLibrary.js';
import { shapingTables } from './shapingTables.js';
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

function features(shaping: WordShaping): Feature[] {
  return [
    ...(shaping.tabularFigures ? [new Feature('tnum', 1)] : []),
    ...(shaping.ligatures ? [] : ['liga', 'clig', 'calt'].map((tag) => new Feature(tag, 0))),
    ...(shaping.fullWidth ? [new Feature('fwid', 1)] : []),
  ];
}

/** Which source characters each glyph stands for, from the offsets of HarfBuzz's clusters: the first glyph of a cluster has them all. */
function charactersOf(starts: readonly number[], source: readonly number[]): (readonly number[])[] {
  const bounds = [...new Set([...starts, source.length])].sort((a, b) => a - b);
  const next = new Map(bounds.map((bound, index) => [bound, bounds[index + 1] ?? source.length]));
  return starts.map((start, index) => (index > 0 && starts[index - 1] === start ? [] : source.slice(start, next.get(start))));
}

/** What HarfBuzz knows of one face with one set of features, and the words it has shaped. */
export type FaceShapes = { readonly font: Font; readonly features: readonly Feature[]; readonly words: Map<string, ShapedWord> };

function shapeNew(source: readonly number[], shaping: WordShaping, { font, features: wanted }: FaceShapes): ShapedWord {
  const em = shaping.face.font.unitsPerEm;
  const buffer = new Buffer();
  buffer.addCodePoints([...source]);
  buffer.guessSegmentProperties();
  // the guess takes the machine's language
  buffer.setLanguage('und');
  buffer.setDirection(shaping.rightToLeft ? Direction.RTL : Direction.LTR);
  shape(font, buffer, [...wanted]);
  const glyphs = buffer.getGlyphInfosAndPositions();
  const starts = glyphs.map((glyph) => glyph.cluster);
  const advancesEm = glyphs.map((glyph) => (glyph.xAdvance ?? 0) / em);
  return {
    ids: glyphs.map((glyph) => glyph.codepoint),
    advancesEm,
    xOffsetsEm: glyphs.map((glyph) => (glyph.xOffset ?? 0) / em),
    yOffsetsEm: glyphs.map((glyph) => (glyph.yOffset ?? 0) / em),
    codePoints: charactersOf(starts, source),
    starts,
    widthEm: advancesEm.reduce((sum, advance) => sum + advance, 0),
    rightToLeft: shaping.rightToLeft,
  };
}

function faceShapes(shaping: WordShaping, cache: TypesettingCache): FaceShapes {
  const variants = cache.shapes.get(shaping.face) ?? [];
  const variant = (shaping.tabularFigures ? 1 : 0) + (shaping.ligatures ? 0 : 2) + (shaping.fullWidth ? 4 : 0) + (shaping.rightToLeft ? 8 : 0);
  const known = variants[variant];
  if (known) return known;
  const font = variants.find((other) => other !== undefined)?.font ?? new Font(new Face(new Blob(shapingTables(shaping.face.bytes)), 0));
  const created: FaceShapes = { font, features: features(shaping), words: new Map() };
  variants[variant] = created;
  cache.shapes.set(shaping.face, variants);
  return created;
}

/** Shapes a word, or finds it in the cache. */
export function shapeWord(source: readonly number[], shaping: WordShaping, cache: TypesettingCache): ShapedWord {
  const shapes = faceShapes(shaping, cache);
  let key = '';
  for (const codePoint of source) key += String.fromCodePoint(codePoint);
  const known = shapes.words.get(key);
  if (known) return known;
  const shaped = shapeNew(source, shaping, shapes);
  shapes.words.set(key, shaped);
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
