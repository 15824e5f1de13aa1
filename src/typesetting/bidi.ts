/** A text with right-to-left letters → embedding levels, and a line's units in the order in which they are seen. */
import bidiFactory from 'bidi-js';

/** The level of each code point, by the Unicode bidirectional algorithm in a left-to-right paragraph. */
export function embeddingLevels(codePoints: ArrayLike<number>): Uint8Array {
  let text = '';
  for (let i = 0; i < codePoints.length; i += 1) text += String.fromCodePoint(codePoints[i] ?? 32);
  const { levels } = bidiFactory().getEmbeddingLevels(text, 'ltr');
  const result = new Uint8Array(codePoints.length);
  let unit = 0;
  for (let i = 0; i < codePoints.length; i += 1) {
    result[i] = levels[unit] ?? 0;
    unit += (codePoints[i] ?? 0) > 0xffff ? 2 : 1;
  }
  return result;
}

/** Rule L2: the order in which items with these levels are seen from left to right, as indices. */
export function visualOrder(levels: readonly number[]): readonly number[] {
  const order = levels.map((_, index) => index);
  const highest = levels.reduce((most, level) => Math.max(most, level), 0);
  for (let level = highest; level >= 1; level -= 1) {
    for (let start = 0; start < order.length; start += 1) {
      if ((levels[order[start] ?? 0] ?? 0) < level) continue;
      let end = start;
      while (end + 1 < order.length && (levels[order[end + 1] ?? 0] ?? 0) >= level) end += 1;
      for (let a = start, b = end; a < b; a += 1, b -= 1) {
        const kept = order[a] ?? 0;
        order[a] = order[b] ?? 0;
        order[b] = kept;
      }
      start = end;
    }
  }
  return order;
}
