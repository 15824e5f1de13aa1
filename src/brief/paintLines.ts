/** Set lines → text operators of the PDF, with decoration, emphasis dots, boxes and links. */
import type { SetBox, SetLine, SetRun } from '../typesetting/paragraph.js';
import type { PdfFonts } from './embedFont.js';
import type { PdfDocument } from './pdfDocument.js';

/** What stands in a line besides text, and who follows a link, is the caller's. */
export type LinePainter = {
  readonly doc: PdfDocument;
  readonly fonts: PdfFonts;
  /** Paints the content of a box whose top left corner is at (xPt, yPt). */
  readonly paintBox: (box: SetBox, xPt: number, yPt: number) => void;
  /** Called before and after the pieces of a line that belong to one link, or to none. */
  readonly openPiece: (piece: Piece) => void;
  readonly closePiece: (piece: Piece) => void;
};

/** Neighbours in a line with the same link. Coordinates as the document's current ones. */
export type Piece = {
  readonly link: string | null;
  readonly items: readonly (SetRun | SetBox)[];
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
};

const fixed = (value: number): string => {
  const text = value.toFixed(3);
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text;
};
const hex = (code: number): string => code.toString(16).padStart(4, '0');

/** U+00AD: readers join the halves of a word at it when text is copied or searched. */
const softHyphen = 0xad;

/** The glyphs of a run as one text object, its origin at the baseline. */
function paintGlyphs(run: SetRun, at: { xPt: number; yPt: number }, { doc, fonts }: LinePainter): void {
  const { sizePt, colour } = run.style;
  const font = fonts(run.face);
  doc.page.fonts[font.embedded.id] ??= font.embedded.ref();
  const operators: string[] = [`BT /${font.embedded.id} ${fixed(sizePt)} Tf`];
  let pen = at.xPt;
  let shown = '';
  let open = false;
  const close = (): void => {
    if (open) operators.push(`[${shown}] TJ`);
    shown = '';
    open = false;
  };
  run.glyphs.forEach((glyph, index) => {
    const isAddedHyphen = run.addedHyphen && index === run.glyphs.length - 1;
    const code = font.code(glyph.id, isAddedHyphen ? [softHyphen] : glyph.codePoints);
    const displaced = glyph.xOffsetPt !== 0 || glyph.yOffsetPt !== 0;
    if (displaced) close();
    if (!open) {
      // The page's coordinates run downwards; text stands upright again.
      operators.push(`1 0 0 -1 ${fixed(pen + glyph.xOffsetPt)} ${fixed(at.yPt - run.style.risePt - glyph.yOffsetPt)} Tm`);
      open = true;
    }
    const gap = ((font.width(code) * sizePt) / 1000 - glyph.advancePt) * (1000 / sizePt);
    shown += Math.abs(gap) < 0.05 || index === run.glyphs.length - 1 ? `<${hex(code)}>` : `<${hex(code)}> ${fixed(gap)} `;
    pen += glyph.advancePt;
    if (displaced) close();
  });
  close();
  operators.push('ET');
  doc.fillColor(colour);
  doc.addContent(operators.join('\n').replaceAll('><', ''));
}

const han = /\p{Script=Han}/u;

/** A dot under each Han character (着重号). https://www.w3.org/TR/clreq/#emphasis_dots */
function paintEmphasisDots(run: SetRun, at: { xPt: number; yPt: number }, { doc }: LinePainter): void {
  const { sizePt } = run.style;
  let pen = at.xPt;
  let dots = 0;
  for (const glyph of run.glyphs) {
    const code = glyph.codePoints[0];
    if (code !== undefined && han.test(String.fromCodePoint(code))) {
      doc.circle(pen + sizePt / 2, at.yPt - run.style.risePt + sizePt * 0.27, sizePt * 0.055);
      dots += 1;
    }
    pen += glyph.advancePt;
  }
  if (dots > 0) doc.fill(run.style.colour);
}

function paintRules(run: SetRun, at: { xPt: number; yPt: number }, { doc }: LinePainter): void {
  const { sizePt, risePt, colour, underline, strike } = run.style;
  const rule = (yPt: number): void => {
    doc.rect(at.xPt, yPt, run.widthPt, sizePt * 0.05).fill(colour);
  };
  if (underline) rule(at.yPt - risePt + sizePt * 0.14);
  if (strike) rule(at.yPt - risePt - sizePt * 0.3);
}

function paintBackground(run: SetRun, at: { xPt: number; yPt: number }, { doc }: LinePainter): void {
  const { background, sizePt, risePt } = run.style;
  if (background === null) return;
  doc.roundedRect(at.xPt - 0.6, at.yPt - risePt - sizePt * 0.92, run.widthPt + 1.2, sizePt * 1.2, 1.2).fill(background);
}

function piecesOf(line: SetLine, xPt: number, yPt: number): Piece[] {
  const groups: { link: string | null; items: (SetRun | SetBox)[] }[] = [];
  for (const item of line.items) {
    const last = groups.at(-1);
    const joins = last !== undefined && last.link === item.style.link && item.kind === 'run' && last.items[0]?.kind === 'run';
    if (joins) last.items.push(item);
    else groups.push({ link: item.style.link, items: [item] });
  }
  return groups.map(({ link, items }) => {
    const first = items[0];
    const last = items.at(-1);
    const left = first?.xPt ?? 0;
    const right = last === undefined ? left : last.xPt + last.widthPt;
    const size = Math.max(...items.map((item) => item.style.sizePt + item.style.risePt));
    return { link, items, xPt: xPt + left, yPt: yPt + line.baselinePt - size * 0.9, widthPt: right - left, heightPt: size * 1.15 };
  });
}

/** Paints a line whose top left corner is at (xPt, yPt) of the document's current coordinates. */
export function paintLine(line: SetLine, at: { readonly xPt: number; readonly yPt: number }, painter: LinePainter): void {
  const baseline = at.yPt + line.baselinePt;
  for (const piece of piecesOf(line, at.xPt, at.yPt)) {
    painter.openPiece(piece);
    for (const item of piece.items) {
      const place = { xPt: at.xPt + item.xPt, yPt: baseline };
      if (item.kind === 'run') paintBackground(item, place, painter);
    }
    for (const item of piece.items) {
      const place = { xPt: at.xPt + item.xPt, yPt: baseline };
      if (item.kind === 'box') {
        painter.paintBox(item, place.xPt, baseline - item.heightPt);
        continue;
      }
      paintGlyphs(item, place, painter);
      paintRules(item, place, painter);
      if (item.style.emphasisDots) paintEmphasisDots(item, place, painter);
    }
    painter.closePiece(piece);
  }
}
