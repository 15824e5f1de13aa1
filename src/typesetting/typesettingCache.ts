/** What typesetting remembers between paragraphs: faces by character, shaped words, hyphenation points. */
import { unkept, type Kept } from '../keptResults.js';
import type { FontFace } from './fontLibrary.js';
import type { FaceShapes } from './shapeWord.js';
import type { Inline, IntrinsicWidths, ParagraphStyle, SetParagraph } from './paragraph.js';
import type { StyleFaces } from './styleFaces.js';
import { createUnits, type Units } from './unitList.js';
import type { UnitSource } from './units.js';

/** Syllable starts of a lower-case word, as code point offsets. */
export type Hyphenator = (word: string) => readonly number[];

export type TypesettingCache = {
  /** Families, weight and style → what was found in their faces. */
  readonly styles: Map<string, StyleFaces>;
  /** By face, then by the set of features: words and pairs that were shaped. */
  readonly shapes: Map<FontFace, (FaceShapes | undefined)[]>;
  /** Language or pattern file → its hyphenator with the words it has seen; null for a language without patterns. */
  readonly hyphenators: Map<string, Hyphenator | null>;
  /** Room for the units of the paragraph that is being set. */
  units: Units;
  /** Of paragraphs that were measured and not set yet, what both read their units from. */
  readonly measured: WeakMap<readonly Inline[], { readonly source: UnitSource; readonly style: ParagraphStyle }>;
  /** Whole paragraphs, by content, style and measure. */
  readonly paragraphs: Kept<SetParagraph>;
  readonly widths: Kept<IntrinsicWidths>;
};

/** An empty cache. One belongs to one font library; it grows with the distinct words and characters that are set. */
export function createTypesettingCache(): TypesettingCache {
  return { styles: new Map(), shapes: new Map(), hyphenators: new Map(), units: createUnits(4096), measured: new WeakMap(), paragraphs: unkept, widths: unkept };
}
