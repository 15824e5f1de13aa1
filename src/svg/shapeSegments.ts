/** Shape elements → path segments, and the box that they fill. */
import { readPath } from './readPath.js';
import type { PathSegment } from './readPath.js';
import { readNumbers } from './readTransform.js';
import type { Matrix } from './readTransform.js';
import type { SvgElement } from './svgElement.js';

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const lengthOf = (element: SvgElement, name: string): number => {
  const value = Number.parseFloat(element.attributes[name] ?? '0');
  return Number.isFinite(value) ? value : 0;
};

/** The segments of a path, rect, circle, ellipse, line, polyline or polygon; null for any other element. */
export function shapeSegments(element: SvgElement): readonly PathSegment[] | null {
  const number = (name: string): number => lengthOf(element, name);
  switch (element.name) {
    case 'path':
      return readPath(element.attributes['d'] ?? '');
    case 'rect':
      return rectangle(element);
    case 'circle':
      return number('r') > 0 ? ellipse(number('cx'), number('cy'), [number('r'), number('r')]) : [];
    case 'ellipse':
      return number('rx') > 0 && number('ry') > 0 ? ellipse(number('cx'), number('cy'), [number('rx'), number('ry')]) : [];
    case 'line':
      return [{ kind: 'move', x: number('x1'), y: number('y1') }, { kind: 'line', x: number('x2'), y: number('y2') }];
    case 'polyline':
    case 'polygon': {
      const points = readNumbers(element.attributes['points'] ?? '');
      const segments: PathSegment[] = [];
      for (let at = 0; at + 1 < points.length; at += 2) {
        segments.push({ kind: at === 0 ? 'move' : 'line', x: points[at] ?? 0, y: points[at + 1] ?? 0 });
      }
      return element.name === 'polygon' && segments.length > 0 ? [...segments, { kind: 'close' }] : segments;
    }
    default:
      return null;
  }
}

function rectangle(element: SvgElement): readonly PathSegment[] {
  const [x, y, width, height] = [lengthOf(element, 'x'), lengthOf(element, 'y'), lengthOf(element, 'width'), lengthOf(element, 'height')];
  if (width <= 0 || height <= 0) return [];
  const given = { rx: element.attributes['rx'], ry: element.attributes['ry'] };
  const rx = Math.min(given.rx === undefined ? lengthOf(element, 'ry') : lengthOf(element, 'rx'), width / 2);
  const ry = Math.min(given.ry === undefined ? lengthOf(element, 'rx') : lengthOf(element, 'ry'), height / 2);
  const d =
    rx > 0 && ry > 0
      ? `M${x + rx},${y}H${x + width - rx}A${rx},${ry},0,0,1,${x + width},${y + ry}V${y + height - ry}A${rx},${ry},0,0,1,${x + width - rx},${y + height}` +
        `H${x + rx}A${rx},${ry},0,0,1,${x},${y + height - ry}V${y + ry}A${rx},${ry},0,0,1,${x + rx},${y}Z`
      : `M${x},${y}H${x + width}V${y + height}H${x}Z`;
  return readPath(d);
}

const ellipse = (cx: number, cy: number, [rx, ry]: readonly [number, number]): readonly PathSegment[] =>
  readPath(`M${cx + rx},${cy}A${rx},${ry},0,1,1,${cx - rx},${cy}A${rx},${ry},0,1,1,${cx + rx},${cy}Z`);

/** The box that the segments fill, stroke not counted. An empty path fills a box without extent. */
export function segmentBounds(segments: readonly PathSegment[]): Box {
  const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  const include = (x: number, y: number): void => {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  };
  let pen = { x: 0, y: 0 };
  for (const segment of segments) {
    if (segment.kind === 'close') continue;
    if (segment.kind === 'curve') {
      for (const t of [...turningPoints(pen.x, segment.x1, [segment.x2, segment.x]), ...turningPoints(pen.y, segment.y1, [segment.y2, segment.y])]) {
        include(cubicAt(t, pen.x, [segment.x1, segment.x2, segment.x]), cubicAt(t, pen.y, [segment.y1, segment.y2, segment.y]));
      }
    }
    include(segment.x, segment.y);
    pen = segment;
  }
  if (box.left > box.right) return { x: 0, y: 0, width: 0, height: 0 };
  return { x: box.left, y: box.top, width: box.right - box.left, height: box.bottom - box.top };
}

const cubicAt = (t: number, from: number, [first, second, to]: readonly [number, number, number]): number =>
  (1 - t) ** 3 * from + 3 * (1 - t) ** 2 * t * first + 3 * (1 - t) * t ** 2 * second + t ** 3 * to;

/** Where inside (0, 1) a cubic's coordinate turns: the zeros of its derivative. */
function turningPoints(from: number, first: number, [second, to]: readonly [number, number]): readonly number[] {
  const a = -from + 3 * first - 3 * second + to;
  const b = 2 * (from - 2 * first + second);
  const c = first - from;
  const root = Math.sqrt(Math.max(0, b * b - 4 * a * c));
  const zeros = Math.abs(a) < 1e-12 ? [-c / b] : [(-b + root) / (2 * a), (-b - root) / (2 * a)];
  return zeros.filter((t) => t > 0 && t < 1);
}

/** The segment after a change of coordinates. */
export function transformSegment(segment: PathSegment, [a, b, c, d, e, f]: Matrix): PathSegment {
  if (segment.kind === 'close') return segment;
  const x = (px: number, py: number): number => a * px + c * py + e;
  const y = (px: number, py: number): number => b * px + d * py + f;
  const end = { x: x(segment.x, segment.y), y: y(segment.x, segment.y) };
  if (segment.kind !== 'curve') return { ...segment, ...end };
  const { x1, y1, x2, y2 } = segment;
  return { kind: 'curve', x1: x(x1, y1), y1: y(x1, y1), x2: x(x2, y2), y2: y(x2, y2), ...end };
}
