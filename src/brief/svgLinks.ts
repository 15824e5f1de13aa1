/** An `a` element of a drawing → where it leads and the areas of the page that lead there. */
import type { PathSegment } from '../svg/readPath.js';
import { identity, multiply, readTransform } from '../svg/readTransform.js';
import type { Matrix } from '../svg/readTransform.js';
import { segmentBounds, shapeSegments, transformSegment } from '../svg/shapeSegments.js';
import type { Box } from '../svg/shapeSegments.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { SvgPainting } from './paintSvg.js';
import { textBoxes } from './paintSvgText.js';
import { propertiesOf } from './svgPainting.js';
import type { Properties } from './svgPainting.js';

/** The web or mail address; null for any other. */
export function linkTarget({ attributes }: SvgElement): string | null {
  const href = attributes['href'] ?? attributes['xlink:href'] ?? '';
  return /^(?:https?:|mailto:)/i.test(href) ? href : null;
}

/** The box of each shape, text and picture inside the element, in the coordinates around it. `properties` are the element's. */
export const linkBoxes = (element: SvgElement, properties: Properties, painting: SvgPainting): readonly Box[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : boxesIn(child, { matrix: identity, properties, painting })));

type Around = { readonly matrix: Matrix; readonly properties: Properties; readonly painting: SvgPainting };

function boxesIn(element: SvgElement, around: Around): readonly Box[] {
  const matrix = multiply(around.matrix, readTransform(element.attributes['transform']));
  const properties = propertiesOf(element, around.properties);
  const moved = (segments: readonly PathSegment[]): readonly Box[] =>
    segments.length === 0 ? [] : [segmentBounds(segments.map((segment) => transformSegment(segment, matrix)))];
  if (element.name === 'text') return textBoxes(element, properties, around.painting).flatMap((box) => moved(rectangleOf(box)));
  const children = element.children.flatMap((child) => (typeof child === 'string' ? [] : boxesIn(child, { ...around, matrix, properties })));
  return [...children, ...moved(shapeSegments(element.name === 'image' ? { ...element, name: 'rect' } : element) ?? [])];
}

const rectangleOf = ({ x, y, width, height }: Box): readonly PathSegment[] =>
  shapeSegments({ name: 'rect', attributes: { x: String(x), y: String(y), width: String(width), height: String(height) }, children: [] }) ?? [];
