/** What is drawn on it as on a canvas → outlines of straight lines, in pixels of a picture. */

/** Places in pixels, x and y in turn. A closed one has its first place once. */
export type Outline = { readonly places: number[]; isClosed: boolean };

/** A picture's pixels over a chart's coordinates. */
export type Scaling = { readonly scale: number; readonly left: number; readonly top: number };

/** How far a chord may be from its curve, in pixels. */
const flatness = 0.08;
const mostSteps = 96;

/** The part of a canvas's context that paths are made with. https://html.spec.whatwg.org/multipage/canvas.html#building-paths */
export class PathRecorder {
  outlines: Outline[] = [];
  private readonly scale: number;
  /** Where the origin is, in pixels, and how the axes are turned. */
  private origin: readonly [number, number];
  private turn = 0;
  private pen: readonly [number, number] = [0, 0];

  constructor({ scale, left, top }: Scaling) {
    this.scale = scale;
    this.origin = [-left * scale, -top * scale];
  }

  translate(x: number, y: number): void {
    this.origin = this.pixelOf(x, y);
  }

  rotate(angle: number): void {
    this.turn += angle;
  }

  beginPath(): void {
    this.outlines = [];
  }

  moveTo(x: number, y: number): void {
    this.outlines.push({ places: [...this.pixelOf(x, y)], isClosed: false });
    this.pen = [x, y];
  }

  lineTo(x: number, y: number): void {
    const open = this.outlines.at(-1);
    if (open === undefined || open.isClosed) {
      if (open !== undefined) this.moveTo(...this.pen);
      else {
        this.moveTo(x, y);
        return;
      }
    }
    const [left, top] = this.pixelOf(x, y);
    this.outlines.at(-1)?.places.push(left, top);
    this.pen = [x, y];
  }

  bezierCurveTo(...[x1, y1, x2, y2, x, y]: readonly [number, number, number, number, number, number]): void {
    if (this.outlines.length === 0) this.moveTo(x1, y1);
    const [x0, y0] = this.pen;
    const length = (Math.hypot(x1 - x0, y1 - y0) + Math.hypot(x2 - x1, y2 - y1) + Math.hypot(x - x2, y - y2)) * this.scale;
    const steps = Math.min(mostSteps, Math.max(2, Math.ceil(Math.sqrt(length) * 1.5)));
    for (let step = 1; step <= steps; step += 1) {
      const t = step / steps;
      const [a, b, c, d] = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3];
      this.lineTo(a * x0 + b * x1 + c * x2 + d * x, a * y0 + b * y1 + c * y2 + d * y);
    }
  }

  quadraticCurveTo(...[cx, cy, x, y]: readonly [number, number, number, number]): void {
    const [x0, y0] = this.pen;
    this.bezierCurveTo(x0 + (2 / 3) * (cx - x0), y0 + (2 / 3) * (cy - y0), x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y), x, y);
  }

  arc(...[cx, cy, radius, from, to, isCounterclockwise = false]: readonly [number, number, number, number, number, boolean?]): void {
    const whole = 2 * Math.PI;
    const asked = isCounterclockwise ? from - to : to - from;
    const sweep = (asked >= whole ? whole : ((asked % whole) + whole) % whole) * (isCounterclockwise ? -1 : 1);
    const radiusPx = Math.max(flatness, radius * this.scale);
    const steps = Math.min(mostSteps, Math.max(2, Math.ceil(Math.abs(sweep) / (2 * Math.acos(1 - flatness / radiusPx)))));
    for (let step = 0; step <= steps; step += 1) {
      const angle = from + (sweep * step) / steps;
      this.lineTo(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle));
    }
  }

  rect(...[x, y, width, height]: readonly [number, number, number, number]): void {
    this.moveTo(x, y);
    this.lineTo(x + width, y);
    this.lineTo(x + width, y + height);
    this.lineTo(x, y + height);
    this.closePath();
  }

  closePath(): void {
    const open = this.outlines.at(-1);
    if (open === undefined || open.isClosed) return;
    open.isClosed = true;
    const [x = 0, y = 0] = open.places;
    this.pen = this.placeOf(x, y);
  }

  private pixelOf(x: number, y: number): readonly [number, number] {
    const { scale, origin: [left, top], turn } = this;
    if (turn === 0) return [left + x * scale, top + y * scale];
    const [cos, sin] = [Math.cos(turn) * scale, Math.sin(turn) * scale];
    return [left + x * cos - y * sin, top + x * sin + y * cos];
  }

  private placeOf(left: number, top: number): readonly [number, number] {
    const { scale, origin, turn } = this;
    const [x, y] = [(left - origin[0]) / scale, (top - origin[1]) / scale];
    return [x * Math.cos(turn) + y * Math.sin(turn), y * Math.cos(turn) - x * Math.sin(turn)];
  }
}

/** Places of more are looked through for such as nobody sees. */
const fewPlaces = 2000;
const columnsPerPixel = 2;

/** A line of very many places with the first, the highest, the lowest and the last of those that follow each other within half a pixel's width. */
export function thinned(outline: Outline): Outline {
  const { places, isClosed } = outline;
  if (places.length <= 2 * fewPlaces) return outline;
  const kept: number[] = [];
  const columnOf = (at: number): number => Math.floor((places[at] ?? 0) * columnsPerPixel);
  const yAt = (at: number): number => places[at + 1] ?? 0;
  for (let start = 0; start < places.length;) {
    let [end, highest, lowest] = [start, start, start];
    for (; end < places.length && columnOf(end) === columnOf(start); end += 2) {
      if (yAt(end) < yAt(highest)) highest = end;
      if (yAt(end) > yAt(lowest)) lowest = end;
    }
    for (const at of [...new Set([start, Math.min(highest, lowest), Math.max(highest, lowest), end - 2])]) kept.push(places[at] ?? 0, yAt(at));
    start = end;
  }
  return { places: kept, isClosed };
}
