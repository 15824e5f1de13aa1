/**
 * A Markdown file, with the files it includes → its tree, its metadata and its sources.
 *
 *     bytes ─ decodeText ─► text ─ findFrontMatter ─► YAML ─ readPlainMetadata ─► metadata
 *                                        └► lines ─ readBlocks ─► blocks ─ readFlow ─► nodes
 *                                                                  └ readPhrasing for each text
 */
import { fileRefused, manuscriptEmpty, manuscriptNotUtf8, manuscriptTooLarge } from '../diagnostics/messages/markdown.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Manuscript, Metadata } from '../document/metadata.js';
import type { Phrasing, Root } from '../document/nodes.js';
import type { SourceFolder } from '../workspace.js';
import { readTrailingAttributes } from './attributes.js';
import { blockText, type Block, type LeafBlock } from './block.js';
import { decodeText } from './decodeText.js';
import { findFrontMatter } from './frontMatterLines.js';
import { createLeafTokens } from './leafTokens.js';
import { largestFileBytes, mostFlowNodes } from './limits.js';
import { slicePassage, splitPassage, trimPassage, type Passage } from './passage.js';
import { readBlocks, type BlockTree } from './readBlocks.js';
import { readFlow } from './readFlow.js';
import { completeMetadata, readPlainMetadata, type PlainMetadata } from './readMetadata.js';
import { readPhrasing } from './readPhrasing.js';
import { fileContext, Names, type FileContext, type ReadState } from './readState.js';

/**
 * Reads a manuscript. `file` is its display path; `folder` gives the text of it, of includes and of CSV tables.
 *
 * Without a title in the front matter, a single leading heading of depth 1 is the title, and the others move up one
 * level. Each heading has an id, each figure, table and picture a key.
 *
 * Reports whatever is not read as its author may think; never throws.
 */
export function readManuscript(file: string, folder: SourceFolder, onFound: Report): Manuscript<Root> {
  const read = readText(file, folder, onFound);
  const text = read ?? '';
  // Of a file that could not be read nothing else is to be said, such as that it gives no language.
  const report: Report = read === null ? () => undefined : onFound;
  const parts = findFrontMatter(text);
  const plain = readPlainMetadata({ file, parts, text: parts.body.map((line) => line.text).join('\n'), report });
  const tokens = createLeafTokens();
  const tree = readBlocks(parts.body, { file, tokens, report });
  const state: ReadState = { folder, report, tokens, sources: new Map([[file, text]]), names: new Names(), inlineNotes: [], language: languageOf(plain), includes: 0, flowNodes: 0 };
  state.names.reserve(text);
  const title = plain.matter.fields.has('title') ? null : leadingTitle(tree);
  const context = fileContext({ file, state, tree, includer: null, headingShift: title === null ? 0 : 1 });
  const metadata = readMetadata(plain, title, context);
  const blocks = title === null ? tree.document.children : tree.document.children.filter((block) => block !== title);
  const children = [...readFlow(blocks, context)];
  context.reportUnused();
  if (children.length === 0 && state.flowNodes <= mostFlowNodes) report(manuscriptEmpty({ file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }));
  const last = parts.body.at(-1);
  const position = { file, start: { line: 1, column: 1 }, end: { line: last?.line ?? 1, column: (last?.text.length ?? 0) + 1 } };
  return { root: { type: 'root', children: [...children, ...state.inlineNotes], position }, metadata, sources: state.sources };
}

/** null where the file was refused: that was reported. */
function readText(file: string, folder: SourceFolder, report: Report): string | null {
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const read = folder.read(name, file);
  if (read.kind === 'refused') {
    report(fileRefused(read.refusal, file, null));
    return null;
  }
  if (read.bytes.length > largestFileBytes) {
    report(manuscriptTooLarge(file, largestFileBytes / 1e6, null));
    return null;
  }
  const decoded = decodeText(read.bytes);
  if (decoded.kind === 'decoded') return decoded.text;
  report(manuscriptNotUtf8({ file, start: decoded.at, end: decoded.at }));
  return null;
}

function languageOf({ lang, wording, smartQuotes, bibliography }: PlainMetadata): ReadState['language'] {
  const own = (['de', 'fr', 'es'] as const).find((known) => lang.toLowerCase().split('-')[0] === known);
  const marks = wording === 'zh' ? 'han' : (own ?? 'latin');
  return { smart: smartQuotes ? marks : 'off', chinese: wording === 'zh', citations: bibliography.length > 0 };
}

/** The first block, where it is the only heading of depth 1. */
function leadingTitle(tree: BlockTree): LeafBlock | null {
  const first = tree.document.children.find((block) => !(block.level === 'leaf' && (block.data.kind === 'linkDefinitions' || isComment(block))));
  if (first?.level !== 'leaf' || first.data.kind !== 'heading' || first.data.depth !== 1) return null;
  return countTopHeadings(tree.document.children) === 1 ? first : null;
}

const isComment = (block: LeafBlock): boolean => block.data.kind === 'html' && block.data.form === 2 && block.lines.at(-1)?.text.trimEnd().endsWith('-->') === true;

function countTopHeadings(blocks: readonly Block[]): number {
  let count = 0;
  for (const block of blocks) {
    if (block.level === 'container') count += countTopHeadings(block.children);
    else if (block.data.kind === 'heading' && block.data.depth === 1) count += 1;
  }
  return count;
}

function readMetadata(plain: PlainMetadata, title: LeafBlock | null, context: FileContext): Metadata {
  return completeMetadata(plain, title === null ? [] : titleWords(title, context), {
    phrasing: (passage) => readPhrasing(passage, context),
    flow: (passage) => readMarkdown(passage, context),
  });
}

/** The words of the heading that is the title; its attributes have no use. */
function titleWords(block: LeafBlock, context: FileContext): readonly Phrasing[] {
  const text = blockText(block, context.file);
  const trailing = readTrailingAttributes(text.text);
  return readPhrasing(trailing === null ? text : trimPassage(slicePassage(text, 0, trailing.start)), context);
}

/** Markdown that stands inside a value: with definitions of its own, and the file's. */
function readMarkdown(passage: Passage, context: FileContext): ReturnType<typeof readFlow> {
  const { state } = context;
  const tree = readBlocks(splitPassage(passage), { file: context.file, tokens: state.tokens, report: state.report });
  const inner = fileContext({ file: context.file, state, tree, includer: context, headingShift: 0 });
  return readFlow(tree.document.children, inner);
}
