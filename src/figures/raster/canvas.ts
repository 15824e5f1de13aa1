/** Shapes and stamps in colour → pixels, with edges smoothed by how much of a pixel is covered. */
import type { Pixels } from '../../pictures/pixels.js';
import { ShapeScanner, type Corners } from './scanShapes.js';

export type Point = readonly [x: number, y: number];
/** #rrggbb taken apart, channels from 0 to 1. */
export type Ink = { readonly red: number; readonly green: number; readonly blue: number; readonly alpha: number };
/** The pixels of a small square that are covered, by column and row, and how much of each. */
export type Stamp = { readonly size: number; readonly columns: Int32Array; readonly rows: Int32Array; readonly cover: Float32Array };

/** Sums of light are kept as they are, so that many faint marks on each other add up. */
export class Canvas {
  private readonly light: Float32Array;
  private readonly scanner: ShapeScanner;

  constructor(
    readonly widthPx: number,
    readonly heightPx: number,
  ) {
    this.light = new Float32Array(widthPx * heightPx * 4);
    this.scanner = new ShapeScanner(widthPx, heightPx);
  }

  /** Lays ink over one pixel, counted from the first one of the first row. */
  private blend(pixel: number, { red, green, blue, alpha }: Ink, cover: number): void {
    const { light } = this;
    const added = alpha * cover;
    const kept = 1 - added;
    const at = pixel * 4;
    light[at] = red * added + (light[at] ?? 0) * kept;
    light[at + 1] = green * added + (light[at + 1] ?? 0) * kept;
    light[at + 2] = blue * added + (light[at + 2] ?? 0) * kept;
    light[at + 3] = added + (light[at + 3] ?? 0) * kept;
  }

  stamp({ size, columns, rows, cover }: Stamp, [left, top]: Point, ink: Ink): void {
    const { widthPx, heightPx } = this;
    const isInside = left >= 0 && top >= 0 && left + size <= widthPx && top + size <= heightPx;
    for (let index = 0; index < cover.length; index += 1) {
      const x = left + (columns[index] ?? 0);
      const y = top + (rows[index] ?? 0);
      if (isInside || (x >= 0 && x < widthPx && y >= 0 && y < heightPx)) this.blend(y * widthPx + x, ink, cover[index] ?? 0);
    }
  }

  /** Fills what shapes cover together, in the canvas's own pixels. */
  fill(shapes: readonly Corners[], ink: Ink): void {
    this.scanner.scan(shapes, (y, cover, { from, to }) => {
      const row = y * this.widthPx;
      for (let x = from; x < to; x += 1) {
        const share = cover[x - from] ?? 0;
        if (share > 0) this.blend(row + x, ink, share);
      }
    });
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
