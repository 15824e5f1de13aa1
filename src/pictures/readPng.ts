/** PNG bytes → what the header says, the chunks that both outputs may take as they are, and pixels. */
import { crc32, inflateSync } from 'node:zlib';
import { readExif } from './exif.js';
import { checkSize, PictureFault, statedDensity } from './pictureFault.js';
import type { Orientation, Pixels } from './pixels.js';

type Chunk = { readonly type: string; readonly content: Uint8Array };

export type Png = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly bitDepth: number;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha. */
  readonly colourType: number;
  readonly interlaced: boolean;
  readonly animated: boolean;
  readonly orientation: Orientation;
  readonly densityPpi: number | null;
  /** RGB triples. */
  readonly palette: Uint8Array | null;
  /** Alpha of palette entries, or the one transparent grey or RGB value. */
  readonly transparency: Uint8Array | null;
  /** Header, palette and compressed scan lines: what is left when everything else is thrown away. */
  readonly essential: readonly Chunk[];
  /** Filtered scan lines, unpacked: exactly as many bytes as the header promises. */
  readonly scanLines: Uint8Array;
};

export const pngSignature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

const channelsOf: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const depthsOf: Readonly<Record<number, readonly number[]>> = { 0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16] };

/**
 * Reads and checks the whole file: chunk by chunk with checksums, scan lines unpacked within what the header allows.
 *
 * Throws `PictureFault`. https://www.w3.org/TR/png-3/
 */
export function readPng(bytes: Uint8Array): Png {
  const chunks = readChunks(bytes);
  const header = chunks[0];
  if (header?.type !== 'IHDR' || header.content.length !== 13) throw new PictureFault('the PNG has no header');
  const view = viewOf(header.content);
  const [widthPx, heightPx, bitDepth, colourType] = [view.getUint32(0), view.getUint32(4), view.getUint8(8), view.getUint8(9)];
  const interlaced = view.getUint8(12) === 1;
  checkSize(widthPx, heightPx);
  if (!(depthsOf[colourType] ?? []).includes(bitDepth)) {
    throw new PictureFault(`the PNG's header makes no sense (colour type ${colourType}, ${bitDepth} bits)`);
  }
  const find = (type: string): Uint8Array | null => chunks.find((chunk) => chunk.type === type)?.content ?? null;
  const palette = find('PLTE');
  if (colourType === 3 && (palette === null || palette.length === 0 || palette.length % 3 !== 0)) {
    throw new PictureFault('the PNG has no palette');
  }
  const exif = readExif(find('eXIf') ?? new Uint8Array());
  const essential = chunks.filter(({ type }) => ['IHDR', 'PLTE', 'IDAT', 'IEND'].includes(type));
  const png = {
    ...{ widthPx, heightPx, bitDepth, colourType, interlaced, palette, essential },
    animated: find('acTL') !== null,
    orientation: exif.orientation,
    densityPpi: densityOf(find('pHYs')) ?? exif.densityPpi,
    transparency: find('tRNS'),
  };
  return { ...png, scanLines: unpack(png) };
}

/** Steps of a picture's passes: one for an ordinary picture, seven for Adam7. */
type Pass = { readonly x: number; readonly y: number; readonly stepX: number; readonly stepY: number };
const wholePass: Pass = { x: 0, y: 0, stepX: 1, stepY: 1 };
const adam7: readonly Pass[] = [
  { x: 0, y: 0, stepX: 8, stepY: 8 },
  { x: 4, y: 0, stepX: 8, stepY: 8 },
  { x: 0, y: 4, stepX: 4, stepY: 8 },
  { x: 2, y: 0, stepX: 4, stepY: 4 },
  { x: 0, y: 2, stepX: 2, stepY: 4 },
  { x: 1, y: 0, stepX: 2, stepY: 2 },
  { x: 0, y: 1, stepX: 1, stepY: 2 },
];

type Layout = Pick<Png, 'widthPx' | 'heightPx' | 'bitDepth' | 'colourType' | 'interlaced'>;

function passesOf(png: Layout): readonly (Pass & { readonly columns: number; readonly rows: number; readonly lineBytes: number })[] {
  const bitsPerPixel = (channelsOf[png.colourType] ?? 1) * png.bitDepth;
  return (png.interlaced ? adam7 : [wholePass])
    .map((pass) => {
      const columns = Math.ceil((png.widthPx - pass.x) / pass.stepX);
      const rows = Math.ceil((png.heightPx - pass.y) / pass.stepY);
      return { ...pass, columns, rows, lineBytes: Math.ceil((columns * bitsPerPixel) / 8) };
    })
    .filter(({ columns, rows }) => columns > 0 && rows > 0);
}

function unpack(png: Layout & Pick<Png, 'essential'>): Uint8Array {
  const promised = passesOf(png).reduce((sum, { rows, lineBytes }) => sum + rows * (lineBytes + 1), 0);
  const packed = Buffer.concat(png.essential.filter(({ type }) => type === 'IDAT').map(({ content }) => content));
  let unpacked: Buffer;
  try {
    unpacked = inflateSync(packed, { maxOutputLength: promised + 1 });
  } catch {
    throw new PictureFault('the PNG is damaged: its pixels cannot be unpacked');
  }
  if (unpacked.length < promised) throw new PictureFault('the PNG is cut short');
  return unpacked.subarray(0, promised);
}

function readChunks(bytes: Uint8Array): readonly Chunk[] {
  const view = viewOf(bytes);
  const chunks: Chunk[] = [];
  let offset = pngSignature.length;
  while (offset + 12 <= bytes.length) {
    const length = view.getUint32(offset);
    const end = offset + 12 + length;
    if (end > bytes.length) throw new PictureFault('the PNG is cut short');
    const type = String.fromCharCode(...bytes.subarray(offset + 4, offset + 8));
    const critical = /^[A-Z]/.test(type);
    if (critical && crc32(bytes.subarray(offset + 4, end - 4)) !== view.getUint32(end - 4)) {
      throw new PictureFault(`the PNG is damaged: wrong checksum of its part ${type}`);
    }
    chunks.push({ type, content: bytes.subarray(offset + 8, end - 4) });
    offset = end;
    if (type === 'IEND') return chunks;
  }
  throw new PictureFault('the PNG is cut short');
}

function densityOf(content: Uint8Array | null): number | null {
  if (content?.length !== 9) return null;
  const view = viewOf(content);
  const perMetre = view.getUint8(8) === 1;
  return perMetre ? statedDensity(view.getUint32(0) * 0.0254, view.getUint32(4) * 0.0254) : null;
}

/** Pixels of a PNG of any kind, 16-bit values shortened to 8. Throws `PictureFault` for a filter that does not exist. */
export function decodePng(png: Png): Pixels {
  const data = new Uint8Array(png.widthPx * png.heightPx * 4);
  const pixelBytes = Math.max(1, ((channelsOf[png.colourType] ?? 1) * png.bitDepth) >> 3);
  let offset = 0;
  for (const pass of passesOf(png)) {
    let above = new Uint8Array(pass.lineBytes);
    for (let row = 0; row < pass.rows; row += 1) {
      const filter = png.scanLines[offset] ?? 0;
      const line = png.scanLines.slice(offset + 1, offset + 1 + pass.lineBytes);
      undoFilter(line, filter, { above, pixelBytes });
      const start = ((pass.y + row * pass.stepY) * png.widthPx + pass.x) * 4;
      writePixels(data, png, { line, columns: pass.columns, start, step: pass.stepX * 4 });
      above = line;
      offset += pass.lineBytes + 1;
    }
  }
  return { widthPx: png.widthPx, heightPx: png.heightPx, data };
}

function undoFilter(line: Uint8Array, filter: number, { above, pixelBytes }: { above: Uint8Array; pixelBytes: number }): void {
  if (filter > 4) throw new PictureFault('the PNG is damaged: unknown filter');
  if (filter === 0) return;
  for (let index = 0; index < line.length; index += 1) {
    const left = index >= pixelBytes ? (line[index - pixelBytes] ?? 0) : 0;
    const up = above[index] ?? 0;
    const upLeft = index >= pixelBytes ? (above[index - pixelBytes] ?? 0) : 0;
    let guess: number;
    if (filter === 1) guess = left;
    else if (filter === 2) guess = up;
    else if (filter === 3) guess = (left + up) >> 1;
    else guess = paeth(left, up, upLeft);
    line[index] = (line[index] ?? 0) + guess;
  }
}

function paeth(left: number, up: number, upLeft: number): number {
  const toLeft = Math.abs(up - upLeft);
  const toUp = Math.abs(left - upLeft);
  const toUpLeft = Math.abs(left + up - 2 * upLeft);
  if (toLeft <= toUp && toLeft <= toUpLeft) return left;
  return toUp <= toUpLeft ? up : upLeft;
}

type Line = { readonly line: Uint8Array; readonly columns: number; readonly start: number; readonly step: number };

function writePixels(data: Uint8Array, png: Png, { line, columns, start, step }: Line): void {
  const sampleAt = samplesOf(line, png.bitDepth);
  const channels = channelsOf[png.colourType] ?? 1;
  // to 8 bits: 1, 2 and 4 bits are spread over the range; 16-bit samples come as their high byte
  const spread = png.colourType === 3 || png.bitDepth >= 8 ? 1 : 255 / ((1 << png.bitDepth) - 1);
  const clear = clearColour(png);
  for (let column = 0; column < columns; column += 1) {
    const sample = column * channels;
    const target = start + column * step;
    if (png.colourType === 3) {
      const entry = sampleAt(sample);
      data[target] = png.palette?.[entry * 3] ?? 0;
      data[target + 1] = png.palette?.[entry * 3 + 1] ?? 0;
      data[target + 2] = png.palette?.[entry * 3 + 2] ?? 0;
      data[target + 3] = png.transparency?.[entry] ?? 255;
      continue;
    }
    const grey = channels < 3;
    for (let channel = 0; channel < 3; channel += 1) data[target + channel] = sampleAt(sample + (grey ? 0 : channel)) * spread;
    if (channels === 2 || channels === 4) data[target + 3] = sampleAt(sample + channels - 1);
    else data[target + 3] = clear?.(line, sample) === true ? 0 : 255;
  }
}

/** Reads the n-th sample of a line; of 16 bits the upper 8. */
function samplesOf(line: Uint8Array, bitDepth: number): (index: number) => number {
  if (bitDepth === 8) return (index) => line[index] ?? 0;
  if (bitDepth === 16) return (index) => line[index * 2] ?? 0;
  const perByte = 8 / bitDepth;
  const mask = (1 << bitDepth) - 1;
  return (index) => ((line[Math.floor(index / perByte)] ?? 0) >> (8 - bitDepth * ((index % perByte) + 1))) & mask;
}

/** Whether a pixel has the one colour that `tRNS` declares transparent; compared in all its bits. */
function clearColour(png: Png): ((line: Uint8Array, sample: number) => boolean) | null {
  const channels = channelsOf[png.colourType] ?? 1;
  if (png.transparency === null || png.transparency.length !== channels * 2 || channels === 2 || channels === 4) return null;
  const view = viewOf(png.transparency);
  const wanted = Array.from({ length: channels }, (_, channel) => view.getUint16(channel * 2));
  return (line, sample) =>
    wanted.every((value, channel) => {
      const index = sample + channel;
      const found =
        png.bitDepth === 16 ? ((line[index * 2] ?? 0) << 8) | (line[index * 2 + 1] ?? 0) : samplesOf(line, png.bitDepth)(index);
      return found === value;
    });
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
