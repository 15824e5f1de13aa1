/** Plain text → phrasing with links where it names web addresses. */
import type { Phrasing } from './nodes.js';
import type { Position } from './position.js';

/** An address ends before the punctuation of the sentence around it, Chinese punctuation included. */
const address = /https?:\/\/[^\s<>"'，。；：、（）【】《》“”]*[^\s<>"'，。；：、（）【】《》“”.,;:!?)\]]/gi;

export function linkedText(text: string, position: Position): readonly Phrasing[] {
  const nodes: Phrasing[] = [];
  const add = (value: string): void => {
    if (value !== '') nodes.push({ type: 'text', value, position });
  };
  let at = 0;
  for (const match of text.matchAll(address)) {
    add(text.slice(at, match.index));
    nodes.push({ type: 'link', url: match[0], title: null, children: [{ type: 'text', value: match[0], position }], position });
    at = match.index + match[0].length;
  }
  add(text.slice(at));
  return nodes;
}
