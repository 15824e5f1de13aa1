/** What the tests of typesetting share: the real fonts, one style to vary, and lines as text. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { openFontLibrary } from '../../src/typesetting/fontLibrary.js';
import type { Inline, ParagraphStyle, SetLine, SetParagraph, SetRun, TextStyle } from '../../src/typesetting/paragraph.js';
import { setParagraph } from '../../src/typesetting/setParagraph.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { faces, fallbackFamilies } from '../../templates/fonts/faces.js';

export const fonts = openFontLibrary(faces, fallbackFamilies, (file) => readFileSync(fileURLToPath(new URL(`../../dist/fonts/${file}`, import.meta.url))));
export const cache = createTypesettingCache();

export const han: TextStyle = {
  families: ['Source Serif 4', 'Noto Serif SC'], weight: 400, style: 'normal', sizePt: 10, colour: '#000000', lang: 'zh-CN', background: null, underline: false,
  strike: false, risePt: 0, letterSpacingPt: 0, emphasisDots: false, tabularFigures: false, verbatim: false, link: null,
};
export const latin: TextStyle = { ...han, lang: 'en-US' };
export const code: TextStyle = { ...latin, families: ['Source Code Pro', 'Noto Sans SC'], verbatim: true };

export const chinese: ParagraphStyle = { lang: 'zh-CN', align: 'justify', linePitchPt: 18, firstIndentPt: 0, hyphenate: true, lineBreak: 'normal', prohibition: 'gb', hangingPunctuation: false, mostSpreadEm: 0.2, cjkLatinGap: { em: 0.25, leastEm: 0.17, mostEm: 0.375 } };
export const english: ParagraphStyle = { ...chinese, lang: 'en-US', linePitchPt: 14 };

export const text = (value: string, style: TextStyle = han, mark: string | null = null): Inline => ({ kind: 'text', text: value, style, mark });
export const set = (inlines: readonly Inline[], style: ParagraphStyle, widthPt: number): SetParagraph => setParagraph(inlines, style, { widthPt, fonts, cache });

/** Chinese at 10 pt: `em` characters to a line. */
export const setHan = (value: string, em: number, style: Partial<ParagraphStyle> = {}): SetParagraph => set([text(value)], { ...chinese, ...style }, em * 10);
export const setLatin = (value: string, widthPt: number, style: Partial<ParagraphStyle> = {}): SetParagraph => set([text(value, latin)], { ...english, ...style }, widthPt);

export const linesOf = (paragraph: SetParagraph): string[] => paragraph.lines.map((line) => line.text);
export const runsOf = (line: SetLine | undefined): SetRun[] => (line?.items ?? []).flatMap((item) => (item.kind === 'run' ? [item] : []));

/** One of a run's glyphs. */
export type Glyph = { readonly id: number; readonly codePoints: readonly number[]; readonly advancePt: number; readonly xOffsetPt: number; readonly yOffsetPt: number };

export const glyphsOf = ({ glyphs: { ids, codePoints, advancesPt, shifts } }: SetRun): Glyph[] =>
  ids.map((id, index) => ({ id, codePoints: codePoints[index] ?? [], advancePt: advancesPt[index] ?? 0, xOffsetPt: shifts?.get(index)?.xPt ?? 0, yOffsetPt: shifts?.get(index)?.yPt ?? 0 }));

export type Character = { readonly character: string; readonly xPt: number; readonly advancePt: number; readonly family: string; readonly glyph: Glyph };

/** Each glyph of a line with where it stands. */
export function charactersOf(line: SetLine | undefined): Character[] {
  return runsOf(line).flatMap((run) => {
    let x = run.xPt;
    return glyphsOf(run).map((glyph) => {
      const placed = { character: String.fromCodePoint(...glyph.codePoints), xPt: x, advancePt: glyph.advancePt, family: run.face.description.family, glyph };
      x += glyph.advancePt;
      return placed;
    });
  });
}

/** Where a line's ink ends: the last glyph's origin and advance. */
export const endOf = (line: SetLine | undefined): number => {
  const last = charactersOf(line).at(-1);
  return last ? last.xPt + last.advancePt : 0;
};
