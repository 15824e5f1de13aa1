/** BibTeX text → entries with raw field values and the place of each. */
import type { Point } from '../../document/position.js';

/** A value as typed, its outermost delimiters taken off; `offset` is where it begins in the file. */
export type BibtexValue = { readonly raw: string; readonly offset: number };

export type BibtexEntry = {
  /** In lower case, such as `article`. */
  readonly type: string;
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Field names in lower case. */
  readonly fields: ReadonlyMap<string, BibtexValue>;
};

export type BibtexFault = { readonly message: string; readonly offset: number };

export type BibtexEntries = { readonly entries: readonly BibtexEntry[]; readonly faults: readonly BibtexFault[] };

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** After so many the file is something else; each may have cost a walk to its end. */
const mostFaults = 20;

class Fault extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/**
 * All entries of a file. Text outside entries, `@comment` and `@preamble` are skipped; `@string` names and the months'
 * abbreviations are put in. After a fault reading goes on at the next line that begins with `@`. Never throws.
 *
 * Grammar: https://www.bibtex.org/Format/ and https://ctan.org/pkg/btxdoc
 */
export function readBibtexEntries(text: string): BibtexEntries {
  const entries: BibtexEntry[] = [];
  const faults: BibtexFault[] = [];
  const strings = new Map(months.map((name, index) => [name, String(index + 1)]));
  let at = text.indexOf('@');
  while (at !== -1 && faults.length < mostFaults) {
    const reader = new EntryReader(text, at, strings);
    try {
      const entry = reader.entry();
      if (entry) entries.push(entry);
      at = text.indexOf('@', reader.offset);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      faults.push({ message: error.message, offset: error.offset });
      at = nextEntryLine(text, Math.max(at + 1, Math.min(error.offset, reader.offset)));
    }
  }
  return { entries, faults };
}

/** The first `@name{` at the beginning of a line at or after `from`, or -1. */
function nextEntryLine(text: string, from: number): number {
  const pattern = /^[ \t]*@[ \t]*[a-z]+[ \t]*[{(]/gimu;
  pattern.lastIndex = from;
  const found = pattern.exec(text);
  return found === null ? -1 : text.indexOf('@', found.index);
}

class EntryReader {
  offset: number;

  constructor(
    private readonly text: string,
    private readonly start: number,
    private readonly strings: Map<string, string>,
  ) {
    this.offset = start + 1;
  }

  entry(): BibtexEntry | null {
    const type = this.match(/\s*([\p{L}\d_-]+)\s*/uy)?.[1]?.toLowerCase();
    // A lone @ in the text between entries, as in an e-mail address.
    if (type === undefined || (this.peek() !== '{' && this.peek() !== '(')) return null;
    if (type === 'comment') {
      this.delimited();
      return null;
    }
    const close = this.peek() === '{' ? '}' : ')';
    this.offset += 1;
    if (type === 'preamble') {
      this.value();
      this.expect(close, type);
      return null;
    }
    if (type === 'string') {
      const [name, value] = this.field();
      this.strings.set(name, value.raw);
      this.expect(close, type);
      return null;
    }
    return this.fieldsOf(type, close);
  }

  private fieldsOf(type: string, close: string): BibtexEntry {
    const key = this.match(/\s*([^\s,{}()=#%"'\\]+)\s*/uy)?.[1];
    if (key === undefined) throw new Fault(`@${type} has no key`, this.offset);
    const fields = new Map<string, BibtexValue>();
    while (this.match(/\s*,\s*/uy) !== null && this.peek() !== close) {
      const [name, value] = this.field();
      if (!fields.has(name)) fields.set(name, value);
    }
    this.expect(close, `${type}{${key}`);
    return { type, key, start: this.start, end: this.offset, fields };
  }

  private field(): readonly [string, BibtexValue] {
    const name = this.match(/\s*([^\s,{}()=#%"'\\@]+)\s*/uy)?.[1];
    if (name === undefined) throw new Fault('a field name is expected', this.offset);
    if (this.match(/=\s*/uy) === null) throw new Fault(`an equals sign is expected after ${name}`, this.offset);
    return [name.toLowerCase(), this.value()];
  }

  private value(): BibtexValue {
    const parts: BibtexValue[] = [];
    do {
      this.match(/\s*/uy);
      parts.push(this.piece());
    } while (this.match(/\s*#/uy) !== null);
    const [first] = parts;
    return { raw: parts.map((part) => part.raw).join(''), offset: first?.offset ?? this.offset };
  }

  private piece(): BibtexValue {
    const start = this.offset;
    if (this.peek() === '{' || this.peek() === '"') return { raw: this.delimited(), offset: start + 1 };
    const number = this.match(/\d+/uy)?.[0];
    if (number !== undefined) return { raw: number, offset: start };
    const name = this.match(/[^\s,{}()=#%"'\\@]+/uy)?.[0];
    if (name === undefined) throw new Fault('a value is expected', start);
    const value = this.strings.get(name.toLowerCase());
    if (value === undefined) throw new Fault(`no @string has the name ${name}`, start);
    return { raw: value, offset: start };
  }

  /** What stands between the delimiter here and its partner; braces inside are balanced. */
  private delimited(): string {
    const open = this.offset;
    const quote = this.peek();
    const close = quote === '{' ? '}' : quote === '(' ? ')' : '"';
    let depth = 0;
    for (let index = open + 1; index < this.text.length; index += 1) {
      const character = this.text.charAt(index);
      // As in BibTeX, a backslash does not take a brace out of the count.
      if (depth === 0 && character === close) {
        this.offset = index + 1;
        return this.text.slice(open + 1, index);
      } else if (character === '{') depth += 1;
      else if (character === '}') depth -= 1;
      if (depth < 0) throw new Fault('a brace is closed that was not opened', index);
    }
    throw new Fault(quote === '"' ? 'a quotation mark is not closed' : 'a brace is not closed', open);
  }

  private expect(close: string, what: string): void {
    this.match(/\s*,?\s*/uy);
    if (this.peek() !== close) {
      throw new Fault(
        this.offset >= this.text.length
          ? `@${what} is not closed`
          : `a comma or ${close} is expected in @${what}`,
        this.offset >= this.text.length ? this.start : this.offset,
      );
    }
    this.offset += 1;
  }

  private peek(): string {
    return this.text.charAt(this.offset);
  }

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.offset;
    const found = pattern.exec(this.text);
    if (found !== null) this.offset += found[0].length;
    return found;
  }
}

/** Offsets in a text → lines and columns, 1-based. `\r\n`, `\n` and `\r` end a line. */
export function pointsOf(text: string): (offset: number) => Point {
  const starts = [0];
  for (const found of text.matchAll(/\r\n|\n|\r/gu)) starts.push(found.index + found[0].length);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}
