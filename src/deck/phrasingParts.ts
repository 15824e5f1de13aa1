/** The words of a paragraph → places where it can go on on another slide, and its content before and after such a place. */
import type { Phrasing } from '../document/nodes.js';
import { lineBreakValue } from '../typesetting/lineBreakClasses.js';
import { lineBreakPlaces, PROHIBITED } from '../typesetting/lineBreakRules.js';

/** Offsets in code units; what is no text counts as one. In order, without the ends. */
export type PartPlaces = {
  readonly length: number;
  /** Where a line may end. */
  readonly lines: readonly number[];
  /** Those of them where a sentence ends. */
  readonly sentences: ReadonlySet<number>;
};

/** Stays with the words before and after it. */
const WORD_JOINER = '\u2060';

const hasContent = (node: Phrasing): node is Extract<Phrasing, { readonly children: readonly Phrasing[] }> => 'children' in node;

const flat = (nodes: readonly Phrasing[]): string =>
  nodes.map((node) => {
    if (node.type === 'text') return node.value;
    if (hasContent(node)) return flat(node.children);
    return node.type === 'break' ? '\n' : node.type === 'footnoteReference' ? WORD_JOINER : 'x';
  }).join('');

/** A stop with what closes behind it, or a line that its author ended. */
const sentenceEnd = /(?:[。！？…；](?:[”’」』）》])*\u2060*|(?:\p{Ll}{2}|[\p{N})\]%])[.!?]["'”’)\]]*\u2060*\s+|\n)$/u;
const longestEnd = 12;

/** The places of a paragraph. */
export function partPlaces(nodes: readonly Phrasing[]): PartPlaces {
  const text = flat(nodes);
  const codePoints = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const breaks = lineBreakPlaces(Uint8Array.from(codePoints, lineBreakValue), codePoints);
  const lines: number[] = [];
  let at = 0;
  for (const [index, codePoint] of codePoints.entries()) {
    if (index > 0 && breaks[index] !== PROHIBITED) lines.push(at);
    at += codePoint > 0xffff ? 2 : 1;
  }
  return { length: text.length, lines, sentences: new Set(lines.filter((place) => sentenceEnd.test(text.slice(Math.max(0, place - longestEnd), place)))) };
}

export const phrasingLength = (nodes: readonly Phrasing[]): number => flat(nodes).length;

/** The content before and after an offset. An id stays at the first part of what is divided. */
export function splitPhrasing(nodes: readonly Phrasing[], offset: number): readonly [readonly Phrasing[], readonly Phrasing[]] {
  const [before, after]: [Phrasing[], Phrasing[]] = [[], []];
  let at = 0;
  for (const node of nodes) {
    const end = at + phrasingLength([node]);
    if (end <= offset) before.push(node);
    else if (at >= offset) after.push(node);
    else {
      const [first, second] = splitNode(node, offset - at);
      before.push(first);
      after.push(second);
    }
    at = end;
  }
  return [before, after];
}

function splitNode(node: Phrasing, offset: number): readonly [Phrasing, Phrasing] {
  if (node.type === 'text') return [{ ...node, value: node.value.slice(0, offset) }, { ...node, value: node.value.slice(offset) }];
  if (!hasContent(node)) throw new Error(`a ${node.type} is never divided`);
  const [first, second] = splitPhrasing(node.children, offset);
  const rest = { ...node, children: second };
  return [{ ...node, children: first }, rest.type === 'span' ? { ...rest, attributes: { ...rest.attributes, id: null } } : rest];
}

/** Two parts of a paragraph as one again: what was divided between them is one node. */
export function joinPhrasing(before: readonly Phrasing[], after: readonly Phrasing[]): readonly Phrasing[] {
  const [last, first] = [before.at(-1), after[0]];
  const joined = last === undefined || first === undefined || last.position !== first.position ? null : joinNodes(last, first);
  return joined === null ? [...before, ...after] : [...before.slice(0, -1), joined, ...after.slice(1)];
}

function joinNodes(last: Phrasing, first: Phrasing): Phrasing | null {
  if (last.type === 'text' && first.type === 'text') return { ...last, value: last.value + first.value };
  return hasContent(last) && hasContent(first) && last.type === first.type ? { ...last, children: joinPhrasing(last.children, first.children) } : null;
}
