/** What is asked of this room: a picture file, where it stands, and how wide it is printed. Types only. */
import type { Position } from '../document/position.js';
import type { Template } from '../template.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';

export type PictureRequest = {
  readonly bytes: Uint8Array;
  /** Display path, for messages. */
  readonly file: string;
  /** Where the figure stands in the manuscript: messages point there. */
  readonly position: Position;
  /** Widest print of the picture: a photograph keeps no more than 300 pixels to each inch of it. */
  readonly printedWidthPt: number;
  /** Text in an SVG picture is set in the template's families. */
  readonly template: Pick<Template, 'tokens' | 'faces'>;
  /** Measure that text. */
  readonly fonts: FontLibrary;
};
