/** Where a node stands in its source file: what every node and every diagnostic carries. */

/** A place in a source file. Both numbers are 1-based; `column` counts UTF-16 code units, as editors do. */
export type Point = {
  readonly line: number;
  readonly column: number;
};

/**
 * The stretch of source that a node was read from, as in unist, with the file it stands in.
 *
 * `file` is the path as messages print it: as the user named the manuscript; for an included file, relative to the
 * same folder. `end` is the point after the last character.
 */
export type Position = {
  readonly file: string;
  readonly start: Point;
  readonly end: Point;
};
