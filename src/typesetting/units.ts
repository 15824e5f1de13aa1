/**
 * A source text → units: what lines are made of (a Han character, a word, a syllable, a box), with the gap before each
 * and what a line break there costs. One walk with much to remember between two units, hence one long class.
 */
import { isHanging, isIdeographic, kind, kindOf } from './characters.js';
import type { FontLibrary } from './fontLibrary.js';
import { type GapSide, type Gaps } from './gaps.js';
import { ALLOWED, MANDATORY } from './lineBreakRules.js';
import { SOFT } from './breakPlaces.js';
import type { TextStyle } from './paragraph.js';
import { shapeWord, widthBefore } from './shapeWord.js';
import { BOX, HARD_BREAK, isInvisible, type SourceText } from './sourceText.js';
import { characterRecord, styleFaces, type CharacterRecord, type StyleFaces } from './styleFaces.js';
import type { TypesettingCache } from './typesettingCache.js';
import { createUnits, FORCED_BREAK, NO_BREAK, type Units, type Word } from './unitList.js';

export const HYPHEN_COST = 50;
/** The hyphen that breaking adds. */
export const HYPHEN = 0x2d;
const HYPHEN_BREAK_COST = 150;
const SOFT_COST = 300;
/** Longer rows of letters are shaped in parts. */
const LONGEST_WORD = 256;

/** What is asked of the shaping of each inline, worked out once. */
export type InlineFaces = { readonly style: TextStyle; readonly faces: StyleFaces };

export type UnitSource = {
  readonly text: SourceText;
  readonly places: Uint8Array;
  readonly levels: Uint8Array | null;
  /** By inline index; null for boxes and line breaks. */
  readonly faces: readonly (InlineFaces | null)[];
  readonly cache: TypesettingCache;
  /** A comma or stop may hang at a line's end. */
  readonly hangs: boolean;
  readonly mostSpreadEm: number;
  readonly gaps: Gaps;
  /** Marks at the edges of a line keep their blank halves, and spaces their width. */
  readonly keepsEdges: boolean;
};

/** Where a word may be split, beside the places between units: offsets in the word with what they cost. */
export type WordSplit = { readonly offset: number; readonly cost: number; readonly hyphen: boolean };
export type Splitter = (word: Word, inline: InlineFaces) => readonly WordSplit[];

export function inlineFaces(text: SourceText, context: { readonly fonts: FontLibrary; readonly cache: TypesettingCache }): (InlineFaces | null)[] {
  return text.inlines.map((inline) => (inline.kind === 'text' ? { style: inline.style, faces: styleFaces(inline.style, context) } : null));
}

const isMark = (codePoint: number): boolean =>
  codePoint >= 0x300 && !isIdeographic(codePoint) && (codePoint === 0x200c || codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || (codePoint >= 0xe0020 && codePoint <= 0xe01ef) ||
    (codePoint >= 0x1f3fb && codePoint <= 0x1f3ff) || codePoint === 0x20e3 || /\p{M}/u.test(String.fromCodePoint(codePoint)));

const isAsciiMark = (codePoint: number): boolean => codePoint > 32 && codePoint < 0x7f;

/** Joiners and selectors: no picture of their own, but the shaper wants to see them. */
const isIgnorable = (codePoint: number): boolean =>
  codePoint === 0x200c || codePoint === 0x200d || (codePoint >= 0xfe00 && codePoint <= 0xfe0f) || codePoint >= 0xe0020;

const NOTHING: GapSide = { kind: kind.OTHER, codePoint: 0, style: null, blankPt: 0, padPt: 0 };
/** A break after the hyphen or solidus of a compound costs as much as one that adds a hyphen. */
const splitsWord = (before: number, after: number): boolean => before > 32 && before < 0x2e80 && before !== 0x2014 && after > 32 && after < 0x2e80;
const codePointBefore = (text: SourceText, i: number): number => text.codePoints[i - 1] ?? 0;

/** Builds the units in one walk over the text. */
class Builder {
  private readonly units: Units;
  private space = -1;
  private cost = NO_BREAK;
  private hyphenBefore = false;
  /** The last unit's last character, for the gap after it. `isFirst` at the start of a line. */
  private isFirst = true;
  private before: GapSide = NOTHING;
  private readonly here: { -readonly [Key in keyof GapSide]: GapSide[Key] } = { ...NOTHING };

  constructor(
    private readonly source: UnitSource,
    private readonly split: Splitter | null,
  ) {
    // A split adds a unit for at most each character of a word.
    const wanted = 2 * source.text.count + 2;
    let units = source.cache.units;
    if (units.width.length < wanted) {
      units = createUnits(2 * wanted);
      source.cache.units = units;
    }
    units.count = 0;
    this.units = units;
  }

  build(): Units {
    const { text, places } = this.source;
    let i = 0;
    while (i < text.count) {
      const place = places[i];
      const codePoint = text.codePoints[i] ?? 0;
      if (place === ALLOWED) this.cost = this.hyphenBefore || splitsWord(codePointBefore(text, i), codePoint) ? HYPHEN_COST : 0;
      else if (place === SOFT) this.cost = this.hyphenBefore ? HYPHEN_COST : codePointBefore(text, i) === HYPHEN ? HYPHEN_BREAK_COST : SOFT_COST;
      else if (place === MANDATORY) this.cost = FORCED_BREAK;
      if (codePoint === HARD_BREAK || codePoint === 0x2029) {
        if (this.cost === FORCED_BREAK || this.isFirst) this.addEmpty(i);
        this.cost = FORCED_BREAK;
        this.space = -1;
        this.isFirst = true;
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

  /** A unit without width: an empty line between two forced breaks. */
  private addEmpty(i: number): void {
    this.addGap(null);
    this.push(i, 0);
  }

  private addBox(i: number): number {
    const inline = this.source.text.inlines[this.source.text.inlineOf[i] ?? 0];
    this.setHere(kind.LATIN, BOX, null);
    this.addGap(null);
    this.push(i, inline?.kind === 'box' ? inline.widthPt : 0);
    this.pass();
    return i + 1;
  }

  /** What stands after the gap that comes next, without blank halves. */
  private setHere(k: number, codePoint: number, style: TextStyle | null): void {
    const { here } = this;
    here.kind = k;
    here.codePoint = codePoint;
    here.style = style;
    here.blankPt = 0;
    here.padPt = 0;
  }

  /** The unit that was added becomes what stands before the next gap. */
  private pass(): void {
    const { here } = this;
    this.before = { kind: here.kind, codePoint: here.codePoint, style: here.style, blankPt: here.blankPt, padPt: here.padPt };
    this.isFirst = false;
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
      if (point === 32 || point === HARD_BREAK || point === BOX || isInvisible(point) || source.length === LONGEST_WORD) break;
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
    this.addWord(i, source, { record, own, wide, lastPoint });
    return end;
  }

  private addCharacter(i: number, record: CharacterRecord, own: InlineFaces): void {
    const { style } = own;
    const size = style.sizePt;
    const codePoint = this.source.text.codePoints[i] ?? 0;
    const { here, before, units } = this;
    this.setHere(record.kind, codePoint, style);
    here.blankPt = record.trimStartEm * size;
    if (record.kind === kind.MIDDLE) here.padPt = ((0.5 - record.advanceEm) / 2) * size;
    this.addGap(own);
    const width = record.advanceEm * size + style.letterSpacingPt;
    const unit = this.push(i, width);
    units.record[unit] = record;
    units.wordEnd[unit] = 1;
    if (!this.source.keepsEdges) {
      units.trimStart[unit] = here.blankPt;
      units.trimEnd[unit] = codePoint === 32 ? width : record.trimEndEm * size;
    }
    here.blankPt = record.trimEndEm * size;
    // clreq: of marks in succession none hangs.
    if (this.source.hangs && isHanging(codePoint) && (before.kind < kind.OPEN || this.isFirst)) units.hang[unit] = width;
    // In a row of Han nothing changes that the gap depends on.
    if (record.kind !== kind.HAN || before.kind !== kind.HAN || before.style !== style || this.isFirst) this.pass();
  }

  private addWord(i: number, source: readonly number[], found: { readonly record: CharacterRecord; readonly own: InlineFaces; readonly wide: boolean; readonly lastPoint: number }): void {
    const { record, own, wide, lastPoint } = found;
    const { style } = own;
    const rightToLeft = (this.source.levels?.[i] ?? 0) % 2 === 1;
    const shaped = shapeWord(source, { face: record.face, tabularFigures: style.tabularFigures, ligatures: style.letterSpacingPt === 0, fullWidth: wide, rightToLeft }, this.source.cache);
    const word: Word = { shaped, record, source, first: i, address: this.split !== null && this.isAddress(i) };
    this.setHere(record.kind, source[0] ?? 0, style);
    this.addGap(own);
    let from = 0;
    for (const split of this.split?.(word, own) ?? []) {
      this.addPiece(i, word, { from, to: split.offset, own });
      this.cost = split.cost;
      this.hyphenBefore = split.hyphen;
      this.addNoGap(own);
      from = split.offset;
    }
    this.addPiece(i, word, { from, to: source.length, own });
    this.setHere(record.kind === kind.HAN ? kind.HAN : kindOf(lastPoint, wide), lastPoint, style);
    this.pass();
  }

  /** Whether what stands around `i` without a space is an address or a path rather than words. */
  private isAddress(i: number): boolean {
    const { codePoints, count } = this.source.text;
    let start = i;
    while (start > 0 && i - start < LONGEST_WORD && isAsciiMark(codePoints[start - 1] ?? 0)) start -= 1;
    let token = '';
    for (let k = start; k < count && k - i < LONGEST_WORD && isAsciiMark(codePoints[k] ?? 0); k += 1) token += String.fromCharCode(codePoints[k] ?? 0);
    return /:\/\/|^www\.|\w@\w|\w_\w|\w::\w|\/\S*\/|\w\.\w/.test(token);
  }

  private addPiece(i: number, word: Word, piece: { readonly from: number; readonly to: number; readonly own: InlineFaces }): void {
    const { style } = piece.own;
    const { units } = this;
    const em = piece.to - piece.from === word.source.length ? word.shaped.widthEm : widthBefore(word.shaped, piece.to) - widthBefore(word.shaped, piece.from);
    const unit = this.push(i, em * style.sizePt + style.letterSpacingPt * (piece.to - piece.from));
    units.word[unit] = word;
    units.record[unit] = word.record;
    units.wordStart[unit] = piece.from;
    units.wordEnd[unit] = piece.to;
  }

  /** Writes down the gap and the break before the unit that comes next; `own` sets a hyphen added there. */
  private addGap(own: InlineFaces | null): void {
    if (this.isFirst) {
      this.addNoGap(own);
      return;
    }
    const { units, space } = this;
    const unit = units.count;
    const spaceFaces = space >= 0 ? this.source.faces[this.source.text.inlineOf[space] ?? 0] : null;
    const spacePt = spaceFaces ? characterRecord(32, spaceFaces.faces, 'plain').advanceEm * spaceFaces.style.sizePt + spaceFaces.style.letterSpacingPt : null;
    const gap = this.source.gaps.between(this.before, this.here, spacePt);
    units.gap[unit] = gap.gap;
    units.stretch[unit] = gap.stretch;
    units.spread[unit] = gap.spread;
    units.shrink[unit] = gap.shrink;
    this.addBreak(own);
  }

  private addNoGap(own: InlineFaces | null): void {
    const { units } = this;
    const unit = units.count;
    units.gap[unit] = 0;
    units.stretch[unit] = 0;
    units.spread[unit] = 0;
    units.shrink[unit] = 0;
    this.addBreak(own);
  }

  private addBreak(own: InlineFaces | null): void {
    const { units } = this;
    const unit = units.count;
    units.space[unit] = this.space;
    units.hyphen[unit] = this.hyphenBefore && own !== null ? characterRecord(HYPHEN, own.faces, 'plain').advanceEm * own.style.sizePt : 0;
    units.cost[unit] = this.cost;
    this.space = -1;
    this.cost = NO_BREAK;
    this.hyphenBefore = false;
  }

  private push(i: number, width: number): number {
    const { units, source } = this;
    const unit = units.count;
    units.first[unit] = i;
    units.width[unit] = width;
    units.word[unit] = null;
    units.record[unit] = null;
    units.wordStart[unit] = 0;
    units.wordEnd[unit] = 0;
    units.inline[unit] = source.text.inlineOf[i] ?? 0;
    units.trimStart[unit] = 0;
    units.trimEnd[unit] = 0;
    units.hang[unit] = 0;
    units.level[unit] = source.levels?.[i] ?? 0;
    units.count = unit + 1;
    return unit;
  }
}

/**
 * The units of a text; `split` gives further places inside words (hyphenation, emergency). They stand in the cache's
 * own arrays and are valid until the next call.
 */
export const buildUnits = (source: UnitSource, split: Splitter | null): Units => new Builder(source, split).build();
