/** Two neighbouring units → the gap between them and how far it gives: spaces, CJK–Latin spacing, 标点挤压. */
import { isWideKind, kind } from './characters.js';
import type { CjkLatinGap, TextStyle } from './paragraph.js';

/** Lengths in points. */
export type Gap = {
  /** Natural width; negative where full-width marks move together. */
  readonly gap: number;
  /** Given first when a line is filled: spaces and CJK–Latin gaps. */
  readonly stretch: number;
  /** Given after that: space between characters of the Han grid. */
  readonly spread: number;
  /** Taken when a line is compressed: blank halves of marks, spaces, CJK–Latin gaps. */
  readonly shrink: number;
};

/** One side of a gap. */
export type GapSide = {
  readonly kind: number;
  readonly codePoint: number;
  /** null for a box. */
  readonly style: TextStyle | null;
  /** What the mark's blank half measures, on the side of the gap. */
  readonly blankPt: number;
  /** What an interpunct lacks on this side to be half an em wide in all; 0 for other characters. */
  readonly padPt: number;
};

const NONE: Gap = { gap: 0, stretch: 0, spread: 0, shrink: 0 };
/** What a good line may put between characters of the Han grid. */
export const SPREAD_EM = 0.05;
/** Of a mark's blank half, at most so much is taken inside a line; from marks that end a sentence less. */
const MARK_SHRINK = 0.5;
const STOP_SHRINK = 0.3;
const SPACE_STRETCH = 0.5;
const SPACE_SHRINK = 0.3;

const isStop = (codePoint: number): boolean => codePoint === 0x3002 || codePoint === 0xff01 || codePoint === 0xff1f;

const isLatin = (k: number): boolean => k === kind.LATIN;
const raised = (side: GapSide): boolean => side.style !== null && side.style.risePt !== 0;

const isCjkLatin = (before: GapSide, after: GapSide): boolean =>
  (before.kind === kind.HAN && isLatin(after.kind)) || (isLatin(before.kind) && after.kind === kind.HAN);

/** The blank that marks bring to a gap: what may be taken of it, and whether characters may be spread here. */
function marks(before: GapSide, after: GapSide, sizePt: number): Gap {
  const taken = (before.kind === kind.CLOSE ? before.blankPt * (isStop(before.codePoint) ? STOP_SHRINK : MARK_SHRINK) : 0) + (after.kind === kind.OPEN ? after.blankPt * MARK_SHRINK : 0);
  // clreq: nothing is inserted after an opening mark or before a closing one.
  const grid = isWideKind(before.kind) || isWideKind(after.kind);
  const spread = grid && before.kind !== kind.OPEN && after.kind !== kind.CLOSE ? SPREAD_EM * sizePt : 0;
  return { gap: before.padPt + after.padPt, stretch: 0, spread, shrink: taken };
}

/** Typed space between two units other than Han and Latin. */
function spaced(before: GapSide, after: GapSide, sizes: { readonly sizePt: number; readonly spacePt: number }): Gap {
  const { sizePt, spacePt } = sizes;
  if (before.kind === kind.CLOSE || after.kind === kind.OPEN) {
    // The mark's own blank half is space enough; an eighth of an em keeps the typed space visible to copying.
    const own = marks(before, after, sizePt);
    return { gap: own.gap + sizePt / 8, stretch: 0, spread: SPREAD_EM * sizePt, shrink: own.shrink };
  }
  return { gap: spacePt, stretch: spacePt * SPACE_STRETCH, spread: isWideKind(before.kind) || isWideKind(after.kind) ? SPREAD_EM * sizePt : 0, shrink: spacePt * SPACE_SHRINK };
}

/** The gaps of a paragraph, as its rules for CJK–Latin gaps have them. */
export class Gaps {
  constructor(private readonly cjkLatin: CjkLatinGap) {}

  /**
   * The gap between two units; `spacePt` is the width of the typed space between them, null where none was typed.
   *
   * clreq, compression of punctuation marks: https://www.w3.org/TR/clreq/#reduction_of_white_space_in_punctuation_marks
   * and mixed composition: https://www.w3.org/TR/clreq/#mixed_text_composition_in_horizontal_writing_mode
   */
  between(before: GapSide, after: GapSide, spacePt: number | null): Gap {
    const sizePt = Math.max(before.style?.sizePt ?? 0, after.style?.sizePt ?? 0);
    if (before.kind === kind.HAN && after.kind === kind.HAN && spacePt === null) return { gap: 0, stretch: 0, spread: SPREAD_EM * sizePt, shrink: 0 };
    if (spacePt !== null) return isCjkLatin(before, after) ? this.betweenScripts(sizePt) : spaced(before, after, { sizePt, spacePt });
    if (before.style?.verbatim === true && after.style?.verbatim === true) return NONE;
    if (raised(before) !== raised(after)) {
      // A footnote mark moves into the blank of the stop before it; the blank comes back after the mark.
      if (raised(after)) return { ...NONE, gap: before.kind === kind.CLOSE ? -0.9 * before.blankPt : 0 };
      return { ...NONE, gap: isWideKind(after.kind) && after.kind !== kind.CLOSE ? sizePt / 10 : 0, spread: SPREAD_EM * sizePt };
    }
    if (isCjkLatin(before, after)) return this.betweenScripts(sizePt);
    if (before.kind === kind.CLOSE && after.kind === kind.CLOSE) return { ...NONE, gap: -before.blankPt };
    if (before.kind === kind.CLOSE && after.kind === kind.OPEN) return { ...NONE, gap: -before.blankPt, spread: SPREAD_EM * sizePt, shrink: after.blankPt * MARK_SHRINK };
    if (before.kind === kind.OPEN && after.kind === kind.OPEN) return { ...NONE, gap: -after.blankPt };
    if (!isWideKind(before.kind) && !isWideKind(after.kind)) return NONE;
    return marks(before, after, sizePt);
  }

  private betweenScripts(sizePt: number): Gap {
    const { em, leastEm, mostEm } = this.cjkLatin;
    return { gap: em * sizePt, stretch: (mostEm - em) * sizePt, spread: 0, shrink: (em - leastEm) * sizePt };
  }
}
