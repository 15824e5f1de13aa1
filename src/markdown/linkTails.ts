/** Destinations, titles and labels of links. https://spec.commonmark.org/0.31.2/#links */
import { unescapeText } from './characterReferences.js';

/** The form in which labels are compared. */
export const normalizeLabel = (label: string): string =>
  label.trim().replace(/[ \t\r\n]+/g, ' ').toLowerCase().toUpperCase();

type Found = { readonly value: string; readonly end: number };

const deepestParentheses = 32;

/** Reads a link destination at `start`. */
export function readDestination(text: string, start: number): Found | null {
  if (text[start] === '<') {
    const match = stickyMatch(/<((?:\\.|[^\n<>\\])*)>/y, text, start);
    return match === null ? null : { value: unescapeText(match[1] ?? ''), end: start + match[0].length };
  }
  let depth = 0;
  let at = start;
  for (; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character === '\\' && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) at += 1;
    else if (character === '(') {
      depth += 1;
      if (depth > deepestParentheses) return null;
    } else if (character === ')') {
      if (depth === 0) break;
      depth -= 1;
    } else if (character <= ' ' || character === '\u007f') break;
  }
  return depth === 0 ? { value: unescapeText(text.slice(start, at)), end: at } : null;
}

/** Reads a link title in its quotes at `start`. */
export function readTitle(text: string, start: number): Found | null {
  const match = stickyMatch(/"((?:[^"\\]|\\[\s\S])*)"|'((?:[^'\\]|\\[\s\S])*)'|\(((?:[^()\\]|\\[\s\S])*)\)/y, text, start);
  if (match === null) return null;
  return { value: unescapeText(match[1] ?? match[2] ?? match[3] ?? ''), end: start + match[0].length };
}

/** Offset after spaces, tabs and at most one line feed. */
export function skipSpace(text: string, start: number): number {
  return start + (stickyMatch(/[ \t]*(?:\n[ \t]*)?/y, text, start)?.[0].length ?? 0);
}

/** `(url "title")` after a link text, from the parenthesis on. */
export function readLinkTail(text: string, start: number): { readonly url: string; readonly title: string | null; readonly end: number } | null {
  if (text[start] !== '(') return null;
  const from = skipSpace(text, start + 1);
  const destination = readDestination(text, from);
  if (destination === null) return null;
  let at = skipSpace(text, destination.end);
  const title = at > destination.end ? readTitle(text, at) : null;
  if (title !== null) at = skipSpace(text, title.end);
  if (text[at] !== ')') return null;
  return { url: destination.value, title: title?.value ?? null, end: at + 1 };
}

/** Runs a sticky expression at an offset. */
export function stickyMatch(expression: RegExp, text: string, offset: number): RegExpExecArray | null {
  expression.lastIndex = offset;
  return expression.exec(text);
}
