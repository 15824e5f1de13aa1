/** Set lines → text operators of the PDF, with decoration, emphasis dots, boxes and links. */
import type { SetBox, SetLine, SetRun } from '../typesetting/paragraph.js';
import type { PdfFonts } from './embedFont.js';
import { paintGlyphs } from './paintGlyphs.js';
import type { PageContent } from './pageContent.js';
import { circlePath, roundedRectangle, sameRadii } from './paths.js';

/** What stands in a line besides text, and who follows a link, is the caller's. */
export type LinePainter = {
  readonly content: PageContent;
  readonly fonts: PdfFonts;
  /** Paints the content of a box whose top left corner is at (xPt, yPt). */
  readonly paintBox: (box: SetBox, xPt: number, yPt: number) => void;
  /** Called before and after the pieces of a line that belong to one link, or to none. */
  readonly openPiece: (piece: Piece) => void;
  readonly closePiece: (piece: Piece) => void;
};

/** Neighbours in a line with the same link and language. Coordinates from the page's top left corner. */
export type Piece = {
  readonly link: string | null;
  /** As the author gave it; code is in none, and is taken for the text around it. */
  readonly lang: string;
  readonly items: readonly (SetRun | SetBox)[];
  readonly xPt: number;
  readonly yPt: number;
  readonly baselinePt: number;
  readonly widthPt: number;
  readonly heightPt: number;
};

const han = /\p{Script=Han}/u;

/** A dot under each Han character (着重号). https://www.w3.org/TR/clreq/#emphasis_dots */
function paintEmphasisDots(run: SetRun, at: { xPt: number; yPt: number }, { content }: LinePainter): void {
  const { sizePt } = run.style;
  let pen = at.xPt;
  const dots: string[] = [];
  run.glyphs.codePoints.forEach(([code], index) => {
    if (code !== undefined && han.test(String.fromCodePoint(code))) {
      dots.push(circlePath({ x: pen + sizePt / 2, y: at.yPt - run.style.risePt + sizePt * 0.27, radius: sizePt * 0.055 }, content));
    }
    pen += run.glyphs.advancesPt[index] ?? 0;
  });
  if (dots.length === 0) return;
  content.setFill(run.style.colour);
  content.add(`${dots.join('\n')} f`);
}

function paintRules(run: SetRun, at: { xPt: number; yPt: number }, { content }: LinePainter): void {
  const { sizePt, risePt, colour, underline, strike } = run.style;
  const rule = (yPt: number): void => {
    content.fillRectangle({ x: at.xPt, y: yPt, width: run.widthPt, height: sizePt * 0.05 }, colour);
  };
  if (underline) rule(at.yPt - risePt + sizePt * 0.14);
  if (strike) rule(at.yPt - risePt - sizePt * 0.3);
}

function paintBackground(run: SetRun, at: { xPt: number; yPt: number }, { content }: LinePainter): void {
  const { background, sizePt, risePt } = run.style;
  if (background === null) return;
  const box = { x: at.xPt - 0.6, y: at.yPt - risePt - sizePt * 0.92, width: run.widthPt + 1.2, height: sizePt * 1.2 };
  content.setFill(background);
  content.add(`${roundedRectangle(box, sameRadii(1.2), content)} f`);
}

const isNote = (item: SetRun | SetBox | undefined): boolean => item?.mark?.startsWith('footnote:') === true;

function piecesOf(line: SetLine, xPt: number, yPt: number): Piece[] {
  const groups: { link: string | null; lang: string; items: (SetRun | SetBox)[] }[] = [];
  for (const item of line.items) {
    const last = groups.at(-1);
    const joins = last !== undefined && last.link === item.style.link && last.lang === item.style.lang && isNote(last.items[0]) === isNote(item) && item.kind === 'run' && last.items[0]?.kind === 'run';
    if (joins) last.items.push(item);
    else groups.push({ link: item.style.link, lang: item.style.lang, items: [item] });
  }
  return groups.map(({ link, lang, items }) => {
    const first = items[0];
    const last = items.at(-1);
    const left = first?.xPt ?? 0;
    const right = last === undefined ? left : last.xPt + last.widthPt;
    const size = Math.max(...items.map((item) => item.style.sizePt + item.style.risePt));
    return { link, lang, items, xPt: xPt + left, yPt: yPt + line.baselinePt - size * 0.9, baselinePt: yPt + line.baselinePt, widthPt: right - left, heightPt: size * 1.15 };
  });
}

/** Paints a line whose top left corner is at (xPt, yPt) of the page. */
export function paintLine(line: SetLine, at: { readonly xPt: number; readonly yPt: number }, painter: LinePainter): void {
  const yPt = at.yPt + line.baselinePt;
  const pieces = piecesOf(line, at.xPt, at.yPt);
  pieces.forEach((piece, index) => {
    painter.openPiece(piece);
    const runs = piece.items.flatMap((item) => (item.kind === 'run' ? [{ run: item, xPt: at.xPt + item.xPt, yPt }] : []));
    for (const { run, ...place } of runs) paintBackground(run, place, painter);
    if (runs.length > 0) paintGlyphs(runs, { yPt, nextXPt: pieces[index + 1]?.xPt ?? null }, painter);
    for (const { run, ...place } of runs) {
      paintRules(run, place, painter);
      if (run.style.emphasisDots) paintEmphasisDots(run, place, painter);
    }
    for (const item of piece.items) if (item.kind === 'box') painter.paintBox(item, at.xPt + item.xPt, yPt - item.heightPt);
    painter.closePiece(piece);
  });
}
