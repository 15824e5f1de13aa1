/** Code points → what Chinese typesetting must know of them: their kind, and who may not stand at a line's edge. */

import type { LineRules } from './paragraph.js';

type Prohibition = LineRules['prohibition'];

/** How a character behaves towards its neighbours. */
export const kind = {
  /** No rule of its own: spaces, ASCII punctuation, symbols of the Latin face. */
  OTHER: 0,
  /** Ideographs, kana and their like: a full-width square, gap towards Latin. */
  HAN: 1,
  /** Letters, digits and what belongs to numbers: gap towards Han. */
  LATIN: 2,
  /** Full-width opening marks, blank in their left half. */
  OPEN: 3,
  /** Full-width closing marks, commas and stops, blank in their right half. */
  CLOSE: 4,
  /** Full-width symbols without blank halves: ～ —— …… ／ */
  WIDE: 5,
  /** The interpunct between Han, half an em wide. */
  MIDDLE: 6,
} as const;

/** A text as code points. */
export const codePointsOf = (text: string): number[] => Array.from(text, (character) => character.codePointAt(0) ?? 0xfffd);

const opening = '（「『《〈【〖〔［｛〘〚〝｟';
const closing = '）」』》〉】〗〕］｝〙〛〞〟｠、，。．：；！？';
/** Stops that may hang at a line's end (clreq, 行尾点号悬挂). */
const hanging = '、，。．';
const latinSymbols = '%‰°′″+#@&$€£¥§±×µΩ';

const openingPoints = new Set(codePointsOf(opening));
const closingPoints = new Set(codePointsOf(closing));
const hangingPoints = new Set(codePointsOf(hanging));
const latinSymbolPoints = new Set(codePointsOf(latinSymbols));
const letterOrNumber = /[\p{L}\p{N}]/u;

export const isHanging = (codePoint: number): boolean => hangingPoints.has(codePoint);

/** Ideographs, kana, bopomofo and Hangul: what stands on the square grid. */
export const isIdeographic = (codePoint: number): boolean =>
  (codePoint >= 0x4e00 && codePoint <= 0x9fff) ||
  (codePoint >= 0x3400 && codePoint <= 0x4dbf) ||
  (codePoint >= 0x3040 && codePoint <= 0x31ff && codePoint !== 0x30fb && codePoint !== 0x30a0) ||
  (codePoint >= 0x2e80 && codePoint <= 0x2fdf) ||
  (codePoint >= 0x3005 && codePoint <= 0x3007) ||
  (codePoint >= 0x3021 && codePoint <= 0x3029) ||
  (codePoint >= 0xf900 && codePoint <= 0xfaff) ||
  (codePoint >= 0xac00 && codePoint <= 0xd7a3) ||
  (codePoint >= 0x1100 && codePoint <= 0x11ff) ||
  (codePoint >= 0x20000 && codePoint <= 0x3ffff);

/** Characters whose width depends on the text around them: in Chinese, next to Han, they are set from the Han face. */
export const isAmbiguous = (codePoint: number): boolean =>
  codePoint >= 0xb7 &&
  codePoint <= 0x22ef &&
  (codePoint === 0x201c || codePoint === 0x201d || codePoint === 0x2018 || codePoint === 0x2019 || codePoint === 0x2014 ||
    codePoint === 0x2026 || codePoint === 0xb7 || codePoint === 0x22ef || codePoint === 0x2015);

/** The kind of a character set in its own face; `wide` says that an ambiguous one is set from the Han face. */
export function kindOf(codePoint: number, wide: boolean): number {
  if (wide) {
    if (codePoint === 0x201c || codePoint === 0x2018) return kind.OPEN;
    if (codePoint === 0x201d || codePoint === 0x2019) return kind.CLOSE;
    return codePoint === 0xb7 ? kind.MIDDLE : kind.WIDE;
  }
  if (isIdeographic(codePoint)) return kind.HAN;
  if (codePoint < 0x2e80) {
    if (latinSymbolPoints.has(codePoint)) return kind.LATIN;
    return !isAmbiguous(codePoint) && letterOrNumber.test(String.fromCodePoint(codePoint)) ? kind.LATIN : kind.OTHER;
  }
  if (openingPoints.has(codePoint)) return kind.OPEN;
  if (closingPoints.has(codePoint)) return kind.CLOSE;
  if ((codePoint >= 0x3000 && codePoint <= 0x33ff) || (codePoint >= 0xff01 && codePoint <= 0xff60) || (codePoint >= 0xffe0 && codePoint <= 0xffe6)) return kind.WIDE;
  return letterOrNumber.test(String.fromCodePoint(codePoint)) ? kind.LATIN : kind.OTHER;
}

/** Kinds that stand on the Han grid and may be spread apart to fill a line. */
export const isWideKind = (k: number): boolean => k === kind.HAN || k >= kind.OPEN;

/** Right-to-left letters are met only in these blocks. */
export const isRightToLeft = (codePoint: number): boolean =>
  codePoint >= 0x590 &&
  (codePoint <= 0x8ff || (codePoint >= 0xfb1d && codePoint <= 0xfdff) || (codePoint >= 0xfe70 && codePoint <= 0xfefe) ||
    (codePoint >= 0x10800 && codePoint <= 0x10fff) || (codePoint >= 0x1e800 && codePoint <= 0x1efff));

/** clreq, prohibition rules for line start and line end: https://www.w3.org/TR/clreq/#prohibition_rules_for_line_start_end */
const basicStarts = codePointsOf('。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～-–—·・‧/／');
const basicEnds = codePointsOf('「『“‘（《〈【〖〔［｛');
const prohibitedStarts = {
  basic: new Set(basicStarts),
  gb: new Set(basicStarts),
  strict: new Set([...basicStarts, ...codePointsOf('⸺…⋯')]),
} as const satisfies Record<Prohibition, ReadonlySet<number>>;
const prohibitedEnds = {
  basic: new Set(basicEnds),
  gb: new Set([...basicEnds, ...codePointsOf('/／')]),
  strict: new Set([...basicEnds, ...codePointsOf('/／')]),
} as const satisfies Record<Prohibition, ReadonlySet<number>>;

export const isProhibitedStart = (codePoint: number, level: Prohibition): boolean => prohibitedStarts[level].has(codePoint);
export const isProhibitedEnd = (codePoint: number, level: Prohibition): boolean => prohibitedEnds[level].has(codePoint);
