/** Languages of parts of a text: as the author gives them, or as their script and words show them. */

/** The language tag (BCP 47) among the values of attributes. */
export function languageOf(values: Readonly<Record<string, string>>): string | null {
  const { lang } = values;
  return lang !== undefined && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(lang) ? lang : null;
}

const isWrittenInHan = (lang: string): boolean => /^(?:zh|ja|yue|wuu)\b/i.test(lang);
const englishWords = /\b(?:the|of|and|to|in|for|on|with|by|from|is|are|was|at|an?)\b/gi;
/** Fewer words are a name or a term, which need no language of their own. */
const passageWords = 5;
/** A share of such words that hardly any other language reaches. */
const englishShare = 0.12;

/**
 * The language of a passage where it is plainly not `lang`: Han, kana or Hangul in a text of another script, English in a
 * Chinese one. null for everything else, and for names and terms. https://www.w3.org/TR/WCAG22/#language-of-parts
 */
export function foreignLanguage(text: string, lang: string): string | null {
  if (isWrittenInHan(lang)) {
    if (/[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/u.test(text)) return null;
    const words = text.match(/[A-Za-z]+/g)?.length ?? 0;
    return words >= passageWords && (text.match(englishWords)?.length ?? 0) >= words * englishShare ? 'en' : null;
  }
  if (!/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/u.test(text)) return null;
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const count = (script: RegExp): number => text.match(script)?.length ?? 0;
  if (!/^ko\b/i.test(lang) && count(/\p{Script=Hangul}/gu) > letters / 2) return 'ko';
  const kana = count(/[\p{Script=Hiragana}\p{Script=Katakana}]/gu);
  const han = count(/\p{Script=Han}/gu);
  if (/^ko\b/i.test(lang) || kana + han <= letters / 2) return null;
  return kana > letters / 10 ? 'ja' : 'zh';
}
