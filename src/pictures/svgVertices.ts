/** The vertices of a line, polyline, polygon or path, with the directions in which the line comes and goes: where markers stand. */

export type Vertex = {
  readonly x: number;
  readonly y: number;
  /** Degrees, clockwise from the x axis; null at the first vertex. */
  readonly inDegrees: number | null;
  /** null at the last vertex. */
  readonly outDegrees: number | null;
};

type Point = { readonly x: number; readonly y: number };
/** A stretch of a path with its control points' directions; null starts a new subpath. */
type Segment = { readonly to: Point; readonly leave: Point; readonly arrive: Point } | { readonly to: Point; readonly leave: null; readonly arrive: null };

export const verticesOfPoints = (numbers: readonly number[], isClosed: boolean): readonly Vertex[] => {
  const points = Array.from({ length: Math.floor(numbers.length / 2) }, (_, index) => ({ x: numbers[index * 2] ?? 0, y: numbers[index * 2 + 1] ?? 0 }));
  const [first, ...rest] = points;
  if (first === undefined) return [];
  return verticesOf([{ to: first, leave: null, arrive: null }, ...(isClosed ? [...rest, first] : rest).map((to, index) => straight(points[index] ?? first, to))]);
};

const parameters: Readonly<Record<string, number>> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, Q: 4, T: 2, A: 7, Z: 0 };

/** The vertices of path data whose numbers are told apart, as `roundPath` prints them. Arcs are taken as their chords. */
export function verticesOfPath(d: string): readonly Vertex[] {
  const segments: Segment[] = [];
  let [pen, start]: Point[] = [{ x: 0, y: 0 }, { x: 0, y: 0 }];
  for (const [, letter = '', body = ''] of d.matchAll(/([A-Za-z])([^A-Za-z]*)/g)) {
    const name = letter.toUpperCase();
    const size = parameters[name];
    if (size === undefined) return verticesOf(segments);
    const numbers = Array.from(body.matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)/g), ([number]) => Number(number));
    for (let at = 0; at === 0 || (size > 0 && at < numbers.length); at += size) {
      const origin = letter === name ? { x: 0, y: 0 } : (pen ?? { x: 0, y: 0 });
      const from = pen ?? origin;
      const moved: Segment = segment(name === 'M' && at > 0 ? 'L' : name, numbers.slice(at, at + Math.max(size, 1)), { from, origin, start: start ?? origin });
      segments.push(moved);
      pen = moved.to;
      if (moved.leave === null) start = moved.to;
      if (size === 0) break;
    }
  }
  return verticesOf(segments);
}

type Place = { readonly from: Point; readonly origin: Point; readonly start: Point };

function segment(name: string, numbers: readonly number[], { from, origin, start }: Place): Segment {
  const at = (index: number): Point => ({ x: origin.x + (numbers[index] ?? 0), y: origin.y + (numbers[index + 1] ?? 0) });
  switch (name) {
    case 'M':
      return { to: at(0), leave: null, arrive: null };
    case 'H':
      return straight(from, { x: origin.x + (numbers[0] ?? 0), y: from.y });
    case 'V':
      return straight(from, { x: from.x, y: origin.y + (numbers[0] ?? 0) });
    case 'C':
      return curved([from, at(0), at(2), at(4)]);
    case 'S':
    case 'Q':
      return curved([from, at(0), at(2)]);
    case 'A':
      return straight(from, at(5));
    case 'Z':
      return straight(from, start);
    default:
      return straight(from, at(0));
  }
}

const minus = (a: Point, b: Point): Point => ({ x: a.x - b.x, y: a.y - b.y });
const straight = (from: Point, to: Point): Segment => ({ to, leave: minus(to, from), arrive: minus(to, from) });

/** Along the first and last control points that differ from the ends. */
function curved(points: readonly Point[]): Segment {
  const [from, to] = [points[0] ?? { x: 0, y: 0 }, points.at(-1) ?? { x: 0, y: 0 }];
  const differs = (a: Point) => (b: Point): boolean => a.x !== b.x || a.y !== b.y;
  return { to, leave: minus(points.find(differs(from)) ?? to, from), arrive: minus(to, points.findLast(differs(to)) ?? from) };
}

function verticesOf(segments: readonly Segment[]): readonly Vertex[] {
  return segments.map(({ to, arrive }, index) => ({
    ...to,
    inDegrees: arrive === null ? null : degrees(arrive),
    outDegrees: segments[index + 1]?.leave == null ? null : degrees(segments[index + 1]?.leave ?? to),
  }));
}

const degrees = ({ x, y }: Point): number => (Math.atan2(y, x) * 180) / Math.PI;
