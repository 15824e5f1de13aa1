/** Font faces → fonts of the PDF, and glyphs → codes whose text a reader copies right. */
import type { FontFace } from '../typesetting/fontLibrary.js';
import { openFontProgram, type FontProgram, type SubsetGlyph } from './fontProgram.js';
import type { PdfDocument, PdfReference } from './pdfDocument.js';

/** What a content stream shows for a glyph. */
export type PdfGlyph = {
  /** Four hexadecimal digits. */
  readonly hex: string;
  /** In thousandths of an em. */
  readonly width: number;
};

/** A face in the PDF. A glyph gets another code where it stands for other characters, or has another advance. */
export type PdfFont = {
  /** Its name in the resources of pages. */
  readonly id: string;
  readonly reference: PdfReference;
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

/** The codes of a glyph for one text: its plain one, and those with other advances. */
type Codes = { readonly codePoints: readonly number[]; readonly plain: PdfGlyph; readonly spaced: Map<number, PdfGlyph> };

/** A code of the font: what it shows, its advance in thousandths of an em, and what a reader copies. */
type Shown = { readonly glyph: SubsetGlyph; readonly width: number; readonly codePoints: readonly number[] };

class OpenFont implements PdfFont {
  private readonly program: FontProgram;
  /** By code. Code 0 is the glyph of missing characters. */
  private readonly shown: Shown[] = [];
  /** By glyph of the font. */
  private readonly byGlyph: Codes[][] = [];
  /** By glyph of the font: the code with its outline. */
  private readonly bases: number[] = [];

  constructor(readonly id: string, readonly reference: PdfReference, private readonly face: FontFace) {
    this.program = openFontProgram(face.bytes);
    this.addOutline(0, [0]);
  }

  glyph(id: number, codePoints: readonly number[]): PdfGlyph {
    return this.codes(id, codePoints).plain;
  }

  spacedGlyph(id: number, codePoints: readonly number[], width: number): PdfGlyph {
    const { spaced } = this.codes(id, codePoints);
    const glyph = spaced.get(width) ?? this.addReference(id, codePoints, width);
    spaced.set(width, glyph);
    return glyph;
  }

  private codes(id: number, codePoints: readonly number[]): Codes {
    const known = (this.byGlyph[id] ??= []);
    for (const codes of known) if (sameText(codes.codePoints, codePoints)) return codes;
    // A PDF font maps a code to one text and one advance.
    const plain = this.bases[id] === undefined ? this.addOutline(id, codePoints) : this.addReference(id, codePoints, this.ownWidth(id));
    const codes = { codePoints, plain, spaced: new Map<number, PdfGlyph>() };
    known.push(codes);
    return codes;
  }

  private ownWidth(id: number): number {
    return (this.program.advance(id) * 1000) / this.program.unitsPerEm;
  }

  private addOutline(id: number, codePoints: readonly number[]): PdfGlyph {
    this.bases[id] = this.shown.length;
    return this.add({ glyph: { glyph: id, advance: null, base: null }, width: this.ownWidth(id), codePoints });
  }

  /** The advance stands in the font program too: both must say the same. */
  private addReference(id: number, codePoints: readonly number[], width: number): PdfGlyph {
    const base = this.bases[id] ?? Number.parseInt(this.addOutline(id, codePoints).hex, 16);
    return this.add({ glyph: { glyph: id, advance: Math.round((width * this.program.unitsPerEm) / 1000), base }, width, codePoints });
  }

  private add(shown: Shown): PdfGlyph {
    const code = this.shown.push(shown) - 1;
    return { hex: code.toString(16).padStart(4, '0'), width: shown.width };
  }

  /** Writes the font's objects. ISO 32000-1, 9.6 to 9.10. */
  end(doc: PdfDocument): void {
    const { program } = this;
    const scale = 1000 / program.unitsPerEm;
    const file = doc.ref({});
    file.end(program.subset(this.shown.map(({ glyph }) => glyph)));
    // Six letters tell subsets apart; the number of the font does that within a file.
    const tag = this.id.slice(1).padStart(6, '0').replaceAll(/\d/g, (digit) => String.fromCharCode(65 + Number(digit)));
    const name = `${tag}+${this.face.font.postscriptName.replaceAll(' ', '_')}`;
    const symbolic = 4;
    const hasSerifs = program.familyClass >= 1 && program.familyClass <= 7;
    const descriptor = doc.ref({
      Type: 'FontDescriptor', FontName: name,
      Flags: symbolic + (program.isFixedPitch ? 1 : 0) + (hasSerifs ? 2 : 0) + (program.familyClass === 10 ? 8 : 0) + (program.isItalic ? 64 : 0),
      FontBBox: program.bounds.map((value) => value * scale), ItalicAngle: program.italicAngle,
      Ascent: program.ascent * scale, Descent: program.descent * scale, CapHeight: program.capHeight * scale, XHeight: program.xHeight * scale,
      StemV: 0, FontFile2: file,
    });
    descriptor.end();
    const descendant = doc.ref({
      Type: 'Font', Subtype: 'CIDFontType2', BaseFont: name, CIDToGIDMap: 'Identity', FontDescriptor: descriptor,
      CIDSystemInfo: { Registry: new String('Adobe'), Ordering: new String('Identity'), Supplement: 0 },
      DW: usualWidth, W: widthsOf(this.shown),
    });
    descendant.end();
    const toUnicode = doc.ref({});
    toUnicode.end(Buffer.from(unicodeMap(this.shown), 'latin1'));
    Object.assign(this.reference.data, { Type: 'Font', Subtype: 'Type0', BaseFont: name, Encoding: 'Identity-H', DescendantFonts: [descendant], ToUnicode: toUnicode });
    this.reference.end();
  }
}

/** Most Han glyphs are an em wide. */
const usualWidth = 1000;

/** Stretches of codes whose width is not the usual one: a code and the widths from there on. 9.7.4.3 */
function widthsOf(shown: readonly Shown[]): readonly unknown[] {
  const stretches: { readonly from: number; readonly widths: number[] }[] = [];
  shown.forEach(({ width }, code) => {
    if (width === usualWidth) return;
    const last = stretches.at(-1);
    if (last !== undefined && last.from + last.widths.length === code) last.widths.push(width);
    else stretches.push({ from: code, widths: [width] });
  });
  return stretches.flatMap(({ from, widths }) => [from, widths]);
}

const hexOf = (value: number): string => value.toString(16).padStart(4, '0');

const utf16 = (codePoint: number): string =>
  codePoint <= 0xffff ? hexOf(codePoint) : hexOf(0xd800 + ((codePoint - 0x10000) >> 10)) + hexOf(0xdc00 + ((codePoint - 0x10000) & 0x3ff));

/** The text of each code. 9.10.3; a range must not cross a first byte. */
function unicodeMap(shown: readonly Shown[]): string {
  const ranges: string[] = [];
  for (let from = 0; from < shown.length; from += 256) {
    const texts = shown.slice(from, from + 256).map(({ codePoints }) => `<${codePoints.map(utf16).join('')}>`);
    ranges.push(`<${hexOf(from)}><${hexOf(from + texts.length - 1)}>[${texts.join('')}]`);
  }
  const blocks: string[] = [];
  for (let from = 0; from < ranges.length; from += 100) {
    const block = ranges.slice(from, from + 100);
    blocks.push(`${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`);
  }
  return [
    '/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap',
    '/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n/CMapName/Adobe-Identity-UCS def\n/CMapType 2 def',
    '1 begincodespacerange\n<0000><ffff>\nendcodespacerange',
    ...blocks,
    'endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend',
  ].join('\n');
}

export type OpenFonts = {
  /** The font of a face, opened when first used. */
  readonly of: PdfFonts;
  /** Writes the fonts that were used; call after everything is painted. */
  readonly end: () => void;
};

/** The fonts of one document. Only TrueType outlines can be embedded; opening any other face throws. */
export function openPdfFonts(doc: PdfDocument): OpenFonts {
  const opened = new Map<FontFace, OpenFont>();
  return {
    of: (face) => {
      const known = opened.get(face);
      if (known !== undefined) return known;
      const font = new OpenFont(`F${opened.size + 1}`, doc.ref({}), face);
      opened.set(face, font);
      return font;
    },
    end: () => {
      for (const font of opened.values()) font.end(doc);
    },
  };
}
