/** Content → the words of it, for outlines, titles, text alternatives and ids. */
import { assertNever } from './assertNever.js';
import type { Flow, Phrasing } from './nodes.js';

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

/** The words of flow content: a line for each paragraph, heading, cell or line of code. Speaker notes are left out. */
export function plainTextOfFlow(nodes: readonly Flow[]): string {
  const lines: string[] = [];
  for (const node of nodes) collectLines(node, lines);
  return lines.filter((line) => line.trim() !== '').join('\n');
}

function collectLines(node: Flow, lines: string[]): void {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      lines.push(plainText(node.children));
      return;
    case 'code':
    case 'math':
      lines.push(node.value);
      return;
    case 'figure':
      lines.push(plainText(node.caption));
      return;
    case 'table':
      lines.push(plainText(node.caption));
      for (const row of node.children) for (const cell of row.children) lines.push(plainText(cell.children));
      return;
    case 'callout':
      lines.push(plainText(node.title));
      for (const child of node.children) collectLines(child, lines);
      return;
    case 'list':
    case 'columns':
      for (const item of node.children) for (const child of item.children) collectLines(child, lines);
      return;
    case 'definitionList':
      for (const item of node.children) {
        for (const term of item.terms) lines.push(plainText(term));
        for (const child of item.definitions.flat()) collectLines(child, lines);
      }
      return;
    case 'blockquote':
    case 'onlyIn':
    case 'incremental':
    case 'fragment':
    case 'div':
    case 'footnoteDefinition':
      for (const child of node.children) collectLines(child, lines);
      return;
    case 'speakerNotes':
    case 'thematicBreak':
    case 'slideBreak':
    case 'pause':
    case 'pageBreak':
    case 'bibliographyPlace':
      return;
    default:
      assertNever(node);
  }
}
