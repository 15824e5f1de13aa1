/** Rows of GFM tables. https://github.github.com/gfm/#tables-extension- */
import type { Alignment } from '../document/nodes.js';
import { oneLine, slicePassage, trimPassage, type Passage, type SourceLine } from './passage.js';

const delimiterRow = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/;

/** Whether two lines are the head of a table. */
export function startsTable(head: string, delimiters: string): boolean {
  if (!/[|:]/.test(delimiters) || !delimiterRow.test(delimiters)) return false;
  return cellRanges(head).length === cellRanges(delimiters).length;
}

/** The alignments that a delimiter row gives. */
export function readAlignments(delimiters: string): readonly Alignment[] {
  return cellRanges(delimiters).map(({ start, end }) => {
    const cell = delimiters.slice(start, end).trim();
    if (cell.endsWith(':')) return cell.startsWith(':') ? 'center' : 'right';
    return cell.startsWith(':') ? 'left' : null;
  });
}

/**
 * The cells of a row, trimmed. A pipe inside a cell is written `\\|`, also in code. Pipes that follow each other without a
 * space end a cell that spans as many columns, as in MultiMarkdown.
 */
export function readCells(file: string, row: SourceLine): readonly { readonly passage: Passage; readonly columnSpan: number }[] {
  const line = oneLine(file, row);
  const cells: { passage: Passage; columnSpan: number }[] = [];
  for (const { start, end } of cellRanges(row.text)) {
    const last = cells.at(-1);
    if (last !== undefined && start === end) last.columnSpan += 1;
    else cells.push({ passage: withoutPipeEscapes(trimPassage(slicePassage(line, start, end))), columnSpan: 1 });
  }
  return cells;
}

/** Whether a line above the head of a table belongs to the head: it has bars for as many columns, from its first character on. */
export const continuesHead = (line: string, delimiters: string): boolean => /^[ \t]*\|/.test(line) && cellRanges(line).length === cellRanges(delimiters).length;

/** Takes the backslash from `\|`; the places of what follows are kept by starting a new line in `lines`. */
function withoutPipeEscapes(cell: Passage): Passage {
  if (!cell.text.includes('\\|')) return cell;
  const parts = cell.text.split('\\|');
  const first = cell.lines[0];
  if (first === undefined) return cell;
  const lines = [first];
  let read = 0;
  let written = 0;
  for (const part of parts.slice(0, -1)) {
    read += part.length + 2;
    written += part.length + 1;
    // The pipe stands one character after its backslash.
    lines.push({ offset: written - 1, line: first.line, column: first.column + read - 1 });
  }
  return { file: cell.file, text: parts.join('|'), lines };
}

function cellRanges(row: string): readonly { readonly start: number; readonly end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const text = row.trimEnd();
  let start = text.length - text.trimStart().length;
  if (text[start] === '|') start += 1;
  let at = start;
  for (; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '|') {
      ranges.push({ start, end: at });
      start = at + 1;
    }
  }
  if (start < text.length || ranges.length === 0) ranges.push({ start, end: text.length });
  return ranges;
}
