/** The works that a manuscript cites → their order in the list of sources, numbers, anchors and year letters. */
import type { CitationStyle, WordingLanguage } from '../../document/metadata.js';
import type { Work } from '../bibliography/work.js';
import { hasHan } from '../bibliography/work.js';
import { withoutTags } from './composeText.js';
import { fullName } from './names.js';
import { yearInText } from './printAuthorDate.js';
import { authorsInText, type CitedWork } from './printNumeric.js';

/**
 * `cited` holds each work once, in the order in which they are to be numbered. The numeric style keeps that order; the
 * author–date style sorts by author, year and title, works in the document's own script first, and gives works of the
 * same authors and year the letters a, b, ….
 */
export function listWorks(
  cited: readonly Work[],
  style: CitationStyle,
  language: WordingLanguage,
): readonly CitedWork[] {
  const anchors = anchorsOf(cited);
  const order = style === 'gbt7714' ? cited : sorted(cited, language);
  const letters = style === 'gbt7714' ? new Map<string, string>() : yearLetters(order, language);
  return order.map((work, index) => ({
    work,
    anchor: anchors.get(work.key) ?? `ref-${work.key}`,
    number: index + 1,
    yearSuffix: letters.get(work.key) ?? '',
  }));
}

/** Keys may hold characters that ids and PDF destinations should not. */
function anchorsOf(works: readonly Work[]): ReadonlyMap<string, string> {
  const anchors = new Map<string, string>();
  const taken = new Set<string>();
  for (const { key } of works) {
    const base = `ref-${key.replace(/[^\p{L}\p{N}_.-]+/gu, '-')}`;
    let anchor = base;
    for (let number = 2; taken.has(anchor); number += 1) anchor = `${base}-${number}`;
    taken.add(anchor);
    anchors.set(key, anchor);
  }
  return anchors;
}

function sorted(works: readonly Work[], language: WordingLanguage): readonly Work[] {
  // Named locales with data of their own: the machine's locale plays no part. Chinese sorts by pinyin.
  const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin', { numeric: true });
  const keys = new Map(works.map((work) => [work.key, sortKey(work)] as const));
  return works.toSorted((a, b) => {
    const [first, second] = [keys.get(a.key), keys.get(b.key)];
    if (first === undefined || second === undefined) return 0;
    if (first.han !== second.han) return first.han === (language === 'zh') ? -1 : 1;
    return (
      collator.compare(first.authors, second.authors) ||
      first.year - second.year ||
      collator.compare(first.title, second.title) ||
      (a.key < b.key ? -1 : 1)
    );
  });
}

function sortKey(work: Work): { han: boolean; authors: string; year: number; title: string } {
  const names = work.authors.length > 0 ? work.authors : work.editors;
  const title = withoutTags(work.title).replace(/^(?:the|an?)\s+/iu, '');
  const authors = names.length === 0 ? title : names.map((name) => fullName(name, 'family-first')).join(', ');
  const year = work.issued?.kind === 'date' ? work.issued.year : Number.MAX_SAFE_INTEGER;
  return { han: hasHan(authors), authors, year, title };
}

function yearLetters(order: readonly Work[], language: WordingLanguage): ReadonlyMap<string, string> {
  const groups = new Map<string, Work[]>();
  for (const work of order) {
    const name = `${authorsInText(work, language)}\n${yearInText(work, language)}`;
    groups.set(name, [...(groups.get(name) ?? []), work]);
  }
  return new Map(
    [...groups.values()]
      .filter((group) => group.length > 1)
      .flatMap((group) => group.map((work, index) => [work.key, letter(index)] as const)),
  );
}

/** a … z, aa, ab, … */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
