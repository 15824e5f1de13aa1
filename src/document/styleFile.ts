/** A style sheet that a manuscript names for its deck. Types only. */
import type { Position } from './position.js';

/** `position` is where the front matter names it. */
export type StyleFile = { readonly url: string; readonly position: Position };
