/** An `a` element of a drawing → where it leads and the areas of the page that lead there. */
import type { PathSegment } from '../svg/readPath.js';
import { identity, multiply, readTransform } from '../svg/readTransform.js';
import type { Matrix } from '../svg/readTransform.js';
import { segmentBounds, shapeSegments, transformSegment } from '../svg/shapeSegments.js';
import type { Box } from '../svg/shapeSegments.js';
import type { SvgElement } from '../svg/svgElement.js';
import { lengthOf } from './svgPainting.js';

/** The web or mail address; null for any other. */
export function linkTarget({ attributes }: SvgElement): string | null {
  const href = attributes['href'] ?? attributes['xlink:href'] ?? '';
  return /^(?:https?:|mailto:)/i.test(href) ? href : null;
}

/** The box of each shape, text and picture inside the element, in the coordinates around it. */
export const linkBoxes = (element: SvgElement): readonly Box[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : boxesIn(child, identity)));

function boxesIn(element: SvgElement, outer: Matrix): readonly Box[] {
  const matrix = multiply(outer, readTransform(element.attributes['transform']));
  const children = element.children.flatMap((child) => (typeof child === 'string' ? [] : boxesIn(child, matrix)));
  const segments = areaOf(element);
  return segments.length === 0 ? children : [...children, segmentBounds(segments.map((segment) => transformSegment(segment, matrix)))];
}

function areaOf(element: SvgElement): readonly PathSegment[] {
  if (element.name === 'text') return textArea(element);
  return shapeSegments(element.name === 'image' ? { ...element, name: 'rect' } : element) ?? [];
}

/** About where a text stands: a link needs no more. */
function textArea({ attributes, children }: SvgElement): readonly PathSegment[] {
  const size = lengthOf(attributes['font-size'], 16);
  const width = children.filter((child) => typeof child === 'string').join('').length * size * 0.55;
  const anchor = attributes['text-anchor'];
  const left = lengthOf(attributes['x'], 0) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  const top = lengthOf(attributes['y'], 0) - size * 0.85;
  return shapeSegments({ name: 'rect', attributes: { x: String(left), y: String(top), width: String(width), height: String(size * 1.15) }, children: [] }) ?? [];
}
