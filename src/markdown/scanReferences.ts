/** `@fig-x`, `@key`, `-@key` in running text. */
import type { Citation, CitationItem, CrossReference, Phrasing } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { isCrossReference, readAfter, readCitationItems, readKey } from './citations.js';
import { stickyMatch } from './linkTails.js';
import { positionBetween, type Passage } from './passage.js';
import type { PhrasingContext } from './phrasingContext.js';
import type { Piece } from './pieces.js';

/** What this file needs of the scanner. */
interface Scanner {
  readonly passage: Passage;
  readonly text: string;
  readonly at: number;
  readonly plainStart: number;
  readonly context: Pick<PhrasingContext, 'citations'>;
  add(piece: Piece, start: number, end: number): true;
}

/** Reads what an `@` at the present place names. */
export function scanAt(scanner: Scanner): boolean {
  const { text, at } = scanner;
  const bare = at > scanner.plainStart && text[at - 1] === '-' && !/[A-Za-z0-9_]/.test(text.charAt(at - 2));
  const start = bare ? at - 1 : at;
  if (start > 0 && /[A-Za-z0-9_.+\-/@]/.test(text.charAt(start - 1))) return false;
  const found = readKey(text, at);
  if (found === null) return false;
  if (isCrossReference(found.key)) {
    const node: CrossReference = {
      type: 'crossReference', identifier: found.key, suppressPrefix: bare, position: positionBetween(scanner.passage, start, found.end),
    };
    return scanner.add({ kind: 'atom', node, start, end: found.end }, start, found.end);
  }
  if (!scanner.context.citations) return false;
  const after = stickyMatch(/[ \t]\[([^[\]@\n]*)\](?![([{])/y, text, found.end);
  const end = found.end + (after?.[0].length ?? 0);
  const item = { key: found.key, prefix: '', suppressAuthor: bare, ...readAfter(after?.[1] ?? '') };
  const node: Citation = { type: 'citation', items: [item], narrative: true, position: positionBetween(scanner.passage, start, end) };
  return scanner.add({ kind: 'atom', node, start, end }, start, end);
}

/** The nodes of `[see @key, p. 3; @other]`, of `[@fig-x]`, or of both in one bracket; null where a part has no key. */
export function readBracketCitation(inside: Passage, position: Position): readonly Phrasing[] | null {
  if (!inside.text.includes('@')) return null;
  const items = readCitationItems(inside.text);
  if (items === null) return null;
  const nodes: Phrasing[] = [];
  const text = (value: string): void => {
    if (value !== '') nodes.push({ type: 'text', value, position });
  };
  let works: CitationItem[] = [];
  const endWorks = (): void => {
    if (works.length > 0) nodes.push({ type: 'citation', items: works, narrative: false, position });
    works = [];
  };
  for (const [index, item] of items.entries()) {
    const isWork = !isCrossReference(item.key);
    if (index > 0 && !(isWork && works.length > 0)) {
      endWorks();
      text(inside.text.includes('；') ? '；' : '; ');
    }
    if (isWork) {
      works.push(item);
      continue;
    }
    text(item.prefix === '' ? '' : `${item.prefix} `);
    nodes.push({ type: 'crossReference', identifier: item.key, suppressPrefix: item.suppressAuthor, position });
    const after = [item.locator, item.suffix].filter((part) => part !== '').join(' ');
    text(after === '' ? '' : `, ${after}`);
  }
  endWorks();
  return nodes;
}
