/** BibTeX or BibLaTeX text → works. */
import { bibliographyMalformed, texUnknown } from '../../diagnostics/messages/references.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Position } from '../../document/position.js';
import { bibtexNames } from './bibtexNames.js';
import { pointsOf, readBibtexEntries, type BibtexEntry } from './readBibtexEntries.js';
import { texText } from './texText.js';
import { bareDoi, checkedDate, dateOf, languageOf, safeUrl, workOf, type Work, type WorkDate, type WorkType } from './work.js';

/**
 * The entries of a `.bib` file; fields of a `crossref` parent fill what an entry leaves out.
 *
 * Reports `bibliography-malformed` at the line and column of each syntax fault and goes on with the next entry, and
 * `tex-unknown` for TeX commands that are left out. Unknown types are `other`; unknown fields are ignored.
 */
export function readBibtex(text: string, file: string, report: Report): readonly Work[] {
  const { entries, faults } = readBibtexEntries(text);
  const pointAt = pointsOf(text);
  const positionOf = (start: number, end: number): Position => ({ file, start: pointAt(start), end: pointAt(end) });
  for (const { message, offset } of faults) report(bibliographyMalformed(message, positionOf(offset, offset + 1)));
  const byKey = new Map(entries.map((entry) => [entry.key, entry] as const));
  return entries
    .filter((entry) => entry.type !== 'xdata' && entry.type !== 'set')
    .map((entry) => {
      const fields = fieldsOf(entry, byKey);
      const tex = (names: readonly string[]): string => {
        const value = names.map((name) => fields.get(name)).find((each) => each !== undefined);
        if (value === undefined) return '';
        const { text: read, unknown } = texText(value.raw);
        const position = positionOf(value.offset, value.offset + value.raw.length);
        for (const command of unknown) report(texUnknown(command, position));
        return read;
      };
      return workFrom(entry, { position: positionOf(entry.start, entry.end), tex, raw: (name) => fields.get(name)?.raw ?? '' });
    });
}

type Fields = BibtexEntry['fields'];

type EntryContext = {
  readonly position: Position;
  /** The first of the fields that the entry has, as text; empty without one. */
  readonly tex: (names: readonly string[]) => string;
  readonly raw: (name: string) => string;
};

function workFrom(entry: BibtexEntry, { position, tex, raw }: EntryContext): Work {
  const main = tex(['title']);
  const subtitle = tex(['subtitle']);
  const title = subtitle === '' ? main : `${main}: ${subtitle}`;
  const url = safeUrl(verbatim(raw('url')) || verbatim(/\\url\{([^}]*)\}/u.exec(raw('howpublished'))?.[1] ?? raw('howpublished')));
  const type = typeOf(entry.type, { hasUrl: url !== '', subtype: raw('entrysubtype') });
  const publisher = type === 'thesis' ? ['school', 'institution', 'publisher'] : ['publisher', 'institution', 'organization', 'school'];
  return workOf({
    key: entry.key,
    type,
    position,
    title,
    authors: bibtexNames(raw('author')),
    editors: bibtexNames(raw('editor')),
    translators: bibtexNames(raw('translator')),
    issued: issuedOf(tex, raw),
    accessed: dateOf(tex(['urldate', 'accessed', 'lastchecked'])),
    container: tex(['journaltitle', 'journal', 'booktitle', 'maintitle']),
    publisher: tex(publisher),
    place: tex(['location', 'address']),
    volume: tex(['volume']),
    issue: tex(['number', 'issue']),
    pages: tex(['pages']),
    edition: tex(['edition']),
    number: type === 'journal-article' ? '' : tex(['number']),
    genre: genreOf(entry.type, tex(['type'])),
    url,
    doi: bareDoi(verbatim(raw('doi'))) || arxivDoi(raw),
    language: languageOf(tex(['langid', 'language']), title),
  });
}

function fieldsOf(entry: BibtexEntry, byKey: ReadonlyMap<string, BibtexEntry>): Fields {
  const parent = byKey.get(entry.fields.get('crossref')?.raw.trim() ?? '');
  if (parent === undefined || parent === entry) return entry.fields;
  const inherited = new Map([...parent.fields].filter(([name]) => name !== 'title' && name !== 'crossref'));
  const title = parent.fields.get('title');
  if (title !== undefined && !inherited.has('booktitle')) inherited.set('booktitle', title);
  return new Map([...inherited, ...entry.fields]);
}

function issuedOf(tex: EntryContext['tex'], raw: EntryContext['raw']): WorkDate | null {
  const date = dateOf(tex(['date']));
  if (date !== null) return date;
  const year = tex(['year']);
  if (!/^\d{4}$/u.test(year)) return dateOf(year);
  const month = monthOf(raw('month'));
  const day = /^\d{1,2}$/u.exec(raw('day').trim())?.[0];
  return checkedDate([Number(year), month, day === undefined ? null : Number(day)]);
}

function monthOf(raw: string): number | null {
  const typed = raw.trim().toLowerCase();
  if (/^\d{1,2}$/u.test(typed)) return Number(typed);
  const index = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(typed.slice(0, 3));
  return index === -1 ? null : index + 1;
}

/** Addresses are not TeX, but people escape them as if they were. */
const verbatim = (raw: string): string => raw.replace(/[{}]/gu, '').replace(/\\([_%&#~$])/gu, '$1').trim();

function arxivDoi(raw: EntryContext['raw']): string {
  const isArxiv = /^arxiv$/iu.test(raw('archiveprefix').trim() || raw('eprinttype').trim());
  return isArxiv && raw('eprint') !== '' ? `10.48550/arXiv.${raw('eprint').trim()}` : '';
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
