/** PNG, JPEG or WebP bytes → a drawing that PDF writers and browsers take as it is. */
import type { RasterDrawing } from '../figures/figureTable.js';
import { decodeCmykJpeg, decodeJpeg, decodeWebp, encodeJpeg } from './codecs.js';
import { PictureFault } from './pictureFault.js';
import type { RasterFormat } from './pictureFormat.js';
import { reduce, swapsSides, turn, type Orientation, type Pixels } from './pixels.js';
import { readJpeg, withSegments } from './readJpeg.js';
import { decodePng, readPng, type Png } from './readPng.js';
import { readWebp } from './readWebp.js';
import { encodePng, writePngChunks } from './writePng.js';

export type RasterPicture = {
  readonly drawing: RasterDrawing;
  /** Only the first picture of an animation is shown. */
  readonly animated: boolean;
};

/** Printers resolve no more in a photograph. */
const printPpi = 300;
/** Rewriting a picture for a few pixels costs more in quality than it saves. */
const tolerance = 1.15;
const jpegQuality = 88;
const cssPpi = 96;

/**
 * Reads the header, checks the limits, decodes, turns upright, reduces to 300 pixels to the inch of `printedWidthPt`.
 *
 * A PNG or JPEG that needs none of that keeps its pixels byte for byte; it has been decoded once all the same, so that
 * no damaged picture gets into an output. Metadata never does. Throws `PictureFault`.
 */
export function readRaster(bytes: Uint8Array, format: RasterFormat, printedWidthPt: number): Promise<RasterPicture> {
  const maxWidthPx = Math.max(1, Math.ceil((printedWidthPt / 72) * printPpi));
  if (format === 'png') return readPngPicture(bytes, maxWidthPx);
  return format === 'jpeg' ? readJpegPicture(bytes, maxWidthPx) : readWebpPicture(bytes, maxWidthPx);
}

async function readPngPicture(bytes: Uint8Array, maxWidthPx: number): Promise<RasterPicture> {
  const png = readPng(bytes);
  const size = naturalSize(png, png.orientation, png.densityPpi);
  const plain = isPlain(png) && png.orientation === 1 && !isTooWide(size.pixelsAcross, maxWidthPx);
  const encoded = plain ? writePngChunks(png.essential) : encodePng(fit(decodePng(png), png.orientation, maxWidthPx));
  return Promise.resolve({ drawing: { kind: 'raster', format: 'png', bytes: encoded, ...size.css }, animated: png.animated });
}

/** What PDF writers take without a second thought: no interlacing, no 16 bits, no palette or key colour with alpha. */
const isPlain = (png: Png): boolean => !png.interlaced && png.bitDepth === 8 && png.transparency === null;

async function readJpegPicture(bytes: Uint8Array, maxWidthPx: number): Promise<RasterPicture> {
  const jpeg = readJpeg(bytes);
  const size = naturalSize(jpeg, jpeg.orientation, jpeg.densityPpi);
  const decoded = jpeg.components === 4 ? decodeCmykJpeg(jpeg.bytes) : await decodeJpeg(jpeg.bytes);
  if (decoded.widthPx !== jpeg.widthPx || decoded.heightPx !== jpeg.heightPx) throw new PictureFault('the JPEG is damaged');
  const plain = jpeg.components !== 4 && jpeg.orientation === 1 && !isTooWide(size.pixelsAcross, maxWidthPx);
  if (plain) return { drawing: { kind: 'raster', format: 'jpeg', bytes: jpeg.bytes, ...size.css }, animated: false };
  const encoded = await encodeJpeg(fit(decoded, jpeg.orientation, maxWidthPx), jpegQuality);
  // a profile of print colours says nothing about the screen colours that they have become
  const profile = jpeg.components === 4 ? [] : jpeg.profile;
  return { drawing: { kind: 'raster', format: 'jpeg', bytes: withSegments(encoded, profile), ...size.css }, animated: false };
}

async function readWebpPicture(bytes: Uint8Array, maxWidthPx: number): Promise<RasterPicture> {
  const webp = readWebp(bytes);
  const size = naturalSize(webp, webp.orientation, null);
  const decoded = await decodeWebp(bytes);
  if (decoded.widthPx !== webp.widthPx || decoded.heightPx !== webp.heightPx) throw new PictureFault('the WebP is damaged');
  const pixels = fit(decoded, webp.orientation, maxWidthPx);
  const drawing: RasterDrawing = webp.lossy
    ? { kind: 'raster', format: 'jpeg', bytes: await encodeJpeg(pixels, jpegQuality), ...size.css }
    : { kind: 'raster', format: 'png', bytes: encodePng(pixels), ...size.css };
  return { drawing, animated: false };
}

type Size = { readonly pixelsAcross: number; readonly css: { readonly widthPx: number; readonly heightPx: number } };

/** Of the upright picture, before it is reduced: reducing changes no size in print. */
function naturalSize(picture: { widthPx: number; heightPx: number }, orientation: Orientation, densityPpi: number | null): Size {
  const [across, down] = swapsSides(orientation) ? [picture.heightPx, picture.widthPx] : [picture.widthPx, picture.heightPx];
  const scale = cssPpi / (densityPpi ?? cssPpi);
  const round = (value: number): number => Math.round(value * 100) / 100;
  return { pixelsAcross: across, css: { widthPx: round(across * scale), heightPx: round(down * scale) } };
}

const isTooWide = (pixelsAcross: number, maxWidthPx: number): boolean => pixelsAcross > maxWidthPx * tolerance;

function fit(pixels: Pixels, orientation: Orientation, maxWidthPx: number): Pixels {
  const across = swapsSides(orientation) ? pixels.heightPx : pixels.widthPx;
  if (!isTooWide(across, maxWidthPx)) return turn(pixels, orientation);
  // reduced first, so that little is left to turn
  const targetWidthPx = swapsSides(orientation)
    ? Math.max(1, Math.round((pixels.widthPx * maxWidthPx) / pixels.heightPx))
    : maxWidthPx;
  return turn(reduce(pixels, targetWidthPx), orientation);
}
