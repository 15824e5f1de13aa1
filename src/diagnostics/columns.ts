/** Text → how many columns a terminal gives it: Han and other wide characters take two, combining marks none. */

/** Ranges of East Asian Wide and Fullwidth characters and of emoji, coarse: what terminals show two columns wide. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f900, 0x1f9ff],
  [0x20000, 0x3fffd],
];

/** Columns of `text` on a terminal. UAX #11: https://www.unicode.org/reports/tr11/ */
export function columnsOf(text: string): number {
  let columns = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x300) columns += 1;
    else if (/^[\p{Mn}\p{Me}\u200b-\u200d\ufe00-\ufe0f]$/u.test(character)) continue;
    else columns += wide.some(([first, last]) => code >= first && code <= last) ? 2 : 1;
  }
  return columns;
}
