/**
 * Line break values of a text → where its lines may and must break, by the rules of UAX #14 (Unicode 16.0, revision 53).
 *
 * Rule numbers in the comments are sections of https://www.unicode.org/reports/tr14/tr14-53.html
 */
import { CLASS_BITS, EAST_ASIAN_BIT, FINAL_BIT, INITIAL_BIT, lineBreakClass as C } from './lineBreakClasses.js';

export const PROHIBITED = 0;
export const ALLOWED = 1;
export const MANDATORY = 2;

/** Before the start and after the end of the text. */
const EDGE = 63;

const isHard = (k: number): boolean => k === C.BK || k === C.CR || k === C.LF || k === C.NL;
const isAlphabetic = (k: number): boolean => k === C.AL || k === C.HL;
const isHangul = (k: number): boolean => k === C.JL || k === C.JV || k === C.JT || k === C.H2 || k === C.H3;

/** The text with combining marks folded into their bases (LB9, LB10): what the rules look at. */
type Folded = {
  readonly length: number;
  /** Table values without the code points' marks. */
  readonly value: Uint8Array;
  /** Index in the text at which each folded unit starts. */
  readonly start: Int32Array;
  /** The unit's last code point is a zero width joiner (LB8a). */
  readonly joined: Uint8Array;
  readonly codePoints: ArrayLike<number>;
};

function fold(values: Uint8Array, codePoints: ArrayLike<number>): Folded {
  const count = values.length;
  const value = new Uint8Array(count);
  const start = new Int32Array(count);
  const joined = new Uint8Array(count);
  let length = 0;
  for (let i = 0; i < count; i += 1) {
    const own = values[i] ?? 0;
    const k = own & CLASS_BITS;
    if (k === C.CM || k === C.ZWJ) {
      const before = length > 0 ? (value[length - 1] ?? 0) & CLASS_BITS : EDGE;
      const attaches = before !== EDGE && !isHard(before) && before !== C.SP && before !== C.ZW;
      if (attaches) {
        joined[length - 1] = k === C.ZWJ ? 1 : 0;
        continue;
      }
      value[length] = C.AL;
      joined[length] = k === C.ZWJ ? 1 : 0;
    } else {
      // CJ without a tailoring is NS (LB1).
      value[length] = k === C.CJ ? (own & ~CLASS_BITS) | C.NS : own;
    }
    start[length] = i;
    length += 1;
  }
  return { length, value, start, joined, codePoints };
}

const DOTTED_CIRCLE = 0x25cc;

/** The rules for one place: between the folded units `i - 1` and `i`. Memory of what came before stands in fields. */
class Rules {
  /** Class of the last unit that is not a space, its value, and its place. */
  private lastClass = EDGE;
  private lastValue = 0;
  private lastIndex = -1;
  /** NU (SY|IS)* before here: 1; with a closing bracket after it: 2; else 0 (LB25). */
  private number = 0;
  private regionalIndicators = 0;

  constructor(private readonly text: Folded) {}

  private classAt(i: number): number {
    return i < 0 || i >= this.text.length ? EDGE : (this.text.value[i] ?? 0) & CLASS_BITS;
  }

  private isEastAsian(i: number): boolean {
    const value = this.text.value[i] ?? 0;
    return i >= 0 && i < this.text.length && (value & CLASS_BITS) !== C.QU && (value & EAST_ASIAN_BIT) !== 0;
  }

  /** AK, AS or the dotted circle (LB28a). */
  private isSyllable(i: number): boolean {
    const k = this.classAt(i);
    return k === C.AK || k === C.AS || (k === C.AL && this.text.codePoints[this.text.start[i] ?? 0] === DOTTED_CIRCLE);
  }

  private isHyphen(i: number): boolean {
    return this.classAt(i) === C.HY || (this.classAt(i) === C.BA && this.text.codePoints[this.text.start[i] ?? 0] === 0x2010);
  }

  /** Takes note of the unit `i` once the place before it is decided. */
  pass(i: number): void {
    const k = this.classAt(i);
    if (k === C.NU) this.number = 1;
    else if (this.number === 1 && (k === C.CL || k === C.CP)) this.number = 2;
    else if (!(this.number === 1 && (k === C.SY || k === C.IS))) this.number = 0;
    this.regionalIndicators = k === C.RI ? this.regionalIndicators + 1 : 0;
    if (k !== C.SP) {
      this.lastClass = k;
      this.lastValue = this.text.value[i] ?? 0;
      this.lastIndex = i;
    }
  }

  decide(i: number): number {
    const a = this.classAt(i - 1);
    const b = this.classAt(i);
    if (a === C.ID && b === C.ID && this.text.joined[i - 1] === 0) return ALLOWED; // LB31, the most frequent pair
    if (a === C.BK || (a === C.CR && b !== C.LF) || a === C.LF || a === C.NL) return MANDATORY; // LB4, LB5
    if (isHard(b) || b === C.SP || b === C.ZW) return PROHIBITED; // LB5, LB6, LB7
    if (this.lastClass === C.ZW) return ALLOWED; // LB8
    if (this.text.joined[i - 1] === 1) return PROHIBITED; // LB8a
    if (a === C.WJ || b === C.WJ || a === C.GL) return PROHIBITED; // LB11, LB12
    if (b === C.GL && a !== C.SP && a !== C.BA && a !== C.HY) return PROHIBITED; // LB12a
    return this.decideAroundSpaces(i, a, b);
  }

  private decideAroundSpaces(i: number, a: number, b: number): number {
    if (b === C.CL || b === C.CP || b === C.EX || b === C.SY) return PROHIBITED; // LB13
    if (this.lastClass === C.OP) return PROHIBITED; // LB14
    if (this.lastClass === C.QU && (this.lastValue & INITIAL_BIT) !== 0 && this.opensAfter(this.classAt(this.lastIndex - 1))) return PROHIBITED; // LB15a
    const final = b === C.QU && ((this.text.value[i] ?? 0) & FINAL_BIT) !== 0;
    if (final && this.closesBefore(this.classAt(i + 1))) return PROHIBITED; // LB15b
    if (a === C.SP && b === C.IS && this.classAt(i + 1) === C.NU) return ALLOWED; // LB15c
    if (b === C.IS) return PROHIBITED; // LB15d
    if ((this.lastClass === C.CL || this.lastClass === C.CP) && b === C.NS) return PROHIBITED; // LB16
    if (this.lastClass === C.B2 && b === C.B2) return PROHIBITED; // LB17
    if (a === C.SP) return ALLOWED; // LB18
    if (a === C.QU || b === C.QU) {
      const decided = this.decideQuotation(i, a, b);
      if (decided) return PROHIBITED; // LB19, LB19a
    }
    if (a === C.CB || b === C.CB) return ALLOWED; // LB20
    return this.prohibitsWord(i, a, b) || this.prohibitsNumber(i, a, b) || this.prohibitsSyllable(i, a, b) ? PROHIBITED : ALLOWED;
  }

  /** What may stand before an opening quotation mark (LB15a). */
  private opensAfter(k: number): boolean {
    return k === EDGE || isHard(k) || k === C.OP || k === C.QU || k === C.GL || k === C.SP || k === C.ZW;
  }

  /** What may stand after a closing quotation mark (LB15b). */
  private closesBefore(k: number): boolean {
    return (
      k === EDGE || isHard(k) || k === C.SP || k === C.GL || k === C.WJ || k === C.CL || k === C.QU || k === C.CP || k === C.EX ||
      k === C.IS || k === C.SY || k === C.ZW
    );
  }

  private decideQuotation(i: number, a: number, b: number): boolean {
    if (b === C.QU && ((this.text.value[i] ?? 0) & INITIAL_BIT) === 0) return true; // LB19
    if (a === C.QU && ((this.text.value[i - 1] ?? 0) & FINAL_BIT) === 0) return true;
    if (b === C.QU && (!this.isEastAsian(i - 1) || !this.isEastAsian(i + 1))) return true; // LB19a
    return a === C.QU && (!this.isEastAsian(i) || !this.isEastAsian(i - 2));
  }

  private prohibitsWord(i: number, a: number, b: number): boolean {
    if (b === C.AL && this.isHyphen(i - 1)) {
      const before = this.classAt(i - 2);
      if (before === EDGE || isHard(before) || before === C.SP || before === C.ZW || before === C.CB || before === C.GL) return true; // LB20a
    }
    if (b === C.BA || b === C.HY || b === C.NS || a === C.BB) return true; // LB21
    if (b !== C.HL && this.classAt(i - 2) === C.HL && (a === C.HY || (a === C.BA && !this.isEastAsian(i - 1)))) return true; // LB21a
    if (a === C.SY && b === C.HL) return true; // LB21b
    if (b === C.IN) return true; // LB22
    if ((isAlphabetic(a) && b === C.NU) || (a === C.NU && isAlphabetic(b))) return true; // LB23
    const pictographA = a === C.ID || a === C.EB || a === C.EM;
    const pictographB = b === C.ID || b === C.EB || b === C.EM;
    if ((a === C.PR && pictographB) || (pictographA && b === C.PO)) return true; // LB23a
    if ((a === C.PR || a === C.PO) && isAlphabetic(b)) return true; // LB24
    return isAlphabetic(a) && (b === C.PR || b === C.PO);
  }

  /** LB25, which since Unicode 16 holds what example 7 of section 8.2 tailored before. */
  private prohibitsNumber(i: number, a: number, b: number): boolean {
    if (this.number > 0 && (b === C.PO || b === C.PR)) return true;
    if (a === C.PO || a === C.PR) {
      if (b === C.NU) return true;
      const next = this.classAt(i + 1);
      if (b === C.OP && (next === C.NU || (next === C.IS && this.classAt(i + 2) === C.NU))) return true;
    }
    if (b !== C.NU) return false;
    return a === C.HY || a === C.IS || this.number === 1;
  }

  private prohibitsSyllable(i: number, a: number, b: number): boolean {
    if (isHangul(a) || isHangul(b)) {
      if (a === C.JL && (b === C.JL || b === C.JV || b === C.H2 || b === C.H3)) return true; // LB26
      if ((a === C.JV || a === C.H2) && (b === C.JV || b === C.JT)) return true;
      if ((a === C.JT || a === C.H3) && b === C.JT) return true;
      if ((isHangul(a) && b === C.PO) || (a === C.PR && isHangul(b))) return true; // LB27
    }
    if (isAlphabetic(a) && isAlphabetic(b)) return true; // LB28
    if (this.prohibitsAksara(i, a, b)) return true;
    if (a === C.IS && isAlphabetic(b)) return true; // LB29
    if (b === C.OP && !this.isEastAsian(i) && (isAlphabetic(a) || a === C.NU)) return true; // LB30
    if (a === C.CP && !this.isEastAsian(i - 1) && (isAlphabetic(b) || b === C.NU)) return true;
    if (a === C.RI && b === C.RI && this.regionalIndicators % 2 === 1) return true; // LB30a
    return b === C.EM && (a === C.EB || (a === C.ID && ((this.text.value[i - 1] ?? 0) & INITIAL_BIT) !== 0)); // LB30b
  }

  private prohibitsAksara(i: number, a: number, b: number): boolean {
    if (a === C.AP && this.isSyllable(i)) return true; // LB28a
    if (!this.isSyllable(i - 1)) return a === C.VI && this.isSyllable(i - 2) && this.isSyllable(i) && b !== C.AS;
    return b === C.VF || b === C.VI || (this.isSyllable(i) && this.classAt(i + 1) === C.VF);
  }
}

/**
 * For each place `i`, whether a line may (ALLOWED), must (MANDATORY) or cannot (PROHIBITED) break before code point `i`;
 * place 0 is PROHIBITED (LB2), the end is not part of the result.
 *
 * `values` are those of `lineBreakValue`, as they are or tailored.
 */
export function lineBreakPlaces(values: Uint8Array, codePoints: ArrayLike<number>): Uint8Array {
  const places = new Uint8Array(values.length);
  const text = fold(values, codePoints);
  const rules = new Rules(text);
  for (let i = 0; i < text.length; i += 1) {
    if (i > 0) places[text.start[i] ?? 0] = rules.decide(i);
    rules.pass(i);
  }
  return places;
}
