/**
 * Boxes of plain flow → their places: columns and rows of boxes with known widths, and set text.
 *
 * React-PDF's layout resolves styles, fills a tree of Yoga nodes and reads it again, in many passes: two thirds of the time
 * that a long brief took to set. Text, lists, tables and figures need none of it. What is not in this subset of its
 * styles (shrinking, growing beside text, boxes as wide as their words) is left to it: `layOutFlow` returns null.
 */
import { engineLine } from './textkit.js';
import type { FlowStyle } from './flowStyle.js';
import { readFlowStyle } from './flowStyle.js';
import type { InstanceNode, LaidOutNode, NodeBox, NodeStyle, TextSetter } from './layoutTree.js';

const nearlyPt = 0.001;

/** Thrown where a box is outside the subset, and caught below. */
class OutsideFlow extends Error {}

const refuse = (): never => {
  throw new OutsideFlow();
};

const styleOf = (node: { readonly style: NodeStyle }): FlowStyle => readFlowStyle(node.style) ?? refuse();
const across = ({ padding, border }: FlowStyle): number => padding.left + padding.right + border.left + border.right;
const down = ({ padding, border }: FlowStyle): number => padding.top + padding.bottom + border.top + border.bottom;
/** Of free room before a box. */
const shareOf = (align: FlowStyle['align']): number => (align === 'center' ? 0.5 : align === 'flex-end' ? 1 : 0);
const sides = ({ margin }: FlowStyle): number => margin.left + margin.right;

function boxAt(style: FlowStyle, size: { readonly widthPt: number; readonly heightPt: number }): NodeBox {
  const { padding, border } = style;
  return {
    top: 0, left: 0, width: size.widthPt, height: size.heightPt,
    paddingTop: padding.top, paddingBottom: padding.bottom, paddingLeft: padding.left, paddingRight: padding.right,
    borderTopWidth: border.top, borderBottomWidth: border.bottom, borderLeftWidth: border.left, borderRightWidth: border.right,
  };
}

const moved = (node: LaidOutNode, leftPt: number, topPt: number): LaidOutNode =>
  node.box === undefined ? node : { ...node, box: { ...node.box, left: leftPt, top: topPt } };
const heightOf = (node: LaidOutNode): number => node.box?.height ?? 0;

/** Width that a box takes where it may be narrower than its place. */
function fitWidth(node: InstanceNode): number {
  const style = styleOf(node);
  if (style.widthPt !== null) return style.widthPt;
  if (node.type !== 'VIEW' || style.flex > 0) return refuse();
  const widths = node.children.map((child) => fitWidth(child) + sides(styleOf(child)));
  const inner = style.isRow ? widths.reduce((sum, width) => sum + width, 0) : Math.max(0, ...widths);
  return inner + across(style);
}

function layOutText(node: InstanceNode, style: FlowStyle, widthPt: number): LaidOutNode {
  const setter: TextSetter = node.props.hyphenationCallback ?? refuse();
  if (down(style) + across(style) > 0 || style.heightPt !== null) return refuse();
  const paragraph = setter({ runs: [] }, widthPt);
  const lines = paragraph.lines.map((line, index) => engineLine(paragraph, line, index));
  const heightPt = lines.reduce((sum, line) => sum + line.box.height, 0);
  return { type: node.type, props: node.props, style: node.style, box: boxAt(style, { widthPt, heightPt }), lines, children: [] };
}

/** Free room before the first of some items, and between them. */
function spread(justify: FlowStyle['justify'], freePt: number, count: number): { readonly beforePt: number; readonly betweenPt: number } {
  if (justify === 'space-between') return { beforePt: 0, betweenPt: count > 1 ? Math.max(0, freePt) / (count - 1) : 0 };
  return { beforePt: justify === 'flex-end' ? freePt : justify === 'center' ? freePt / 2 : 0, betweenPt: 0 };
}

/** A box out of the flow, from the corner inside its parent's border. */
function layOutAbsolute(node: InstanceNode, own: FlowStyle, { border }: FlowStyle): LaidOutNode {
  if (own.absolute === null || own.widthPt === null || sides(own) + own.margin.top > 0) return refuse();
  return moved(layOutNode(node, own.widthPt), border.left + own.absolute.leftPt, border.top + own.absolute.topPt);
}

function layOutColumn(node: InstanceNode, style: FlowStyle, widthPt: number): LaidOutNode {
  const innerPt = widthPt - across(style);
  const startPt = style.padding.left + style.border.left;
  const children: LaidOutNode[] = [];
  let yPt = style.padding.top + style.border.top;
  for (const child of node.children) {
    const own = styleOf(child);
    if (own.absolute !== null) {
      children.push(layOutAbsolute(child, own, style));
      continue;
    }
    if (own.flex > 0) return refuse();
    const free = innerPt - sides(own);
    const childPt = own.widthPt ?? (style.align === 'stretch' ? free : Math.min(free, fitWidth(child)));
    const laid = layOutNode(child, childPt);
    children.push(moved(laid, startPt + own.margin.left + (free - childPt) * shareOf(style.align), yPt + own.margin.top));
    yPt += own.margin.top + heightOf(laid) + own.margin.bottom;
  }
  const contentPt = yPt + style.padding.bottom + style.border.bottom;
  // a box that is too small for its content makes it shrink
  if (style.heightPt !== null && contentPt > style.heightPt + nearlyPt) return refuse();
  const heightPt = style.heightPt ?? Math.max(contentPt, style.leastHeightPt);
  return {
    type: node.type, props: node.props, style: node.style, box: boxAt(style, { widthPt, heightPt }),
    children: style.justify === 'flex-start' ? children : justified(children, style.justify, heightPt - contentPt),
  };
}

/** The boxes of a column with their share of its free height. */
function justified(nodes: readonly LaidOutNode[], justify: FlowStyle['justify'], freePt: number): readonly LaidOutNode[] {
  if (nodes.some((node) => styleOf(node).absolute !== null)) return refuse();
  const { beforePt, betweenPt } = spread(justify, freePt, nodes.length);
  return nodes.map((node, index) => moved(node, node.box?.left ?? 0, (node.box?.top ?? 0) + beforePt + betweenPt * index));
}

/** A box of a row in its place across the row, whose room for content is `roomPt` high; stretched where it may be. */
function acrossRow(item: LaidOutNode, own: FlowStyle, { align, roomPt, topPt }: { readonly align: FlowStyle['align']; readonly roomPt: number; readonly topPt: number }): LaidOutNode {
  const freePt = roomPt - own.margin.top - own.margin.bottom;
  const box = align === 'stretch' && own.heightPt === null ? stretched(item, freePt) : item;
  return moved(box, box.box?.left ?? 0, topPt + own.margin.top + (freePt - heightOf(box)) * shareOf(align));
}

/** A box made as high as its row; in it, what stands in a row moves with it. */
function stretched(node: LaidOutNode, heightPt: number): LaidOutNode {
  if (node.box === undefined || heightPt - node.box.height < nearlyPt) return node;
  const box = { ...node.box, height: heightPt };
  const style = styleOf(node);
  if (!style.isRow) return style.justify === 'flex-start' ? { ...node, box } : refuse();
  const place = { align: style.align, roomPt: heightPt - down(style), topPt: style.padding.top + style.border.top };
  return { ...node, box, children: (node.children ?? []).map((child) => acrossRow(child, styleOf(child), place)) };
}

function layOutRow(node: InstanceNode, style: FlowStyle, widthPt: number): LaidOutNode {
  const innerPt = widthPt - across(style);
  const items = node.children.map((child) => {
    const own = styleOf(child);
    if (own.absolute !== null) return refuse();
    return { child, own, fixedPt: own.flex > 0 ? 0 : (own.widthPt ?? fitWidth(child)) };
  });
  const taken = items.reduce((sum, { own, fixedPt }) => sum + fixedPt + sides(own), 0);
  const shares = items.reduce((sum, { own }) => sum + own.flex, 0);
  const free = innerPt - taken;
  if (free < -nearlyPt) return refuse();
  const laid = items.map(({ child, own, fixedPt }) => ({ own, node: layOutNode(child, own.flex > 0 ? (Math.max(0, free) * own.flex) / shares : fixedPt) }));
  const contentPt = Math.max(0, ...laid.map(({ own, node: { box } }) => own.margin.top + (box?.height ?? 0) + own.margin.bottom));
  if (style.heightPt !== null && contentPt + down(style) > style.heightPt + nearlyPt) return refuse();
  const heightPt = style.heightPt === null ? Math.max(contentPt, style.leastHeightPt - down(style)) : style.heightPt - down(style);
  const topPt = style.padding.top + style.border.top;
  const { beforePt, betweenPt } = spread(style.justify, shares > 0 ? 0 : Math.max(0, free), items.length);
  let xPt = style.padding.left + style.border.left + beforePt;
  const children = laid.map(({ own, node: item }) => {
    const placed = moved(item, xPt + own.margin.left, 0);
    xPt += sides(own) + (item.box?.width ?? 0) + betweenPt;
    return acrossRow(placed, own, { align: style.align, roomPt: heightPt, topPt });
  });
  return { type: node.type, props: node.props, style: node.style, box: boxAt(style, { widthPt, heightPt: heightPt + down(style) }), children };
}

function layOutNode(node: InstanceNode, widthPt: number): LaidOutNode {
  const style = styleOf(node);
  switch (node.type) {
    case 'TEXT':
      return layOutText(node, style, widthPt);
    case 'CANVAS':
      if ((style.widthPt === null && style.flex === 0) || style.heightPt === null || across(style) + down(style) > 0) return refuse();
      return { type: node.type, props: node.props, style: node.style, box: boxAt(style, { widthPt, heightPt: style.heightPt }), children: [] };
    case 'VIEW':
      return style.isRow ? layOutRow(node, style, widthPt) : layOutColumn(node, style, widthPt);
    default:
      return refuse();
  }
}

/** What boxes are laid out in: as high as they get, or of a height that they must keep within. */
export type FlowArea = { readonly widthPt: number; readonly heightPt: number | null };

/**
 * The boxes in a column, as a page of a galley, or null where one of them needs React-PDF's layout. Lengths in points, each
 * box from its parent's top left corner.
 *
 * Rules of columns and rows: https://www.w3.org/TR/css-flexbox-1/#layout-algorithm
 */
export function layOutFlow(nodes: readonly InstanceNode[], { widthPt, heightPt }: FlowArea): LaidOutNode | null {
  try {
    return layOutColumn({ type: 'PAGE', props: {}, style: {}, children: nodes }, { ...styleOf({ style: {} }), heightPt }, widthPt);
  } catch (error) {
    if (error instanceof OutsideFlow) return null;
    throw error;
  }
}
