/** Radial gradients as Vega wraps them in patterns → gradients of their own for each shape, as every program draws them. */
import { printNumber } from '../svg/roundNumbers.js';
import { segmentBounds, shapeSegments } from '../svg/shapeSegments.js';
import type { SvgElement } from '../svg/svgElement.js';

/**
 * The drawing without `pattern` elements. Vega keeps radial gradients circular by a pattern that covers the shape's box
 * with a square; here the square becomes the gradient's own transform.
 */
export function unwrapRadialGradients(root: SvgElement): SvgElement {
  const elements = new Map<string, SvgElement>();
  visit(root, (element) => {
    const id = element.attributes['id'];
    if (id !== undefined) elements.set(id, element);
  });
  const made: SvgElement[] = [];
  const gradientFor = (id: string, shape: SvgElement): string | null => {
    const pattern = elements.get(id);
    const rect = pattern?.name === 'pattern' ? pattern.children.find((child) => typeof child !== 'string') : undefined;
    const gradient = elements.get(referenceOf(rect?.attributes['fill']) ?? '');
    if (gradient === undefined) return null;
    const box = segmentBounds(shapeSegments(shape) ?? []);
    const side = Math.max(box.width, box.height);
    const [x, y] = [box.x + (box.width - side) / 2, box.y + (box.height - side) / 2];
    const attributes = {
      ...gradient.attributes,
      id: `${id}_${made.length + 1}`,
      gradientUnits: 'userSpaceOnUse',
      gradientTransform: `matrix(${[side, 0, 0, side, x, y].map(printNumber).join(',')})`,
    };
    made.push({ ...gradient, attributes });
    return attributes.id;
  };
  const unwrap = (element: SvgElement): SvgElement => {
    const attributes = Object.entries(element.attributes).map(([name, value]): readonly [string, string] => {
      const id = name === 'fill' || name === 'stroke' ? referenceOf(value) : null;
      const own = id === null ? null : gradientFor(id, element);
      return [name, own === null ? value : `url(#${own})`];
    });
    return { ...element, attributes: Object.fromEntries(attributes), children: element.children.map((child) => (typeof child === 'string' ? child : unwrap(child))) };
  };
  const unwrapped = unwrap(root);
  if (made.length === 0) return root;
  return {
    ...unwrapped,
    children: unwrapped.children.map((child) => (typeof child === 'string' || child.name !== 'defs' ? child : withGradients(child, made))),
  };
}

/** The definitions with the gradients that were made, without the patterns and the gradients that only they use. */
function withGradients(defs: SvgElement, made: readonly SvgElement[]): SvgElement {
  const kept = defs.children.filter((child) => typeof child === 'string' || (child.name !== 'pattern' && child.name !== 'radialGradient'));
  return { ...defs, children: [...kept, ...made] };
}

const referenceOf = (value: string | undefined): string | null => /^url\(#([^)]+)\)$/.exec(value ?? '')?.[1] ?? null;

function visit(element: SvgElement, look: (element: SvgElement) => void): void {
  look(element);
  for (const child of element.children) if (typeof child !== 'string') visit(child, look);
}
