/** What may begin at a place of a line: each start looks, and adds its block when it is there. */
import type { Report } from '../diagnostics/diagnostic.js';
import { mathNotClosed } from '../diagnostics/messages/markdown.js';
import type { Point } from '../document/position.js';
import type { Block, ContainerBlock, ContainerKind, LeafBlock, LeafKind } from './block.js';
import { htmlEnd, htmlStart } from './htmlBlocks.js';
import type { LeafTokens } from './leafTokens.js';
import type { LineCursor } from './lineCursor.js';
import { readListMarker } from './listMarkers.js';
import { joinLines } from './passage.js';
import { continuesHead, startsTable } from './tableRows.js';

/** The state of `readBlocks` as the starts see it. */
export interface OpenBlocks {
  readonly context: { readonly file: string; readonly tokens: LeafTokens; readonly report: Report };
  readonly cursor: LineCursor;
  readonly tip: Block;
  /** The deepest container that goes on in this line. */
  readonly innermost: ContainerBlock;
  /** The deepest block that goes on in this line, a paragraph perhaps. */
  readonly matched: Block;
  lineAhead(distance: number): string | undefined;
  closeUnmatched(): void;
  mayOpen(): boolean;
  openContainer(data: ContainerKind, start: Point): ContainerBlock;
  openLeaf(data: LeafKind, start: Point): LeafBlock;
  addLine(block: LeafBlock): void;
  takeLinkDefinitions(block: LeafBlock): void;
  close(block: Block): void;
}

type Outcome = 'container' | 'leaf' | 'none';

/** Starts one block at the present place of the line, if one begins there. */
export function startBlock(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  if (cursor.blank) return 'none';
  if (cursor.indented) return startIndented(blocks);
  const starts = startsOf[cursor.text[cursor.contentOffset] ?? ''];
  for (const start of starts ?? []) {
    const outcome = start(blocks);
    if (outcome !== 'none') return outcome;
  }
  return startListItem(blocks);
}

const paragraphAt = (blocks: OpenBlocks): LeafBlock | null => {
  const { matched } = blocks;
  return matched.level === 'leaf' && matched.data.kind === 'paragraph' ? matched : null;
};

const startHere = (blocks: OpenBlocks): Point => blocks.cursor.pointAt(blocks.cursor.contentOffset);

function startIndented(blocks: OpenBlocks): Outcome {
  if (blocks.tip.level === 'leaf' && blocks.tip.data.kind === 'paragraph') return 'none';
  blocks.closeUnmatched();
  blocks.cursor.advanceColumns(4);
  const block = blocks.openLeaf({ kind: 'indented' }, blocks.cursor.pointAt(blocks.cursor.offset));
  blocks.addLine(block);
  return 'leaf';
}

function startQuote(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const start = startHere(blocks);
  const mayOpen = blocks.mayOpen();
  // Marks that are too many are an error, and no text that lines and slides have no room for.
  do {
    cursor.advanceToContent();
    cursor.advance(1);
    if (cursor.atSpace) cursor.advanceColumns(1);
  } while (!mayOpen && cursor.content.startsWith('>'));
  if (!mayOpen) return 'none';
  blocks.closeUnmatched();
  blocks.openContainer({ kind: 'quote' }, start).end = cursor.end;
  return 'container';
}

function startHeading(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const token = blocks.context.tokens.heading(cursor.content);
  if (token === null) return 'none';
  const from = cursor.content.indexOf(token.text, token.depth);
  blocks.closeUnmatched();
  const block = blocks.openLeaf({ kind: 'heading', depth: token.depth }, startHere(blocks));
  block.lines.push(cursor.stretch(cursor.contentOffset + from, cursor.contentOffset + from + token.text.length));
  blocks.close(block);
  return 'leaf';
}

function startFence(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const match = /^(?:(`{3,})(?=[^`]*$)|(~{3,}))/.exec(cursor.content);
  if (match === null) return 'none';
  const marks = match[0];
  const info = cursor.stretch(cursor.contentOffset + marks.length, cursor.text.length);
  blocks.closeUnmatched();
  blocks.openLeaf(
    { kind: 'fence', character: marks.charAt(0), length: marks.length, indent: cursor.indent, info: joinLines(blocks.context.file, [info]) },
    startHere(blocks),
  );
  return 'leaf';
}

function startHtml(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const form = htmlStart(cursor.content);
  if (form === null) return 'none';
  // A lone tag of any name cannot interrupt a paragraph, not even one that goes on lazily.
  if (form === 7 && blocks.tip.level === 'leaf' && blocks.tip.data.kind === 'paragraph') return 'none';
  blocks.closeUnmatched();
  const block = blocks.openLeaf({ kind: 'html', form }, startHere(blocks));
  blocks.addLine(block);
  if (htmlEnd(form, cursor.content)) blocks.close(block);
  return 'leaf';
}

function startSetextOrTable(blocks: OpenBlocks): Outcome {
  const paragraph = paragraphAt(blocks);
  if (paragraph === null) return 'none';
  const { cursor } = blocks;
  const head = paragraph.lines.at(-1);
  if (head !== undefined && startsTable(head.text, cursor.content)) {
    const heads = [head];
    paragraph.lines.pop();
    for (let line = paragraph.lines.at(-1); line !== undefined && continuesHead(line.text, cursor.content); line = paragraph.lines.at(-1)) {
      heads.unshift(line);
      paragraph.lines.pop();
    }
    const first = heads[0] ?? head;
    const data = { kind: 'table', headRows: heads.length } as const;
    const before = paragraph.lines.at(-1);
    if (before !== undefined) {
      paragraph.end = { line: before.line, column: before.column + before.text.trimEnd().length };
      blocks.close(paragraph);
      const table = blocks.openLeaf(data, { line: first.line, column: first.column });
      table.lines.push(...heads);
      cursor.advanceToContent();
      blocks.addLine(table);
    } else {
      paragraph.data = data;
      paragraph.lines.push(...heads);
      cursor.advanceToContent();
      blocks.addLine(paragraph);
    }
    return 'leaf';
  }
  const underline = /^(?:(=+)|-+)[ \t]*$/.exec(cursor.content);
  if (underline === null) return 'none';
  blocks.takeLinkDefinitions(paragraph);
  if (paragraph.lines.length === 0) return 'none';
  paragraph.data = { kind: 'heading', depth: underline[1] === undefined ? 2 : 1 };
  paragraph.end = cursor.end;
  blocks.close(paragraph);
  return 'leaf';
}

function startRule(blocks: OpenBlocks): Outcome {
  const character = blocks.context.tokens.rule(blocks.cursor.content);
  if (character === null) return 'none';
  blocks.closeUnmatched();
  blocks.close(blocks.openLeaf({ kind: 'rule', character }, startHere(blocks)));
  return 'leaf';
}

function startListItem(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const start = startHere(blocks);
  const marker = readListMarker(cursor, paragraphAt(blocks) !== null);
  if (marker === null || !blocks.mayOpen()) return 'none';
  readListMarkerEnd(cursor, marker.width, marker.contentOffset - marker.indent - marker.width);
  const inner = blocks.innermost;
  blocks.closeUnmatched();
  const goesOn = inner.data.kind === 'list' && inner.open && inner.data.marker.ordered === marker.ordered && inner.data.marker.delimiter === marker.delimiter;
  const data = { ordered: marker.ordered, start: marker.start, delimiter: marker.delimiter, contentOffset: marker.contentOffset };
  if (!goesOn) {
    if (inner.data.kind === 'list' && inner.open) blocks.close(inner);
    blocks.openContainer({ kind: 'list', marker: data }, start);
  }
  blocks.openContainer({ kind: 'item', marker: data }, start).end = cursor.end;
  return 'container';
}

function readListMarkerEnd(cursor: LineCursor, width: number, spaces: number): void {
  cursor.advanceToContent();
  cursor.advance(width);
  cursor.advanceColumns(spaces);
}

function startDiv(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const match = /^(:{3,})[ \t]*(?=\S)/.exec(cursor.content);
  if (match?.[1] === undefined) return 'none';
  const opening = cursor.content.slice(match[0].length).replace(/[ \t]*:*[ \t]*$/, '');
  if (!/^(?:\{.*\}|[^\s{}:`]+(?:[ \t]*\{.*\}|[ \t].*)?)$/.test(opening) || !blocks.mayOpen()) return 'none';
  const from = cursor.contentOffset + match[0].length;
  const start = startHere(blocks);
  const passage = joinLines(blocks.context.file, [cursor.stretch(from, from + opening.length)]);
  const { end } = cursor;
  blocks.closeUnmatched();
  cursor.advance(cursor.text.length - cursor.offset);
  blocks.openContainer({ kind: 'div', colons: match[1].length, opening: passage }, start).end = end;
  return 'container';
}

function startFootnote(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const match = /^\[\^([^\s[\]^]+)\]:[ \t]*/.exec(cursor.content);
  if (match?.[1] === undefined || !blocks.mayOpen()) return 'none';
  const start = startHere(blocks);
  cursor.advanceToContent();
  cursor.advance(match[0].length);
  blocks.closeUnmatched();
  blocks.openContainer({ kind: 'footnote', label: match[1] }, start);
  return 'container';
}

/** `:   text` after a paragraph of one line, or after another definition. */
function startDefinition(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const match = /^:[ \t]+(?=\S)/.exec(cursor.content);
  if (match === null) return 'none';
  const term = blocks.innermost.children.at(-1);
  const isTerm = term?.level === 'leaf' && term.data.kind === 'paragraph' && term.lines.length === 1 && cursor.line - term.start.line <= 2;
  const isDefinition = term?.level === 'container' && term.data.kind === 'definition';
  if (!(isTerm || isDefinition) || !blocks.mayOpen()) return 'none';
  const start = startHere(blocks);
  const { indent } = cursor;
  cursor.advanceToContent();
  cursor.advance(1);
  const contentOffset = indent + 1 + Math.min(cursor.indent, 4);
  cursor.advanceColumns(Math.min(cursor.indent, 4));
  blocks.closeUnmatched();
  if (term.open) blocks.close(term);
  blocks.openContainer({ kind: 'definition', contentOffset }, start);
  return 'container';
}

/** `$$` at the start of a line, where the closing `$$` follows before the next empty line. */
function startMath(blocks: OpenBlocks): Outcome {
  const { cursor } = blocks;
  const { content } = cursor;
  if (!content.startsWith('$$')) return 'none';
  const close = content.indexOf('$$', 2);
  const from = cursor.contentOffset + 2;
  if (close >= 0) {
    const after = content.slice(close + 2).trim();
    if (close === 2 || !/^(?:\{[^{}]*\})?$/.test(after)) return 'none'; // maths in the middle of a paragraph
    blocks.closeUnmatched();
    const block = blocks.openLeaf({ kind: 'math', attributes: null }, startHere(blocks));
    block.lines.push(cursor.stretch(from, cursor.contentOffset + close));
    block.data = { kind: 'math', attributes: joinLines(blocks.context.file, [cursor.stretch(cursor.contentOffset + close + 2, cursor.text.length)]) };
    blocks.close(block);
    return 'leaf';
  }
  for (let distance = 1; ; distance += 1) {
    const line = blocks.lineAhead(distance);
    const end = line?.indexOf('$$') ?? -1;
    if (line === undefined || /^[\s>]*$/.test(line) || (end >= 0 && !/^\$\$\s*(?:\{[^{}]*\})?\s*$/.test(line.slice(end)))) {
      if (content.trim() === '$$') blocks.context.report(mathNotClosed({ file: blocks.context.file, start: startHere(blocks), end: cursor.end }));
      return 'none';
    }
    if (end >= 0) break;
  }
  blocks.closeUnmatched();
  const block = blocks.openLeaf({ kind: 'math', attributes: null }, startHere(blocks));
  block.lines.push(cursor.stretch(from, cursor.text.length));
  return 'leaf';
}

function startPause(blocks: OpenBlocks): Outcome {
  if (!/^\. \. \.[ \t]*$/.test(blocks.cursor.content) || paragraphAt(blocks) !== null) return 'none';
  blocks.closeUnmatched();
  blocks.close(blocks.openLeaf({ kind: 'pause' }, startHere(blocks)));
  return 'leaf';
}

/** Starts by the first character of the line, in the order of the specification. Lists are tried after them. */
const startsOf: Readonly<Record<string, readonly ((blocks: OpenBlocks) => Outcome)[]>> = {
  '>': [startQuote],
  '#': [startHeading],
  '`': [startFence],
  '~': [startFence],
  '<': [startHtml],
  '=': [startSetextOrTable],
  '-': [startSetextOrTable, startRule],
  '*': [startRule],
  '_': [startRule],
  '|': [startSetextOrTable],
  ':': [startDiv, startSetextOrTable, startDefinition],
  '[': [startFootnote],
  $: [startMath],
  '.': [startPause],
};
