/** Text in charts: which registered families a CSS font list means, and how wide the text comes out in them. */
import type { FontLibrary, FontStyle, FontWeight } from '../typesetting/fontLibrary.js';
import { missingCharacters } from '../typesetting/missingCharacters.js';
import { measureWidth } from '../typesetting/shapeText.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import type { ChartFonts } from './chartProtocol.js';

export type ChartTypesetting = {
  readonly fonts: ChartFonts;
  readonly library: FontLibrary;
  readonly cache: TypesettingCache;
  /** Width in em by families, weight, style and text. */
  readonly widths: Map<string, number>;
};

export type ChartFace = { readonly families: readonly string[]; readonly weight: FontWeight; readonly style: FontStyle };

const genericFamilies = new Map<string, 'serif' | 'sans' | 'mono'>([
  ['serif', 'serif'],
  ['ui-serif', 'serif'],
  ['georgia', 'serif'],
  ['times', 'serif'],
  ['times new roman', 'serif'],
  ['monospace', 'mono'],
  ['ui-monospace', 'mono'],
  ['courier', 'mono'],
  ['courier new', 'mono'],
  ['sans-serif', 'sans'],
  ['system-ui', 'sans'],
  ['ui-sans-serif', 'sans'],
  ['helvetica', 'sans'],
  ['helvetica neue', 'sans'],
  ['arial', 'sans'],
]);

export type ResolvedFamilies = { readonly families: readonly string[]; readonly unknown: readonly string[] };

/**
 * The template's families that a `font-family` list means, in order, ended by the rest of the stack they belong to so
 * that Han characters have a face. Families that are not registered are left out and named in `unknown`.
 */
export function resolveFamilies(list: string, fonts: ChartFonts): ResolvedFamilies {
  const stacks = { serif: fonts.serif, sans: fonts.sans, mono: fonts.mono };
  const families: string[] = [];
  const unknown: string[] = [];
  for (const item of list.split(',')) {
    const name = item.trim().replace(/^(["'])(.*)\1$/, '$2').trim();
    const registered = fonts.faces.find((face) => face.family.toLowerCase() === name.toLowerCase())?.family;
    const generic = genericFamilies.get(name.toLowerCase());
    if (registered !== undefined) families.push(registered);
    else if (generic !== undefined) families.push(...stacks[generic]);
    else if (name !== '') unknown.push(name);
  }
  const first = families[0];
  const stack = [fonts.sans, fonts.serif, fonts.mono].find((each) => first !== undefined && each.includes(first)) ?? fonts.sans;
  return { families: [...new Set([...families, ...stack])], unknown: families.length === 0 ? unknown : [] };
}

/** A CSS `font-weight` as the nearest weight that faces are made in. */
export function resolveWeight(weight: unknown): FontWeight {
  if (weight === 'bold' || weight === 'bolder') return 700;
  const number = Number(weight);
  return Number.isFinite(number) && number >= 600 ? 700 : 400;
}

/** A CSS `font-style`; oblique is italic. */
export const resolveStyle = (style: unknown): FontStyle =>
  style === 'italic' || (typeof style === 'string' && style.startsWith('oblique')) ? 'italic' : 'normal';

/** The width of one line of text in em, as both outputs draw it. */
export function textWidthEm(text: string, face: ChartFace, typesetting: ChartTypesetting): number {
  const key = `${face.families.join()}|${face.weight}|${face.style}|${text}`;
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
