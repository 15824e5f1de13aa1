/** Font faces → fonts of the PDF, and glyphs → codes whose text a reader copies right. */
import type { FontFace } from '../typesetting/fontLibrary.js';
import type { EmbeddedFont, PdfDocument } from './pdfDocument.js';

/** A face in the PDF. The same glyph gets a second code where it stands for other characters. */
export type PdfFont = {
  readonly embedded: EmbeddedFont;
  /** Subset glyph for a font glyph that stands for the given code points. */
  code(glyph: number, codePoints: readonly number[]): number;
  /** The same with an advance of its own, in thousandths of an em: what follows seems to begin where it does. */
  spacedCode(glyph: number, codePoints: readonly number[], width: number): number;
  /** Advance of a subset glyph, in thousandths of an em. */
  width(code: number): number;
};

export type PdfFonts = (face: FontFace) => PdfFont;

const sameText = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((value, index) => value === b[index]);

function openFont(doc: PdfDocument, face: FontFace): PdfFont {
  doc.font(face.font, face.description.file);
  const embedded = doc._font;
  const codes = new Map<string, number>();
  const advance = (glyph: number): number => face.font.getGlyph(glyph).advanceWidth * embedded.scale;
  const add = (glyph: number, codePoints: readonly number[]): number => {
    const first = embedded.subset.includeGlyph(glyph);
    const known = embedded.unicode[first];
    if (known === undefined || sameText(known, codePoints)) {
      embedded.unicode[first] = codePoints;
      embedded.widths[first] ??= advance(glyph);
      return first;
    }
    return again(glyph, codePoints, advance(glyph));
  };
  // A PDF font maps a code to one text and one advance: for others the glyph is embedded again under another code.
  const again = (glyph: number, codePoints: readonly number[], width: number): number => {
    const other = embedded.subset.glyphs.push(glyph) - 1;
    embedded.unicode[other] = codePoints;
    embedded.widths[other] = width;
    return other;
  };
  const remembered = (key: string, make: () => number): number => {
    const known = codes.get(key);
    if (known !== undefined) return known;
    const made = make();
    codes.set(key, made);
    return made;
  };
  return {
    embedded,
    code: (glyph, codePoints) => remembered(`${glyph}:${codePoints.join()}`, () => add(glyph, codePoints)),
    spacedCode: (glyph, codePoints, width) => remembered(`${glyph}:${codePoints.join()}:${width}`, () => again(glyph, codePoints, width)),
    width: (code) => embedded.widths[code] ?? 0,
  };
}

/**
 * The fonts of one document, each opened when first used.
 *
 * pdfkit 0.20 compares name tables with `JSON.stringify` each time a font is selected; here a face is looked up by
 * identity and pdfkit's `font()` is called once for each.
 */
export function pdfFonts(doc: PdfDocument): PdfFonts {
  const opened = new Map<FontFace, PdfFont>();
  return (face) => {
    const known = opened.get(face);
    if (known !== undefined) return known;
    const font = openFont(doc, face);
    opened.set(face, font);
    return font;
  };
}
