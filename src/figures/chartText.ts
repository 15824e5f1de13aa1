/** Text in charts: how wide it comes out in the template's faces. */
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import { missingCharacters } from '../typesetting/missingCharacters.js';
import { measureWidth } from '../typesetting/shapeText.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import { faceKey, type ChartFace, type ChartFamilies } from './chartFamilies.js';
import type { ChartFonts } from './chartProtocol.js';

export type ChartTypesetting = {
  readonly fonts: ChartFonts;
  readonly families: ChartFamilies;
  readonly library: FontLibrary;
  readonly cache: TypesettingCache;
  /** Width in em by families, weight, style and text. */
  readonly widths: Map<string, number>;
};

/** The families of a template's faces, for resolving what charts ask for. */
export const familiesOf = ({ faces, serif, sans, mono }: ChartFonts): ChartFamilies => ({ registered: [...new Set(faces.map((face) => face.family))], serif, sans, mono });

/** The width of one line of text in em, as both outputs draw it. */
export function textWidthEm(text: string, face: ChartFace, typesetting: ChartTypesetting): number {
  const key = `${faceKey(face)}|${text}`;
  const known = typesetting.widths.get(key);
  if (known !== undefined) return known;
  const request = { ...face, sizePt: 1, lang: 'en' };
  const width = measureWidth(text, request, { fonts: typesetting.library, cache: typesetting.cache });
  typesetting.widths.set(key, width);
  return width;
}

/** The characters of a text that no registered font has. */
export const charactersWithoutGlyph = (text: string, face: ChartFace, typesetting: ChartTypesetting): readonly string[] =>
  missingCharacters(text, face, { fonts: typesetting.library, cache: typesetting.cache });
