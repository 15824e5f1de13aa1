/** A drawn chart → how far its texts reach beyond the view, and the drawing whose view holds them. */
import { printNumber } from '../svg/roundNumbers.js';
import { identity, multiply, readTransform } from '../svg/readTransform.js';
import type { Matrix } from '../svg/readTransform.js';
import { segmentBounds, shapeSegments, transformSegment } from '../svg/shapeSegments.js';
import type { Box } from '../svg/shapeSegments.js';
import type { SvgElement } from '../svg/svgElement.js';

/** Px beyond each edge of the view. */
export type Overhang = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

export const noOverhang: Overhang = { left: 0, top: 0, right: 0, bottom: 0 };

/** The width of a text in em, by what is painted with it. */
export type MeasureText = (text: string, attributes: SvgElement['attributes']) => number;

/** What letters reach over the baseline and under it, in em. */
const [ascent, descent] = [0.75, 0.22];
/** Px; a text that is a hair outside is seen whole. */
const hair = 1;
/** Px; a text farther out than the longest legend is no reason for a drawing of that size. */
const farthest = 3000;

/** How far texts that nothing clips reach beyond the view of a canonical drawing. */
export function textOverhang(svg: SvgElement, measure: MeasureText): Overhang {
  const [width, height] = [Number(svg.attributes['width']), Number(svg.attributes['height'])];
  const found = { ...noOverhang };
  const visit = (element: SvgElement, outer: Matrix, inherited: SvgElement['attributes']): void => {
    if (element.attributes['clip-path'] !== undefined || element.name === 'defs') return;
    const matrix = multiply(outer, readTransform(element.attributes['transform']));
    const attributes = { ...inherited, ...element.attributes };
    if (element.name === 'text') {
      const box = textBox(element, attributes, { matrix, measure });
      const beyond = { left: -box.x, top: -box.y, right: box.x + box.width - width, bottom: box.y + box.height - height };
      if (Math.max(...Object.values(beyond)) > farthest) return;
      for (const side of ['left', 'top', 'right', 'bottom'] as const) if (beyond[side] > hair) found[side] = Math.max(found[side], Math.ceil(beyond[side]) + 1);
    }
    for (const child of element.children) if (typeof child !== 'string') visit(child, matrix, attributes);
  };
  visit(svg, identity, {});
  return found;
}

function textBox(element: SvgElement, attributes: SvgElement['attributes'], { matrix, measure }: { readonly matrix: Matrix; readonly measure: MeasureText }): Box {
  const size = Number(attributes['font-size'] ?? 16);
  const width = measure(element.children.filter((child) => typeof child === 'string').join(''), attributes) * size;
  const anchor = attributes['text-anchor'];
  const left = Number(attributes['x'] ?? 0) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  const area = { x: String(left), y: String(Number(attributes['y'] ?? 0) - ascent * size), width: String(width), height: String((ascent + descent) * size) };
  return segmentBounds((shapeSegments({ name: 'rect', attributes: area, children: [] }) ?? []).map((segment) => transformSegment(segment, matrix)));
}

/** The drawing with so much more room, its background with it. */
export function extendView(svg: SvgElement, { left, top, right, bottom }: Overhang): SvgElement {
  if (left + top + right + bottom === 0) return svg;
  const [width, height] = [Number(svg.attributes['width']) + left + right, Number(svg.attributes['height']) + top + bottom].map(printNumber);
  const area = { x: printNumber(-left), y: printNumber(-top), width: width ?? '', height: height ?? '' };
  const [background, ...others] = svg.children;
  const isBackground = background !== undefined && typeof background !== 'string' && background.name === 'rect';
  return {
    ...svg,
    attributes: { ...svg.attributes, width: area.width, height: area.height, viewBox: `${area.x} ${area.y} ${area.width} ${area.height}` },
    children: isBackground ? [{ ...background, attributes: { ...background.attributes, ...area } }, ...others] : svg.children,
  };
}
