/** The units of one paragraph as parallel typed arrays, reused from paragraph to paragraph. */
import type { CharacterRecord } from './styleFaces.js';
import type { ShapedWord } from './shapeWord.js';

export type Word = {
  readonly shaped: ShapedWord;
  readonly record: CharacterRecord;
  /** Code points of the word, invisible ones left out. */
  readonly source: readonly number[];
  /** Index in the text of the word's first code point. */
  readonly first: number;
  /** Part of a web or mail address or a path: never hyphenated. */
  readonly address: boolean;
};

/** Cost of a break that is not allowed. */
export const NO_BREAK = Number.POSITIVE_INFINITY;
export const FORCED_BREAK = Number.NEGATIVE_INFINITY;

/** Gaps, costs and hyphens are those before the unit. Lengths in points. */
export type Units = {
  count: number;
  /** Code point index at which the unit starts; for a syllable, at which its word does. */
  readonly first: Int32Array;
  readonly width: Float64Array;
  /** null for a single character and for a box. */
  readonly word: (Word | null)[];
  /** Offset of the unit in its word, and its end. */
  readonly wordStart: Int32Array;
  readonly wordEnd: Int32Array;
  readonly record: (CharacterRecord | null)[];
  /** Index of the inline. */
  readonly inline: Int32Array;
  readonly gap: Float64Array;
  readonly stretch: Float64Array;
  readonly spread: Float64Array;
  readonly shrink: Float64Array;
  /** Code point index of the typed space in the gap, -1 for none. */
  readonly space: Int32Array;
  readonly cost: Float64Array;
  /** Width of the hyphen that a break before this unit adds, 0 for none. */
  readonly hyphen: Float64Array;
  readonly trimStart: Float64Array;
  readonly trimEnd: Float64Array;
  /** How far the unit hangs into the margin at a line's end. */
  readonly hang: Float64Array;
  readonly level: Uint8Array;
};

/** Room for `capacity` units. */
export function createUnits(capacity: number): Units {
  const lengths = (): Float64Array => new Float64Array(capacity);
  const indices = (): Int32Array => new Int32Array(capacity);
  return {
    count: 0, first: indices(), width: lengths(), word: [], wordStart: indices(), wordEnd: indices(), record: [], inline: indices(), gap: lengths(),
    stretch: lengths(), spread: lengths(), shrink: lengths(), space: indices(), cost: lengths(), hyphen: lengths(), trimStart: lengths(),
    trimEnd: lengths(), hang: lengths(), level: new Uint8Array(capacity),
  };
}
