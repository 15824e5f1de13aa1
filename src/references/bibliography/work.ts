/** A work that can be cited, whatever file format named it. Types, and what follows from them. */
import type { WordingLanguage } from '../../document/metadata.js';
import type { Position } from '../../document/position.js';

export type WorkType =
  | 'journal-article'
  | 'newspaper-article'
  | 'book'
  | 'chapter'
  | 'proceedings'
  | 'conference-paper'
  | 'thesis'
  | 'report'
  | 'standard'
  | 'patent'
  | 'webpage'
  | 'dataset'
  | 'software'
  | 'map'
  | 'archive'
  | 'other';

export type Name =
  | {
      readonly kind: 'person';
      readonly family: string;
      readonly given: string;
      /** Such as `van der`; empty when there is none. */
      readonly particle: string;
      /** Such as `Jr.`; empty when there is none. */
      readonly suffix: string;
    }
  | { readonly kind: 'literal'; readonly name: string };

export type WorkDate =
  | { readonly kind: 'date'; readonly year: number; readonly month: number | null; readonly day: number | null }
  /** As typed: `in press`, `春季号`. */
  | { readonly kind: 'text'; readonly text: string };

/** Texts may hold CSL's inline tags `<i> <b> <sub> <sup> <span …>`; an absent one is an empty string. */
export type Work = {
  readonly key: string;
  readonly type: WorkType;
  readonly title: string;
  readonly authors: readonly Name[];
  readonly editors: readonly Name[];
  readonly translators: readonly Name[];
  readonly issued: WorkDate | null;
  readonly accessed: WorkDate | null;
  /** Journal, newspaper, book or site that the work appeared in. */
  readonly container: string;
  readonly publisher: string;
  readonly place: string;
  readonly volume: string;
  readonly issue: string;
  readonly pages: string;
  readonly edition: string;
  /** Report, standard or patent number. */
  readonly number: string;
  /** Such as `PhD diss.` or `Working Paper`. */
  readonly genre: string;
  readonly url: string;
  /** Without `https://doi.org/`. */
  readonly doi: string;
  /** Language whose rules its entry follows: 等 or et al., 译 or translated by. */
  readonly language: WordingLanguage;
  /** Where its entry begins in the bibliography file. */
  readonly position: Position;
};

/** What a bibliography file says of a work; everything else is empty. */
export type WorkDraft = Pick<Work, 'key' | 'type' | 'position'> & Partial<Work>;

export const hasHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

/** `language` is what the file states, in any spelling; without one the title's script decides. */
export function languageOf(language: string, title: string): WordingLanguage {
  const stated = language.trim().toLowerCase();
  if (/^(zh|chi|zho|chinese|中文|简体|繁体|汉语)/u.test(stated)) return 'zh';
  if (stated === '') return hasHan(title) ? 'zh' : 'en';
  return 'en';
}

const empty = {
  title: '',
  authors: [],
  editors: [],
  translators: [],
  issued: null,
  accessed: null,
  container: '',
  publisher: '',
  place: '',
  volume: '',
  issue: '',
  pages: '',
  edition: '',
  number: '',
  genre: '',
  url: '',
  doi: '',
  language: 'en',
} satisfies Omit<Work, 'key' | 'type' | 'position'>;

export const workOf = (draft: WorkDraft): Work => ({ ...empty, ...draft });

/** An ISO date in part or whole, `2023`, `2023-05`, `2023-05-12` (slashes too); anything else as typed; empty is null. */
export function dateOf(text: string): WorkDate | null {
  const typed = text.trim();
  if (typed === '') return null;
  const [, year, month, day] = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2})(?:T.*)?)?)?$/u.exec(typed) ?? [];
  if (year === undefined) return { kind: 'text', text: typed };
  return checkedDate([Number(year), month === undefined ? null : Number(month), day === undefined ? null : Number(day)]);
}

/** Months and days that no calendar has are left out. */
export function checkedDate([year, month, day]: readonly [number, number | null, number | null]): WorkDate {
  const knownMonth = month !== null && month >= 1 && month <= 12 ? month : null;
  const knownDay = knownMonth !== null && day !== null && day >= 1 && day <= 31 ? day : null;
  return { kind: 'date', year, month: knownMonth, day: knownDay };
}

/** A DOI however it is written: `10.1000/x`, `doi:10.1000/x`, `https://doi.org/10.1000/x`. */
export const bareDoi = (doi: string): string => doi.trim().replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/iu, '');

/** Only web addresses become links: a bibliography comes from other people too. */
export const safeUrl = (url: string): string => (/^https?:\/\/\S+$/iu.test(url.trim()) ? url.trim() : '');
