/** What becomes of a slide that holds more than the stage has room for: what an author can ask for. */

/**
 * *split*: it goes on on further slides. *shrink*: its type is made smaller, down to the theme's smallest. *scroll*: it
 * scrolls. *error*: it is an error of the manuscript.
 */
export const overflowModes = ['split', 'shrink', 'scroll', 'error'] as const;

export type OverflowMode = (typeof overflowModes)[number];

export const isOverflowMode = (text: unknown): text is OverflowMode => overflowModes.some((mode) => mode === text);
