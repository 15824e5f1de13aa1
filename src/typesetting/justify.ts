/** A line's units and its measure → how wide each gap becomes. */
import { SPREAD_EM } from './gaps.js';
import { lineWidth, type Sums } from './optimumFit.js';
import type { Units } from './unitList.js';

/** How the gaps of one line are changed: each by these shares of its own stretch, spread and shrink. */
export type Adjustment = {
  readonly stretch: number;
  readonly spread: number;
  readonly shrink: number;
  /** Of the measure, still missing (negative: overrun) after all that was given. */
  readonly leftPt: number;
};

/** Spaces and CJK–Latin gaps first give their good share, then the grid is spread to its limit, then spaces to theirs. */
const GOOD_STRETCH = 1;
const MOST_STRETCH = 8;
const EPSILON = 0.001;

export type LineRange = { readonly a: number; readonly b: number };

/** Sums of one property over the gaps inside a line. */
function inside(values: Float64Array, line: LineRange): number {
  let sum = 0;
  for (let u = line.a + 1; u < line.b; u += 1) sum += values[u] ?? 0;
  return sum;
}

/**
 * `extraPt` is what the line is wider than its units' sum, since a word that the line's end splits is shaped anew.
 *
 * clreq, line adjustment: https://www.w3.org/TR/clreq/#line_adjustment
 */
export function adjustLine(units: Units, sums: Sums, line: LineRange & { readonly widthPt: number; readonly fill: boolean; readonly extraPt: number; readonly mostSpreadEm: number }): Adjustment {
  let left = line.widthPt - lineWidth(sums, line.a, line.b) - line.extraPt;
  if (left < 0) {
    const able = inside(units.shrink, line);
    const share = able > 0 ? Math.min(1, -left / able) : 0;
    return { stretch: 0, spread: 0, shrink: share, leftPt: left + share * able };
  }
  if (!line.fill || left < EPSILON) return { stretch: 0, spread: 0, shrink: 0, leftPt: left };
  const stretchable = inside(units.stretch, line);
  const spreadable = inside(units.spread, line);
  const first = stretchable > 0 ? Math.min(GOOD_STRETCH, left / stretchable) : 0;
  left -= first * stretchable;
  const spread = spreadable > 0 ? Math.min(line.mostSpreadEm / SPREAD_EM, left / spreadable) : 0;
  left -= spread * spreadable;
  const more = stretchable > 0 ? Math.min(MOST_STRETCH - first, left / stretchable) : 0;
  left -= more * stretchable;
  return { stretch: first + more, spread, shrink: 0, leftPt: left };
}

/** The gap before a unit after the adjustment. */
export const adjustedGap = (units: Units, u: number, adjustment: Adjustment): number =>
  (units.gap[u] ?? 0) + adjustment.stretch * (units.stretch[u] ?? 0) + adjustment.spread * (units.spread[u] ?? 0) - adjustment.shrink * (units.shrink[u] ?? 0);
