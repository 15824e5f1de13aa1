/** A text style's families → the face and glyph of each character, found once. */
import { kind, kindOf } from './characters.js';
import type { FaceRequest, FontFace, FontLibrary } from './fontLibrary.js';
import type { TypesettingCache } from './typesettingCache.js';

/** A character in its face. Lengths in em. */
export type CharacterRecord = {
  readonly codePoints: readonly number[];
  readonly face: FontFace;
  readonly glyph: number;
  readonly advanceEm: number;
  /** One of `kind`. */
  readonly kind: number;
  /** Blank that may be taken away before (opening marks) or after (closing marks). */
  readonly trimStartEm: number;
  readonly trimEndEm: number;
  /** No font has it: the first family's empty glyph stands for it. */
  readonly missing: boolean;
};

const LATIN_LIMIT = 0x250;

export type StyleFaces = {
  readonly request: FaceRequest;
  readonly fonts: FontLibrary;
  /** Records of plain characters below `LATIN_LIMIT`, by code point; the others stand in `records`. */
  readonly latin: (CharacterRecord | undefined)[];
  /** The Han face and the emoji face of these families. */
  readonly sampleFaces: Map<string, FontFace | null>;
  readonly records: Readonly<Record<Presentation, Map<number, CharacterRecord>>>;
};

/** The records of a style's families, shared by all styles that ask for the same faces. */
export function styleFaces(request: FaceRequest, context: { readonly fonts: FontLibrary; readonly cache: TypesettingCache }): StyleFaces {
  const key = `${request.families.join('\n')}\n${request.weight}${request.style}`;
  const known = context.cache.styles.get(key);
  if (known) return known;
  const { families, weight, style } = request;
  const created: StyleFaces = { request: { families, weight, style }, fonts: context.fonts, latin: Array.from({ length: LATIN_LIMIT }), sampleFaces: new Map(), records: { plain: new Map(), wide: new Map(), emoji: new Map() } };
  context.cache.styles.set(key, created);
  return created;
}

/** The blank halves of full-width marks: half an em, or what the glyph leaves free if that is less. */
function blanks(face: FontFace, glyph: number, k: number): { readonly start: number; readonly end: number } {
  if (k !== kind.OPEN && k !== kind.CLOSE) return { start: 0, end: 0 };
  const shape = face.font.getGlyph(glyph);
  const em = face.font.unitsPerEm;
  if (shape.advanceWidth < 0.9 * em) return { start: 0, end: 0 };
  return k === kind.OPEN
    ? { start: Math.max(0, Math.min(0.5, shape.bbox.minX / em)), end: 0 }
    : { start: 0, end: Math.max(0, Math.min(0.5, (shape.advanceWidth - shape.bbox.maxX) / em)) };
}

/** A character that every face of that kind has: the face is found through it. */
const samples = { wide: 0x4e00, emoji: 0x1f600 } as const;

function sampleFace(faces: StyleFaces, sample: keyof typeof samples): FontFace | null {
  const known = faces.sampleFaces.get(sample);
  if (known !== undefined) return known;
  const found = faces.fonts.faceFor(samples[sample], faces.request);
  faces.sampleFaces.set(sample, found);
  return found;
}

function createRecord(codePoint: number, faces: StyleFaces, presentation: Presentation): CharacterRecord {
  const { fonts, request } = faces;
  const k = kindOf(codePoint, presentation === 'wide');
  // Ideographs stand in the Han face; asking it first spares asking the Latin ones.
  const sample = presentation === 'plain' ? (k === kind.HAN ? 'wide' : null) : presentation;
  const preferred = sample === null ? null : sampleFace(faces, sample);
  let face = preferred;
  let glyph = preferred?.font.glyphForCodePoint(codePoint);
  let missing = false;
  if (face === null || glyph === undefined || glyph.id === 0) {
    const found = fonts.faceFor(codePoint, request);
    missing = found === null;
    face = found ?? fonts.face(request.families[0] ?? '', request.weight, request.style);
    glyph = face.font.glyphForCodePoint(codePoint);
  }
  const advanceEm = glyph.advanceWidth / face.font.unitsPerEm;
  const blank = blanks(face, glyph.id, k);
  return { codePoints: [codePoint], face, glyph: glyph.id, advanceEm, kind: k, trimStartEm: blank.start, trimEndEm: blank.end, missing };
}

/** How a character is asked for: plain, wide (an ambiguous one from the Han face), or as an emoji. */
export type Presentation = 'plain' | 'wide' | 'emoji';

/** The record of a character. */
export function characterRecord(codePoint: number, faces: StyleFaces, presentation: Presentation): CharacterRecord {
  if (presentation === 'plain' && codePoint < LATIN_LIMIT) {
    const latin = faces.latin[codePoint] ?? createRecord(codePoint, faces, 'plain');
    faces.latin[codePoint] = latin;
    return latin;
  }
  const records = faces.records[presentation];
  const known = records.get(codePoint);
  if (known) return known;
  const created = createRecord(codePoint, faces, presentation);
  records.set(codePoint, created);
  return created;
}
