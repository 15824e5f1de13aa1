/** Text and a face request → the characters that no font has, for the caller to report. */
import type { FaceRequest, FontLibrary } from './fontLibrary.js';
import type { TypesettingCache } from './typesettingCache.js';

/** Characters that have no picture of their own: controls, joiners, selectors, spaces. */
const invisible = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;

/** Each character of `text` that neither the families nor the fallback families have, once, in order. */
export function missingCharacters(text: string, request: FaceRequest, context: { readonly fonts: FontLibrary; readonly cache: TypesettingCache }): readonly string[] {
  const missing = new Set<string>();
  for (const character of text) {
    if (invisible.test(character) || missing.has(character)) continue;
    if (context.fonts.faceFor(character.codePointAt(0) ?? 0, request) === null) missing.add(character);
  }
  return [...missing];
}
