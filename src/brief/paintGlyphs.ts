/** Set runs → one text object whose text layer reads as the source does. */
import type { PlacedGlyph, SetRun } from '../typesetting/paragraph.js';
import type { PdfFont, PdfFonts } from './embedFont.js';
import type { PdfDocument } from './pdfDocument.js';

export type PlacedRun = { readonly run: SetRun; readonly xPt: number };

type Glyph = {
  readonly run: SetRun;
  readonly font: PdfFont;
  readonly id: number;
  readonly codePoints: readonly number[];
  readonly xPt: number;
  readonly yPt: number;
  /** The font's own advance at this size. */
  readonly naturalPt: number;
};

/** Three decimals, without trailing zeros. */
export const fixed = (value: number): string => {
  const text = value.toFixed(3);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
const hex = (code: number): string => code.toString(16).padStart(4, '0');

/** U+00AD: readers join the halves of a word at it when text is copied or searched. */
const softHyphen = 0xad;
const space = 0x20;

/**
 * A wider gap or overlap than this, in em, makes text extractors guess a space or another column. Poppler's limit is
 * 0.1 em; the gap between Han and Latin is 0.25 em, a compressed stop overlaps by half an em.
 */
const telling = 0.06;

function placedGlyphs(runs: readonly PlacedRun[], yPt: number, fonts: PdfFonts): Glyph[] {
  return runs.flatMap(({ run, xPt }) => {
    const font = fonts(run.face);
    let pen = xPt;
    return run.glyphs.map((glyph: PlacedGlyph, index): Glyph => {
      const isAddedHyphen = run.addedHyphen && index === run.glyphs.length - 1;
      const codePoints = isAddedHyphen ? [softHyphen] : glyph.codePoints;
      const naturalPt = (run.face.font.getGlyph(glyph.id).advanceWidth * run.style.sizePt) / run.face.font.unitsPerEm;
      const placed = { run, font, id: glyph.id, codePoints, naturalPt, xPt: pen + glyph.xOffsetPt, yPt: yPt - run.style.risePt - glyph.yOffsetPt };
      pen += glyph.advancePt;
      return placed;
    });
  });
}

const isSpace = (glyph: Glyph): boolean => glyph.codePoints[0] === space;

/** Codes of neighbours, with the corrections between them, as the operand of one `TJ`. */
class TextShow {
  private shown = '';
  private penPt = 0;
  private last: Glyph | null = null;

  constructor(private readonly operators: string[]) {}

  close(): void {
    if (this.last !== null) this.operators.push(`[${this.shown.replaceAll('><', '')}] TJ`);
    this.shown = '';
    this.last = null;
  }

  add(glyph: Glyph, code: number, widthPt: number): void {
    const { style } = glyph.run;
    if (this.last !== null && (this.last.font !== glyph.font || this.last.run !== glyph.run || Math.abs(this.last.yPt - glyph.yPt) > 0.001)) this.close();
    if (this.last === null) {
      // The page's coordinates run downwards; text stands upright again.
      this.operators.push(`1 0 0 -1 ${fixed(glyph.xPt)} ${fixed(glyph.yPt)} Tm`);
    } else {
      const correction = ((this.penPt - glyph.xPt) * 1000) / style.sizePt;
      if (Math.abs(correction) >= 0.5) this.shown += ` ${fixed(Math.round(correction * 10) / 10)} `;
      else glyph = { ...glyph, xPt: this.penPt };
    }
    this.shown += `<${hex(code)}>`;
    this.penPt = glyph.xPt + widthPt;
    this.last = glyph;
  }
}

export type GlyphPainter = { readonly doc: PdfDocument; readonly fonts: PdfFonts };

/** Where the line's baseline is, and where what follows this text in its line begins; null at the line's end. */
export type TextPlace = { readonly yPt: number; readonly nextXPt: number | null };

/** Paints neighbouring runs as one text object. */
export function paintGlyphs(runs: readonly PlacedRun[], place: TextPlace, { doc, fonts }: GlyphPainter): void {
  const glyphs = placedGlyphs(runs, place.yPt, fonts);
  const operators: string[] = ['BT'];
  const show = new TextShow(operators);
  let run: SetRun | null = null;
  glyphs.forEach((glyph, index) => {
    if (glyph.run !== run) {
      show.close();
      run = glyph.run;
      doc.page.fonts[glyph.font.embedded.id] ??= glyph.font.embedded.ref();
      doc.addContent(operators.join('\n'));
      operators.length = 0;
      doc.fillColor(run.style.colour);
      operators.push(`/${glyph.font.embedded.id} ${fixed(run.style.sizePt)} Tf`);
    }
    const next = glyphs[index + 1];
    const followed = next === undefined ? place.nextXPt : isSpace(next) ? null : next.xPt;
    const { code, widthPt } = encode(glyph, followed);
    show.add(glyph, code, widthPt);
  });
  show.close();
  doc.addContent([...operators, 'ET'].join('\n'));
}

/** Advances come in steps of this, in thousandths of an em; what is left is corrected between the glyphs. */
const widthStep = 50;

/**
 * A glyph's code. Where what follows begins at a telling distance, the distance becomes the glyph's own advance: readers
 * of the text then see neighbours. (ActualText over the pair satisfies Poppler, but PDFium sets spaces after it.)
 */
function encode(glyph: Glyph, followedAtPt: number | null): { code: number; widthPt: number } {
  const { font, id, codePoints, run } = glyph;
  const { sizePt } = run.style;
  const gapPt = followedAtPt === null ? 0 : followedAtPt - glyph.xPt - glyph.naturalPt;
  if (isSpace(glyph) || codePoints.length === 0 || Math.abs(gapPt) <= telling * sizePt) return { code: font.code(id, codePoints), widthPt: glyph.naturalPt };
  const width = ((glyph.naturalPt + gapPt) * 1000) / sizePt;
  const stepped = Math.max(0, Math.round(width / widthStep) * widthStep);
  return { code: font.spacedCode(id, codePoints, stepped), widthPt: (stepped * sizePt) / 1000 };
}
