/** Text and a face request → the characters that no font has, for the caller to report. */
import type { FaceRequest, FontLibrary } from './fontLibrary.js';
import { characterRecord, styleFaces } from './styleFaces.js';
import type { TypesettingCache } from './typesettingCache.js';

/** Characters that have no picture of their own: controls, joiners, selectors, spaces. */
const invisible = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}]/u;

/**
 * Each character of `text` that neither the families nor the library's fallback families have, once, in order.
 * Characters without a picture of their own (spaces, joiners, controls) are never missing.
 */
export function missingCharacters(text: string, request: FaceRequest, context: { readonly fonts: FontLibrary; readonly cache: TypesettingCache }): readonly string[] {
  const faces = styleFaces(request, context);
  const missing = new Set<string>();
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    if (codePoint < 0x7f || !characterRecord(codePoint, faces, 'plain').missing) continue;
    if (!invisible.test(character)) missing.add(character);
  }
  return [...missing];
}
