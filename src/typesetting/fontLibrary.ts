/** Font files → faces by family, weight and style, opened when first asked for, with fallback by character. */
import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';

export type FontWeight = 400 | 700;
export type FontStyle = 'normal' | 'italic';

/** One font file of a template. `file` is its name in the fonts folder. */
export type FaceDescription = {
  readonly family: string;
  readonly weight: FontWeight;
  readonly style: FontStyle;
  readonly file: string;
};

export type FontFace = {
  readonly description: FaceDescription;
  /** The file's bytes, for subsetting. */
  readonly bytes: Uint8Array;
  readonly font: Font;
};

/** How a character's face is looked for. */
export type FaceRequest = {
  /** In order of preference; the library's fallback families come last. */
  readonly families: readonly string[];
  readonly weight: FontWeight;
  readonly style: FontStyle;
};

export interface FontLibrary {
  /**
   * The face of a family nearest to the weight and style: the same family always answers (a family without italics
   * answers upright). Throws if no face of the family was described.
   */
  face(family: string, weight: FontWeight, style: FontStyle): FontFace;
  /**
   * The first face that has a glyph for the code point: through `families` in order, then the template's fallback
   * families. null means that no font has it.
   */
  faceFor(codePoint: number, request: FaceRequest): FontFace | null;
}

/**
 * A library over the described faces. `readFont` gives a file's bytes; each file is read once, when first needed.
 * `fallbackFamilies` are asked last, in order.
 */
export function openFontLibrary(
  faces: readonly FaceDescription[],
  fallbackFamilies: readonly string[],
  readFont: (file: string) => Uint8Array,
): FontLibrary {
  const opened = new Map<string, FontFace>();
  const open = (description: FaceDescription): FontFace => {
    const known = opened.get(description.file);
    if (known) return known;
    const bytes = readFont(description.file);
    const created = fontkit.create(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (!('glyphForCodePoint' in created)) throw new Error(`a font collection was registered as a face: ${description.file}`);
    const face: FontFace = { description, bytes, font: created };
    opened.set(description.file, face);
    return face;
  };
  const nearest = (family: string, weight: FontWeight, style: FontStyle): FontFace => {
    const distance = (face: FaceDescription): number =>
      (face.style === style ? 0 : 2) + (face.weight === weight ? 0 : 1);
    const best = faces
      .filter((face) => face.family === family)
      .reduce<FaceDescription | null>(
        (chosen, face) => (chosen === null || distance(face) < distance(chosen) ? face : chosen),
        null,
      );
    if (best === null) throw new Error(`no face is registered for the family ${family}`);
    return open(best);
  };
  return {
    face: nearest,
    faceFor: (codePoint, request) => {
      for (const family of [...request.families, ...fallbackFamilies]) {
        const face = nearest(family, request.weight, request.style);
        if (face.font.hasGlyphForCodePoint(codePoint)) return face;
      }
      return null;
    },
  };
}
