/** What all elements of a group are painted with → said once, by the group. */
import type { SvgElement } from '../svg/svgElement.js';

type Child = SvgElement | string;

/** Presentation attributes that elements inherit and that mean the same on any of them. https://www.w3.org/TR/SVG2/propidx.html */
const inherited = [
  'fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit', 'stroke-dasharray',
  'stroke-dashoffset', 'text-anchor', 'font-family', 'font-size', 'font-weight', 'font-style',
];

export type Shared = { readonly attributes: Readonly<Record<string, string>>; readonly children: readonly Child[] };

/**
 * The attributes that all the children have with one value, and the children without them. Nothing is shared by one
 * child alone. Gradients stay where they are: each spans its own shape.
 */
export function shareAttributes(children: readonly Child[]): Shared {
  const elements = children.filter((child) => typeof child !== 'string');
  const [first, ...others] = elements;
  if (first === undefined || others.length === 0 || elements.length !== children.length) return { attributes: {}, children };
  const names = inherited.filter((name) => {
    const value = first.attributes[name];
    return value !== undefined && !value.startsWith('url(') && others.every(({ attributes }) => attributes[name] === value);
  });
  if (names.length === 0) return { attributes: {}, children };
  const isShared = new Set(names);
  return {
    attributes: Object.fromEntries(names.map((name) => [name, first.attributes[name] ?? ''])),
    children: elements.map((element) => ({ ...element, attributes: Object.fromEntries(Object.entries(element.attributes).filter(([name]) => !isShared.has(name))) })),
  };
}
