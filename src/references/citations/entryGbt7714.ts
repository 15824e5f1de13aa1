/** A work → its entry in a list of sources by GB/T 7714—2015. */
import type { WordingLanguage } from '../../document/metadata.js';
import { gbtName } from './names.js';
import type { Name, Work, WorkDate, WorkType } from '../bibliography/work.js';
import type { Piece } from './composeText.js';

export type EntryForm = {
  /** The author–date form puts the year after the authors: 10.2 of the standard. */
  readonly yearPlace: 'after-authors' | 'with-publication';
  /** `a`, `b` where one author has several works of a year; empty otherwise. */
  readonly yearSuffix: string;
};

/**
 * The elements in the order of clause 4 with the marks of annex B: `[J]`, `[M]`, `[EB/OL]`; `/OL` where a web address is
 * given. At most three names, then 等 or et al (8.1.2). What a work does not have is left out with its punctuation.
 *
 * Standard: https://std.samr.gov.cn/gb/search/gbDetailed?id=71F772D8055ED3A7E05397BE0A0AB82A
 */
export function entryGbt7714(work: Work, form: EntryForm): readonly Piece[] {
  const responsible = work.authors.length > 0 ? work.authors : work.editors;
  const year = yearOf(work.issued) + form.yearSuffix;
  const sentences: (readonly Piece[])[] = [
    [responsible.length === 0 && form.yearPlace === 'after-authors' ? anonymous[work.language] : gbtNames(responsible, work)],
    form.yearPlace === 'after-authors' ? [year] : [],
    ...publicationOf(work, form.yearPlace === 'after-authors' ? '' : year),
    work.url === '' ? [] : [{ kind: 'link', url: work.url, text: work.url }],
    doiOf(work),
  ];
  return sentences
    .filter((sentence) => sentence.some((piece) => piece !== ''))
    .flatMap((sentence, index) => (index === 0 ? sentence : ['. ', ...sentence]))
    .concat('.');
}

/** 8.1.4: the author–date form names the unknown author. */
export const anonymous = { zh: '佚名', en: 'Anon' } satisfies Record<WordingLanguage, string>;

/** The first three names, separated by commas. */
export function gbtNames(names: readonly Name[], { language }: Pick<Work, 'language'>): string {
  const shown = names.slice(0, 3).map(gbtName).join(', ');
  if (names.length <= 3) return shown;
  return language === 'zh' ? `${shown}, 等` : `${shown}, et al`;
}

/** Annex B, tables B.1 and B.2. */
const marks = {
  'journal-article': 'J',
  'newspaper-article': 'N',
  book: 'M',
  chapter: 'M',
  proceedings: 'C',
  'conference-paper': 'C',
  thesis: 'D',
  report: 'R',
  standard: 'S',
  patent: 'P',
  webpage: 'EB',
  dataset: 'DS',
  software: 'CP',
  map: 'CM',
  archive: 'A',
  other: 'Z',
} satisfies Record<WorkType, string>;

const markOf = (work: Work): string => `[${marks[work.type]}${work.url === '' ? '' : '/OL'}]`;

function publicationOf(work: Work, year: string): readonly (readonly Piece[])[] {
  const numbered = ['report', 'standard', 'patent'].includes(work.type) && work.number !== '' ? `: ${work.number}` : '';
  const volume = isBookLike(work) && work.volume !== '' ? volumeOf(work) : '';
  const title: readonly Piece[] = [{ kind: 'rich', text: work.title }, `${volume}${numbered}${markOf(work)}`];
  const accessed = work.accessed === null ? '' : `[${isoDate(work.accessed)}]`;
  switch (work.type) {
    case 'journal-article':
      return [title, [{ kind: 'rich', text: work.container }, journalPlace(work, year), accessed]];
    case 'newspaper-article': {
      const pages = work.pages === '' ? '' : `(${dashed(work.pages)})`;
      const date = year === '' ? monthAndDay(work.issued) : isoDate(work.issued);
      return [title, [{ kind: 'rich', text: joined([work.container, `${date}${pages}`], ', ') }, accessed]];
    }
    case 'chapter':
    case 'conference-paper': {
      const host = hostOf(work);
      return [host.length === 0 ? title : [...title, '//', ...host], [editionOf(work)], [imprint(work, year), accessed]];
    }
    case 'patent':
      return [title, [year === '' ? '' : isoDate(work.issued), accessed]];
    case 'book':
    case 'proceedings':
    case 'thesis':
    case 'report':
    case 'standard':
    case 'webpage':
    case 'dataset':
    case 'software':
    case 'map':
    case 'archive':
    case 'other':
      return [title, [translatorsOf(work)], [editionOf(work)], [imprint(work, year), accessed]];
  }
}

const isBookLike = (work: Work): boolean => work.type === 'book' || work.type === 'proceedings';

const volumeOf = ({ volume, language }: Work): string => {
  if (!/^\d+$/u.test(volume)) return `: ${volume}`;
  return language === 'zh' ? `: 第${volume}卷` : `: vol. ${volume}`;
};

/** 8.8.3: `2012, 55(34): 3219`, `1996(2): 24-29` without a volume. In author–date form the year is gone from here. */
function journalPlace(work: Work, year: string): string {
  const issue = work.issue === '' ? '' : `(${work.issue})`;
  const issued = joined([year, work.volume], ', ') + issue;
  const pages = work.pages === '' ? '' : `: ${dashed(work.pages)}`;
  const separator = work.container === '' || issued === '' || issued.startsWith('(') ? '' : ', ';
  return `${separator}${issued}${pages}`;
}

function hostOf(work: Work): readonly Piece[] {
  if (work.container === '') return [];
  const editors = gbtNames(work.editors, work);
  const volume = work.volume === '' ? '' : volumeOf(work);
  return [editors === '' ? '' : `${editors}. `, { kind: 'rich', text: work.container }, volume];
}

/** `北京: 科学出版社, 2012: 45-52`; a body that published its own work is not named twice. */
function imprint(work: Work, year: string): string {
  const isChapter = work.type === 'chapter' || work.type === 'conference-paper';
  const site = work.type === 'webpage' && work.publisher === '' ? work.container : work.publisher;
  const own = work.authors.length === 1 && work.authors.some((name) => name.kind === 'literal' && name.name === site);
  const publisher = own ? '' : joined([work.place, site], ': ');
  const online = work.url !== '';
  const exact = work.issued?.kind === 'date' && work.issued.month !== null ? `(${isoDate(work.issued)})` : '';
  const pages = work.pages !== '' && isChapter ? `: ${dashed(work.pages)}` : '';
  if (publisher === '' && online && year !== '') return exact === '' ? `(${year})` : exact;
  const updated = online && (work.type === 'webpage' || publisher === '') ? exact : '';
  return `${joined([publisher, year], ', ')}${pages}${updated}`;
}

function editionOf({ edition, language }: Work): string {
  if (edition === '' || /^(?:1|first|第?1版|第?一版)$/iu.test(edition)) return '';
  if (!/^\d+$/u.test(edition)) return language === 'zh' ? edition : edition.replace(/\.$/u, '');
  return language === 'zh' ? `${edition}版` : `${ordinal(Number(edition))} ed`;
}

/** 2 → 2nd, 11 → 11th. */
export function ordinal(number: number): string {
  const last = number % 10;
  if (number % 100 >= 11 && number % 100 <= 13) return `${number}th`;
  return `${number}${last === 1 ? 'st' : last === 2 ? 'nd' : last === 3 ? 'rd' : 'th'}`;
}

const translatorsOf = (work: Work): string =>
  work.translators.length === 0 ? '' : `${gbtNames(work.translators, work)}, ${work.language === 'zh' ? '译' : 'trans'}`;

function doiOf({ doi, url }: Work): readonly Piece[] {
  if (doi === '' || url.toLowerCase().includes(doi.toLowerCase())) return [];
  return ['DOI:', { kind: 'link', url: doiUrl(doi), text: doi }];
}

export const doiUrl = (doi: string): string => `https://doi.org/${encodeURI(doi).replaceAll('#', '%23')}`;

const yearOf = (date: WorkDate | null): string => (date === null ? '' : date.kind === 'text' ? date.text : String(date.year));

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** `2023`, `2023-05` or `2023-05-12`, as far as it is known. */
function isoDate(date: WorkDate | null): string {
  return date === null || date.kind === 'text' ? yearOf(date) : joined([yearOf(date), monthAndDay(date)], '-');
}

function monthAndDay(date: WorkDate | null): string {
  if (date === null || date.kind === 'text' || date.month === null) return '';
  return date.day === null ? twoDigits(date.month) : `${twoDigits(date.month)}-${twoDigits(date.day)}`;
}

const dashed = (pages: string): string => pages.replace(/\s*[-–—]+\s*/gu, '-');

const joined = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator);
