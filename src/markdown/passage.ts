/**
 * Text taken out of a source file, with the place of every line: how nodes get their positions although markers,
 * indentation and quotes were stripped before.
 */
import type { Point, Position } from '../document/position.js';

/** One line of a file or of what a container left of it. `column` is the 1-based column of its first character. */
export type SourceLine = {
  readonly text: string;
  readonly line: number;
  readonly column: number;
};

type LinePlace = { readonly offset: number; readonly line: number; readonly column: number };

/** `text` holds the lines joined by line feeds; `lines` says where each of them starts, in `text` and in the file. */
export type Passage = {
  readonly file: string;
  readonly text: string;
  readonly lines: readonly LinePlace[];
};

/** Joins source lines to one passage. */
export function joinLines(file: string, lines: readonly SourceLine[]): Passage {
  const places: LinePlace[] = [];
  let offset = 0;
  for (const line of lines) {
    places.push({ offset, line: line.line, column: line.column });
    offset += line.text.length + 1;
  }
  return { file, text: lines.map((line) => line.text).join('\n'), lines: places };
}

/** A passage of one line. */
export const oneLine = (file: string, line: SourceLine): Passage => joinLines(file, [line]);

/** Index of the line that holds a character. */
function lineIndexAt(passage: Passage, offset: number): number {
  let low = 0;
  let high = passage.lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((passage.lines[middle]?.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The place in the file of a character of the passage. */
export function pointAt(passage: Passage, offset: number): Point {
  const place = passage.lines[lineIndexAt(passage, offset)] ?? { offset: 0, line: 1, column: 1 };
  return { line: place.line, column: place.column + offset - place.offset };
}

export const positionBetween = (passage: Passage, start: number, end: number): Position => ({
  file: passage.file,
  start: pointAt(passage, start),
  end: pointAt(passage, end),
});

/** The part of a passage from `start` to `end`, with its own places. */
export function slicePassage(passage: Passage, start: number, end: number): Passage {
  const first = pointAt(passage, start);
  const places: LinePlace[] = [{ offset: 0, line: first.line, column: first.column }];
  for (let index = lineIndexAt(passage, start) + 1; index < passage.lines.length; index += 1) {
    const place = passage.lines[index];
    if (place === undefined || place.offset > end) break;
    places.push({ ...place, offset: place.offset - start });
  }
  return { file: passage.file, text: passage.text.slice(start, end), lines: places };
}

/** The passage without white space at its ends. */
export function trimPassage(passage: Passage): Passage {
  const start = passage.text.length - passage.text.trimStart().length;
  const end = passage.text.trimEnd().length;
  return slicePassage(passage, start, Math.max(start, end));
}

/** The passage as source lines again. */
export function splitPassage(passage: Passage): readonly SourceLine[] {
  return passage.lines.map((place, index) => {
    const next = passage.lines[index + 1];
    const end = next === undefined ? passage.text.length : next.offset - 1;
    return { text: passage.text.slice(place.offset, end), line: place.line, column: place.column };
  });
}
