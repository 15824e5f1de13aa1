/** A row of phrasing with references in it → the same without the spaces that typing a reference needed and print does not. */
import type { Phrasing } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';

type Printed = (node: Phrasing) => readonly Phrasing[];

const cjkStart = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef“‘]/u;
const cjkEnd = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef”’]$/u;

/**
 * A mapper's `phrasingRow`. `@fig-a` and `@key` want a space before them in the source: `如 @fig-a 所示` is set 如图 1 所示,
 * `合作 [@key]` 合作（丁学良，2023）. A raised number stands at the word before it in every language.
 */
export const closeUp =
  (printed: Printed) =>
  (row: readonly Phrasing[]): readonly Phrasing[] => {
    if (!row.some(isReference)) return row;
    return row.map((node, index) => {
      if (node.type !== 'text') return node;
      const before = row[index - 1];
      const after = row[index + 1];
      const start = before !== undefined && isReference(before) && opensClosed(node.value, printed(before));
      const end = after !== undefined && isReference(after) && endsClosed(node.value, printed(after));
      if (!start && !end) return node;
      const opened = start ? node.value.replace(/^ /u, '') : node.value;
      return { ...node, value: end ? opened.replace(/ $/u, '') : opened };
    });
  };

const isReference = (node: Phrasing): boolean => node.type === 'crossReference' || node.type === 'citation';

const endsClosed = (text: string, reference: readonly Phrasing[]): boolean =>
  text.endsWith(' ') &&
  (reference[0]?.type === 'superscript' || (cjkEnd.test(text.slice(0, -1)) && cjkStart.test(plainText(reference))));

const opensClosed = (text: string, reference: readonly Phrasing[]): boolean =>
  text.startsWith(' ') &&
  cjkStart.test(text.slice(1)) &&
  (reference.at(-1)?.type === 'superscript' || cjkEnd.test(plainText(reference)));
