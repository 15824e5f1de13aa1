/** A picture file's bytes → a checked drawing that both outputs can take as it is. */
import type { Report } from '../diagnostics/diagnostic.js';
import {
  pictureAnimated,
  pictureFormatUnknown,
  pictureFormatUnsupported,
  pictureTooLarge,
  pictureUnreadable,
} from '../diagnostics/messages/pictures.js';
import { assertNever } from '../document/assertNever.js';
import type { Drawing } from '../figures/figureTable.js';
import { PictureFault } from './pictureFault.js';
import { pictureFormat } from './pictureFormat.js';
import type { PictureRequest } from './pictureRequest.js';
import { readRaster } from './readRaster.js';
import { readVector } from './readVector.js';

const maxMegabytes = 50;

/**
 * The drawing of a PNG, JPEG, WebP or SVG file, told apart by content, never by name.
 *
 * null when the file cannot be drawn; that was reported as an error. Warns of what an SVG loses. Never throws for what
 * stands in the file.
 */
export async function readPicture(request: PictureRequest, report: Report): Promise<Drawing | null> {
  const { bytes, file, position } = request;
  if (bytes.length > maxMegabytes * 1_000_000) {
    report(pictureTooLarge(maxMegabytes, file, position));
    return null;
  }
  const format = pictureFormat(bytes);
  try {
    switch (format.kind) {
      case 'raster': {
        const { drawing, animated } = await readRaster(bytes, format.format, request.printedWidthPt);
        if (animated) report(pictureAnimated(file, position));
        return drawing;
      }
      case 'svg':
        return await readVector(request, report);
      case 'other':
        report(pictureFormatUnsupported(format.name, file, position));
        return null;
      case 'unknown':
        report(pictureFormatUnknown(file, position));
        return null;
      default:
        return assertNever(format);
    }
  } catch (error) {
    if (!(error instanceof PictureFault)) throw error;
    report(pictureUnreadable(error.reason, file, position));
    return null;
  }
}
