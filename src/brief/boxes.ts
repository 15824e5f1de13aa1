/** Laid-out boxes → where their content begins and ends, and what a page break through them adds. */
import type { LaidOutNode, NodeBox } from './layoutTree.js';

export const nearlyPt = 0.01;

/** The box of a node that the layout gave one. */
export function boxOf(node: LaidOutNode): NodeBox {
  if (node.box === undefined) throw new Error(`a laid-out ${node.type} has no box`);
  return node.box;
}

export const isText = (node: LaidOutNode): boolean => node.type === 'TEXT';
export const isRow = (node: LaidOutNode): boolean => node.style.flexDirection === 'row';
/** Children with a box; a text node's own children are strings. */
export const childrenOf = (node: LaidOutNode): readonly LaidOutNode[] => (isText(node) ? [] : (node.children ?? []));

/** A box that shows: its padding belongs to it on every page it is on, as `box-decoration-break: clone` has it. */
export function isDecorated(node: LaidOutNode): boolean {
  const box = boxOf(node);
  return node.style.backgroundColor != null || box.borderTopWidth + box.borderBottomWidth + box.borderLeftWidth + box.borderRightWidth > 0;
}

/** Whether the last thing in a box wants what follows it on the same page. */
export function keepsWithNext(node: LaidOutNode): boolean {
  if (node.props.block?.keepWithNext === true) return true;
  const last = childrenOf(node).at(-1);
  return last !== undefined && !isRow(node) && keepsWithNext(last);
}

export type Extent = { readonly topPt: number; readonly bottomPt: number };

/** From the first ink to the last, lines with their leading; null for empty space. `topPt` is where the box's top lies. */
export function contentExtent(node: LaidOutNode, topPt: number): Extent | null {
  const box = boxOf(node);
  if (isText(node)) {
    const lines = node.lines ?? [];
    if (lines.length === 0) return null;
    return { topPt: topPt + box.paddingTop, bottomPt: topPt + box.height - box.paddingBottom };
  }
  const whole = { topPt, bottomPt: topPt + box.height };
  if (isDecorated(node) || node.type === 'CANVAS') return whole;
  let extent: Extent | null = null;
  for (const child of childrenOf(node)) {
    const inner = contentExtent(child, topPt + boxOf(child).top);
    if (inner === null) continue;
    extent = extent === null ? inner : { topPt: Math.min(extent.topPt, inner.topPt), bottomPt: Math.max(extent.bottomPt, inner.bottomPt) };
  }
  return extent;
}

const straddles = (node: LaidOutNode, topPt: number, yPt: number): boolean => topPt < yPt - nearlyPt && topPt + boxOf(node).height > yPt + nearlyPt;

/**
 * The children that may touch a stretch of the galley; side by side, all of them. Below each other they come in order,
 * so that what lies far above or below need not be looked at: a book's galley has tens of thousands.
 */
export function childrenBetween(node: LaidOutNode, topPt: number, stretch: { readonly fromYPt: number; readonly toYPt: number }): readonly LaidOutNode[] {
  const children = childrenOf(node);
  if (isRow(node) || children.length < 8) return children;
  const firstIndex = (isPast: (child: LaidOutNode) => boolean): number => {
    let low = 0;
    let high = children.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const child = children[middle];
      if (child !== undefined && isPast(child)) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const first = firstIndex((child) => topPt + boxOf(child).top + boxOf(child).height >= stretch.fromYPt - nearlyPt);
  const end = firstIndex((child) => topPt + boxOf(child).top > stretch.toYPt + nearlyPt);
  return children.slice(first, end);
}

/** The children that are set again at the top of a later page, if a break at `yPt` is below them: the first ones of their parent. */
export function repeatedChildren(node: LaidOutNode, topPt: number, yPt: number): readonly LaidOutNode[] {
  const children = childrenOf(node);
  let count = 0;
  for (let child = children[0]; child?.props.block?.repeat === true && topPt + boxOf(child).top + boxOf(child).height <= yPt + nearlyPt; child = children[count]) count += 1;
  return children.slice(0, count);
}

/** Height that the containers open at a break add above the rest on the next page: borders, padding, repeated heads. */
export function carriedPt(node: LaidOutNode, topPt: number, yPt: number): number {
  if (isText(node) || !straddles(node, topPt, yPt)) return 0;
  const box = boxOf(node);
  const own = isDecorated(node) ? box.borderTopWidth + box.paddingTop : 0;
  const heads = repeatedChildren(node, topPt, yPt).reduce((sum, head) => sum + boxOf(head).height, 0);
  let inner = 0;
  for (const child of childrenBetween(node, topPt, { fromYPt: yPt, toYPt: yPt })) inner = Math.max(inner, carriedPt(child, topPt + boxOf(child).top, yPt));
  return own + heads + inner;
}

/** Height that the containers open at a break add below what is above it. */
export function trailingPt(node: LaidOutNode, topPt: number, yPt: number): number {
  if (isText(node) || !straddles(node, topPt, yPt)) return 0;
  const box = boxOf(node);
  const own = isDecorated(node) ? box.borderBottomWidth + box.paddingBottom : 0;
  let inner = 0;
  for (const child of childrenBetween(node, topPt, { fromYPt: yPt, toYPt: yPt })) inner = Math.max(inner, trailingPt(child, topPt + boxOf(child).top, yPt));
  return own + inner;
}
