/** A font file → the part of it that shaping reads. */

/** What is painted, hinted or set vertically: nine tenths of a Chinese face. https://learn.microsoft.com/typography/opentype/spec/otff */
const unread = new Set(['glyf', 'loca', 'CFF ', 'CFF2', 'gvar', 'cvar', 'fpgm', 'prep', 'cvt ', 'gasp', 'hdmx', 'vhea', 'vmtx', 'VORG', 'DSIG', 'name', 'post', 'meta']);

const headerBytes = 12;
const recordBytes = 16;
const aligned = (length: number): number => (length + 3) & ~3;

/**
 * An OpenType file with the same glyph numbers, characters, advances and layout tables, and without outlines.
 *
 * HarfBuzz copies what it is given into memory of its own, which never shrinks: whole, the four faces of a Chinese brief
 * take 50 MB of it. Checksums stay those of the file; no shaper looks at them.
 */
export function shapingTables(file: Uint8Array): Uint8Array {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const count = view.getUint16(4);
  const records = Array.from({ length: count }, (_, index) => headerBytes + index * recordBytes)
    .map((at) => ({ at, tag: String.fromCharCode(...file.subarray(at, at + 4)), offset: view.getUint32(at + 8), length: view.getUint32(at + 12) }))
    .filter(({ tag }) => !unread.has(tag));
  const start = headerBytes + records.length * recordBytes;
  const result = new Uint8Array(records.reduce((end, { length }) => end + aligned(length), start));
  const written = new DataView(result.buffer);
  result.set(file.subarray(0, headerBytes));
  written.setUint16(4, records.length);
  let end = start;
  for (const [index, { at, offset, length }] of records.entries()) {
    const record = headerBytes + index * recordBytes;
    result.set(file.subarray(at, at + recordBytes), record);
    written.setUint32(record + 8, end);
    result.set(file.subarray(offset, offset + length), end);
    end += aligned(length);
  }
  return result;
}
