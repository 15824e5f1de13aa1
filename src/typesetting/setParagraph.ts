/**
 * Inlines and a paragraph style → lines of placed glyphs.
 *
 * text → break places → units → optimum-fit lines → justified, placed lines. Start reading here.
 */
import { embeddingLevels } from './bidi.js';
import { breakPlaces } from './breakPlaces.js';
import type { FontLibrary } from './fontLibrary.js';
import { TOLERATED_STRETCH } from './justify.js';
import { Gaps } from './gaps.js';
import { lineWidth, segments, sumUnits, fitLines, type FitOptions, type Sums } from './optimumFit.js';
import type { Inline, IntrinsicWidths, ParagraphStyle, SetLine, SetParagraph } from './paragraph.js';
import { LinePlacer, type PlacedLine } from './placeLine.js';
import { sourceText, speaksHan } from './sourceText.js';
import { addressSplits, emergencySplits, hyphenSplits, openPieces, wordsTooWide } from './splits.js';
import type { TypesettingCache } from './typesettingCache.js';
import { NO_BREAK, type Units } from './unitList.js';
import { buildUnits, inlineFaces, type UnitSource } from './units.js';

export type SettingContext = {
  readonly widthPt: number;
  readonly fonts: FontLibrary;
  readonly cache: TypesettingCache;
  /** Marks at line edges keep their blank halves, as text outside paragraphs does (labels of charts). */
  readonly keepsEdges?: boolean;
};
type FontContext = Omit<SettingContext, 'widthPt'>;

/** Ratios of stretch: without hyphens, with them. */
const FIRST_TOLERANCE = 1.3;
const SECOND_TOLERANCE = TOLERATED_STRETCH;
/** In em: how far a ragged line may stay behind, and the least last line. */
const RAGGED = 4;
const SHORT_LAST = { han: 2.1, latin: 3 };
/** Where the em box of Han stands above the baseline, as a share of the size; Latin text sits a little higher in its line. */
const HAN_MIDDLE = 0.38;
const LATIN_MIDDLE = 0.3;
const OVERRUN_TOLERANCE_PT = 0.05;

/** Where commas and stops stand in the middle of their square, they do not hang in horizontal text (clreq). */
const isTraditional = (lang: string): boolean => /^(?:zh|yue)-(?:.*-)?(?:hant|tw|hk|mo)(?:-|$)/i.test(lang) && !/-hans(?:-|$)/i.test(lang);

function unitSource(inlines: readonly Inline[], style: ParagraphStyle, context: FontContext): UnitSource {
  const text = sourceText(inlines);
  return {
    text,
    places: breakPlaces(text, style),
    levels: text.hasRightToLeft ? embeddingLevels(text.codePoints) : null,
    faces: inlineFaces(text, context),
    cache: context.cache,
    hangs: style.hangingPunctuation && !isTraditional(style.lang),
    mostSpreadEm: style.mostSpreadEm,
    gaps: new Gaps(style.cjkLatinGap),
    keepsEdges: context.keepsEdges === true,
  };
}

/** The source of a table's cell: it was measured before it is set. */
function measuredSource(inlines: readonly Inline[], style: ParagraphStyle, { cache, keepsEdges }: FontContext): UnitSource | null {
  const measured = cache.measured.get(inlines);
  if (measured === undefined) return null;
  cache.measured.delete(inlines);
  const { source, style: known } = measured;
  const isSame =
    source.keepsEdges === (keepsEdges === true) && known.lang === style.lang && known.lineBreak === style.lineBreak && known.prohibition === style.prohibition &&
    known.hangingPunctuation === style.hangingPunctuation && known.mostSpreadEm === style.mostSpreadEm;
  return isSame ? source : null;
}

const sizeOf = (inlines: readonly Inline[]): number =>
  inlines.reduce((most, inline) => (inline.kind === 'text' && inline.style.risePt === 0 ? Math.max(most, inline.style.sizePt) : most), 0) || 10;

type Fitted = { readonly units: Units; readonly sums: Sums; readonly ends: readonly number[]; readonly segmentEnds: ReadonlySet<number> };

/** Lines of all segments, or null where a segment has no acceptable ones. */
function fitSegments(units: Units, options: FitOptions, indentPt: number): Fitted | null {
  const sums = sumUnits(units);
  const ends: number[] = [];
  const segmentEnds = new Set<number>();
  for (const { from, to } of segments(units)) {
    const firstWidthPt = from === 0 ? options.widthPt - indentPt : options.widthPt;
    const found = fitLines(units, sums, { from, to, options: { ...options, firstWidthPt } });
    if (found === null) return null;
    for (const end of found) ends.push(end);
    segmentEnds.add(to);
  }
  return { units, sums, ends, segmentEnds };
}

function fit(source: UnitSource, style: ParagraphStyle, measure: { readonly widthPt: number; readonly sizePt: number }): Fitted {
  const { widthPt, sizePt } = measure;
  const options: FitOptions = {
    justified: style.align === 'justify', firstWidthPt: widthPt, widthPt, emPt: sizePt, raggedPt: RAGGED * sizePt, tolerance: FIRST_TOLERANCE, leastStretchPt: 0, emergency: false, shortLastPt: (speaksHan(style.lang) ? SHORT_LAST.han : SHORT_LAST.latin) * sizePt,
  };
  const plain = fitSegments(buildUnits(source, null), options, style.firstIndentPt);
  if (plain) return plain;
  const hyphens = style.hyphenate ? hyphenSplits(source.cache, speaksHan(style.lang) && !source.text.hasHan ? 'en' : null) : null;
  if (hyphens) {
    const hyphened = fitSegments(buildUnits(source, hyphens), { ...options, tolerance: SECOND_TOLERANCE }, style.firstIndentPt);
    if (hyphened) return hyphened;
  }
  // Half an em of stretch at least, so that lines without a gap can be told apart by what they miss.
  const loosened = { ...options, tolerance: SECOND_TOLERANCE, leastStretchPt: sizePt / 2 };
  const splits = style.align === 'justify' ? addressSplits(hyphens) : hyphens;
  const divided = fitSegments(buildUnits(source, splits), loosened, style.firstIndentPt);
  if (divided) return divided;
  const leastPt = Math.max(sizePt, widthPt - Math.max(0, style.firstIndentPt));
  const whole = buildUnits(source, splits);
  const units = buildUnits(source, emergencySplits(splits, wordsTooWide(whole, sumUnits(whole), leastPt), leastPt));
  openPieces(units, sumUnits(units), leastPt);
  const forced = fitSegments(units, { ...loosened, emergency: true }, style.firstIndentPt);
  if (forced === null) throw new Error('the emergency run found no lines');
  return forced;
}

const noLandmarks: SetLine['landmarks'] = [];

/** Lines follow each other at the pitch; one with a tall box takes what the box needs. */
function stack(placed: readonly PlacedLine[], style: ParagraphStyle, sizePt: number): { readonly lines: SetLine[]; readonly heightPt: number } {
  const middle = speaksHan(style.lang) ? HAN_MIDDLE : LATIN_MIDDLE;
  const above = style.linePitchPt / 2 + middle * sizePt;
  const below = style.linePitchPt - above;
  const clearance = sizePt / 10;
  let topPt = 0;
  const lines = placed.map((line): SetLine => {
    let baselinePt = above;
    let depthPt = below;
    let landmarks = noLandmarks;
    for (const item of line.items) {
      if (item.mark !== null || item.style.link !== null) landmarks = [...landmarks, item];
      if (item.kind !== 'box') continue;
      baselinePt = Math.max(baselinePt, item.heightPt + clearance);
      depthPt = Math.max(depthPt, item.depthPt + clearance);
    }
    const heightPt = baselinePt + depthPt;
    const set: SetLine = { items: line.items, landmarks, topPt, heightPt, baselinePt, widthPt: line.widthPt, text: line.text };
    topPt += heightPt;
    return set;
  });
  return { lines, heightPt: topPt };
}

/**
 * Sets a paragraph at the measure `widthPt`.
 *
 * Line breaks are the best for the whole paragraph; full lines of a justified one end at the right edge, the last one of
 * each part that a line break ends does not. A character that no font has is set as its first family's empty glyph:
 * `missingCharacters` names such characters. `overfull` lists the lines that run over the measure, `loose` those with more space in them than is tolerated. Never throws on content.
 */
export function setParagraph(inlines: readonly Inline[], style: ParagraphStyle, context: SettingContext): SetParagraph {
  const { cache, widthPt, keepsEdges } = context;
  return cache.paragraphs.of(() => JSON.stringify([inlines, style, widthPt, keepsEdges]), () => setAnew(inlines, style, context));
}

function setAnew(inlines: readonly Inline[], style: ParagraphStyle, context: SettingContext): SetParagraph {
  const source = measuredSource(inlines, style, context) ?? unitSource(inlines, style, context);
  const sizePt = sizeOf(inlines);
  const { units, sums, ends, segmentEnds } = fit(source, style, { widthPt: context.widthPt, sizePt });
  const placer = new LinePlacer(source, units, sums);
  const overfull: { line: number; excessPt: number }[] = [];
  const loose: { line: number; excessPt: number }[] = [];
  let a = 0;
  const placed = ends.map((b, line) => {
    const indentPt = line === 0 ? style.firstIndentPt : 0;
    const set = placer.place({
      a, b, indentPt, widthPt: context.widthPt - indentPt, fill: style.align === 'justify' && !segmentEnds.has(b), align: style.align === 'justify' ? 'left' : style.align,
    });
    if (set.excessPt > OVERRUN_TOLERANCE_PT) overfull.push({ line, excessPt: set.excessPt });
    if (set.loosePt > OVERRUN_TOLERANCE_PT) loose.push({ line, excessPt: set.loosePt });
    a = b;
    return set;
  });
  const { lines, heightPt } = stack(placed, style, sizePt);
  return { lines, heightPt, widthPt: lines.reduce((most, line) => Math.max(most, line.widthPt), 0), overfull, loose };
}

/**
 * Min-content and max-content widths, as in CSS: the widest piece that no line break splits, and the widest line when
 * only the asked line breaks are taken. Words are not hyphenated for it.
 */
export function intrinsicWidths(inlines: readonly Inline[], style: ParagraphStyle, context: FontContext): IntrinsicWidths {
  return context.cache.widths.of(() => JSON.stringify([inlines, style, context.keepsEdges]), () => measureAnew(inlines, style, context));
}

function measureAnew(inlines: readonly Inline[], style: ParagraphStyle, context: FontContext): IntrinsicWidths {
  const source = unitSource(inlines, style, context);
  context.cache.measured.set(inlines, { source, style });
  const units = buildUnits(source, null);
  const sums = sumUnits(units);
  let minPt = 0;
  let maxPt = 0;
  for (const { from, to } of segments(units)) {
    const indentPt = from === 0 ? style.firstIndentPt : 0;
    maxPt = Math.max(maxPt, indentPt + lineWidth(sums, from, to));
    let a = from;
    for (let u = from + 1; u <= to; u += 1) {
      if (u < to && units.cost[u] === NO_BREAK) continue;
      minPt = Math.max(minPt, (a === 0 ? indentPt : 0) + lineWidth(sums, a, u));
      a = u;
    }
  }
  return { minPt, maxPt };
}
