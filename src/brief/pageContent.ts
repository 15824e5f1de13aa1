/** Painting → the operators of a page's content stream; the graphics state is written only where it changes. ISO 32000-1, 8.4 and 9.4. */
import { multiply, type Matrix } from '../svg/readTransform.js';
import type { PdfFont } from './embedFont.js';
import type { PdfDocument, PdfGradient, PdfImage } from './pdfDocument.js';
import type { Artifact, Tagged } from './structure.js';
import type { StructureElement, StructureTree } from './structureTree.js';

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type Area = { readonly xPt: number; readonly yPt: number; readonly widthPt: number; readonly heightPt: number };

/** What painting depends on, as the reader of the stream knows it by now. */
type GraphicsState = {
  fill: string | null;
  stroke: string | null;
  fillOpacity: number;
  strokeOpacity: number;
  lineStyle: string;
  font: string;
  characterSpace: string;
  textMode: number;
  /** From the current coordinates to the page's, which run upwards. */
  matrix: Matrix;
  /** Numbers are written in steps of 1 / steps, so that a step is at most a hundredth of a point on the page. */
  steps: number;
};

const initialState = (heightPt: number): GraphicsState => ({
  fill: '#000000', stroke: '#000000', fillOpacity: 1, strokeOpacity: 1, lineStyle: '', font: '', characterSpace: '0', textMode: 0,
  matrix: [1, 0, 0, -1, 0, heightPt], steps: 100,
});

/** A link: its element, what it leads to as words, and the target: a web or mail address, or `#name` of a place in the document. */
export type LinkTarget = { readonly element: StructureElement; readonly words: string; readonly target: string };

/** pdfkit writes a primitive string as a name and a String object as text. */
const pdfString = (text: string): object => new String(text);

/** At most four decimals, without trailing zeros: for what is not a place on the page. */
export const fixed = (value: number): string => String(Math.round(value * 1e4) / 1e4);

function stepsFor([a, b, c, d]: Matrix): number {
  const scale = Math.max(Math.abs(a) + Math.abs(b), Math.abs(c) + Math.abs(d));
  return scale > 0 ? 10 ** Math.min(6, Math.max(0, Math.ceil(Math.log10(scale * 100) - 1e-9))) : 100;
}

/** `#rrggbb` as the operands of a colour operator. */
function channelsOf(colour: string): string {
  const value = Number.parseInt(colour.slice(1), 16);
  return [value >> 16, (value >> 8) & 0xff, value & 0xff].map((channel) => String(Math.round((channel / 255) * 1e4) / 1e4)).join(' ');
}

/**
 * The content of one page after another. Coordinates run downwards from the page's top left corner until they are
 * transformed. What pdfkit itself paints (pictures, gradients, a template's canvas) goes to the same place.
 */
export class PageContent {
  private operators: string[] = [];
  private state: GraphicsState;
  private readonly outer: GraphicsState[] = [];
  private readonly channels = new Map<string, string>();
  private inText = false;
  private lineX = 0;
  private lineY = 0;

  constructor(readonly doc: PdfDocument, readonly tree: StructureTree) {
    this.state = initialState(doc.page?.height ?? 0);
    doc.addContent = (operators) => {
      this.add(operators);
      return doc;
    };
  }

  openPage(size: { readonly widthPt: number; readonly heightPt: number }): void {
    this.doc.addPage({ size: [size.widthPt, size.heightPt], margin: 0 });
    this.state = initialState(size.heightPt);
    const { page } = this.doc;
    if (page !== null) page.dictionary.data['StructParents'] = this.tree.openPage(page.dictionary, size.heightPt);
  }

  /** Hands the page's content over; nothing more can be painted on it. */
  closePage(): void {
    this.closeText();
    this.doc.page?.content.write(Buffer.from(`${this.operators.join('\n')}\n`, 'latin1'));
    this.operators = [];
  }

  /** Operators that may stand outside text only. */
  add(operators: string): void {
    this.closeText();
    this.operators.push(operators);
  }

  /** An area of the current coordinates, which are not turned, as one of the page's, from its top left corner. */
  onPage({ xPt, yPt, widthPt, heightPt }: Area): Area {
    const [a, , , d, e, f] = this.state.matrix;
    return { xPt: a * xPt + e, yPt: (this.doc.page?.height ?? 0) - d * yPt - f, widthPt: a * widthPt, heightPt: -d * heightPt };
  }

  /** A length of the current coordinates. */
  number(value: number): string {
    return String(Math.round(value * this.state.steps) / this.state.steps);
  }

  save(): void {
    this.add('q');
    this.outer.push({ ...this.state });
  }

  restore(): void {
    this.add('Q');
    const state = this.outer.pop();
    if (state === undefined) throw new Error('a graphics state was restored that was not saved');
    this.state = state;
  }

  transform(matrix: Matrix): void {
    this.add(`${matrix.map((value) => String(Math.round(value * 1e6) / 1e6)).join(' ')} cm`);
    this.state.matrix = multiply(this.state.matrix, matrix);
    this.state.steps = stepsFor(this.state.matrix);
  }

  setFill(colour: string | PdfGradient, opacity = 1): void {
    if (typeof colour !== 'string') {
      this.withMatrix(() => this.doc.fillColor(colour));
      this.state.fill = null;
    } else if (this.state.fill !== colour) {
      this.operators.push(`${this.channelsOf(colour)} rg`);
      this.state.fill = colour;
    }
    if (this.state.fillOpacity === opacity) return;
    this.doc.fillOpacity(opacity);
    this.state.fillOpacity = opacity;
  }

  setStroke(colour: string | PdfGradient, opacity = 1): void {
    if (typeof colour !== 'string') {
      this.withMatrix(() => this.doc.strokeColor(colour));
      this.state.stroke = null;
    } else if (this.state.stroke !== colour) {
      this.operators.push(`${this.channelsOf(colour)} RG`);
      this.state.stroke = colour;
    }
    if (this.state.strokeOpacity === opacity) return;
    this.doc.strokeOpacity(opacity);
    this.state.strokeOpacity = opacity;
  }

  /** Operators for width, caps, joins and dashes, all of them. */
  setLineStyle(operators: string): void {
    if (this.state.lineStyle !== operators) this.add(operators);
    this.state.lineStyle = operators;
  }

  fillRectangle(box: Rectangle, colour: string, opacity = 1): void {
    this.setFill(colour, opacity);
    this.add(`${this.rectangle(box)} f`);
  }

  rectangle({ x, y, width, height }: Rectangle): string {
    return `${this.number(x)} ${this.number(y)} ${this.number(width)} ${this.number(height)} re`;
  }

  /** Text goes on in this font. */
  setFont(font: PdfFont, size: number): void {
    const selected = `/${font.id} ${fixed(size)} Tf`;
    const { page } = this.doc;
    if (page !== null) page.fonts[font.id] ??= font.reference;
    if (this.state.font !== selected) this.operators.push(selected);
    this.state.font = selected;
  }

  /** Fill (0), stroke (1), both (2), neither (3). */
  setTextMode(mode: 0 | 1 | 2 | 3): void {
    if (this.state.textMode !== mode) this.operators.push(`${mode} Tr`);
    this.state.textMode = mode;
  }

  /** Space after each character, in the text's own units. */
  setCharacterSpace(space: number): void {
    const printed = fixed(space);
    if (this.state.characterSpace !== printed) this.operators.push(`${printed} Tc`);
    this.state.characterSpace = printed;
  }

  /** Text goes on upright at this place. Returns the x that was written: steps are rounded. */
  moveText(x: number, y: number): number {
    const { steps } = this.state;
    const [writtenX, writtenY] = [Math.round(x * steps) / steps, Math.round(y * steps) / steps];
    if (this.inText) this.operators.push(`${this.number(writtenX - this.lineX)} ${this.number(this.lineY - writtenY)} Td`);
    else this.operators.push(`BT 1 0 0 -1 ${this.number(writtenX)} ${this.number(writtenY)} Tm`);
    this.inText = true;
    this.lineX = writtenX;
    this.lineY = writtenY;
    return writtenX;
  }

  /** Operators inside text, after `moveText`. */
  addText(operators: string): void {
    this.operators.push(operators);
  }

  private closeText(): void {
    if (this.inText) this.operators.push('ET');
    this.inText = false;
  }

  /** What follows, until `endMark`, is the content of an element. */
  markElement(element: StructureElement): void {
    this.add(`/${element.tag}<</MCID ${this.tree.mark(element)}>>BDC`);
  }

  /** What follows, until `endMark`, is passed over by readers of the structure. */
  markArtifact({ type }: Artifact): void {
    this.add(`/Artifact<</Type/${type}>>BDC`);
  }

  /** What follows, until `endMark`, is an element's content or passed over. */
  mark(tagged: Tagged): void {
    if (tagged.kind === 'element') this.markElement(tagged.element);
    else this.markArtifact(tagged);
  }

  endMark(): void {
    this.add('EMC');
  }

  /** A link over an area. That a place in the document is there is the caller's to know. */
  link({ x, y, width, height }: Rectangle, { element, words, target }: LinkTarget): void {
    const area = [x, y, width, height].map((value) => Math.round(value * this.state.steps) / this.state.steps);
    const [left = 0, top = 0, wide = 0, high = 0] = area;
    const options = { StructParent: this.tree.annotationKey(element), Contents: pdfString(words) };
    this.withMatrix(() => {
      if (target.startsWith('#')) this.doc.goTo(left, top, wide, high, target.slice(1), options);
      else this.doc.link(left, top, wide, high, target, options);
    });
    const annotation = this.doc.page?.annotations.at(-1);
    if (annotation !== undefined) this.tree.addAnnotation(element, annotation);
  }

  /** A picture stretched over an area. */
  image(image: PdfImage, { x, y, width, height }: Rectangle): void {
    this.withMatrix(() => this.doc.image(image, x, y, { width, height }));
  }

  /** Runs what asks pdfkit, with pdfkit knowing the current coordinates. */
  withMatrix(paint: () => void): void {
    // pdfkit changes its matrix in place.
    this.doc._ctm = [...this.state.matrix];
    paint();
  }

  private channelsOf(colour: string): string {
    const known = this.channels.get(colour);
    if (known !== undefined) return known;
    const channels = channelsOf(colour);
    this.channels.set(colour, channels);
    return channels;
  }
}
