/** A slide's elements with their styles → boxes with their places: blocks here, flex containers, tables and lines beside. */
import { horizontalEdges, isInFlow, isInline, limitedHeight, limitedWidth, marginsOf, naturalSize, reachOf, replacedSize, resolved, type Box, type BoxRequest, type LayoutContext, type Widths } from './box.js';
import type { InlineLayout, LineRun } from './inlineContent.js';
import { flexItems, layoutFlex } from './layoutFlex.js';
import { layoutTable, tableWidths } from './layoutTable.js';
import type { SlideNode } from './slideTree.js';

type Run = LineRun | { readonly kind: 'block'; readonly node: SlideNode };

/** Lines and blocks as they follow each other in a block; white space between blocks is nothing. */
function runsOf(node: SlideNode): readonly Run[] {
  const runs: Run[] = [];
  let lines: (SlideNode | string)[] = [];
  const keeps = node.style.text.whiteSpace.startsWith('pre');
  const close = (): void => {
    if (lines.some((child) => typeof child !== 'string' || (keeps ? child !== '' : child.trim() !== ''))) runs.push({ kind: 'lines', content: lines, texts: [] });
    lines = [];
  };
  for (const child of node.children) {
    if (typeof child === 'string' || isInline(child)) lines.push(child);
    else if (isInFlow(child)) {
      close();
      runs.push({ kind: 'block', node: child });
    }
  }
  close();
  return runs;
}

type Laid = { readonly request: BoxRequest; readonly box: Box };

/** Lays out a slide and its parts; an element that several of them hold, or that is asked about twice, is laid out once. */
export class SlideLayout {
  private readonly laid = new Map<SlideNode, Laid[]>();
  private readonly known = new Map<SlideNode, Widths>();
  private readonly runs = new Map<SlideNode, readonly Run[]>();
  private readonly context: LayoutContext = {
    layout: (node, request) => this.layout(node, request),
    widths: (node) => this.widths(node),
  };

  constructor(private readonly inline: InlineLayout) {}

  /** A box of the width asked for, for the caller to place. */
  layout(node: SlideNode, request: BoxRequest): Box {
    const known = this.laid.get(node) ?? [];
    const found = known.find(({ request: { width, height } }) => width === request.width && height === request.height);
    if (found !== undefined) return { ...found.box, x: 0, y: 0 };
    const box = this.layoutAnew(node, request);
    known.push({ request, box });
    this.laid.set(node, known);
    return box;
  }

  private layoutAnew(node: SlideNode, request: BoxRequest): Box {
    if (node.name === 'svg' || node.name === 'img') return this.replaced(node, request);
    const { display } = node.style.box;
    if (display === 'flex' || display === 'inline-flex') return layoutFlex(node, request, this.context);
    return display === 'table' ? layoutTable(node, request, this.context) : this.layoutBlock(node, request);
  }

  private runsOf(node: SlideNode): readonly Run[] {
    const runs = this.runs.get(node) ?? runsOf(node);
    this.runs.set(node, runs);
    return runs;
  }

  private replaced(node: SlideNode, request: BoxRequest): Box {
    const height = request.height ?? replacedSize(node, request.width).height;
    return { node, x: 0, y: 0, width: request.width, height, children: [], reach: { right: request.width, bottom: height }, baseline: null };
  }

  private layoutBlock(node: SlideNode, request: BoxRequest): Box {
    const { box } = node.style;
    const inner = Math.max(0, request.width - horizontalEdges(box));
    const left = box.padding.left + box.border.left;
    const children: Box[] = [];
    let y = box.padding.top + box.border.top;
    let right = 0;
    let marginBefore = 0;
    let baseline: number | null = null;
    for (const run of this.runsOf(node)) {
      if (run.kind === 'lines') {
        const lines = this.inline.lines(run, node.style, { width: inner, context: this.context });
        y += marginBefore;
        marginBefore = 0;
        if (lines.baseline !== null) baseline = y + lines.baseline;
        y += lines.height;
        right = Math.max(right, left + lines.width);
        continue;
      }
      const child = this.layoutChild(run.node, inner);
      const margin = marginsOf(run.node.style.box);
      // Margins between blocks collapse.
      y += Math.max(marginBefore, margin.top);
      child.x = left + margin.left;
      child.y = y;
      if (child.baseline !== null) baseline = y + child.baseline;
      y += child.height;
      marginBefore = margin.bottom;
      children.push(child);
    }
    y += marginBefore + box.padding.bottom + box.border.bottom;
    const natural = box.aspectRatio === null ? y : Math.max(y, request.width / box.aspectRatio);
    const height = request.height ?? limitedHeight(box, resolved(box.height, null) ?? natural, null);
    const reach = reachOf(children, { width: Math.max(request.width, right), height: Math.max(height, y) });
    return { node, x: 0, y: 0, width: request.width, height, children, reach, baseline };
  }

  private layoutChild(node: SlideNode, room: number): Box {
    const { box } = node.style;
    const margin = marginsOf(box);
    if (node.name === 'svg' || node.name === 'img') {
      const size = replacedSize(node, room);
      return this.replaced(node, size);
    }
    const asked = resolved(box.width, room);
    const wanted = asked ?? (box.display === 'table' ? Math.min(room, this.widths(node).max) : room - margin.left - margin.right);
    return this.layout(node, { width: limitedWidth(box, wanted, room), height: resolved(box.height, null) });
  }

  private widths(node: SlideNode): Widths {
    const widths = this.known.get(node) ?? this.widthsAnew(node);
    this.known.set(node, widths);
    return widths;
  }

  private widthsAnew(node: SlideNode): Widths {
    const { box } = node.style;
    if (node.name === 'svg' || node.name === 'img') {
      if (box.width !== null && box.width.share !== 0) return { min: 0, max: naturalSize(node).width };
      const { width } = replacedSize(node, null);
      return { min: width, max: width };
    }
    const fixed = box.width !== null && box.width.share === 0 ? box.width.px : null;
    if (fixed !== null) return { min: fixed, max: fixed };
    const content = this.contentWidths(node);
    return { min: limitedWidth(box, content.min, null), max: limitedWidth(box, content.max, null) };
  }

  private contentWidths(node: SlideNode): Widths {
    const { box } = node.style;
    const edges = horizontalEdges(box);
    if (box.display === 'table') return tableWidths(node, this.context);
    const outer = (child: SlideNode): Widths => {
      const { min, max } = this.widths(child);
      const margin = marginsOf(child.style.box);
      return { min: min + margin.left + margin.right, max: max + margin.left + margin.right };
    };
    if (box.display === 'flex' || box.display === 'inline-flex') {
      const items = flexItems(node).map(outer);
      const gaps = Math.max(0, items.length - 1) * box.columnGap;
      if (box.direction === 'row') return { min: edges + (box.wraps ? Math.max(0, ...items.map(({ min }) => min)) : gaps + items.reduce((sum, { min }) => sum + min, 0)), max: edges + gaps + items.reduce((sum, { max }) => sum + max, 0) };
      return { min: edges + Math.max(0, ...items.map(({ min }) => min)), max: edges + Math.max(0, ...items.map(({ max }) => max)) };
    }
    const runs = this.runsOf(node).map((run) => (run.kind === 'block' ? outer(run.node) : this.inline.widths(run, node.style, this.context)));
    return { min: edges + Math.max(0, ...runs.map(({ min }) => min)), max: edges + Math.max(0, ...runs.map(({ max }) => max)) };
  }
}
