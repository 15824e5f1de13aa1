/**
 * A source text → units: what lines are made of (a Han character, a word, a syllable, a box), with the gap before each
 * and what a line break there costs. Plain arrays, since long documents have hundreds of thousands of units.
 */
import { isHanging, kind, kindOf } from './characters.js';
import type { FontLibrary } from './fontLibrary.js';
import { gapBetween, type Gap, type GapSide } from './gaps.js';
import { ALLOWED, MANDATORY } from './lineBreakRules.js';
import { SOFT } from './breakPlaces.js';
import type { TextStyle } from './paragraph.js';
import { shapeWord, widthBefore, type ShapedWord } from './shapeWord.js';
import { BOX, HARD_BREAK, isInvisible, type SourceText } from './sourceText.js';
import { characterRecord, styleFaces, type CharacterRecord, type StyleFaces } from './styleFaces.js';
import type { TypesettingCache } from './typesettingCache.js';

export type Word = {
  readonly shaped: ShapedWord;
  readonly record: CharacterRecord;
  /** Code points of the word, invisible ones left out. */
  readonly source: readonly number[];
  /** Part of a web or mail address or a path: never hyphenated. */
  readonly address: boolean;
};

/** Cost of a break that is not allowed. */
export const NO_BREAK = Number.POSITIVE_INFINITY;
export const FORCED_BREAK = Number.NEGATIVE_INFINITY;
export const HYPHEN_COST = 50;
/** The hyphen that breaking adds. */
export const HYPHEN = 0x2d;
const NO_GAP: Gap = { gap: 0, stretch: 0, spread: 0, shrink: 0 };

/** Parallel arrays over the units; gaps and costs are those before the unit. Lengths in points. */
export type Units = {
  count: number;
  readonly first: number[];
  readonly width: number[];
  /** null for a single character and for a box. */
  readonly word: (Word | null)[];
  /** Offset of the unit in its word, and its end. */
  readonly wordStart: number[];
  readonly wordEnd: number[];
  readonly record: (CharacterRecord | null)[];
  readonly inline: number[];
  readonly gap: number[];
  readonly stretch: number[];
  readonly spread: number[];
  readonly shrink: number[];
  /** Code point index of the typed space in the gap, -1 for none. */
  readonly space: number[];
  readonly cost: number[];
  /** Width of the hyphen that a break before this unit adds, 0 for none. */
  readonly hyphen: number[];
  readonly trimStart: number[];
  readonly trimEnd: number[];
  /** How far the unit hangs into the margin at a line's end. */
  readonly hang: number[];
  readonly level: number[];
};

/** What is asked of the shaping of each inline, worked out once. */
export type InlineFaces = { readonly style: TextStyle; readonly faces: StyleFaces };

export type UnitSource = {
  readonly text: SourceText;
  readonly places: Uint8Array;
  readonly levels: Uint8Array | null;
  /** By inline index; null for boxes and line breaks. */
  readonly faces: readonly (InlineFaces | null)[];
  readonly cache: TypesettingCache;
  readonly hangs: boolean;
};

/** Where a word may be split, beside the places between units: offsets in the word with what they cost. */
export type WordSplit = { readonly offset: number; readonly cost: number; readonly hyphen: boolean };
export type Splitter = (word: Word, inline: InlineFaces) => readonly WordSplit[];

export function inlineFaces(text: SourceText, context: { readonly fonts: FontLibrary; readonly cache: TypesettingCache }): (InlineFaces | null)[] {
  return text.inlines.map((inline) => (inline.kind === 'text' ? { style: inline.style, faces: styleFaces(inline.style, context) } : null));
}

const emptyUnits = (): Units => ({
  count: 0, first: [], width: [], word: [], wordStart: [], wordEnd: [], record: [], inline: [], gap: [], stretch: [], spread: [],
  shrink: [], space: [], cost: [], hyphen: [], trimStart: [], trimEnd: [], hang: [], level: [],
});

const isMark = (codePoint: number): boolean =>
  codePoint >= 0x300 && (codePoint === 0x200c || codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0020 && codePoint <= 0xe01ef) ||
    (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) || codePoint === 0x20e3 || /\p{M}/u.test(String.fromCodePoint(codePoint)));

const isAsciiMark = (codePoint: number): boolean => codePoint > 32 && codePoint < 0x7f;

/** Joiners and selectors: no picture of their own, but the shaper wants to see them. */
const isIgnorable = (codePoint: number): boolean =>
  codePoint === 0x200c || codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint >= 0xe0020;

/** Builds the units in one walk over the text. */
class Builder {
  private readonly units = emptyUnits();
  private space = -1;
  private cost = NO_BREAK;
  private hyphenBefore = false;
  /** The last unit's last character, for the gap after it; null at the start of a line. */
  private last: GapSide | null = null;

  constructor(
    private readonly source: UnitSource,
    private readonly split: Splitter | null,
  ) {}

  build(): Units {
    const { text, places } = this.source;
    let i = 0;
    while (i < text.count) {
      const place = places[i];
      const codePoint = text.codePoints[i] ?? 0;
      if (place === ALLOWED) this.cost = this.hyphenBefore ? HYPHEN_COST : 0;
      else if (place === SOFT) this.cost = this.hyphenBefore ? HYPHEN_COST : this.softCost(i);
      else if (place === MANDATORY) this.cost = FORCED_BREAK;
      if (codePoint === HARD_BREAK || codePoint === 0x2029) {
        if (this.cost === FORCED_BREAK || this.last === null) this.addEmpty(i);
        this.cost = FORCED_BREAK;
        this.space = -1;
        this.last = null;
        i += 1;
      } else if (isInvisible(codePoint)) {
        this.hyphenBefore = codePoint === 0xad;
        i += 1;
      } else if (codePoint === 32 && this.source.faces[text.inlineOf[i] ?? 0]?.style.verbatim !== true) {
        this.space = i;
        this.hyphenBefore = false;
        i += 1;
      } else i = codePoint === BOX ? this.addBox(i) : this.addText(i);
    }
    return this.units;
  }

  private softCost(i: number): number {
    return this.source.text.codePoints[i - 1] === HYPHEN ? 150 : 300;
  }

  /** A unit without width: an empty line between two forced breaks. */
  private addEmpty(i: number): void {
    this.setGap(NO_GAP, null);
    this.push({ first: i, width: 0, word: null, from: 0, to: 0, record: null, inline: this.source.text.inlineOf[i] ?? 0 });
  }

  private addBox(i: number): number {
    const index = this.source.text.inlineOf[i] ?? 0;
    const inline = this.source.text.inlines[index];
    const width = inline?.kind === 'box' ? inline.widthPt : 0;
    const here: GapSide = { kind: kind.LATIN, codePoint: BOX, style: null, blankPt: 0, padPt: 0 };
    this.setGap(this.gapTo(here, 0), null);
    this.push({ first: i, width, word: null, from: 0, to: 0, record: null, inline: index });
    this.last = here;
    return i + 1;
  }

  /** Adds the unit that starts at `i` and gives the place after it. */
  private addText(i: number): number {
    const { text, places, faces, levels } = this.source;
    const index = text.inlineOf[i] ?? 0;
    const own = faces[index];
    if (!own) throw new Error('text stands in an inline that is not text');
    const codePoint = text.codePoints[i] ?? 0;
    const wide = text.wide[i] === 1;
    const next = text.codePoints[i + 1] ?? 0;
    const record = characterRecord(codePoint, own.faces, next === 0xfe0f || next === 0x20e3 ? 'emoji' : wide ? 'wide' : 'plain');
    const alone = (record.kind === kind.HAN || record.kind >= kind.OPEN) && !(wide && next === codePoint) && !isMark(next);
    if (alone || codePoint === 32) {
      this.addCharacter(i, record, own);
      return i + 1;
    }
    const source: number[] = [];
    let end = i;
    let lastPoint = codePoint;
    while (end < text.count && text.inlineOf[end] === index && (levels === null || levels[end] === levels[i])) {
      const point = text.codePoints[end] ?? 0;
      if (point === 32 || point === HARD_BREAK || point === BOX || isInvisible(point)) break;
      if (end > i && (places[end] === ALLOWED || places[end] === SOFT) ) break;
      if (end > i && isMark(point)) {
        if (!isIgnorable(point) && !record.face.font.hasGlyphForCodePoint(point)) break;
      } else if (end > i) {
        const other = characterRecord(point, own.faces, text.wide[end] === 1 ? 'wide' : 'plain');
        if (other.face !== record.face || (text.wide[end] === 1) !== wide) break;
        if (wide ? point !== codePoint : other.kind === kind.HAN || other.kind >= kind.OPEN) break;
        lastPoint = point;
      }
      source.push(point);
      end += 1;
    }
    this.addWord(i, source, { record, own, wide, lastKind: record.kind === kind.HAN ? kind.HAN : kindOf(lastPoint, wide), lastPoint });
    return end;
  }

  private addCharacter(i: number, record: CharacterRecord, own: InlineFaces): void {
    const index = this.source.text.inlineOf[i] ?? 0;
    const size = own.style.sizePt;
    const codePoint = this.source.text.codePoints[i] ?? 0;
    const padPt = record.kind === kind.MIDDLE ? ((0.5 - record.advanceEm) / 2) * size : 0;
    this.setGap(this.gapTo({ kind: record.kind, codePoint, style: own.style, blankPt: record.trimStartEm * size, padPt }, size), own);
    const unit = this.push({ first: i, width: record.advanceEm * size + own.style.letterSpacingPt, word: null, from: 0, to: 1, record, inline: index });
    this.units.trimStart[unit] = record.trimStartEm * size;
    this.units.trimEnd[unit] = codePoint === 32 ? record.advanceEm * size + own.style.letterSpacingPt : record.trimEndEm * size;
    if (this.source.hangs && isHanging(codePoint)) this.units.hang[unit] = record.advanceEm * size;
    this.last = { kind: record.kind, codePoint, style: own.style, blankPt: record.trimEndEm * size, padPt };
  }

  private addWord(i: number, source: readonly number[], found: { record: CharacterRecord; own: InlineFaces; wide: boolean; lastKind: number; lastPoint: number }): void {
    const { record, own, wide } = found;
    const { style } = own;
    const rightToLeft = (this.source.levels?.[i] ?? 0) % 2 === 1;
    const shaped = shapeWord(source, { face: record.face, tabularFigures: style.tabularFigures, ligatures: style.letterSpacingPt === 0 && !style.verbatim, fullWidth: wide, rightToLeft }, this.source.cache);
    const word: Word = { shaped, record, source, address: this.split !== null && this.isAddress(i) };
    const index = this.source.text.inlineOf[i] ?? 0;
    this.setGap(this.gapTo({ kind: record.kind, codePoint: source[0] ?? 0, style, blankPt: 0, padPt: 0 }, style.sizePt), own);
    let from = 0;
    for (const split of this.split?.(word, own) ?? []) {
      this.addPiece(i, word, { from, to: split.offset, index, own });
      this.cost = split.cost;
      this.hyphenBefore = split.hyphen;
      this.setGap(NO_GAP, own);
      from = split.offset;
    }
    this.addPiece(i, word, { from, to: source.length, index, own });
    this.last = { kind: found.lastKind, codePoint: found.lastPoint, style, blankPt: 0, padPt: 0 };
  }

  /** Whether what stands around `i` without a space is an address or a path rather than words. */
  private isAddress(i: number): boolean {
    const { codePoints, count } = this.source.text;
    let start = i;
    while (start > 0 && isAsciiMark(codePoints[start - 1] ?? 0)) start -= 1;
    let token = '';
    for (let k = start; k < count && isAsciiMark(codePoints[k] ?? 0); k += 1) token += String.fromCharCode(codePoints[k] ?? 0);
    return /:\/\/|^www\.|\w@\w|\w_\w|\/\S*\/|\w\.\w/.test(token);
  }

  private addPiece(i: number, word: Word, piece: { from: number; to: number; index: number; own: InlineFaces }): void {
    const { style } = piece.own;
    const em = piece.to - piece.from === word.source.length ? word.shaped.widthEm : widthBefore(word.shaped, piece.to) - widthBefore(word.shaped, piece.from);
    this.push({ first: i, width: em * style.sizePt + style.letterSpacingPt * (piece.to - piece.from), word, from: piece.from, to: piece.to, record: word.record, inline: piece.index });
  }

  /** The gap between the last unit and one that starts with this character. */
  private gapTo(here: GapSide, sizePt: number): Gap {
    const { last, space } = this;
    if (last === null) return NO_GAP;
    const spaceFaces = space >= 0 ? this.source.faces[this.source.text.inlineOf[space] ?? 0] : null;
    const spacePt = spaceFaces ? characterRecord(32, spaceFaces.faces, 'plain').advanceEm * spaceFaces.style.sizePt + spaceFaces.style.letterSpacingPt : null;
    return gapBetween(last, here, { sizePt: Math.max(sizePt, last.style?.sizePt ?? 0), spacePt });
  }

  /** Writes down the gap and the break before the unit that comes next; `own` sets a hyphen added there. */
  private setGap(gap: Gap, own: InlineFaces | null): void {
    const { units } = this;
    units.gap.push(gap.gap);
    units.stretch.push(gap.stretch);
    units.spread.push(gap.spread);
    units.shrink.push(gap.shrink);
    units.space.push(this.space);
    units.hyphen.push(this.hyphenBefore && own !== null ? characterRecord(HYPHEN, own.faces, 'plain').advanceEm * own.style.sizePt : 0);
    units.cost.push(this.cost);
    this.space = -1;
    this.cost = NO_BREAK;
    this.hyphenBefore = false;
  }

  private push(unit: { first: number; width: number; word: Word | null; from: number; to: number; record: CharacterRecord | null; inline: number }): number {
    const { units } = this;
    const index = units.count;
    units.first.push(unit.first);
    units.width.push(unit.width);
    units.word.push(unit.word);
    units.wordStart.push(unit.from);
    units.wordEnd.push(unit.to);
    units.record.push(unit.record);
    units.inline.push(unit.inline);
    units.trimStart.push(0);
    units.trimEnd.push(0);
    units.hang.push(0);
    units.level.push(this.source.levels?.[unit.first] ?? 0);
    units.count += 1;
    return index;
  }
}

/** The units of a text; `split` gives further places inside words (hyphenation, emergency). */
export const buildUnits = (source: UnitSource, split: Splitter | null): Units => new Builder(source, split).build();
