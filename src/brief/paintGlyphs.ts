/** Set runs → text operators whose text layer reads as the source does. */
import type { SetRun } from '../typesetting/paragraph.js';
import type { PdfFont, PdfFonts, PdfGlyph } from './embedFont.js';
import type { PageContent } from './pageContent.js';

export type PlacedRun = { readonly run: SetRun; readonly xPt: number };

/** U+00AD: readers join the halves of a word at it when text is copied or searched. */
const softHyphen = [0xad];
const space = 0x20;

/**
 * A wider gap or overlap than this, in em, makes text extractors guess a space or another column. Poppler's limit is
 * 0.1 em; the gap between Han and Latin is 0.25 em, a compressed stop overlaps by half an em.
 */
const telling = 0.06;

/** Advances come in steps of this, in thousandths of an em; what is left is corrected between the glyphs. */
const widthStep = 50;

export type GlyphPainter = { readonly content: PageContent; readonly fonts: PdfFonts };

/** Where the line's baseline is, and where what follows this text in its line begins; null at the line's end. */
export type TextPlace = { readonly yPt: number; readonly nextXPt: number | null };

/** Paints neighbouring runs of one line. */
export function paintGlyphs(runs: readonly PlacedRun[], place: TextPlace, painter: GlyphPainter): void {
  runs.forEach(({ run, xPt }, index) => {
    if (run.glyphs.ids.length === 0) return;
    const next = runs.find((other, at) => at > index && other.run.glyphs.ids.length > 0);
    const followedAt = next === undefined ? place.nextXPt : isSpace(next.run.glyphs.codePoints[0]) ? null : next.xPt + (next.run.glyphs.shifts?.get(0)?.xPt ?? 0);
    paintRun(run, { xPt, yPt: place.yPt - run.style.risePt, followedAt }, painter);
  });
}

const isSpace = (codePoints: readonly number[] | undefined): boolean => codePoints?.[0] === space;

type RunPlace = { readonly xPt: number; readonly yPt: number; readonly followedAt: number | null };

function paintRun(run: SetRun, { xPt, yPt, followedAt }: RunPlace, { content, fonts }: GlyphPainter): void {
  const { style, glyphs: { ids, codePoints, advancesPt, shifts } } = run;
  const font = fonts(run.face);
  const toUnits = 1000 / style.sizePt;
  const places: number[] = [];
  const shown: PdfGlyph[] = [];
  let pen = xPt;
  for (let index = 0; index < ids.length; index += 1) {
    const at = pen + (shifts?.get(index)?.xPt ?? 0);
    const isLast = index + 1 === ids.length;
    pen += advancesPt[index] ?? 0;
    const next = isLast ? followedAt : isSpace(codePoints[index + 1]) ? null : pen + (shifts?.get(index + 1)?.xPt ?? 0);
    places.push(at);
    shown.push(shownGlyph({ id: ids[index] ?? 0, codePoints: run.addedHyphen && isLast ? softHyphen : (codePoints[index] ?? []) }, next === null ? null : (next - at) * toUnits, font));
  }
  content.setFill(style.colour);
  content.setFont(font, style.sizePt);
  content.setTextMode(0);
  const characterSpace = commonGap(places, shown, toUnits) / toUnits;
  content.setCharacterSpace(characterSpace);
  let penPt = 0;
  let operand = '';
  let rising = Number.NaN;
  shown.forEach((glyph, index) => {
    const at = places[index] ?? 0;
    const offset = shifts?.get(index)?.yPt ?? 0;
    if (offset !== rising) {
      if (operand !== '') content.addText(`[<${operand}>]TJ`);
      operand = '';
      penPt = content.moveText(at, yPt - offset);
      rising = offset;
    }
    const correction = Math.round((penPt - at) * toUnits);
    if (correction !== 0 && operand !== '') {
      operand += `>${correction}<`;
      penPt -= correction / toUnits;
    }
    operand += glyph.hex;
    penPt += glyph.width / toUnits + characterSpace;
  });
  content.addText(operand.includes('>') ? `[<${operand}>]TJ` : `<${operand}>Tj`);
}

/**
 * What most gaps between the glyphs of a justified run have in common, in thousandths of an em; 0 where they have
 * nothing. Found by majority vote: one pass, and the answer does not depend on sorting.
 */
function commonGap(places: readonly number[], shown: readonly PdfGlyph[], toUnits: number): number {
  let candidate = 0;
  let votes = 0;
  const gapAfter = (index: number): number => ((places[index + 1] ?? 0) - (places[index] ?? 0)) * toUnits - (shown[index]?.width ?? 0);
  for (let index = 0; index < places.length - 1; index += 1) {
    const gap = gapAfter(index);
    if (votes === 0) candidate = gap;
    votes += Math.abs(gap - candidate) < 1 ? 1 : -1;
  }
  return votes > 0 && Math.abs(candidate) >= 0.5 ? candidate : 0;
}

/**
 * A glyph's code. Where what follows begins at a telling distance, the distance becomes the glyph's own advance: readers
 * of the text then see neighbours. (ActualText over the pair satisfies Poppler, but PDFium sets spaces after it.)
 * `advance` is the distance to what follows, in thousandths of an em; null where nothing does.
 */
function shownGlyph({ id, codePoints }: { readonly id: number; readonly codePoints: readonly number[] }, advance: number | null, font: PdfFont): PdfGlyph {
  const plain = font.glyph(id, codePoints);
  if (advance === null || codePoints[0] === space || codePoints.length === 0 || Math.abs(advance - plain.width) <= telling * 1000) return plain;
  return font.spacedGlyph(id, codePoints, Math.max(0, Math.round(advance / widthStep) * widthStep));
}
