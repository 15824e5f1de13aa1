/** What both outputs say of text that cannot be set: the same words, so that it is one diagnostic. */
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
