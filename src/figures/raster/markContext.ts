/** What Vega draws marks on as on a canvas → a picture's pixels. */
import { readColour } from '../../svg/readColour.js';
import type { Canvas, Ink } from './canvas.js';
import { PathRecorder, thinned, type Scaling } from './recordPath.js';
import { strokeOutlines, type Pen } from './strokeOutlines.js';

/** By paint and opacity: charts have few, for many marks. */
export type Inks = Map<string, Ink | null>;

/** The ink of a CSS colour; null for none, for what is not seen, and for paints that are no colours. */
export function inkOf(inks: Inks, paint: unknown, opacity: number): Ink | null {
  if (typeof paint !== 'string') return null;
  const key = `${paint}|${opacity}`;
  const known = inks.get(key);
  if (known !== undefined) return known;
  const colour = readColour(paint);
  const channel = (at: number): number => Number.parseInt(colour?.hex.slice(at, at + 2) ?? '0', 16) / 255;
  const ink = colour === null || colour.opacity * opacity === 0 ? null : { red: channel(1), green: channel(3), blue: channel(5), alpha: colour.opacity * opacity };
  inks.set(key, ink);
  return ink;
}

/** The part of a canvas's context that Vega's marks use, by the names that it has there. */
export class MarkContext extends PathRecorder {
  fillStyle: unknown = null;
  strokeStyle: unknown = null;
  globalAlpha = 1;
  globalCompositeOperation = 'source-over';
  lineWidth = 1;
  lineCap: Pen['cap'] = 'butt';
  lineJoin: Pen['join'] = 'miter';
  miterLimit = 4;
  lineDashOffset = 0;
  private dashes: readonly number[] = [];

  constructor(
    private readonly canvas: Canvas,
    private readonly scaling: Scaling,
    private readonly inks: Inks,
  ) {
    super(scaling);
  }

  setLineDash(dashes: readonly number[]): void {
    this.dashes = dashes;
  }

  fill(): void {
    const ink = inkOf(this.inks, this.fillStyle, this.globalAlpha);
    if (ink !== null) this.canvas.fill(this.outlines.map((outline) => thinned(outline).places), ink);
  }

  stroke(): void {
    const ink = inkOf(this.inks, this.strokeStyle, this.globalAlpha);
    const { scale } = this.scaling;
    const { lineCap: cap, lineJoin: join, miterLimit } = this;
    const pen: Pen = { width: this.lineWidth * scale, cap, join, miterLimit, dashes: this.dashes.map((length) => length * scale), dashOffset: this.lineDashOffset * scale };
    if (ink !== null) this.canvas.fill(strokeOutlines(this.outlines.map(thinned), pen), ink);
  }
}
