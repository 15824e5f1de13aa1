/** Fonts of a style sheet → faces and their metrics, as browsers take them from the same files. */
import { characterRecord, styleFaces, type StyleFaces } from '../../typesetting/styleFaces.js';
import type { FontLibrary } from '../../typesetting/fontLibrary.js';
import type { TypesettingCache } from '../../typesetting/typesettingCache.js';
import { latinPunctuationFamily } from '../deckGlyphs.js';
import { lineHeightPx, type Font } from './style.js';

/** What a font of some size reaches above and below its baseline; leading included in `abovePx` and `belowPx`. */
export type FontMetrics = { readonly ascentPx: number; readonly descentPx: number; readonly abovePx: number; readonly belowPx: number };

export type MeasureFonts = {
  readonly facesOf: (font: Font) => StyleFaces;
  readonly metricsOf: (font: Font) => FontMetrics;
  /** Advance of the digit zero, in em. */
  readonly zeroEm: (font: Font) => number;
  /** Whether the font is one of narrow punctuation, which a Chinese deck sets between Latin words. */
  readonly isNarrow: (font: Font) => boolean;
};

const DIGIT_ZERO = 48;

/** The fonts of a deck. `families` are all that the template has: generic names and unknown ones are skipped. */
export function measureFonts(fonts: FontLibrary, families: ReadonlySet<string>, cache: TypesettingCache): MeasureFonts {
  const lists = new Map<string, readonly string[]>();
  const facesByList = new Map<string, StyleFaces>();
  const listOf = (text: string): readonly string[] => {
    const known = lists.get(text) ?? text.split(',').map((name) => name.trim().replace(/^['"]|['"]$/g, '')).filter((name) => families.has(name));
    lists.set(text, known);
    return known;
  };
  const facesOf = (font: Font): StyleFaces => {
    const key = `${font.weight}${font.style}${font.families}`;
    const known = facesByList.get(key) ?? styleFaces({ families: listOf(font.families), weight: font.weight, style: font.style }, { fonts, cache });
    facesByList.set(key, known);
    return known;
  };
  const firstFace = (font: Font): { readonly ascent: number; readonly descent: number; readonly unitsPerEm: number } => {
    const [family] = listOf(font.families);
    if (family === undefined) throw new Error(`no family of the template stands in ${font.families}`);
    return fonts.face(family, font.weight, font.style).font;
  };
  return {
    facesOf,
    metricsOf: (font) => {
      const face = firstFace(font);
      // Chromium rounds a font's ascent and descent to whole pixels, and the leading above down.
      const ascentPx = Math.round((face.ascent / face.unitsPerEm) * font.sizePx);
      const descentPx = Math.round((-face.descent / face.unitsPerEm) * font.sizePx);
      const height = lineHeightPx(font);
      const abovePx = ascentPx + Math.floor((height - ascentPx - descentPx) / 2);
      return { ascentPx, descentPx, abovePx, belowPx: height - abovePx };
    },
    zeroEm: (font) => characterRecord(DIGIT_ZERO, facesOf(font), 'plain').advanceEm,
    isNarrow: (font) => font.families.includes(latinPunctuationFamily),
  };
}
