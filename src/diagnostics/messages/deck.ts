/** What the deck has to say about a manuscript. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

/** No font of the template has the character: it would be an empty box. */
export const characterMissing = (character: string, position: Position | null): Diagnostic => ({
  code: 'character-missing',
  severity: 'error',
  position,
  message: `no font of the template has the character: ${character} (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')})`,
  hint: 'use another character, or a template whose fonts have it',
});

/** A slide on which nothing can be seen. */
export const slideEmpty = (position: Position): Diagnostic => ({
  code: 'slide-empty',
  severity: 'warning',
  position,
  message: 'slide with speaker notes only',
  hint: 'give it a heading or content, or move its speaker notes to the slide before',
});
