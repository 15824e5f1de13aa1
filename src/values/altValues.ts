/** A text alternative with `[…]{value=…}` in it → its parts: an attribute is plain text, in which nothing else is mark-up. */
import type { Span } from '../document/nodes.js';
import type { Position } from '../document/position.js';

const value = /\[([^\][]*)\]\{((?:[^{}"']|"[^"]*"|'[^']*')*)\}/g;
const attribute = /([\p{L}_][\p{L}\p{N}_-]*)=(?:"([^"]*)"|'([^']*)'|([^\s"']+))/gu;

/** Words as they are, and spans as they would be in prose, in turn. What names no value stays as it is. */
export function altParts(alt: string, position: Position): readonly (string | Span)[] {
  const parts: (string | Span)[] = [];
  let end = 0;
  for (const match of alt.matchAll(value)) {
    const values = Object.fromEntries(Array.from((match[2] ?? '').matchAll(attribute), ([, name = '', double, single, bare]) => [name, double ?? single ?? bare ?? '']));
    if (values['value'] === undefined) continue;
    parts.push(alt.slice(end, match.index), { type: 'span', attributes: { id: null, classes: [], values }, children: match[1] === '' ? [] : [{ type: 'text', value: match[1] ?? '', position }], position });
    end = match.index + match[0].length;
  }
  return [...parts, alt.slice(end)];
}
