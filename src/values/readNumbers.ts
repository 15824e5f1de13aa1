/** Words of a text → the numbers that are written in them, in Chinese and in English, with the precision they are given at. */
import { englishNumeral, readEnglishNumeral } from './englishNumerals.js';
import { hanDigits, hanUnits, readHanNumeral } from './hanNumerals.js';

export type WrittenNumber = {
  readonly value: number;
  /** Worth of a one in the place of the last digit: 0.01 for `40 %`, 10,000,000 for `3.2 亿`. */
  readonly step: number;
  /** What a one of the number itself is worth: 0.01 for `40 %`, 100,000,000 for `3.2 亿`. */
  readonly unit: number;
  /** The unit as it is written, with the space before it. */
  readonly unitText: string;
};

/** What a unit after a number is worth. */
const unitWorths = new Map<string, number>([
  ['%', 0.01], ['％', 0.01], ['per cent', 0.01], ['percent', 0.01], ['pct', 0.01], ['percentage point', 0.01], ['percentage points', 0.01],
  ['百分点', 0.01], ['个百分点', 0.01], ['‰', 0.001], ['per mille', 0.001], ['成', 0.1],
  ['thousand', 1e3], ['k', 1e3], ['million', 1e6], ['m', 1e6], ['mn', 1e6], ['billion', 1e9], ['bn', 1e9], ['trillion', 1e12], ['tn', 1e12],
]);

const hanWorths = new Map([['十', 10], ['百', 1e2], ['千', 1e3], ['万', 1e4], ['亿', 1e8]]);

/** The worth of a unit by its name, or of a number that stands for one; null for anything else. */
export function readUnit(name: string): number | null {
  const trimmed = simplified(name).trim().replace(/\s+/g, ' ').toLowerCase();
  const known = unitWorths.get(trimmed);
  if (known !== undefined) return known;
  if (/^[十百千万亿]+$/.test(trimmed)) return Array.from(trimmed).reduce((product, each) => product * (hanWorths.get(each) ?? 1), 1);
  const number = trimmed === '' ? Number.NaN : Number(trimmed);
  return Number.isFinite(number) && number !== 0 ? number : null;
}

/** Numerals and units in traditional characters, and full-width digits, as the ones that are read here. */
const simplified = (text: string): string =>
  text
    .replace(/[萬億兩個點負]/g, (character) => '万亿两个点负'.charAt('萬億兩個點負'.indexOf(character)))
    .replace(/[０-９．]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0));

export const unitNames: readonly string[] = [...unitWorths.keys(), ...hanWorths.keys()];

const space = String.raw`[ \u00a0\u2009\u202f]`;
const sign = String.raw`(?<sign>(?<![\dA-Za-z])(?:[-−–](?=\d)|负\s?|負\s?|minus\s))?`;
const share = String.raw`(?<share>百分之|千分之)?`;
/** Digits right after a Latin letter belong to a name, such as H20, unless it ends a currency's code. */
const start = String.raw`${space}?(?:(?<![A-Za-z\d.,])|(?<=USD|EUR|CNY|RMB|GBP|JPY))`;
const digits = String.raw`(?<digits>\d{1,3}(?<separator>[,'’]|${space})\d{3}(?:\k<separator>\d{3})*(?!\d)|\d+)(?<fraction>\.\d+)?`;
/** 成 alone, not 成为 or 成员; 千 alone, not 千克. */
const tenths = String.raw`成(?=$|\P{Script=Han}|[的以左多${hanDigits}])`;
const hanUnit = `[十百千]?万?亿|[十百千]?万|千(?![克米瓦卡赫帕伏焦字])|个?百分点|${tenths}`;
const wordUnit = String.raw`(?:thousand|million|billion|trillion|bn|mn|tn|per${space}?cent|percent|pct|percentage${space}points?|per${space}mille)(?![A-Za-z])`;
/** 40m is 40 million, 40 m are metres. */
const unit = String.raw`(?:(?<spaced>${space}*(?:[%％‰]|${hanUnit}|${wordUnit}))|(?<tight>[km](?![A-Za-z])))?`;
const arabic = new RegExp(`${sign}${share}${start}${digits}${unit}`, 'giu');

/** All numbers of the text; Han numerals and English words count only where it has no digits. */
export function readNumbers(text: string): readonly WrittenNumber[] {
  const plain = simplified(text);
  const inDigits = joinParts(plain, readArabic(plain));
  if (inDigits.length > 0) return inDigits;
  const inHan = readHan(plain);
  return inHan.length > 0 ? inHan : readEnglish(plain);
}

type Found = WrittenNumber & { readonly from: number; readonly to: number };

function readArabic(text: string): readonly Found[] {
  return Array.from(text.matchAll(arabic), ({ 0: whole, index, groups = {} }) => {
    const { digits: places = '', fraction = '' } = groups;
    const unitText = groups['spaced'] ?? groups['tight'] ?? '';
    const unit = (readUnit(unitText) ?? 1) * shareWorth(groups['share']);
    const value = Number(places.replace(/\D/g, '') + fraction) * unit * (groups['sign'] === undefined ? 1 : -1);
    return { value, step: unit * 10 ** -Math.max(0, fraction.length - 1), unit, unitText, from: index, to: index + whole.length };
  });
}

const shareWorth = (prefix: string | undefined): number => (prefix === undefined ? 1 : prefix === '百分之' ? 0.01 : 0.001);

/** 3 亿 2 千万 is one number: each part follows the other and is worth less than a one of it. */
function joinParts(text: string, found: readonly Found[]): readonly Found[] {
  const joined: Found[] = [];
  for (const part of found) {
    const before = joined.at(-1);
    const follows = before !== undefined && /[万亿千]$/.test(before.unitText) && /^\s*$/.test(text.slice(before.to, part.from)) && part.value > 0;
    if (!follows || part.value >= before.step) joined.push(part);
    else joined.splice(-1, 1, { ...part, value: before.value + part.value, from: before.from });
  }
  return joined;
}

const han = new RegExp(
  `(?<negative>负)?${share}(?<numeral>[${hanDigits}${hanUnits}]+(?:点[${hanDigits}]+[万亿]*)?)(?<tenths>${tenths})?(?<hundredths>(?<=成)[${hanDigits}])?`,
  'gu',
);

function readHan(text: string): readonly WrittenNumber[] {
  return Array.from(text.matchAll(han)).flatMap(({ groups = {} }): readonly WrittenNumber[] => {
    const { numeral = '', hundredths } = groups;
    // a unit alone is a word such as 万一 or 千万, and 百分之百 is a hundred
    const whole = groups['share'] !== undefined && numeral === '百' ? '一百' : numeral;
    const read = /^[百千万亿]/.test(whole) ? null : readHanNumeral(whole);
    if (read === null) return [];
    const rest = hundredths === undefined ? null : readHanNumeral(hundredths);
    const unit = shareWorth(groups['share']) * (groups['tenths'] === undefined ? 1 : 0.1);
    const value = (read.value + (rest?.value ?? 0) / 10) * unit * (groups['negative'] === undefined ? 1 : -1);
    return [{ value, step: read.step * unit * (rest === null ? 1 : 0.1), unit, unitText: '' }];
  });
}

function readEnglish(text: string): readonly WrittenNumber[] {
  return Array.from(text.matchAll(englishNumeral)).flatMap((match): readonly WrittenNumber[] => {
    const read = readEnglishNumeral(match[0]);
    if (read === null) return [];
    const after = /^\s(?:per\scent|percent|percentage\spoints?)(?![A-Za-z])/.exec(text.slice(match.index + match[0].length));
    const unit = after === null ? 1 : 0.01;
    const negative = /minus\s$/i.test(text.slice(0, match.index));
    return [{ value: read.value * unit * (negative ? -1 : 1), step: read.step * unit, unit, unitText: after?.[0] ?? '' }];
  });
}
