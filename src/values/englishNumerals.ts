/** English number words such as "three hundred and twenty million" ↔ numbers. */

const small = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen',
  'sixteen', 'seventeen', 'eighteen', 'nineteen',
];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const scales = ['thousand', 'million', 'billion', 'trillion'];

const valueOf = new Map([...small.map((word, value) => [word, value] as const), ...tens.map((word, index) => [word, (index + 2) * 10] as const)]);
const scaleOf = new Map(scales.map((word, index) => [word, 1000 ** (index + 1)]));

const word = [...small, ...tens, ...scales, 'hundred'].join('|');

/** One or more number words in a row, in any case. */
export const englishNumeral = new RegExp(`(?<![A-Za-z-])(?:${word})(?:(?:[ -]|\\sand\\s)(?:${word}))*(?![A-Za-z-])`, 'giu');

/** The number, or null where the words make none; `step` goes by the last "thousand", "million" and so on. */
export function readEnglishNumeral(text: string): { readonly value: number; readonly step: number } | null {
  let total = 0;
  let section: number | null = null;
  let step = 1;
  for (const each of text.toLowerCase().split(/[\s-]+/)) {
    if (each === 'and') continue;
    const value = valueOf.get(each);
    const scale = scaleOf.get(each);
    if (value !== undefined) {
      // "twenty-one" and "hundred and five" go on, "five six" does not
      if (section !== null && (value >= 10 ? section % 100 !== 0 : section % 10 !== 0 || section % 100 === 10)) return null;
      section = (section ?? 0) + value;
      step = 1;
    } else if (section === null) return null;
    else if (scale === undefined) section *= 100;
    else {
      total += section * scale;
      section = null;
      step = scale;
    }
  }
  return { value: total + (section ?? 0), step };
}

/** A number of less than 10^15 in words; what stands after the point digit by digit. */
export function printEnglishNumeral(value: number): string {
  const [whole = '0', fraction] = Math.abs(value).toFixed(10).replace(/\.?0+$/, '').split('.');
  const printed = `${printWhole(Number(whole))}${fraction === undefined ? '' : ` point ${Array.from(fraction).map((digit) => small[Number(digit)] ?? '').join(' ')}`}`;
  return value < 0 ? `minus ${printed}` : printed;
}

function printWhole(value: number): string {
  if (value === 0) return 'zero';
  const parts: string[] = [];
  for (let index = scales.length; index >= 0; index -= 1) {
    const section = Math.floor(value / 1000 ** index) % 1000;
    if (section === 0) continue;
    const joined = index === 0 && section < 100 && parts.length > 0 ? 'and ' : '';
    parts.push(`${joined}${printSection(section)}${index === 0 ? '' : ` ${scales[index - 1] ?? ''}`}`);
  }
  return parts.join(' ');
}

function printSection(value: number): string {
  const rest = value % 100;
  const hundreds = value >= 100 ? `${small[Math.floor(value / 100)] ?? ''} hundred` : '';
  const below = rest < 20 ? (small[rest] ?? '') : `${tens[Math.floor(rest / 10) - 2] ?? ''}${rest % 10 === 0 ? '' : `-${small[rest % 10] ?? ''}`}`;
  if (hundreds === '') return below;
  return rest === 0 ? hundreds : `${hundreds} and ${below}`;
}
