/** Columns whose longest words do not fit side by side → narrower ones whose words break, or several parts below each other. */

/** What a column needs, in points and with the cells' padding. */
export type ColumnNeed = {
  /** Narrower than this not even broken words can be read; nor does a formula go in. */
  readonly floorPt: number;
  /** The longest word, unbroken. */
  readonly minPt: number;
  /** The longest line, unbroken. */
  readonly maxPt: number;
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** A word a little longer than an even share of the measure is still kept whole where the others can make room. */
const keptWholeShares = 1.5;
const bisections = 40;

/**
 * Widths that fill the measure: each column as much as it needs up to a common limit, and none less than its floor.
 * null where the floors alone exceed the measure.
 */
export function squeezedWidths(columns: readonly ColumnNeed[], measurePt: number): readonly number[] | null {
  const whole = columns.map((column) => (column.minPt <= (measurePt / columns.length) * keptWholeShares ? Math.max(column.minPt, column.floorPt) : column.floorPt));
  const floors = sum(whole) <= measurePt ? whole : columns.map((column) => column.floorPt);
  if (sum(floors) > measurePt) return null;
  const widthsAt = (limitPt: number): number[] => columns.map((column, index) => Math.max(floors[index] ?? 0, Math.min(column.maxPt, limitPt)));
  let low = 0;
  let high = measurePt;
  for (let step = 0; step < bisections; step += 1) {
    const middle = (low + high) / 2;
    if (sum(widthsAt(middle)) > measurePt) high = middle;
    else low = middle;
  }
  return widthsAt(low);
}

/** A first column of at most this share of the measure stands again in each later part, to name its rows. */
const repeatedShare = 1 / 4;
/** A word longer than this share of the measure does not get a part for itself: it is broken. */
const longestShare = 1 / 3;

function filled(demands: readonly number[], roomPt: readonly [first: number, later: number]): number[][] {
  const parts: number[][] = [];
  let used = 0;
  demands.forEach((demand, index) => {
    const room = parts.length <= 1 ? roomPt[0] : roomPt[1];
    const last = parts.at(-1);
    if (last === undefined || used + demand > room) {
      parts.push([index]);
      used = demand;
      return;
    }
    last.push(index);
    used += demand;
  });
  return parts;
}

/** The columns of each part, by their indices: as few parts as hold all columns, about equally wide. */
export function dividedColumns(columns: readonly ColumnNeed[], measurePt: number): readonly (readonly number[])[] {
  const demands = columns.map((column) => Math.min(measurePt, Math.max(column.floorPt, Math.min(column.minPt, measurePt * longestShare))));
  const first = demands[0] ?? 0;
  const repeats = first <= measurePt * repeatedShare;
  const partsAt = (widthPt: number): number[][] => filled(demands, [widthPt, widthPt - (repeats ? first : 0)]);
  const count = partsAt(measurePt).length;
  let best = partsAt(measurePt);
  for (let widthPt = measurePt; widthPt >= sum(demands) / count; widthPt -= 2) {
    const parts = partsAt(widthPt);
    if (parts.length > count) break;
    best = parts;
  }
  return best.map((part, index) => (repeats && index > 0 ? [0, ...part] : part));
}
