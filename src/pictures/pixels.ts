/** Decoded pictures: turned upright, reduced, looked at. */

/** Eight-bit RGBA, row by row from the top, alpha not multiplied in. */
export type Pixels = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly data: Uint8Array;
};

/** EXIF's orientation, 1 to 8: 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

export const swapsSides = (orientation: Orientation): boolean => orientation >= 5;

/**
 * The picture upright. What each orientation means: https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E
 * (Exif 3.0, 4.6.5.1.6).
 */
export function turn(pixels: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return pixels;
  const { widthPx, heightPx } = pixels;
  const turnedWidthPx = swapsSides(orientation) ? heightPx : widthPx;
  const turnedHeightPx = swapsSides(orientation) ? widthPx : heightPx;
  const mirrorsX = orientation === 2 || orientation === 3 || orientation === 7 || orientation === 8;
  const mirrorsY = orientation === 3 || orientation === 4 || orientation === 6 || orientation === 7;
  const source = new Uint32Array(pixels.data.slice().buffer);
  const target = new Uint32Array(turnedWidthPx * turnedHeightPx);
  for (let y = 0; y < turnedHeightPx; y += 1) {
    for (let x = 0; x < turnedWidthPx; x += 1) {
      const across = swapsSides(orientation) ? y : x;
      const down = swapsSides(orientation) ? x : y;
      const sourceX = mirrorsX ? widthPx - 1 - across : across;
      const sourceY = mirrorsY ? heightPx - 1 - down : down;
      target[y * turnedWidthPx + x] = source[sourceY * widthPx + sourceX] ?? 0;
    }
  }
  return { widthPx: turnedWidthPx, heightPx: turnedHeightPx, data: new Uint8Array(target.buffer) };
}

/** Whether any pixel lets the paper through. */
export function isOpaque(pixels: Pixels): boolean {
  for (let index = 3; index < pixels.data.length; index += 4) {
    if (pixels.data[index] !== 255) return false;
  }
  return true;
}

/** What each new pixel of one side takes from the old ones. */
type Shares = { readonly first: Int32Array; readonly count: Int32Array; readonly weights: Float32Array; readonly most: number };

function sharesOf(from: number, to: number): Shares {
  const ratio = from / to;
  const most = Math.ceil(ratio) + 1;
  const first = new Int32Array(to);
  const count = new Int32Array(to);
  const weights = new Float32Array(to * most);
  for (let index = 0; index < to; index += 1) {
    const start = index * ratio;
    const end = Math.min(from, start + ratio);
    const firstPixel = Math.floor(start);
    first[index] = firstPixel;
    for (let pixel = firstPixel; pixel < end; pixel += 1) {
      weights[index * most + pixel - firstPixel] = (Math.min(end, pixel + 1) - Math.max(start, pixel)) / ratio;
      count[index] = pixel - firstPixel + 1;
    }
  }
  return { first, count, weights, most };
}

/**
 * The picture with `widthPx` pixels across and its proportions kept, each new pixel the mean of the area it covers,
 * transparent pixels weighing nothing. For reducing only.
 */
export function reduce(pixels: Pixels, widthPx: number): Pixels {
  const heightPx = Math.max(1, Math.round((pixels.heightPx * widthPx) / pixels.widthPx));
  const across = sharesOf(pixels.widthPx, widthPx);
  const down = sharesOf(pixels.heightPx, heightPx);
  const target = new Uint8Array(widthPx * heightPx * 4);
  // one band of rows at a time: a whole intermediate picture in floats would take as much again as the original
  const row = new Float32Array(widthPx * 4);
  for (let y = 0; y < heightPx; y += 1) {
    row.fill(0);
    const firstRow = down.first[y] ?? 0;
    for (let step = 0; step < (down.count[y] ?? 0); step += 1) {
      addRow(row, pixels, { y: firstRow + step, weight: down.weights[y * down.most + step] ?? 0, across });
    }
    writeRow(target, row, y * widthPx * 4);
  }
  return { widthPx, heightPx, data: target };
}

function addRow(row: Float32Array, pixels: Pixels, from: { y: number; weight: number; across: Shares }): void {
  const { data } = pixels;
  const { first, count, weights, most } = from.across;
  const start = from.y * pixels.widthPx;
  for (let x = 0; x < first.length; x += 1) {
    const base = (start + (first[x] ?? 0)) * 4;
    let red = 0;
    let green = 0;
    let blue = 0;
    let alpha = 0;
    const steps = count[x] ?? 0;
    for (let step = 0; step < steps; step += 1) {
      const index = base + step * 4;
      const share = (weights[x * most + step] ?? 0) * (data[index + 3] ?? 0);
      red += share * (data[index] ?? 0);
      green += share * (data[index + 1] ?? 0);
      blue += share * (data[index + 2] ?? 0);
      alpha += share;
    }
    const target = x * 4;
    row[target] = (row[target] ?? 0) + red * from.weight;
    row[target + 1] = (row[target + 1] ?? 0) + green * from.weight;
    row[target + 2] = (row[target + 2] ?? 0) + blue * from.weight;
    row[target + 3] = (row[target + 3] ?? 0) + alpha * from.weight;
  }
}

function writeRow(target: Uint8Array, row: Float32Array, at: number): void {
  for (let index = 0; index < row.length; index += 4) {
    const alpha = row[index + 3] ?? 0;
    if (alpha <= 0) continue;
    target[at + index] = Math.round((row[index] ?? 0) / alpha);
    target[at + index + 1] = Math.round((row[index + 1] ?? 0) / alpha);
    target[at + index + 2] = Math.round((row[index + 2] ?? 0) / alpha);
    target[at + index + 3] = Math.min(255, Math.round(alpha));
  }
}
