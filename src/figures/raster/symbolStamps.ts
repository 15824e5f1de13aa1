/** Symbols of charts → stamps of their fill and their outline, each made once for a size and a place within a pixel. */
import * as vega from 'vega';
import type { Point, Stamp } from './canvas.js';
import { PathRecorder } from './recordPath.js';
import { ShapeScanner, type Corners } from './scanShapes.js';
import { strokeOutlines, type Pen } from './strokeOutlines.js';

/** Sizes and places are told apart to so many parts of a pixel; finer steps are not seen at 300 dpi. */
const stepsPerPixel = 4;

/** Lengths in pixels of the picture. `area` is Vega's size, the square of what a circle would be wide. */
export type Symbol = { readonly shape: string; readonly area: number; readonly turnDegrees: number; readonly filled: boolean; /** null without an outline. */ readonly pen: Pen | null };

export type SymbolStamps = {
  /** Stamps with their left upper pixel for a symbol around the centre; null for what is not there. */
  readonly of: (symbol: Symbol, centre: Point) => { readonly fill: Stamp | null; readonly outline: Stamp | null; readonly corner: Point };
};

type Made = { readonly fill: Stamp | null; readonly outline: Stamp | null; readonly reach: number };

export function createSymbolStamps(): SymbolStamps {
  const known = new Map<string, Made>();
  return {
    of: (symbol, [x, y]) => {
      // the side of the square, not its area, is what is seen of a size
      const side = Math.round(Math.sqrt(symbol.area) * stepsPerPixel) / stepsPerPixel;
      const [left, top] = [Math.floor(x), Math.floor(y)];
      const shift: Point = [Math.floor((x - left) * stepsPerPixel) / stepsPerPixel, Math.floor((y - top) * stepsPerPixel) / stepsPerPixel];
      const { pen } = symbol;
      const key = `${symbol.shape}|${side}|${symbol.turnDegrees}|${symbol.filled}|${shift[0]}|${shift[1]}${pen === null ? '' : `|${pen.width}|${pen.join}|${pen.cap}|${pen.dashes.join()}`}`;
      let made = known.get(key);
      if (made === undefined) {
        made = makeStamps({ ...symbol, area: side ** 2 }, shift);
        known.set(key, made);
      }
      return { fill: made.fill, outline: made.outline, corner: [left - made.reach, top - made.reach] };
    },
  };
}

function makeStamps({ shape, area, turnDegrees, filled, pen }: Symbol, [shiftX, shiftY]: Point): Made {
  const centred = outlinesOf({ shape, area, turnDegrees }, 0);
  const farthest = centred.flatMap(({ places }) => places).reduce((most, each) => Math.max(most, Math.abs(each)), 0);
  const reach = Math.ceil(farthest + (pen === null ? 0 : (pen.width / 2) * pen.miterLimit)) + 1;
  const size = 2 * reach + 1;
  const outlines = outlinesOf({ shape, area, turnDegrees }, reach, [shiftX, shiftY]);
  return {
    fill: filled ? stampOf(outlines.map(({ places }) => places), size) : null,
    outline: pen === null ? null : stampOf(strokeOutlines(outlines, pen), size),
    reach,
  };
}

/** Vega draws its own shapes, and paths of the author's. */
function outlinesOf({ shape, area, turnDegrees }: Pick<Symbol, 'shape' | 'area' | 'turnDegrees'>, reach: number, [shiftX, shiftY]: Point = [0, 0]) {
  const recorder = new PathRecorder({ scale: 1, left: -reach - shiftX, top: -reach - shiftY });
  recorder.rotate((turnDegrees * Math.PI) / 180);
  vega.pathSymbols(shape).draw(recorder, area);
  return recorder.outlines;
}

function stampOf(shapes: readonly Corners[], size: number): Stamp {
  const columns: number[] = [];
  const rows: number[] = [];
  const covers: number[] = [];
  new ShapeScanner(size, size).scan(shapes, (y, cover, { from, to }) => {
    for (let x = from; x < to; x += 1) {
      const share = cover[x - from] ?? 0;
      if (share === 0) continue;
      columns.push(x);
      rows.push(y);
      covers.push(share);
    }
  });
  return { size, columns: Int32Array.from(columns), rows: Int32Array.from(rows), cover: Float32Array.from(covers) };
}
