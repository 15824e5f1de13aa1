/** Reads one source line column by column, tabs counted to the next multiple of four as CommonMark wants. */
import type { Point } from '../document/position.js';
import type { SourceLine } from './passage.js';

const isSpace = (character: string | undefined): boolean => character === ' ' || character === '\t';

export class LineCursor {
  readonly text: string;
  readonly line: number;
  private readonly firstColumn: number;
  /** Characters that were consumed. */
  offset = 0;
  /** Columns that were consumed; differs from `offset` after tabs. */
  column = 0;
  /** A tab of which only some columns were consumed. */
  private inTab = false;
  /** The next character that is neither space nor tab. */
  contentOffset = 0;
  /** Columns of white space before it. */
  indent = 0;
  blank = false;

  constructor(line: SourceLine) {
    this.text = line.text;
    this.line = line.line;
    this.firstColumn = line.column;
    this.look();
  }

  /** Finds the next character that is not white space. Called after each advance. */
  private look(): void {
    let offset = this.offset;
    let column = this.column;
    for (;;) {
      const character = this.text[offset];
      if (character === ' ') column += 1;
      else if (character === '\t') column += 4 - (column % 4);
      else break;
      offset += 1;
    }
    this.contentOffset = offset;
    this.indent = column - this.column;
    this.blank = offset >= this.text.length;
  }

  get indented(): boolean {
    return this.indent >= 4;
  }

  /** The line from its next character that is not white space. */
  get content(): string {
    return this.text.slice(this.contentOffset);
  }

  advance(characters: number): void {
    for (let left = characters; left > 0; left -= 1) {
      this.column += this.text[this.offset] === '\t' ? 4 - (this.column % 4) : 1;
      this.offset += 1;
    }
    this.inTab = false;
    this.look();
  }

  /** Advances by columns, which may end inside a tab. */
  advanceColumns(columns: number): void {
    let left = columns;
    while (left > 0 && this.offset < this.text.length) {
      if (this.text[this.offset] === '\t') {
        const width = 4 - (this.column % 4);
        this.inTab = width > left;
        const step = Math.min(left, width);
        this.column += step;
        left -= step;
        if (!this.inTab) this.offset += 1;
      } else {
        this.inTab = false;
        this.offset += 1;
        this.column += 1;
        left -= 1;
      }
    }
    this.look();
  }

  advanceToContent(): void {
    this.column += this.indent;
    this.offset = this.contentOffset;
    this.inTab = false;
    this.look();
  }

  /** Whether the next character is a space or a tab. */
  get atSpace(): boolean {
    return isSpace(this.text[this.offset]);
  }

  /** What is left of the line. The rest of a half consumed tab counts as spaces. */
  rest(): SourceLine {
    const place = { line: this.line, column: this.firstColumn + this.offset };
    if (!this.inTab) return { text: this.text.slice(this.offset), ...place };
    return { text: ' '.repeat(4 - (this.column % 4)) + this.text.slice(this.offset + 1), ...place };
  }

  /** A stretch of the line, by characters. */
  stretch(start: number, end: number): SourceLine {
    return { text: this.text.slice(start, end), line: this.line, column: this.firstColumn + start };
  }

  pointAt(offset: number): Point {
    return { line: this.line, column: this.firstColumn + offset };
  }

  /** After the last character that is not white space. */
  get end(): Point {
    return this.pointAt(this.text.trimEnd().length);
  }
}
