/** What a paragraph is before it is set (inlines and a style) and after (lines of placed glyphs). Types only. */
import type { FontFace, FontStyle, FontWeight } from './fontLibrary.js';

/** How a stretch of text is set. All lengths in points. */
export type TextStyle = {
  /** Families in order of preference; the library's fallback families come last. */
  readonly families: readonly string[];
  readonly weight: FontWeight;
  readonly style: FontStyle;
  readonly sizePt: number;
  /** `#rrggbb` */
  readonly colour: string;
  /** BCP 47; decides hyphenation, quotation marks' width and the language of the structure element. */
  readonly lang: string;
  readonly background: string | null;
  readonly underline: boolean;
  readonly strike: boolean;
  /** Baseline shift upwards: footnote marks and superscripts positive, subscripts negative. */
  readonly risePt: number;
  readonly letterSpacingPt: number;
  /** Emphasis dots (着重号) on Han characters, in place of a slant. */
  readonly emphasisDots: boolean;
  readonly tabularFigures: boolean;
  /** Spaces keep their width and may end a line only before a word; no hyphenation, no CJK–Latin gap: code. */
  readonly verbatim: boolean;
  /** A web address, or `#name` of a destination in the same document. */
  readonly link: string | null;
};

/** What stands in a paragraph. */
export type Inline =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly style: TextStyle;
      /** Handed through to the runs: what this text is in the document, such as a footnote mark's identifier. */
      readonly mark: string | null;
    }
  | {
      /** An unbreakable box on the baseline: a formula, a picture. */
      readonly kind: 'box';
      readonly widthPt: number;
      /** Above the baseline. */
      readonly heightPt: number;
      /** Below the baseline. */
      readonly depthPt: number;
      readonly style: TextStyle;
      /** What is to be painted there; the caller's own name for it. */
      readonly mark: string;
      /** Text alternative. */
      readonly alt: string;
    }
  | { readonly kind: 'lineBreak' };

/**
 * Space between Han and Latin letters or figures, in em, typed or not: of its own accord, and at least and most in a line
 * that is filled within tolerance.
 */
export type CjkLatinGap = { readonly em: number; readonly leastEm: number; readonly mostEm: number };

/** How lines are broken and filled: what a template chooses by language. */
export type LineRules = {
  /** CSS `line-break`: https://www.w3.org/TR/css-text-3/#line-break-property */
  readonly lineBreak: 'loose' | 'normal' | 'strict';
  /** In Chinese, the level of clreq's prohibited line starts and ends: https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end */
  readonly prohibition: 'basic' | 'gb' | 'strict';
  /** A comma or stop at a line's end may hang into the margin (行尾点号悬挂). */
  readonly hangingPunctuation: boolean;
  /** Space that a full line may put between two characters of Han, in em; CJK–Latin gaps and blanks of marks give first. */
  readonly mostSpreadEm: number;
  readonly cjkLatinGap: CjkLatinGap;
};

export type ParagraphStyle = LineRules & {
  readonly lang: string;
  readonly align: 'justify' | 'left' | 'right' | 'center';
  /** Distance between baselines; does not depend on the fonts in a line. */
  readonly linePitchPt: number;
  readonly firstIndentPt: number;
  readonly hyphenate: boolean;
};

/** How far a glyph is drawn from where its advance puts it; upwards is positive. */
export type GlyphShift = { readonly xPt: number; readonly yPt: number };

/**
 * Glyphs from left to right, as lists beside each other: a book has a million of them, and objects were most of what its
 * build held in memory.
 */
export type PlacedGlyphs = {
  readonly ids: readonly number[];
  /** The source characters each glyph stands for, for the text layer; empty for the later glyphs of a cluster. */
  readonly codePoints: readonly (readonly number[])[];
  /** Distance to the next glyph's origin, with justification, compression and kerning in it. */
  readonly advancesPt: readonly number[];
  /** By index; null where no glyph is shifted. */
  readonly shifts: ReadonlyMap<number, GlyphShift> | null;
};

export type SetRun = {
  readonly kind: 'run';
  readonly face: FontFace;
  readonly style: TextStyle;
  readonly glyphs: PlacedGlyphs;
  /** From the line's left edge. */
  readonly xPt: number;
  readonly widthPt: number;
  /** Source text of the run; a hyphen added at a line end is not in it. */
  readonly text: string;
  /** The last glyph is a hyphen that breaking added: copying and search must not see it. */
  readonly addedHyphen: boolean;
  readonly mark: string | null;
};

export type SetBox = {
  readonly kind: 'box';
  readonly xPt: number;
  readonly widthPt: number;
  readonly heightPt: number;
  readonly depthPt: number;
  readonly style: TextStyle;
  readonly mark: string;
  readonly alt: string;
};

export type SetLine = {
  readonly items: readonly (SetRun | SetBox)[];
  /** Those of `items` that have a mark or a link: few lines have any, and a book's are looked through again and again. */
  readonly landmarks: readonly (SetRun | SetBox)[];
  /** Top of the line from the top of the paragraph; lines follow each other at the pitch, taller ones with more. */
  readonly topPt: number;
  readonly heightPt: number;
  /** Baseline from the top of the line. */
  readonly baselinePt: number;
  /** Extent of the line's ink box from the left edge of the measure, hanging punctuation included. */
  readonly widthPt: number;
  /** Source text of the line as a reader would copy it. */
  readonly text: string;
};

export type SetParagraph = {
  readonly lines: readonly SetLine[];
  readonly heightPt: number;
  /** Width of the widest line. */
  readonly widthPt: number;
  /** Full lines with more space in their gaps than is tolerated: 0-based line and how much more in all, in points. */
  readonly loose: readonly { readonly line: number; readonly excessPt: number }[];
  /** Lines wider than the measure: 0-based line and by how much, in points. */
  readonly overfull: readonly { readonly line: number; readonly excessPt: number }[];
};

/** Widths that a paragraph can take, as in CSS min-content and max-content. */
export type IntrinsicWidths = { readonly minPt: number; readonly maxPt: number };
