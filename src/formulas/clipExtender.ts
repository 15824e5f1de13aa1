/** The stretchy middle of a brace, arrow or bar: a scaled glyph clipped to a window → plain rectangles. */

/** What MathJax writes as a nested `<svg>`: it stands at `x`, `y` and shows the window `viewBox` of a scaled glyph. */
export type Extender = {
  readonly x: number;
  readonly y: number;
  readonly viewBox: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly scale: { readonly x: number; readonly y: number };
  /** Path data of the glyph, absolute commands only, as MathJax's font has them. */
  readonly path: string;
};

export type Rectangle = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/**
 * The bars that show through the window, one for each subpath of the glyph.
 *
 * Extender glyphs consist of upright or level bars only, so a bar is the part of its subpath's extent inside the
 * window. Neither output need know clip paths, whose ids would clash between the formulas of a deck.
 */
export function clipExtender(extender: Extender): readonly Rectangle[] {
  const { viewBox, scale } = extender;
  return extender.path
    .split(/(?=M)/)
    .map(extentOf)
    .flatMap((extent) => {
      if (extent === null) return [];
      const left = Math.max(extent.left * scale.x, viewBox.x);
      const right = Math.min(extent.right * scale.x, viewBox.x + viewBox.width);
      const bottom = Math.max(extent.bottom * scale.y, viewBox.y);
      const top = Math.min(extent.top * scale.y, viewBox.y + viewBox.height);
      if (right <= left || top <= bottom) return [];
      return [{ x: extender.x + left - viewBox.x, y: extender.y + bottom - viewBox.y, width: right - left, height: top - bottom }];
    });
}

type Extent = { readonly left: number; readonly right: number; readonly bottom: number; readonly top: number };

function extentOf(subpath: string): Extent | null {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, command = '', list = ''] of subpath.matchAll(/([MLHVQTCSZ])([^MLHVQTCSZ]*)/g)) {
    const numbers = Array.from(list.matchAll(/-?\d*\.?\d+/g), ([text]) => Number(text));
    if (command === 'H') xs.push(...numbers);
    else if (command === 'V') ys.push(...numbers);
    else numbers.forEach((value, index) => (index % 2 === 0 ? xs : ys).push(value));
  }
  if (xs.length === 0 || ys.length === 0) return null;
  return { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
}
