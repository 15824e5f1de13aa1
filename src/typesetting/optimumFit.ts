/**
 * Units and a measure → the line breaks with the least demerits over the whole paragraph.
 *
 * Knuth and Plass, Breaking Paragraphs into Lines (1981), as a shortest path over the break opportunities; since all
 * lines after the first have one width, no line numbers are kept. Chinese uses the same with its own stretch and shrink.
 */
import { FORCED_BREAK, NO_BREAK, type Units } from './unitList.js';

/** Sums over the units, so that any line's natural width, stretch and shrink are differences. */
export type Sums = {
  /** Natural start of each unit, gap before it included; one more than units for the end. */
  readonly start: Float64Array;
  readonly stretch: Float64Array;
  readonly shrink: Float64Array;
  /** Where a line that starts with the unit starts: its blank half trimmed. */
  readonly head: Float64Array;
  /** Where a line that ends before the unit ends: its last blank half trimmed, hanging stops and an added hyphen counted. */
  readonly tail: Float64Array;
};

export function sumUnits(units: Units): Sums {
  const start = new Float64Array(units.count + 1);
  const stretch = new Float64Array(units.count + 1);
  const shrink = new Float64Array(units.count + 1);
  const head = new Float64Array(units.count + 1);
  const tail = new Float64Array(units.count + 1);
  let x = 0;
  let given = 0;
  let taken = 0;
  for (let u = 0; u < units.count; u += 1) {
    x += units.gap[u] ?? 0;
    given += (units.stretch[u] ?? 0) + (units.spread[u] ?? 0);
    taken += units.shrink[u] ?? 0;
    start[u] = x;
    stretch[u] = given;
    shrink[u] = taken;
    head[u] = x + (units.trimStart[u] ?? 0);
    x += units.width[u] ?? 0;
    const hang = units.hang[u] ?? 0;
    tail[u + 1] = x - (hang > 0 ? hang : (units.trimEnd[u] ?? 0)) + (u + 1 < units.count ? (units.hyphen[u + 1] ?? 0) : 0);
  }
  start[units.count] = x;
  stretch[units.count] = given;
  shrink[units.count] = taken;
  return { start, stretch, shrink, head, tail };
}

/** Natural width of the units from `a` to before `b` as one line. */
export const lineWidth = (sums: Sums, a: number, b: number): number => (sums.tail[b] ?? 0) - (sums.head[a] ?? 0);

export type FitOptions = {
  readonly justified: boolean;
  readonly firstWidthPt: number;
  readonly widthPt: number;
  /** An em of the text: edges of lines move by about as much when marks are trimmed. */
  readonly emPt: number;
  /** Stretch of a ragged line at its end that counts as ratio 1. */
  readonly raggedPt: number;
  /** Largest ratio of stretch of an acceptable line. */
  readonly tolerance: number;
  /** Lines with less stretch, such as of one long address, are judged as if they had this. */
  readonly leastStretchPt: number;
  /** Lines may be as loose as they must, and a piece that is too wide may overrun. */
  readonly emergency: boolean;
  /** A last line narrower than this is a fault. */
  readonly shortLastPt: number;
};

const LINE_PENALTY = 10;
const FITNESS_DEMERITS = 3000;
const DOUBLE_HYPHEN_DEMERITS = 10_000;
const FINAL_HYPHEN_DEMERITS = 5000;
const SHORT_LAST_DEMERITS = 40_000;
const OVERRUN_DEMERITS = 1e22;
const WORST_BADNESS = 1e9;
const CLASSES = 4;
/** Widths that agree to a hundredth of a point are equal. */
const EPSILON = 0.01;

const fitnessOf = (ratio: number): number => (ratio < -0.5 ? 3 : ratio <= 0.5 ? 2 : ratio <= 1 ? 1 : 0);

function breakUnits(units: Units, from: number, to: number): Int32Array {
  const places = new Int32Array(to - from + 2);
  let count = 0;
  places[count++] = from;
  for (let u = from + 1; u < to; u += 1) if (units.cost[u] !== NO_BREAK) places[count++] = u;
  places[count++] = to;
  return places.subarray(0, count);
}

/** One run over the break places of a segment (no forced break inside); null where no acceptable lines exist. */
class Fit {
  constructor(
    private readonly units: Units,
    private readonly sums: Sums,
    private readonly options: FitOptions,
  ) {}

  run(places: Int32Array): number[] | null {
    const count = places.length;
    const best = new Float64Array(count * CLASSES).fill(Number.POSITIVE_INFINITY);
    const from = new Int32Array(count * CLASSES).fill(-1);
    best[2] = 0;
    let low = 0;
    for (let j = 1; j < count; j += 1) {
      low = this.advance(places, low, j);
      this.reach(places, { best, from, low, j });
      if (this.options.emergency && !reached(best, j)) this.force(places, { best, from, low, j });
    }
    return trace(places, best, from);
  }

  /** The first place from which a line to `j` is not certainly too wide. */
  private advance(places: Int32Array, low: number, j: number): number {
    const { sums, options } = this;
    const b = places[j] ?? 0;
    const slack = 2 * options.emPt;
    let first = low;
    while (first < j - 1) {
      const a = places[first] ?? 0;
      const least = lineWidth(sums, a, b) - (options.justified ? (sums.shrink[b - 1] ?? 0) - (sums.shrink[a] ?? 0) : 0);
      if (least <= options.widthPt + slack) break;
      first += 1;
    }
    return first;
  }

  private reach(places: Int32Array, at: { best: Float64Array; from: Int32Array; low: number; j: number }): void {
    const { units, sums, options } = this;
    const { best, from, low, j } = at;
    const b = places[j] ?? 0;
    const isLast = j === places.length - 1;
    const cost = isLast ? 0 : (units.cost[b] ?? 0);
    const hyphened = !isLast && (units.hyphen[b] ?? 0) > 0;
    for (let i = low; i < j; i += 1) {
      if (!reached(best, i)) continue;
      const a = places[i] ?? 0;
      const width = i === 0 ? options.firstWidthPt : options.widthPt;
      const missing = width - lineWidth(sums, a, b);
      let ratio = 0;
      if (missing < 0) {
        const shrink = (sums.shrink[b - 1] ?? 0) - (sums.shrink[a] ?? 0);
        const needed = options.justified ? (shrink > 0 ? missing / shrink : Number.NEGATIVE_INFINITY) : Number.NEGATIVE_INFINITY;
        if (missing < -EPSILON && needed < -1) continue;
        ratio = missing < -EPSILON ? needed : 0;
      } else if (!isLast && missing > EPSILON) {
        const stretch = options.justified ? (sums.stretch[b - 1] ?? 0) - (sums.stretch[a] ?? 0) : options.raggedPt;
        ratio = missing / Math.max(stretch, options.leastStretchPt);
        if (ratio > options.tolerance && !options.emergency) {
          if (missing > options.tolerance * Math.max(stretch, options.leastStretchPt) + 2 * options.emPt) break;
          continue;
        }
      }
      const badness = Math.min(100 * Math.abs(ratio) ** 3, WORST_BADNESS);
      let demerits = (LINE_PENALTY + badness) ** 2 + cost * cost;
      if (isLast && i > 0 && width - missing < options.shortLastPt) demerits += SHORT_LAST_DEMERITS;
      if (i > 0 && (units.hyphen[a] ?? 0) > 0) {
        if (hyphened) demerits += DOUBLE_HYPHEN_DEMERITS;
        else if (isLast) demerits += FINAL_HYPHEN_DEMERITS;
      }
      const fitness = fitnessOf(ratio);
      for (let c = 0; c < CLASSES; c += 1) {
        const total = (best[i * CLASSES + c] ?? Number.POSITIVE_INFINITY) + demerits + (Math.abs(c - fitness) > 1 ? FITNESS_DEMERITS : 0);
        if (total < (best[j * CLASSES + fitness] ?? Number.POSITIVE_INFINITY)) {
          best[j * CLASSES + fitness] = total;
          from[j * CLASSES + fitness] = i * CLASSES + c;
        }
      }
    }
  }

  /** Nothing fits: the piece from the last place that can be reached overruns the measure. */
  private force(places: Int32Array, at: { best: Float64Array; from: Int32Array; low: number; j: number }): void {
    const { best, from, j } = at;
    let i = j - 1;
    while (i > 0 && !reached(best, i)) i -= 1;
    const excess = lineWidth(this.sums, places[i] ?? 0, places[j] ?? 0);
    for (let c = 0; c < CLASSES; c += 1) {
      const total = (best[i * CLASSES + c] ?? Number.POSITIVE_INFINITY) + OVERRUN_DEMERITS + excess;
      if (total < (best[j * CLASSES + 2] ?? Number.POSITIVE_INFINITY)) {
        best[j * CLASSES + 2] = total;
        from[j * CLASSES + 2] = i * CLASSES + c;
      }
    }
  }
}

const reached = (best: Float64Array, place: number): boolean => {
  for (let c = place * CLASSES; c < (place + 1) * CLASSES; c += 1) if ((best[c] ?? Number.POSITIVE_INFINITY) < Number.POSITIVE_INFINITY) return true;
  return false;
};

/** The ends of the lines on the best path, in order. */
function trace(places: Int32Array, best: Float64Array, from: Int32Array): number[] | null {
  const last = (places.length - 1) * CLASSES;
  let state = -1;
  for (let c = last; c < last + CLASSES; c += 1)
    if ((best[c] ?? Number.POSITIVE_INFINITY) < (state < 0 ? Number.POSITIVE_INFINITY : (best[state] ?? Number.POSITIVE_INFINITY))) state = c;
  if (state < 0) return null;
  const ends: number[] = [];
  while (state >= CLASSES) {
    ends.push(places[Math.floor(state / CLASSES)] ?? 0);
    state = from[state] ?? 0;
  }
  return ends.reverse();
}

/** The unit after each line's last, for the units from `from` to before `to`; null where no acceptable lines exist. */
export function fitLines(units: Units, sums: Sums, segment: { readonly from: number; readonly to: number; readonly options: FitOptions }): number[] | null {
  return new Fit(units, sums, segment.options).run(breakUnits(units, segment.from, segment.to));
}

/** The stretches between forced breaks. */
export function segments(units: Units): { readonly from: number; readonly to: number }[] {
  const found: { from: number; to: number }[] = [];
  let from = 0;
  for (let u = 1; u <= units.count; u += 1) {
    if (u < units.count && units.cost[u] !== FORCED_BREAK) continue;
    found.push({ from, to: u });
    from = u;
  }
  return units.count === 0 ? [] : found;
}
