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

type Gathered = { readonly inlines: GreedyInline[]; key: string };

/** Lays out what stands in lines. Texts are measured once for each distinct content and size. */
export class InlineLayout {
  private readonly texts = new Map<string, GreedyText>();
  private readonly styles = new Map<TextStyle, Map<string, { readonly style: GreedyStyle; readonly id: number }>>();
  private styleCount = 0;

  private readonly measurer: GreedyMeasurer;

  constructor(private readonly source: InlineSource) {
    this.measurer = new GreedyMeasurer(source.cache);
  }

  /** `block` is the style of the element whose lines they are. */
  lines(run: readonly (SlideNode | string)[], block: Style, { width, context }: { readonly width: number; readonly context: LayoutContext }): Lines {
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

  widths(run: readonly (SlideNode | string)[], block: Style, context: LayoutContext): Widths {
    const text = this.textOf(run, block, { context, container: null });
    if (text === null) return { min: 0, max: 0 };
    const { minPx, maxPx } = greedyWidths(text, block.text.indentPx, block.text.overflowWrap === 'anywhere');
    return { min: minPx, max: maxPx };
  }

  private textOf(run: readonly (SlideNode | string)[], block: Style, place: { readonly context: LayoutContext; readonly container: number | null }): GreedyText | null {
    const gathered: Gathered = { inlines: [], key: '' };
    for (const child of run) this.gather(child, { style: block, rise: 0, metrics: null, ...place }, gathered);
    if (gathered.inlines.length === 0) return null;
    const known = this.texts.get(gathered.key);
    const text = known ?? this.measurer.measure(gathered.inlines);
    if (known === undefined) this.texts.set(gathered.key, text);
    return text.count === 0 ? null : text;
  }

  private gather(child: SlideNode | string, around: Around, gathered: Gathered): void {
    if (typeof child === 'string') {
      const { style, id } = this.greedyStyle(around);
      gathered.inlines.push({ kind: 'text', text: child, style });
      gathered.key += `\u0001${id}\u0002${child}`;
      return;
    }
    if (!isInFlow(child)) return;
    const { box, text } = child.style;
    if (child.name === 'br') {
      gathered.inlines.push({ kind: 'lineBreak', style: this.greedyStyle(around).style });
      gathered.key += '\u0003';
    } else if (child.name === 'svg' || child.name === 'img' || box.display !== 'inline') this.gatherBox(child, around, gathered);
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
    const { style, id } = this.greedyStyle(inside);
    gathered.inlines.push({ kind: 'edge', side, widthPx, style });
    gathered.key += `\u0004${side}${widthPx}\u0002${id}`;
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
    const { style, id } = this.greedyStyle({ ...around, metrics: united(around.metrics, { abovePx, belowPx }) });
    gathered.inlines.push({ kind: 'box', widthPx, style });
    gathered.key += `\u0005${widthPx}\u0002${id}`;
  }

  /** The style of text in an inline element, one object for all that are alike. */
  private greedyStyle({ style, metrics }: Around): { readonly style: GreedyStyle; readonly id: number } {
    const { fonts } = this.source;
    const { text } = style;
    const key = metrics === null ? '' : `${metrics.abovePx}/${metrics.belowPx}`;
    const known = this.styles.get(text) ?? new Map<string, { readonly style: GreedyStyle; readonly id: number }>();
    this.styles.set(text, known);
    const found = known.get(key);
    if (found !== undefined) return found;
    this.styleCount += 1;
    const { font } = text;
    const isMono = /\bmono\b/i.test(font.families) || font.families.includes('monospace');
    const created = {
      id: this.styleCount,
      style: {
        faces: fonts.facesOf(font), sizePx: font.sizePx, letterSpacingPx: font.letterSpacingPx, tabularFigures: font.tabularFigures,
        keepsSpaces: text.whiteSpace.startsWith('pre'), wraps: text.whiteSpace !== 'nowrap' && text.whiteSpace !== 'pre',
        sharedIsHan: this.source.chinese && !isMono && !fonts.isNarrow(font), spaced: text.spaced, trims: text.trims,
        metrics: metrics ?? { abovePx: 0, belowPx: 0 },
      },
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

