/** A PNG with transparency → its colours and its mask as objects of the document, at once. */
import { decodePng, readPng } from '../pictures/readPng.js';
import type { PdfReference } from './pdfDocument.js';

type Document = { ref(values: Record<string, unknown>): PdfReference };

/**
 * The picture's object. pdfkit 0.20 unpacks such pictures beside its work, and numbers their masks in the order in which
 * that ends: of two pictures, another order each time.
 */
export function embedAlphaPicture(bytes: Uint8Array, document: Document): PdfReference {
  const { widthPx, heightPx, data } = decodePng(readPng(bytes));
  const colours = new Uint8Array(widthPx * heightPx * 3);
  const alpha = new Uint8Array(widthPx * heightPx);
  for (let pixel = 0; pixel < alpha.length; pixel += 1) {
    for (let channel = 0; channel < 3; channel += 1) colours[pixel * 3 + channel] = data[pixel * 4 + channel] ?? 0;
    alpha[pixel] = data[pixel * 4 + 3] ?? 0;
  }
  const shape = { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 8, Width: widthPx, Height: heightPx };
  const mask = document.ref({ ...shape, ColorSpace: 'DeviceGray', Decode: [0, 1] });
  mask.end(alpha);
  const picture = document.ref({ ...shape, ColorSpace: 'DeviceRGB', SMask: mask });
  picture.end(colours);
  return picture;
}
