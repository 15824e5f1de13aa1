/** What laying out gives: boxes with their places. Types, and sums of edges. */
import type { SlideNode } from './slideTree.js';
import type { BoxStyle } from './style.js';

/** Border box; lengths in px, places from the parent's top left corner. */
export type Box = {
  readonly node: SlideNode;
  x: number;
  y: number;
  readonly width: number;
  readonly height: number;
  readonly children: readonly Box[];
  /** How far its content reaches from its own top left corner, its own box at least: what scrolling could show. */
  readonly reach: { readonly right: number; readonly bottom: number };
  /** Of its last line, from its top; null without lines. */
  readonly baseline: number | null;
};

/** How large the border box is to be; a height of null follows from the content. */
export type BoxRequest = { readonly width: number; readonly height: number | null };

export type Widths = { readonly min: number; readonly max: number };

export const horizontalEdges = ({ padding, border }: BoxStyle): number => padding.left + padding.right + border.left + border.right;
export const verticalEdges = ({ padding, border }: BoxStyle): number => padding.top + padding.bottom + border.top + border.bottom;

/** What a box and what it does not clip reach, seen from its parent. */
export function reachOf(children: readonly Box[], own: { readonly width: number; readonly height: number }): Box['reach'] {
  let { width: right, height: bottom } = own;
  for (const child of children) {
    const { reach } = child.node.style.box.clips ? { reach: { right: child.width, bottom: child.height } } : child;
    right = Math.max(right, child.x + reach.right);
    bottom = Math.max(bottom, child.y + reach.bottom);
  }
  return { right, bottom };
}

/** What each way of laying out needs of the others. */
export type LayoutContext = {
  readonly layout: (node: SlideNode, request: BoxRequest) => Box;
  /** Min-content and max-content widths of the border box. */
  readonly widths: (node: SlideNode) => Widths;
};

export const clamp = (value: number, least: number, most: number): number => Math.max(least, Math.min(most, value));

/** A length where percentages refer to `of`; null stays null, and so does a percentage of nothing known. */
export const resolved = (length: BoxStyle['width'], of: number | null): number | null =>
  length === null || (length.share !== 0 && of === null) ? null : length.px + length.share * (of ?? 0);

/** Margins with `auto` as none. */
export const marginsOf = ({ margin }: BoxStyle): { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number } => ({
  top: margin.top ?? 0, right: margin.right ?? 0, bottom: margin.bottom ?? 0, left: margin.left ?? 0,
});

/** A width within the limits that a style sets. */
export function limitedWidth(style: BoxStyle, width: number, container: number | null): number {
  return clamp(width, resolved(style.minWidth, container) ?? 0, resolved(style.maxWidth, container) ?? Number.POSITIVE_INFINITY);
}

export function limitedHeight(style: BoxStyle, height: number, container: number | null): number {
  return clamp(height, resolved(style.minHeight, container) ?? 0, resolved(style.maxHeight, container) ?? Number.POSITIVE_INFINITY);
}

export const isInFlow = (node: SlideNode): boolean => node.style.box.display !== 'none' && !node.style.box.isAbsolute;
export const isInline = (node: SlideNode): boolean => node.style.box.display.startsWith('inline');

/** The natural size of a drawing or picture. */
export function naturalSize(node: SlideNode): { readonly width: number; readonly height: number } {
  const { width, height, viewBox } = node.attributes;
  const em = node.style.text.font.sizePx;
  const length = (text: string | undefined): number | null => (text === undefined ? null : text.endsWith('em') ? Number.parseFloat(text) * em : Number.parseFloat(text));
  const [, , boxWidth = 300, boxHeight = 150] = (viewBox ?? '').split(/[\s,]+/).map(Number);
  const ratio = viewBox === undefined ? 2 : boxWidth / boxHeight;
  const [w, h] = [length(width), length(height)];
  return { width: w ?? (h === null ? boxWidth : h * ratio), height: h ?? (w === null ? boxHeight : w / ratio) };
}

/** The size of a drawing or picture in a container; widths in a share of it count as natural where it is not known. */
export function replacedSize(node: SlideNode, container: number | null): { readonly width: number; readonly height: number } {
  const { box } = node.style;
  const natural = naturalSize(node);
  const ratio = natural.height === 0 ? 1 : natural.width / natural.height;
  const height = box.height !== null && box.height.share === 0 ? box.height.px : null;
  const asked = resolved(box.width, container);
  let width = asked ?? (height === null ? natural.width : height * ratio);
  const most = resolved(box.maxWidth, container);
  const isLimited = most !== null && width > most;
  if (isLimited) width = most;
  return { width, height: height !== null && !isLimited ? height : height ?? width / ratio };
}
