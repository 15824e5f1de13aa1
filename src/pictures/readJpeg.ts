/** JPEG bytes → what the markers say, and the file without the metadata that no output needs. */
import { readExif } from './exif.js';
import { checkSize, PictureFault, statedDensity } from './pictureFault.js';
import type { Orientation } from './pixels.js';

export type Jpeg = {
  readonly widthPx: number;
  readonly heightPx: number;
  /** 1 grey, 3 colour, 4 print colours (CMYK). */
  readonly components: number;
  readonly orientation: Orientation;
  readonly densityPpi: number | null;
  /** Colour profile segments as they stand, to be put into a file that is written anew. */
  readonly profile: readonly Uint8Array[];
  /** The picture alone: no EXIF (places, devices), no comments, nothing after its end. */
  readonly bytes: Uint8Array;
};

const startOfFrame = new Set([0xc0, 0xc1, 0xc2]);
const otherFrames = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Each scan goes over the whole picture: hundreds of them in a small file keep a decoder busy for minutes. */
const maxScannedPixels = 600_000_000;

type Frame = { readonly widthPx: number; readonly heightPx: number; readonly components: number };

/**
 * Walks all markers to the end of the picture. Baseline and progressive Huffman coding with 8 bits is what both
 * outputs and the decoder take.
 *
 * Throws `PictureFault`. ITU-T T.81, annex B: https://www.w3.org/Graphics/JPEG/itu-t81.pdf
 */
export function readJpeg(bytes: Uint8Array): Jpeg {
  const keep: Uint8Array[] = [bytes.subarray(0, 2)];
  const profile: Uint8Array[] = [];
  let frame: Frame | null = null;
  let scans = 0;
  let jfifPpi: number | null = null;
  let exif = readExif(new Uint8Array());
  for (let offset = 2; ; ) {
    const { marker, start } = nextMarker(bytes, offset);
    if (marker === 0xd9) {
      if (frame === null || scans === 0) throw new PictureFault('the JPEG holds no picture');
      keep.push(Uint8Array.of(0xff, 0xd9));
      return { ...frame, orientation: exif.orientation, densityPpi: jfifPpi ?? exif.densityPpi, profile, bytes: new Uint8Array(Buffer.concat(keep)) };
    }
    const length = ((bytes[start] ?? 0) << 8) | (bytes[start + 1] ?? 0);
    let end = start + length;
    if (length < 2 || end > bytes.length) throw new PictureFault('the JPEG is cut short');
    const content = bytes.subarray(start + 2, end);
    if (otherFrames.has(marker)) throw new PictureFault('the JPEG is coded in a way that outputs cannot show (arithmetic or lossless)');
    if (startOfFrame.has(marker)) frame = readFrame(content);
    if (marker === 0xe0 && hasName(content, 'JFIF\0')) jfifPpi = jfifDensity(content);
    if (marker === 0xe1 && hasName(content, 'Exif\0\0')) exif = readExif(content.subarray(6));
    if (marker === 0xe2 && hasName(content, 'ICC_PROFILE\0')) profile.push(bytes.subarray(start - 2, end));
    if (marker === 0xda) {
      scans += 1;
      if (frame === null) throw new PictureFault('the JPEG is damaged: pixels before their header');
      if (frame.widthPx * frame.heightPx * scans > maxScannedPixels) {
        throw new PictureFault(`the JPEG has too many scans for its size (more than ${scans - 1})`);
      }
      end = endOfScan(bytes, end);
    }
    if (isNeeded(marker, content)) keep.push(Uint8Array.of(0xff, marker), bytes.subarray(start, end));
    offset = end;
  }
}

/** Tables, frames and scans; of the application segments JFIF, Adobe's colour transform and the colour profile. */
function isNeeded(marker: number, content: Uint8Array): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  return hasName(content, 'JFIF\0') || hasName(content, 'ICC_PROFILE\0') || (marker === 0xee && hasName(content, 'Adobe'));
}

function nextMarker(bytes: Uint8Array, from: number): { marker: number; start: number } {
  let offset = from;
  if (bytes[offset] !== 0xff) throw new PictureFault(offset >= bytes.length ? 'the JPEG is cut short' : 'the JPEG is damaged');
  while (bytes[offset] === 0xff) offset += 1;
  const marker = bytes[offset];
  if (marker === undefined) throw new PictureFault('the JPEG is cut short');
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8)) throw new PictureFault('the JPEG is damaged');
  return { marker, start: offset + 1 };
}

/** The next marker that is neither a stuffed 0xFF nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  let offset = from;
  for (;;) {
    offset = bytes.indexOf(0xff, offset);
    if (offset === -1 || offset + 1 >= bytes.length) throw new PictureFault('the JPEG is cut short');
    const next = bytes[offset + 1] ?? 0;
    if (next === 0xff) offset += 1;
    else if (next === 0x00 || (next >= 0xd0 && next <= 0xd7)) offset += 2;
    else return offset;
  }
}

function readFrame(content: Uint8Array): Frame {
  const [precision = 0, height1 = 0, height2 = 0, width1 = 0, width2 = 0, components = 0] = content;
  const [widthPx, heightPx] = [(width1 << 8) | width2, (height1 << 8) | height2];
  if (precision !== 8) throw new PictureFault(`the JPEG has ${precision} bits to a colour, not 8`);
  if (components !== 1 && components !== 3 && components !== 4) throw new PictureFault(`the JPEG has ${components} colours`);
  checkSize(widthPx, heightPx);
  return { widthPx, heightPx, components };
}

function jfifDensity(content: Uint8Array): number | null {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (content.length < 12) return null;
  const unit = view.getUint8(7);
  if (unit !== 1 && unit !== 2) return null;
  const scale = unit === 2 ? 2.54 : 1;
  return statedDensity(view.getUint16(8) * scale, view.getUint16(10) * scale);
}

const hasName = (content: Uint8Array, name: string): boolean =>
  content.length >= name.length && Array.from(name).every((character, index) => content[index] === character.charCodeAt(0));

/** A JPEG with the segments put behind its first marker. */
export function withSegments(bytes: Uint8Array, segments: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, 2), ...segments, bytes.subarray(2)]));
}
