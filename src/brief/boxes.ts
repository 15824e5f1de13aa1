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

/** The children that are set again at the top of a later page, if a break at `yPt` is below them. */
export const repeatedChildren = (node: LaidOutNode, topPt: number, yPt: number): readonly LaidOutNode[] =>
  childrenOf(node).filter((child) => child.props.block?.repeat === true && topPt + boxOf(child).top + boxOf(child).height <= yPt + nearlyPt);

/** Height that the containers open at a break add above the rest on the next page: borders, padding, repeated heads. */
export function carriedPt(node: LaidOutNode, topPt: number, yPt: number): number {
  if (isText(node) || !straddles(node, topPt, yPt)) return 0;
  const box = boxOf(node);
  const own = isDecorated(node) ? box.borderTopWidth + box.paddingTop : 0;
  let heads = 0;
  let inner = 0;
  for (const child of childrenOf(node)) {
    const { top, height } = boxOf(child);
    if (child.props.block?.repeat === true && topPt + top + height <= yPt + nearlyPt) heads += height;
    inner = Math.max(inner, carriedPt(child, topPt + top, yPt));
  }
  return own + heads + inner;
}

/** Height that the containers open at a break add below what is above it. */
export function trailingPt(node: LaidOutNode, topPt: number, yPt: number): number {
  if (isText(node) || !straddles(node, topPt, yPt)) return 0;
  const box = boxOf(node);
  const own = isDecorated(node) ? box.borderBottomWidth + box.paddingBottom : 0;
  let inner = 0;
  for (const child of childrenOf(node)) inner = Math.max(inner, trailingPt(child, topPt + boxOf(child).top, yPt));
  return own + inner;
}
