/** Drawings and formulas → vectors and pictures of the PDF, at a given size. */
import type { Drawing, FormulaDrawing } from '../figures/figureTable.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import type { PdfFonts } from './embedFont.js';
import type { Area, PageContent } from './pageContent.js';
import { paintSvg } from './paintSvg.js';
import type { PdfImage } from './pdfDocument.js';
import type { StructureElement } from './structureTree.js';

export type DrawingPainter = {
  readonly content: PageContent;
  readonly fonts: FontLibrary;
  readonly embed: PdfFonts;
  readonly cache: TypesettingCache;
  /** Each picture is embedded once. */
  readonly images: Map<Drawing, PdfImage>;
};

/** With the element that the drawing belongs to; null in an artifact. */
export type TaggedArea = Area & { readonly element: StructureElement | null };

/** Paints a drawing into an area of its own proportions. */
export function paintDrawing(drawing: Drawing, area: TaggedArea, painter: DrawingPainter): void {
  const { content } = painter;
  if (drawing.kind === 'raster') {
    const image = painter.images.get(drawing) ?? content.doc.openImage(drawing.bytes);
    painter.images.set(drawing, image);
    content.image(image, { x: area.xPt, y: area.yPt, width: area.widthPt, height: area.heightPt });
    return;
  }
  content.save();
  content.transform([area.widthPt / drawing.widthPx, 0, 0, area.heightPt / drawing.heightPx, area.xPt, area.yPt]);
  paintSvg(content, drawing.svg, { fonts: painter.fonts, embed: painter.embed, cache: painter.cache, widthPx: drawing.widthPx, heightPx: drawing.heightPx, colour: '#000000', element: area.element });
  content.restore();
}

/** Paints a formula into an area; its viewBox is stretched over it. */
export function paintFormula(formula: FormulaDrawing, area: TaggedArea & { readonly colour: string }, painter: DrawingPainter): void {
  const { content } = painter;
  content.save();
  content.transform([area.widthPt / formula.widthEm, 0, 0, area.heightPt / formula.heightEm, area.xPt, area.yPt]);
  paintSvg(content, formula.svg, { fonts: painter.fonts, embed: painter.embed, cache: painter.cache, widthPx: formula.widthEm, heightPx: formula.heightEm, colour: area.colour, element: area.element });
  content.restore();
}
