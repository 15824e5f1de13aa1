/** Blocks with their text still unread → the flow nodes of the tree. */
import { divFenceStray, manuscriptTooLong, shortcodeUnknown } from '../diagnostics/messages/markdown.js';
import type { DefinitionItem, Flow, Heading, List, ListItem, Phrasing } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import type { Position } from '../document/position.js';
import { readTrailingAttributes } from './attributes.js';
import { blockText, type Block, type ContainerBlock, type LeafBlock } from './block.js';
import { alertOf, type Alert } from './callouts.js';
import { readCode } from './codeNodes.js';
import { readDiv } from './divs.js';
import { idFromText } from './headingIds.js';
import { readHtmlBlock } from './htmlNodes.js';
import { includeFile } from './includes.js';
import { mostFlowNodes } from './limits.js';
import { readMathBlock, splitParagraph } from './paragraphs.js';
import { joinLines, slicePassage, trimPassage, type Passage } from './passage.js';
import { readPhrasing } from './readPhrasing.js';
import type { FileContext } from './readState.js';
import { captionOf, readTable } from './tableNodes.js';

export const blockPosition = (block: Block, context: FileContext): Position => ({ file: context.file, start: block.start, end: block.end });

/** Reads blocks in order. Captions join the table or chart beside them, terms their definitions. Reports a manuscript of too many, once. */
export function readFlow(blocks: readonly Block[], context: FileContext): readonly Flow[] {
  const { state } = context;
  const [first] = blocks;
  const isFull = state.flowNodes > mostFlowNodes;
  state.flowNodes += blocks.length;
  if (first !== undefined && state.flowNodes > mostFlowNodes) {
    if (!isFull) state.report(manuscriptTooLong(mostFlowNodes, blockPosition(first, context)));
    return [];
  }
  const flow: Flow[] = [];
  let index = 0;
  while (index < blocks.length) {
    const block = blocks[index];
    if (block === undefined) break;
    const taken = readGroup(blocks, index, { flow, context });
    if (taken > 0) index += taken;
    else {
      flow.push(...readBlock(block, context));
      index += 1;
    }
  }
  return flow;
}

type Target = { readonly flow: Flow[]; readonly context: FileContext };

/** Reads what several blocks make together; returns how many. */
function readGroup(blocks: readonly Block[], index: number, { flow, context }: Target): number {
  const block = blocks[index];
  const next = blocks[index + 1];
  if (block?.level !== 'leaf') return 0;
  const { kind } = block.data;
  if (kind === 'table') {
    const caption = captionOf(next, context.file);
    flow.push(readTable(block, caption, context));
    return caption === null ? 1 : 2;
  }
  if (kind === 'fence') {
    const caption = captionOf(next, context.file);
    const read = readCode(block, caption, context);
    flow.push(...read.flow);
    return read.usedCaption ? 2 : 1;
  }
  if (kind !== 'paragraph') return 0;
  if (next?.level === 'leaf' && next.data.kind === 'table') {
    const caption = captionOf(block, context.file);
    if (caption === null) return 0;
    flow.push(readTable(next, caption, context));
    return 2;
  }
  return isDefinition(next) ? readDefinitions(blocks, index, { flow, context }) : 0;
}

const isDefinition = (block: Block | undefined): block is ContainerBlock => block?.level === 'container' && block.data.kind === 'definition';

function readDefinitions(blocks: readonly Block[], index: number, { flow, context }: Target): number {
  const items: DefinitionItem[] = [];
  let at = index;
  for (;;) {
    const term = blocks[at];
    if (term?.level !== 'leaf' || term.data.kind !== 'paragraph' || !isDefinition(blocks[at + 1])) break;
    const definitions: (readonly Flow[])[] = [];
    let end = term.end;
    for (at += 1; ; at += 1) {
      const definition = blocks[at];
      if (!isDefinition(definition)) break;
      definitions.push(readFlow(definition.children, context));
      ({ end } = definition);
    }
    const terms = [readPhrasing(blockText(term, context.file), context)];
    items.push({ type: 'definitionItem', terms, definitions, position: { file: context.file, start: term.start, end } });
  }
  const last = items.at(-1);
  const first = items[0];
  if (first === undefined || last === undefined) return 0;
  flow.push({ type: 'definitionList', children: items, position: { ...first.position, end: last.position.end } });
  return at - index;
}

function readBlock(block: Block, context: FileContext): readonly Flow[] {
  return block.level === 'leaf' ? readLeaf(block, context) : readContainer(block, context);
}

function readLeaf(block: LeafBlock, context: FileContext): readonly Flow[] {
  const position = blockPosition(block, context);
  const { data } = block;
  switch (data.kind) {
    case 'paragraph':
      return readParagraph(block, context);
    case 'heading':
      return [readHeading(blockText(block, context.file), { depth: data.depth, position, context })];
    case 'fence':
      return readCode(block, null, context).flow;
    case 'indented':
      return [{ type: 'code', lang: null, meta: null, value: block.lines.map((line) => line.text).join('\n'), attributes: null, position }];
    case 'html':
      return readHtmlBlock(block, context);
    case 'rule':
      return [{ type: data.character === '-' ? 'slideBreak' : 'thematicBreak', position }];
    case 'math':
      return [readMathBlock(block, context)];
    case 'table':
      return [readTable(block, null, context)];
    case 'linkDefinitions':
      return [];
    case 'pause':
      return [{ type: 'pause', position }];
  }
}

function readParagraph(block: LeafBlock, context: FileContext): readonly Flow[] {
  const text = blockText(block, context.file);
  const position = blockPosition(block, context);
  const shortcode = /^\{\{<\s*(\S+)\s*(.*?)\s*>\}\}$/.exec(text.text);
  if (shortcode !== null) {
    const argument = (shortcode[2] ?? '').replace(/^(["'])(.*)\1$/, '$2');
    if (shortcode[1] === 'include') return includeFile(argument, position, { context, readFlow });
    if (shortcode[1] === 'pagebreak') return [{ type: 'pageBreak', position }];
    context.report(shortcodeUnknown(text.text, position));
  }
  if (/^\\(?:newpage|pagebreak|clearpage)$/.test(text.text)) return [{ type: 'pageBreak', position }];
  if (/^:{3,}/m.test(text.text)) {
    for (const line of block.lines) {
      if (!/^:{3,}/.test(line.text)) continue;
      const start = { line: line.line, column: line.column };
      context.report(divFenceStray({ file: context.file, start, end: { line: line.line, column: line.column + line.text.trimEnd().length } }));
    }
  }
  return splitParagraph(readPhrasing(text, context), position, context);
}

type HeadingPlace = { readonly depth: number; readonly position: Position; readonly context: FileContext };

function readHeading(text: Passage, { depth, position, context }: HeadingPlace): Heading {
  const trailing = readTrailingAttributes(text.text);
  const children = readPhrasing(trailing === null ? text : trimPassage(slicePassage(text, 0, trailing.start)), context);
  const attributes = trailing?.attributes ?? { id: null, classes: [], values: {} };
  const id = attributes.id ?? context.state.names.unique(idFromText(plainText(children)));
  return { type: 'heading', depth: Math.max(1, depth - context.headingShift), children, attributes: { ...attributes, id }, position };
}

function readContainer(block: ContainerBlock, context: FileContext): readonly Flow[] {
  const position = blockPosition(block, context);
  const { data } = block;
  switch (data.kind) {
    case 'document':
    case 'item':
    case 'definition':
      return readFlow(block.children, context);
    case 'quote':
      return [readQuote(block, context)];
    case 'list':
      return [readList(block, context)];
    case 'div':
      return readDiv({ opening: data.opening, children: block.children, position }, { context, readFlow });
    case 'footnote': {
      const identifier = context.ownFootnote(data.label);
      return [{ type: 'footnoteDefinition', identifier, children: readFlow(block.children, context), position }];
    }
  }
}

function readQuote(block: ContainerBlock, context: FileContext): Flow {
  const position = blockPosition(block, context);
  const alert = alertOf(block);
  if (alert === null) return { type: 'blockquote', children: readFlow(block.children, context), attributes: null, position };
  return { type: 'callout', kind: alert.kind, title: alertTitle(alert, context), children: readFlow(alert.children, context), position };
}

const alertTitle = (alert: Alert, context: FileContext): readonly Phrasing[] =>
  alert.title === null ? [] : readPhrasing(trimPassage(joinLines(context.file, [alert.title])), context);

function readList(block: ContainerBlock, context: FileContext): List {
  const marker = block.data.kind === 'list' ? block.data.marker : null;
  return {
    type: 'list',
    ordered: marker?.ordered ?? false,
    start: marker?.start ?? 1,
    spread: isSpread(block),
    children: block.children.map((item) => readItem(item, context)),
    position: blockPosition(block, context),
  };
}

/** Whether an empty line stands between two items, or between two blocks of an item. */
function isSpread(list: ContainerBlock): boolean {
  const gapAfter = (blocks: readonly Block[]): boolean =>
    blocks.some((block, index) => {
      const next = blocks[index + 1];
      return next !== undefined && next.start.line > block.end.line + 1;
    });
  return gapAfter(list.children) || list.children.some((item) => item.level === 'container' && gapAfter(item.children));
}

function readItem(item: Block, context: FileContext): ListItem {
  const position = blockPosition(item, context);
  if (item.level === 'leaf') return { type: 'listItem', checked: null, children: readLeaf(item, context), position };
  const first = item.children[0];
  const line = first?.level === 'leaf' && first.data.kind === 'paragraph' ? first.lines[0] : undefined;
  const task = line === undefined ? null : /^\[([ xX])\][ \t]+(?=\S)/.exec(line.text);
  if (task === null || first?.level !== 'leaf' || line === undefined) {
    return { type: 'listItem', checked: null, children: readFlow(item.children, context), position };
  }
  const width = task[0].length;
  const lines = [{ text: line.text.slice(width), line: line.line, column: line.column + width }, ...first.lines.slice(1)];
  const rest: LeafBlock = { ...first, start: { line: line.line, column: line.column + width }, lines };
  return { type: 'listItem', checked: task[1] !== ' ', children: readFlow([rest, ...item.children.slice(1)], context), position };
}
