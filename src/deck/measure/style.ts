/** What an element of a slide is laid out by: computed values, lengths in px. Types, and the style that a slide starts from. */
import type { FontStyle, FontWeight } from '../../typesetting/fontLibrary.js';

export type Display = 'none' | 'block' | 'flex' | 'inline' | 'inline-block' | 'inline-flex' | 'list-item' | 'table' | 'table-caption' | 'table-row-group' | 'table-row' | 'table-cell';

/** `px` and a share of the containing block; null is `auto` or `none`. */
export type Length = { readonly px: number; readonly share: number } | null;

export type Edges<T> = { readonly top: T; readonly right: T; readonly bottom: T; readonly left: T };

export type Font = {
  readonly sizePx: number;
  readonly weight: FontWeight;
  readonly style: FontStyle;
  readonly families: string;
  /** A factor of the size, inherited as such, or px. */
  readonly lineHeight: { readonly factor: number } | { readonly px: number };
  readonly letterSpacingPx: number;
  readonly tabularFigures: boolean;
};

/** Inherited properties of text beside its font. */
export type TextStyle = {
  readonly font: Font;
  readonly whiteSpace: 'normal' | 'nowrap' | 'pre' | 'pre-wrap';
  readonly overflowWrap: 'normal' | 'break-word' | 'anywhere';
  readonly indentPx: number;
  readonly spaced: boolean;
  readonly trims: boolean;
  readonly tabSize: number;
  readonly variables: ReadonlyMap<string, string>;
};

export type Alignment = 'stretch' | 'flex-start' | 'flex-end' | 'center' | 'space-between' | 'baseline';

export type BoxStyle = {
  readonly display: Display;
  readonly isAbsolute: boolean;
  readonly clips: boolean;
  readonly width: Length;
  readonly height: Length;
  readonly minWidth: Length;
  readonly minHeight: Length;
  readonly maxWidth: Length;
  readonly maxHeight: Length;
  readonly aspectRatio: number | null;
  /** null is `auto`. */
  readonly margin: Edges<number | null>;
  readonly padding: Edges<number>;
  readonly border: Edges<number>;
  readonly direction: 'row' | 'column';
  readonly wraps: boolean;
  readonly grow: number;
  readonly shrink: number;
  readonly basis: Length;
  readonly rowGap: number;
  readonly columnGap: number;
  readonly alignItems: Alignment;
  readonly alignSelf: Alignment | null;
  readonly justify: Alignment;
  /** Above the baseline, in px. */
  readonly risePx: number;
  /** Generated content: without it a pseudo-element is none. */
  readonly content: string | null;
};

export type Style = { readonly text: TextStyle; readonly box: BoxStyle };

const noEdges: Edges<number> = { top: 0, right: 0, bottom: 0, left: 0 };

export const initialBox: BoxStyle = {
  display: 'inline', isAbsolute: false, clips: false, width: null, height: null, minWidth: null, minHeight: null, maxWidth: null, maxHeight: null, aspectRatio: null, margin: noEdges, padding: noEdges, border: noEdges,
  direction: 'row', wraps: false, grow: 0, shrink: 1, basis: null, rowGap: 0, columnGap: 0, alignItems: 'stretch', alignSelf: null, justify: 'flex-start', risePx: 0, content: null,
};

export const initialText: TextStyle = {
  font: { sizePx: 16, weight: 400, style: 'normal', families: 'serif', lineHeight: { factor: 1.2 }, letterSpacingPx: 0, tabularFigures: false },
  whiteSpace: 'normal', overflowWrap: 'normal', indentPx: 0, spaced: false, trims: true, tabSize: 8, variables: new Map(),
};

export const lineHeightPx = ({ sizePx, lineHeight }: Font): number => ('px' in lineHeight ? lineHeight.px : lineHeight.factor * sizePx);
