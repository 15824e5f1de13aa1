/** Paper size and tokens → the page and its text area, in points. */
import type { PaperSize, WordingLanguage } from '../document/metadata.js';
import type { BriefTokens } from '../template.js';

export type PageGeometry = {
  readonly widthPt: number;
  readonly heightPt: number;
  /** The text area. */
  readonly leftPt: number;
  readonly topPt: number;
  readonly measurePt: number;
  readonly areaHeightPt: number;
};

const sizesPt = {
  A4: { width: 595.28, height: 841.89 },
  A5: { width: 419.53, height: 595.28 },
  Letter: { width: 612, height: 792 },
} satisfies Record<PaperSize, { width: number; height: number }>;

/**
 * The page of a paper size with the template's margins; A5 takes two thirds of them.
 *
 * A Chinese measure is a whole number of characters, so that full lines need no stretching; what is left goes to both
 * margins evenly (clreq, "Principles of arrangement of characters in the type area").
 */
export function pageGeometry(paper: PaperSize, tokens: BriefTokens, lang: WordingLanguage): PageGeometry {
  const { width, height } = sizesPt[paper];
  const share = paper === 'A5' ? 2 / 3 : 1;
  const margins = tokens.marginsPt;
  const free = width - (margins.left + margins.right) * share;
  const em = tokens.body[lang].sizePt;
  const measure = lang === 'zh' ? Math.floor(free / em) * em : free;
  return {
    widthPt: width,
    heightPt: height,
    leftPt: margins.left * share + (free - measure) / 2,
    topPt: margins.top * share,
    measurePt: measure,
    areaHeightPt: height - (margins.top + margins.bottom) * share,
  };
}
