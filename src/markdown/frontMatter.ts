/** Front matter → its keys with their places, each asked for by what it should be. */
import { frontMatterMalformed, frontMatterNoMap, frontMatterTooLarge, keyGivenTwice, keyUnknown, valueUnfit } from '../diagnostics/messages/markdown.js';
import type { Report } from '../diagnostics/diagnostic.js';
import { nearest } from '../document/nearest.js';
import type { Position } from '../document/position.js';
import { readStructured, type Structured } from '../structured/readStructured.js';
import { joinLines, oneLine, type Passage, type SourceLine } from './passage.js';

const largestKilobytes = 256;
/** Front matter begins on the second line of its file. */
const linesBefore = 1;

type Path = readonly (string | number)[];
export type Fields = ReadonlyMap<string, unknown>;

/** The values of the front matter, and what is said about them. */
export type FrontMatter = {
  readonly fields: Fields;
  /** Where the key or item at a path stands in the file. */
  positionOf(path: Path): Position;
  /** A text with the place of its lines. */
  passageOf(key: string, value: string): Passage;
  /** The value of the first of several names; reports the others. */
  first(...names: readonly string[]): { readonly key: string; readonly value: unknown } | null;
  unfit(path: Path, expected: string): void;
  unknown(path: Path, known: readonly string[]): void;
};

type Source = { readonly file: string; readonly yaml: string | null; readonly report: Report };

/** Reads YAML as a map. Reports what is no YAML; the front matter is then empty. */
export function readFrontMatter({ file, yaml, report }: Source): FrontMatter {
  const lines = yaml?.split('\n') ?? [];
  const start = { line: 1, column: 1 };
  const top: Position = { file, start, end: { line: 1, column: yaml === null ? 1 : 4 } };
  const read = yaml === null ? null : readYaml(yaml, { file, top, report });
  const fields = read?.kind === 'read' ? fieldsOf(read.value) : new Map<string, unknown>();
  if (fields === null) report(frontMatterNoMap(top));
  const positionOf = (path: Path): Position => (read?.kind === 'read' ? moved(read.spanOf(path), file) : top);
  const known = fields ?? new Map<string, unknown>();
  return {
    fields: known,
    positionOf,
    passageOf: (key, value) => placeText({ file, lines, value, at: positionOf([key]) }),
    first(...names) {
      const given = names.filter((name) => known.get(name) !== undefined && known.get(name) !== null);
      const [key, ...others] = given;
      if (key === undefined) return null;
      for (const other of others) report(keyGivenTwice(other, key, positionOf([other])));
      return { key, value: known.get(key) };
    },
    unfit(path, expected) {
      report(valueUnfit(path.filter((step) => typeof step === 'string').join('.'), expected, positionOf(path)));
    },
    unknown(path, candidates) {
      const name = String(path.at(-1) ?? '');
      report(keyUnknown(path.join('.'), nearest(name, candidates), positionOf(path)));
    },
  };
}

/** The members of a map; null for any other value. An empty document has none. */
export function fieldsOf(value: unknown): Fields | null {
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return null;
  return new Map(Object.entries(value));
}

function readYaml(yaml: string, { file, top, report }: { readonly file: string; readonly top: Position; readonly report: Report }): Structured | null {
  if (yaml.length > largestKilobytes * 1000) {
    report(frontMatterTooLarge(largestKilobytes, top));
    return null;
  }
  const depth = deepestFlow(yaml);
  if (depth > 100) {
    report(frontMatterMalformed('values are nested more than 100 deep', top));
    return null;
  }
  const read = readStructured(yaml, 'json-or-yaml');
  if (read.kind === 'failed') report(frontMatterMalformed(read.message, moved(read.span, file)));
  return read;
}

/** How deep brackets, braces and block markers could nest. */
function deepestFlow(yaml: string): number {
  let depth = 0;
  let deepest = 0;
  for (const line of yaml.split('\n')) {
    const markers = /^(?:[ ]*[-?:] )+/.exec(line)?.[0].replaceAll(' ', '').length ?? 0;
    deepest = Math.max(deepest, markers, line.length - line.trimStart().length);
    for (const character of line) {
      if (character === '[' || character === '{') depth += 1;
      else if ((character === ']' || character === '}') && depth > 0) depth -= 1;
      if (depth > deepest) deepest = depth;
    }
  }
  return deepest;
}

const moved = (span: { readonly start: Position['start']; readonly end: Position['end'] }, file: string): Position => ({
  file,
  start: { line: span.start.line + linesBefore, column: span.start.column },
  end: { line: span.end.line + linesBefore, column: span.end.column },
});

type Text = { readonly file: string; readonly lines: readonly string[]; readonly value: string; readonly at: Position };

/** Finds the lines of a value in the YAML: exact for `|` blocks and one line of text, near for the other forms. */
function placeText({ file, lines, value, at }: Text): Passage {
  const keyLine = lines[at.start.line - 1 - linesBefore] ?? '';
  const parts = value.replace(/\n+$/, '').split('\n');
  if (/:\s*[|>][-+0-9]*\s*(?:#.*)?$/.test(keyLine)) {
    const placed: SourceLine[] = parts.map((text, index) => {
      const line = at.start.line + 1 + index;
      const source = lines[line - 1 - linesBefore] ?? '';
      const found = text === '' ? 0 : source.indexOf(text.slice(0, 20));
      return { text, line, column: Math.max(0, found) + 1 };
    });
    return joinLines(file, placed);
  }
  const first = parts[0] ?? '';
  const found = keyLine.indexOf(first.slice(0, 12), at.end.column - 1);
  const column = found < 0 ? at.start.column : found + 1;
  if (parts.length === 1) return oneLine(file, { text: first, line: at.start.line, column });
  return joinLines(file, parts.map((text) => ({ text, line: at.start.line, column })));
}
