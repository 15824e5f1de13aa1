/** MathJax's SVG → the canonical subset: groups, paths, rectangles, lines and ellipses, coloured by `currentColor`. */
import type { SvgElement } from '../svg/svgElement.js';
import { clipExtender } from './clipExtender.js';
import type { TextOutliner } from './outlineText.js';

/** An element as MathJax built it, read through its adaptor. */
export type FormulaElement = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly (FormulaElement | string)[];
};

export type CanonicalContext = {
  readonly outliner: TextOutliner;
  /** Told each character that no font has. */
  readonly missing: (character: string) => void;
};

const keptAttributes = new Set([
  ...['transform', 'd', 'x', 'y', 'width', 'height', 'x1', 'y1', 'x2', 'y2', 'rx', 'ry', 'cx', 'cy', 'points', 'fill', 'stroke'],
  ...['stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin'],
]);
const shapes = new Set(['path', 'rect', 'line', 'ellipse', 'polygon']);

/** What goes into the `<g>` that turns the y axis: null where nothing is painted. Unknown elements are left out. */
export function canonicalFormula(element: FormulaElement, context: CanonicalContext): SvgElement | null {
  if (element.name === 'g') return group(element, context);
  if (element.name === 'svg') return extender(element);
  if (element.name === 'text') return text(element, context);
  if (!shapes.has(element.name)) return null;
  if (element.name === 'path' && (element.attributes.get('d') ?? '') === '') return null;
  return { name: element.name, attributes: paint(kept(element)), children: [] };
}

function group(element: FormulaElement, context: CanonicalContext): SvgElement | null {
  const children = element.children.flatMap((child) => {
    const canonical = typeof child === 'string' ? null : canonicalFormula(child, context);
    return canonical === null ? [] : [canonical];
  });
  const attributes = kept(element);
  if (children.length === 0) return null;
  const only = children[0];
  if (children.length === 1 && only && Object.keys(attributes).length === 0) return only;
  return { name: 'g', attributes, children };
}

/** Style sheet and `style` attributes of MathJax as presentation attributes. */
function kept(element: FormulaElement): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of element.attributes) {
    if (keptAttributes.has(name)) attributes[name] = value;
  }
  for (const [, name = '', value = ''] of (element.attributes.get('style') ?? '').matchAll(/([a-z-]+)\s*:\s*([^;]+)/g)) {
    if (keptAttributes.has(name)) attributes[name] = value.trim();
  }
  // mtable's lines and frames take their look from MathJax's style sheet (mathjax-full 3.2.2, Wrappers/mtable.ts)
  if (element.attributes.has('data-line') || element.attributes.has('data-frame')) {
    attributes['fill'] = 'none';
    attributes['stroke-width'] ??= '70';
    const look = element.attributes.get('class') ?? '';
    if (look.includes('mjx-dashed')) attributes['stroke-dasharray'] ??= '140';
    if (look.includes('mjx-dotted')) Object.assign(attributes, { 'stroke-linecap': 'round', 'stroke-dasharray': '0,140' });
  }
  return attributes;
}

/** MathJax strokes everything with width 0 and some things with more; here only the latter carry a stroke at all. */
function paint(attributes: Record<string, string>): Record<string, string> {
  const width = Number.parseFloat(attributes['stroke-width'] ?? '0');
  if (!(width > 0)) return attributes;
  return { ...attributes, 'stroke-width': String(width), stroke: attributes['stroke'] ?? 'currentColor' };
}

function extender(element: FormulaElement): SvgElement | null {
  const glyph = element.children[0];
  if (glyph === undefined || typeof glyph === 'string') return null;
  const [x = 0, y = 0, width = 0, height = 0] = (element.attributes.get('viewBox') ?? '').split(' ').map(Number);
  const [, scaleX = '1', scaleY = '1'] = /scale\(([-\d.]+),\s*([-\d.]+)\)/.exec(glyph.attributes.get('transform') ?? '') ?? [];
  const bars = clipExtender({
    x: Number(element.attributes.get('x') ?? '0'),
    y: Number(element.attributes.get('y') ?? '0'),
    viewBox: { x, y, width, height },
    scale: { x: Number(scaleX), y: Number(scaleY) },
    path: glyph.attributes.get('d') ?? '',
  });
  const rects = bars.map(
    (bar): SvgElement => ({
      name: 'rect',
      attributes: { x: fixed(bar.x), y: fixed(bar.y), width: fixed(bar.width), height: fixed(bar.height) },
      children: [],
    }),
  );
  if (rects.length === 0) return null;
  const transform = element.attributes.get('transform');
  return { name: 'g', attributes: transform === undefined ? {} : { transform }, children: rects };
}

function text(element: FormulaElement, context: CanonicalContext): SvgElement | null {
  const value = element.children.filter((child) => typeof child === 'string').join('');
  const variant = element.attributes.get('data-variant') ?? '';
  const d = context.outliner.outline(
    value,
    {
      sizeUnits: Number.parseFloat(element.attributes.get('font-size') ?? '1000'),
      weight: variant.includes('bold') ? 700 : 400,
      style: variant.includes('italic') ? 'italic' : 'normal',
    },
    context.missing,
  );
  if (d === '') return null;
  // text is turned upright again by scale(1,-1); outlines are upright as they are
  const transform = (element.attributes.get('transform') ?? '').replace(/\s*scale\(1,\s*-1\)/, '');
  return { name: 'path', attributes: transform === '' ? { d } : { d, transform }, children: [] };
}

const fixed = (value: number): string => String(Math.round(value * 100) / 100);
