/** A batch of specs → for each of them what both outputs made of it, and how far apart that is. */
import type { Browser } from 'playwright-core';
import type { BuildResult, BuildSession, Diagnostic } from '../../src/api.js';
import { parseSvg } from '../../src/svg/parseSvg.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { blur, distanceOf, halve } from './compareRasters.js';
import type { Distance, Raster } from './compareRasters.js';
import { pictureDeck } from './deckDrawings.js';
import { renderPageArea, renderSvg } from './rasterise.js';
import type { Pdfium } from './rasterise.js';
import { countTexts, readDrawings } from './readDrawings.js';
import { contentsOf, resized } from './svgContents.js';
import type { Contents } from './svgContents.js';
import { keyOf } from './workingFolder.js';
import type { Batch } from './workingFolder.js';
import { showsTextOutside } from './textOutside.js';

export type Examined = {
  readonly name: string;
  /** Messages of errors, and what Vega has doubts about. */
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** null where nothing was drawn. */
  readonly drawing: ExaminedDrawing | null;
};

export type ExaminedDrawing = {
  readonly svgBytes: number;
  /** Counts in the SVG, the PDF and the deck. */
  readonly paths: Counts;
  readonly texts: Counts;
  readonly pictures: Counts;
  readonly links: Counts;
  readonly pdfAndSvg: Distance;
  readonly pdfAndDeck: Distance;
  readonly svgAndDeck: Distance;
  /** Whether any part of a letter is seen outside the view. */
  readonly textOutside: boolean;
};

export type Counts = readonly [svg: number, pdf: number, deck: number];
export type Pictures = { readonly pdf: Raster; readonly svg: Raster; readonly deck: Raster };

export type Examining = { readonly renderers: Renderers; readonly show: (name: string, pictures: Pictures) => void };
export type Renderers = { readonly session: BuildSession; readonly pdfium: Pdfium; readonly browser: Browser; readonly fontFiles: readonly string[] };

/** Pixels for a px of the drawing, a power of two: pictures are made so large and then smaller. */
export type Fineness = {
  readonly page: number;
  readonly svg: number;
  readonly deck: number;
};

/** pdfium rounds rectangles to whole pixels: it needs more of them than others do. */
export const usual: Fineness = { page: 8, svg: 2, deck: 2 };
/** Where many marks that let each other through lie on one another, all edges between pixels add up. */
export const fine: Fineness = { page: 32, svg: 8, deck: 8 };
const mostPixels = 40e6;

/** As fine as memory allows, at the drawing's own size. */
function reduced(size: { readonly width: number; readonly height: number }, scale: number, render: (scale: number) => Raster): Raster {
  let allowed = scale;
  while (allowed > 1 && size.width * size.height * allowed ** 2 > mostPixels) allowed /= 2;
  let raster = render(allowed);
  for (let left = allowed; left > 1; left /= 2) raster = halve(raster);
  return raster;
}

/** Each spec in the order of the batch, with pictures of the size of the drawing. */
export async function examineBatch(batch: Batch, fineness: Fineness, { renderers, show }: Examining): Promise<readonly Examined[]> {
  const result = await renderers.session.build(batch.manuscript);
  const { brief, deck } = result;
  if (brief === null || deck === null) throw new Error(`no outputs of ${batch.manuscript}: ${result.diagnostics.map(({ message }) => message).join('; ')}`);
  const drawings = result.figures.map(({ svg }) => parseSvg(svg));
  const inPdf = readDrawings(brief.bytes, drawings.map(({ attributes }) => ({ widthPx: Number(attributes['width']), heightPx: Number(attributes['height']) })));
  if (inPdf.length !== result.figures.length) throw new Error(`${inPdf.length} drawings in the brief of ${result.figures.length}`);
  const inDeck = await pictureDeck(renderers.browser, deck.html, fineness.deck);
  const document = await renderers.pdfium.loadDocument(brief.bytes);
  try {
    return batch.specs.map(({ name }): Examined => {
      const told = toldOf(name, result);
      const index = result.figures.findIndex(({ key }) => key === keyOf(name));
      const [figure, svg] = [result.figures[index], drawings[index]];
      const pdf = inPdf[index];
      const onSlide = inDeck.find(({ key }) => key === keyOf(name));
      if (figure === undefined || svg === undefined || pdf === undefined || onSlide === undefined) return { name, ...told, drawing: null };
      const sheet = resized(svg);
      const [width, height] = [Number(sheet.attributes['width']), Number(sheet.attributes['height'])];
      const size = { width, height };
      const pictures = {
        pdf: reduced(size, fineness.page, (scale) => renderPageArea(document, { page: pdf.page, matrix: pdf.matrix, ...size, scale })),
        svg: reduced(size, fineness.svg, (scale) => renderSvg(sheet, { fontFiles: renderers.fontFiles, scale, background: 'white' })),
        deck: onSlide.raster,
      };
      show(name, pictures);
      return { name, ...told, drawing: compare({ svg, svgBytes: Buffer.byteLength(figure.svg), pdf, deck: onSlide, pictures, fontFiles: renderers.fontFiles }) };
    });
  } finally {
    document.destroy();
  }
}

function toldOf(name: string, { diagnostics }: BuildResult): Pick<Examined, 'errors' | 'warnings'> {
  const own = diagnostics.filter(({ position }) => position?.file.endsWith(`/${name}.vl.json`) === true);
  const messagesOf = (isWanted: (diagnostic: Diagnostic) => boolean): readonly string[] => own.filter(isWanted).map(({ message }) => message);
  return { errors: messagesOf(({ severity }) => severity === 'error'), warnings: messagesOf(({ code }) => code === 'chart-warning') };
}

type Compared = {
  readonly svg: SvgElement;
  readonly svgBytes: number;
  readonly pdf: Omit<Contents, 'texts'> & { readonly pieces: readonly string[] };
  readonly deck: Contents;
  readonly pictures: Pictures;
  readonly fontFiles: readonly string[];
};

function compare({ svg, svgBytes, pdf, deck, pictures, fontFiles }: Compared): ExaminedDrawing {
  const own = contentsOf(svg);
  const blurred = { pdf: blur(pictures.pdf), svg: blur(pictures.svg), deck: blur(pictures.deck) };
  const sameTexts = deck.texts.filter((text, index) => text === own.texts[index]).length + Math.max(0, deck.texts.length - own.texts.length);
  return {
    svgBytes,
    paths: [own.paths, pdf.paths, deck.paths],
    texts: [own.texts.length, countTexts(own.texts, pdf.pieces), sameTexts],
    pictures: [own.pictures, pdf.pictures, deck.pictures],
    links: [own.links.length, pdf.links.length, deck.links.length],
    pdfAndSvg: distanceOf(blurred.pdf, blurred.svg),
    pdfAndDeck: distanceOf(blurred.pdf, blurred.deck),
    svgAndDeck: distanceOf(blurred.svg, blurred.deck),
    textOutside: showsTextOutside(svg, fontFiles),
  };
}
