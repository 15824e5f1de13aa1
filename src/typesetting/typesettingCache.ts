/** What typesetting remembers between paragraphs: shaped words by face, faces by character, hyphenation points. */
import type { FontFace } from './fontLibrary.js';

export type TypesettingCache = {
  /** Style key → code point → face; null where no font has the character. */
  readonly faces: Map<string, Map<number, FontFace | null>>;
};

/** An empty cache; one belongs to one font library and lives as long as the caller keeps it. */
export function createTypesettingCache(): TypesettingCache {
  return { faces: new Map() };
}
