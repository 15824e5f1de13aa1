/** The SVG that Vega prints → the canonical one: every coordinate given, own colours and faces, nothing that is not seen. */
import { readColour } from '../svg/readColour.js';
import { printNumber, roundNumbers, roundPath } from '../svg/roundNumbers.js';
import type { SvgElement } from '../svg/svgElement.js';
import { resolveFamilies, resolveStyle, resolveWeight, type ChartFamilies } from './chartFamilies.js';
import { unwrapRadialGradients } from './radialGradients.js';
import { shareAttributes } from './sharedAttributes.js';

type Attributes = Readonly<Record<string, string>>;
type Child = SvgElement | string;

/** Written by Vega for screen readers and pointers; the outputs give a figure its one text alternative. */
const dropped = /^(?:class|role|style|display|version|pointer-events|cursor|xmlns:xlink|aria-.*|font-variant)$/;

const coordinates = new Map<string, readonly string[]>([
  ['line', ['x1', 'y1', 'x2', 'y2']],
  ['rect', ['x', 'y', 'width', 'height']],
  ['image', ['x', 'y', 'width', 'height']],
  ['text', ['x', 'y']],
]);
/** Kept as they are, or to four decimals: these are shares of something, or matter far from the origin. */
const fine = /^(?:offset|opacity|fill-opacity|stroke-opacity|stop-opacity|x1|y1|x2|y2|cx|cy|r|fx|fy|fr|viewBox)$/;
/** Not written where it is 1. */
const full = new Set(['opacity', 'fill-opacity', 'stroke-opacity', 'stop-opacity']);
const gradients = new Set(['linearGradient', 'radialGradient', 'pattern', 'stop']);

/** The canonical form of a chart that Vega printed. Families come from `fonts`; ids are still Vega's. */
export function canonicalSvg(root: SvgElement, fonts: ChartFamilies): SvgElement {
  const [, , width = '0', height = '0'] = (root.attributes['viewBox'] ?? '').split(/[\s,]+/);
  const [widthPx, heightPx] = [printNumber(Number(width)), printNumber(Number(height))];
  return unwrapRadialGradients({
    name: 'svg',
    attributes: { xmlns: 'http://www.w3.org/2000/svg', width: widthPx, height: heightPx, viewBox: `0 0 ${widthPx} ${heightPx}` },
    children: root.children.flatMap((child) => canonicalChild(child, fonts, 'svg')),
  });
}

function canonicalChild(child: Child, fonts: ChartFamilies, parent: string): readonly Child[] {
  if (typeof child === 'string') return child.trim() === '' ? [] : [child];
  const { name, attributes } = child;
  if (attributes['display'] === 'none' || attributes['opacity'] === '0') return [];
  if (name === 'text') return canonicalText(child, fonts);
  const kept = canonicalAttributes(name, attributes);
  const children = child.children.flatMap((each) => canonicalChild(each, fonts, name));
  if (name === 'g' || (name === 'a' && kept['href'] === undefined)) {
    if (children.length === 0) return [];
    const shared = name === 'g' ? shareAttributes(children) : { attributes: {}, children };
    const attributes = { ...kept, ...shared.attributes };
    return Object.keys(attributes).length === 0 ? children : [{ name, attributes, children: shared.children }];
  }
  if (isInvisible(name, kept, parent)) return [];
  return [{ name, attributes: kept, children }];
}

/** A shape without paint of its own: it inherits none, since Vega's root group says `fill="none"`. A clip path needs none. */
function isInvisible(name: string, attributes: Attributes, parent: string): boolean {
  if (name === 'path' && (attributes['d'] ?? '') === '') return true;
  if (parent === 'clipPath' || (name !== 'path' && name !== 'rect' && name !== 'line')) return false;
  return (attributes['fill'] ?? 'none') === 'none' && (attributes['stroke'] ?? 'none') === 'none';
}

function canonicalAttributes(name: string, attributes: Attributes): Attributes {
  const kept: Record<string, string> = Object.fromEntries((coordinates.get(name) ?? []).map((coordinate) => [coordinate, '0']));
  for (const [key, value] of Object.entries(attributes)) {
    if (dropped.test(key) || (full.has(key) && Number(value) === 1)) continue;
    const printed = canonicalValue(name, key, value);
    if (printed !== null) kept[key === 'xlink:href' ? 'href' : key] = printed;
  }
  for (const paint of ['fill', 'stroke', 'stop-color']) splitColour(kept, paint);
  mergeOpacity(kept);
  const moved = translationOf(kept['transform']);
  const [xName, yName] = name === 'line' ? ['x1', 'y1'] : ['x', 'y'];
  if (moved !== null && coordinates.has(name)) {
    delete kept['transform'];
    kept[xName] = printNumber(Number(kept[xName]) + moved.x);
    kept[yName] = printNumber(Number(kept[yName]) + moved.y);
    if (name === 'line') {
      kept['x2'] = printNumber(Number(kept['x2']) + moved.x);
      kept['y2'] = printNumber(Number(kept['y2']) + moved.y);
    }
  }
  return kept;
}

function canonicalValue(name: string, key: string, value: string): string | null {
  if (key === 'd') return roundPath(value);
  if (key === 'transform') {
    const rounded = value.replace(/(\w+)\(([^)]*)\)/g, (_, call: string, body: string) =>
      `${call}(${call === 'translate' || call === 'rotate' ? roundNumbers(body) : roundFine(body)})`,
    );
    return rounded.replace(/(?:translate\(0,0\)|rotate\(0\))\s*/g, '').trim() || null;
  }
  if (key === 'font-size') return printNumber(Number.parseFloat(value));
  if (key === 'stroke-dasharray') return value === '' ? null : roundNumbers(value);
  if (key === 'href' || key === 'xlink:href' || key === 'id' || key === 'clip-path' || key === 'fill' || key === 'stroke') return value === '' ? null : value;
  if (gradients.has(name) || (fine.test(key) && !coordinates.has(name))) return roundFine(value);
  return /^[-+\d.eE]+$/.test(value) ? roundNumbers(value) : value;
}

const roundFine = (value: string): string =>
  /^[-+\d.eE,\s]+$/.test(value) ? value.replace(/[-+\d.eE]+/g, (match) => String(Math.round(Number(match) * 1e4) / 1e4 || 0)) : value;

/** A paint in its one spelling, what it lets through told apart. */
function splitColour(attributes: Record<string, string>, paint: string): void {
  const value = attributes[paint];
  if (value === undefined || value === 'none' || value.startsWith('url(')) return;
  const colour = readColour(value);
  if (colour === null) {
    attributes[paint] = paint === 'stop-color' ? '#000000' : 'none';
    return;
  }
  attributes[paint] = colour.opacity === 0 && paint !== 'stop-color' ? 'none' : colour.hex;
  if (colour.opacity === 1 || colour.opacity === 0 && paint !== 'stop-color') return;
  const share = paint === 'stop-color' ? 'stop-opacity' : `${paint}-opacity`;
  attributes[share] = roundFine(String(Number(attributes[share] ?? 1) * colour.opacity));
}

/**
 * The opacity of an element with one paint as that paint's: it looks the same, and no program makes a group of it (of
 * one outside the view, resvg-js 2.6 crashes).
 */
function mergeOpacity(attributes: Record<string, string>): void {
  const { opacity, fill = 'none', stroke = 'none' } = attributes;
  if (opacity === undefined || (fill === 'none') === (stroke === 'none')) return;
  const share = fill === 'none' ? 'stroke-opacity' : 'fill-opacity';
  attributes[share] = roundFine(String(Number(attributes[share] ?? 1) * Number(opacity)));
  delete attributes['opacity'];
}

function translationOf(transform: string | undefined): { readonly x: number; readonly y: number } | null {
  const match = /^translate\(([^,)]+)(?:,([^)]+))?\)$/.exec(transform ?? '');
  return match === null ? null : { x: Number(match[1]), y: Number(match[2] ?? 0) };
}

/** One `text` for each line: `translate(x,y) rotate(a) translate(dx,dy)` becomes a place and at most a turn around it. */
function canonicalText(element: SvgElement, fonts: ChartFamilies): readonly Child[] {
  const lines = element.children.flatMap((child) => (typeof child === 'string' ? [child] : [child.children.filter((each) => typeof each === 'string').join('')]));
  const spans = element.children.filter((child) => typeof child !== 'string');
  const { 'font-family': family = 'sans-serif', 'font-weight': weight, 'font-style': style, ...rest } = element.attributes;
  const base = canonicalAttributes('text', rest);
  if ((base['fill'] ?? 'none') === 'none' && (base['stroke'] ?? 'none') === 'none') return [];
  const turned = /^(.*?rotate\([^)]*\))\s*translate\(([^,)]+)(?:,([^)]+))?\)$/.exec(base['transform'] ?? '');
  const x = Number(base['x']) + Number(turned?.[2] ?? 0);
  const y = Number(base['y']) + Number(turned?.[3] ?? 0);
  const pitch = Number(spans[1]?.attributes['dy'] ?? 0);
  const others = Object.entries(base).filter(([name]) => !['x', 'y', 'transform', 'text-anchor'].includes(name));
  const anchor = base['text-anchor'];
  const place = turned?.[1] ?? base['transform'];
  return lines.flatMap((line, index): readonly Child[] => {
    if (line.trim() === '') return [];
    const attributes: Attributes = {
      ...(place === undefined ? {} : { transform: place }),
      x: printNumber(x),
      y: printNumber(y + index * pitch),
      ...(anchor === undefined || anchor === 'start' ? {} : { 'text-anchor': anchor }),
      'font-family': resolveFamilies(family, fonts).families.map((each) => `'${each}'`).join(', '),
      'font-weight': String(resolveWeight(weight)),
      ...(resolveStyle(style) === 'italic' ? { 'font-style': 'italic' } : {}),
      ...Object.fromEntries(others),
    };
    return [{ name: 'text', attributes, children: [line] }];
  });
}
