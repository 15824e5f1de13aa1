/** Values of charts → text, as the document's language writes numbers and dates. */
import type { LocaleFormatters } from 'vega';
import type { WordingLanguage } from '../../document/metadata.js';
import type { DrawnColumn } from './drawnTable.js';

export type ValueLanguage = { readonly wording: WordingLanguage; readonly american: boolean; readonly locale: LocaleFormatters };

/** How a value of a column is written: in a table, or in a sentence, where long numbers are rounded. */
export type ColumnPrinter = { readonly cell: (value: unknown) => string; readonly spoken: (value: unknown) => string };

/** The printer of a column; its values say how exact its dates are. */
export function columnPrinter(column: DrawnColumn, values: readonly unknown[], language: ValueLanguage): ColumnPrinter {
  const { channel } = column;
  if (channel.binned) {
    const ends = (print: (value: unknown) => string) => (value: unknown): string =>
      Array.isArray(value) ? value.map(print).join(language.wording === 'zh' ? ' 至 ' : ' to ') : print(value);
    return { cell: ends(plain), spoken: ends(plain) };
  }
  if (channel.type === 'temporal' || channel.timeUnit !== null) {
    const parts = channel.timeUnit === null ? grainOf(values, channel.utc) : partsOf(channel.timeUnit);
    const print = (value: unknown): string => printTime(value, { parts, utc: channel.utc, language });
    return { cell: print, spoken: print };
  }
  const format = numberFormat(channel.format, language);
  if (channel.type === 'quantitative' && format !== null) {
    const print = (value: unknown): string => (isNumber(value) ? format(value).replace(/^-/, '−') : plain(value));
    return { cell: print, spoken: print };
  }
  if (channel.type !== 'quantitative') return { cell: plain, spoken: plain };
  const reach = values.reduce<number>((most, value) => (isNumber(value) ? Math.max(most, Math.abs(value)) : most), 0);
  // tables alone need them, and looking at all values takes its time
  let decimals: number | null | undefined;
  const cell = (value: unknown): string => (isNumber(value) ? printNumber(value, (decimals = decimals === undefined ? decimalsOf(values, reach) : decimals)) : plain(value));
  // What is nothing beside the other values is said to be nothing.
  return { cell, spoken: (value) => (isNumber(value) ? roundedNumber(Math.abs(value) < reach * 1e-4 ? 0 : value, language.wording) : plain(value)) };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** A spec's own number format; SI prefixes are for axes and not read out. */
function numberFormat(format: string | null, { locale }: ValueLanguage): ((value: number) => string) | null {
  if (format === null || /s$/.test(format)) return null;
  try {
    return locale.format(format);
  } catch {
    return null;
  }
}

const longest = 200;

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return printNumber(value);
  if (value instanceof Date) return value.toISOString();
  const text = typeof value === 'string' ? value : typeof value === 'boolean' ? String(value) : JSON.stringify(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** Decimals that show the largest of the values with six figures, at least two, and no more than any of them needs. */
function decimalsOf(values: readonly unknown[], reach: number): number | null {
  if (!(reach >= 1e-3) || reach >= 1e15) return null;
  const most = Math.max(2, 5 - Math.floor(Math.log10(reach)));
  let needed = 0;
  for (const value of values) {
    if (isNumber(value)) needed = Math.max(needed, Number(value.toFixed(most)).toString().split('.')[1]?.length ?? 0);
    if (needed === most) break;
  }
  return needed;
}

/** Six figures, or as many decimals as its column has; thousands apart from 10,000 on, so that years stay as they are. */
export function printNumber(value: number, decimals: number | null = null): string {
  if (!Number.isFinite(value)) return '';
  const rounded = decimals !== null ? Number(value.toFixed(decimals)) : Math.abs(value) >= 1000 ? Math.round(value * 100) / 100 : Number(value.toPrecision(6));
  if (Math.abs(rounded) >= 1e21 || (rounded !== 0 && Math.abs(rounded) < 1e-6)) return String(rounded).replace('-', '−');
  const digits = Math.abs(rounded).toFixed(decimals ?? 12);
  const [whole = '0', fraction] = (decimals === null ? digits.replace(/\.?0+$/, '') : digits).split('.');
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(?:\d{3})+$)/g, ',') : whole;
  return `${rounded < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}

const scales: Readonly<Record<WordingLanguage, readonly (readonly [least: number, unit: number, name: string])[]>> = {
  en: [[1e12, 1e12, ' trillion'], [1e9, 1e9, ' billion'], [1e6, 1e6, ' million']],
  zh: [[1e12, 1e12, ' 万亿'], [1e8, 1e8, ' 亿'], [1e5, 1e4, ' 万']],
};

/** `1.23 million`, `123 万`: three figures of a long number. */
function roundedNumber(value: number, wording: WordingLanguage): string {
  const scale = scales[wording].find(([least]) => Math.abs(value) >= least);
  if (scale === undefined) return printNumber(Math.abs(value) >= 100 ? Math.round(value * 10) / 10 : Number(value.toPrecision(4)));
  const [, unit, name] = scale;
  const shown = value / unit;
  return `${printNumber(Math.abs(shown) >= 100 ? Math.round(shown) : Number(shown.toPrecision(3)))}${name}`;
}

type TimeParts = ReadonlySet<string>;

const unitParts = ['year', 'quarter', 'month', 'week', 'dayofyear', 'date', 'day', 'hours', 'minutes', 'seconds', 'milliseconds'];

/** `yearmonthdate` → its parts. */
function partsOf(unit: string): TimeParts {
  const parts = new Set<string>();
  let rest = unit.replace(/^utc/, '');
  for (const part of unitParts) {
    if (!rest.startsWith(part)) continue;
    parts.add(part);
    rest = rest.slice(part.length);
  }
  return parts;
}

/** As exact as the values are: years where all of them begin one. */
function grainOf(values: readonly unknown[], utc: boolean): TimeParts {
  const parts = new Set(['year']);
  for (const value of values) {
    const time = timeOf(value, utc);
    if (time === null) continue;
    if (time.minutes + time.seconds > 0 || time.hours > 0) for (const part of ['month', 'date', 'hours', 'minutes']) parts.add(part);
    else if (time.date > 1) for (const part of ['month', 'date']) parts.add(part);
    else if (time.month > 0) parts.add('month');
  }
  return parts;
}

function timeOf(value: unknown, utc: boolean) {
  if (value === null || (typeof value !== 'number' && typeof value !== 'string' && !(value instanceof Date))) return null;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return null;
  return utc
    ? { at: date, year: date.getUTCFullYear(), month: date.getUTCMonth(), date: date.getUTCDate(), hours: date.getUTCHours(), minutes: date.getUTCMinutes(), seconds: date.getUTCSeconds() }
    : { at: date, year: date.getFullYear(), month: date.getMonth(), date: date.getDate(), hours: date.getHours(), minutes: date.getMinutes(), seconds: date.getSeconds() };
}

type TimePrinting = { readonly parts: TimeParts; readonly utc: boolean; readonly language: ValueLanguage };

function printTime(value: unknown, { parts, utc, language }: TimePrinting): string {
  const time = timeOf(value, utc);
  if (time === null) return plain(value);
  const named = (specifier: string): string => (utc ? language.locale.utcFormat : language.locale.timeFormat)(specifier)(time.at);
  const has = (part: string): boolean => parts.has(part);
  const twoDigits = (number: number): string => String(number).padStart(2, '0');
  const seconds = has('seconds') || has('milliseconds') ? `:${twoDigits(time.seconds)}` : '';
  const clock = has('hours') || has('minutes') ? `${twoDigits(time.hours)}:${twoDigits(time.minutes)}${seconds}` : seconds.slice(1);
  const quarter = Math.floor(time.month / 3) + 1;
  const day = has('day') ? named('%A') : '';
  const week = has('week') ? named('%U').replace(/^0/, '') : '';
  const dayOfYear = has('dayofyear') ? named('%j').replace(/^0+/, '') : '';
  if (language.wording === 'zh') {
    const dated = [
      has('year') ? `${time.year}年` : '', has('quarter') ? `第${quarter}季度` : '', has('month') ? `${time.month + 1}月` : '', has('date') ? `${time.date}日` : '',
      week === '' ? '' : `第${week}周`, dayOfYear === '' ? '' : `第${dayOfYear}天`, day,
    ].join('');
    return [dated, clock].filter((text) => text !== '').join(' ');
  }
  const month = has('month') ? named('%B') : '';
  const date = has('date') ? String(time.date) : '';
  const year = has('year') ? String(time.year) : '';
  const dayAndMonth = month === '' ? (date === '' ? '' : `day ${date}`) : language.american ? [month, date].filter((text) => text !== '').join(' ') : [date, month].filter((text) => text !== '').join(' ');
  const dated = dayAndMonth === '' || year === '' ? dayAndMonth + year : language.american && date !== '' ? `${dayAndMonth}, ${year}` : `${dayAndMonth} ${year}`;
  const longer = [has('quarter') ? `Q${quarter}` : '', week === '' ? '' : `week ${week}`, dayOfYear === '' ? '' : `day ${dayOfYear}`];
  return [[...longer, dated].filter((text) => text !== '').join(' '), clock, day].filter((text) => text !== '').join(', ');
}
