/** Characters that MathJax's own font lacks → outlines of the document's fonts. */
import type { FamilyStack } from '../template.js';
import type { FontFace, FontLibrary, FontStyle, FontWeight } from '../typesetting/fontLibrary.js';

export type TextOutliner = {
  /** Advance of the text in em. Characters without a glyph count one em each. */
  readonly advanceEm: (text: string) => number;
  /**
   * Path data of the text in units of `sizeUnits` to the em, y upwards, origin on the baseline; empty for blanks.
   * A character that no font has is named to `missing`.
   */
  readonly outline: (text: string, look: TextLook, missing: (character: string) => void) => string;
};

export type TextLook = { readonly sizeUnits: number; readonly weight: FontWeight; readonly style: FontStyle };

const plain = { weight: 400, style: 'normal' } as const;

/** Outlines text in the first of `families` that has each character, then in the library's fallback families. */
export function createTextOutliner(fonts: FontLibrary, families: FamilyStack): TextOutliner {
  const advanceOf = (face: FontFace, codePoint: number): number =>
    face.font.glyphForCodePoint(codePoint).advanceWidth / face.font.unitsPerEm;
  const codePointsOf = (text: string): readonly number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0);
  return {
    advanceEm: (text) =>
      codePointsOf(text).reduce((sum, codePoint) => {
        const face = fonts.faceFor(codePoint, { families, ...plain });
        return sum + (face === null ? 1 : advanceOf(face, codePoint));
      }, 0),
    outline: (text, look, missing) => {
      let x = 0;
      const pieces: string[] = [];
      for (const codePoint of codePointsOf(text)) {
        const face = fonts.faceFor(codePoint, { families, weight: look.weight, style: look.style });
        if (face === null) {
          missing(String.fromCodePoint(codePoint));
          x += look.sizeUnits;
          continue;
        }
        const scale = look.sizeUnits / face.font.unitsPerEm;
        pieces.push(face.font.glyphForCodePoint(codePoint).path.scale(scale).translate(x, 0).toSVG());
        x += advanceOf(face, codePoint) * look.sizeUnits;
      }
      return pieces.join('');
    },
  };
}
