/** A work → its entry in a list of sources in the author–date style of the Chicago Manual. */
import { hasHan, type Name, type Work, type WorkDate } from '../bibliography/work.js';
import { withoutTags, wordsOf, type Piece } from './composeText.js';
import { doiUrl, ordinal } from './entryGbt7714.js';
import { fullName, isHanName } from './names.js';

/**
 * `Ding, Xueliang, and Hong Li. 2023. “Title.” *Journal* 12 (3): 45–67. https://doi.org/….`
 *
 * Works without an author begin with their editors, then with their title. `yearSuffix` is `a`, `b` where one author has
 * several works of a year. What a work does not have is left out with its punctuation.
 *
 * Style: https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-2.html
 */
export function entryAuthorDate(work: Work, yearSuffix: string): readonly Piece[] {
  const head = headOf(work);
  const year = `${yearOf(work)}${yearSuffix}`;
  const title = titleOf(work);
  const sentences: readonly (readonly Piece[])[] = [
    ...(head === '' ? [title, [year]] : [[head], [year], title]),
    ...publicationOf(work),
    accessOf(work),
  ];
  return sentences
    .filter((sentence) => wordsOf(sentence) !== '')
    .reduce<readonly Piece[]>((text, sentence) => {
      if (text.length === 0) return sentence;
      return [...text, /[.?!。？！][”’]?$/u.test(wordsOf(text)) ? ' ' : '. ', ...sentence];
    }, [])
    .concat(work.url === '' && work.doi === '' ? closingStop(work, title) : '.');
}

/** `n.d.` for a work without a date. */
export const yearOf = ({ issued }: Pick<Work, 'issued'>): string =>
  issued === null ? 'n.d.' : issued.kind === 'text' ? issued.text : String(issued.year);

function headOf({ authors, editors }: Work): string {
  if (authors.length > 0) return nameList(authors);
  return editors.length === 0 ? '' : `${nameList(editors)}, ${editors.length === 1 ? 'ed' : 'eds'}`;
}

/** More than six names: the first three and "et al." */
function nameList(names: readonly Name[]): string {
  const shown = names.length > 6 ? names.slice(0, 3) : names;
  const texts = shown.map((name, index) => fullName(name, index === 0 ? 'family-first' : 'given-first'));
  if (names.length > 6) return `${texts.join(', ')}, et al`;
  return seriesOf(texts, names.length === 2 && names.some((name) => name.kind === 'person' && !isHanName(name)));
}

/** `A`, `A and B`, `A, B, and C`; `commaForTwo` after an inverted name: `Ding, X., and H. Li`. */
function seriesOf(texts: readonly string[], commaForTwo: boolean): string {
  const last = texts.at(-1) ?? '';
  if (texts.length <= 1) return last;
  return `${texts.slice(0, -1).join(', ')}${texts.length > 2 || commaForTwo ? ',' : ''} and ${last}`;
}

const namesInText = (names: readonly Name[]): string =>
  seriesOf(
    names.map((name) => fullName(name, 'given-first')),
    false,
  );

const standsAlone = (work: Work): boolean =>
  ['book', 'proceedings', 'report', 'standard', 'map', 'software'].includes(work.type) ||
  (work.type === 'other' && work.container === '');

/** A book's title is emphasised (in Chinese put into 《》), a part's title is quoted. */
function titleOf(work: Work): readonly Piece[] {
  if (work.title === '') return [];
  if (standsAlone(work)) return [emphasised(work.title)];
  const stop = /[.?!。？！]$/u.test(withoutTags(work.title)) ? '' : '.';
  return ['“', { kind: 'rich', text: work.title }, `${stop}”`];
}

const emphasised = (title: string): Piece =>
  hasHan(title) ? { kind: 'rich', text: `《${title}》` } : { kind: 'emphasis', text: title };

const closingStop = (work: Work, title: readonly Piece[]): string =>
  publicationOf(work).length === 0 && /[.?!。？！]”?$/u.test(wordsOf(title)) ? '' : '.';

function publicationOf(work: Work): readonly (readonly Piece[])[] {
  const pages = work.pages.replace(/\s*[-–—]+\s*/gu, '–');
  const sentences = ((): readonly (readonly Piece[])[] => {
    switch (work.type) {
      case 'journal-article':
        return [work.container === '' ? [] : [emphasised(work.container), journalPlace(work, pages)]];
      case 'newspaper-article':
        return [work.container === '' ? [] : [emphasised(work.container), prefixed(', ', dayOf(work.issued))]];
      case 'chapter':
      case 'conference-paper': {
        const editors = work.editors.length === 0 ? '' : `, edited by ${namesInText(work.editors)}`;
        const host: readonly Piece[] =
          work.container === '' ? [] : ['In ', emphasised(work.container), `${editors}${prefixed(', ', pages)}`];
        return [host, [editionOf(work)], [imprint(work)]];
      }
      case 'webpage':
        return [[{ kind: 'rich', text: work.container || work.publisher }], [dayOf(work.issued)]];
      case 'thesis':
        return [[joined([work.genre || 'Thesis', work.publisher], ', ')]];
      case 'patent':
        return [[joined([work.genre || 'Patent', work.number], ' ')], [dayOf(work.issued)]];
      case 'report':
      case 'standard':
      case 'archive':
      case 'dataset':
        return [[joined([work.genre, work.number], ' ')], [imprint(work)]];
      case 'book':
      case 'proceedings':
      case 'software':
      case 'map':
      case 'other': {
        const container: readonly Piece[] = work.container === '' ? [] : [emphasised(work.container)];
        return [container, [volumeOf(work)], [editionOf(work)], [translatorsOf(work)], [imprint(work)]];
      }
    }
  })();
  return sentences.filter((sentence) => wordsOf(sentence) !== '');
}

/** ` 12 (3): 45–67`, `, no. 3` without a volume, `, 45–67` without either. */
function journalPlace({ volume, issue }: Work, pages: string): string {
  if (volume === '' && issue === '') return prefixed(', ', pages);
  const place = volume === '' ? `, no. ${issue}` : ` ${volume}${issue === '' ? '' : ` (${issue})`}`;
  return `${place}${prefixed(': ', pages)}`;
}

const volumeOf = ({ volume }: Work): string => (volume === '' ? '' : `Vol. ${volume}`);

function editionOf({ edition }: Work): string {
  if (edition === '' || /^(?:1|first)$/iu.test(edition)) return '';
  return /^\d+$/u.test(edition) ? `${ordinal(Number(edition))} ed.` : edition;
}

const translatorsOf = ({ translators }: Work): string =>
  translators.length === 0 ? '' : `Translated by ${namesInText(translators)}`;

/** `Beijing: Science Press`; a body that published its own work is not named twice. */
function imprint({ authors, place, publisher }: Work): string {
  const own = authors.some((name) => name.kind === 'literal' && name.name === publisher);
  return own ? '' : joined([place, publisher], ': ');
}

function accessOf(work: Work): readonly Piece[] {
  if (work.doi !== '') return [{ kind: 'link', url: doiUrl(work.doi), text: doiUrl(work.doi) }];
  if (work.url === '') return [];
  const accessed = work.issued === null || work.type === 'webpage' ? dayOf(work.accessed) : '';
  return [accessed === '' ? '' : `Accessed ${accessed}. `, { kind: 'link', url: work.url, text: work.url }];
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `20 August 2025`, `August 2025`; nothing for a year alone, which the entry has already. */
function dayOf(date: WorkDate | null): string {
  if (date === null) return '';
  if (date.kind === 'text') return date.text;
  if (date.month === null) return '';
  return joined([date.day === null ? '' : String(date.day), months[date.month - 1] ?? '', String(date.year)], ' ');
}

const prefixed = (prefix: string, text: string): string => (text === '' ? '' : `${prefix}${text}`);

const joined = (parts: readonly string[], separator: string): string =>
  parts.filter((part) => part !== '').join(separator);
