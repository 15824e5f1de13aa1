/** Inlines → one array of code points with what belongs to each: the form in which all rules look across style runs. */
import { isAmbiguous, isIdeographic, isRightToLeft, kind, kindOf } from './characters.js';
import type { Inline } from './paragraph.js';

/** Stands for a box. */
export const BOX = 0xfffc;
/** Stands for a line break that the manuscript asks for. */
export const HARD_BREAK = 0x2028;

export type SourceText = {
  readonly count: number;
  readonly codePoints: Int32Array;
  /** Index of the inline that each code point belongs to. */
  readonly inlineOf: Int32Array;
  /** 1 where an ambiguous character (“ ” … —) is set from the Han face. */
  readonly wide: Uint8Array;
  readonly inlines: readonly Inline[];
  readonly hasRightToLeft: boolean;
  readonly hasHan: boolean;
};

const isCollapsible = (codePoint: number): boolean => codePoint === 32 || (codePoint >= 9 && codePoint <= 13);

/** Characters without a glyph that only say something about breaking. */
export const isInvisible = (codePoint: number): boolean =>
  codePoint === 0xad || codePoint === 0x200b || codePoint === 0x2060 || codePoint === 0xfeff || (codePoint >= 0x200e && codePoint <= 0x200f) ||
  (codePoint >= 0x202a && codePoint <= 0x202e) || (codePoint >= 0x2066 && codePoint <= 0x2069);

/** Chinese and Japanese. */
export const speaksHan = (lang: string): boolean => /^(?:zh|ja|yue)(?:-|$)/i.test(lang);

type Draft = { count: number; codePoints: Int32Array; inlineOf: Int32Array; hasRightToLeft: boolean; hasHan: boolean; hasAmbiguous: boolean };

function addText(draft: Draft, inline: Extract<Inline, { kind: 'text' }>, index: number): void {
  const { text } = inline;
  const { verbatim } = inline.style;
  for (let i = 0; i < text.length; i += 1) {
    let codePoint = text.charCodeAt(i);
    if (codePoint >= 0xd800 && codePoint <= 0xdfff) {
      codePoint = text.codePointAt(i) ?? 0xfffd;
      if (codePoint > 0xffff) i += 1;
      else codePoint = 0xfffd;
    }
    if (isCollapsible(codePoint)) {
      if (verbatim) {
        if (codePoint === 13 && text.charCodeAt(i + 1) === 10) continue;
        codePoint = codePoint === 32 || codePoint === 9 ? 32 : HARD_BREAK;
      } else {
        const before = draft.codePoints[draft.count - 1];
        if (draft.count === 0 || before === 32 || before === HARD_BREAK) continue;
        codePoint = 32;
      }
    } else if (codePoint === BOX) codePoint = 0xfffd;
    else if (codePoint === 0x85 || codePoint === 0x2029) codePoint = HARD_BREAK;
    else if (codePoint < 32 || (codePoint >= 0x7f && codePoint <= 0x9f)) continue;
    if (codePoint > 0x58f) {
      if (isRightToLeft(codePoint)) draft.hasRightToLeft = true;
      else if (!draft.hasHan && isIdeographic(codePoint)) draft.hasHan = true;
    }
    if (isAmbiguous(codePoint)) draft.hasAmbiguous = true;
    draft.codePoints[draft.count] = codePoint;
    draft.inlineOf[draft.count] = index;
    draft.count += 1;
  }
}

/** Joins inlines to one text: white space collapsed to single spaces except in verbatim text, none at the edges. */
export function sourceText(inlines: readonly Inline[]): SourceText {
  const length = inlines.reduce((sum, inline) => sum + (inline.kind === 'text' ? inline.text.length : 1), 0);
  const draft: Draft = { count: 0, codePoints: new Int32Array(length), inlineOf: new Int32Array(length), hasRightToLeft: false, hasHan: false, hasAmbiguous: false };
  for (const [index, inline] of inlines.entries()) {
    if (inline.kind === 'text') {
      addText(draft, inline, index);
      continue;
    }
    const before = inlines[draft.inlineOf[draft.count - 1] ?? 0];
    if (inline.kind === 'lineBreak' && draft.codePoints[draft.count - 1] === 32 && before?.kind === 'text' && !before.style.verbatim) draft.count -= 1;
    draft.codePoints[draft.count] = inline.kind === 'box' ? BOX : HARD_BREAK;
    draft.inlineOf[draft.count] = index;
    draft.count += 1;
  }
  const last = inlines[draft.inlineOf[draft.count - 1] ?? 0];
  if (draft.count > 0 && draft.codePoints[draft.count - 1] === 32 && last?.kind === 'text' && !last.style.verbatim) draft.count -= 1;
  const wide = new Uint8Array(draft.count);
  const text = { ...draft, codePoints: draft.codePoints.subarray(0, draft.count), inlineOf: draft.inlineOf.subarray(0, draft.count), wide, inlines };
  if (draft.hasAmbiguous) markWide(text);
  return text;
}

const isHanNeighbour = (codePoint: number): boolean => {
  if (isIdeographic(codePoint)) return true;
  if (codePoint < 0x3000) return false;
  const k = kindOf(codePoint, false);
  return k === kind.OPEN || k === kind.CLOSE || k === kind.WIDE;
};

/**
 * Decides for “ ” ‘ ’ — … · ⋯ in Chinese and Japanese whether they are full-width marks of the Han face.
 *
 * They are where a neighbour is Han; a pair of quotation marks is decided together by what stands at its four sides, so
 * that both have one width. A dash is also full-width between figures (2003—2022). clreq, Chinese punctuation marks:
 * https://www.w3.org/TR/clreq/#chinese_punctuation_marks
 */
function markWide(text: SourceText): void {
  const { codePoints, count, wide } = text;
  const neighbour = (from: number, step: number): number => {
    let i = from + step;
    const start = codePoints[from];
    while (i >= 0 && i < count && (codePoints[i] === 32 || codePoints[i] === start)) i += step;
    return i >= 0 && i < count ? (codePoints[i] ?? 0) : 0;
  };
  const isLetter = (codePoint: number): boolean => kindOf(codePoint, false) === kind.LATIN;
  const besideHan = (i: number): boolean => isHanNeighbour(neighbour(i, -1)) || isHanNeighbour(neighbour(i, 1));
  const open: number[] = [];
  for (let i = 0; i < count; i += 1) {
    const codePoint = codePoints[i] ?? 0;
    if (!isAmbiguous(codePoint)) continue;
    const inline = text.inlines[text.inlineOf[i] ?? 0];
    if (inline?.kind !== 'text' || !speaksHan(inline.style.lang)) continue;
    if (codePoint === 0x201c || codePoint === 0x2018) {
      wide[i] = besideHan(i) ? 1 : 0;
      open.push(i);
    } else if (codePoint === 0x201d || codePoint === 0x2019) {
      if (codePoint === 0x2019 && isLetter(codePoints[i - 1] ?? 0) && isLetter(codePoints[i + 1] ?? 0)) continue; // an apostrophe
      const partner = (open.at(-1) !== undefined && codePoints[open.at(-1) ?? 0] === codePoint - 1 ? open.pop() : undefined);
      const isWide = besideHan(i) || (partner !== undefined && wide[partner] === 1);
      wide[i] = isWide ? 1 : 0;
      if (partner !== undefined) wide[partner] = wide[i] ?? 0;
    } else if (codePoint === 0xb7) {
      wide[i] = isHanNeighbour(codePoints[i - 1] ?? 0) && isHanNeighbour(codePoints[i + 1] ?? 0) ? 1 : 0;
    } else if (codePoint === 0x2014) {
      const digits = /\p{N}/u.test(String.fromCodePoint(codePoints[i - 1] ?? 0)) && /\p{N}/u.test(String.fromCodePoint(codePoints[i + 1] ?? 0));
      wide[i] = digits || besideHan(i) ? 1 : 0;
    } else wide[i] = besideHan(i) ? 1 : 0;
  }
}
