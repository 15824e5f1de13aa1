/** WebP bytes → what the header says. https://developers.google.com/speed/webp/docs/riff_container */
import { readExif } from './exif.js';
import { checkSize, PictureFault } from './pictureFault.js';
import type { Orientation } from './pixels.js';

export type Webp = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** Coded like a photograph, without transparency: a JPEG will do. */
  readonly lossy: boolean;
  readonly orientation: Orientation;
};

/** Throws `PictureFault`, also for an animation. */
export function readWebp(bytes: Uint8Array): Webp {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const fileEnd = 8 + view.getUint32(4, true);
  if (fileEnd > bytes.length) throw new PictureFault('the WebP is cut short');
  const chunks = new Map<string, Uint8Array>();
  for (let offset = 12; offset + 8 <= fileEnd; ) {
    const name = String.fromCharCode(...bytes.subarray(offset, offset + 4));
    const length = view.getUint32(offset + 4, true);
    if (offset + 8 + length > fileEnd) throw new PictureFault('the WebP is cut short');
    if (!chunks.has(name)) chunks.set(name, bytes.subarray(offset + 8, offset + 8 + length));
    offset += 8 + length + (length % 2);
  }
  if (chunks.has('ANIM') || chunks.has('ANMF')) throw new PictureFault('the WebP is an animation');
  const size = sizeOf(chunks);
  if (size === null) throw new PictureFault('the WebP holds no picture');
  checkSize(size.widthPx, size.heightPx);
  const exif = chunks.get('EXIF');
  return {
    ...size,
    lossy: chunks.has('VP8 ') && !chunks.has('ALPH'),
    // some writers put JPEG's marker before the TIFF header
    orientation: exif === undefined ? 1 : readExif(startsWithExif(exif) ? exif.subarray(6) : exif).orientation,
  };
}

const startsWithExif = (content: Uint8Array): boolean => String.fromCharCode(...content.subarray(0, 4)) === 'Exif';

/** From the bitstreams, not from the extended header, which the decoder does not go by. */
function sizeOf(chunks: ReadonlyMap<string, Uint8Array>): { widthPx: number; heightPx: number } | null {
  const lossy = chunks.get('VP8 ');
  if (lossy !== undefined && lossy.length >= 10) {
    const view = new DataView(lossy.buffer, lossy.byteOffset, lossy.byteLength);
    return { widthPx: view.getUint16(6, true) & 0x3fff, heightPx: view.getUint16(8, true) & 0x3fff };
  }
  const lossless = chunks.get('VP8L');
  if (lossless !== undefined && lossless.length >= 5) {
    const view = new DataView(lossless.buffer, lossless.byteOffset, lossless.byteLength);
    const bits = view.getUint32(1, true);
    return { widthPx: (bits & 0x3fff) + 1, heightPx: ((bits >>> 14) & 0x3fff) + 1 };
  }
  return null;
}
