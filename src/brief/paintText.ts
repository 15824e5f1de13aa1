/** The lines of a text box → painted lines inside their structure elements, with link annotations. */
import type { SetBox, TextStyle } from '../typesetting/paragraph.js';
import type { OutputInput } from '../outputInput.js';
import type { PdfFonts } from './embedFont.js';
import type { EngineLine } from './layoutTree.js';
import { paintDrawing, paintFormula, type DrawingPainter } from './paintDrawing.js';
import { fixed } from './paintGlyphs.js';
import { paintLine, type LinePainter, type Piece } from './paintLines.js';
import type { PdfDocument, StructureElement } from './pdfDocument.js';
import type { Tagged } from './structure.js';

export type TextPainter = {
  readonly doc: PdfDocument;
  readonly fonts: PdfFonts;
  readonly input: Pick<OutputInput, 'figures' | 'formulas'>;
  readonly drawings: DrawingPainter;
  /** Whether a place of that name is in the document. */
  readonly hasDestination: (name: string) => boolean;
};

export type PlacedLine = { readonly line: EngineLine; readonly xPt: number; readonly yPt: number };

export type TextSurroundings = { readonly tagged: Tagged; readonly wrapMarkColour: string | null; readonly widthPt: number };

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
function paintHiddenText(text: string, area: { style: TextStyle;  xPt: number; baselinePt: number; widthPt: number; heightPt: number }, painter: Pick<TextPainter, 'doc' | 'fonts' | 'drawings'>): void {
  const { doc } = painter;
  const pieces = Array.from(text.replace(/\s+/g, ' ')).flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    const face = painter.drawings.fonts.faceFor(code, area.style);
    return face === null ? [] : [{ code, face, glyph: face.font.glyphForCodePoint(code) }];
  });
  const natural = pieces.reduce((sum, { face, glyph }) => sum + glyph.advanceWidth / face.font.unitsPerEm, 0);
  if (natural === 0) return;
  // At a size near the formula's own, squeezed or stretched to its width.
  const sizePt = Math.min(10, area.heightPt);
  const operators = [`BT 3 Tr ${fixed((100 * area.widthPt) / (natural * sizePt))} Tz 1 0 0 -1 ${fixed(area.xPt)} ${fixed(area.baselinePt)} Tm`];
  for (const { code, face, glyph } of pieces) {
    const font = painter.fonts(face);
    doc.page.fonts[font.embedded.id] ??= font.embedded.ref();
    operators.push(`/${font.embedded.id} ${fixed(sizePt)} Tf <${font.code(glyph.id, [code]).toString(16).padStart(4, '0')}> Tj`);
  }
  doc.addContent([...operators, '0 Tr 100 Tz ET'].join('\n'));
}

/** A small hook at the end of a code line that goes on below; drawn, so that it is not copied. */
function paintWrapMark(at: { xPt: number; yPt: number; colour: string }, doc: PdfDocument): void {
  const { xPt, yPt, colour } = at;
  doc.markContent('Artifact', { type: 'Layout' });
  doc.lineWidth(0.6).lineCap('round').lineJoin('round');
  doc.moveTo(xPt + 5, yPt - 3.2).lineTo(xPt + 5, yPt).lineTo(xPt, yPt);
  doc.moveTo(xPt + 1.8, yPt - 1.6).lineTo(xPt, yPt).lineTo(xPt + 1.8, yPt + 1.6).stroke(colour);
  doc.endMarkedContent();
}

/** A box with a picture or formula is an element of its own inside the text, with what stands in for it. */
const boxAlternative = (piece: Piece): { tag: string; alt: string } | null => {
  const only = piece.items.length === 1 ? piece.items[0] : undefined;
  return only?.kind === 'box' && only.alt !== '' ? { tag: only.mark.startsWith('formula:') ? 'Formula' : 'Figure', alt: only.alt } : null;
};

/** Paints the lines of one text box; coordinates from its content's top left corner. */
export function paintText(lines: readonly PlacedLine[], { tagged, wrapMarkColour, widthPt }: TextSurroundings, painter: TextPainter): void {
  const { doc } = painter;
  let current: StructureElement | null = null;
  const openPiece = (piece: Piece): void => {
    if (tagged.kind === 'artifact') {
      doc.markContent('Artifact', { type: 'Layout' });
      return;
    }
    const alternative = boxAlternative(piece);
    if (piece.link === null && alternative === null) {
      tagged.element.add(doc.markStructureContent(tagged.tag));
      return;
    }
    const tag = alternative?.tag ?? 'Link';
    current = doc.struct(tag, alternative === null ? {} : { alt: alternative.alt });
    tagged.element.add(current);
    current.add(doc.markStructureContent(tag));
  };
  const closePiece = (piece: Piece): void => {
    doc.endMarkedContent();
    if (piece.link !== null) annotate(piece, piece.link, current);
    current?.end();
    current = null;
  };
  const annotate = (piece: Piece, link: string, element: StructureElement | null): void => {
    const words = piece.items.map((item) => (item.kind === 'run' ? item.text : item.alt)).join('');
    const options = element === null ? {} : { structParent: element, Contents: pdfString(words) };
    if (!link.startsWith('#')) doc.link(piece.xPt, piece.yPt, piece.widthPt, piece.heightPt, link, options);
    else if (painter.hasDestination(link.slice(1))) doc.goTo(piece.xPt, piece.yPt, piece.widthPt, piece.heightPt, link.slice(1), options);
  };
  const linePainter: LinePainter = {
    doc, fonts: painter.fonts, openPiece, closePiece,
    paintBox: (box, xPt, yPt) => {
      paintBox(box, { xPt, yPt }, painter);
    },
  };
  lines.forEach(({ line, xPt, yPt }, index) => {
    paintLine(line.set, { xPt, yPt }, linePainter);
    const next = lines[index + 1];
    if (wrapMarkColour !== null && next?.line.continued === true) {
      paintWrapMark({ xPt: widthPt + 2, yPt: yPt + line.set.baselinePt - 1, colour: wrapMarkColour }, doc);
    }
  });
}

