/** What an SVG element is painted with: properties as they are inherited, colours and gradients as the PDF takes them. */
import { readColour } from '../svg/readColour.js';
import { multiply, readTransform } from '../svg/readTransform.js';
import type { Matrix } from '../svg/readTransform.js';
import type { Box } from '../svg/shapeSegments.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { PageContent } from './pageContent.js';
import type { PdfDocument, PdfGradient } from './pdfDocument.js';

/** The presentation attributes that hold for an element, its own and those it inherits. */
export type Properties = Readonly<Record<string, string>>;

const inherited = new Set([
  'fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit',
  'stroke-dasharray', 'stroke-dashoffset', 'color', 'font-family', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline',
  'letter-spacing', 'visibility', 'clip-rule',
]);

/** The properties of an element inside one that has `outer`. Opacity does not inherit: it is multiplied on the way in. */
export function propertiesOf(element: SvgElement, outer: Properties): Properties {
  const own = Object.entries(element.attributes).filter(([name]) => inherited.has(name));
  const opacity = shareOf(element.attributes['opacity']) * shareOf(outer['opacity']);
  if (own.length === 0 && opacity === shareOf(outer['opacity'])) return outer;
  return { ...outer, ...Object.fromEntries(own.filter(([, value]) => value !== 'inherit')), opacity: String(opacity) };
}

/** An opacity or offset: a number or a percentage, 1 where there is none. */
export function shareOf(value: string | undefined): number {
  const number = value === undefined ? 1 : Number.parseFloat(value) / (value.endsWith('%') ? 100 : 1);
  return Number.isFinite(number) ? Math.min(Math.max(number, 0), 1) : 1;
}

/** A length of an attribute, `otherwise` where there is none. */
export function lengthOf(value: string | undefined, otherwise: number): number {
  const number = Number.parseFloat(value ?? '');
  return Number.isFinite(number) ? number : otherwise;
}

export type Paint = { readonly colour: string | PdfGradient; readonly opacity: number };

export type PaintContext = {
  readonly content: PageContent;
  /** Elements by id. */
  readonly byId: ReadonlyMap<string, SvgElement>;
  /** What `currentColor` means. */
  readonly colour: string;
};

/** What `fill` or `stroke` paints with; null for nothing. `box` is what a gradient stretches over. */
export function paintOf(kind: 'fill' | 'stroke', properties: Properties, { box, context }: { readonly box: Box; readonly context: PaintContext }): Paint | null {
  const value = (properties[kind] ?? (kind === 'fill' ? '#000000' : 'none')).trim();
  const opacity = shareOf(properties[`${kind}-opacity`]) * shareOf(properties['opacity']);
  if (value === 'none' || opacity === 0) return null;
  const id = /^url\(["']?#([^"')]+)["']?\)\s*(.*)$/.exec(value);
  if (id !== null) {
    const element = context.byId.get(id[1] ?? '');
    return element === undefined ? colourPaint(id[2] ?? '', opacity, context) : gradientPaint(element, { box, context, opacity });
  }
  return colourPaint(value, opacity, context);
}

function colourPaint(value: string, opacity: number, context: PaintContext): Paint | null {
  const colour = readColour(value.toLowerCase() === 'currentcolor' ? context.colour : value);
  return colour === null || colour.opacity === 0 ? null : { colour: colour.hex, opacity: opacity * colour.opacity };
}

type GradientRequest = { readonly box: Box; readonly context: PaintContext; readonly opacity: number };

/** https://www.w3.org/TR/SVG2/pservers.html#Gradients; `spreadMethod` is always pad, which is all that a PDF shading knows. */
function gradientPaint(element: SvgElement, { box, context, opacity }: GradientRequest): Paint | null {
  const stops = stopsOf(element, context.colour);
  const [first, last] = [stops[0], stops.at(-1)];
  if (first === undefined || last === undefined) return null;
  const inBox = element.attributes['gradientUnits'] !== 'userSpaceOnUse';
  // a gradient of one colour, or over a box without extent (a straight line has none), is that colour
  if (stops.length === 1 || (inBox && (box.width === 0 || box.height === 0))) return { colour: last.colour, opacity: opacity * last.opacity };
  const toBox: Matrix = inBox ? [box.width, 0, 0, box.height, box.x, box.y] : [1, 0, 0, 1, 0, 0];
  const number = (name: string, otherwise: number): number => {
    const text = element.attributes[name];
    return lengthOf(text, otherwise) / (text?.endsWith('%') === true ? 100 : 1);
  };
  const gradient =
    element.name === 'radialGradient'
      ? radial(context.content.doc, number)
      : context.content.doc.linearGradient(number('x1', 0), number('y1', 0), number('x2', 1), number('y2', 0));
  gradient.setTransform(...multiply(toBox, readTransform(element.attributes['gradientTransform'])));
  // pdfkit takes the first stop for 0 and the last for 1
  for (const stop of [{ ...first, offset: 0 }, ...stops, { ...last, offset: 1 }]) gradient.stop(stop.offset, stop.colour, stop.opacity);
  return { colour: gradient, opacity };
}

function radial(doc: PdfDocument, number: (name: string, otherwise: number) => number): PdfGradient {
  const [cx, cy, r] = [number('cx', 0.5), number('cy', 0.5), number('r', 0.5)];
  return doc.radialGradient(number('fx', cx), number('fy', cy), number('fr', 0), cx, cy, r);
}

type Stop = { readonly offset: number; readonly colour: string; readonly opacity: number };

/** The stops with offsets that never go back. */
function stopsOf(element: SvgElement, currentColour: string): readonly Stop[] {
  let least = 0;
  return element.children.flatMap((child): readonly Stop[] => {
    if (typeof child === 'string' || child.name !== 'stop') return [];
    const value = child.attributes['stop-color'] ?? '#000000';
    const colour = readColour(value.toLowerCase() === 'currentcolor' ? currentColour : value) ?? { hex: '#000000', opacity: 1 };
    least = Math.max(least, child.attributes['offset'] === undefined ? 0 : shareOf(child.attributes['offset']));
    return [{ offset: least, colour: colour.hex, opacity: colour.opacity * shareOf(child.attributes['stop-opacity']) }];
  });
}
