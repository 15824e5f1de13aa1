/** Which characters of a text are Han, which are shared by both scripts, and which no font needs to have. */

/** Han characters and everything that is set in a square: kana, full-width forms, CJK punctuation. */
export const hanPattern = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFE30-\uFE4F\uFF00-\uFFEF]/u;

/** Punctuation with one code point for both scripts: full-width in Chinese, narrow in Latin text. */
const sharedPattern = /[\u2014\u2018\u2019\u201C\u201D\u2026\u00B7]/u;

/** Characters that are never drawn: controls, joiners, variation selectors, soft hyphens, white space. */
const unseenPattern = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u;

export const isUnseen = (character: string): boolean => unseenPattern.test(character);

export const isShared = (character: string): boolean => sharedPattern.test(character);

export type ScriptRun = {
  readonly text: string;
  /** Shared punctuation between Latin neighbours in a Chinese document: it keeps its narrow form. */
  readonly latinPunctuation: boolean;
};

/**
 * Text of a Chinese document as runs, so that its shared punctuation gets the right width.
 *
 * Punctuation is Chinese unless what stands on both sides is Latin or white space: `don’t`, `The “Stack” paper`. At the
 * start or end of the text the missing neighbour counts as Han.
 */
export function splitSharedPunctuation(text: string): readonly ScriptRun[] {
  if (text !== '' && !sharedPattern.test(text)) return [{ text, latinPunctuation: false }];
  const runs: { text: string; latinPunctuation: boolean }[] = [];
  const characters = Array.from(text);
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? '';
    const latinPunctuation = isShared(character) && isLatinContext(characters, index);
    const last = runs.at(-1);
    if (last?.latinPunctuation === latinPunctuation) last.text += character;
    else runs.push({ text: character, latinPunctuation });
  }
  return runs;
}

function isLatinContext(characters: readonly string[], index: number): boolean {
  const neighbour = (step: number): string | null => {
    let at = index + step;
    while (isShared(characters[at] ?? '')) at += step;
    return characters[at] ?? null;
  };
  const [before, after] = [neighbour(-1), neighbour(1)];
  if (before === null || after === null) return false;
  return !hanPattern.test(before) && !hanPattern.test(after) && /[\p{Script=Latin}\p{Nd}]/u.test(before + after);
}

/** How emphasis shows: Han characters have dots and no italics, their punctuation has neither. https://www.w3.org/TR/clreq/#emphasis_dots */
export type EmphasisMark = 'dots' | 'undotted' | 'italics';

const punctuation = /[\p{P}\p{S}\p{Z}]/u;

/** Text as stretches of one mark each. */
export function splitEmphasis(text: string): readonly { readonly text: string; readonly mark: EmphasisMark }[] {
  const runs: { text: string; mark: EmphasisMark }[] = [];
  for (const character of text) {
    const mark = !hanPattern.test(character) && !isShared(character) ? 'italics' : punctuation.test(character) ? 'undotted' : 'dots';
    const last = runs.at(-1);
    if (last?.mark === mark) last.text += character;
    else runs.push({ text: character, mark });
  }
  return runs;
}
