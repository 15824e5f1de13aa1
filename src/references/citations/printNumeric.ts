/** Citations in the numeric style of GB/T 7714—2015, clause 10.1: numbers in brackets, raised. */
import type { WordingLanguage } from '../../document/metadata.js';
import type { Citation, CitationItem } from '../../document/nodes.js';
import type { Work } from '../bibliography/work.js';
import type { Piece } from './composeText.js';
import { isHanName, shortName } from './names.js';

export type CitedWork = {
  readonly work: Work;
  readonly anchor: string;
  /** 1-based place in the list of sources. */
  readonly number: number;
  /** `a`, `b` where one author has several works of a year. */
  readonly yearSuffix: string;
};

/** An item of a citation with its work. Items whose key is unknown were reported and are not here. */
export type CitedItem = { readonly item: CitationItem; readonly cited: CitedWork };

/**
 * `[1]`, `[1,3]`, `[1-3]` raised; a locator follows the bracket (10.1.3): `[1]26-28`. Items with words before or after
 * them are set in full on the line: `[see 1, p. 3; 2]`. A narrative citation puts the authors before the number: 张三等[1].
 */
export function printNumeric(citation: Citation, items: readonly CitedItem[], language: WordingLanguage): readonly Piece[] {
  const authors = narrativeAuthors(citation, items, language);
  const worded = items.some(({ item }) => item.prefix !== '' || item.suffix !== '');
  if (worded) return [authors, ...inFull(items, language)];
  const [only] = items;
  if (items.length === 1 && only !== undefined) {
    const locator = pagesOnly(only.item.locator);
    return [authors, { kind: 'superscript', pieces: ['[', numberLink(only.cited), `]${locator}`] }];
  }
  if (items.some(({ item }) => item.locator !== '')) {
    const each = items.flatMap(({ item, cited }): Piece[] => ['[', numberLink(cited), `]${pagesOnly(item.locator)}`]);
    return [authors, { kind: 'superscript', pieces: each }];
  }
  return [authors, { kind: 'superscript', pieces: ['[', ...ranges(items, language), ']'] }];
}

function narrativeAuthors(citation: Citation, items: readonly CitedItem[], language: WordingLanguage): string {
  const [first] = items;
  if (!citation.narrative || first === undefined || first.item.suppressAuthor) return '';
  return authorsInText(first.cited.work, language);
}

/**
 * The authors as running text names them: one, two joined, more shortened. Chinese names in Chinese text take 和 and 等,
 * all others "and" and "et al." Editors stand in for authors, the title for both.
 */
export function authorsInText(work: Work, language: WordingLanguage): string {
  const names = work.authors.length > 0 ? work.authors : work.editors;
  const [first, second] = names;
  if (first === undefined) return titleInText(work, language);
  const han = isHanName(first) && language === 'zh';
  if (second === undefined) return shortName(first);
  if (names.length > 2) return han ? `${shortName(first)}等` : `${shortName(first)} et al.`;
  return han ? `${shortName(first)}和${shortName(second)}` : `${shortName(first)} and ${shortName(second)}`;
}

function titleInText(work: Work, language: WordingLanguage): string {
  const title = work.title.replace(/<[^<>]*>/gu, '');
  const short = work.language === 'en' ? (title.split(/[:?]/u)[0] ?? title) : title;
  return work.language === 'zh' || language === 'zh' ? `《${short}》` : `“${short}”`;
}

const numberLink = ({ anchor, number }: CitedWork): Piece => ({ kind: 'link', url: `#${anchor}`, text: String(number) });

/** `p. 3`, `pp. 26–28`, `第 3 页` → the bare pages; anything else as typed. */
const pagesOnly = (locator: string): string =>
  locator
    .replace(/^(?:pp?\.?|pages?|第)\s*(?=\d)/iu, '')
    .replace(/(?<=\d)\s*页$/u, '')
    .replace(/\s*[–—-]+\s*/gu, '-');

/** Numbers in order, without doubles; two or more in a row as a range (10.1.2). */
function ranges(items: readonly CitedItem[], language: WordingLanguage): readonly Piece[] {
  const works = [...new Map(items.map(({ cited }) => [cited.number, cited] as const)).values()];
  works.sort((a, b) => a.number - b.number);
  const runs: CitedWork[][] = [];
  for (const work of works) {
    const run = runs.at(-1);
    if (run?.at(-1)?.number === work.number - 1) run.push(work);
    else runs.push([work]);
  }
  return runs.flatMap((run, index): Piece[] => {
    const [first] = run;
    const last = run.at(-1);
    if (first === undefined || last === undefined) return [];
    const comma = index === 0 ? '' : ',';
    if (first === last) return [comma, numberLink(first)];
    return [comma, numberLink(first), language === 'zh' ? '-' : '–', numberLink(last)];
  });
}

function inFull(items: readonly CitedItem[], language: WordingLanguage): readonly Piece[] {
  const comma = language === 'zh' ? '，' : ', ';
  const each = items.flatMap(({ item, cited }, index): Piece[] => [
    index === 0 ? '' : language === 'zh' ? '；' : '; ',
    spaced(item.prefix, String(cited.number)),
    numberLink(cited),
    item.locator === '' ? '' : `${comma}${item.locator}`,
    item.suffix === '' ? '' : `${comma}${item.suffix}`,
  ]);
  return ['[', ...each, ']'];
}

/** Words before a citation, with the space that follows them; none between two Han characters. */
export function spaced(words: string, next: string): string {
  if (words === '') return '';
  return /\p{Script=Han}$/u.test(words) && /^[\p{Script=Han}《“]/u.test(next) ? words : `${words} `;
}
