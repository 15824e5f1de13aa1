/** Specs of Vega-Lite's gallery that miss a bar for a reason of their own. */

/** Name of the spec → the reason. */
export const excuses: ReadonlyMap<string, string> = new Map([
  ['bar_size_explicit_bad', 'over 300 bars of a third of a pixel each, and pdfium paints a rectangle at least one pixel wide'],
]);
