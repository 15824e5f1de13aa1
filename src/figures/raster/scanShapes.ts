/** Shapes → how much of each pixel they cover together, row by row, by the non-zero rule. */

/** `cover` has a number from 0 to 1 for each pixel of the row from `from` to before `to`, counted from `from`. */
export type ScannedRow = (y: number, cover: Float32Array, span: { readonly from: number; readonly to: number }) => void;

/** Corners, x and y in turn, in pixels. */
export type Corners = readonly number[];

/**
 * Adds up the signed areas that edges leave at their right, exactly: https://medium.com/@raphlinus/inside-the-fastest-font-renderer-in-the-world-75ae5270c445
 *
 * Shapes that turn the same way add up where they lie on each other, and are cut off at full cover: only within a pixel of
 * an edge inside another shape does that differ from the rule.
 */
export class ShapeScanner {
  /** Two more places in a row: what lies at its end has somewhere to go. */
  private readonly stride: number;
  private readonly areas: Float32Array;
  /** Places of a row that any edge has touched. */
  private readonly firsts: Int32Array;
  private readonly lasts: Int32Array;
  private readonly cover: Float32Array;

  constructor(
    private readonly widthPx: number,
    private readonly heightPx: number,
  ) {
    this.stride = widthPx + 2;
    this.areas = new Float32Array(this.stride * heightPx);
    this.firsts = new Int32Array(heightPx).fill(widthPx);
    this.lasts = new Int32Array(heightPx).fill(-1);
    this.cover = new Float32Array(widthPx);
  }

  /** What lies outside the picture is left out. */
  scan(shapes: readonly Corners[], row: ScannedRow): void {
    let [top, bottom] = [this.heightPx, 0];
    for (const shape of shapes) {
      let [x1, y1] = [shape[shape.length - 2] ?? 0, shape[shape.length - 1] ?? 0];
      for (let at = 0; at < shape.length; at += 2) {
        const x2 = shape[at] ?? 0;
        const y2 = shape[at + 1] ?? 0;
        if (y1 < y2) this.addEdge([x1, y1, x2, y2], 1);
        else if (y1 > y2) this.addEdge([x2, y2, x1, y1], -1);
        top = Math.min(top, y2);
        bottom = Math.max(bottom, y2);
        [x1, y1] = [x2, y2];
      }
    }
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(this.heightPx, Math.ceil(bottom)); y += 1) this.takeRow(y, row);
  }

  /** From the upper end of an edge to its lower one. */
  private addEdge([startX, startY, endX, endY]: readonly [number, number, number, number], turn: number): void {
    const { widthPx, heightPx, areas, firsts, lasts } = this;
    const slope = (endX - startX) / (endY - startY);
    const from = Math.max(0, startY);
    const to = Math.min(heightPx, endY);
    let x = startX + (from - startY) * slope;
    for (let y = Math.floor(from); y < to; y += 1) {
      const height = Math.min(y + 1, to) - Math.max(y, from);
      const next = x + slope * height;
      const left = Math.min(widthPx, Math.max(0, slope < 0 ? next : x));
      const right = Math.min(widthPx, Math.max(0, slope < 0 ? x : next));
      x = next;
      const first = Math.floor(left);
      const last = Math.max(first + 1, Math.ceil(right));
      if (first < (firsts[y] ?? 0)) firsts[y] = first;
      if (last > (lasts[y] ?? 0)) lasts[y] = last;
      const at = y * this.stride + first;
      const area = turn * height;
      if (last > first + 1) {
        this.addStep(at, { left: left - first, right: right - first, area });
        continue;
      }
      const share = area * ((left + right) / 2 - first);
      areas[at] = (areas[at] ?? 0) + area - share;
      areas[at + 1] = (areas[at + 1] ?? 0) + share;
    }
  }

  /** The part of an edge in one row, across several pixels: `left` and `right` are counted from the first of them. */
  private addStep(at: number, { left, right, area }: { readonly left: number; readonly right: number; readonly area: number }): void {
    const { areas } = this;
    const last = Math.ceil(right);
    const slope = 1 / (right - left);
    let before = 0;
    let passed = 0;
    for (let x = 0; x < last; x += 1) {
      const start = Math.max(x, left);
      const end = Math.min(x + 1, right);
      const length = (end - start) * slope;
      // all that passed earlier, and what passes in this pixel over the rest of its width
      const covered = passed + length * (x + 1 - (start + end) / 2);
      areas[at + x] = (areas[at + x] ?? 0) + area * (covered - before);
      before = covered;
      passed += length;
    }
    areas[at + last] = (areas[at + last] ?? 0) + area * (1 - before);
  }

  private takeRow(y: number, row: ScannedRow): void {
    const [from, last] = [this.firsts[y] ?? 0, this.lasts[y] ?? -1];
    if (last < from) return;
    const { areas, cover, widthPx } = this;
    const to = Math.min(widthPx, last + 1);
    const start = y * this.stride;
    let sum = 0;
    for (let x = from; x < to; x += 1) {
      sum += areas[start + x] ?? 0;
      const share = Math.abs(sum);
      // sums of such numbers end a little beside 0
      cover[x - from] = share < 1e-4 ? 0 : Math.min(1, share);
    }
    areas.fill(0, start + from, start + Math.min(this.stride, last + 2));
    this.firsts[y] = widthPx;
    this.lasts[y] = -1;
    if (to > from) row(y, cover, { from, to });
  }
}
