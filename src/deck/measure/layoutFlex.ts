/** Flex containers: rows and columns whose items share the room. https://www.w3.org/TR/css-flexbox-1/#layout-algorithm */
import { clamp, horizontalEdges, isInFlow, limitedHeight, limitedWidth, marginsOf, reachOf, replacedSize, resolved, verticalEdges, type Box, type BoxRequest, type LayoutContext } from './box.js';
import type { SlideNode } from './slideTree.js';
import type { Alignment, BoxStyle } from './style.js';

type Item = { readonly node: SlideNode; readonly style: BoxStyle; readonly base: number; readonly least: number; readonly most: number; readonly margin: number };

const isReplaced = (node: SlideNode): boolean => node.name === 'svg' || node.name === 'img';

/** Items are elements; text directly in a flex container does not occur in decks. */
export const flexItems = (node: SlideNode): readonly SlideNode[] => node.children.filter((child): child is SlideNode => typeof child !== 'string' && isInFlow(child));

/** Main sizes of items in a container of a known size: they grow into room that is left or shrink to what there is. */
export function flexSizes(items: readonly Omit<Item, 'node'>[], room: number): readonly number[] {
  const sizes = items.map(({ base, least, most }) => clamp(base, least, most));
  const used = items.reduce((sum, item, index) => sum + (sizes[index] ?? 0) + item.margin, 0);
  const grows = used < room;
  const frozen = items.map(({ style, base }, index) => (grows ? style.grow : style.shrink) === 0 || (grows ? base > (sizes[index] ?? 0) : base < (sizes[index] ?? 0)));
  for (;;) {
    const open = items.flatMap((item, index) => (frozen[index] === true ? [] : [{ item, index }]));
    if (open.length === 0) return sizes;
    const taken = items.reduce((sum, item, index) => sum + item.margin + (frozen[index] === true ? (sizes[index] ?? 0) : item.base), 0);
    const free = room - taken;
    const weightOf = ({ style, base }: Omit<Item, 'node'>): number => (grows ? style.grow : style.shrink * base);
    const weights = open.reduce((sum, { item }) => sum + weightOf(item), 0);
    const factors = open.reduce((sum, { item }) => sum + (grows ? item.style.grow : item.style.shrink), 0);
    const shared = factors < 1 ? free * factors : free;
    let violation = 0;
    const found = open.map(({ item, index }) => {
      const wanted = item.base + (weights === 0 ? 0 : (shared * weightOf(item)) / weights);
      const size = clamp(wanted, item.least, item.most);
      violation += size - wanted;
      return { index, size, off: size - wanted };
    });
    for (const { index, size, off } of found) {
      sizes[index] = size;
      if (Math.abs(violation) < 0.001 || (violation > 0 && off > 0) || (violation < 0 && off < 0)) frozen[index] = true;
    }
  }
}

const alignmentOf = (container: BoxStyle, item: BoxStyle): Alignment => item.alignSelf ?? container.alignItems;

type Inner = { readonly width: number; readonly height: number | null };

/** Lays out a flex container. */
export function layoutFlex(node: SlideNode, request: BoxRequest, context: LayoutContext): Box {
  const { box } = node.style;
  const inner: Inner = { width: Math.max(0, request.width - horizontalEdges(box)), height: request.height === null ? null : Math.max(0, request.height - verticalEdges(box)) };
  const laid = box.direction === 'column' ? layoutColumn(node, inner, context) : layoutRow(node, inner, context);
  const [left, top] = [box.padding.left + box.border.left, box.padding.top + box.border.top];
  for (const child of laid.children) {
    child.x += left;
    child.y += top;
  }
  const height = request.height ?? limitedHeight(box, laid.height + verticalEdges(box), null);
  const last = laid.children.find((child) => child.baseline !== null);
  const reach = reachOf(laid.children, { width: request.width, height });
  const bottom = Math.max(reach.bottom, laid.height + verticalEdges(box));
  return { node, x: 0, y: 0, width: request.width, height, children: laid.children, reach: { right: reach.right, bottom }, baseline: last === undefined ? null : last.y + (last.baseline ?? 0) };
}

type Laid = { readonly children: readonly Box[]; readonly height: number };

/** The width of an item of a column: all there is, or what its content wants. */
function crossWidth(item: SlideNode, container: BoxStyle, { width, context }: { readonly width: number; readonly context: LayoutContext }): number {
  const { box } = item.style;
  const margin = marginsOf(box);
  const room = width - margin.left - margin.right;
  if (isReplaced(item)) return replacedSize(item, width).width;
  const asked = resolved(box.width, width);
  if (asked !== null) return limitedWidth(box, asked, width);
  if (alignmentOf(container, box) === 'stretch') return limitedWidth(box, room, width);
  const widths = context.widths(item);
  return limitedWidth(box, Math.min(widths.max, Math.max(widths.min, room)), width);
}

function layoutColumn(node: SlideNode, inner: Inner, context: LayoutContext): Laid {
  const { box } = node.style;
  const nodes = flexItems(node);
  const first = nodes.map((item) => {
    const { box: own } = item.style;
    const width = crossWidth(item, box, { width: inner.width, context });
    const basis = own.basis === null ? resolved(own.height, inner.height) : resolved(own.basis, inner.height);
    const height = basis ?? (own.aspectRatio === null ? null : width / own.aspectRatio);
    return { item, width, laid: height === null ? context.layout(item, { width, height: null }) : null, height };
  });
  const items = first.map(({ item, laid, height, width }): Item => {
    const { box: own } = item.style;
    const margin = marginsOf(own);
    const base = laid?.height ?? height ?? 0;
    const least = resolved(own.minHeight, inner.height) ?? (own.clips ? 0 : leastHeight(item, { width, base, context }));
    return { node: item, style: own, base, least, most: Math.max(least, resolved(own.maxHeight, inner.height) ?? Number.POSITIVE_INFINITY), margin: margin.top + margin.bottom };
  });
  const gaps = Math.max(0, items.length - 1) * box.rowGap;
  const sizes = inner.height === null ? items.map(({ base, least, most }) => clamp(base, least, most)) : flexSizes(items, inner.height - gaps);
  const used = items.reduce((sum, item, index) => sum + item.margin + (sizes[index] ?? 0), gaps);
  const free = (inner.height ?? used) - used;
  const spread = box.justify === 'space-between' && items.length > 1 ? Math.max(0, free) / (items.length - 1) : 0;
  let y = box.justify === 'center' ? free / 2 : box.justify === 'flex-end' ? free : 0;
  const children = first.map(({ item, width, laid }, index) => {
    const height = sizes[index] ?? 0;
    const child = laid !== null && Math.abs(laid.height - height) < 0.01 ? laid : context.layout(item, { width, height });
    const margin = marginsOf(item.style.box);
    child.y = y + margin.top;
    const free = inner.width - width - margin.left - margin.right;
    const aligned = alignmentOf(box, item.style.box);
    child.x = margin.left + (aligned === 'center' ? free / 2 : aligned === 'flex-end' ? free : 0);
    y += margin.top + height + margin.bottom + box.rowGap + spread;
    return child;
  });
  return { children, height: used };
}

/** `min-height: auto`: an item is not made lower than its content, unless a smaller size was asked for. */
function leastHeight(item: SlideNode, { width, base, context }: { readonly width: number; readonly base: number; readonly context: LayoutContext }): number {
  const { box } = item.style;
  if (box.shrink === 0 && box.basis === null) return 0;
  if (box.basis === null && box.aspectRatio === null) return base;
  const content = context.layout(item, { width, height: null }).height;
  return box.height === null ? content : Math.min(content, box.height.px);
}

function layoutRow(node: SlideNode, inner: Inner, context: LayoutContext): Laid {
  const { box } = node.style;
  const items = flexItems(node).map((item): Item => {
    const { box: own } = item.style;
    const margin = marginsOf(own);
    const replaced = isReplaced(item) ? replacedSize(item, inner.width).width : null;
    const basis = own.basis === null ? (resolved(own.width, inner.width) ?? replaced) : resolved(own.basis, inner.width);
    const widths = basis === null || own.minWidth === null ? (replaced === null ? context.widths(item) : { min: replaced, max: replaced }) : null;
    const base = Math.max(basis ?? widths?.max ?? 0, horizontalEdges(own));
    const least = resolved(own.minWidth, inner.width) ?? (own.clips ? 0 : Math.min(widths?.min ?? 0, own.width === null ? Number.POSITIVE_INFINITY : base));
    return { node: item, style: own, base, least, most: Math.max(least, resolved(own.maxWidth, inner.width) ?? Number.POSITIVE_INFINITY), margin: margin.left + margin.right };
  });
  const lines: Item[][] = [];
  let used = 0;
  for (const item of items) {
    const width = clamp(item.base, item.least, item.most) + item.margin;
    const line = lines.at(-1);
    if (line === undefined || (box.wraps && used + box.columnGap + width > inner.width + 0.02)) {
      lines.push([item]);
      used = width;
    } else {
      line.push(item);
      used += box.columnGap + width;
    }
  }
  let y = 0;
  const children = lines.flatMap((line, index) => {
    if (index > 0) y += box.rowGap;
    const laid = layoutLine(line, { box, inner: { width: inner.width, height: lines.length === 1 ? inner.height : null }, y }, context);
    y += laid.height;
    return laid.children;
  });
  return { children, height: y };
}

/** One line of a row: widths, then heights, which all items may share. */
function layoutLine(line: readonly Item[], { box, inner, y }: { readonly box: BoxStyle; readonly inner: Inner; readonly y: number }, context: LayoutContext): Laid {
  const gaps = Math.max(0, line.length - 1) * box.columnGap;
  const sizes = flexSizes(line, inner.width - gaps);
  const first = line.map(({ node: item, style }, index) => {
    const width = sizes[index] ?? 0;
    const asked = isReplaced(item) ? replacedSize(item, inner.width).height : resolved(style.height, inner.height);
    return { item, style, margin: marginsOf(style), laid: context.layout(item, { width, height: asked }), isSet: asked !== null };
  });
  const content = first.reduce((most, { laid, margin }) => Math.max(most, laid.height + margin.top + margin.bottom), 0);
  const height = inner.height ?? content;
  const used = first.reduce((sum, { laid, margin }) => sum + laid.width + margin.left + margin.right, gaps);
  const free = Math.max(0, inner.width - used);
  const autos = first.reduce((sum, { style }) => sum + (style.margin.left === null ? 1 : 0) + (style.margin.right === null ? 1 : 0), 0);
  let x = autos > 0 ? 0 : box.justify === 'center' ? free / 2 : box.justify === 'flex-end' ? free : 0;
  const children = first.map(({ item, style, margin, laid, isSet }) => {
    const aligned = alignmentOf(box, style);
    const stretched = limitedHeight(style, height - margin.top - margin.bottom, null);
    const child = aligned === 'stretch' && !isSet && !isReplaced(item) && (inner.height !== null || Math.abs(laid.height - stretched) > 0.01) ? context.layout(item, { width: laid.width, height: stretched }) : laid;
    const spare = height - child.height - margin.top - margin.bottom;
    if (style.margin.left === null) x += free / autos;
    child.x = x + margin.left;
    child.y = y + margin.top + (aligned === 'center' ? spare / 2 : aligned === 'flex-end' ? spare : 0);
    x += margin.left + child.width + margin.right + box.columnGap + (style.margin.right === null ? free / autos : 0);
    return child;
  });
  return { children, height: inner.height ?? content };
}
