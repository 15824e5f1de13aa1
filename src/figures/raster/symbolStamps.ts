/** Symbols of charts → stamps of their fill and their outline, each made once for a size and a place within a pixel. */
import * as vega from 'vega';
import type { Point, Stamp } from './canvas.js';

/** Sizes and places are told apart to so many parts of a pixel; finer steps are not seen at 300 dpi. */
const stepsPerPixel = 4;

/** Lengths in pixels of the picture. `area` is Vega's size, the square of what a circle would be wide. */
export type Symbol = { readonly shape: string; readonly area: number; readonly turnDegrees: number; readonly outline: number; readonly filled: boolean };

export type SymbolStamps = {
  /** Stamps with their left upper pixel for a symbol around the centre; null for what is not there. */
  readonly of: (symbol: Symbol, centre: Point) => { readonly fill: Stamp | null; readonly outline: Stamp | null; readonly corner: Point };
};

export function createSymbolStamps(): SymbolStamps {
  const known = new Map<string, { readonly fill: Stamp | null; readonly outline: Stamp | null; readonly reach: number }>();
  return {
    of: (symbol, [x, y]) => {
      // the side of the square, not its area, is what is seen of a size
      const side = Math.round(Math.sqrt(symbol.area) * stepsPerPixel) / stepsPerPixel;
      const outline = Math.round(symbol.outline * stepsPerPixel * 2) / (stepsPerPixel * 2);
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const shift: Point = [Math.floor((x - left) * stepsPerPixel) / stepsPerPixel, Math.floor((y - top) * stepsPerPixel) / stepsPerPixel];
      const key = `${symbol.shape}|${side}|${symbol.turnDegrees}|${outline}|${symbol.filled}|${shift.join()}`;
      const made = known.get(key) ?? makeStamps({ ...symbol, area: side ** 2, outline }, shift);
      known.set(key, made);
      return { fill: made.fill, outline: made.outline, corner: [left - made.reach, top - made.reach] };
    },
  };
}

type Contour = readonly Point[];

/** How far a place is from the edge: below 0 inside. */
type Distance = (x: number, y: number) => number;

function makeStamps(symbol: Symbol, [shiftX, shiftY]: Point) {
  const { distance, farthest } = symbol.shape === 'circle' ? circle(symbol.area) : outlined(contoursOf(symbol));
  const reach = Math.ceil(farthest + symbol.outline / 2) + 1;
  const size = 2 * reach + 1;
  // the share of a pixel that an edge leaves covered goes by the edge's distance from its middle
  const cover = (shareOf: (distance: number) => number): Stamp => {
    const covered = new Float32Array(size * size);
    for (let index = 0; index < covered.length; index += 1) {
      const share = shareOf(distance((index % size) - reach - shiftX + 0.5, Math.floor(index / size) - reach - shiftY + 0.5));
      covered[index] = Math.min(1, Math.max(0, share));
    }
    return { size, cover: covered };
  };
  const half = symbol.outline / 2;
  return {
    fill: symbol.filled ? cover((each) => 0.5 - each) : null,
    // a line thinner than a pixel is as faint as it is thin
    outline: half > 0 ? cover((each) => Math.min(2 * half, half + 0.5 - Math.abs(each))) : null,
    reach,
  };
}

function circle(area: number): { readonly distance: Distance; readonly farthest: number } {
  const radius = Math.sqrt(area) / 2;
  return { distance: (x, y) => Math.hypot(x, y) - radius, farthest: radius };
}

function outlined(contours: readonly Contour[]): { readonly distance: Distance; readonly farthest: number } {
  const distance: Distance = (x, y) => {
    let winding = 0;
    let nearest = Infinity;
    for (const contour of contours) {
      for (const [index, [x1, y1]] of contour.entries()) {
        const [x2, y2] = contour[(index + 1) % contour.length] ?? [x1, y1];
        const squared = (x2 - x1) ** 2 + (y2 - y1) ** 2;
        const along = squared === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared));
        nearest = Math.min(nearest, Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)));
        // non-zero winding, as SVG fills
        if (y1 <= y !== y2 <= y && x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) winding += y2 > y1 ? 1 : -1;
      }
    }
    return winding === 0 ? nearest : -nearest;
  };
  return { distance, farthest: Math.max(0, ...contours.flat().map(([x, y]) => Math.hypot(x, y))) };
}

const arcSteps = 32;
const curveSteps = 8;

/** Vega draws its own shapes, and paths of the author's, on what has a canvas's methods: here they leave their points. */
function contoursOf({ shape, area, turnDegrees }: Symbol): readonly Contour[] {
  const contours: Point[][] = [];
  const [cos, sin] = [Math.cos((turnDegrees * Math.PI) / 180), Math.sin((turnDegrees * Math.PI) / 180)];
  let pen: Point = [0, 0];
  const lineTo = (x: number, y: number): void => {
    pen = [x, y];
    const contour = contours.at(-1) ?? [];
    if (contours.length === 0) contours.push(contour);
    contour.push([x * cos - y * sin, x * sin + y * cos]);
  };
  const moveTo = (x: number, y: number): void => {
    contours.push([]);
    lineTo(x, y);
  };
  const bezierCurveTo = (...[x1, y1, x2, y2, x, y]: readonly [number, number, number, number, number, number]): void => {
    const [x0, y0] = pen;
    for (let step = 1; step <= curveSteps; step += 1) {
      const t = step / curveSteps;
      const at = ([a, b, c, d]: readonly [number, number, number, number]): number => (1 - t) ** 3 * a + 3 * (1 - t) ** 2 * t * b + 3 * (1 - t) * t ** 2 * c + t ** 3 * d;
      lineTo(at([x0, x1, x2, x]), at([y0, y1, y2, y]));
    }
  };
  vega.pathSymbols(shape).draw(
    {
      moveTo,
      lineTo,
      bezierCurveTo,
      quadraticCurveTo: (...[cx, cy, x, y]: readonly [number, number, number, number]) => {
        const [x0, y0] = pen;
        bezierCurveTo(x0 + (2 / 3) * (cx - x0), y0 + (2 / 3) * (cy - y0), x + (2 / 3) * (cx - x), y + (2 / 3) * (cy - y), x, y);
      },
      arc: (...[cx, cy, radius, from, to]: readonly [number, number, number, number, number]) => {
        for (let step = 0; step <= arcSteps; step += 1) {
          const angle = from + ((to - from) * step) / arcSteps;
          lineTo(cx + radius * Math.cos(angle), cy + radius * Math.sin(angle));
        }
      },
      rect: (...[x, y, width, height]: readonly [number, number, number, number]) => {
        moveTo(x, y);
        lineTo(x + width, y);
        lineTo(x + width, y + height);
        lineTo(x, y + height);
      },
      closePath: () => undefined,
    },
    area,
  );
  return contours.filter((contour) => contour.length > 0);
}
