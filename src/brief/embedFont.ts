/** Font faces → fonts of the PDF, and glyphs → codes whose text a reader copies right. */
import type { FontFace } from '../typesetting/fontLibrary.js';
import type { EmbeddedFont, PdfDocument } from './pdfDocument.js';

/** A face in the PDF. A glyph gets another code where it stands for other characters, or has another advance. */
export type PdfFont = {
  readonly embedded: EmbeddedFont;
  /** Code of a font glyph that stands for the given code points. */
  code(glyph: number, codePoints: readonly number[]): number;
  /** The same with an advance of its own, in thousandths of an em: what follows seems to begin where it does. */
  spacedCode(glyph: number, codePoints: readonly number[], width: number): number;
  /** Advance of a code, in thousandths of an em. */
  width(code: number): number;
};

export type PdfFonts = (face: FontFace) => PdfFont;

const sameText = (a: readonly number[], b: readonly number[]): boolean => a.length === b.length && a.every((value, index) => value === b[index]);

/** A glyph that shows another one: 16 bytes in place of its outline. https://learn.microsoft.com/typography/opentype/spec/glyf */
function referenceTo(base: number, box: { minX: number; minY: number; maxX: number; maxY: number }): Uint8Array {
  const bytes = new Uint8Array(16);
  const view = new DataView(bytes.buffer);
  const argumentsAreOffsets = 0x0002;
  [-1, box.minX, box.minY, box.maxX, box.maxY].forEach((value, index) => {
    view.setInt16(index * 2, value);
  });
  view.setUint16(10, argumentsAreOffsets);
  view.setUint16(12, base);
  return bytes;
}

type Copy = { readonly glyph: number; readonly base: number; readonly advance: number };

/** Writes copies as references, with their own advance in the font program too: both must say the same. */
function writeCopies(embedded: EmbeddedFont, copies: ReadonlyMap<number, Copy>): void {
  const { subset } = embedded;
  const addGlyph = subset._addGlyph.bind(subset);
  subset._addGlyph = (glyph) => {
    const code = subset.glyf.length;
    const copy = copies.get(code);
    if (copy === undefined) return addGlyph(glyph);
    const shown = embedded.font.getGlyph(copy.glyph);
    const isEmpty = shown.path.commands.length === 0;
    const bytes = isEmpty ? new Uint8Array(0) : referenceTo(copy.base, shown.bbox);
    subset.glyf.push(bytes);
    subset.loca.offsets.push(subset.offset);
    subset.hmtx.metrics.push({ advance: copy.advance, bearing: isEmpty ? 0 : shown.bbox.minX });
    subset.offset += bytes.length;
    return code;
  };
}

function openFont(doc: PdfDocument, face: FontFace): PdfFont {
  doc.font(face.font, face.description.file);
  const embedded = doc._font;
  const copies = new Map<number, Copy>();
  writeCopies(embedded, copies);
  const codes = new Map<string, number>();
  const remembered = (key: string, make: () => number): number => {
    const known = codes.get(key);
    if (known !== undefined) return known;
    const made = make();
    codes.set(key, made);
    return made;
  };
  // A PDF font maps a code to one text and one advance.
  const copy = (glyph: number, codePoints: readonly number[], width: number): number => {
    const base = embedded.subset.includeGlyph(glyph);
    embedded.unicode[base] ??= codePoints;
    embedded.widths[base] ??= embedded.font.getGlyph(glyph).advanceWidth * embedded.scale;
    const code = embedded.subset.glyphs.push(glyph) - 1;
    embedded.unicode[code] = codePoints;
    embedded.widths[code] = width;
    copies.set(code, { glyph, base, advance: Math.round(width / embedded.scale) });
    return code;
  };
  const plain = (glyph: number, codePoints: readonly number[]): number => {
    const width = embedded.font.getGlyph(glyph).advanceWidth * embedded.scale;
    const first = embedded.subset.includeGlyph(glyph);
    const known = embedded.unicode[first];
    if (known !== undefined && !sameText(known, codePoints)) return copy(glyph, codePoints, width);
    embedded.unicode[first] = codePoints;
    embedded.widths[first] ??= width;
    return first;
  };
  return {
    embedded,
    code: (glyph, codePoints) => remembered(`${glyph}:${codePoints.join()}`, () => plain(glyph, codePoints)),
    spacedCode: (glyph, codePoints, width) => remembered(`${glyph}:${codePoints.join()}:${width}`, () => copy(glyph, codePoints, width)),
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
