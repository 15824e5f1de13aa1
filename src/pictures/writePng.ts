/** Pixels or chunks → PNG bytes that every reader takes: eight bits, not interlaced, without metadata. */
import { crc32, deflateSync } from 'node:zlib';
import { isOpaque, type Pixels } from './pixels.js';
import { pngSignature } from './readPng.js';

export type PngChunk = { readonly type: string; readonly content: Uint8Array };

/** The chunks as a file, lengths and checksums made anew. */
export function writePngChunks(chunks: readonly PngChunk[]): Uint8Array {
  const parts: Uint8Array[] = [pngSignature];
  for (const { type, content } of chunks) {
    const chunk = Buffer.alloc(12 + content.length);
    chunk.writeUInt32BE(content.length, 0);
    chunk.write(type, 4, 'latin1');
    chunk.set(content, 8);
    chunk.writeUInt32BE(crc32(chunk.subarray(4, 8 + content.length)), 8 + content.length);
    parts.push(chunk);
  }
  return new Uint8Array(Buffer.concat(parts));
}

/** RGB where every pixel is opaque, RGBA otherwise. */
export function encodePng(pixels: Pixels): Uint8Array {
  const channels = isOpaque(pixels) ? 3 : 4;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(pixels.widthPx, 0);
  header.writeUInt32BE(pixels.heightPx, 4);
  header.set([8, channels === 3 ? 2 : 6, 0, 0, 0], 8);
  return writePngChunks([
    { type: 'IHDR', content: header },
    { type: 'IDAT', content: deflateSync(filterLines(pixels, channels), { level: 6 }) },
    { type: 'IEND', content: new Uint8Array() },
  ]);
}

/** Paeth for every line: what photographs and drawings alike pack well with. */
function filterLines(pixels: Pixels, channels: 3 | 4): Uint8Array {
  const { widthPx, heightPx, data } = pixels;
  const lineBytes = widthPx * channels;
  const lines = new Uint8Array(heightPx * (lineBytes + 1));
  let above = new Uint8Array(lineBytes);
  for (let y = 0; y < heightPx; y += 1) {
    const line = new Uint8Array(lineBytes);
    for (let x = 0; x < widthPx; x += 1) {
      const source = (y * widthPx + x) * 4;
      for (let channel = 0; channel < channels; channel += 1) line[x * channels + channel] = data[source + channel] ?? 0;
    }
    const start = y * (lineBytes + 1);
    lines[start] = 4;
    for (let index = 0; index < lineBytes; index += 1) {
      const left = index >= channels ? (line[index - channels] ?? 0) : 0;
      const up = above[index] ?? 0;
      const upLeft = index >= channels ? (above[index - channels] ?? 0) : 0;
      const toLeft = Math.abs(up - upLeft);
      const toUp = Math.abs(left - upLeft);
      const toUpLeft = Math.abs(left + up - 2 * upLeft);
      const guess = toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
      lines[start + 1 + index] = (line[index] ?? 0) - guess;
    }
    above = line;
  }
  return lines;
}
