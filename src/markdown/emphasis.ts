/**
 * Pairs runs of `*`, `_` and `~`.
 * https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis
 */
import { isHan, isPunctuation, isSpace } from './characters.js';
import type { Enclosure, Run } from './pieces.js';

/** The character before and after a run; empty at the ends of the text. */
type Neighbours = { readonly before: string; readonly after: string };

/**
 * Whether a run may open and close.
 *
 * Beyond the specification, CJK punctuation counts as a letter, and a CJK letter beside other punctuation as a word
 * boundary: `**重点。**后面` and `**“引语”**后面` are bold, as everyone who writes Chinese expects.
 * https://github.com/tats-u/markdown-cjk-friendly/blob/main/specification.md
 */
export function flanking(character: string, { before, after }: Neighbours): { readonly canOpen: boolean; readonly canClose: boolean } {
  const spaceBefore = before === '' || isSpace(before);
  const spaceAfter = after === '' || isSpace(after);
  const hanBefore = isHan(before);
  const hanAfter = isHan(after);
  const markBefore = !hanBefore && isPunctuation(before);
  const markAfter = !hanAfter && isPunctuation(after);
  const left = !spaceAfter && (!markAfter || spaceBefore || markBefore || hanBefore);
  const right = !spaceBefore && (!markBefore || spaceAfter || markAfter || hanAfter);
  if (character !== '_') return { canOpen: left, canClose: right };
  return { canOpen: left && (!right || isPunctuation(before)), canClose: right && (!left || isPunctuation(after)) };
}

/** Pairs all runs after `bottom`, up to the last one, and leaves none of them on the stack. */
export function pairRuns(stack: { last: Run | null }, bottom: Run | null, text: string): void {
  const openersBottom = new Map<string, number>();
  let closer = stack.last;
  while (closer !== null && closer.previous !== bottom) closer = closer.previous;
  while (closer !== null) {
    if (!closer.canClose) {
      closer = closer.next;
      continue;
    }
    const tilde = closer.character === '~';
    const key = `${closer.character}${closer.canOpen ? 'o' : ''}${tilde ? closer.length : closer.length % 3}`;
    const limit = openersBottom.get(key) ?? -1;
    let opener = closer.previous;
    while (opener !== null && opener !== bottom && opener.origin >= limit && !mayPair(opener, closer)) opener = opener.previous;
    const next: Run | null = closer.next;
    if (opener === null || opener === bottom || opener.origin < limit) {
      openersBottom.set(key, closer.origin);
      if (!closer.canOpen) unlink(stack, closer);
      closer = next;
      continue;
    }
    pair({ opener, closer, text });
    dropBetween(opener, closer);
    if (opener.start === opener.end) unlink(stack, opener);
    if (closer.start === closer.end) {
      unlink(stack, closer);
      closer = next;
    }
  }
  stack.last = bottom;
  if (bottom !== null) bottom.next = null;
}

function mayPair(opener: Run, closer: Run): boolean {
  if (opener.character !== closer.character || !opener.canOpen) return false;
  if (opener.character === '~') return opener.length === closer.length && opener.end - opener.start === closer.length;
  const odd = (closer.canOpen || opener.canClose) && closer.length % 3 !== 0 && (opener.length + closer.length) % 3 === 0;
  return !odd;
}

function pair({ opener, closer, text }: { readonly opener: Run; readonly closer: Run; readonly text: string }): void {
  const width = opener.end - opener.start >= 2 && closer.end - closer.start >= 2 ? 2 : 1;
  const inside = { start: opener.end, end: closer.start };
  opener.end -= width;
  closer.start += width;
  const match = { enclosure: enclosureOf(opener.character, width, text.slice(inside.start, inside.start + 200).slice(0, inside.end - inside.start)), start: opener.end, end: closer.start };
  opener.opens.push(match);
  closer.closes.push(match);
}

/** `~~x~~` is struck out; `~x~` is a subscript as in Pandoc, or struck out as in GFM where it holds white space. */
function enclosureOf(character: string, width: number, inside: string): Enclosure {
  if (character === '~') return { kind: width === 2 || /\s/.test(inside) ? 'delete' : 'subscript' };
  return { kind: width === 2 ? 'strong' : 'emphasis' };
}

function dropBetween(opener: Run, closer: Run): void {
  opener.next = closer;
  closer.previous = opener;
}

function unlink(stack: { last: Run | null }, run: Run): void {
  if (run.previous !== null) run.previous.next = run.next;
  if (run.next !== null) run.next.previous = run.previous;
  else stack.last = run.previous;
}
