import { crc32, deflateSync } from 'node:zlib';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { pictureAnimated, pictureFormatUnknown, pictureFormatUnsupported, pictureUnreadable } from '../../src/diagnostics/messages/pictures.js';
import type { RasterDrawing } from '../../src/figures/figureTable.js';
import { decodeJpeg, encodeJpeg } from '../../src/pictures/codecs.js';
import { decodePng, readPng } from '../../src/pictures/readPng.js';
import type { Pixels } from '../../src/pictures/pixels.js';
import { encodePng } from '../../src/pictures/writePng.js';
import { file, fileBytes, position, raster, read } from './requests.js';

/** The files show 24 × 16 pixels in four quarters: red, green, blue, nearly white. */
const quarters = { topLeft: [230, 30, 30], topRight: [30, 160, 60], bottomLeft: [40, 60, 200], bottomRight: [250, 250, 250] };

const pixelsOf = async ({ format, bytes }: RasterDrawing): Promise<Pixels> => (format === 'png' ? decodePng(readPng(bytes)) : decodeJpeg(bytes));

const colourAt = (pixels: Pixels, x: number, y: number): readonly number[] =>
  Array.from(pixels.data.subarray((y * pixels.widthPx + x) * 4, (y * pixels.widthPx + x) * 4 + 3));

async function expectQuarters(drawing: RasterDrawing, tolerance = 12): Promise<void> {
  const pixels = await pixelsOf(drawing);
  const right = pixels.widthPx - 3;
  const bottom = pixels.heightPx - 3;
  const found = [colourAt(pixels, 2, 2), colourAt(pixels, right, 2), colourAt(pixels, 2, bottom), colourAt(pixels, right, bottom)];
  const wanted = [quarters.topLeft, quarters.topRight, quarters.bottomLeft, quarters.bottomRight];
  found.forEach((colour, index) => {
    const differences = colour.map((value, channel) => Math.abs(value - (wanted[index]?.[channel] ?? 0)));
    expect(Math.max(...differences), `quarter ${index}: ${colour.join(' ')}`).toBeLessThanOrEqual(tolerance);
  });
}

const photo = (widthPx: number, heightPx: number): Pixels => ({
  ...{ widthPx, heightPx },
  data: Uint8Array.from({ length: widthPx * heightPx * 4 }, (_, index) => (index % 4 === 3 ? 255 : Math.floor(index / 4 / widthPx) % 256)),
});

test.each(['plain.png', 'plain.jpg', 'progressive.jpg', 'cmyk.jpg', 'lossy.webp', 'lossless.webp', 'palette.png'])(
  '%s shows its four quarters',
  async (name) => {
    await expectQuarters(await raster(fileBytes(name)), name === 'cmyk.jpg' || name === 'lossy.webp' ? 40 : 12);
  },
);

test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is turned upright', async (orientation) => {
  const drawing = await raster(fileBytes(`turned-${orientation}.jpg`));
  expect([drawing.widthPx, drawing.heightPx]).toEqual([24, 16]);
  await expectQuarters(drawing, 25);
});

test.each([
  ...['plain.png', 'alpha.png', 'palette.png', 'palette-alpha.png', 'bilevel.png', 'density.png'],
  ...['interlaced.png', 'interlaced-palette.png', 'interlaced-one.png'],
])('%s has the pixels that another reader finds', (name) => {
  const bytes = fileBytes(name);
  const other = PNG.sync.read(Buffer.from(bytes));
  expect(Buffer.from(decodePng(readPng(bytes)).data).equals(other.data)).toBe(true);
});

test('sixteen bits are shortened to the upper eight', () => {
  const pixels = decodePng(readPng(fileBytes('interlaced-sixteen.png')));
  expect(Array.from(pixels.data.subarray(0, 8))).toEqual([0, 0, 1, 255, 4000 >> 8, 0, 1, (65535 - 3000) >> 8]);
  expect(decodePng(readPng(fileBytes('sixteen.png'))).data[0]).toBe(40000 >> 8);
});

test('what PDF writers and browsers need not take is written anew: eight bits, not interlaced, no palette with alpha', async () => {
  for (const name of ['interlaced.png', 'interlaced-palette.png', 'interlaced-sixteen.png', 'palette-alpha.png', 'bilevel.png']) {
    const png = readPng((await raster(fileBytes(name))).bytes);
    expect([png.bitDepth, png.interlaced, png.transparency], name).toEqual([8, false, null]);
  }
});

test('a plain picture keeps its pixels byte for byte, and loses its metadata', async () => {
  const jpeg = await raster(fileBytes('progressive.jpg'));
  expect(Buffer.from(fileBytes('progressive.jpg')).includes('secret place')).toBe(true);
  expect(Buffer.from(jpeg.bytes).includes('secret place')).toBe(false);
  expect(Buffer.from(jpeg.bytes.subarray(-300)).equals(Buffer.from(fileBytes('progressive.jpg').subarray(-300)))).toBe(true);
  const png = await raster(fileBytes('density.png'));
  expect(Buffer.from(png.bytes).includes('pHYs')).toBe(false);
});

test('the density that a file states gives its natural size', async () => {
  const png = await raster(fileBytes('density.png'));
  expect([png.widthPx, png.heightPx]).toEqual([12, 8]); // 24 × 16 pixels at 192 to the inch, 96 px to the inch
  const jpeg = await raster(fileBytes('progressive.jpg'));
  expect(jpeg.widthPx).toBe(7.68); // 24 / 300 * 96
  expect((await raster(fileBytes('plain.png'))).widthPx).toBe(24);
});

test('a photograph is reduced to 300 pixels an inch of its print, and keeps its natural size', async () => {
  const drawing = await raster(await encodeJpeg(photo(800, 400), 80), 72);
  const pixels = await pixelsOf(drawing);
  expect([pixels.widthPx, pixels.heightPx]).toEqual([300, 150]);
  expect([drawing.widthPx, drawing.heightPx]).toEqual([800, 400]);
});

test('transparent pixels do not darken the edge when a picture is reduced', async () => {
  const data = new Uint8Array(400 * 400 * 4);
  for (let pixel = 0; pixel < 400 * 400; pixel += 1) if (pixel % 400 < 201) data.set([255, 200, 100, 255], pixel * 4);
  const drawing = await raster(encodePng({ widthPx: 400, heightPx: 400, data }), 24); // 24 pt * 300 / 72 = 100 px
  const pixels = await pixelsOf(drawing);
  expect(pixels.widthPx).toBe(100);
  expect(Array.from(pixels.data.subarray(50 * 4, 51 * 4))).toEqual([255, 200, 100, 64]); // one column in four is opaque
});

test('the same picture gives the same bytes', async () => {
  const once = await raster(fileBytes('turned-6.jpg'));
  const again = await raster(fileBytes('turned-6.jpg'));
  expect(Buffer.from(once.bytes).equals(Buffer.from(again.bytes))).toBe(true);
});

test('of an animated PNG the first picture is shown, with a warning', async () => {
  const { drawing, diagnostics } = await read(fileBytes('animated.png'));
  expect(diagnostics).toEqual([pictureAnimated(file, position)]);
  expect(drawing?.kind).toBe('raster');
});

test.each([
  ['animation.gif', 'GIF'],
  ['picture.bmp', 'BMP'],
  ['picture.tiff', 'TIFF'],
])('%s is refused by its kind', async (name, kind) => {
  expect(await read(fileBytes(name))).toEqual({ drawing: null, diagnostics: [pictureFormatUnsupported(kind, file, position)] });
});

test('what is no picture is refused, whatever it is called', async () => {
  expect((await read(new Uint8Array())).diagnostics).toEqual([pictureFormatUnknown(file, position)]);
  expect((await read(new TextEncoder().encode('<html></html>'))).diagnostics).toEqual([pictureFormatUnknown(file, position)]);
});

test('an animated WebP is refused', async () => {
  expect((await read(fileBytes('animated.webp'))).diagnostics).toEqual([pictureUnreadable('the WebP is an animation', file, position)]);
});

const names = ['plain.png', 'interlaced.png', 'palette.png', 'plain.jpg', 'progressive.jpg', 'cmyk.jpg', 'lossy.webp', 'lossless.webp'];

test.each(names)('%s cut short is an error at its figure', async (name) => {
  const bytes = fileBytes(name);
  for (const share of [0.3, 0.6, 0.9, 0.99]) {
    const { drawing, diagnostics } = await read(bytes.subarray(0, Math.floor(bytes.length * share)));
    expect(drawing, `${share}`).toBeNull();
    expect(diagnostics.map(({ code, position: place }) => [code, place]), `${share}`).toEqual([['picture-unreadable', position]]);
  }
});

test.each(names)('%s with any one byte changed is drawn or refused, never a crash', async (name) => {
  const bytes = fileBytes(name);
  for (let index = 0; index < bytes.length; index += 7) {
    const changed = bytes.slice();
    changed[index] = (changed[index] ?? 0) ^ 0x5a;
    const { drawing, diagnostics } = await read(changed);
    expect(drawing !== null || diagnostics.some(({ severity }) => severity === 'error')).toBe(true);
  }
});

function png(header: readonly number[], scanLines: Uint8Array): Uint8Array {
  const chunk = (type: string, content: Uint8Array): Buffer => {
    const buffer = Buffer.concat([Buffer.alloc(4), Buffer.from(type), content, Buffer.alloc(4)]);
    buffer.writeUInt32BE(content.length, 0);
    buffer.writeUInt32BE(crc32(buffer.subarray(4, -4)), buffer.length - 4);
    return buffer;
  };
  const sizes = Buffer.alloc(8);
  sizes.writeUInt32BE(header[0] ?? 0, 0);
  sizes.writeUInt32BE(header[1] ?? 0, 4);
  const parts = [chunk('IHDR', Buffer.concat([sizes, Buffer.from(header.slice(2))])), chunk('IDAT', deflateSync(scanLines)), chunk('IEND', Buffer.alloc(0))];
  return new Uint8Array(Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]), ...parts]));
}

test('a picture of too many pixels is refused by its header', async () => {
  const { diagnostics } = await read(png([10_000, 10_000, 8, 2, 0, 0, 0], new Uint8Array(100)));
  expect(diagnostics).toEqual([pictureUnreadable('10000 × 10000 pixels are more than 40 million', file, position)]);
});

test('a PNG that unpacks to more than its header promises costs no more memory than that', async () => {
  const { diagnostics } = await read(png([10, 10, 8, 0, 0, 0, 0], new Uint8Array(200_000_000)));
  expect(diagnostics).toEqual([pictureUnreadable('the PNG is damaged: its pixels cannot be unpacked', file, position)]);
});

test('a PNG that unpacks to less than its header promises is refused', async () => {
  const { diagnostics } = await read(png([100, 100, 8, 0, 0, 0, 0], new Uint8Array(100)));
  expect(diagnostics).toEqual([pictureUnreadable('the PNG is cut short', file, position)]);
});

test('a JPEG of a thousand scans is refused before it is decoded', async () => {
  const bytes = Buffer.from(fileBytes('progressive.jpg'));
  const start = bytes.indexOf(Buffer.from([0xff, 0xda]));
  const scan = bytes.subarray(start, bytes.indexOf(Buffer.from([0xff, 0xc4]), start + 2));
  const frame = bytes.indexOf(Buffer.from([0xff, 0xc2]));
  bytes.writeUInt16BE(5000, frame + 5);
  bytes.writeUInt16BE(5000, frame + 7);
  const many = Buffer.concat([bytes.subarray(0, start), ...Array.from({ length: 1000 }, () => scan), bytes.subarray(start)]);
  expect((await read(new Uint8Array(many))).diagnostics).toEqual([
    pictureUnreadable('the JPEG has too many scans for its size (more than 24)', file, position), // 24 × 25 million
  ]);
});
