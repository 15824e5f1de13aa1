/** CSL-JSON text → works. */
import { bibliographyMalformed } from '../../diagnostics/messages/references.js';
import type { Report } from '../../diagnostics/diagnostic.js';
import type { Position } from '../../document/position.js';
import { readStructured, type StructurePath } from '../../structured/readStructured.js';
import {
  bareDoi,
  checkedDate,
  dateOf,
  languageOf,
  safeUrl,
  workOf,
  type Name,
  type Work,
  type WorkDate,
  type WorkType,
} from './work.js';

/**
 * The items of a CSL-JSON file: an array, or an object with `items` as some programs export it.
 *
 * Reports `bibliography-malformed` for what is not JSON, for an item without an id, and for a field of a wrong type,
 * at its line and column. Unknown types are `other`; unknown fields are ignored.
 * Format: https://citeproc-js.readthedocs.io/en/latest/csl-json/markup.html
 */
export function readCslJson(text: string, file: string, report: Report): readonly Work[] {
  const read = readStructured(text, 'json');
  if (read.kind === 'failed') {
    report(bibliographyMalformed(read.message, { file, ...read.span }));
    return [];
  }
  const positionOf = (path: StructurePath): Position => ({ file, ...read.spanOf(path) });
  const wrapped = isRecord(read.value) && Array.isArray(read.value['items']);
  const items = isRecord(read.value) ? read.value['items'] : read.value;
  if (!Array.isArray(items)) {
    report(bibliographyMalformed('a list of items is expected', positionOf([])));
    return [];
  }
  return items.flatMap((item: unknown, index) => {
    const path = wrapped ? ['items', index] : [index];
    return workFrom(item, { position: () => positionOf(path), at: (name) => positionOf([...path, name]), report });
  });
}

type ItemContext = {
  readonly position: () => Position;
  readonly at: (field: string) => Position;
  readonly report: Report;
};

function workFrom(item: unknown, context: ItemContext): readonly Work[] {
  if (!isRecord(item)) {
    context.report(bibliographyMalformed('an item is not an object', context.position()));
    return [];
  }
  const wrong = (field: string, expected: string): void => {
    context.report(bibliographyMalformed(`${expected} is expected: ${field}`, context.at(field)));
  };
  const text = (field: string): string => {
    const value = item[field];
    if (value === undefined || value === null) return '';
    if (typeof value === 'string') return value.trim();
    if (typeof value === 'number') return String(value);
    wrong(field, 'text');
    return '';
  };
  const names = (field: string): readonly Name[] => {
    const value = item[field];
    if (value === undefined || value === null) return [];
    const read = Array.isArray(value) ? value.map(nameFrom) : [null];
    if (read.includes(null)) wrong(field, 'a list of names');
    return read.filter((name) => name !== null);
  };
  const date = (field: string): WorkDate | null => {
    const value = item[field];
    if (value === undefined || value === null) return null;
    const read = dateFrom(value);
    if (read === null) wrong(field, 'a date');
    return read;
  };
  const key = text('id');
  if (key === '') {
    context.report(bibliographyMalformed('an item has no id', context.position()));
    return [];
  }
  const title = text('title');
  return [
    workOf({
      key,
      type: typeOf(text('type'), text('genre')),
      position: context.position(),
      title,
      authors: names('author'),
      editors: names('editor'),
      translators: names('translator'),
      issued: date('issued'),
      accessed: date('accessed'),
      container: text('container-title') || text('event-title') || text('event'),
      publisher: text('publisher'),
      place: text('publisher-place'),
      volume: text('volume'),
      issue: text('issue'),
      pages: text('page'),
      edition: text('edition'),
      number: text('number'),
      genre: text('genre'),
      url: safeUrl(text('URL')),
      doi: bareDoi(text('DOI')),
      language: languageOf(text('language'), title),
    }),
  ];
}

function nameFrom(value: unknown): Name | null {
  if (!isRecord(value)) return null;
  const part = (field: string): string => {
    const text = value[field];
    return typeof text === 'string' ? text.trim() : '';
  };
  if (part('literal') !== '') return { kind: 'literal', name: part('literal') };
  if (part('family') === '') return part('given') === '' ? null : { kind: 'literal', name: part('given') };
  const particle = [part('dropping-particle'), part('non-dropping-particle')].filter((each) => each !== '').join(' ');
  return { kind: 'person', family: part('family'), given: part('given'), particle, suffix: part('suffix') };
}

function dateFrom(value: unknown): WorkDate | null {
  if (typeof value === 'string' || typeof value === 'number') return dateOf(String(value));
  if (!isRecord(value)) return null;
  for (const field of ['raw', 'literal']) {
    const text = value[field];
    if (typeof text === 'string') return dateOf(text);
  }
  const parts = value['date-parts'];
  const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
  if (!Array.isArray(first)) return null;
  const [year, month, day] = first.map((part: unknown) =>
    typeof part === 'number' || (typeof part === 'string' && /^-?\d+$/u.test(part)) ? Number(part) : null,
  );
  return typeof year === 'number' ? checkedDate([year, month ?? null, day ?? null]) : null;
}

const types: Readonly<Record<string, WorkType>> = {
  article: 'journal-article',
  'article-journal': 'journal-article',
  'article-magazine': 'journal-article',
  review: 'journal-article',
  'article-newspaper': 'newspaper-article',
  book: 'book',
  chapter: 'chapter',
  'entry-encyclopedia': 'chapter',
  'entry-dictionary': 'chapter',
  'paper-conference': 'conference-paper',
  thesis: 'thesis',
  report: 'report',
  standard: 'standard',
  legislation: 'other',
  patent: 'patent',
  webpage: 'webpage',
  post: 'webpage',
  'post-weblog': 'webpage',
  dataset: 'dataset',
  software: 'software',
  map: 'map',
  manuscript: 'archive',
  collection: 'archive',
};

/** Preprints are `article` in CSL 1.0.2 and carry their kind in `genre`. */
function typeOf(type: string, genre: string): WorkType {
  if (/^(?:conference )?proceedings$/iu.test(genre) && type === 'book') return 'proceedings';
  return (Object.hasOwn(types, type) ? types[type] : undefined) ?? 'other';
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
