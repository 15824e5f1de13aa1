/** Link reference definitions at the start of a paragraph. https://spec.commonmark.org/0.31.2/#link-reference-definitions */
import type { LinkDefinition } from './block.js';
import { readDestination, readTitle, skipSpace, stickyMatch } from './linkTails.js';
import { pointAt, type Passage } from './passage.js';

/** Reads one definition at the start of a line of a passage; `end` is the offset of the line after it. */
export function readLinkDefinition(passage: Passage, start: number): { readonly definition: LinkDefinition; readonly end: number } | null {
  const { text } = passage;
  const label = stickyMatch(/\[((?:[^\\[\]]|\\[\s\S]){1,999})\]:/y, text, start);
  if (label?.[1] === undefined || label[1].trim() === '') return null;
  const from = skipSpace(text, start + label[0].length);
  const destination = readDestination(text, from);
  if (destination === null || destination.end === from) return null;
  const beforeTitle = skipSpace(text, destination.end);
  const title = beforeTitle > destination.end ? readTitle(text, beforeTitle) : null;
  const withTitle = title === null ? null : lineEnd(text, title.end);
  const end = withTitle ?? lineEnd(text, destination.end);
  if (end === null) return null;
  const definition = {
    label: label[1],
    url: destination.value,
    title: withTitle === null ? null : (title?.value ?? null),
    start: pointAt(passage, start),
    end: pointAt(passage, withTitle === null || title === null ? destination.end : title.end),
  };
  return { definition, end };
}

/** Offset of the next line, where nothing but white space is left of this one. */
function lineEnd(text: string, offset: number): number | null {
  const match = stickyMatch(/[ \t]*(\n|$)/y, text, offset);
  return match === null ? null : offset + match[0].length;
}
