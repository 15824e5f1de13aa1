/** Shapes → how much of each pixel they cover together, row by row, by the non-zero rule. */

/** Lines of samples in a pixel's height; across it, cover is exact to a part of 256. */
const linesPerPixel = 4;
const partsPerPixel = 256;

type Edge = { readonly top: number; readonly bottom: number; readonly x: number; readonly slope: number; readonly turn: 0 | 1 };

/** `cover` has a number from 0 to 1 for each pixel of the row; those before `from` and from `to` on are none of this row's. */
export type ScannedRow = (y: number, cover: Float32Array, span: { readonly from: number; readonly to: number }) => void;

/** Corners of shapes are x and y in turn, in pixels. What lies outside the picture is left out. */
export function scanShapes(shapes: readonly (readonly number[])[], { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }, row: ScannedRow): void {
  const edges = edgesOf(shapes, heightPx);
  const [first] = edges;
  if (first === undefined) return;
  const cover = new Float32Array(widthPx);
  let active: Edge[] = [];
  let next = 0;
  for (let y = Math.max(0, Math.floor(first.top)); y < heightPx && (active.length > 0 || next < edges.length); y += 1) {
    if (active.some(({ bottom }) => bottom <= y)) active = active.filter(({ bottom }) => bottom > y);
    for (let edge = edges[next]; edge !== undefined && edge.top < y + 1; edge = edges[next]) {
      active.push(edge);
      next += 1;
    }
    let [from, to] = [widthPx, 0];
    for (let sample = 0; sample < linesPerPixel; sample += 1) {
      const crossings = crossingsAt(active, y + (sample + 0.5) / linesPerPixel);
      let winding = 0;
      let start = 0;
      for (const crossing of crossings) {
        const x = Math.floor(crossing / 2) / partsPerPixel;
        const before = winding;
        winding += crossing % 2 === 0 ? -1 : 1;
        if (before === 0) start = x;
        if (winding !== 0) continue;
        const [left, right] = [Math.max(0, start), Math.min(widthPx, x)];
        if (right <= left) continue;
        addSpan(cover, left, right);
        from = Math.min(from, Math.floor(left));
        to = Math.max(to, Math.ceil(right));
      }
    }
    if (from >= to) continue;
    row(y, cover, { from, to });
    cover.fill(0, from, to);
  }
}

function edgesOf(shapes: readonly (readonly number[])[], heightPx: number): readonly Edge[] {
  const edges: Edge[] = [];
  for (const shape of shapes) {
    let [x1, y1] = [shape.at(-2) ?? 0, shape.at(-1) ?? 0];
    for (let at = 0; at < shape.length; at += 2) {
      const [x2, y2] = [shape[at] ?? 0, shape[at + 1] ?? 0];
      const [top, bottom] = [Math.min(y1, y2), Math.max(y1, y2)];
      if (top < bottom && bottom > 0 && top < heightPx) {
        const slope = (x2 - x1) / (y2 - y1);
        edges.push({ top, bottom, x: y1 < y2 ? x1 : x2, slope, turn: y1 < y2 ? 1 : 0 });
      }
      [x1, y1] = [x2, y2];
    }
  }
  return edges.sort((a, b) => a.top - b.top);
}

/** Where a line meets the edges, in parts of a pixel from left to right, each doubled and with 1 added for an edge that leads down. */
function crossingsAt(edges: readonly Edge[], y: number): readonly number[] | Float64Array {
  const found: number[] = [];
  for (const { top, bottom, x, slope, turn } of edges) if (top <= y && y < bottom) found.push(Math.round((x + (y - top) * slope) * partsPerPixel) * 2 + turn);
  if (found.length > 24) return Float64Array.from(found).sort();
  for (let at = 1; at < found.length; at += 1) {
    const value = found[at] ?? 0;
    let place = at;
    for (; place > 0 && (found[place - 1] ?? 0) > value; place -= 1) found[place] = found[place - 1] ?? 0;
    found[place] = value;
  }
  return found;
}

function addSpan(cover: Float32Array, left: number, right: number): void {
  const [first, last] = [Math.floor(left), Math.ceil(right) - 1];
  const share = 1 / linesPerPixel;
  if (first === last) {
    cover[first] = (cover[first] ?? 0) + (right - left) * share;
    return;
  }
  cover[first] = (cover[first] ?? 0) + (first + 1 - left) * share;
  for (let x = first + 1; x < last; x += 1) cover[x] = (cover[x] ?? 0) + share;
  cover[last] = (cover[last] ?? 0) + (right - last) * share;
}
