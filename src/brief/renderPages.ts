/** Made-up pages → painted pages of the PDF, with their structure elements. */
import type { PaintedDrawing, LaidOutNode } from './layoutTree.js';
import { boxOf, childrenOf, isDecorated, isText } from './boxes.js';
import type { Area, PageContent } from './pageContent.js';
import { clipToBox, paintDecoration } from './paintDecoration.js';
import { paintDrawing, paintFormula, type DrawingPainter, type TaggedArea } from './paintDrawing.js';
import { paintText, type TextPainter } from './paintText.js';
import { decoration, marginBox, type Structure, type Tagged, type TagPlace } from './structure.js';

/** A box on a page. Margin boxes are artifacts: readers of the structure skip them, but for their links. `scale` is 1 where left out. */
export type PlacedBox = { readonly node: LaidOutNode; readonly leftPt: number; readonly topPt: number; readonly artifact: boolean; readonly scale?: number };

export type PrintedPage = { readonly widthPt: number; readonly heightPt: number; readonly boxes: readonly PlacedBox[] };

export type PageRenderer = {
  readonly content: PageContent;
  readonly structure: Structure;
  readonly text: TextPainter;
  readonly drawings: DrawingPainter;
};

type Surroundings = {
  /** Of the parent's box on the page. */
  readonly leftPt: number;
  readonly topPt: number;
  readonly tags: TagPlace;
  readonly wrapMarkColour: string | null;
};

/** Paints a page after those before it. */
export function renderPage(page: PrintedPage, renderer: PageRenderer): void {
  renderer.content.openPage(page);
  const { structure, content } = renderer;
  for (const { node, leftPt, topPt, artifact: isArtifact, scale = 1 } of page.boxes) {
    const { top } = structure;
    const tags = isArtifact ? { ...top, tagged: marginBox } : top;
    if (scale === 1) renderNode(node, { leftPt, topPt, tags, wrapMarkColour: null }, renderer);
    else {
      content.save();
      content.transform([scale, 0, 0, scale, leftPt, topPt]);
      renderNode(node, { leftPt: 0, topPt: 0, tags, wrapMarkColour: null }, renderer);
      content.restore();
    }
  }
  renderer.content.closePage();
}

function renderNode(node: LaidOutNode, around: Surroundings, renderer: PageRenderer): void {
  const { structure, content } = renderer;
  const box = boxOf(node);
  const topPt = around.topPt + box.top;
  const leftPt = around.leftPt + box.left;
  const block = node.props.block;
  const { own: tagged, within: tags } = structure.tag(node, around.tags);

  if (isText(node)) {
    renderText(node, { ...around, leftPt, topPt, tagged }, renderer);
    return;
  }
  const area: Area = { xPt: leftPt, yPt: topPt, widthPt: box.width, heightPt: box.height };
  if (tagged.kind === 'element' && (node.type === 'CANVAS' || block?.tag === 'Table')) structure.place(tagged.element, content.onPage(area));
  if (node.type === 'CANVAS') {
    renderCanvas(node, area, { tagged, renderer });
    return;
  }
  const within: Surroundings = { leftPt, topPt, tags, wrapMarkColour: block?.wrapMarkColour ?? around.wrapMarkColour };
  const clipped = node.style.overflow === 'hidden';
  const onPage = { x: leftPt, y: topPt, width: box.width, height: box.height };
  if (clipped) {
    content.save();
    clipToBox(onPage, node.style, content);
  }
  if (isDecorated(node)) {
    content.markArtifact(decoration);
    paintDecoration({ box, style: node.style }, onPage, content);
    content.endMark();
  }
  for (const child of childrenOf(node)) renderNode(child, within, renderer);
  if (clipped) content.restore();
}

function renderText(node: LaidOutNode, at: Surroundings & { readonly tagged: Tagged }, { text }: PageRenderer): void {
  const box = boxOf(node);
  const lines = node.lines ?? [];
  const firstY = lines[0]?.box.y ?? 0;
  const xPt = at.leftPt + box.paddingLeft - (node.alignOffset ?? 0);
  const yPt = at.topPt + box.paddingTop - firstY;
  paintText(
    lines.map((line) => ({ line, xPt, yPt: yPt + line.box.y })),
    { tagged: at.tagged, wrapMarkColour: at.wrapMarkColour, rightPt: at.leftPt + box.paddingLeft + box.width },
    text,
  );
}

function renderCanvas(node: LaidOutNode, area: Area, { tagged, renderer }: { readonly tagged: Tagged; readonly renderer: PageRenderer }): void {
  const { content } = renderer;
  const { painted, paint } = node.props;
  if (painted === undefined && (paint === undefined || area.widthPt <= 0 || area.heightPt <= 0)) return;
  content.mark(tagged);
  if (painted !== undefined) paintIn(painted, { ...area, element: tagged.kind === 'element' ? tagged.element : null }, renderer.drawings);
  else {
    const { paddingTop, paddingLeft, paddingRight, paddingBottom } = boxOf(node);
    content.save();
    content.transform([1, 0, 0, 1, area.xPt + paddingLeft, area.yPt + paddingTop]);
    content.withMatrix(() => paint?.(content.doc, area.widthPt - paddingLeft - paddingRight, area.heightPt - paddingTop - paddingBottom));
    content.restore();
  }
  content.endMark();
}

function paintIn(painted: PaintedDrawing, area: TaggedArea, painter: DrawingPainter): void {
  if (painted.kind === 'drawing') paintDrawing(painted.drawing, area, painter);
  else paintFormula(painted.formula, { ...area, colour: painted.colour }, painter);
}
