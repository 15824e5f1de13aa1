/** A row of phrasing with references in it → the same without the spaces that typing a reference needed and print does not. */
import type { Phrasing } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';

type Printed = (node: Phrasing) => readonly Phrasing[];

/** Curly quotation marks belong to both scripts: beside a Chinese character they are Chinese. */
const quote = /^[“”‘’]$/u;
const chinese = /^[\p{Script=Han}\u3000-\u303f\uff00-\uffef]$/u;

function standClose(left: string, right: string): boolean {
  const before = Array.from(left).at(-1) ?? '';
  const after = Array.from(right)[0] ?? '';
  if (chinese.test(before)) return chinese.test(after) || quote.test(after);
  return chinese.test(after) && quote.test(before);
}

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
  (reference[0]?.type === 'superscript' || standClose(text.slice(0, -1), plainText(reference)));

const opensClosed = (text: string, reference: readonly Phrasing[]): boolean =>
  text.startsWith(' ') &&
  (standClose(plainText(reference), text.slice(1)) ||
    (reference.at(-1)?.type === 'superscript' && chinese.test(Array.from(text.slice(1))[0] ?? '')));
