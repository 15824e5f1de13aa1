/** The lines of a text box → painted lines inside their structure elements, with link annotations. */
import type { SetBox, TextStyle } from '../typesetting/paragraph.js';
import type { OutputInput } from '../outputInput.js';
import type { PdfFonts } from './embedFont.js';
import type { EngineLine } from './layoutTree.js';
import { fixed, type PageContent } from './pageContent.js';
import { paintDrawing, paintFormula, type DrawingPainter } from './paintDrawing.js';
import { paintLine, type LinePainter, type Piece } from './paintLines.js';
import type { StructureElement } from './pdfDocument.js';
import type { Tagged } from './structure.js';

export type TextPainter = {
  readonly content: PageContent;
  readonly fonts: PdfFonts;
  readonly input: Pick<OutputInput, 'figures' | 'formulas'>;
  readonly drawings: DrawingPainter;
  /** Whether a place of that name is in the document. */
  readonly hasDestination: (name: string) => boolean;
};

/** A line whose top left corner is at (xPt, yPt) of the page. */
export type PlacedLine = { readonly line: EngineLine; readonly xPt: number; readonly yPt: number };

/** `rightPt` is where the box ends, from the page's left edge. */
export type TextSurroundings = { readonly tagged: Tagged; readonly wrapMarkColour: string | null; readonly rightPt: number };

/** pdfkit writes a primitive string as a name and a String object as text. */
const pdfString = (text: string): object => new String(text);

const afterColon = (mark: string): string => mark.slice(mark.indexOf(':') + 1);

function paintBox(box: SetBox, at: { xPt: number; yPt: number }, painter: TextPainter): void {
  const area = { ...at, widthPt: box.widthPt, heightPt: box.heightPt + box.depthPt };
  if (box.mark.startsWith('formula:')) {
    const formula = painter.input.formulas.get(afterColon(box.mark));
    if (formula === undefined) return;
    paintFormula(formula, { ...area, colour: box.style.colour }, painter.drawings);
    paintHiddenText(box.alt, { ...area, style: box.style, baselinePt: at.yPt + box.heightPt }, painter);
  } else if (box.mark.startsWith('image:')) {
    const drawing = painter.input.figures.get(afterColon(box.mark));
    if (drawing !== undefined) paintDrawing(drawing, area, painter.drawings);
  }
}

/** Text that is not seen but copied and searched: a formula's source over the formula. */
function paintHiddenText(text: string, area: { style: TextStyle; xPt: number; baselinePt: number; widthPt: number; heightPt: number }, painter: TextPainter): void {
  const { content } = painter;
  const pieces = Array.from(text.replace(/\s+/g, ' ')).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const face = painter.drawings.fonts.faceFor(code, area.style);
    return face === null ? [] : [{ code, face, glyph: face.font.glyphForCodePoint(code) }];
  });
  const natural = pieces.reduce((sum, { face, glyph }) => sum + glyph.advanceWidth / face.font.unitsPerEm, 0);
  if (natural === 0) return;
  // At a size near the formula's own, squeezed or stretched to its width.
  const sizePt = Math.min(10, area.heightPt);
  content.setTextMode(3);
  content.setCharacterSpace(0);
  content.moveText(area.xPt, area.baselinePt);
  content.addText(`${fixed((100 * area.widthPt) / (natural * sizePt))} Tz`);
  for (const { code, face, glyph } of pieces) {
    const font = painter.fonts(face);
    content.setFont(font, sizePt);
    content.addText(`<${font.glyph(glyph.id, [code]).hex}>Tj`);
  }
  content.addText('100 Tz');
}

/** A small hook at the end of a code line that goes on below; drawn, so that it is not copied. */
function paintWrapMark({ xPt, yPt, colour }: { xPt: number; yPt: number; colour: string }, content: PageContent): void {
  const path = (...points: readonly (readonly [number, number])[]): string =>
    points.map(([x, y], index) => `${content.number(xPt + x)} ${content.number(yPt + y)} ${index === 0 ? 'm' : 'l'}`).join(' ');
  content.setStroke(colour);
  content.setLineStyle('0.6 w 1 J 1 j 10 M [] 0 d');
  content.add(`${path([5, -3.2], [5, 0], [0, 0])} ${path([1.8, -1.6], [0, 0], [1.8, 1.6])} S`);
}

/** A box with a picture or formula is an element of its own inside the text, with what stands in for it. */
const boxAlternative = (piece: Piece): { tag: string; alt: string } | null => {
  const only = piece.items.length === 1 ? piece.items[0] : undefined;
  return only?.kind === 'box' && only.alt !== '' ? { tag: only.mark.startsWith('formula:') ? 'Formula' : 'Figure', alt: only.alt } : null;
};

/** What is marked by now: the text of the box, something of its own inside it, or nothing. */
type Open = 'text' | 'artifact' | 'own' | null;

/** Whether the line's text goes on in the next one without a space: it ends in Han or in a full-width stop. */
function joinsNext({ set }: EngineLine): boolean {
  const last = set.items.at(-1);
  const codePoint = last?.kind === 'run' ? last.glyphs.at(-1)?.codePoints.at(-1) : undefined;
  return codePoint !== undefined && codePoint >= 0x2e80;
}

/**
 * Paints the lines of one text box. Neighbours in its text are one piece of marked content, over the ends of lines too
 * where no space belongs: readers of the structure set one between pieces only.
 */
export function paintText(lines: readonly PlacedLine[], { tagged, wrapMarkColour, rightPt }: TextSurroundings, painter: TextPainter): void {
  const { content } = painter;
  const { doc } = content;
  let open: Open = null;
  let own: StructureElement | null = null;
  const turnTo = (next: Open): void => {
    if (open === next && next !== 'own') return;
    if (open !== null) content.endMark();
    open = next;
    if (next === 'artifact') content.markArtifact();
    else if (next === 'text' && tagged.kind === 'element') tagged.element.add(content.markElement(tagged.tag));
  };
  const openPiece = (piece: Piece): void => {
    const alternative = boxAlternative(piece);
    if (tagged.kind === 'artifact') turnTo('artifact');
    else if (piece.link === null && alternative === null) turnTo('text');
    else {
      turnTo('own');
      const tag = alternative?.tag ?? 'Link';
      own = doc.struct(tag, alternative === null ? {} : { alt: alternative.alt });
      tagged.element.add(own);
      own.add(content.markElement(tag));
    }
  };
  const closePiece = (piece: Piece): void => {
    if (open === 'own') turnTo(null);
    if (piece.link !== null) annotate(piece, piece.link, own);
    own?.end();
    own = null;
  };
  const annotate = (piece: Piece, link: string, element: StructureElement | null): void => {
    const words = piece.items.map((item) => (item.kind === 'run' ? item.text : item.alt)).join('');
    const options = element === null ? {} : { structParent: element, Contents: pdfString(words) };
    content.link({ x: piece.xPt, y: piece.yPt, width: piece.widthPt, height: piece.heightPt }, link, { options, hasDestination: painter.hasDestination });
  };
  const linePainter: LinePainter = {
    content, fonts: painter.fonts, openPiece, closePiece,
    paintBox: (box, xPt, yPt) => {
      paintBox(box, { xPt, yPt }, painter);
    },
  };
  lines.forEach(({ line, xPt, yPt }, index) => {
    const before = lines[index - 1];
    if (before !== undefined && !joinsNext(before.line)) turnTo(null);
    paintLine(line.set, { xPt, yPt }, linePainter);
    const next = lines[index + 1];
    if (wrapMarkColour === null || next?.line.continued !== true) return;
    turnTo('artifact');
    paintWrapMark({ xPt: rightPt + 2, yPt: yPt + line.set.baselinePt - 1, colour: wrapMarkColour }, content);
  });
  turnTo(null);
}
