/** What typesetting remembers between paragraphs: faces by character, shaped words, hyphenation points. */
import type { FontFace } from './fontLibrary.js';
import type { ShapedWord } from './shapeWord.js';
import type { StyleFaces } from './styleFaces.js';

/** Syllable starts of a lower-case word, as code point offsets. */
export type Hyphenator = (word: string) => readonly number[];

export type TypesettingCache = {
  /** Families, weight and style → what was found in their faces. */
  readonly styles: Map<string, StyleFaces>;
  readonly words: Map<FontFace, Map<string, ShapedWord>>;
  /** Pattern language → its hyphenator with the words it has seen; null for a language without patterns. */
  readonly hyphenators: Map<string, Hyphenator | null>;
};

/** An empty cache. One belongs to one font library; it grows with the distinct words and characters that are set. */
export function createTypesettingCache(): TypesettingCache {
  return { styles: new Map(), words: new Map(), hyphenators: new Map() };
}
