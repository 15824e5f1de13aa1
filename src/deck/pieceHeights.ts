/** A slide's content with its layout → where each of its pieces stands. */
import type { Flow } from '../document/nodes.js';
import { headRowsOf } from '../document/tableGrid.js';
import { visit } from '../document/visit.js';
import type { Piece } from './chooseBreaks.js';
import type { Box } from './measure/box.js';
import { readableHeight, shownFigures, type LaidOutSlide } from './shownFigures.js';
import { breakCosts, dividedOf, pieceCount, rowGroups } from './slidePieces.js';

/** Top and bottom of a box on the frame. */
type Extent = { readonly top: number; readonly bottom: number };
type Placed = Extent & { readonly box: Box };

type Span = { top: number; bottom: number; openPx: number; closePx: number; wantedPx: number; footnotes: readonly string[] };

/** The boxes of each node on the frame. */
function placedBoxes({ frame, sources }: LaidOutSlide): ReadonlyMap<Flow, readonly Placed[]> {
  const placed = new Map<Flow, Placed[]>();
  const walk = (box: Box, y: number): void => {
    const top = y + box.y;
    const nodes = box.node.source === null ? [] : (sources.get(box.node.source) ?? []);
    for (const node of nodes) {
      const boxes = placed.get(node) ?? [];
      boxes.push({ top, bottom: top + box.height, box });
      placed.set(node, boxes);
    }
    for (const child of box.children) walk(child, top);
  };
  walk(frame, 0);
  return placed;
}

/** The nearest boxes inside one that have the name, with their places. */
function inside({ box, top }: Placed, isWanted: (box: Box) => boolean): readonly Placed[] {
  if (isWanted(box)) return [{ box, top, bottom: top + box.height }];
  return box.children.flatMap((child) => inside({ box: child, top: top + child.y, bottom: 0 }, isWanted));
}

const named = (...names: readonly string[]) => ({ node }: Box): boolean => names.includes(node.name);

/** Boxes as many as asked for, one group after the other. */
function grouped(boxes: readonly Placed[], counts: readonly number[]): readonly (readonly Placed[])[] {
  let at = 0;
  return counts.map((count) => boxes.slice(at, (at += count)));
}

/** The boxes of a node's units, in order; those of one unit together. */
function unitBoxes(node: Flow, placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const all = (isWanted: (box: Box) => boolean): readonly Placed[] => placed.slice(0, 1).flatMap((box) => inside(box, isWanted));
  if (node.type === 'list') return all(named('li')).map((box) => [box]);
  if (node.type === 'definitionList') return grouped(all(named('dt', 'dd')), node.children.map((item) => item.terms.length + item.definitions.length));
  if (node.type === 'code') return all(({ node: { classes } }) => classes.includes('line')).map((box) => [box]);
  if (node.type !== 'table') return [placed];
  const rows = all(named('tr'));
  return grouped(rows.slice(headRowsOf(node) - node.children.length), rowGroups(node).map((group) => group.length));
}

const extentOf = (boxes: readonly Placed[]): Extent | null =>
  boxes.length === 0 ? null : { top: Math.min(...boxes.map(({ top }) => top)), bottom: Math.max(...boxes.map(({ bottom }) => bottom)) };

function citedIn(node: Flow, unit: number | null): readonly string[] {
  const content = unit === null ? [node] : node.type === 'list' ? node.children.slice(unit, unit + 1) : node.type === 'table' ? (rowGroups(node)[unit] ?? []) : node.type === 'definitionList' ? node.children.slice(unit, unit + 1) : [];
  const cited: string[] = [];
  visit(content, (each) => {
    if (each.type === 'speakerNotes') return 'skip';
    if (each.type === 'footnoteReference') cited.push(each.identifier);
    return undefined;
  });
  return cited;
}

/** Height of a figure's drawing that is easily read from the last row, where its own proportions give it as much. */
const EASY_PX = 330;

/** What the highest drawing in a node, made lower for want of room, is short of that, and of the height at which its text can be read. */
function wantedHeight(node: Flow, placed: readonly Placed[], slide: LaidOutSlide): number {
  if (node.type !== 'figure' && node.type !== 'columns') return 0;
  return placed.flatMap(({ box }) => shownFigures({ ...slide, frame: box })).reduce((most, shown) => {
    const { drawing, box } = shown;
    const wantedPx = Math.max(EASY_PX, readableHeight(shown));
    return Math.max(most, Math.min(wantedPx, (box.width * drawing.heightPx) / drawing.widthPx) - box.height);
  }, 0);
}

/** Adds what a box takes around its content where a slide begins or ends inside it. */
function withEdges(spans: readonly Span[], outer: Extent | null): void {
  const [first, last] = [spans[0], spans.at(-1)];
  if (outer === null || first === undefined || last === undefined) return;
  const [openPx, closePx] = [first.top - outer.top, outer.bottom - last.bottom];
  for (const span of spans) {
    if (span !== first) span.openPx += openPx;
    if (span !== last) span.closePx += closePx;
  }
  first.top = outer.top;
  last.bottom = outer.bottom;
}

type PlacedSlide = LaidOutSlide & { readonly placed: ReadonlyMap<Flow, readonly Placed[]> };

function spansOf(node: Flow, slide: PlacedSlide): readonly Span[] {
  const count = pieceCount(node);
  if (count === 0) return [];
  const boxes = slide.placed.get(node) ?? [];
  const outer = extentOf(boxes);
  const divided = dividedOf(node);
  if (divided.kind === 'flow') {
    const spans = divided.children.flatMap((child) => spansOf(child, slide));
    withEdges(spans, outer);
    return spans;
  }
  if (divided.kind !== 'units' || outer === null) return Array.from({ length: count }, () => ({ top: outer?.top ?? Number.NaN, bottom: outer?.bottom ?? Number.NaN, openPx: 0, closePx: 0, wantedPx: wantedHeight(node, boxes, slide), footnotes: citedIn(node, null) }));
  const units = unitBoxes(node, boxes);
  const spans = Array.from({ length: count }, (_, unit): Span => {
    const extent = extentOf(units[unit] ?? []) ?? outer;
    return { top: extent.top, bottom: extent.bottom, openPx: 0, closePx: 0, wantedPx: 0, footnotes: citedIn(node, unit) };
  });
  const caption = node.type === 'table' ? captionHeight(boxes) : 0;
  withEdges(spans, outer);
  // A caption is not repeated.
  for (const span of spans.slice(1)) span.openPx -= caption;
  return spans;
}

const captionHeight = (placed: readonly Placed[]): number => placed.slice(0, 1).flatMap((box) => inside(box, named('caption'))).reduce((sum, { box }) => sum + box.height, 0);

/** The pieces of a slide's content, in order, as they stand in a layout with all of them. */
export function piecesOf(nodes: readonly Flow[], slide: LaidOutSlide): readonly Piece[] {
  const placed = { ...slide, placed: placedBoxes(slide) };
  const costs = breakCosts(nodes);
  let reached = 0;
  return nodes.flatMap((node) => spansOf(node, placed)).map((span, index): Piece => {
    // What shows nothing, such as a figure that could not be drawn, takes no room.
    const isSeen = !Number.isNaN(span.top);
    const [topPx, bottomPx] = isSeen ? [span.top, span.bottom] : [reached, reached];
    reached = bottomPx;
    return { topPx, bottomPx, openPx: span.openPx, closePx: span.closePx, wantedPx: span.wantedPx, footnotes: span.footnotes, cost: costs[index] ?? 0 };
  });
}
