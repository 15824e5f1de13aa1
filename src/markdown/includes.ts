/** Other Markdown files in the place of a div or shortcode that names them. */
import { fileRefused, includeCycle, includeTooDeep, includeWithoutFile, includedFrontMatter, manuscriptNotUtf8, manuscriptTooLarge, tooManyIncludes } from '../diagnostics/messages/markdown.js';
import type { Flow } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { decodeText } from './decodeText.js';
import type { FlowReader } from './flowReader.js';
import { findFrontMatter } from './frontMatterLines.js';
import { largestFileBytes } from './limits.js';
import { readBlocks } from './readBlocks.js';
import { fileContext } from './readState.js';

const deepest = 20;
const most = 1000;

/** The content of a file, its headings as deep as they are written. Reports a file that cannot be read. */
export function includeFile(url: string, position: Position, { context, readFlow }: FlowReader): readonly Flow[] {
  const { state, report } = context;
  if (url === '') {
    report(includeWithoutFile(position));
    return [];
  }
  if (context.chain.length > deepest) {
    report(includeTooDeep(deepest, position));
    return [];
  }
  if (state.includes >= most) {
    if (state.includes === most) report(tooManyIncludes(most, position));
    state.includes = most + 1;
    return [];
  }
  const read = state.folder.read(url, context.file);
  if (read.kind === 'refused') {
    report(fileRefused(read.refusal, url, position));
    return [];
  }
  if (context.chain.includes(read.file)) {
    report(includeCycle(url, position));
    return [];
  }
  if (read.bytes.length > largestFileBytes) {
    report(manuscriptTooLarge(url, largestFileBytes / 1e6, position));
    return [];
  }
  state.includes += 1;
  const decoded = decodeText(read.bytes);
  if (decoded.kind === 'malformed') {
    report(manuscriptNotUtf8({ file: read.file, start: decoded.at, end: decoded.at }));
    return [];
  }
  state.sources.set(read.file, decoded.text);
  state.names.reserve(decoded.text);
  const { yaml, body } = findFrontMatter(decoded.text);
  if (yaml !== null) report(includedFrontMatter({ file: read.file, start: { line: 1, column: 1 }, end: { line: 1, column: 4 } }));
  const tree = readBlocks(body, { file: read.file, tokens: state.tokens, report });
  const inner = fileContext({ file: read.file, state, tree, includer: context, headingShift: 0 });
  const flow = readFlow(tree.document.children, inner);
  inner.reportUnused();
  return flow;
}
