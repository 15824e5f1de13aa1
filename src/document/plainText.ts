/** Content → the words of it, for outlines, titles, text alternatives and ids. */
import { assertNever } from './assertNever.js';
import type { Phrasing } from './nodes.js';

/**
 * The words of phrasing content on one line, without any mark-up.
 *
 * A line break is a space, a picture its text alternative, a formula its TeX. Footnote marks leave nothing.
 * A cross-reference or citation that was not resolved yet gives what was typed, such as `@fig-share`.
 */
export const plainText = (nodes: readonly Phrasing[]): string => nodes.map(textOf).join('');

function textOf(node: Phrasing): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
      return node.value;
    case 'break':
      return ' ';
    case 'image':
      return node.alt;
    case 'footnoteReference':
      return '';
    case 'crossReference':
      return `${node.suppressPrefix ? '-' : ''}@${node.identifier}`;
    case 'citation':
      return node.items.map((item) => `@${item.key}`).join('; ');
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'span':
    case 'onlyInPhrasing':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'mark':
    case 'abbreviation':
    case 'underline':
    case 'small':
      return plainText(node.children);
    default:
      return assertNever(node);
  }
}
