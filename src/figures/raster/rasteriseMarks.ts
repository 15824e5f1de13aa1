/**
 * A scene of very many marks → the same with those that come in thousands as one picture for each mark definition.
 *
 * Only symbols, rects and rules come in such numbers; a line of many points is one path. What has gradients, links, dashes
 * or rounded corners stays as it is, and so does all text.
 */
import { encodePng } from '../../pictures/writePng.js';
import { readColour } from '../../svg/readColour.js';
import type { SvgElement } from '../../svg/svgElement.js';
import { Canvas, type Ink, type Point } from './canvas.js';
import { createSymbolStamps, type SymbolStamps } from './symbolStamps.js';

type Part = Readonly<Record<string, unknown>>;
type Box = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** A picture in the place of marks, in the coordinates of their group. `paint` is the colour of the placeholder that stands there. */
export type MarkPicture = { readonly paint: string; readonly box: Box; readonly href: string };

export type Rasterised = { readonly pictures: readonly MarkPicture[]; /** Marks that went into them. */ readonly count: number };

/** 300 dots an inch where a chart's px is 1/96 of one. */
const dotsPerPx = 300 / 96;
/** Pixels of a picture; a larger chart gets coarser ones. */
const mostPixels = 12_000_000;

const isRecord = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
const numberOf = (value: unknown, otherwise = 0): number => (typeof value === 'number' && Number.isFinite(value) ? value : otherwise);

/** Changes the scene: each mark that is rasterised has one placeholder instead of its items. Nothing is done below `mostMarks`. */
export function rasteriseMarks(root: unknown, mostMarks: number): Rasterised {
  const heavy = marksIn(root, null).filter(({ mark }) => kinds.has(String(mark['marktype'])));
  const total = heavy.reduce((sum, { items }) => sum + items.length, 0);
  if (total <= mostMarks) return { pictures: [], count: 0 };
  const stamps = createSymbolStamps();
  const pictures: MarkPicture[] = [];
  let count = 0;
  // the few marks of a definition are no burden, and sharper as vectors
  for (const { mark, items, clip } of heavy.filter((each) => each.items.length > mostMarks / 100)) {
    if (!items.every(canBeDrawn) || (mark['clip'] !== undefined && typeof mark['clip'] !== 'boolean')) continue;
    const box = boxOf(items, mark['clip'] === true ? clip : null);
    if (box === null) continue;
    const paint = `#0bad${(pictures.length + 1).toString(16).padStart(2, '0')}`;
    pictures.push({ paint, box, href: drawItems({ kind: String(mark['marktype']), items, box }, stamps) });
    count += items.length;
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

type Heavy = { readonly mark: Part; readonly items: readonly Part[]; /** Of the group around it. */ readonly clip: Box | null };

function marksIn(mark: unknown, clip: Box | null): readonly Heavy[] {
  if (!isRecord(mark) || !Array.isArray(mark['items'])) return [];
  const items = mark['items'].filter(isRecord);
  if (mark['marktype'] !== 'group') return mark['role'] === 'mark' ? [{ mark, items, clip }] : [];
  return items.flatMap((item) => {
    const inner: Box = { x1: 0, y1: 0, x2: numberOf(item['width']), y2: numberOf(item['height']) };
    return Array.isArray(item['items']) ? item['items'].flatMap((each: unknown) => marksIn(each, inner)) : [];
  });
}

const kinds = new Set(['symbol', 'rect', 'rule']);

function canBeDrawn(item: Part): boolean {
  const plain = (paint: unknown): boolean => paint === undefined || paint === null || typeof paint === 'string';
  const square = ['cornerRadius', 'cornerRadiusTopLeft', 'cornerRadiusTopRight', 'cornerRadiusBottomLeft', 'cornerRadiusBottomRight'].every((name) => numberOf(item[name]) === 0);
  return plain(item['fill']) && plain(item['stroke']) && square && item['href'] === undefined && !Array.isArray(item['strokeDash']) && item['blend'] === undefined;
}

function boxOf(items: readonly Part[], clip: Box | null): Box | null {
  let [x1, y1, x2, y2] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { bounds } of items) {
    if (!isRecord(bounds)) continue;
    x1 = Math.min(x1, numberOf(bounds['x1'], Infinity));
    y1 = Math.min(y1, numberOf(bounds['y1'], Infinity));
    x2 = Math.max(x2, numberOf(bounds['x2'], -Infinity));
    y2 = Math.max(y2, numberOf(bounds['y2'], -Infinity));
  }
  if (clip !== null) [x1, y1, x2, y2] = [Math.max(x1, clip.x1), Math.max(y1, clip.y1), Math.min(x2, clip.x2), Math.min(y2, clip.y2)];
  return x2 > x1 && y2 > y1 ? { x1: Math.floor(x1), y1: Math.floor(y1), x2: Math.ceil(x2), y2: Math.ceil(y2) } : null;
}

type Drawing = { readonly kind: string; readonly items: readonly Part[]; readonly box: Box };

function drawItems({ kind, items, box }: Drawing, stamps: SymbolStamps): string {
  const [width, height] = [box.x2 - box.x1, box.y2 - box.y1];
  const scale = Math.min(dotsPerPx, Math.sqrt(mostPixels / (width * height)));
  const canvas = new Canvas(Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale)));
  const place: Place = { canvas, scale, toPixel: (x, y) => [(x - box.x1) * scale, (y - box.y1) * scale], stamps, inks: new Map() };
  for (const item of items) {
    if (kind === 'symbol') drawSymbol(item, place);
    else if (kind === 'rect') drawRect(item, place);
    else drawRule(item, place);
  }
  return `data:image/png;base64,${Buffer.from(encodePng(canvas.pixels())).toString('base64')}`;
}

type Place = { readonly canvas: Canvas; readonly scale: number; readonly toPixel: (x: number, y: number) => Point; readonly stamps: SymbolStamps; readonly inks: Inks };

/** By paint and opacity: charts have few, for many marks. */
type Inks = Map<string, Ink | null>;

function inkOf(inks: Inks, paint: unknown, opacities: readonly unknown[]): Ink | null {
  if (typeof paint !== 'string') return null;
  const opacity = opacities.reduce<number>((product, each) => product * numberOf(each, 1), 1);
  const key = `${paint}|${opacity}`;
  const known = inks.get(key);
  if (known !== undefined) return known;
  const colour = readColour(paint);
  const channel = (at: number): number => Number.parseInt(colour?.hex.slice(at, at + 2) ?? '0', 16) / 255;
  const ink = colour === null || colour.opacity * opacity === 0 ? null : { red: channel(1), green: channel(3), blue: channel(5), alpha: colour.opacity * opacity };
  inks.set(key, ink);
  return ink;
}

const strokeOf = (item: Part, inks: Inks): { readonly ink: Ink | null; readonly width: number } => {
  const width = numberOf(item['strokeWidth'], 1);
  return { ink: width > 0 ? inkOf(inks, item['stroke'], [item['opacity'], item['strokeOpacity']]) : null, width };
};

function drawSymbol(item: Part, { canvas, scale, toPixel, stamps, inks }: Place): void {
  const fill = inkOf(inks, item['fill'], [item['opacity'], item['fillOpacity']]);
  const stroke = strokeOf(item, inks);
  const shape = typeof item['shape'] === 'string' ? item['shape'] : 'circle';
  const symbol = {
    shape, area: numberOf(item['size'], 64) * scale ** 2, turnDegrees: numberOf(item['angle']),
    outline: stroke.ink === null ? 0 : stroke.width * scale, filled: fill !== null,
  };
  const made = stamps.of(symbol, toPixel(numberOf(item['x']), numberOf(item['y'])));
  if (fill !== null && made.fill !== null) canvas.stamp(made.fill, made.corner, fill);
  if (stroke.ink !== null && made.outline !== null) canvas.stamp(made.outline, made.corner, stroke.ink);
}

const rectangle = ([left, top]: Point, [right, bottom]: Point): readonly Point[] => [[left, top], [right, top], [right, bottom], [left, bottom]];

function drawRect(item: Part, { canvas, scale, toPixel, inks }: Place): void {
  const [x, y, width, height] = [numberOf(item['x']), numberOf(item['y']), numberOf(item['width']), numberOf(item['height'])];
  const [start, end] = [toPixel(x, y), toPixel(x + width, y + height)];
  const fill = inkOf(inks, item['fill'], [item['opacity'], item['fillOpacity']]);
  if (fill !== null) canvas.fill(rectangle(start, end), fill);
  const { ink, width: lineWidth } = strokeOf(item, inks);
  if (ink === null) return;
  const half = (lineWidth * scale) / 2;
  const [outerLeft, outerTop, outerRight, outerBottom] = [start[0] - half, start[1] - half, end[0] + half, end[1] + half];
  canvas.fill(rectangle([outerLeft, outerTop], [outerRight, start[1] + half]), ink);
  canvas.fill(rectangle([outerLeft, end[1] - half], [outerRight, outerBottom]), ink);
  canvas.fill(rectangle([outerLeft, start[1] + half], [start[0] + half, end[1] - half]), ink);
  canvas.fill(rectangle([end[0] - half, start[1] + half], [outerRight, end[1] - half]), ink);
}

function drawRule(item: Part, { canvas, scale, toPixel, inks }: Place): void {
  const { ink, width } = strokeOf(item, inks);
  if (ink === null) return;
  const [x, y] = [numberOf(item['x']), numberOf(item['y'])];
  const [x1, y1] = toPixel(x, y);
  const [x2, y2] = toPixel(numberOf(item['x2'], x), numberOf(item['y2'], y));
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return;
  const [acrossX, acrossY] = [((y2 - y1) / length) * (width * scale) / 2, ((x1 - x2) / length) * (width * scale) / 2];
  canvas.fill([[x1 + acrossX, y1 + acrossY], [x2 + acrossX, y2 + acrossY], [x2 - acrossX, y2 - acrossY], [x1 - acrossX, y1 - acrossY]], ink);
}

/** A rect of that paint is all that is left of the mark. */
function replaceItems(mark: Part, { x1, y1, x2, y2, paint }: Box & { readonly paint: string }): void {
  const { items } = mark;
  if (!Array.isArray(items) || !isRecord(items[0])) return;
  const { bounds } = items[0];
  items.splice(0, items.length, { mark, bounds, x: x1, y: y1, width: x2 - x1, height: y2 - y1, fill: paint, opacity: 1 });
  Object.assign(mark, { marktype: 'rect', clip: undefined });
}
