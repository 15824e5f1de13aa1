/** The lines of a text box → painted lines inside their structure elements, with link annotations. */
import type { SetBox, TextStyle } from '../typesetting/paragraph.js';
import { wordingOf } from '../document/wording.js';
import type { OutputInput } from '../outputInput.js';
import type { PdfFonts } from './embedFont.js';
import type { EngineLine } from './layoutTree.js';
import { fixed, type PageContent } from './pageContent.js';
import { paintDrawing, paintFormula, type DrawingPainter } from './paintDrawing.js';
import { paintLine, type LinePainter, type Piece } from './paintLines.js';
import { decoration, type Tagged } from './structure.js';
import type { StructureElement } from './structureTree.js';

export type TextPainter = {
  readonly content: PageContent;
  readonly fonts: PdfFonts;
  readonly input: Pick<OutputInput, 'figures' | 'formulas' | 'metadata'>;
  readonly drawings: DrawingPainter;
  /** Whether a place of that name is in the document. */
  readonly hasDestination: (name: string) => boolean;
};

/** A line whose top left corner is at (xPt, yPt) of the page. */
export type PlacedLine = { readonly line: EngineLine; readonly xPt: number; readonly yPt: number };

/** `rightPt` is where the box ends, from the page's left edge. */
export type TextSurroundings = { readonly tagged: Tagged; readonly wrapMarkColour: string | null; readonly rightPt: number };

const afterColon = (mark: string): string => mark.slice(mark.indexOf(':') + 1);

function paintBox(box: SetBox, at: { xPt: number; yPt: number; element: StructureElement | null }, painter: TextPainter): void {
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

/** A box with a picture or formula is an element of its own inside the text, with what stands in for it; a picture that says nothing is decoration. */
function boxTag(piece: Piece, { formulas }: TextPainter['input']): { readonly tag: 'Formula' | 'Figure'; readonly alt: string } | 'decoration' | null {
  const only = piece.items.length === 1 ? piece.items[0] : undefined;
  if (only?.kind !== 'box') return null;
  if (only.mark.startsWith('formula:')) return { tag: 'Formula', alt: formulas.get(afterColon(only.mark))?.spoken ?? only.alt };
  if (!only.mark.startsWith('image:')) return null;
  return only.alt === '' ? 'decoration' : { tag: 'Figure', alt: only.alt };
}

/** Whether the line's text goes on in the next one without a space: it ends in Han or in a full-width stop. */
function joinsNext({ set }: EngineLine): boolean {
  const last = set.items.at(-1);
  const codePoint = last?.kind === 'run' ? last.glyphs.codePoints.at(-1)?.at(-1) : undefined;
  return codePoint !== undefined && codePoint >= 0x2e80;
}

/** The language of what stands in an element, as far as the author gave one. */
function languageIn(element: StructureElement, otherwise: string): string {
  for (let at: StructureElement | null = element; at !== null; at = at.parent) if (at.attributes.lang !== undefined) return at.attributes.lang;
  return otherwise;
}

/** Paints the pieces of one text box inside their elements. */
class TextBoxPainter implements LinePainter {
  readonly content: PageContent;
  readonly fonts: PdfFonts;
  /** What is marked by now: an element's content or an artifact; null for nothing. */
  private open: StructureElement | 'artifact' | null = null;
  /** The link that the last piece stood in: it may go on in the next line. */
  private link: { readonly target: string; readonly element: StructureElement } | null = null;
  private readonly language: string;

  constructor(private readonly tagged: Tagged, private readonly painter: TextPainter) {
    this.content = painter.content;
    this.fonts = painter.fonts;
    this.language = tagged.kind === 'element' ? languageIn(tagged.element, painter.input.metadata.lang) : '';
  }

  /** What follows belongs to an element, or is passed over. Neighbours of one element are one piece of marked content. */
  turnTo(next: StructureElement | 'artifact' | null): void {
    if (this.open === next) return;
    if (this.open !== null) this.content.endMark();
    this.open = next;
    if (next === 'artifact') this.content.markArtifact(this.tagged.kind === 'artifact' ? this.tagged : decoration);
    else if (next !== null) this.content.markElement(next);
  }

  openPiece = (piece: Piece): void => {
    if (this.tagged.kind === 'artifact') {
      this.turnTo(this.tagged.readsLinks === true && this.targetOf(piece) !== null ? this.linkElement(piece, null) : 'artifact');
      return;
    }
    const box = boxTag(piece, this.painter.input);
    const element = this.linkElement(piece, this.languageElement(piece, this.tagged.element));
    if (box === 'decoration') this.turnTo('artifact');
    else if (box === null) this.turnTo(element);
    else {
      const own = this.content.tree.add(box.tag, element, { alt: box.alt });
      this.content.tree.place(own, { xPt: piece.xPt, yPt: piece.baselinePt - piece.heightPt, widthPt: piece.widthPt, heightPt: piece.heightPt });
      this.turnTo(own);
    }
  };

  closePiece = (piece: Piece): void => {
    // A picture or formula is a piece of its own.
    if (boxTag(piece, this.painter.input) !== null) this.turnTo(null);
    const target = this.targetOf(piece);
    if (target === null || this.link === null) return;
    const words = piece.items.map((item) => (item.kind === 'run' ? item.text : item.alt)).join('');
    const number = /^#fn(?:ref)?-/.test(target) ? Number.parseInt(words, 10) : Number.NaN;
    this.content.link({ x: piece.xPt, y: piece.yPt, width: piece.widthPt, height: piece.heightPt }, {
      element: this.link.element, target,
      words: Number.isNaN(number) ? words : wordingOf(this.painter.input.metadata.wording).footnote(number),
    });
  };

  paintBox = (box: SetBox, xPt: number, yPt: number): void => {
    paintBox(box, { xPt, yPt, element: this.open === 'artifact' ? null : this.open }, this.painter);
  };

  private targetOf({ link }: Piece): string | null {
    return link?.startsWith('#') === true && !this.painter.hasDestination(link.slice(1)) ? null : link;
  }

  /** A span for words that the author marked as another language. PDF/UA-1, 7.2 */
  private languageElement(piece: Piece, around: StructureElement): StructureElement {
    if (piece.lang === this.language || piece.lang === this.painter.input.metadata.lang) return around;
    return this.content.tree.add('Span', around, { lang: piece.lang });
  }

  /** The element of a link, or the one around a piece that is none. Around a link that no text surrounds comes a paragraph at the head of its page. */
  private linkElement(piece: Piece, around: StructureElement): StructureElement;
  private linkElement(piece: Piece, around: null): StructureElement | null;
  private linkElement(piece: Piece, around: StructureElement | null): StructureElement | null {
    const target = this.targetOf(piece);
    if (target === null) {
      this.link = null;
      return around;
    }
    const mark = piece.items[0]?.mark;
    if (this.link?.target !== target) {
      const place = around ?? this.content.tree.addAtPageHead('P');
      const parent = mark?.startsWith('footnote:') === true ? this.content.tree.add('Reference', place) : place;
      this.link = { target, element: this.content.tree.add('Link', parent) };
    }
    return this.link.element;
  }
}

/**
 * Paints the lines of one text box. Neighbours in its text are one piece of marked content, over the ends of lines too
 * where no space belongs: readers of the structure set one between pieces only.
 */
export function paintText(lines: readonly PlacedLine[], { tagged, wrapMarkColour, rightPt }: TextSurroundings, painter: TextPainter): void {
  const pieces = new TextBoxPainter(tagged, painter);
  lines.forEach(({ line, xPt, yPt }, index) => {
    const before = lines[index - 1];
    if (before !== undefined && !joinsNext(before.line)) pieces.turnTo(null);
    paintLine(line.set, { xPt, yPt }, pieces);
    const next = lines[index + 1];
    if (wrapMarkColour === null || next?.line.continued !== true) return;
    pieces.turnTo('artifact');
    paintWrapMark({ xPt: rightPt + 2, yPt: yPt + line.set.baselinePt - 1, colour: wrapMarkColour }, painter.content);
  });
  pieces.turnTo(null);
}
