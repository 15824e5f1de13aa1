/** The marker of a list item. https://spec.commonmark.org/0.31.2/#list-items */
import type { ListMarker } from './block.js';
import type { LineCursor } from './lineCursor.js';

type FoundMarker = ListMarker & {
  /** Characters of the marker itself. */
  readonly width: number;
  readonly indent: number;
};

/** Looks for a list marker at the content of the line. `inParagraph`: it would interrupt a paragraph. */
export function readListMarker(cursor: LineCursor, inParagraph: boolean): FoundMarker | null {
  const { content, indent } = cursor;
  const match = /^(?:([*+-])|(\d{1,9})([.)]))(?=[ \t]|$)/.exec(content);
  if (match === null) return null;
  const width = match[0].length;
  const after = content.slice(width);
  const blankAfter = after.trim() === '';
  const number = match[2] === undefined ? 1 : Number(match[2]);
  // Only a list that has text and starts with 1 may interrupt a paragraph: prose has numbers at line starts.
  if (inParagraph && (blankAfter || number !== 1)) return null;
  const spaces = columnsOfSpace(after, cursor.column + indent + width);
  const padding = blankAfter || spaces >= 5 ? 1 : spaces;
  return {
    ordered: match[1] === undefined,
    start: number,
    delimiter: match[1] ?? match[3] ?? '',
    contentOffset: indent + width + padding,
    width,
    indent,
  };
}

function columnsOfSpace(text: string, column: number): number {
  let at = column;
  for (const character of text) {
    if (character === ' ') at += 1;
    else if (character === '\t') at += 4 - (at % 4);
    else break;
  }
  return at - column;
}
