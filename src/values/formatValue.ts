/** A number, and the format that an author asked for → the words that are printed. */
import { format, formatSpecifier } from 'd3-format';
import { nearest } from '../document/nearest.js';
import { printEnglishNumeral } from './englishNumerals.js';
import { printHanNumeral } from './hanNumerals.js';

/** `percentWord` differs between the English languages. */
export type NumberLanguage = { readonly kind: 'zh'; readonly traditional: boolean } | { readonly kind: 'en'; readonly percentWord: string };

/** How numbers are written in a language by its BCP 47 tag: Chinese, or English for all others. */
export function numberLanguage(lang: string): NumberLanguage {
  if (/^zh\b/i.test(lang)) return { kind: 'zh', traditional: /^zh-(?:hant|tw|hk|mo)\b/i.test(lang) };
  return { kind: 'en', percentWord: /^en-us\b/i.test(lang) ? 'percent' : 'per cent' };
}

export type ValueFormat =
  | { readonly kind: 'known'; readonly print: (value: number, language: NumberLanguage) => string }
  /** The cell itself, whatever it holds. */
  | { readonly kind: 'text' }
  | { readonly kind: 'unknown'; readonly nearest: string | null };

type Named = (value: number, language: NumberLanguage, places: number | null) => string;

const named = new Map<string, Named>([
  ['compact', (value, language, places) => (language.kind === 'zh' ? chineseCompact(value, language, places) : compact(value, wordScales, places))],
  ['short', (value, language, places) => (language.kind === 'zh' ? chineseCompact(value, language, places) : compact(value, letterScales, places))],
  ['percent', (value, language, places) => `${rounded(value * 100, places)}${language.kind === 'zh' ? '%' : `\u00a0${language.percentWord}`}`],
  ['words', (value, language) => inWords(value, language)],
  ['percent-words', (value, language) => {
    if (language.kind === 'en') return `${printEnglishNumeral(exact(value * 100))}\u00a0${language.percentWord}`;
    const words = inWords(Math.abs(exact(value * 100)), language);
    return `${value < 0 ? '负' : ''}百分之${words}`;
  }],
]);

const withPlaces = new Set(['compact', 'short', 'percent']);

/** Types of d3-format that print numbers for readers: no bits, no characters. */
const specifierTypes = new Set(['', '%', 'p', 'd', 'e', 'f', 'g', 'r', 's', 'n']);

/** The format by its name, or by a specifier of d3-format (https://d3js.org/d3-format#locale_format); null prints the number as it is. */
export function readFormat(typed: string | null): ValueFormat {
  if (typed === null) return { kind: 'known', print: (value) => printPlain(value) };
  const name = /^(?:\.(\d{1,2}) )?([a-z-]{2,})$/.exec(typed.trim());
  if (name?.[2] === 'text' && name[1] === undefined) return { kind: 'text' };
  const print = named.get(name?.[2] ?? '');
  if (print !== undefined && (name?.[1] === undefined || withPlaces.has(name[2] ?? ''))) {
    const places = name?.[1] === undefined ? null : Number(name[1]);
    return { kind: 'known', print: (value, language) => print(value, language, places) };
  }
  try {
    const specifier = formatSpecifier(typed);
    if (!specifierTypes.has(specifier.type)) throw new Error('not a type for readers');
    const printed = format(typed);
    return { kind: 'known', print: (value) => printed(value) };
  } catch {
    return { kind: 'unknown', nearest: nearest(typed, [...named.keys(), 'text']) };
  }
}

/** Without what binary fractions add to decimal ones. */
const exact = (value: number): number => Number(value.toPrecision(14));

const grouped = (digits: string): string => {
  const [whole = '', fraction] = digits.split('.');
  const withCommas = whole.replace('-', '').length < 5 ? whole : whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${withCommas}${fraction === undefined ? '' : `.${fraction}`}`.replace('-', '−');
};

/** All digits, grouped from five before the point on: 2024 may be a year. */
export function printPlain(value: number): string {
  const digits = String(exact(value));
  if (!digits.includes('e')) return grouped(digits);
  return grouped(Math.abs(value) >= 1 ? String(BigInt(value)) : value.toFixed(14).replace(/\.?0+$/, ''));
}

const rounded = (value: number, places: number | null): string => (places === null ? printPlain(value) : grouped(exact(value).toFixed(places)));

type Scale = { readonly worth: number; readonly name: string };

const wordScales: readonly Scale[] = [{ worth: 1e12, name: '\u00a0trillion' }, { worth: 1e9, name: '\u00a0billion' }, { worth: 1e6, name: '\u00a0million' }];
const letterScales: readonly Scale[] = [{ worth: 1e12, name: 'tn' }, { worth: 1e9, name: 'bn' }, { worth: 1e6, name: 'm' }, { worth: 1e3, name: 'k' }];
const chineseScales: readonly Scale[] = [{ worth: 1e12, name: ' 万亿' }, { worth: 1e8, name: ' 亿' }, { worth: 1e4, name: ' 万' }];

function chineseCompact(value: number, { traditional }: Extract<NumberLanguage, { kind: 'zh' }>, places: number | null): string {
  const printed = compact(value, chineseScales, places);
  return traditional ? inTraditional(printed) : printed;
}

/** Three significant digits, or all before the point, where the places after it are not given: 3.25 亿, 1234 万. */
function compact(value: number, scales: readonly Scale[], places: number | null): string {
  for (const { worth, name } of scales) {
    const scaled = exact(value / worth);
    const digits = places === null ? threeDigits(scaled) : scaled.toFixed(places);
    // what rounds up to a one of the scale is printed in it
    if (Math.abs(Number(digits)) >= 1) return `${grouped(digits)}${name}`;
  }
  return rounded(value, places);
}

const threeDigits = (value: number): string => String(Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3)));

function inWords(value: number, language: NumberLanguage): string {
  if (language.kind === 'en') return printEnglishNumeral(exact(value));
  const printed = printHanNumeral(exact(value));
  return language.traditional ? inTraditional(printed) : printed;
}

const inTraditional = (text: string): string => text.replaceAll('万', '萬').replaceAll('亿', '億').replaceAll('点', '點').replaceAll('负', '負');
