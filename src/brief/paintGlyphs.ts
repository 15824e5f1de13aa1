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

/** Whether an extractor would see more between two glyphs than their neighbourhood. */
function misleads(glyph: Glyph, next: Glyph): boolean {
  if (isSpace(glyph) || isSpace(next) || glyph.codePoints.length === 0 || next.codePoints.length === 0) return false;
  const size = Math.min(glyph.run.style.sizePt, next.run.style.sizePt);
  return Math.abs(next.xPt - glyph.xPt - glyph.naturalPt) > telling * size;
}

/** Text as a PDF string in UTF-16. */
function actualText(codePoints: readonly number[]): string {
  const text = String.fromCodePoint(...codePoints);
  let digits = 'feff';
  for (let index = 0; index < text.length; index += 1) digits += hex(text.charCodeAt(index));
  return `<${digits}>`;
}

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

/**
 * Paints neighbouring runs as one text object.
 *
 * Neighbours whose distance would mislead an extractor carry their text as ActualText (ISO 32000-1, 14.9.4). Before
 * something that is no part of this text, such as a link, the last glyph takes the gap into its own advance instead:
 * marked content cannot reach over.
 */
export function paintGlyphs(runs: readonly PlacedRun[], place: TextPlace, { doc, fonts }: GlyphPainter): void {
  const glyphs = placedGlyphs(runs, place.yPt, fonts);
  const operators: string[] = ['BT'];
  const show = new TextShow(operators);
  const flush = (): void => {
    doc.addContent(operators.join('\n'));
    operators.length = 0;
  };
  let run: SetRun | null = null;
  let spanned = false;
  glyphs.forEach((glyph, index) => {
    const next = glyphs[index + 1];
    const opens = !spanned && next !== undefined && misleads(glyph, next);
    if (glyph.run !== run || opens) show.close();
    if (opens) {
      let end = index + 1;
      while (end + 1 < glyphs.length && misleads(glyphs[end] ?? glyph, glyphs[end + 1] ?? glyph)) end += 1;
      operators.push(`/Span <</ActualText ${actualText(glyphs.slice(index, end + 1).flatMap((part) => part.codePoints))}>> BDC`);
      spanned = true;
    }
    if (glyph.run !== run) {
      run = glyph.run;
      doc.page.fonts[glyph.font.embedded.id] ??= glyph.font.embedded.ref();
      flush();
      doc.fillColor(run.style.colour);
      operators.push(`/${glyph.font.embedded.id} ${fixed(run.style.sizePt)} Tf`);
    }
    const { code, widthPt } = encode(glyph, next === undefined ? place.nextXPt : null);
    show.add(glyph, code, widthPt);
    if (spanned && (next === undefined || !misleads(glyph, next))) {
      show.close();
      operators.push('EMC');
      spanned = false;
    }
  });
  show.close();
  operators.push('ET');
  flush();
}

/** A glyph's code; `followedAtPt` is where foreign content begins after it, null where none does. */
function encode(glyph: Glyph, followedAtPt: number | null): { code: number; widthPt: number } {
  const { font, id, codePoints, run } = glyph;
  const gapPt = followedAtPt === null ? 0 : followedAtPt - glyph.xPt - glyph.naturalPt;
  if (followedAtPt === null || isSpace(glyph) || Math.abs(gapPt) <= telling * run.style.sizePt) {
    return { code: font.code(id, codePoints), widthPt: glyph.naturalPt };
  }
  const width = Math.round(((followedAtPt - glyph.xPt) * 1000) / run.style.sizePt);
  return { code: font.spacedCode(id, codePoints, width), widthPt: (width * run.style.sizePt) / 1000 };
}
