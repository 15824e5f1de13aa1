/** How much text there is, before any of it is set. */
import type { Flow } from '../document/nodes.js';
import { visit } from '../document/visit.js';
import { hanPattern } from './characterRoles.js';

/** Columns of a line: a Han character takes two. */
export const textWidth = (text: string): number => Array.from(text).reduce((sum, character) => sum + (hanPattern.test(character) ? 2 : 1), 0);

/** The same of all text in the nodes. */
export function flowWidth(nodes: readonly Flow[]): number {
  let width = 0;
  visit(nodes, (node) => {
    if (node.type === 'text' || node.type === 'inlineCode' || node.type === 'inlineMath') width += textWidth(node.value);
    return undefined;
  });
  return width;
}
