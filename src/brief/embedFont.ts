/** Font faces → fonts of the PDF, and glyphs → codes whose text a reader copies right. */
import type { FontFace } from '../typesetting/fontLibrary.js';
import type { EmbeddedFont, PdfDocument } from './pdfDocument.js';

/** What a content stream shows for a glyph. */
export type PdfGlyph = {
  /** Four hexadecimal digits. */
  readonly hex: string;
  /** In thousandths of an em. */
  readonly width: number;
};

/** A face in the PDF. A glyph gets another code where it stands for other characters, or has another advance. */
export type PdfFont = {
  readonly embedded: EmbeddedFont;
  /** A glyph of the font that stands for the given code points. */
  glyph(id: number, codePoints: readonly number[]): PdfGlyph;
  /** The same with an advance of its own, in thousandths of an em: what follows seems to begin where it does. */
  spacedGlyph(id: number, codePoints: readonly number[], width: number): PdfGlyph;
};

export type PdfFonts = (face: FontFace) => PdfFont;

function sameText(a: readonly number[], b: readonly number[]): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

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

/** The codes of a glyph for one text: its plain one, and those with other advances. */
type Codes = { readonly codePoints: readonly number[]; readonly plain: PdfGlyph; readonly spaced: Map<number, PdfGlyph> };

function openFont(doc: PdfDocument, face: FontFace): PdfFont {
  doc.font(face.font, face.description.file);
  const embedded = doc._font;
  const copies = new Map<number, Copy>();
  writeCopies(embedded, copies);
  const byGlyph: Codes[][] = [];
  const shown = (code: number): PdfGlyph => ({ hex: code.toString(16).padStart(4, '0'), width: embedded.widths[code] ?? 0 });
  // A PDF font maps a code to one text and one advance.
  const copy = (id: number, codePoints: readonly number[], width: number): PdfGlyph => {
    const base = embedded.subset.includeGlyph(id);
    embedded.unicode[base] ??= codePoints;
    embedded.widths[base] ??= embedded.font.getGlyph(id).advanceWidth * embedded.scale;
    const code = embedded.subset.glyphs.push(id) - 1;
    embedded.unicode[code] = codePoints;
    embedded.widths[code] = width;
    copies.set(code, { glyph: id, base, advance: Math.round(width / embedded.scale) });
    return shown(code);
  };
  const plain = (id: number, codePoints: readonly number[]): PdfGlyph => {
    const width = embedded.font.getGlyph(id).advanceWidth * embedded.scale;
    const first = embedded.subset.includeGlyph(id);
    const known = embedded.unicode[first];
    if (known !== undefined && !sameText(known, codePoints)) return copy(id, codePoints, width);
    embedded.unicode[first] = codePoints;
    embedded.widths[first] ??= width;
    return shown(first);
  };
  const codesOf = (id: number, codePoints: readonly number[]): Codes => {
    const known = (byGlyph[id] ??= []);
    for (const codes of known) if (sameText(codes.codePoints, codePoints)) return codes;
    const codes = { codePoints, plain: plain(id, codePoints), spaced: new Map<number, PdfGlyph>() };
    known.push(codes);
    return codes;
  };
  return {
    embedded,
    glyph: (id, codePoints) => codesOf(id, codePoints).plain,
    spacedGlyph: (id, codePoints, width) => {
      const { spaced } = codesOf(id, codePoints);
      const glyph = spaced.get(width) ?? copy(id, codePoints, width);
      spaced.set(width, glyph);
      return glyph;
    },
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
