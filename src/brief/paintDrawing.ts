/** Drawings and formulas → vectors and pictures of the PDF, at a given size. */
import type { Drawing, FormulaDrawing } from '../figures/figureTable.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import type { PdfFonts } from './embedFont.js';
import type { PdfDocument, PdfImage } from './pdfDocument.js';
import { paintSvg } from './paintSvg.js';

export type DrawingPainter = {
  readonly doc: PdfDocument;
  readonly fonts: FontLibrary;
  readonly embed: PdfFonts;
  readonly cache: TypesettingCache;
  /** Each picture is embedded once. */
  readonly images: Map<Drawing, PdfImage>;
};

export type Area = { readonly xPt: number; readonly yPt: number; readonly widthPt: number; readonly heightPt: number };

/** Paints a drawing into an area of its own proportions. */
export function paintDrawing(drawing: Drawing, area: Area, painter: DrawingPainter): void {
  const { doc } = painter;
  if (drawing.kind === 'raster') {
    const image = painter.images.get(drawing) ?? doc.openImage(drawing.bytes);
    painter.images.set(drawing, image);
    doc.image(image, area.xPt, area.yPt, { width: area.widthPt, height: area.heightPt });
    return;
  }
  doc.save();
  doc.translate(area.xPt, area.yPt).scale(area.widthPt / drawing.widthPx, area.heightPt / drawing.heightPx);
  paintSvg(doc, drawing.svg, { fonts: painter.fonts, embed: painter.embed, cache: painter.cache, widthPx: drawing.widthPx, heightPx: drawing.heightPx, colour: '#000000' });
  doc.restore();
}

/** Paints a formula into an area; its viewBox is stretched over it. */
export function paintFormula(formula: FormulaDrawing, area: Area & { readonly colour: string }, painter: DrawingPainter): void {
  const { doc } = painter;
  doc.save();
  doc.translate(area.xPt, area.yPt).scale(area.widthPt / formula.widthEm, area.heightPt / formula.heightEm);
  paintSvg(doc, formula.svg, { fonts: painter.fonts, embed: painter.embed, cache: painter.cache, widthPx: formula.widthEm, heightPx: formula.heightEm, colour: area.colour });
  doc.restore();
}
