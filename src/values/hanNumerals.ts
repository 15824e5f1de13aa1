/** Han numerals such as 三亿二千万 or 二〇二四 ↔ numbers. */

const digits = new Map(Array.from('〇一二三四五六七八九').map((digit, value) => [digit, value]));
const otherDigits = new Map([['零', 0], ['○', 0], ['两', 2]]);
const smallUnits = new Map([['十', 10], ['百', 100], ['千', 1000]]);
const sectionUnits = new Map([['万', 1e4], ['亿', 1e8]]);

/** The characters that a numeral is made of, for a class of a regular expression. */
export const hanDigits = '〇零○一二两三四五六七八九';
export const hanUnits = '十百千万亿';

const digitOf = (character: string): number | undefined => digits.get(character) ?? otherDigits.get(character);

export type HanNumeral = { readonly value: number; /** Worth of a one in the place of the last digit. */ readonly step: number };

/**
 * The number, or null where the characters make none. `step` goes by the last 万 or 亿, as it does for 32,000 万: within
 * four places every digit counts.
 */
export function readHanNumeral(text: string): HanNumeral | null {
  const [whole = '', fraction, ...rest] = text.split('点');
  if (rest.length > 0 || whole === '') return null;
  const read = Array.from(whole).every((character) => digitOf(character) !== undefined) ? digitByDigit(whole) : bySections(whole);
  if (read === null || fraction === undefined) return read;
  // 三点二亿: the unit stands after the fraction
  const [, places = '', unit = ''] = /^([^万亿]*)([万亿]*)$/.exec(fraction) ?? [];
  const parts = digitByDigit(places);
  if (parts === null || read.step !== 1) return null;
  const scale = Array.from(unit).reduce((product, each) => product * (sectionUnits.get(each) ?? 1), 1);
  const step = 10 ** -places.length;
  return { value: (read.value + parts.value * step) * scale, step: step * scale };
}

function digitByDigit(text: string): HanNumeral | null {
  if (text === '') return null;
  let value = 0;
  for (const character of text) {
    const digit = digitOf(character);
    if (digit === undefined) return null;
    value = value * 10 + digit;
  }
  return { value, step: 1 };
}

function bySections(text: string): HanNumeral | null {
  let total = 0;
  let section = 0;
  let digit: number | null = null;
  let step = 1;
  for (const character of text) {
    const value = digitOf(character);
    const small = smallUnits.get(character);
    const large = sectionUnits.get(character);
    if (value !== undefined) {
      // only a zero stands before another digit: 一百零五
      if (digit !== null && digit !== 0) return null;
      digit = value;
      step = 1;
    } else if (small !== undefined) {
      section += (digit ?? 1) * small;
      digit = null;
      step = 1;
    } else if (large !== undefined) {
      const before = section + (digit ?? 0);
      // 万亿: the second unit multiplies what the first has made
      if (before === 0 && total === 0) return null;
      total = before === 0 ? total * large : large > 1e4 && total > 0 && total < large ? (total + before) * large : total + before * large;
      section = 0;
      digit = null;
      step = before === 0 ? step * large : large;
    } else return null;
  }
  return { value: total + section + (digit ?? 0), step };
}

const places = ['', '十', '百', '千'];
const sections = ['', '万', '亿', '万亿'];

/** A number of less than 10^16 as it is read out; what stands after the point digit by digit. */
export function printHanNumeral(value: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(10).replace(/\.?0+$/, '').split('.');
  const printed = `${printWhole(whole)}${fraction === undefined ? '' : `点${Array.from(fraction).map(printDigit).join('')}`}`;
  return value < 0 ? `负${printed}` : printed;
}

const printDigit = (digit: string): string => [...digits.keys()][Number(digit)] ?? '';

function printWhole(whole: string): string {
  const groups: string[] = [];
  for (let end = whole.length; end > 0; end -= 4) groups.unshift(whole.slice(Math.max(0, end - 4), end));
  let printed = '';
  for (const [index, group] of groups.entries()) {
    const unit = sections[groups.length - 1 - index] ?? '';
    const section = printSection(group.padStart(4, '0'));
    if (section === '') continue;
    // a place that is left out is read as one 零
    const gap = printed !== '' && (group.startsWith('0') || groups[index - 1]?.endsWith('0000') === true);
    // 亿 of 万亿 is said once: 三万二千亿
    const shown = unit === '万亿' && /[1-9]/.test(groups[index + 1] ?? '') ? '万' : unit;
    printed += `${gap ? '零' : ''}${section}${shown}`;
  }
  return printed === '' ? '零' : printed.replace(/^一十/, '十');
}

function printSection(group: string): string {
  let printed = '';
  let skipped = false;
  for (const [index, digit] of Array.from(group).entries()) {
    if (digit === '0') skipped = printed !== '';
    else {
      printed += `${skipped ? '零' : ''}${printDigit(digit)}${places[3 - index] ?? ''}`;
      skipped = false;
    }
  }
  return printed;
}
