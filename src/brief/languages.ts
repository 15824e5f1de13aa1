/** What the author says or the text shows about its language → marks and settings for its boxes. */
import { foreignLanguage, languageOf } from '../document/languages.js';
import type { Attributes, Phrasing } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import type { Composer } from './composer.js';

/** `lang="…"` as the language of a box. */
export function givenLanguage(attributes: Attributes | null): { readonly lang?: string } {
  const lang = attributes === null ? null : languageOf(attributes.values);
  return lang === null ? {} : { lang };
}

/** The composer of what stands in a box with attributes. */
export function inLanguage(attributes: Attributes | null, composer: Composer): Composer {
  const { lang } = givenLanguage(attributes);
  return lang === undefined ? composer : { ...composer, input: { ...composer.input, metadata: { ...composer.input.metadata, lang } } };
}

/** The language of a passage that is plainly in another than the text around it. WCAG 2.2, 3.1.2 */
export const foundLanguage = (nodes: readonly Phrasing[], composer: Composer): { readonly foundLang?: string } => languageOfWords(plainText(nodes), composer);

export function languageOfWords(words: string, composer: Composer): { readonly foundLang?: string } {
  const foundLang = foreignLanguage(words, composer.input.metadata.lang);
  return foundLang === null ? {} : { foundLang };
}
