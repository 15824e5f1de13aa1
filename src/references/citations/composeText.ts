/** Pieces of text → phrasing: CSL's inline tags become nodes, neighbouring texts one. */
import type { Phrasing } from '../../document/nodes.js';
import type { Position } from '../../document/position.js';
import { assertNever } from '../../document/assertNever.js';

/** What an entry or a citation is put together from. */
export type Piece =
  | string
  /** Text with CSL's inline tags. */
  | { readonly kind: 'rich'; readonly text: string }
  /** The title of a book, a journal and the like. */
  | { readonly kind: 'emphasis'; readonly text: string }
  /** `url` is a web address, or `#` with the anchor of an entry. */
  | { readonly kind: 'link'; readonly url: string; readonly text: string }
  | { readonly kind: 'superscript'; readonly pieces: readonly Piece[] };

/** All nodes stand at `position`. */
export function composeText(pieces: readonly Piece[], position: Position): readonly Phrasing[] {
  const nodes: Phrasing[] = [];
  for (const piece of pieces) for (const node of phrasingOf(piece, position)) append(nodes, node);
  return nodes;
}

/** The words alone, without tags: for sorting and for what follows a full stop. */
export const wordsOf = (pieces: readonly Piece[]): string => pieces.map(wordsOfPiece).join('');

const inlineTag = /<(\/?)(i|b|sub|sup|span|sc)(?:\s[^<>]*)?>/gu;

export const withoutTags = (text: string): string => text.replace(inlineTag, '');

function wordsOfPiece(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  return piece.kind === 'superscript' ? wordsOf(piece.pieces) : withoutTags(piece.text);
}

function phrasingOf(piece: Piece, position: Position): readonly Phrasing[] {
  if (typeof piece === 'string') return piece === '' ? [] : [{ type: 'text', value: piece, position }];
  switch (piece.kind) {
    case 'rich':
      return richText(piece.text, position);
    case 'emphasis':
      return [{ type: 'emphasis', children: richText(piece.text, position), position }];
    case 'link':
      return [
        { type: 'link', url: piece.url, title: null, children: [{ type: 'text', value: piece.text, position }], position },
      ];
    case 'superscript':
      return [{ type: 'superscript', children: composeText(piece.pieces, position), position }];
    default:
      return assertNever(piece);
  }
}

type Tag = 'i' | 'b' | 'sub' | 'sup' | 'span' | 'sc';
type OpenTag = { readonly tag: Tag | null; readonly nodes: Phrasing[] };

/** Tags that are not closed or not opened are left out. */
function richText(text: string, position: Position): readonly Phrasing[] {
  const outermost: OpenTag = { tag: null, nodes: [] };
  const open: OpenTag[] = [outermost];
  const innermost = (): OpenTag => open.at(-1) ?? outermost;
  const close = (): void => {
    const closed = open.pop();
    if (closed) for (const node of wrapped(closed, position)) append(innermost().nodes, node);
  };
  let at = 0;
  for (const found of text.matchAll(inlineTag)) {
    append(innermost().nodes, { type: 'text', value: text.slice(at, found.index), position });
    at = found.index + found[0].length;
    const tag = tagOf(found[2] ?? '');
    if (found[1] === '') open.push({ tag, nodes: [] });
    else if (open.some((each) => each.tag === tag)) {
      while (innermost().tag !== tag) close();
      close();
    }
  }
  append(innermost().nodes, { type: 'text', value: text.slice(at), position });
  while (open.length > 1) close();
  return outermost.nodes;
}

const tagOf = (name: string): Tag =>
  name === 'i' || name === 'b' || name === 'sub' || name === 'sup' || name === 'sc' ? name : 'span';

function wrapped({ tag, nodes }: OpenTag, position: Position): readonly Phrasing[] {
  switch (tag) {
    case 'i':
      return [{ type: 'emphasis', children: nodes, position }];
    case 'b':
      return [{ type: 'strong', children: nodes, position }];
    case 'sub':
      return [{ type: 'subscript', children: nodes, position }];
    case 'sup':
      return [{ type: 'superscript', children: nodes, position }];
    case 'span':
    case 'sc':
    case null:
      return nodes;
    default:
      return assertNever(tag);
  }
}

function append(nodes: Phrasing[], node: Phrasing): void {
  const last = nodes.at(-1);
  if (node.type !== 'text') nodes.push(node);
  else if (last?.type === 'text') nodes[nodes.length - 1] = { ...last, value: last.value + node.value };
  else if (node.value !== '') nodes.push(node);
}
