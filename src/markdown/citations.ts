/** `@key` in its forms. https://quarto.org/docs/authoring/citations.html */
import type { CitationItem } from '../document/nodes.js';
import { stickyMatch } from './linkTails.js';

const key = /@(?:([A-Za-z0-9_](?:[A-Za-z0-9_]|[:.#$%&\-+?<>~/](?=[A-Za-z0-9_]))*)|\{([^{}\s]+)\})/y;
const keyInBrackets = /(^|[\s(（[“‘"'，、；：])(-?)@(?:([\p{L}\p{N}_](?:[\p{L}\p{N}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}_]))*)|\{([^{}\s]+)\})/u;
const locator =
  /^((?:pp?|pages?|ch|chaps?|chapters?|secs?|sections?|vols?|volumes?|nos?|figs?|paras?|lines?|art|arts|app)\b\.?\s*[\divxlc]+(?:\s*[-–—,，、]\s*[\divxlc]+)*|[§¶]+\s*\d+(?:\s*[-–—,]\s*\d+)*|第[^，,；;]*[页章节卷段条回]|\d+(?:\s*[-–—,，]\s*\d+)*)(?:[,，]?\s+|$)(.*)$/isu;

/** Whether a key names something in the manuscript rather than a source. */
export const isCrossReference = (name: string): boolean => /^(?:fig|tbl|sec|eq)-./.test(name);

/** The key after an `@` in running text. */
export function readKey(text: string, offset: number): { readonly key: string; readonly end: number } | null {
  const match = stickyMatch(key, text, offset);
  const name = match?.[1] ?? match?.[2];
  return match === null || name === undefined ? null : { key: name, end: offset + match[0].length };
}

/** The items of `[see @key, p. 3; @other]`; null where a part has no key. */
export function readCitationItems(inside: string): readonly CitationItem[] | null {
  if (inside.length > 2000) return null;
  const items: CitationItem[] = [];
  for (const part of inside.split(/[;；]/)) {
    const match = keyInBrackets.exec(part);
    const name = match?.[3] ?? match?.[4];
    if (match === null || name === undefined) return null;
    const prefix = oneSpaced(part.slice(0, match.index) + (match[1] ?? ''));
    const after = oneSpaced(part.slice(match.index + match[0].length));
    items.push({ key: name, prefix, suppressAuthor: match[2] === '-', ...readAfter(after) });
  }
  return items;
}

/** Locator and suffix of what follows a key. */
export function readAfter(after: string): { readonly locator: string; readonly suffix: string } {
  const text = after.replace(/^[,，]\s*/, '');
  const match = locator.exec(text);
  return match === null ? { locator: '', suffix: text } : { locator: (match[1] ?? '').trim(), suffix: (match[2] ?? '').trim() };
}

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ').trim();
