/** A single stretch of text → runs of placed glyphs, and its width: for charts, pictures and page furniture. */
import type { FontStyle, FontWeight } from './fontLibrary.js';
import type { SetRun, TextStyle } from './paragraph.js';
import { setParagraph, type SettingContext } from './setParagraph.js';

export type ShapingRequest = {
  readonly families: readonly string[];
  readonly weight: FontWeight;
  readonly style: FontStyle;
  /** Any unit: the advances come back in the same. */
  readonly sizePt: number;
  readonly lang: string;
};
export type ShapedText = { readonly runs: readonly SetRun[]; readonly widthPt: number };

const noGap = { em: 0, leastEm: 0, mostEm: 0 };

/** Shapes text on one line as a browser sets a label: spaces kept, no CJK–Latin gaps, marks with their whole width. */
export function shapeText(text: string, request: ShapingRequest, context: Omit<SettingContext, 'widthPt'>): ShapedText {
  const style: TextStyle = { ...request, colour: '#000000', background: null, underline: false, strike: false, risePt: 0, letterSpacingPt: 0, emphasisDots: false, tabularFigures: false, verbatim: true, link: null };
  const set = setParagraph(
    [{ kind: 'text', text, style, mark: null }],
    { lang: request.lang, align: 'left', linePitchPt: request.sizePt, firstIndentPt: 0, hyphenate: false, lineBreak: 'normal', prohibition: 'strict', hangingPunctuation: false, mostSpreadEm: 0, cjkLatinGap: noGap },
    { ...context, widthPt: Number.MAX_SAFE_INTEGER, keepsEdges: true },
  );
  return { runs: set.lines.flatMap((line) => line.items).filter((item) => item.kind === 'run'), widthPt: set.widthPt };
}

/** The width of a text set on one line, in the unit of `sizePt`. */
export const measureWidth = (text: string, request: ShapingRequest, context: Omit<SettingContext, 'widthPt'>): number =>
  shapeText(text, request, context).widthPt;
