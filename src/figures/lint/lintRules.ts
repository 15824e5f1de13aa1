/** The rules that drawn charts are held to, and what an author has silenced of them. */
import type { StructurePath } from '../../structured/readStructured.js';

export const lintRules = ['text-size', 'contrast', 'greyscale', 'colour-vision', 'truncated-bars', 'colours', 'overlap'] as const;
export type LintRule = (typeof lintRules)[number];

/** What a rule found: the worst case of it in a chart. `path` leads to the place in the specification. */
export type LintFinding = { readonly path: StructurePath } & (
  | { readonly rule: 'contrast'; readonly subject: string; readonly colours: readonly [string, string]; readonly ratio: number }
  | { readonly rule: 'greyscale'; readonly series: readonly [string, string]; readonly difference: number }
  | { readonly rule: 'colour-vision'; readonly series: readonly [string, string]; readonly deficiency: 'protan' | 'deutan' | 'tritan'; readonly difference: number }
  | { readonly rule: 'truncated-bars'; readonly start: number }
  | { readonly rule: 'colours'; readonly count: number }
  | { readonly rule: 'overlap'; readonly labels: readonly [string, string]; readonly percent: number; readonly count: number }
);

/** https://www.w3.org/TR/WCAG22/#non-text-contrast */
export const leastContrast = 3;
/** In units of the least difference that half of all people notice, see `lintColours.ts`. */
export const leastDifference = 1;
export const mostColours = 12;

const isRule = (name: string): name is LintRule => lintRules.some((rule) => rule === name);

/** `-greyscale -overlap` → the rules; names that are none are in `unknown`. */
export function readSilenced(typed: string): { readonly silenced: ReadonlySet<LintRule>; readonly unknown: readonly string[] } {
  const names = typed.split(/[\s,]+/).filter((name) => name !== '');
  const rules = names.map((name) => name.replace(/^-/, ''));
  return { silenced: new Set(rules.filter(isRule)), unknown: names.filter((name) => !name.startsWith('-') || !isRule(name.slice(1))) };
}
