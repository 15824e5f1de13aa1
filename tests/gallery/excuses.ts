/** Specs of Vega-Lite's gallery that miss a bar for a reason of their own: none does now. */

/** Name of the spec → the reason. */
export const excuses: ReadonlyMap<string, string> = new Map<string, string>();
