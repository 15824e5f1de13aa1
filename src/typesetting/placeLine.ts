/** A line's units → runs of placed glyphs and boxes. */
import { visualOrder } from './bidi.js';
import type { FontFace } from './fontLibrary.js';
import { adjustedGap, adjustLine, type Adjustment, type LineRange } from './justify.js';
import type { Sums } from './optimumFit.js';
import type { GlyphShift, Inline, SetBox, SetRun, TextStyle } from './paragraph.js';
import { shapeWord, type ShapedWord } from './shapeWord.js';
import { characterRecord } from './styleFaces.js';
import type { Units } from './unitList.js';
import { HYPHEN, type UnitSource } from './units.js';

/** Units of a line that are drawn as one: a whole word again where hyphenation did not split it here. */
type Piece = {
  readonly first: number;
  readonly last: number;
  readonly shaped: ShapedWord | null;
  readonly addedHyphen: boolean;
};

export type PlacedLine = {
  readonly items: readonly (SetRun | SetBox)[];
  /** Right end of the ink box from the left edge of the measure. */
  readonly widthPt: number;
  readonly text: string;
  readonly excessPt: number;
  readonly loosePt: number;
};

export type LinePlacing = LineRange & {
  readonly widthPt: number;
  readonly indentPt: number;
  readonly fill: boolean;
  readonly align: 'left' | 'right' | 'center';
};

type OpenGlyphs = { readonly ids: number[]; readonly codePoints: (readonly number[])[]; readonly advancesPt: number[]; shifts: Map<number, GlyphShift> | null };

type OpenRun = {
  readonly face: FontFace;
  readonly style: TextStyle;
  readonly mark: string | null;
  readonly inline: number;
  readonly glyphs: OpenGlyphs;
  readonly xPt: number;
  widthPt: number;
  addedHyphen: boolean;
};

const NOTHING: readonly number[] = [];
/** Nobody sees so little between the letters of an address. */
const LETTER_EM = 0.03;

function addGlyph(run: OpenRun, id: number, { codePoints, advancePt }: { readonly codePoints: readonly number[]; readonly advancePt: number }): void {
  run.glyphs.ids.push(id);
  run.glyphs.codePoints.push(codePoints);
  run.glyphs.advancesPt.push(advancePt);
  run.widthPt += advancePt;
}

/** Glyphs of a run → the text it stands for. */
function textOf({ codePoints }: OpenGlyphs): string {
  let text = '';
  for (const characters of codePoints) text += characters.length === 1 ? String.fromCodePoint(characters[0] ?? 0) : String.fromCodePoint(...characters);
  return text;
}

/** Places one line after the other of a paragraph. */
export class LinePlacer {
  private items: (SetRun | SetBox)[] = [];
  private open: OpenRun | null = null;
  private x = 0;
  /** What each letter of an address or of code gets in this line, in em. */
  private letterEm = 0;

  constructor(
    private readonly source: UnitSource,
    private readonly units: Units,
    private readonly sums: Sums,
  ) {}

  place(line: LinePlacing): PlacedLine {
    const { units } = this;
    const pieces = this.pieces(line);
    const adjustment = adjustLine(units, this.sums, { ...line, extraPt: this.extra(pieces), mostSpreadEm: this.source.mostSpreadEm, lettersPt: () => this.lettersPt(pieces) });
    this.letterEm = adjustment.letters * LETTER_EM;
    this.items = [];
    this.open = null;
    const left = Math.max(0, adjustment.leftPt);
    this.x = line.indentPt + (line.align === 'right' ? left : line.align === 'center' ? left / 2 : 0) - (units.trimStart[line.a] ?? 0);
    const order = this.source.levels === null ? null : visualOrder(pieces.map((piece) => units.level[piece.first] ?? 0));
    let ink = 0;
    for (let k = 0; k < pieces.length; k += 1) {
      const index = order === null ? k : (order[k] ?? 0);
      const piece = pieces[index];
      if (!piece) continue;
      if (k > 0) this.addGap(this.gapUnit(pieces, { order, k }), adjustment);
      this.addPiece(piece, piece.last === line.b - 1);
      ink = this.x;
    }
    this.close();
    return { items: this.items, widthPt: ink, text: this.logicalText(pieces), excessPt: adjustment.leftPt < 0 ? -adjustment.leftPt : 0, loosePt: adjustment.loosePt };
  }

  /** The unit whose gap stands left of the `k`th piece seen. */
  private gapUnit(pieces: readonly Piece[], at: { readonly order: readonly number[] | null; readonly k: number }): number {
    if (at.order === null) return pieces[at.k]?.first ?? 0;
    const here = at.order[at.k] ?? 0;
    const before = at.order[at.k - 1] ?? 0;
    // Between two pieces that follow each other in either direction it is the later one's gap.
    const later = Math.abs(here - before) === 1 ? Math.max(here, before) : at.k;
    return pieces[later]?.first ?? 0;
  }

  private pieces(line: LineRange): Piece[] {
    const { units } = this;
    const pieces: Piece[] = [];
    let u = line.a;
    while (u < line.b) {
      const word = units.word[u] ?? null;
      let last = u;
      if (word) while (last + 1 < line.b && units.word[last + 1] === word) last += 1;
      const addedHyphen = last + 1 === line.b && line.b < units.count && (units.hyphen[line.b] ?? 0) > 0;
      pieces.push({ first: u, last, shaped: word ? this.shapedPart(u, last, addedHyphen) : null, addedHyphen });
      u = last + 1;
    }
    return pieces;
  }

  /** An address or code that stands in the line may be spread so far. */
  private lettersPt(pieces: readonly Piece[]): number {
    let sum = 0;
    for (const piece of pieces) if (piece.shaped !== null && this.isSpaceable(piece)) sum += piece.shaped.ids.length * LETTER_EM * this.styleOf(piece.first).sizePt;
    return sum;
  }

  private isSpaceable(piece: Piece): boolean {
    const word = this.units.word[piece.first];
    return word?.address === true || (word != null && this.styleOf(piece.first).verbatim);
  }

  /** How much wider the split words of a line are than the units they were measured as. */
  private extra(pieces: readonly Piece[]): number {
    const { units } = this;
    let extra = 0;
    for (const piece of pieces) {
      const word = units.word[piece.first];
      if (!word || piece.shaped === null || piece.shaped === word.shaped) continue;
      const style = this.styleOf(piece.first);
      const count = (units.wordEnd[piece.last] ?? 0) - (units.wordStart[piece.first] ?? 0) + (piece.addedHyphen ? 1 : 0);
      extra += piece.shaped.widthEm * style.sizePt + style.letterSpacingPt * count;
      for (let u = piece.first; u <= piece.last; u += 1) extra -= units.width[u] ?? 0;
      if (piece.addedHyphen) extra -= units.hyphen[piece.last + 1] ?? 0;
    }
    return extra;
  }

  /** The glyphs of a word, or of the part of it that stands in this line. */
  private shapedPart(first: number, last: number, addedHyphen: boolean): ShapedWord | null {
    const word = this.units.word[first];
    if (!word) return null;
    const from = this.units.wordStart[first] ?? 0;
    const to = this.units.wordEnd[last] ?? word.source.length;
    if (from === 0 && to === word.source.length && !addedHyphen) return word.shaped;
    const style = this.styleOf(first);
    const part = word.source.slice(from, to);
    if (addedHyphen) part.push(HYPHEN);
    return shapeWord(part, {
      face: word.record.face,
      tabularFigures: style.tabularFigures,
      ligatures: style.letterSpacingPt === 0,
      fullWidth: false,
      rightToLeft: word.shaped.rightToLeft,
    }, this.source.cache);
  }

  private inlineOf(u: number): Inline {
    const inline = this.source.text.inlines[this.units.inline[u] ?? 0];
    if (!inline) throw new Error('a unit stands in no inline');
    return inline;
  }

  private styleOf(u: number): TextStyle {
    const inline = this.inlineOf(u);
    if (inline.kind === 'lineBreak') throw new Error('a line break has no style');
    return inline.style;
  }

  private addGap(u: number, adjustment: Adjustment): void {
    const { units, source } = this;
    const gap = adjustedGap(units, u, adjustment);
    const space = units.space[u] ?? -1;
    if (space >= 0) {
      const inline = source.text.inlineOf[space] ?? 0;
      const own = source.faces[inline];
      if (own) {
        const face = this.open?.inline === inline ? this.open.face : characterRecord(32, own.faces, 'plain').face;
        const run = this.runFor({ face, style: own.style, inline });
        addGlyph(run, face.font.glyphForCodePoint(32).id, { codePoints: SPACE, advancePt: gap });
      }
    } else if (gap !== 0 && this.open) {
      const { advancesPt } = this.open.glyphs;
      const last = advancesPt.at(-1);
      // Inside one stretch of text the gap belongs to the run, so that underlines and grounds go through.
      if (last !== undefined && this.open.inline === units.inline[u]) {
        advancesPt[advancesPt.length - 1] = last + gap;
        this.open.widthPt += gap;
      } else this.close();
    }
    this.x += gap;
  }

  private runFor(wanted: { readonly face: FontFace; readonly style: TextStyle; readonly inline: number }): OpenRun {
    const { open } = this;
    if (open?.face === wanted.face && open.inline === wanted.inline) return open;
    this.close();
    const inline = this.source.text.inlines[wanted.inline];
    const created: OpenRun = {
      face: wanted.face, style: wanted.style, mark: inline?.kind === 'text' ? inline.mark : null, inline: wanted.inline, glyphs: { ids: [], codePoints: [], advancesPt: [], shifts: null }, xPt: this.x, widthPt: 0, addedHyphen: false,
    };
    this.open = created;
    return created;
  }

  private close(): void {
    const { open } = this;
    if (open === null) return;
    this.open = null;
    const text = open.addedHyphen ? textOf(open.glyphs).slice(0, -1) : textOf(open.glyphs);
    this.items.push({
      kind: 'run', face: open.face, style: open.style, glyphs: open.glyphs, xPt: open.xPt, widthPt: open.widthPt, text, addedHyphen: open.addedHyphen, mark: open.mark,
    });
  }

  private addPiece(piece: Piece, endsLine: boolean): void {
    const { units } = this;
    const u = piece.first;
    const inline = this.inlineOf(u);
    if (inline.kind === 'lineBreak') return;
    if (inline.kind === 'box') {
      this.close();
      this.items.push({ kind: 'box', xPt: this.x, widthPt: inline.widthPt, heightPt: inline.heightPt, depthPt: inline.depthPt, style: inline.style, mark: inline.mark, alt: inline.alt });
      this.x += inline.widthPt;
      return;
    }
    const record = units.record[u];
    if (!record) return;
    const { style } = inline;
    const run = this.runFor({ face: record.face, style, inline: units.inline[u] ?? 0 });
    const before = run.widthPt;
    if (piece.shaped === null) {
      const trimmed = endsLine && (units.hang[u] ?? 0) === 0 ? (units.trimEnd[u] ?? 0) : 0;
      addGlyph(run, record.glyph, { codePoints: record.codePoints, advancePt: (units.width[u] ?? 0) - trimmed });
    } else this.addShaped(run, piece.shaped, this.letterEm > 0 && this.isSpaceable(piece) ? { ...style, letterSpacingPt: style.letterSpacingPt + this.letterEm * style.sizePt } : style);
    if (piece.addedHyphen) run.addedHyphen = true;
    this.x += run.widthPt - before;
  }

  private addShaped(run: OpenRun, shaped: ShapedWord, style: TextStyle): void {
    const size = style.sizePt;
    for (let g = 0; g < shaped.ids.length; g += 1) {
      const codePoints = shaped.codePoints[g] ?? NOTHING;
      const xEm = shaped.xOffsetsEm[g] ?? 0;
      const yEm = shaped.yOffsetsEm[g] ?? 0;
      if (xEm !== 0 || yEm !== 0) (run.glyphs.shifts ??= new Map()).set(run.glyphs.ids.length, { xPt: xEm * size, yPt: yEm * size });
      addGlyph(run, shaped.ids[g] ?? 0, { codePoints, advancePt: (shaped.advancesEm[g] ?? 0) * size + style.letterSpacingPt * codePoints.length });
    }
  }

  private logicalText(pieces: readonly Piece[]): string {
    if (this.source.levels === null) return this.items.map((item) => (item.kind === 'run' ? item.text : '')).join('');
    const first = pieces[0];
    const last = pieces.at(-1);
    if (!first || !last) return '';
    const { text } = this.source;
    let result = '';
    for (const [index, piece] of pieces.entries()) {
      if (index > 0 && (this.units.space[piece.first] ?? -1) >= 0) result += ' ';
      const word = this.units.word[piece.first];
      if (word) result += String.fromCodePoint(...word.source.slice(this.units.wordStart[piece.first] ?? 0, this.units.wordEnd[piece.last] ?? 0));
      else if (this.units.record[piece.first]) result += String.fromCodePoint(text.codePoints[this.units.first[piece.first] ?? 0] ?? 32);
    }
    return result;
  }
}

const SPACE: readonly number[] = [32];
