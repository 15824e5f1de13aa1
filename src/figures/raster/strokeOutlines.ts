/** Outlines and how their line is drawn → the shapes that the line covers together, none of them hollow. */
import type { Outline } from './recordPath.js';
import type { Corners } from './scanShapes.js';

/** Lengths in pixels. https://www.w3.org/TR/SVG2/painting.html#StrokeShape */
export type Pen = {
  readonly width: number;
  readonly cap: 'butt' | 'round' | 'square';
  readonly join: 'miter' | 'round' | 'bevel';
  readonly miterLimit: number;
  /** Lengths of dashes and gaps in turn; empty for a line without gaps. */
  readonly dashes: readonly number[];
  readonly dashOffset: number;
};

export function strokeOutlines(outlines: readonly Outline[], pen: Pen): readonly Corners[] {
  const shapes: Corners[] = [];
  const isDashed = pen.dashes.length > 0 && pen.dashes.some((length) => length > 0) && pen.dashes.every((length) => length >= 0);
  for (const outline of isDashed ? outlines.flatMap((each) => dashed(each, pen)) : outlines) strokeOutline(outline, pen, (shape) => { shapes.push(clockwise(shape)); });
  return shapes;
}

/** Shapes that lie on each other add up only where they turn the same way. */
function clockwise(shape: Corners): Corners {
  let area = 0;
  for (let at = 0; at < shape.length; at += 2) {
    const next = (at + 2) % shape.length;
    area += (shape[at] ?? 0) * (shape[next + 1] ?? 0) - (shape[next] ?? 0) * (shape[at + 1] ?? 0);
  }
  if (area >= 0) return shape;
  const turned: number[] = [];
  for (let at = shape.length - 2; at >= 0; at -= 2) turned.push(shape[at] ?? 0, shape[at + 1] ?? 0);
  return turned;
}

type Add = (shape: Corners) => void;
type Segment = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number; /** Its direction, of the length 1. */ readonly dx: number; readonly dy: number };

/** Without steps that have no length. */
function segmentsOf({ places, isClosed }: Outline): readonly Segment[] {
  const segments: Segment[] = [];
  let [x1 = 0, y1 = 0] = places;
  const end = isClosed ? places.length + 2 : places.length;
  for (let at = 2; at < end; at += 2) {
    const [x2, y2] = [places[at % places.length] ?? 0, places[(at % places.length) + 1] ?? 0];
    const length = Math.hypot(x2 - x1, y2 - y1);
    if (length < 1e-6) continue;
    segments.push({ x1, y1, x2, y2, dx: (x2 - x1) / length, dy: (y2 - y1) / length });
    [x1, y1] = [x2, y2];
  }
  return segments;
}

function strokeOutline(outline: Outline, pen: Pen, add: Add): void {
  const half = pen.width / 2;
  const segments = segmentsOf(outline);
  const [first] = segments;
  const last = segments.at(-1);
  if (first === undefined || last === undefined) {
    const [x = 0, y = 0] = outline.places;
    if (pen.cap === 'round') add(disc(x, y, half));
    return;
  }
  const square = pen.cap === 'square' && !outline.isClosed ? half : 0;
  for (const segment of segments) {
    const { dx, dy } = segment;
    const [start, end] = [segment === first ? square : 0, segment === last ? square : 0];
    const [x1, y1, x2, y2] = [segment.x1 - dx * start, segment.y1 - dy * start, segment.x2 + dx * end, segment.y2 + dy * end];
    const [acrossX, acrossY] = [-dy * half, dx * half];
    add([x1 + acrossX, y1 + acrossY, x2 + acrossX, y2 + acrossY, x2 - acrossX, y2 - acrossY, x1 - acrossX, y1 - acrossY]);
  }
  for (let index = 1; index < segments.length; index += 1) join({ before: segments[index - 1] ?? first, after: segments[index] ?? last, half }, pen, add);
  if (outline.isClosed) join({ before: last, after: first, half }, pen, add);
  else if (pen.cap === 'round') {
    add(disc(first.x1, first.y1, half));
    add(disc(last.x2, last.y2, half));
  }
}

/** What a bend leaves open on its outer side. */
function join({ before, after, half }: { readonly before: Segment; readonly after: Segment; readonly half: number }, pen: Pen, add: Add): void {
  const cross = before.dx * after.dy - before.dy * after.dx;
  const dot = before.dx * after.dx + before.dy * after.dy;
  const [x, y] = [before.x2, before.y2];
  if (Math.abs(cross) < 1e-3 && dot > 0) return;
  if (pen.join === 'round') {
    add(disc(x, y, half));
    return;
  }
  const side = cross > 0 ? -half : half;
  const [ax, ay, bx, by] = [x - before.dy * side, y + before.dx * side, x - after.dy * side, y + after.dx * side];
  // sine of half the angle between the segments: the miter is 1 / sine times as long as the line is wide
  const sine = Math.sqrt(Math.max(0, (1 + dot) / 2));
  if (pen.join === 'miter' && sine > 0 && 1 / sine <= pen.miterLimit) {
    const [middleX, middleY] = [(ax + bx) / 2 - x, (ay + by) / 2 - y];
    const reach = half / sine / Math.max(1e-9, Math.hypot(middleX, middleY));
    add([x, y, ax, ay, x + middleX * reach, y + middleY * reach, bx, by]);
  } else add([x, y, ax, ay, bx, by]);
}

function disc(x: number, y: number, radius: number): Corners {
  const corners = Math.max(8, Math.ceil(4 * Math.sqrt(radius) + 4));
  return Array.from({ length: corners }, (_, corner) => (2 * Math.PI * corner) / corners).flatMap((angle) => [x + radius * Math.cos(angle), y + radius * Math.sin(angle)]);
}

/** The dashes of a line, each a line of its own. */
function dashed(outline: Outline, { dashes, dashOffset }: Pen): readonly Outline[] {
  const pattern = dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes];
  const whole = pattern.reduce((sum, length) => sum + length, 0);
  let [index, left] = [0, 0];
  const advance = (): void => {
    index = (index + 1) % pattern.length;
    left = pattern[index] ?? 0;
  };
  left = pattern[0] ?? 0;
  for (let skip = ((dashOffset % whole) + whole) % whole; skip > 0;) {
    const step = Math.min(skip, left);
    [skip, left] = [skip - step, left - step];
    if (left === 0) advance();
  }
  const found: Outline[] = [];
  let dash: number[] | null = null;
  for (const { x1, y1, x2, y2, dx, dy } of segmentsOf(outline)) {
    const length = Math.hypot(x2 - x1, y2 - y1);
    for (let done = 0; done < length;) {
      const step = Math.min(left, length - done);
      if (index % 2 === 0) {
        dash ??= [x1 + dx * done, y1 + dy * done];
        dash.push(x1 + dx * (done + step), y1 + dy * (done + step));
      }
      [done, left] = [done + step, left - step];
      if (left > 1e-9) continue;
      if (dash !== null) found.push({ places: dash, isClosed: false });
      dash = null;
      advance();
    }
  }
  if (dash !== null) found.push({ places: dash, isClosed: false });
  return found;
}
