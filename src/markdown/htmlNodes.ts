/** HTML blocks: the safe elements are read as running text, comments leave nothing, all else is shown as it was typed. */
import { htmlShownAsText } from '../diagnostics/messages/markdown.js';
import type { Flow, Phrasing } from '../document/nodes.js';
import { blockText, type LeafBlock } from './block.js';
import { splitParagraph } from './paragraphs.js';
import { slicePassage, splitPassage, trimPassage } from './passage.js';
import { readPhrasing } from './readPhrasing.js';
import type { FileContext } from './readState.js';
import { readSafeTag } from './safeHtml.js';

/** The nodes of an HTML block. */
export function readHtmlBlock(block: LeafBlock, context: FileContext): readonly Flow[] {
  const position = { file: context.file, start: block.start, end: block.end };
  let text = blockText(block, context.file);
  const comments = /^(?:<!--(?:-?>|[\s\S]*?(?:-->|$))\s*)+/.exec(text.text);
  if (comments !== null) text = trimPassage(slicePassage(text, comments[0].length, text.text.length));
  if (text.text === '') return [];
  const first = context.tokens.tag(text.text);
  if (comments !== null || (first !== null && readSafeTag(first) !== null)) {
    return splitParagraph(readPhrasing(text, context), position, context);
  }
  context.report(htmlShownAsText(text.text.split('\n', 1)[0] ?? '', position));
  const children: Phrasing[] = [];
  for (const line of splitPassage(text)) {
    const value = line.text.trim();
    if (value === '') continue;
    const column = line.column + line.text.length - line.text.trimStart().length;
    const place = { file: context.file, start: { line: line.line, column }, end: { line: line.line, column: column + value.length } };
    if (children.length > 0) children.push({ type: 'break', position: { ...place, end: place.start } });
    children.push({ type: 'text', value, position: place });
  }
  return [{ type: 'paragraph', children, attributes: null, position }];
}
