/** Polygons and stamps in colour → pixels, with edges smoothed by how much of a pixel is covered. */
import type { Pixels } from '../../pictures/pixels.js';

export type Point = readonly [x: number, y: number];
/** #rrggbb taken apart, channels from 0 to 1. */
export type Ink = { readonly red: number; readonly green: number; readonly blue: number; readonly alpha: number };
/** How much of each pixel of a small square is covered, from 0 to 1. */
export type Stamp = { readonly size: number; readonly cover: Float32Array };

/** Lines of samples in a pixel's height; across it, cover is exact. */
const linesPerPixel = 4;

/** Sums of light are kept as they are, so that many faint marks on each other add up. */
export class Canvas {
  private readonly light: Float32Array;

  constructor(
    readonly widthPx: number,
    readonly heightPx: number,
  ) {
    this.light = new Float32Array(widthPx * heightPx * 4);
  }

  /** Lays ink over one pixel, counted from the first one of the first row. */
  private blend(pixel: number, ink: Ink, cover: number): void {
    const alpha = ink.alpha * cover;
    const keep = 1 - alpha;
    const { light } = this;
    const at = pixel * 4;
    light[at] = ink.red * alpha + (light[at] ?? 0) * keep;
    light[at + 1] = ink.green * alpha + (light[at + 1] ?? 0) * keep;
    light[at + 2] = ink.blue * alpha + (light[at + 2] ?? 0) * keep;
    light[at + 3] = alpha + (light[at + 3] ?? 0) * keep;
  }

  stamp({ size, cover }: Stamp, [left, top]: Point, ink: Ink): void {
    const [firstX, lastX] = [Math.max(0, -left), Math.min(size, this.widthPx - left)];
    const [firstY, lastY] = [Math.max(0, -top), Math.min(size, this.heightPx - top)];
    for (let y = firstY; y < lastY; y += 1) {
      const row = (top + y) * this.widthPx + left;
      for (let x = firstX; x < lastX; x += 1) {
        const share = cover[y * size + x] ?? 0;
        if (share > 0) this.blend(row + x, ink, share);
      }
    }
  }

  /** Fills a convex polygon, in the canvas's own pixels. */
  fill(polygon: readonly Point[], ink: Ink): void {
    const ys = polygon.map(([, y]) => y);
    const top = Math.max(0, Math.floor(Math.min(...ys)));
    const bottom = Math.min(this.heightPx, Math.ceil(Math.max(...ys)));
    const line = new Float32Array(this.widthPx);
    for (let y = top; y < bottom; y += 1) {
      let [from, to] = [this.widthPx, 0];
      for (let sample = 0; sample < linesPerPixel; sample += 1) {
        const span = spanAt(polygon, y + (sample + 0.5) / linesPerPixel);
        if (span === null) continue;
        const [left, right] = [Math.max(0, span[0]), Math.min(this.widthPx, span[1])];
        for (let x = Math.floor(left); x < right; x += 1) {
          line[x] = (line[x] ?? 0) + (Math.min(x + 1, right) - Math.max(x, left)) / linesPerPixel;
        }
        from = Math.min(from, Math.floor(left));
        to = Math.max(to, Math.ceil(right));
      }
      for (let x = from; x < to; x += 1) {
        const cover = line[x] ?? 0;
        if (cover > 0) this.blend(y * this.widthPx + x, ink, Math.min(1, cover));
        line[x] = 0;
      }
    }
  }

  pixels(): Pixels {
    const { light } = this;
    const data = new Uint8Array(light.length);
    for (let at = 0; at < light.length; at += 4) {
      const alpha = light[at + 3] ?? 0;
      if (alpha === 0) continue;
      for (let channel = 0; channel < 3; channel += 1) data[at + channel] = Math.round((255 * (light[at + channel] ?? 0)) / alpha);
      data[at + 3] = Math.round(255 * alpha);
    }
    return { widthPx: this.widthPx, heightPx: this.heightPx, data };
  }
}

/** Where a horizontal line runs inside a convex polygon. */
function spanAt(polygon: readonly Point[], y: number): Point | null {
  let [left, right] = [Infinity, -Infinity];
  for (const [index, [x1, y1]] of polygon.entries()) {
    const [x2, y2] = polygon[(index + 1) % polygon.length] ?? [x1, y1];
    if (y1 <= y === y2 <= y) continue;
    const x = x1 + ((y - y1) / (y2 - y1)) * (x2 - x1);
    left = Math.min(left, x);
    right = Math.max(right, x);
  }
  return right > left ? [left, right] : null;
}
