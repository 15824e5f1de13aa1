/** A tree → lines that a reviewer can read: one for each node, indented by depth, without positions. */
import type { Attributes, DocumentNode } from '../../src/document/nodes.js';
import { childrenOf } from '../../src/document/visit.js';

/** Prints the children of a node, each with what it says of itself. */
export const printTree = (nodes: readonly DocumentNode[]): string => nodes.map((node) => printNode(node, 0)).join('');

const quiet: ReadonlySet<string> = new Set(['type', 'position', 'children', 'caption', 'title', 'terms', 'definitions', 'attributes', 'align', 'source']);

function printNode(node: DocumentNode, depth: number): string {
  const said = Object.entries(node).filter(([key, value]) => !quiet.has(key) && value !== null && value !== false && value !== '').map(([key, value]) => `${key}=${JSON.stringify(value)}`);
  if ('title' in node && typeof node.title === 'string') said.push(`title=${JSON.stringify(node.title)}`);
  if ('align' in node && node.align.some((align) => align !== null)) said.push(`align=${node.align.map((align) => align?.charAt(0) ?? '-').join('')}`);
  if ('source' in node) said.push(...Object.entries(node.source).map(([key, value]) => `${key}=${JSON.stringify(value)}`));
  if ('attributes' in node && node.attributes !== null) said.push(printAttributes(node.attributes));
  const line = `${'  '.repeat(depth)}${node.type}${said.map((part) => (part === '' ? '' : ` ${part}`)).join('')}\n`;
  if (node.type === 'callout' && node.title.length > 0) return line + printPart('title', node.title, depth) + printAll(node.children, depth + 1);
  if (node.type === 'table' && node.caption.length > 0) return line + printPart('caption', node.caption, depth) + printAll(node.children, depth + 1);
  if (node.type === 'figure') return line + printPart('caption', node.caption, depth);
  if (node.type === 'definitionItem') {
    return line + node.terms.map((term) => printPart('term', term, depth)).join('') + node.definitions.map((flow) => printPart('definition', flow, depth)).join('');
  }
  return line + printAll(childrenOf(node), depth + 1);
}

const printAll = (nodes: readonly DocumentNode[], depth: number): string => nodes.map((node) => printNode(node, depth)).join('');

const printPart = (name: string, nodes: readonly DocumentNode[], depth: number): string =>
  nodes.length === 0 ? '' : `${'  '.repeat(depth + 1)}(${name})\n${printAll(nodes, depth + 2)}`;

function printAttributes({ id, classes, values }: Attributes): string {
  const parts = [id === null ? '' : `#${id}`, ...classes.map((name) => `.${name}`), ...Object.entries(values).map(([key, value]) => `${key}=${JSON.stringify(value)}`)];
  return `{${parts.filter((part) => part !== '').join(' ')}}`;
}
