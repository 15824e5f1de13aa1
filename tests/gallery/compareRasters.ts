/** Two pictures of one drawing → how far apart they are, with what only anti-aliasing does left out. */

/** RGBA on white, rows from the top. */
export type Raster = { readonly width: number; readonly height: number; readonly data: Uint8Array };

export type Distance = {
  /** Mean absolute difference over all pixels and channels, in per cent of full scale. */
  readonly meanPercent: number;
  /** The same in the worst tile, each tile moved by up to a pixel to where it fits best. */
  readonly worstTilePercent: number;
};

export const tileSide = 32;

/** The picture at half its size: each pixel the mean of four. An odd last row or column is left out. */
export function halve({ width, height, data }: Raster): Raster {
  const half = { width: width >> 1, height: height >> 1 };
  const out = new Uint8Array(half.width * half.height * 4);
  for (let y = 0; y < half.height; y += 1) {
    for (let x = 0; x < half.width; x += 1) {
      const from = (2 * y * width + 2 * x) * 4;
      for (let channel = 0; channel < 4; channel += 1) {
        const at = from + channel;
        out[(y * half.width + x) * 4 + channel] = ((data[at] ?? 0) + (data[at + 4] ?? 0) + (data[at + width * 4] ?? 0) + (data[at + width * 4 + 4] ?? 0) + 2) >> 2;
      }
    }
  }
  return { ...half, data: out };
}

/** Each pixel with its neighbours, weighted 1 2 1 in both directions: how programs share an edge between two pixels no longer counts. */
export function blur({ width, height, data }: Raster): Raster {
  const along = (from: Uint8Array, step: number, isEdge: (at: number, side: -1 | 1) => boolean): Uint8Array =>
    from.map((value, at) => ((isEdge(at, -1) ? value : (from[at - step] ?? 0)) + 2 * value + (isEdge(at, 1) ? value : (from[at + step] ?? 0)) + 2) >> 2);
  const row = width * 4;
  const across = along(data, 4, (at, side) => (side < 0 ? at % row < 4 : at % row >= row - 4));
  return { width, height, data: along(across, row, (at, side) => (side < 0 ? at < row : at >= row * (height - 1))) };
}

type Tile = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Mean absolute difference in the tile, of `one` and `other` moved by (dx, dy); pixels that the move takes outside are compared with the edge. */
function tileDifference(one: Raster, other: Raster, { left, top, right, bottom, dx, dy }: Tile & { readonly dx: number; readonly dy: number }): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    const otherRow = Math.min(Math.max(y + dy, 0), one.height - 1) * one.width;
    for (let x = left; x < right; x += 1) {
      const at = (y * one.width + x) * 4;
      const otherAt = (otherRow + Math.min(Math.max(x + dx, 0), one.width - 1)) * 4;
      for (let channel = 0; channel < 3; channel += 1) sum += Math.abs((one.data[at + channel] ?? 0) - (other.data[otherAt + channel] ?? 0));
    }
  }
  return sum / ((right - left) * (bottom - top) * 3);
}

const moves = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => ({ dx, dy })));

/** Pictures of different sizes are as far apart as can be. */
export function distanceOf(one: Raster, other: Raster): Distance {
  if (one.width !== other.width || one.height !== other.height) return { meanPercent: 100, worstTilePercent: 100 };
  const whole = { left: 0, top: 0, right: one.width, bottom: one.height };
  let worst = 0;
  for (let top = 0; top < one.height; top += tileSide) {
    for (let left = 0; left < one.width; left += tileSide) {
      // a last strip is compared together with what is before it: a sliver would weigh as much as a tile
      const tile = { left: Math.max(0, Math.min(left, one.width - tileSide)), top: Math.max(0, Math.min(top, one.height - tileSide)), right: Math.min(left + tileSide, one.width), bottom: Math.min(top + tileSide, one.height) };
      const unmoved = tileDifference(one, other, { ...tile, dx: 0, dy: 0 });
      if (unmoved > worst) worst = Math.max(worst, Math.min(...moves.map((move) => tileDifference(one, other, { ...tile, ...move }))));
    }
  }
  return { meanPercent: (tileDifference(one, other, { ...whole, dx: 0, dy: 0 }) / 255) * 100, worstTilePercent: (worst / 255) * 100 };
}
