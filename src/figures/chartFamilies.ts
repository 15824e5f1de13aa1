/** What a chart's CSS fonts mean: families that the template registered, in the weights and styles that faces are made in. */
import type { FontStyle, FontWeight } from '../typesetting/fontLibrary.js';

/** The families of a template; `registered` has each name once. */
export type ChartFamilies = {
  readonly registered: readonly string[];
  /** What CSS calls `serif`, `sans-serif` and `monospace`. */
  readonly serif: readonly string[];
  readonly sans: readonly string[];
  readonly mono: readonly string[];
};

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
export function resolveFamilies(list: string, { registered: all, ...stacks }: ChartFamilies): ResolvedFamilies {
  const families: string[] = [];
  const unknown: string[] = [];
  for (const item of list.split(',')) {
    const name = item.trim().replace(/^(["'])(.*)\1$/, '$2').trim();
    const registered = all.find((family) => family.toLowerCase() === name.toLowerCase());
    const generic = genericFamilies.get(name.toLowerCase());
    if (registered !== undefined) families.push(registered);
    else if (generic !== undefined) families.push(...stacks[generic]);
    else if (name !== '') unknown.push(name);
  }
  const first = families[0];
  const stack = [stacks.sans, stacks.serif, stacks.mono].find((each) => first !== undefined && each.includes(first)) ?? stacks.sans;
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

export type ChartFace = { readonly families: readonly string[]; readonly weight: FontWeight; readonly style: FontStyle };

/** The face as a key of the widths that are kept of it. */
export const faceKey = ({ families, weight, style }: ChartFace): string => `${families.join()}|${weight}|${style}`;

/** An item of Vega's scene → the face of its text, and its size in px. */
export function faceOfItem(item: Readonly<Record<string, unknown>>, families: ChartFamilies): { readonly face: ChartFace; readonly sizePx: number } {
  const size = item['fontSize'] === undefined || item['fontSize'] === null ? 11 : Number(item['fontSize']);
  const resolved = resolveFamilies(typeof item['font'] === 'string' ? item['font'] : 'sans-serif', families);
  return {
    face: { families: resolved.families, weight: resolveWeight(item['fontWeight']), style: resolveStyle(item['fontStyle']) },
    sizePx: size > 0 ? size : 0,
  };
}
