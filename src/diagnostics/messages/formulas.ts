/** What the formulas have to say. */
import type { Position } from '../../document/position.js';
import type { Diagnostic } from '../diagnostic.js';

export const formulaRefused = (reason: string, value: string, position: Position): Diagnostic => ({
  code: 'formula-refused',
  severity: 'error',
  position,
  message: `formula cannot be set: ${firstLetterLower(reason)}: ${excerpt(value)}`,
  hint: 'TeX as in LaTeX with amsmath and mhchem; a dollar sign that starts no formula is written \\$',
});

export const formulaCharacterMissing = (character: string, position: Position): Diagnostic => ({
  code: 'formula-character-missing',
  severity: 'error',
  position,
  message: `no font has the character U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')} in a formula: ${character}`,
  hint: null,
});

const firstLetterLower = (reason: string): string =>
  /^[A-Z][a-z]/.test(reason) && !reason.startsWith('MathJax') ? reason.charAt(0).toLowerCase() + reason.slice(1) : reason;

function excerpt(value: string): string {
  const line = value.trim().replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}
