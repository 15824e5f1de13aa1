/**
 * A scene of very many marks → the same with those that come in thousands as one picture for each mark definition.
 *
 * A line or an area counts as many marks as it has points. What has gradients, links or blends stays as it is, and so does all text.
 */
import * as vega from 'vega';
import { encodePng } from '../../pictures/writePng.js';
import type { SvgElement } from '../../svg/svgElement.js';
import { Canvas, type Point } from './canvas.js';
import { inkOf, MarkContext, type Inks } from './markContext.js';
import type { Scaling } from './recordPath.js';
import type { Pen } from './strokeOutlines.js';
import { createSymbolStamps, type SymbolStamps } from './symbolStamps.js';

type Part = Readonly<Record<string, unknown>>;
type Box = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** A picture in the place of marks, in the coordinates of their group. `paint` is the colour of the placeholder that stands there. */
export type MarkPicture = { readonly paint: string; readonly box: Box; readonly href: string };

export type Rasterised = { readonly pictures: readonly MarkPicture[]; /** Marks that went into them. */ readonly count: number };

/** 300 dots an inch where a chart's px is 1/96 of one. */
const dotsPerPx = 300 / 96;
/** Pixels of a picture; a larger chart gets coarser ones. */
const mostPixels = 8_000_000;

const isRecord = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown, otherwise = 0): number => (typeof value === 'number' && Number.isFinite(value) ? value : otherwise);
const itemsOf = ({ items }: Part): readonly Part[] => (Array.isArray(items) ? items.filter(isRecord) : []);

/** Changes the scene: each mark that is rasterised has one placeholder instead of its items. Nothing is done below `mostMarks`. */
export function rasteriseMarks(root: unknown, mostMarks: number): Rasterised {
  const heavy = isRecord(root) ? marksIn(root, null) : [];
  const total = heavy.reduce((sum, { parts }) => sum + countOf(parts), 0);
  if (total <= mostMarks) return { pictures: [], count: 0 };
  const drawing: Drawing = { stamps: createSymbolStamps(), inks: new Map() };
  const pictures: MarkPicture[] = [];
  let count = 0;
  // the few marks of a definition are no burden, and sharper as vectors
  for (const { mark, parts, clip } of heavy.filter((each) => countOf(each.parts) > mostMarks / 100)) {
    if (!parts.every(canBeDrawn)) continue;
    const box = boxOf(mark, parts.some((part) => part['clip'] === true) ? clip : null);
    if (box === null) continue;
    const paint = `#0bad${(pictures.length + 1).toString(16).padStart(2, '0')}`;
    pictures.push({ paint, box, href: drawMarks(parts, box, drawing) });
    count += countOf(parts);
    replaceItems(mark, { ...box, paint });
  }
  return { pictures, count };
}

/** The printed drawing with the pictures where their placeholders stand. */
export function placePictures(element: SvgElement, pictures: readonly MarkPicture[]): SvgElement {
  const picture = pictures.find(({ paint }) => element.attributes['fill'] === paint);
  if (picture !== undefined) {
    const { x1, y1, x2, y2 } = picture.box;
    return { name: 'image', attributes: { x: String(x1), y: String(y1), width: String(x2 - x1), height: String(y2 - y1), preserveAspectRatio: 'none', href: picture.href }, children: [] };
  }
  return { ...element, children: element.children.map((child) => (typeof child === 'string' ? child : placePictures(child, pictures))) };
}

/** A mark that a picture may stand for. */
type Heavy = {
  readonly mark: Part;
  /** What is drawn of it: itself, or the lines that a group holds, one for each series. */
  readonly parts: readonly Part[];
  /** Of the group around it. */
  readonly clip: Box | null;
};

const countOf = (parts: readonly Part[]): number => parts.reduce((sum, part) => sum + itemsOf(part).length, 0);

/** What is drawn in one go for many rows; groups, texts and images are not. */
const kinds = new Set(['arc', 'area', 'line', 'path', 'rect', 'rule', 'shape', 'symbol', 'trail']);
const isMark = (mark: Part): boolean => mark['role'] === 'mark' && kinds.has(String(mark['marktype']));

function marksIn(mark: Part, clip: Box | null): readonly Heavy[] {
  if (mark['marktype'] !== 'group') return isMark(mark) ? [{ mark, parts: [mark], clip }] : [];
  const groups = itemsOf(mark);
  // Vega-Lite's group for a line of several series: it draws nothing itself
  if (String(mark['name']).endsWith('pathgroup')) {
    const parts = groups.flatMap(itemsOf);
    return parts.every(isMark) ? [{ mark, parts, clip }] : [];
  }
  return groups.flatMap((group) => itemsOf(group).flatMap((each) => marksIn(each, { x1: 0, y1: 0, x2: numberOf(group['width']), y2: numberOf(group['height']) })));
}

function canBeDrawn(mark: Part): boolean {
  const plain = (paint: unknown): boolean => paint === undefined || paint === null || typeof paint === 'string';
  const { clip } = mark;
  return (clip === undefined || typeof clip === 'boolean') && itemsOf(mark).every((item) => plain(item['fill']) && plain(item['stroke']) && item['href'] === undefined && item['blend'] === undefined);
}

function boxOf({ bounds }: Part, clip: Box | null): Box | null {
  if (!isRecord(bounds)) return null;
  let [x1, y1, x2, y2] = [numberOf(bounds['x1']), numberOf(bounds['y1']), numberOf(bounds['x2']), numberOf(bounds['y2'])];
  if (clip !== null) [x1, y1, x2, y2] = [Math.max(x1, clip.x1), Math.max(y1, clip.y1), Math.min(x2, clip.x2), Math.min(y2, clip.y2)];
  return x2 > x1 && y2 > y1 ? { x1: Math.floor(x1), y1: Math.floor(y1), x2: Math.ceil(x2), y2: Math.ceil(y2) } : null;
}

type Drawing = { readonly stamps: SymbolStamps; readonly inks: Inks };

function drawMarks(marks: readonly Part[], { x1: left, y1: top, x2, y2 }: Box, { stamps, inks }: Drawing): string {
  const [width, height] = [x2 - left, y2 - top];
  const scale = Math.min(dotsPerPx, Math.sqrt(mostPixels / (width * height)));
  const canvas = new Canvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const scaling = { scale, left, top };
  for (const mark of marks) {
    if (mark['marktype'] === 'symbol') for (const item of itemsOf(mark)) drawSymbol(item, { canvas, scaling, stamps, inks });
    else vega.Marks[String(mark['marktype'])]?.draw(new MarkContext(canvas, scaling, inks), mark);
  }
  return `data:image/png;base64,${Buffer.from(encodePng(canvas.pixels())).toString('base64')}`;
}

type Place = Drawing & { readonly canvas: Canvas; readonly scaling: Scaling };

/** Symbols are many and alike: drawing each as a path would take ten times as long. */
function drawSymbol(item: Part, { canvas, scaling: { scale, left, top }, stamps, inks }: Place): void {
  const opacity = numberOf(item['opacity'], 1);
  const fill = inkOf(inks, item['fill'], opacity * numberOf(item['fillOpacity'], 1));
  const pen = penOf(item, scale);
  const stroke = pen === null ? null : inkOf(inks, item['stroke'], opacity * numberOf(item['strokeOpacity'], 1));
  if (fill === null && stroke === null) return;
  const shape = typeof item['shape'] === 'string' ? item['shape'] : 'circle';
  const symbol = { shape, area: numberOf(item['size'], 64) * scale ** 2, turnDegrees: numberOf(item['angle']), filled: fill !== null, pen: stroke === null ? null : pen };
  const centre: Point = [(numberOf(item['x']) - left) * scale, (numberOf(item['y']) - top) * scale];
  const made = stamps.of(symbol, centre);
  if (fill !== null && made.fill !== null) canvas.stamp(made.fill, made.corner, fill);
  if (stroke !== null && made.outline !== null) canvas.stamp(made.outline, made.corner, stroke);
}

/** What Vega draws a symbol's outline with. */
function penOf(item: Part, scale: number): Pen | null {
  const width = numberOf(item['strokeWidth'], 1) * scale;
  const { strokeCap: cap, strokeJoin: join, strokeDash: dashes } = item;
  if (width <= 0) return null;
  return {
    width,
    cap: cap === 'round' || cap === 'square' ? cap : 'butt',
    join: join === 'round' || join === 'bevel' ? join : 'miter',
    miterLimit: numberOf(item['strokeMiterLimit'], 4),
    dashes: Array.isArray(dashes) ? dashes.map((length) => numberOf(length) * scale) : [],
    dashOffset: numberOf(item['strokeDashOffset']) * scale,
  };
}

/** A rect of that paint is all that is left of the mark. */
function replaceItems(mark: Part, { x1, y1, x2, y2, paint }: Box & { readonly paint: string }): void {
  const { items, bounds } = mark;
  if (!Array.isArray(items)) return;
  items.splice(0, items.length, { mark, bounds, x: x1, y: y1, width: x2 - x1, height: y2 - y1, fill: paint, opacity: 1 });
  Object.assign(mark, { marktype: 'rect', role: 'mark', clip: undefined });
}
