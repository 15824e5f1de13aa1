/** A line's units and its measure → how wide each gap becomes. */
import { SPREAD_EM } from './gaps.js';
import { lineWidth, type Sums } from './optimumFit.js';
import type { Units } from './unitList.js';

/** How the gaps of one line are changed: each by these shares of its own stretch, spread and shrink. */
export type Adjustment = {
  readonly stretch: number;
  readonly spread: number;
  readonly shrink: number;
  /** Share of what letters of addresses and code may be spread by. */
  readonly letters: number;
  /** Given beyond what a line within tolerance takes, in points. */
  readonly loosePt: number;
  /** Of the measure, still missing (negative: overrun) after all that was given. */
  readonly leftPt: number;
};

/** Spaces and CJK–Latin gaps first give their good share, then the grid is spread to its limit, then addresses and code by what no eye sees. */
const GOOD_STRETCH = 1;
/** Up to this a line is within tolerance. What is missing then goes to all gaps alike, to the most. */
export const TOLERATED_STRETCH = 2.2;
const MOST_STRETCH = 8;
const EPSILON = 0.001;
const UNCHANGED: Adjustment = { stretch: 0, spread: 0, shrink: 0, letters: 0, loosePt: 0, leftPt: 0 };

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
export function adjustLine(units: Units, sums: Sums, line: LineRange & { readonly widthPt: number; readonly fill: boolean; readonly extraPt: number; readonly mostSpreadEm: number; readonly lettersPt: () => number }): Adjustment {
  let left = line.widthPt - lineWidth(sums, line.a, line.b) - line.extraPt;
  if (left < 0) {
    const able = inside(units.shrink, line);
    const share = able > 0 ? Math.min(1, -left / able) : 0;
    return { ...UNCHANGED, shrink: share, leftPt: left + share * able };
  }
  if (!line.fill || left < EPSILON) return { ...UNCHANGED, leftPt: left };
  const stretchable = inside(units.stretch, line);
  const spreadable = inside(units.spread, line);
  const first = stretchable > 0 ? Math.min(GOOD_STRETCH, left / stretchable) : 0;
  left -= first * stretchable;
  const spread = spreadable > 0 ? Math.min(line.mostSpreadEm / SPREAD_EM, left / spreadable) : 0;
  left -= spread * spreadable;
  if (left < EPSILON) return { ...UNCHANGED, stretch: first, spread, leftPt: left };
  const spaceable = line.lettersPt();
  const letters = spaceable > 0 ? Math.min(1, left / spaceable) : 0;
  left -= letters * spaceable;
  const loosePt = Math.max(0, left - (TOLERATED_STRETCH - GOOD_STRETCH) * stretchable);
  const able = stretchable + spreadable;
  const more = able > 0 ? Math.min(MOST_STRETCH - GOOD_STRETCH, left / able) : 0;
  return { stretch: first + more, spread: spread + more, shrink: 0, letters, loosePt, leftPt: left - more * able };
}

/** The gap before a unit after the adjustment. */
export const adjustedGap = (units: Units, u: number, adjustment: Adjustment): number =>
  (units.gap[u] ?? 0) + adjustment.stretch * (units.stretch[u] ?? 0) + adjustment.spread * (units.spread[u] ?? 0) - adjustment.shrink * (units.shrink[u] ?? 0);
