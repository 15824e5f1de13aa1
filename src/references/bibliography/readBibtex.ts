/** BibTeX or BibLaTeX text → the works that are cited. */
import { bibliographyMalformed, texUnknown } from '../../diagnostics/messages/references.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Point, Position } from '../../document/position.js';
import { parseBibtex, textOf, type BibtexEntry } from './parseBibtex.js';
import { selectEntries } from './selectEntries.js';
import { bareDoi, checkedDate, dateOf, hasHan, languageOf, safeUrl, workOf, type Name, type Work, type WorkDate, type WorkType } from './work.js';

export type BibtexFile = {
  readonly text: string;
  /** Display path. */
  readonly file: string;
  readonly wanted: ReadonlySet<string>;
};

export type BibtexWorks = {
  readonly works: readonly Work[];
  /** Of all entries, for suggestions. */
  readonly keys: readonly string[];
};

/**
 * The entries with the `wanted` keys; fields of a `crossref` parent fill what an entry leaves out.
 *
 * Reports `bibliography-malformed` at the line and column of each syntax fault and goes on with the next entry, and
 * `tex-unknown` for TeX commands that are left out. Unknown types are `other`; unknown fields are ignored.
 */
export function readBibtex({ text, file, wanted }: BibtexFile, report: Report): BibtexWorks {
  const selected = selectEntries(text, wanted);
  const { entries, faults } = parseBibtex(selected.text);
  const pointAt = pointsOf(text);
  const positionOf = (start: number, end: number): Position => ({ file, start: pointAt(start), end: pointAt(end) });
  for (const start of selected.tooLong) report(bibliographyMalformed('an entry is too long', positionOf(start, start + 1)));
  for (const { kind, message, start, length } of faults) {
    report((kind === 'malformed' ? bibliographyMalformed : texUnknown)(message, positionOf(start, start + length)));
  }
  const byKey = new Map(entries.map((entry) => [entry.key, entry] as const));
  const works = entries
    .filter((entry) => wanted.has(entry.key))
    .map((entry) => workFrom(entry, { position: positionOf(entry.start, entry.end), parent: byKey.get(entry.field('crossref')) }));
  return { works, keys: selected.keys };
}

type EntryContext = { readonly position: Position; readonly parent: BibtexEntry | undefined };

function workFrom(entry: BibtexEntry, { position, parent }: EntryContext): Work {
  const { field } = entry;
  const main = field('title');
  const subtitle = field('subtitle');
  const title = subtitle === '' ? main : `${main}: ${subtitle}`;
  const url = safeUrl(verbatim(field('url')) || verbatim(/\\url\{([^}]*)\}/u.exec(field('howpublished'))?.[1] ?? field('howpublished')));
  const type = typeOf(entry.type, { hasUrl: url !== '', subtype: field('entrysubtype') });
  const publisher = type === 'thesis' ? ['school', 'institution', 'publisher'] : ['publisher', 'institution', 'organization', 'school'];
  return workOf({
    key: entry.key,
    type,
    position,
    title,
    authors: namesOf(entry, 'author'),
    editors: namesOf(entry, 'editor'),
    translators: namesOf(entry, 'translator'),
    issued: issuedOf(entry) ?? (parent === undefined ? null : issuedOf(parent)),
    accessed: dateOf(field('urldate', 'accessed', 'lastchecked')),
    container: field('journaltitle', 'journal', 'booktitle', 'maintitle'),
    publisher: field(...publisher),
    place: field('location', 'address'),
    volume: field('volume'),
    issue: field('number', 'issue'),
    pages: field('pages'),
    edition: field('edition'),
    number: type === 'journal-article' ? '' : field('number'),
    genre: genreOf(entry.type, field('type')),
    url,
    doi: bareDoi(verbatim(field('doi'))) || arxivDoi(entry),
    language: languageOf(field('langid', 'language'), title),
  });
}

/** A single word and a Chinese name without a comma are whole. `others` is left out: the style shortens lists itself. */
function namesOf(entry: BibtexEntry, list: 'author' | 'editor' | 'translator'): readonly Name[] {
  return entry.creators(list).flatMap((creator): readonly Name[] => {
    const [family, given, particle, suffix] = [creator.lastName, creator.firstName, creator.prefix, creator.suffix].map((part) =>
      textOf(part ?? ''),
    );
    const name = textOf(creator.name ?? '');
    if (name !== '') return [{ kind: 'literal', name }];
    if (family === undefined || family === '' || family === 'others') return [];
    const [, hanFamily, hanGiven] = /^(\p{Script=Han}+)，(\p{Script=Han}+)$/u.exec(family) ?? [];
    if (hanFamily !== undefined) return [{ kind: 'person', family: hanFamily, given: hanGiven ?? '', particle: '', suffix: '' }];
    if (!given && !particle) return [{ kind: 'literal', name: family }];
    const typed = `${given ?? ''} ${family}`;
    if (hasHan(typed) && entry.source.includes(typed)) return [{ kind: 'literal', name: typed }];
    return [{ kind: 'person', family, given: given ?? '', particle: particle ?? '', suffix: suffix ?? '' }];
  });
}

function issuedOf({ field }: BibtexEntry): WorkDate | null {
  const date = dateOf(field('date'));
  if (date !== null) return date;
  const year = field('year');
  if (!/^\d{4}$/u.test(year)) return dateOf(year);
  const month = /^\d{1,2}$/u.exec(field('month'))?.[0];
  const day = /^\d{1,2}$/u.exec(field('day'))?.[0];
  return checkedDate([Number(year), month === undefined ? null : Number(month), day === undefined ? null : Number(day)]);
}

/** Addresses are not TeX, but people escape them as if they were. */
const verbatim = (raw: string): string => raw.replace(/[{}]/gu, '').replace(/\\([_%&#~$])/gu, '$1').trim();

function arxivDoi({ field }: BibtexEntry): string {
  const isArxiv = /^arxiv$/iu.test(field('archiveprefix', 'eprinttype'));
  return isArxiv && field('eprint') !== '' ? `10.48550/arXiv.${field('eprint')}` : '';
}

const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD diss.',
  mastersthesis: "Master's thesis",
  mathesis: "Master's thesis",
};

/** BibLaTeX's own words in `type`, or the kind that the entry's type implies. */
function genreOf(entryType: string, stated: string): string {
  const key = stated === '' ? entryType : stated.toLowerCase();
  return (Object.hasOwn(genres, key) ? genres[key] : undefined) ?? stated;
}

const types: Readonly<Record<string, WorkType>> = {
  article: 'journal-article',
  periodical: 'journal-article',
  newspaper: 'newspaper-article',
  book: 'book',
  mvbook: 'book',
  booklet: 'book',
  collection: 'book',
  manual: 'report',
  inbook: 'chapter',
  incollection: 'chapter',
  inreference: 'chapter',
  inproceedings: 'conference-paper',
  conference: 'conference-paper',
  proceedings: 'proceedings',
  phdthesis: 'thesis',
  mastersthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  standard: 'standard',
  patent: 'patent',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  dataset: 'dataset',
  software: 'software',
  unpublished: 'archive',
};

function typeOf(entryType: string, { hasUrl, subtype }: { readonly hasUrl: boolean; readonly subtype: string }): WorkType {
  if (entryType === 'article' && /^newspaper$/iu.test(subtype.trim())) return 'newspaper-article';
  const known = Object.hasOwn(types, entryType) ? types[entryType] : undefined;
  return known ?? (hasUrl ? 'webpage' : 'other');
}

/** Offsets in a text → lines and columns, 1-based. `\r\n`, `\n` and `\r` end a line. */
function pointsOf(text: string): (offset: number) => Point {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\n|\r/gu)) starts.push(found.index + found[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
