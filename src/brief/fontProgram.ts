/** A TrueType file → what a PDF says of it, and a file with the glyphs that are shown. https://learn.microsoft.com/typography/opentype/spec/otff */

/** A glyph of the subset. */
export type SubsetGlyph = {
  /** In the font. */
  readonly glyph: number;
  /** In the font's units; null for the font's own. */
  readonly advance: number | null;
  /** The index in the subset of the glyph whose outline it shows; null where it has its own. */
  readonly base: number | null;
};

export type FontProgram = {
  readonly unitsPerEm: number;
  /** xMin, yMin, xMax, yMax; this and the heights in the font's units. */
  readonly bounds: readonly [number, number, number, number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly xHeight: number;
  readonly italicAngle: number;
  readonly isFixedPitch: boolean;
  readonly isItalic: boolean;
  /** The class of OS/2's sFamilyClass: 1 to 7 have serifs, 10 is script. */
  readonly familyClass: number;
  /** In the font's units. */
  readonly advance: (glyph: number) => number;
  readonly subset: (glyphs: readonly SubsetGlyph[]) => Uint8Array;
};

/** Reads the tables' places; glyphs are read when they are asked for. Throws for a file that has no TrueType outlines. */
export function openFontProgram(bytes: Uint8Array): FontProgram {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readDirectory(bytes, view);
  const table = (tag: string): DataView => {
    const { offset, length } = tables.get(tag) ?? { offset: 0, length: 0 };
    return new DataView(bytes.buffer, bytes.byteOffset + offset, length);
  };
  const [head, hhea, os2, post, hmtx] = [table('head'), table('hhea'), table('OS/2'), table('post'), table('hmtx')];
  if (head.byteLength === 0 || !tables.has('glyf')) throw new Error('a font without TrueType outlines was registered as a face');
  const metrics = hhea.getUint16(34);
  const ascent = hhea.getInt16(4);
  const hasHeights = os2.byteLength >= 90;
  const source: Source = {
    table,
    isLong: head.getInt16(50) === 1,
    advance: (glyph) => hmtx.getUint16(Math.min(glyph, metrics - 1) * 4),
    bearing: (glyph) => hmtx.getInt16(glyph < metrics ? glyph * 4 + 2 : metrics * 4 + (glyph - metrics) * 2),
  };
  return {
    unitsPerEm: head.getUint16(18),
    bounds: [head.getInt16(36), head.getInt16(38), head.getInt16(40), head.getInt16(42)],
    ascent,
    descent: hhea.getInt16(6),
    capHeight: (hasHeights ? os2.getInt16(88) : 0) || ascent,
    xHeight: hasHeights ? os2.getInt16(86) : 0,
    italicAngle: post.getInt32(4) / 65536,
    isFixedPitch: post.getUint32(12) !== 0,
    isItalic: (head.getUint16(44) & 2) !== 0,
    familyClass: os2.byteLength >= 32 ? os2.getInt16(30) >> 8 : 0,
    advance: source.advance,
    subset: (glyphs) => writeSubset(glyphs, source),
  };
}

type Place = { readonly offset: number; readonly length: number };

function readDirectory(bytes: Uint8Array, view: DataView): ReadonlyMap<string, Place> {
  const tables = new Map<string, Place>();
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const record = 12 + index * 16;
    tables.set(String.fromCharCode(...bytes.subarray(record, record + 4)), { offset: view.getUint32(record + 8), length: view.getUint32(record + 12) });
  }
  return tables;
}

type Source = {
  readonly table: (tag: string) => DataView;
  /** Offsets of glyphs are four bytes each. */
  readonly isLong: boolean;
  readonly advance: (glyph: number) => number;
  readonly bearing: (glyph: number) => number;
};

const bytesOf = (view: DataView): Uint8Array => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

/** Flags of a part of a composite glyph. https://learn.microsoft.com/typography/opentype/spec/glyf */
const part = { words: 0x01, offsets: 0x02, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 } as const;

/** Where the glyph numbers of a composite glyph's parts stand in it; none for a simple glyph. */
function partPlaces(outline: DataView): readonly number[] {
  if (outline.byteLength < 10 || outline.getInt16(0) >= 0) return [];
  const places: number[] = [];
  let at = 10;
  for (;;) {
    const flags = outline.getUint16(at);
    places.push(at + 2);
    at += 4 + (flags & part.words ? 4 : 2) + (flags & part.scale ? 2 : flags & part.twoScales ? 4 : flags & part.matrix ? 8 : 0);
    if (!(flags & part.more)) return places;
  }
}

/** A glyph that shows another one: 16 bytes in place of its outline. */
function referenceTo(base: number, outline: DataView): Uint8Array {
  const view = new DataView(new ArrayBuffer(16));
  view.setInt16(0, -1);
  for (let at = 2; at < 10; at += 2) view.setInt16(at, outline.getInt16(at));
  view.setUint16(10, part.offsets);
  view.setUint16(12, base);
  return bytesOf(view);
}

type Outlines = { readonly programs: readonly Uint8Array[]; readonly glyphs: readonly SubsetGlyph[] };

/** The outlines of the glyphs, then of the parts that they are composed of. */
function collectOutlines(wanted: readonly SubsetGlyph[], { table, isLong }: Source): Outlines {
  const [loca, glyf] = [table('loca'), table('glyf')];
  const offset = (glyph: number): number => (isLong ? loca.getUint32(glyph * 4) : loca.getUint16(glyph * 2) * 2);
  const glyphs = [...wanted];
  const indexOf = new Map<number, number>();
  wanted.forEach(({ glyph, base }, index) => {
    if (base === null && !indexOf.has(glyph)) indexOf.set(glyph, index);
  });
  const programs: Uint8Array[] = [];
  // Grows while it is read: parts may be composed of parts.
  for (const { glyph, base } of glyphs) {
    const from = offset(glyph);
    const outline = new DataView(glyf.buffer, glyf.byteOffset + from, offset(glyph + 1) - from);
    if (base !== null) {
      programs.push(outline.byteLength === 0 ? new Uint8Array(0) : referenceTo(base, outline));
      continue;
    }
    const places = partPlaces(outline);
    const program = places.length === 0 ? bytesOf(outline) : Uint8Array.from(bytesOf(outline));
    for (const place of places) {
      const inner = outline.getUint16(place);
      const index = indexOf.get(inner) ?? glyphs.push({ glyph: inner, advance: null, base: null }) - 1;
      indexOf.set(inner, index);
      new DataView(program.buffer, program.byteOffset).setUint16(place, index);
    }
    programs.push(program);
  }
  return { programs, glyphs };
}

function writeSubset(wanted: readonly SubsetGlyph[], source: Source): Uint8Array {
  const { programs, glyphs } = collectOutlines(wanted, source);
  const padded = (length: number): number => (length + 3) & ~3;
  // Readers take a font whose table of outlines is empty for one without outlines.
  const glyf = new Uint8Array(Math.max(4, programs.reduce((sum, program) => sum + padded(program.length), 0)));
  const isLong = glyf.length > 0x1fffe;
  const loca = new DataView(new ArrayBuffer((programs.length + 1) * (isLong ? 4 : 2)));
  const hmtx = new DataView(new ArrayBuffer(programs.length * 4));
  let offset = 0;
  const setOffset = (index: number): void => {
    if (isLong) loca.setUint32(index * 4, offset);
    else loca.setUint16(index * 2, offset / 2);
  };
  programs.forEach((program, index) => {
    const { glyph, advance } = glyphs[index] ?? { glyph: 0, advance: null };
    setOffset(index);
    glyf.set(program, offset);
    offset += padded(program.length);
    hmtx.setUint16(index * 4, advance ?? source.advance(glyph));
    hmtx.setInt16(index * 4 + 2, source.bearing(glyph));
  });
  setOffset(programs.length);
  const changed = (tag: string, change: (view: DataView) => void): Uint8Array => {
    const copy = Uint8Array.from(bytesOf(source.table(tag)));
    change(new DataView(copy.buffer));
    return copy;
  };
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ['cvt ', bytesOf(source.table('cvt '))],
    ['fpgm', bytesOf(source.table('fpgm'))],
    ['glyf', glyf],
    ['head', changed('head', (head) => { head.setInt16(50, isLong ? 1 : 0); })],
    ['hhea', changed('hhea', (hhea) => { hhea.setUint16(34, programs.length); })],
    ['hmtx', bytesOf(hmtx)],
    ['loca', bytesOf(loca)],
    ['maxp', changed('maxp', (maxp) => { describeGlyphs(maxp, programs.length); })],
    ['prep', bytesOf(source.table('prep'))],
  ];
  return writeTables(tables.filter(([, bytes]) => bytes.length > 0));
}

/** References to composite glyphs are one level deeper than any glyph of the font. */
function describeGlyphs(maxp: DataView, count: number): void {
  maxp.setUint16(4, count);
  if (maxp.byteLength < 32) return;
  maxp.setUint16(28, Math.max(1, maxp.getUint16(28)));
  maxp.setUint16(30, maxp.getUint16(30) + 1);
}

function checksum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    if (at + 4 <= bytes.length) sum = (sum + view.getUint32(at)) >>> 0;
    else for (let rest = at; rest < bytes.length; rest += 1) sum = (sum + ((bytes[rest] ?? 0) << (24 - (rest - at) * 8))) >>> 0;
  }
  return sum;
}

function writeTables(tables: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const start = 12 + tables.length * 16;
  const bytes = new Uint8Array(tables.reduce((sum, [, table]) => sum + ((table.length + 3) & ~3), start));
  const view = new DataView(bytes.buffer);
  const steps = Math.floor(Math.log2(tables.length));
  view.setUint32(0, 0x00010000);
  [tables.length, 2 ** steps * 16, steps, (tables.length - 2 ** steps) * 16].forEach((value, index) => {
    view.setUint16(4 + index * 2, value);
  });
  let offset = start;
  tables.forEach(([tag, table], index) => {
    const record = 12 + index * 16;
    for (let at = 0; at < 4; at += 1) bytes[record + at] = tag.charCodeAt(at);
    view.setUint32(record + 4, checksum(table));
    view.setUint32(record + 8, offset);
    view.setUint32(record + 12, table.length);
    bytes.set(table, offset);
    offset += (table.length + 3) & ~3;
  });
  return bytes;
}
