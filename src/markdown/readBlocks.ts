/**
 * Lines of a Markdown file → its blocks, each with the place where it stands.
 *
 * The strategy of the specification: every line is led through the open containers, may start new blocks, and what
 * is left of it is text. One pass, in time that grows with the number of lines.
 * https://spec.commonmark.org/0.31.2/#appendix-a-parsing-strategy
 */
import type { Report } from '../diagnostics/diagnostic.js';
import { divNotClosed, footnoteDefinedTwice, linkDefinedTwice, nestingTooDeep } from '../diagnostics/messages/markdown.js';
import type { Point } from '../document/position.js';
import type { Block, ContainerBlock, ContainerKind, LeafBlock, LeafKind, LinkDefinition } from './block.js';
import { startBlock, type OpenBlocks } from './blockStarts.js';
import { htmlEnd } from './htmlBlocks.js';
import type { LeafTokens } from './leafTokens.js';
import { LineCursor } from './lineCursor.js';
import { readLinkDefinition } from './linkDefinitions.js';
import { normalizeLabel } from './linkTails.js';
import { joinLines, type SourceLine } from './passage.js';

/**
 * Containers in each other; beyond that their markers are text. Authors stay under ten, and Yoga, which lays out the brief,
 * overflows its stack at some seventy nested lists.
 */
const deepestNesting = 40;

export type BlockTree = {
  readonly document: ContainerBlock;
  /** Normalised label → definition; the first one of a label counts. */
  readonly links: ReadonlyMap<string, LinkDefinition>;
  /** Normalised labels of the footnotes that the file defines → the label as typed. */
  readonly footnotes: ReadonlyMap<string, string>;
};

export type BlockContext = {
  readonly file: string;
  readonly tokens: LeafTokens;
  readonly report: Report;
};

/** Reads all lines. Reports what is left open, defined twice or nested too deep. */
export function readBlocks(lines: readonly SourceLine[], context: BlockContext): BlockTree {
  const reader = new BlockReader(lines, context);
  return reader.read();
}

const startOf = (line: SourceLine | undefined): Point => ({ line: line?.line ?? 1, column: line?.column ?? 1 });

/** The state between lines. Block starts get it to look around and to add what they found. */
class BlockReader implements OpenBlocks {
  readonly context: BlockContext;
  readonly document: ContainerBlock;
  tip: Block;
  cursor: LineCursor;
  private readonly lines: readonly SourceLine[];
  private readonly links = new Map<string, LinkDefinition>();
  private readonly footnotes = new Map<string, string>();
  private lastMatched: Block;
  private index = 0;
  private reportedDepth = false;

  constructor(lines: readonly SourceLine[], context: BlockContext) {
    this.lines = lines;
    this.context = context;
    const start = startOf(lines[0]);
    this.document = {
      level: 'container', data: { kind: 'document' }, depth: 0, start, end: start, open: true, closed: true, parent: null, children: [],
    };
    this.tip = this.document;
    this.lastMatched = this.document;
    this.cursor = new LineCursor({ text: '', ...start });
  }

  read(): BlockTree {
    for (const [index, line] of this.lines.entries()) {
      this.index = index;
      this.cursor = new LineCursor(line);
      this.readLine();
    }
    while (this.tip.parent !== null) this.close(this.tip);
    return { document: this.document, links: this.links, footnotes: this.footnotes };
  }

  /** Lines that follow the present one, as they stand in the file. */
  lineAhead(distance: number): string | undefined {
    return this.lines[this.index + distance]?.text;
  }

  /** The deepest container that is open at this place of the line. */
  get innermost(): ContainerBlock {
    const block = this.lastMatched;
    return block.level === 'container' ? block : (block.parent ?? this.document);
  }

  get matched(): Block {
    return this.lastMatched;
  }

  closeUnmatched(): void {
    while (this.tip !== this.lastMatched && this.tip.parent !== null) this.close(this.tip);
  }

  /** False where containers are nested too deep; the marker is then text. */
  mayOpen(): boolean {
    if (this.innermost.depth < deepestNesting) return true;
    if (!this.reportedDepth) {
      this.reportedDepth = true;
      const start = this.cursor.pointAt(this.cursor.contentOffset);
      this.context.report(nestingTooDeep(deepestNesting, { file: this.context.file, start, end: start }));
    }
    return false;
  }

  openContainer(data: ContainerKind, start: Point): ContainerBlock {
    const parent = this.parentFor(data);
    const block: ContainerBlock = {
      level: 'container', data, depth: parent.depth + (data.kind === 'list' ? 0 : 1), start, end: start, open: true, closed: false, parent, children: [],
    };
    parent.children.push(block);
    this.tip = block;
    this.lastMatched = block;
    if (data.kind === 'footnote') this.noteFootnote(data.label, block);
    return block;
  }

  openLeaf(data: LeafKind, start: Point): LeafBlock {
    const parent = this.parentFor(data);
    const block: LeafBlock = { level: 'leaf', data, start, end: this.cursor.end, open: true, parent, lines: [] };
    parent.children.push(block);
    this.tip = block;
    this.lastMatched = block;
    return block;
  }

  /** A leaf takes the rest of the line. */
  addLine(block: LeafBlock): void {
    block.lines.push(this.cursor.rest());
    block.end = this.cursor.end;
  }

  close(block: Block): void {
    const parent = block.parent;
    block.open = false;
    if (block.level === 'leaf') this.closeLeaf(block);
    else {
      const last = block.children.at(-1);
      const ownEnd = block.data.kind === 'quote' || block.data.kind === 'div';
      if (last !== undefined && (!ownEnd || last.end.line > block.end.line)) block.end = last.end;
      if (block.data.kind === 'div' && !block.closed) {
        const { opening } = block.data;
        this.context.report(divNotClosed({ file: this.context.file, start: block.start, end: slicePassageEnd(opening) }));
      }
    }
    if (parent !== null) this.tip = parent;
  }

  private parentFor(data: ContainerKind | LeafKind): ContainerBlock {
    for (;;) {
      if (this.tip.level === 'container' && (this.tip.data.kind === 'list') === (data.kind === 'item')) return this.tip;
      if (this.tip.parent === null) return this.document;
      this.close(this.tip);
    }
  }

  private closeLeaf(block: LeafBlock): void {
    if (block.data.kind === 'paragraph') {
      this.takeLinkDefinitions(block);
      if (block.lines.length === 0) block.data = { kind: 'linkDefinitions' };
    } else if (block.data.kind === 'indented') {
      while (block.lines.at(-1)?.text.trim() === '') block.lines.pop();
      const last = block.lines.at(-1);
      if (last !== undefined) block.end = { line: last.line, column: last.column + last.text.length };
    }
  }

  /** Takes link reference definitions from the start of a paragraph. */
  takeLinkDefinitions(block: LeafBlock): void {
    if (block.lines[0]?.text.startsWith('[') !== true) return;
    const passage = joinLines(this.context.file, block.lines);
    let at = 0;
    while (passage.text[at] === '[') {
      const found = readLinkDefinition(passage, at);
      if (found === null) break;
      const label = normalizeLabel(found.definition.label);
      const { start, end } = found.definition;
      const earlier = this.links.get(label);
      if (earlier === undefined) this.links.set(label, found.definition);
      else if (earlier.url !== found.definition.url || earlier.title !== found.definition.title) {
        this.context.report(linkDefinedTwice(found.definition.label, { file: this.context.file, start, end }));
      }
      at = found.end;
    }
    const first = passage.lines.findIndex((line) => line.offset >= at);
    block.lines = at >= passage.text.length || first < 0 ? [] : block.lines.slice(first);
  }

  private noteFootnote(label: string, block: ContainerBlock): void {
    const key = normalizeLabel(label);
    if (this.footnotes.has(key)) {
      const position = { file: this.context.file, start: block.start, end: this.cursor.pointAt(this.cursor.offset) };
      this.context.report(footnoteDefinedTwice(label, position));
    } else this.footnotes.set(key, label);
  }

  private readLine(): void {
    let block: Block = this.document;
    let consumed = false;
    for (;;) {
      const child: Block | undefined = block.level === 'container' ? block.children.at(-1) : undefined;
      if (child?.open !== true) break;
      const outcome = this.continue(child);
      if (outcome === 'closed') {
        consumed = true;
        break;
      }
      if (outcome === 'ended') break;
      block = child;
    }
    if (consumed) return;
    this.lastMatched = block;
    if (this.closeDiv(block)) return;
    if (!(block.level === 'leaf' && takesEveryLine(block.data)) && this.startBlocks() === 'leaf') return;
    this.takeText();
  }

  private startBlocks(): 'leaf' | 'none' {
    for (;;) {
      const outcome = startBlock(this);
      if (outcome !== 'container') return outcome;
    }
  }

  private takeText(): void {
    const { cursor } = this;
    const atLeaf = this.lastMatched;
    if (this.tip !== this.lastMatched && !cursor.blank && this.tip.level === 'leaf' && this.tip.data.kind === 'paragraph') {
      cursor.advanceToContent();
      this.addLine(this.tip); // a lazy continuation line
      return;
    }
    this.closeUnmatched();
    if (atLeaf.level === 'leaf') {
      if (!atLeaf.open) return;
      if (atLeaf.data.kind === 'paragraph' || atLeaf.data.kind === 'table') cursor.advanceToContent();
      this.addLine(atLeaf);
      if (atLeaf.data.kind === 'html' && htmlEnd(atLeaf.data.form, atLeaf.lines.at(-1)?.text ?? '')) this.close(atLeaf);
      return;
    }
    if (!cursor.blank) {
      cursor.advanceToContent();
      const paragraph = this.openLeaf({ kind: 'paragraph' }, cursor.pointAt(cursor.offset));
      this.addLine(paragraph);
    }
  }

  /** Whether an open block goes on in this line; consumes its marker. `closed`: the line ended it and is used up. */
  private continue(block: Block): 'matched' | 'ended' | 'closed' {
    const { cursor } = this;
    const { data } = block;
    switch (data.kind) {
      case 'document':
      case 'list':
      case 'div':
        return 'matched';
      case 'quote':
        if (cursor.indented || cursor.text[cursor.contentOffset] !== '>') return 'ended';
        cursor.advanceToContent();
        cursor.advance(1);
        if (cursor.atSpace) cursor.advanceColumns(1);
        block.end = cursor.end;
        return 'matched';
      case 'item':
        return this.continueIndented(block, data.marker.contentOffset);
      case 'definition':
        return this.continueIndented(block, data.contentOffset);
      case 'footnote':
        return this.continueIndented(block, 4);
      case 'paragraph':
      case 'table':
        return cursor.blank || (data.kind === 'table' && /^(?::[ \t]|Table:|表[:：])/.test(cursor.content)) ? 'ended' : 'matched';
      case 'fence':
        return block.level === 'leaf' ? this.continueFence(block) : 'ended';
      case 'math':
        return block.level === 'leaf' ? this.continueMath(block) : 'ended';
      case 'indented':
        if (cursor.indented) cursor.advanceColumns(4);
        else if (cursor.blank) cursor.advanceToContent();
        else return 'ended';
        return 'matched';
      case 'html':
        return cursor.blank && data.form >= 6 ? 'ended' : 'matched';
      case 'heading':
      case 'rule':
      case 'linkDefinitions':
      case 'pause':
        return 'ended';
    }
  }

  private continueIndented(block: Block, columns: number): 'matched' | 'ended' {
    const { cursor } = this;
    if (cursor.blank) {
      if (block.level === 'container' && block.children.length === 0) {
        if (block.data.kind === 'item' || cursor.line > block.start.line + 1) return 'ended';
      }
      cursor.advanceToContent();
    } else if (cursor.indent >= columns) cursor.advanceColumns(columns);
    else return 'ended';
    return 'matched';
  }

  private continueFence(block: LeafBlock): 'matched' | 'closed' {
    const { cursor } = this;
    if (block.data.kind !== 'fence') return 'matched';
    const { character, length, indent } = block.data;
    const closing = cursor.indented ? null : /^(`{3,}|~{3,})[ \t]*$/.exec(cursor.content);
    if (closing?.[1]?.startsWith(character) === true && closing[1].length >= length) {
      block.end = cursor.end;
      while (this.tip !== block && this.tip.parent !== null) this.close(this.tip);
      this.close(block);
      return 'closed';
    }
    cursor.advanceColumns(Math.min(cursor.indent, indent));
    return 'matched';
  }

  private continueMath(block: LeafBlock): 'matched' | 'closed' {
    const { cursor } = this;
    const at = cursor.text.indexOf('$$', cursor.offset);
    if (at < 0 || block.data.kind !== 'math') return 'matched';
    block.lines.push(cursor.stretch(cursor.contentOffset, Math.max(cursor.contentOffset, at)));
    block.data.attributes = joinLines(this.context.file, [cursor.stretch(at + 2, cursor.text.length)]);
    block.end = cursor.end;
    this.close(block);
    return 'closed';
  }

  /** `:::` closes the innermost div, or the innermost one that was opened with as many colons. */
  private closeDiv(matched: Block): boolean {
    const { cursor } = this;
    if (matched.level === 'leaf' && takesEveryLine(matched.data)) return false;
    const fence = cursor.indented ? null : /^(:{3,})[ \t]*$/.exec(cursor.content);
    if (fence?.[1] === undefined) return false;
    const colons = fence[1].length;
    let inner: Block | null = matched.level === 'leaf' ? matched.parent : matched;
    let target: ContainerBlock | null = null;
    if (inner?.data.kind === 'list') inner = inner.parent; // a list goes on while its items do not
    while (inner?.data.kind === 'div') {
      target ??= inner;
      if (inner.data.colons === colons) {
        target = inner;
        break;
      }
      inner = inner.parent;
    }
    if (target === null) return false;
    while (this.tip !== target && this.tip.parent !== null) this.close(this.tip);
    target.end = cursor.end;
    target.closed = true;
    this.close(target);
    return true;
  }
}

const takesEveryLine = (data: LeafKind): boolean =>
  data.kind === 'fence' || data.kind === 'html' || data.kind === 'indented' || data.kind === 'math';

const slicePassageEnd = (opening: { readonly lines: readonly { readonly line: number; readonly column: number }[]; readonly text: string }): Point => {
  const place = opening.lines[0] ?? { line: 1, column: 1 };
  return { line: place.line, column: place.column + opening.text.length };
};
