/** Inline content of a block → its lines: how wide and how high they are. */
import { greedyLines, greedyWidths } from '../../typesetting/greedyLines.js';
import { GreedyMeasurer, type GreedyInline, type GreedyStyle, type GreedyText, type LineMetrics } from '../../typesetting/greedyText.js';
import type { TypesettingCache } from '../../typesetting/typesettingCache.js';
import { isInFlow, marginsOf, replacedSize, resolved, type Box, type LayoutContext, type Widths } from './box.js';
import type { MeasureFonts } from './measureFonts.js';
import type { SlideNode } from './slideTree.js';
import type { Style, TextStyle } from './style.js';

export type InlineSource = {
  readonly fonts: MeasureFonts;
  readonly cache: TypesettingCache;
  /** In Chinese decks the marks that both scripts share are full-width. */
  readonly chinese: boolean;
};

export type Lines = {
  readonly count: number;
  readonly height: number;
  /** Of the widest line. */
  readonly width: number;
  /** Baseline of the last line from the top of the first. */
  readonly baseline: number | null;
};

/** What follows each other in lines of a block, and its text where it was measured: for lines of some width, if boxes are in it that follow that. */
export type LineRun = { readonly kind: 'lines'; readonly content: readonly (SlideNode | string)[]; readonly texts: { readonly container: number | null | 'any'; readonly text: GreedyText | null }[] };

type Gathered = { readonly inlines: GreedyInline[]; hasBoxes: boolean };

/** Lays out what stands in lines. */
export class InlineLayout {
  private readonly styles = new Map<TextStyle, Map<string, GreedyStyle>>();
  private readonly measurer: GreedyMeasurer;

  constructor(private readonly source: InlineSource) {
    this.measurer = new GreedyMeasurer(source.cache);
  }

  /** `block` is the style of the element whose lines they are. */
  lines(run: LineRun, block: Style, { width, context }: { readonly width: number; readonly context: LayoutContext }): Lines {
    const text = this.textOf(run, block, { context, container: width });
    if (text === null) return { count: 0, height: 0, width: 0, baseline: null };
    const { indentPx, overflowWrap } = block.text;
    const lines = greedyLines(text, { widthPx: width, indentPx, breaksWords: overflowWrap !== 'normal' });
    const strut = this.source.fonts.metricsOf(block.text.font);
    let height = 0;
    let widest = 0;
    let baseline: number | null = null;
    for (const line of lines) {
      const { abovePx, belowPx } = reach(text, line, strut);
      baseline = height + abovePx;
      height += abovePx + belowPx;
      widest = Math.max(widest, line.widthPx + (line.from === 0 ? indentPx : 0));
    }
    return { count: lines.length, height, width: widest, baseline };
  }

  widths(run: LineRun, block: Style, context: LayoutContext): Widths {
    const text = this.textOf(run, block, { context, container: null });
    if (text === null) return { min: 0, max: 0 };
    const { minPx, maxPx } = greedyWidths(text, block.text.indentPx, block.text.overflowWrap === 'anywhere');
    return { min: minPx, max: maxPx };
  }

  private textOf(run: LineRun, block: Style, place: { readonly context: LayoutContext; readonly container: number | null }): GreedyText | null {
    const known = run.texts.find(({ container }) => container === 'any' || container === place.container);
    if (known !== undefined) return known.text;
    const gathered: Gathered = { inlines: [], hasBoxes: false };
    for (const child of run.content) this.gather(child, { style: block, rise: 0, metrics: null, ...place }, gathered);
    const measured = gathered.inlines.length === 0 ? null : this.measurer.measure(gathered.inlines);
    const text = measured?.count === 0 ? null : measured;
    run.texts.push({ container: gathered.hasBoxes ? place.container : 'any', text });
    return text;
  }

  private gather(child: SlideNode | string, around: Around, gathered: Gathered): void {
    if (typeof child === 'string') {
      gathered.inlines.push({ kind: 'text', text: child, style: this.greedyStyle(around) });
      return;
    }
    if (!isInFlow(child)) return;
    const { box, text } = child.style;
    if (child.name === 'br') gathered.inlines.push({ kind: 'lineBreak', style: this.greedyStyle(around) });
    else if (child.name === 'svg' || child.name === 'img' || box.display !== 'inline') this.gatherBox(child, around, gathered);
    else {
      const rise = around.rise + box.risePx;
      const own = this.source.fonts.metricsOf(text.font);
      const metrics = united(around.metrics, { abovePx: own.abovePx + rise, belowPx: own.belowPx - rise });
      const inside: Around = { ...around, style: child.style, rise, metrics };
      this.gatherEdge('start', { child, inside }, gathered);
      for (const inner of child.children) this.gather(inner, inside, gathered);
      this.gatherEdge('end', { child, inside }, gathered);
    }
  }

  private gatherEdge(side: 'start' | 'end', { child, inside }: { readonly child: SlideNode; readonly inside: Around }, gathered: Gathered): void {
    const { padding, border } = child.style.box;
    const margin = marginsOf(child.style.box);
    const widthPx = side === 'start' ? padding.left + border.left + margin.left : padding.right + border.right + margin.right;
    if (widthPx === 0) return;
    gathered.inlines.push({ kind: 'edge', side, widthPx, style: this.greedyStyle(inside) });
  }

  private gatherBox(child: SlideNode, around: Around, gathered: Gathered): void {
    const { context, container } = around;
    const { box } = child.style;
    const margin = marginsOf(box);
    let size: { readonly width: number; readonly height: number; readonly baseline: number | null };
    if (child.name === 'svg' || child.name === 'img') size = { ...replacedSize(child, container), baseline: null };
    else {
      const widths = context.widths(child);
      const room = container ?? Number.POSITIVE_INFINITY;
      const width = resolved(box.width, container) ?? Math.min(widths.max, Math.max(widths.min, room));
      const laid: Box = context.layout(child, { width, height: null });
      size = { width, height: laid.height, baseline: laid.baseline };
    }
    const rise = around.rise + box.risePx;
    const abovePx = (size.baseline ?? size.height) + margin.top + rise;
    const belowPx = size.height - (size.baseline ?? size.height) + margin.bottom - rise;
    const widthPx = size.width + margin.left + margin.right;
    gathered.hasBoxes = true;
    gathered.inlines.push({ kind: 'box', widthPx, style: this.greedyStyle({ ...around, metrics: united(around.metrics, { abovePx, belowPx }) }) });
  }

  /** The style of text in an inline element, one object for all that are alike. */
  private greedyStyle({ style, metrics }: Around): GreedyStyle {
    const { fonts } = this.source;
    const { text } = style;
    const key = metrics === null ? '' : `${metrics.abovePx}/${metrics.belowPx}`;
    const known = this.styles.get(text) ?? new Map<string, GreedyStyle>();
    this.styles.set(text, known);
    const found = known.get(key);
    if (found !== undefined) return found;
    const { font } = text;
    const isMono = /\bmono\b/i.test(font.families) || font.families.includes('monospace');
    const created: GreedyStyle = {
      faces: fonts.facesOf(font), sizePx: font.sizePx, letterSpacingPx: font.letterSpacingPx, tabularFigures: font.tabularFigures,
      keepsSpaces: text.whiteSpace.startsWith('pre'), wraps: text.whiteSpace !== 'nowrap' && text.whiteSpace !== 'pre',
      sharedIsHan: this.source.chinese && !isMono && !fonts.isNarrow(font), spaced: text.spaced, trims: text.trims,
      metrics: metrics ?? { abovePx: 0, belowPx: 0 },
    };
    known.set(key, created);
    return created;
  }
}

type Around = {
  readonly style: Style;
  readonly rise: number;
  /** What the inline elements around reach; null directly in the block. */
  readonly metrics: LineMetrics | null;
  readonly context: LayoutContext;
  readonly container: number | null;
};

const united = (a: LineMetrics | null, b: LineMetrics): LineMetrics => (a === null ? b : { abovePx: Math.max(a.abovePx, b.abovePx), belowPx: Math.max(a.belowPx, b.belowPx) });

/** What a line reaches above and below its baseline: the block's strut and all that stands in it. */
function reach(text: GreedyText, line: { readonly from: number; readonly to: number }, strut: LineMetrics): LineMetrics {
  let { abovePx, belowPx } = strut;
  if (text.metrics.length === 1 && (text.metrics[0]?.abovePx ?? 0) <= abovePx && (text.metrics[0]?.belowPx ?? 0) <= belowPx) return { abovePx, belowPx };
  for (let i = line.from; i < line.to; i += 1) {
    const metrics = text.metrics[text.metricsOf[i] ?? 0];
    if (metrics === undefined) continue;
    abovePx = Math.max(abovePx, metrics.abovePx);
    belowPx = Math.max(belowPx, metrics.belowPx);
  }
  return { abovePx, belowPx };
}

