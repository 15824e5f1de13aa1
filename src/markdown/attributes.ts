/** `{#id .class key="value"}` as Pandoc writes it. https://pandoc.org/MANUAL.html#extension-header_attributes */
import type { Attributes } from '../document/nodes.js';
import { stickyMatch } from './linkTails.js';

const item = /[ \t\n]*(?:#([^\s{}"'#]+)|\.([^\s{}"'=.]+)|([\p{L}_][\p{L}\p{N}_:.-]*)=(?:"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|([^\s{}"']*))|(-)(?=[\s}]))/uy;

/** Reads attributes that start at `offset`; null where there are none. */
export function readAttributes(text: string, offset: number): { readonly attributes: Attributes; readonly end: number } | null {
  if (text[offset] !== '{') return null;
  let id: string | null = null;
  const classes: string[] = [];
  const values = new Map<string, string>();
  let at = offset + 1;
  for (;;) {
    const match = stickyMatch(item, text, at);
    if (match === null) break;
    if (match[1] !== undefined) id = match[1];
    else if (match[2] !== undefined) classes.push(match[2]);
    else if (match[7] !== undefined) classes.push('unnumbered');
    else if (match[3] !== undefined) values.set(match[3], (match[4] ?? match[5] ?? match[6] ?? '').replace(/\\(["'\\])/g, '$1'));
    at += match[0].length;
  }
  const close = stickyMatch(/[ \t\n]*\}/y, text, at);
  if (close === null || at === offset + 1) return null;
  return { attributes: { id, classes, values: Object.fromEntries(values) }, end: at + close[0].length };
}

/** Attributes at the end of a line of text, and where the text before them ends. Right after a bracket they are the bracket's. */
export function readTrailingAttributes(text: string): { readonly attributes: Attributes; readonly start: number } | null {
  const trimmed = text.trimEnd();
  if (!trimmed.endsWith('}')) return null;
  // the brace that opens them is the last one, or stands further left where a value has braces
  for (let start = trimmed.lastIndexOf('{'); start >= 0; start = start === 0 ? -1 : trimmed.lastIndexOf('{', start - 1)) {
    if (/[\\\]]/.test(text.charAt(start - 1))) continue;
    const found = readAttributes(text, start);
    if (found?.end === trimmed.length) return { attributes: found.attributes, start };
    if (found !== null) return null;
  }
  return null;
}

export const noAttributes: Attributes = { id: null, classes: [], values: {} };
