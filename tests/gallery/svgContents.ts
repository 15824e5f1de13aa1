/** A canonical SVG → what stands in it, for comparison with what was made of it. */
import type { SvgElement } from '../../src/svg/svgElement.js';

export type Contents = {
  readonly paths: number;
  readonly pictures: number;
  /** The words of each text, in order. */
  readonly texts: readonly string[];
  /** Links to addresses. */
  readonly links: readonly string[];
};

const shapes = new Set(['path', 'rect', 'line', 'circle', 'ellipse', 'polyline', 'polygon']);
const notPainted = new Set(['defs', 'clipPath', 'linearGradient', 'radialGradient', 'pattern']);

/** What is painted, in order: what only definitions hold is left out. */
export function contentsOf(svg: SvgElement): Contents {
  const found: { paths: number; pictures: number; texts: string[]; links: string[] } = { paths: 0, pictures: 0, texts: [], links: [] };
  const visit = (element: SvgElement): void => {
    if (notPainted.has(element.name)) return;
    if (shapes.has(element.name)) found.paths += 1;
    if (element.name === 'image') found.pictures += 1;
    if (element.name === 'text') found.texts.push(normalText(element.children.filter((child) => typeof child === 'string').join('')));
    if (element.name === 'a') found.links.push(element.attributes['href'] ?? '');
    for (const child of element.children) if (typeof child !== 'string') visit(child);
  };
  visit(svg);
  return found;
}

/** White space counts as one space, as renderers draw it. */
export const normalText = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The drawing with nothing painted but its texts, and `marginPx` of room around it. */
export function textsOnly(svg: SvgElement, marginPx: number): SvgElement {
  const keep = (element: SvgElement): SvgElement => ({
    ...element,
    children: element.children.flatMap((child): readonly (SvgElement | string)[] => {
      if (typeof child === 'string') return [child];
      return shapes.has(child.name) && element.name !== 'clipPath' ? [] : child.name === 'image' ? [] : [keep(child)];
    }),
  });
  return resized(keep(svg), marginPx);
}

/** The drawing on a sheet of whole pixels: renderers differ in how they round the size of a fraction of one. */
export function resized(svg: SvgElement, marginPx = 0): SvgElement {
  const size = (name: string): number => Math.ceil(Number(svg.attributes[name])) + 2 * marginPx;
  const [width, height] = [size('width'), size('height')];
  const [left = 0, top = 0] = (svg.attributes['viewBox'] ?? '').split(' ').map(Number);
  return { ...svg, attributes: { ...svg.attributes, width: String(width), height: String(height), viewBox: `${left - marginPx} ${top - marginPx} ${width} ${height}` } };
}
