/** Path data and basic shapes → moves, lines and cubic curves in absolute coordinates, the only things a PDF draws. */
import { arcNumbers } from './roundNumbers.js';
import { readNumbers } from './readTransform.js';

export type PathSegment =
  | { readonly kind: 'move'; readonly x: number; readonly y: number }
  | { readonly kind: 'line'; readonly x: number; readonly y: number }
  | { readonly kind: 'curve'; readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; readonly x: number; readonly y: number }
  | { readonly kind: 'close' };

/** What the commands before have left: where the pen is, and the control point that a smooth curve reflects. */
type Pen = {
  x: number;
  y: number;
  startX: number;
  startY: number;
  controlX: number;
  controlY: number;
  /** Which curves may reflect the control point. */
  control: 'cubic' | 'quadratic' | null;
  readonly segments: PathSegment[];
};

const argumentCounts = new Map([['M', 2], ['L', 2], ['H', 1], ['V', 1], ['C', 6], ['S', 4], ['Q', 4], ['T', 2], ['A', 7], ['Z', 0]]);

/**
 * The segments of a path's `d`. As browsers do, reading ends where the data stops being right; what came before is drawn.
 * https://www.w3.org/TR/SVG2/paths.html#PathDataErrorHandling
 */
export function readPath(data: string): readonly PathSegment[] {
  const pen: Pen = { x: 0, y: 0, startX: 0, startY: 0, controlX: 0, controlY: 0, control: null, segments: [] };
  for (const [, command = '', body = ''] of data.matchAll(/([a-zA-Z])((?:[^a-zA-Z]|[eE](?=[+-]?\d))*)/g)) {
    const upper = command.toUpperCase();
    const count = argumentCounts.get(upper);
    if (count === undefined || (pen.segments.length === 0 && upper !== 'M')) return pen.segments;
    const values = upper === 'A' ? arcNumbers(body).map(Number) : readNumbers(body);
    if (!values.every(Number.isFinite)) return pen.segments;
    if (count === 0) closePath(pen);
    for (let at = 0; at + count <= values.length && count > 0; at += count) {
      const next = upper === 'M' && at > 0 ? 'L' : upper;
      apply(pen, next, absolute(next, values.slice(at, at + count), command === upper ? { x: 0, y: 0 } : pen));
    }
    if (count > 0 && (values.length === 0 || values.length % count !== 0)) return pen.segments;
  }
  return pen.segments;
}

function absolute(command: string, values: readonly number[], origin: { readonly x: number; readonly y: number }): readonly number[] {
  if (command === 'H') return values.map((value) => value + origin.x);
  if (command === 'V') return values.map((value) => value + origin.y);
  if (command === 'A') return values.map((value, index) => (index === 5 ? value + origin.x : index === 6 ? value + origin.y : value));
  return values.map((value, index) => value + (index % 2 === 0 ? origin.x : origin.y));
}

function apply(pen: Pen, command: string, values: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = values;
  const reflected = (kind: Pen['control']): readonly [number, number] =>
    pen.control === kind ? [2 * pen.x - pen.controlX, 2 * pen.y - pen.controlY] : [pen.x, pen.y];
  switch (command) {
    case 'M':
      pen.segments.push({ kind: 'move', x: a, y: b });
      [pen.startX, pen.startY] = [a, b];
      moveTo(pen, a, b);
      return;
    case 'H':
      lineTo(pen, a, pen.y);
      return;
    case 'V':
      lineTo(pen, pen.x, a);
      return;
    case 'C':
      cubicTo(pen, [a, b, c, d, e, f]);
      return;
    case 'S':
      cubicTo(pen, [...reflected('cubic'), a, b, c, d]);
      return;
    case 'Q':
      quadraticTo(pen, [a, b, c, d]);
      return;
    case 'T':
      quadraticTo(pen, [...reflected('quadratic'), a, b]);
      return;
    case 'A':
      for (const curve of arcCurves(pen, { rx: a, ry: b, turn: c, large: d !== 0, sweep: e !== 0, x: f, y: g })) cubicTo(pen, curve);
      moveTo(pen, f, g);
      return;
    default:
      lineTo(pen, a, b);
  }
}

function moveTo(pen: Pen, x: number, y: number): void {
  pen.x = x;
  pen.y = y;
  pen.control = null;
}

function lineTo(pen: Pen, x: number, y: number): void {
  pen.segments.push({ kind: 'line', x, y });
  moveTo(pen, x, y);
}

type Curve = readonly [x1: number, y1: number, x2: number, y2: number, x: number, y: number];

function cubicTo(pen: Pen, curve: Curve): void {
  const [x1, y1, x2, y2, x, y] = curve;
  pen.segments.push({ kind: 'curve', x1, y1, x2, y2, x, y });
  moveTo(pen, x, y);
  [pen.controlX, pen.controlY, pen.control] = [x2, y2, 'cubic'];
}

function quadraticTo(pen: Pen, [cx, cy, x, y]: readonly [number, number, number, number]): void {
  cubicTo(pen, [pen.x + (2 / 3) * (cx - pen.x), pen.y + (2 / 3) * (cy - pen.y), x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y), x, y]);
  [pen.controlX, pen.controlY, pen.control] = [cx, cy, 'quadratic'];
}

function closePath(pen: Pen): void {
  pen.segments.push({ kind: 'close' });
  moveTo(pen, pen.startX, pen.startY);
}

type Arc = { readonly rx: number; readonly ry: number; readonly turn: number; readonly large: boolean; readonly sweep: boolean; readonly x: number; readonly y: number };

/** An elliptical arc as cubic curves of at most a quarter turn. https://www.w3.org/TR/SVG2/implnote.html#ArcImplementationNotes */
function arcCurves({ x: x0, y: y0 }: { readonly x: number; readonly y: number }, arc: Arc): readonly Curve[] {
  let [rx, ry] = [Math.abs(arc.rx), Math.abs(arc.ry)];
  if (x0 === arc.x && y0 === arc.y) return [];
  if (rx === 0 || ry === 0) return [[x0, y0, arc.x, arc.y, arc.x, arc.y]];
  const turn = (arc.turn * Math.PI) / 180;
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
  const [halfX, halfY] = [(x0 - arc.x) / 2, (y0 - arc.y) / 2];
  const [px, py] = [cos * halfX + sin * halfY, -sin * halfX + cos * halfY];
  const excess = (px / rx) ** 2 + (py / ry) ** 2;
  if (excess > 1) [rx, ry] = [rx * Math.sqrt(excess), ry * Math.sqrt(excess)];
  const numerator = (rx * ry) ** 2 - (rx * py) ** 2 - (ry * px) ** 2;
  const factor = (arc.large === arc.sweep ? -1 : 1) * Math.sqrt(Math.max(0, numerator / ((rx * py) ** 2 + (ry * px) ** 2)));
  const [centreX, centreY] = [(factor * rx * py) / ry, (-factor * ry * px) / rx];
  const from = Math.atan2((py - centreY) / ry, (px - centreX) / rx);
  const to = Math.atan2((-py - centreY) / ry, (-px - centreX) / rx);
  const full = 2 * Math.PI;
  const sweep = arc.sweep ? (to - from + 2 * full) % full : -((from - to + 2 * full) % full);
  const parts = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
  const step = sweep / parts;
  const handle = (4 / 3) * Math.tan(step / 4);
  const place = (x: number, y: number): readonly [number, number] => [
    cos * rx * x - sin * ry * y + cos * centreX - sin * centreY + (x0 + arc.x) / 2,
    sin * rx * x + cos * ry * y + sin * centreX + cos * centreY + (y0 + arc.y) / 2,
  ];
  return Array.from({ length: parts }, (_, index): Curve => {
    const [start, end] = [from + index * step, from + (index + 1) * step];
    const first = place(Math.cos(start) - handle * Math.sin(start), Math.sin(start) + handle * Math.cos(start));
    const second = place(Math.cos(end) + handle * Math.sin(end), Math.sin(end) - handle * Math.cos(end));
    return [...first, ...second, ...(index === parts - 1 ? ([arc.x, arc.y] as const) : place(Math.cos(end), Math.sin(end)))];
  });
}
