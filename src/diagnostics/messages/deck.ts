/** What the deck has to say about a manuscript. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

/** A slide on which nothing can be seen. */
export const slideEmpty = (position: Position): Diagnostic => ({
  code: 'slide-empty',
  severity: 'warning',
  position,
  message: 'slide with speaker notes only',
  hint: 'give it a heading or content, or move its speaker notes to the slide before',
});
