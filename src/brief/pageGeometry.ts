/** Paper size and tokens → the page and its text area, in points. */
import type { Metadata } from '../document/metadata.js';
import { marginShare, paperSizePt } from '../document/paper.js';
import type { BriefTokens } from '../template.js';

/** Where a page lies when the brief is open: right-hand pages have odd numbers; `single` where it is printed on one side. */
export type PageSide = 'single' | 'left' | 'right';

/** Pages of one brief may differ in it: facing pages mirror their margins, and a page may lie the other way round. */
export type PageGeometry = {
  readonly side: PageSide;
  readonly widthPt: number;
  readonly heightPt: number;
  /** The text area. */
  readonly leftPt: number;
  readonly topPt: number;
  readonly measurePt: number;
  readonly areaHeightPt: number;
};

/**
 * The page of a paper size with the template's margins; the first page, a right-hand one where both sides are printed.
 *
 * A Chinese measure is a whole number of characters, so that full lines need no stretching; what is left goes to both
 * margins evenly (clreq, "Principles of arrangement of characters in the type area").
 */
export function pageGeometry({ paper, duplex, wording }: Pick<Metadata, 'paper' | 'duplex' | 'wording'>, tokens: BriefTokens): PageGeometry {
  const { widthPt, heightPt } = paperSizePt(paper);
  const share = marginShare(paper);
  const margins = tokens.marginsPt;
  const [left, right] = duplex ? [tokens.duplexMarginsPt.inner, tokens.duplexMarginsPt.outer] : [margins.left, margins.right];
  const free = widthPt - (left + right) * share;
  const em = tokens.body[wording].sizePt;
  const measure = wording === 'zh' ? Math.floor(free / em) * em : free;
  return {
    side: duplex ? 'right' : 'single',
    widthPt,
    heightPt,
    leftPt: left * share + (free - measure) / 2,
    topPt: margins.top * share,
    measurePt: measure,
    areaHeightPt: heightPt - (margins.top + margins.bottom) * share,
  };
}

/** The geometry of a page by its place in the brief, 0 for the first: left-hand pages mirror the right-hand ones. */
export function sidedGeometry(geometry: PageGeometry, pageIndex: number): PageGeometry {
  if (geometry.side === 'single' || pageIndex % 2 === 0) return geometry;
  return { ...geometry, side: 'left', leftPt: geometry.widthPt - geometry.leftPt - geometry.measurePt };
}
