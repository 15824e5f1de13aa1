/** Made-up pages → the plain nodes that `@react-pdf/render` walks, with our own painting in them. */
import type { PaintedDrawing, LaidOutNode, RenderNode } from './layoutTree.js';
import { boxOf, childrenOf, isDecorated, isText } from './boxes.js';
import { paintDrawing, paintFormula, type DrawingPainter } from './paintDrawing.js';
import { paintText, type TextPainter } from './paintText.js';
import type { PdfDocument, StructureElement } from './pdfDocument.js';
import { artifact, type Structure, type Tagged } from './structure.js';

/** A box on a page. Margin boxes are artifacts: readers of the structure skip them. */
export type PlacedBox = { readonly node: LaidOutNode; readonly leftPt: number; readonly topPt: number; readonly artifact: boolean };

export type PrintedPage = { readonly widthPt: number; readonly heightPt: number; readonly boxes: readonly PlacedBox[] };

/** Where something can be jumped to; lengths from the page's top left corner. */
export type Destination = { readonly name: string; readonly pageIndex: number; readonly topPt: number; readonly leftPt: number };
export type OutlineEntry = { readonly title: string; readonly depth: number; readonly pageIndex: number; readonly topPt: number };

/** Collected while the nodes are built; complete before the first page is painted. */
export type Places = {
  readonly destinations: Map<string, Destination>;
  readonly outline: OutlineEntry[];
};

export type PageRenderer = {
  readonly structure: Structure;
  readonly text: TextPainter;
  readonly drawings: DrawingPainter;
  readonly places: Places;
};

type Surroundings = {
  readonly pageIndex: number;
  /** Of the parent's box on the page. */
  readonly leftPt: number;
  readonly topPt: number;
  readonly parent: StructureElement;
  /** What the nearest box around says; null where none has said anything. */
  readonly tagged: Tagged | null;
  readonly wrapMarkColour: string | null;
};

/** The nodes of one page. */
export function pageNode(page: PrintedPage, pageIndex: number, renderer: PageRenderer): RenderNode {
  const children = page.boxes.flatMap((placed) =>
    renderNodes(
      placed.node,
      {
        pageIndex, leftPt: placed.leftPt, topPt: placed.topPt, parent: renderer.structure.root,
        tagged: placed.artifact ? artifact : null, wrapMarkColour: null,
      },
      renderer,
    ).map(movedBy(placed.leftPt, placed.topPt)),
  );
  return { type: 'PAGE', props: {}, style: {}, box: { left: 0, top: 0, width: page.widthPt, height: page.heightPt }, children: gathered(children, renderer.text.doc) };
}

/** A node that runs `paint` where it stands in the order of painting. React-PDF wants a canvas to have an extent. */
export const paintNode = (paint: () => void, box: RenderNode['box'] = { left: 0, top: 0, width: 1, height: 1 }): RenderNode => ({
  type: 'CANVAS', props: { paint, own: paint }, style: {}, box, children: [],
});

/** The same node in its grandparent's coordinates: a box that shows nothing needs no node of its own. */
const movedBy = (leftPt: number, topPt: number) => (node: RenderNode): RenderNode => ({ ...node, box: { ...node.box, left: (node.box.left ?? 0) + leftPt, top: (node.box.top ?? 0) + topPt } });

/**
 * Neighbouring painted nodes as one: `@react-pdf/render` 4.7 builds an object of 36 methods for each canvas, which took
 * longer than painting.
 */
function gathered(nodes: readonly RenderNode[], doc: PdfDocument): RenderNode[] {
  const groups: RenderNode[][] = [];
  for (const node of nodes) {
    const last = groups.at(-1);
    if (last?.[0]?.props.own !== undefined && node.props.own !== undefined) last.push(node);
    else groups.push([node]);
  }
  return groups.flatMap((group) => (group.length === 1 ? group : [paintNode(() => { group.forEach((node) => { paintPlaced(node, doc); }); })]));
}

function paintPlaced({ box, props }: RenderNode, doc: PdfDocument): void {
  doc.save().translate((box.left ?? 0) + (box.paddingLeft ?? 0), (box.top ?? 0) + (box.paddingTop ?? 0));
  props.own?.();
  doc.restore();
}

function renderNodes(node: LaidOutNode, around: Surroundings, renderer: PageRenderer): RenderNode[] {
  const { structure } = renderer;
  const box = boxOf(node);
  const topPt = around.topPt + box.top;
  const leftPt = around.leftPt + box.left;
  const block = node.props.block;
  const isArtifact = around.tagged?.kind === 'artifact';
  const { inner, tagged: own } = isArtifact ? { inner: around.parent, tagged: around.tagged } : structure.elementOf(block, around.parent);
  const tagged = own ?? around.tagged;
  notePlaces(node, { pageIndex: around.pageIndex, topPt, leftPt, isArtifact }, renderer.places);

  if (isText(node)) {
    const content = tagged ?? structure.paragraphIn(inner);
    return [textNode(node, { ...around, leftPt, topPt }, { tagged: content, renderer })];
  }
  if (node.type === 'CANVAS') return [canvasNode(node, tagged ?? artifact, renderer)];

  const within: Surroundings = { pageIndex: around.pageIndex, leftPt, topPt, parent: inner, tagged: containerTag(own, around), wrapMarkColour: block?.wrapMarkColour ?? around.wrapMarkColour };
  const children = childrenOf(node).flatMap((child) => renderNodes(child, within, renderer));
  const { doc } = renderer.text;
  const view = (parts: readonly RenderNode[]): RenderNode => ({ type: 'VIEW', props: {}, style: node.style, box, children: gathered(parts, doc) });
  if (!isDecorated(node)) return node.style.overflow === 'hidden' || node.style.transform != null ? [view(children)] : children.map(movedBy(box.left, box.top));
  // Backgrounds and borders are painted by React-PDF before the children: the artifact opens before and closes within.
  const open = paintNode(() => doc.markContent('Artifact', { type: 'Layout' }));
  const close = paintNode(() => doc.endMarkedContent());
  return [open, view([close, ...children])];
}

/** Tags that hold text of their own; text in any other box makes a paragraph in it. */
const holdsText = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'TH', 'TD', 'Caption', 'Code', 'Formula', 'Figure', 'BibEntry', 'TOCI']);

function containerTag(own: Tagged | null, around: Surroundings): Tagged | null {
  if (own === null) return around.tagged;
  return own.kind === 'artifact' || holdsText.has(own.tag) ? own : null;
}

type NodePlace = { readonly pageIndex: number; readonly topPt: number; readonly leftPt: number; readonly isArtifact: boolean };

function notePlaces(node: LaidOutNode, place: NodePlace, places: Places): void {
  const block = node.props.block;
  if (block === undefined || place.isArtifact) return;
  for (const name of block.ids ?? []) {
    if (!places.destinations.has(name)) places.destinations.set(name, { name, pageIndex: place.pageIndex, topPt: place.topPt, leftPt: place.leftPt });
  }
  if (block.heading !== undefined) places.outline.push({ title: block.heading.title, depth: block.heading.depth, pageIndex: place.pageIndex, topPt: place.topPt });
}

type TextSetting = { readonly tagged: Tagged; readonly renderer: PageRenderer };

function textNode(node: LaidOutNode, at: Surroundings, { tagged, renderer }: TextSetting): RenderNode {
  const box = boxOf(node);
  const shift = node.alignOffset ?? 0;
  const lines = node.lines ?? [];
  const firstY = lines[0]?.box.y ?? 0;
  for (const line of lines) {
    for (const item of line.set.items) {
      const name = placeName(item.mark);
      if (name !== null && !renderer.places.destinations.has(name)) {
        renderer.places.destinations.set(name, { name, pageIndex: at.pageIndex, topPt: at.topPt + box.paddingTop + line.box.y - firstY, leftPt: at.leftPt });
      }
    }
  }
  const { paddingTop, paddingLeft } = box;
  return paintNode(
    () => {
      paintText(lines.map((line) => ({ line, xPt: -shift, yPt: line.box.y - firstY })), { tagged, wrapMarkColour: at.wrapMarkColour, widthPt: box.width }, renderer.text);
    },
    { left: box.left, top: box.top, width: Math.max(1, box.width), height: Math.max(1, box.height), paddingTop, paddingLeft, paddingRight: 0, paddingBottom: 0 },
  );
}

/** The destination that a mark in the text makes: where a footnote is cited, or an author's own id. */
function placeName(mark: string | null): string | null {
  if (mark === null) return null;
  if (mark.startsWith('footnote:')) return `fnref-${mark.slice('footnote:'.length)}`;
  return mark.startsWith('anchor:') ? mark.slice('anchor:'.length) : null;
}

function canvasNode(node: LaidOutNode, tagged: Tagged, renderer: PageRenderer): RenderNode {
  const { doc } = renderer.text;
  const box = boxOf(node);
  const { painted } = node.props;
  // A template's own canvas is decoration, unless it stands in a figure.
  const isContent = painted !== undefined && tagged.kind === 'element';
  if (painted === undefined) {
    if (box.width <= 0 || box.height <= 0) return { type: 'VIEW', props: {}, style: {}, box, children: [] };
    const original = node.props.paint;
    return {
      type: 'CANVAS', style: {}, box, children: [],
      props: {
        paint: (painter, widthPt, heightPt) => {
          doc.markContent('Artifact', { type: 'Layout' });
          original?.(painter, widthPt, heightPt);
          doc.endMarkedContent();
        },
      },
    };
  }
  return paintNode(() => {
    if (isContent) tagged.element.add(doc.markStructureContent(tagged.tag));
    else doc.markContent('Artifact', { type: 'Layout' });
    paintIn(painted, { widthPt: box.width, heightPt: box.height }, renderer.drawings);
    doc.endMarkedContent();
  }, box);
}

function paintIn(painted: PaintedDrawing, size: { widthPt: number; heightPt: number }, painter: DrawingPainter): void {
  const area = { xPt: 0, yPt: 0, ...size };
  if (painted.kind === 'drawing') paintDrawing(painted.drawing, area, painter);
  else paintFormula(painted.formula, { ...area, colour: painted.colour }, painter);
}
