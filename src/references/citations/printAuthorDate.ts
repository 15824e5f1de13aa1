/** Citations in the author–date style: (Ding 2023, p. 3), in Chinese （丁学良，2023）. */
import type { WordingLanguage } from '../../document/metadata.js';
import type { Citation } from '../../document/nodes.js';
import { wordingOf } from '../../document/wording.js';
import type { Work } from '../bibliography/work.js';
import type { Piece } from './composeText.js';
import { authorsInText, spaced, type CitedItem } from './printNumeric.js';

type Marks = {
  readonly open: string;
  readonly close: string;
  /** Between authors and year. */
  readonly yearSeparator: string;
  readonly comma: string;
  readonly semicolon: string;
};

const marks = {
  zh: { open: '（', close: '）', yearSeparator: '，', comma: '，', semicolon: '；' },
  en: { open: '(', close: ')', yearSeparator: ' ', comma: ', ', semicolon: '; ' },
} satisfies Record<WordingLanguage, Marks>;

/**
 * The marks are those of the document's language, the names those of the work's. Works of the same authors in a row share
 * their name: (Ding 2020, 2023). A narrative citation leaves the authors outside: Ding (2023, p. 3). The year is a link.
 */
export function printAuthorDate(
  citation: Citation,
  items: readonly CitedItem[],
  language: WordingLanguage,
): readonly Piece[] {
  const { open, close, semicolon } = marks[language];
  const [first] = items;
  if (citation.narrative && first !== undefined) {
    const authors = first.item.suppressAuthor ? '' : authorsInText(first.cited.work, language);
    const space = authors === '' || language === 'zh' ? '' : ' ';
    const rest = items.slice(1).flatMap((item) => [semicolon, ...printedItem(item, language, true)]);
    return [`${authors}${space}${open}`, ...printedItem(first, language, false), ...rest, close];
  }
  const printed = items.flatMap((item, index): readonly Piece[] => {
    const before = items[index - 1];
    const shared = before !== undefined && sharesAuthors(before, item, language);
    const separator = before === undefined ? '' : shared ? marks[language].comma : semicolon;
    return [separator, ...printedItem(item, language, !shared)];
  });
  return [open, ...printed, close];
}

/** A work's year as citations print it. */
export const yearInText = ({ issued }: Work, language: WordingLanguage): string =>
  issued === null ? wordingOf(language).noDate : issued.kind === 'text' ? issued.text : String(issued.year);

function printedItem({ item, cited }: CitedItem, language: WordingLanguage, withAuthors: boolean): readonly Piece[] {
  const { yearSeparator, comma } = marks[language];
  const authors = withAuthors && !item.suppressAuthor ? `${authorsInText(cited.work, language)}${yearSeparator}` : '';
  const year = `${yearInText(cited.work, language)}${cited.yearSuffix}`;
  return [
    `${spaced(item.prefix, authors)}${authors}`,
    { kind: 'link', url: `#${cited.anchor}`, text: year },
    item.locator === '' ? '' : `${comma}${item.locator}`,
    item.suffix === '' ? '' : `${comma}${item.suffix}`,
  ];
}

function sharesAuthors(before: CitedItem, after: CitedItem, language: WordingLanguage): boolean {
  const plain = [before.item, after.item].every(
    (item) => item.locator === '' && item.suffix === '' && !item.suppressAuthor,
  );
  const names = [before, after].map(({ cited }) => authorsInText(cited.work, language));
  return plain && after.item.prefix === '' && names[0] === names[1];
}
