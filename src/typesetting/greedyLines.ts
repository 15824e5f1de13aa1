/** A measured text and a width → its lines as a browser breaks them: each takes as much as it can. */
import type { GreedyText } from './greedyText.js';
import { MANDATORY, PROHIBITED } from './lineBreakRules.js';

export type GreedyLine = {
  readonly from: number;
  readonly to: number;
  /** Without the spaces at its end, in px . */
  readonly widthPx: number;
};

export type GreedyMeasure = {
  readonly widthPx: number;
  /** Negative for a hanging indent. */
  readonly indentPx: number;
  /** CSS `overflow-wrap`: words too wide for a line are broken anywhere. */
  readonly breaksWords: boolean;
};

const TOLERANCE_PX = 1 / 64;

/** Behind the last code point of a line that does not vanish. */
function seenEnd(text: GreedyText, from: number, to: number): number {
  let end = to;
  while (end > from && (text.vanishing[end - 1] ?? 0) > 0) end -= 1;
  return end;
}

/** Width of what stands between two code points when a line holds just that. */
function lineWidth(text: GreedyText, from: number, to: number): number {
  const end = seenEnd(text, from, to);
  return end === from ? 0 : (text.before[end] ?? 0) - (text.before[from] ?? 0) - (text.gap?.[from] ?? 0);
}

/** A closing mark gives up its blank half at the end of a line that is too narrow otherwise, in Chromium where more than that half has room: https://www.w3.org/TR/css-text-4/#text-spacing-trim-property */
function leastWidth(text: GreedyText, from: number, to: number): number {
  return lineWidth(text, from, to) - (text.endTrim?.[seenEnd(text, from, to) - 1] ?? 0);
}

/** The first place after `from` where the text may break. */
function nextPlace(text: GreedyText, from: number): number {
  let i = from + 1;
  while (i < text.count && text.places[i] === PROHIBITED) i += 1;
  return Math.min(i, text.count);
}

/** Where a word that is too wide is broken: after all that fits, and after one character at least. */
function emergencyPlace(text: GreedyText, from: number, room: { readonly to: number; readonly widthPx: number }): number {
  let end = from + 1;
  while (end < room.to && lineWidth(text, from, end + 1) <= room.widthPx + TOLERANCE_PX) end += 1;
  return end;
}

/** The lines of a text; none of an empty one. */
export function greedyLines(text: GreedyText, measure: GreedyMeasure): readonly GreedyLine[] {
  const lines: GreedyLine[] = [];
  let from = 0;
  while (from < text.count) {
    const widthPx = measure.widthPx - (lines.length === 0 ? measure.indentPx : 0) + TOLERANCE_PX;
    let end = from;
    for (let place = nextPlace(text, from); ; place = nextPlace(text, place)) {
      if (lineWidth(text, from, place) > widthPx && leastWidth(text, from, place) >= widthPx - TOLERANCE_PX) break;
      end = place;
      if (place === text.count || text.places[place] === MANDATORY) break;
    }
    if (end === from) {
      const to = nextPlace(text, from);
      end = measure.breaksWords ? emergencyPlace(text, from, { to, widthPx }) : to;
    }
    const wholePx = lineWidth(text, from, end);
    lines.push({ from, to: end, widthPx: wholePx > widthPx ? leastWidth(text, from, end) : wholePx });
    from = end;
  }
  return lines;
}

/** Widths as in CSS min-content and max-content, in px; `anywhere` is `overflow-wrap: anywhere`. */
export function greedyWidths(text: GreedyText, indentPx: number, anywhere: boolean): { readonly minPx: number; readonly maxPx: number } {
  let minPx = 0;
  let maxPx = 0;
  let lineStart = 0;
  let from = 0;
  while (from < text.count) {
    const to = nextPlace(text, from);
    const own = anywhere ? widestCharacter(text, from, to) : lineWidth(text, from, to);
    minPx = Math.max(minPx, own + (from === 0 ? indentPx : 0));
    if (to === text.count || text.places[to] === MANDATORY) {
      maxPx = Math.max(maxPx, lineWidth(text, lineStart, to) + (lineStart === 0 ? indentPx : 0));
      lineStart = to;
    }
    from = to;
  }
  return { minPx, maxPx };
}

function widestCharacter(text: GreedyText, from: number, to: number): number {
  let widest = 0;
  for (let i = from; i < to; i += 1) widest = Math.max(widest, lineWidth(text, i, i + 1));
  return widest;
}
