/** Inlines → a text that is measured once and then broken greedily at any width, as browsers do. */
import { browserBreaks } from './browserBreaks.js';
import { isAmbiguous, isIdeographic, kind } from './characters.js';
import { shapeWord, widthBefore } from './shapeWord.js';
import { BOX, HARD_BREAK, isInvisible } from './sourceText.js';
import { characterRecord, type CharacterRecord, type StyleFaces } from './styleFaces.js';
import type { TypesettingCache } from './typesettingCache.js';

/** What reaches above and below the baseline of a line, in px; leading included. */
export type LineMetrics = { readonly abovePx: number; readonly belowPx: number };

export type GreedyStyle = {
  readonly faces: StyleFaces;
  readonly sizePx: number;
  readonly letterSpacingPx: number;
  readonly tabularFigures: boolean;
  /** CSS `white-space`: collapsed spaces or kept ones. */
  readonly keepsSpaces: boolean;
  readonly wraps: boolean;
  /** Quotation marks, dashes and dots are set from the Han face. */
  readonly sharedIsHan: boolean;
  /** CJK–Latin gaps. */
  readonly spaced: boolean;
  /** Blank halves of neighbouring full-width marks are taken away. */
  readonly trims: boolean;
  readonly metrics: LineMetrics;
};

export type GreedyInline =
  | { readonly kind: 'text'; readonly text: string; readonly style: GreedyStyle }
  /** Padding, border or margin at the start or the end of an inline element. */
  | { readonly kind: 'edge'; readonly widthPx: number; readonly side: 'start' | 'end'; readonly style: GreedyStyle }
  | { readonly kind: 'box'; readonly widthPx: number; readonly style: GreedyStyle }
  | { readonly kind: 'lineBreak'; readonly style: GreedyStyle };

/** Lengths in px. */
export type GreedyText = {
  readonly count: number;
  /** Width of all before each code point; one more than code points. */
  readonly before: Float64Array;
  /** Gap before a code point, which is none at a line's start; null where there is none at all. */
  readonly gap: Float64Array | null;
  /** What a full-width mark loses at the end of a line that has no room for all of it; null where no code point loses anything. */
  readonly endTrim: Float64Array | null;
  readonly places: Uint8Array;
  /** 1 for a space that vanishes at a line's end, 2 for a line break. */
  readonly vanishing: Uint8Array;
  /** Index of each code point's metrics in `metrics`. */
  readonly metricsOf: Uint8Array;
  readonly metrics: readonly LineMetrics[];
};

/** Full-width marks that have a blank half, on the side away from what they open or close. */
const isOpening = ({ kind: own, advanceEm }: CharacterRecord): boolean => own === kind.OPEN && advanceEm > 0.9;
const isClosing = ({ kind: own, advanceEm }: CharacterRecord, codePoint: number): boolean => own === kind.CLOSE && advanceEm > 0.9 && codePoint !== 0xff01 && codePoint !== 0xff1f;
/** Brackets and quotation marks: Chromium leaves stops as wide as they are at a line's end. */
const closesPair = /[\p{Pe}\p{Pf}]/u;
const isCentred = ({ advanceEm }: CharacterRecord, codePoint: number): boolean => advanceEm > 0.9 && (codePoint === 0xb7 || codePoint === 0x30fb);

type Side = { readonly record: CharacterRecord; readonly codePoint: number };

/** https://www.w3.org/TR/css-text-4/#fullwidth-collapsing */
function isTrimmed(before: Side, after: Side): boolean {
  if (before.record.face !== after.record.face) return false;
  if (isOpening(after.record)) return isOpening(before.record) || isClosing(before.record, before.codePoint) || isCentred(before.record, before.codePoint);
  return isClosing(before.record, before.codePoint) && (isClosing(after.record, after.codePoint) || isCentred(after.record, after.codePoint));
}

/** Letters, digits and `%`, which browsers keep apart from ideographs: https://www.w3.org/TR/css-text-4/#text-autospace-classes */
const alphabetic = /[\p{L}\p{M}\p{Nd}%]/u;
const alphabeticAscii = Uint8Array.from({ length: 128 }, (_, codePoint) => (alphabetic.test(String.fromCharCode(codePoint)) ? 1 : 0));
const isAlphabetic = (codePoint: number): boolean => (codePoint < 128 ? alphabeticAscii[codePoint] === 1 : codePoint < 0x2e80 && alphabetic.test(String.fromCodePoint(codePoint)));

/** A CJK–Latin gap of browsers, in em. */
const CJK_LATIN_EM = 1 / 8;
const TRIMMED_EM = 0.5;

/**
 * The size by which Chromium's advances grow: 64ths of a pixel, one less than fit in most sizes between them
 * (`tests/browser/lineBreaks.test.ts`). Decks ask for sizes in quarters of a pixel, where widths are exact.
 */
function advanceSize(sizePx: number): number {
  const parts = sizePx * 64;
  return Number.isInteger(parts) ? sizePx : (Math.floor(parts) - 0.5) / 64;
}

const EM_DASH = 0x2014;

/** Browsers take the dash from a Han font's forms for Chinese, where it fills its square; shaping it here would open a large font for it. */
const advanceOf = ({ advanceEm }: CharacterRecord, codePoint: number): number => (codePoint === EM_DASH ? 1 : advanceEm);

const recordOf = (codePoint: number, style: GreedyStyle): CharacterRecord =>
  characterRecord(codePoint, style.faces, style.sharedIsHan && isAmbiguous(codePoint) && codePoint !== 0x2015 && codePoint !== 0x22ef ? 'wide' : 'plain');

const isCollapsible = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13);
const isAscii = (unit: number): boolean => unit > 32 && unit < 127;
/** Shaped together with its neighbours: no space, no control, no Han. */
const isLatinUnit = (unit: number): boolean => unit > 32 && unit < 0x2e80 && unit !== 0xa0 && !(unit >= 0x7f && unit <= 0x9f);

type WordStyle = { readonly words: Map<string, Float64Array>; readonly sizePx: number; readonly metrics: number };

/**
 * Measures texts with one set of faces, one after the other, in room that it uses again: a deck has thousands of them.
 */
export class GreedyMeasurer {
  private codePoints = new Int32Array(4096);
  private before = new Float64Array(4097);
  private gap = new Float64Array(4096);
  private endTrim = new Float64Array(4096);
  private vanishing = new Uint8Array(4096);
  private metricsOf = new Uint8Array(4096);
  private unwrapped = new Uint8Array(4096);
  private count = 0;
  private sum = 0;
  /** Width of edges that belong to the next code point. */
  private pending = 0;
  private hasGap = false;
  private hasTrim = false;
  private isBehindEdge = false;
  private isPlain = true;
  private isWrapped = true;
  private metrics: LineMetrics[] = [];
  private last: Side | null = null;
  /** By face and features: advances of a word up to each of its code units, in em. */
  private readonly words = new Map<StyleFaces, [Map<string, Float64Array>, Map<string, Float64Array>, Map<string, Float64Array>, Map<string, Float64Array>]>();

  constructor(private readonly cache: TypesettingCache) {}

  measure(inlines: readonly GreedyInline[]): GreedyText {
    this.begin();
    for (const inline of inlines) {
      if (inline.kind === 'text') this.addText(inline.text, inline.style);
      else if (inline.kind === 'box') {
        this.pending += inline.widthPx;
        this.push(BOX, this.metricsIndex(inline.style), 0);
        // What stands on both sides of a box are no neighbours.
        this.last = null;
        this.isPlain = false;
      } else if (inline.kind === 'lineBreak') this.addBreak(this.metricsIndex(inline.style));
      else if (inline.side === 'start' || this.count === 0) this.pending += inline.widthPx;
      else {
        this.sum += inline.widthPx;
        this.isBehindEdge = true;
      }
    }
    const { count } = this;
    this.before[count] = this.sum;
    const places = browserBreaks(this.codePoints.subarray(0, count), this.isPlain);
    if (!this.isWrapped) for (let i = 1; i < count; i += 1) if (this.unwrapped[i] === 1 && this.unwrapped[i - 1] === 1 && this.vanishing[i - 1] !== 2) places[i] = 0;
    return {
      count, places, before: this.before.slice(0, count + 1), gap: this.hasGap ? this.gap.slice(0, count) : null, endTrim: this.hasTrim ? this.endTrim.slice(0, count) : null, vanishing: this.vanishing.slice(0, count), metricsOf: this.metricsOf.slice(0, count), metrics: this.metrics,
    };
  }

  private begin(): void {
    this.count = 0;
    this.sum = 0;
    this.pending = 0;
    this.hasGap = false;
    this.hasTrim = false;
    this.isBehindEdge = false;
    this.isPlain = true;
    this.isWrapped = true;
    this.metrics = [];
    this.last = null;
  }

  private metricsIndex({ metrics }: GreedyStyle): number {
    const known = this.metrics.findIndex(({ abovePx, belowPx }) => abovePx === metrics.abovePx && belowPx === metrics.belowPx);
    return known === -1 ? this.metrics.push(metrics) - 1 : known;
  }

  /** Writes down a code point; its width is added by the caller. */
  private push(codePoint: number, metrics: number, gap: number): void {
    const i = this.count;
    if (i + 1 >= this.codePoints.length) this.grow();
    this.codePoints[i] = codePoint;
    this.before[i] = this.sum;
    this.gap[i] = gap;
    this.endTrim[i] = 0;
    this.vanishing[i] = 0;
    this.metricsOf[i] = metrics;
    this.unwrapped[i] = 0;
    this.sum += gap + this.pending;
    this.pending = 0;
    this.isBehindEdge = false;
    this.count = i + 1;
    if (gap !== 0) this.hasGap = true;
  }

  private grow(): void {
    const length = this.codePoints.length * 2;
    const longer = <T extends Int32Array | Float64Array | Uint8Array>(created: T, old: T): T => {
      created.set(old);
      return created;
    };
    this.codePoints = longer(new Int32Array(length), this.codePoints);
    this.before = longer(new Float64Array(length + 1), this.before);
    this.gap = longer(new Float64Array(length), this.gap);
    this.endTrim = longer(new Float64Array(length), this.endTrim);
    this.vanishing = longer(new Uint8Array(length), this.vanishing);
    this.metricsOf = longer(new Uint8Array(length), this.metricsOf);
    this.unwrapped = longer(new Uint8Array(length), this.unwrapped);
  }

  private addBreak(metrics: number): void {
    this.push(HARD_BREAK, metrics, 0);
    this.vanishing[this.count - 1] = 2;
    this.last = null;
    this.isPlain = false;
  }

  private addText(text: string, style: GreedyStyle): void {
    const sizePx = advanceSize(style.sizePx);
    const metrics = this.metricsIndex(style);
    const from = this.count;
    const word: WordStyle = { words: this.wordsOf(style), sizePx, metrics };
    for (let i = 0; i < text.length; ) {
      const unit = text.charCodeAt(i);
      if (isCollapsible(unit)) {
        this.addSpace(unit, style, word);
        i += 1;
      } else if (isLatinUnit(unit)) i = this.addLatin(text, i, { style, word });
      else {
        const codePoint = text.codePointAt(i) ?? 0xfffd;
        this.addCharacter(codePoint, style, word);
        i += codePoint > 0xffff ? 2 : 1;
      }
    }
    if (!style.wraps) {
      this.isWrapped = false;
      this.unwrapped.fill(1, from, this.count);
    }
  }

  private wordsOf({ faces, tabularFigures, letterSpacingPx }: GreedyStyle): Map<string, Float64Array> {
    const known = this.words.get(faces) ?? [new Map<string, Float64Array>(), new Map<string, Float64Array>(), new Map<string, Float64Array>(), new Map<string, Float64Array>()];
    this.words.set(faces, known);
    return tabularFigures ? (letterSpacingPx === 0 ? known[1] : known[3]) : letterSpacingPx === 0 ? known[0] : known[2];
  }

  private addSpace(unit: number, style: GreedyStyle, { sizePx, metrics }: WordStyle): void {
    if (style.keepsSpaces && unit !== 32 && unit !== 9) {
      if (unit === 10) this.addBreak(metrics);
      return;
    }
    const before = this.count === 0 ? HARD_BREAK : this.codePoints[this.count - 1];
    if (!style.keepsSpaces && (before === 32 || before === HARD_BREAK)) return;
    this.push(32, metrics, 0);
    this.vanishing[this.count - 1] = 1;
    this.sum += recordOf(32, style).advanceEm * sizePx * (style.keepsSpaces && unit === 9 ? TAB : 1) + style.letterSpacingPx;
    this.last = null;
  }

  /** Words, numbers and their marks: everything of one face is shaped together. Gives the place after them. */
  private addLatin(text: string, from: number, set: { readonly style: GreedyStyle; readonly word: WordStyle }): number {
    let to = from + 1;
    while (to < text.length && isAscii(text.charCodeAt(to))) to += 1;
    const isAsciiWord = isAscii(text.charCodeAt(from)) && (to === text.length || !isLatinUnit(text.charCodeAt(to)));
    if (isAsciiWord) {
      this.addWord(text.slice(from, to), recordOf(text.charCodeAt(from), set.style), set);
      return to;
    }
    this.isPlain = false;
    let end = from;
    let start = from;
    let record: CharacterRecord | null = null;
    // Marks that both scripts share may be Han's.
    while (end < text.length && isLatinUnit(text.charCodeAt(end))) {
      const codePoint = text.charCodeAt(end);
      const own = recordOf(codePoint, set.style);
      const isOwnWord = isInvisible(codePoint) || own.kind === kind.HAN || own.kind >= kind.OPEN;
      if (record !== null && (isOwnWord || own.face !== record.face)) {
        this.addWord(text.slice(start, end), record, set);
        record = null;
      }
      if (isOwnWord) this.addCharacter(codePoint, set.style, set.word);
      else if (record === null) {
        record = own;
        start = end;
      }
      end += 1;
    }
    if (record !== null) this.addWord(text.slice(start, end), record, set);
    return end;
  }

  private addWord(source: string, record: CharacterRecord, { style, word }: { readonly style: GreedyStyle; readonly word: WordStyle }): void {
    let advances = word.words.get(source);
    if (advances === undefined) {
      advances = this.shape(source, record, style);
      word.words.set(source, advances);
    }
    const first = source.charCodeAt(0);
    const before = this.count === 0 ? 0 : (this.codePoints[this.count - 1] ?? 0);
    const gap = style.spaced && before >= 0x2e80 && isIdeographic(before) && isAlphabetic(first) ? CJK_LATIN_EM * style.sizePx : 0;
    let done = 0;
    for (let i = 0; i < source.length; i += 1) {
      this.push(source.charCodeAt(i), word.metrics, i === 0 ? gap : 0);
      const until = advances[i] ?? 0;
      this.sum += (until - done) * word.sizePx + style.letterSpacingPx;
      done = until;
    }
    this.last = null;
  }

  private shape(source: string, record: CharacterRecord, style: GreedyStyle): Float64Array {
    const codePoints = Array.from(source, (character) => character.charCodeAt(0));
    const shaped = shapeWord(codePoints, { face: record.face, tabularFigures: style.tabularFigures, ligatures: style.letterSpacingPx === 0, fullWidth: false, rightToLeft: false }, this.cache);
    return Float64Array.from(codePoints, (_, index) => (index + 1 === codePoints.length ? shaped.widthEm : widthBefore(shaped, index + 1)));
  }

  private addCharacter(given: number, style: GreedyStyle, { sizePx, metrics }: WordStyle): void {
    const codePoint = given === BOX ? 0xfffd : given;
    this.isPlain = false;
    if (isInvisible(codePoint) || codePoint < 32 || (codePoint >= 0x7f && codePoint <= 0x9f)) {
      this.push(codePoint < 160 ? 0x200b : codePoint, metrics, 0);
      return;
    }
    const record = recordOf(codePoint, style);
    const before = this.count === 0 ? 0 : (this.codePoints[this.count - 1] ?? 0);
    let gap = 0;
    if (style.trims && this.last !== null && isTrimmed(this.last, { record, codePoint })) gap = -TRIMMED_EM * style.sizePx;
    else if (style.spaced && before < 0x2e80 && record.kind === kind.HAN && isAlphabetic(before)) gap = CJK_LATIN_EM * style.sizePx;
    // Behind the padding of an element the gap belongs to the element: it stays at a line's end.
    if (this.isBehindEdge && gap > 0) {
      this.sum += gap;
      gap = 0;
    }
    this.push(codePoint, metrics, gap);
    this.sum += advanceOf(record, codePoint) * sizePx + style.letterSpacingPx;
    if (style.trims && isClosing(record, codePoint) && closesPair.test(String.fromCodePoint(codePoint))) {
      this.endTrim[this.count - 1] = TRIMMED_EM * style.sizePx;
      this.hasTrim = true;
    }
    this.last = { record, codePoint };
  }
}

/** Spaces that a tab at the start of a line of code stands for. */
const TAB = 4;
