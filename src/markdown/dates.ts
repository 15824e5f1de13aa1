/** Dates as they are printed. */
import type { WordingLanguage } from '../document/metadata.js';

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

export type ReadDate =
  | { readonly kind: 'date'; readonly printed: string; readonly iso: string | null }
  | { readonly kind: 'impossible' };

/** An ISO date (a day or a month) in the form of the language; anything else as it was typed. */
export function readDate(typed: string, wording: WordingLanguage): ReadDate {
  const match = /^(\d{4})-(\d{2})(?:-(\d{2}))?(?:[T ]\d{2}:\d{2}.*)?$/.exec(typed);
  if (match === null) return { kind: 'date', printed: typed, iso: null };
  const year = Number(match[1]);
  const month = Number(match[2]);
  const name = months[month - 1];
  const day = match[3] === undefined ? null : Number(match[3]);
  if (name === undefined || (day !== null && (day < 1 || day > daysIn(year, month)))) return { kind: 'impossible' };
  if (day === null) return { kind: 'date', printed: wording === 'zh' ? `${year} 年 ${month} 月` : `${name} ${year}`, iso: null };
  const printed = wording === 'zh' ? `${year} 年 ${month} 月 ${day} 日` : `${day} ${name} ${year}`;
  return { kind: 'date', printed, iso: `${match[1] ?? ''}-${match[2] ?? ''}-${match[3] ?? ''}` };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
