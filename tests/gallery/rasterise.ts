/** Pages of a PDF and SVGs → pictures, by programs that have nothing to do with this one: pdfium and resvg. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { Resvg } from '@resvg/resvg-js';
import { multiply } from '../../src/svg/readTransform.js';
import type { Matrix } from '../../src/svg/readTransform.js';
import { printSvg } from '../../src/svg/printSvg.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import type { Raster } from './compareRasters.js';

export type Pdfium = Awaited<ReturnType<typeof PDFiumLibrary.init>>;
type PdfDocument = Awaited<ReturnType<Pdfium['loadDocument']>>;
export type PageArea = {
  /** From 0. */
  readonly page: number;
  /** From the area's coordinates, running down from its upper left corner, to the page's, in points from its lower left corner. */
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
  /** Pixels for a unit of the area. */
  readonly scale: number;
};

export const openPdfium = (): Promise<Pdfium> => PDFiumLibrary.init();

/** The part of pdfium's own interface that its wrapper does not offer. https://pdfium.googlesource.com/pdfium/+/main/public/fpdfview.h */
type PdfiumFunctions = {
  readonly _FPDF_LoadPage: (document: number, page: number) => number;
  readonly _FPDF_ClosePage: (page: number) => void;
  readonly _FPDF_GetPageHeight: (page: number) => number;
  readonly _FPDFBitmap_CreateEx: (width: number, height: number, format: number, pixels: number, stride: number) => number;
  readonly _FPDFBitmap_FillRect: (bitmap: number, left: number, top: number, width: number, height: number, colour: number) => void;
  readonly _FPDFBitmap_Destroy: (bitmap: number) => void;
  readonly _FPDF_RenderPageBitmapWithMatrix: (bitmap: number, page: number, matrix: number, clip: number, flags: number) => void;
  readonly wasmExports: { readonly malloc: (bytes: number) => number; readonly free: (pointer: number) => void };
  readonly HEAPU8: Uint8Array;
};

const isPdfium = (value: unknown): value is PdfiumFunctions => typeof value === 'object' && value !== null && '_FPDF_RenderPageBitmapWithMatrix' in value && 'HEAPU8' in value;

/** The area on white, at any place of the page and magnified as asked for. */
export function renderPageArea(document: PdfDocument, { page, matrix, width, height, scale }: PageArea): Raster {
  const pdfium: unknown = document['module'];
  const documentId: unknown = document['documentIdx'];
  if (!isPdfium(pdfium) || typeof documentId !== 'number') throw new Error('this pdfium renders no part of a page');
  const { malloc, free } = pdfium.wasmExports;
  const [columns, rows] = [Math.round(width * scale), Math.round(height * scale)];
  const opened = pdfium._FPDF_LoadPage(documentId, page);
  // it takes the page as it shows it at 72 dpi, running down
  const [a, , , d, e, f] = multiply([1, 0, 0, -1, 0, pdfium._FPDF_GetPageHeight(opened)], matrix);
  const toPixels = [scale / a, 0, 0, scale / d, (-e * scale) / a, (-f * scale) / d];
  const bytes = columns * rows * 4;
  const pixels = malloc(bytes);
  const numbers = malloc(40);
  try {
    const bitmap = pdfium._FPDFBitmap_CreateEx(columns, rows, 4, pixels, columns * 4); // 4: BGRA
    pdfium._FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xffffffff);
    new Float32Array(pdfium.HEAPU8.buffer, numbers, 10).set([...toPixels, 0, 0, columns, rows]);
    pdfium._FPDF_RenderPageBitmapWithMatrix(bitmap, opened, numbers, numbers + 24, 0);
    const data = pdfium.HEAPU8.slice(pixels, pixels + bytes);
    for (let at = 0; at < bytes; at += 4) [data[at], data[at + 2]] = [data[at + 2] ?? 0, data[at] ?? 0];
    pdfium._FPDFBitmap_Destroy(bitmap);
    return { width: columns, height: rows, data };
  } finally {
    free(numbers);
    free(pixels);
    pdfium._FPDF_ClosePage(opened);
  }
}

/** The picture of an SVG with these fonts and no others; `background` null leaves what is not painted transparent. */
export function renderSvg(svg: SvgElement, { fontFiles, scale, background }: { readonly fontFiles: readonly string[]; readonly scale: number; readonly background: string | null }): Raster {
  const rendered = new Resvg(printSvg(svg), {
    ...(background === null ? {} : { background }), fitTo: { mode: 'zoom', value: scale },
    font: { fontFiles: [...fontFiles], loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' },
  }).render();
  return { width: rendered.width, height: rendered.height, data: rendered.pixels };
}
