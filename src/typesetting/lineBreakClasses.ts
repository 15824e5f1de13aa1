/** Code points → their line break classes (UAX #14, Unicode 16.0), from the generated table. */
import { lineBreakRuns } from './lineBreakTable.js';

/** The number of each class in the table; names as in LineBreak.txt. */
export const lineBreakClass = {
  AL: 0, AK: 1, AP: 2, AS: 3, B2: 4, BA: 5, BB: 6, BK: 7, CB: 8, CJ: 9, CL: 10, CM: 11, CP: 12, CR: 13, EB: 14, EM: 15, EX: 16, GL: 17,
  H2: 18, H3: 19, HL: 20, HY: 21, ID: 22, IN: 23, IS: 24, JL: 25, JT: 26, JV: 27, LF: 28, NL: 29, NS: 30, NU: 31, OP: 32, PO: 33,
  PR: 34, QU: 35, RI: 36, SP: 37, SY: 38, VF: 39, VI: 40, WJ: 41, ZW: 42, ZWJ: 43,
} as const;

/** Low six bits of a table value: the class. */
export const CLASS_BITS = 63;
/** On QU: initial punctuation (Pi). On ID: an unassigned pictograph. */
export const INITIAL_BIT = 64;
/** On QU: final punctuation (Pf). On all others: East Asian width F, W or H. */
export const EAST_ASIAN_BIT = 128;
export const FINAL_BIT = 128;

function decode(): Uint8Array {
  const table = new Uint8Array(0x110000);
  let position = 0;
  for (const run of lineBreakRuns.trimEnd().split(' ')) {
    const dot = run.indexOf('.');
    const end = position + Number.parseInt(run.slice(0, dot), 36);
    const value = Number.parseInt(run.slice(dot + 1), 36);
    if (value !== 0) table.fill(value, position, end);
    position = end;
  }
  return table;
}

const table = decode();

/** The table's value of a code point: class and the two bits. */
export const lineBreakValue = (codePoint: number): number => table[codePoint] ?? 0;
