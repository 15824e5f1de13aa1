/**
 * A word and its language → where it may be hyphenated, by Liang's patterns, loaded when a language first needs them.
 *
 * The patterns in the package `hyphen` (ISC) come from hyph-utf8, https://www.hyphenation.org; other languages' patterns
 * carry other licences, so only these are used: en-us (all-permissive), en-gb, de-1996, fr and es (MIT).
 */
import { createRequire } from 'node:module';
import { codePointsOf } from './characters.js';
import type { Hyphenator, TypesettingCache } from './typesettingCache.js';

const require = createRequire(import.meta.url);

/** Language subtags → pattern file of the package `hyphen`. */
function patternsOf(lang: string): string | null {
  const [language, region] = lang.toLowerCase().split('-');
  if (language === 'en') return ['gb', 'ie', 'au', 'nz', 'za', 'in'].includes(region ?? '') ? 'en-gb' : 'en-us';
  if (language === 'de') return 'de-1996';
  return language === 'fr' || language === 'es' ? language : null;
}

/** Letters that stay together before and after an added hyphen. */
const leastBefore = 2;
const leastAfter = 3;
const SOFT_HYPHEN = 0xad;

type PatternHyphenator = (text: string) => string;
type HyphenatorFactory = (patterns: unknown, options: { readonly html: boolean; readonly minWordLength: number }) => PatternHyphenator;

const isFactory = (value: unknown): value is HyphenatorFactory => typeof value === 'function';

function load(patterns: string): Hyphenator {
  const factory: unknown = require('hyphen');
  if (!isFactory(factory)) throw new Error('the package hyphen exports no factory');
  const hyphenate = factory(require(`hyphen/patterns/${patterns}`), { html: false, minWordLength: leastBefore + leastAfter });
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const remembered = known.get(word);
    if (remembered) return remembered;
    const points: number[] = [];
    let offset = 0;
    const { length } = codePointsOf(word);
    for (const character of hyphenate(word)) {
      if (character.codePointAt(0) === SOFT_HYPHEN) {
        if (offset >= leastBefore && offset <= length - leastAfter) points.push(offset);
      } else offset += 1;
    }
    known.set(word, points);
    return points;
  };
}

/** The hyphenator of a language, or null where there are no patterns for it (Chinese among others). */
export function hyphenatorFor(lang: string, cache: TypesettingCache): Hyphenator | null {
  const known = cache.hyphenators.get(lang);
  if (known !== undefined) return known;
  const patterns = patternsOf(lang);
  const loaded = patterns === null ? null : (cache.hyphenators.get(patterns) ?? load(patterns));
  if (patterns !== null) cache.hyphenators.set(patterns, loaded);
  cache.hyphenators.set(lang, loaded);
  return loaded;
}
