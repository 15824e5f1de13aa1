/** Where the front matter of a file ends and its text begins. */
import type { SourceLine } from './passage.js';

export type FileParts = {
  /** Text between the lines of `---`; it begins on line 2. null without front matter. */
  readonly yaml: string | null;
  /** The file begins like front matter, and nothing closes it. */
  readonly unclosed: boolean;
  readonly body: readonly SourceLine[];
};

/** Splits a file. `---` and a blank line after it is a slide break, not front matter. */
export function findFrontMatter(text: string): FileParts {
  const lines = text.replace(/\n$/, '').split('\n');
  const all = lines.map((line, index) => ({ text: line, line: index + 1, column: 1 }));
  if (!/^---[ \t]*$/.test(lines[0] ?? '') || (lines[1] ?? '').trim() === '') return { yaml: null, unclosed: false, body: all };
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  const looksLikeYaml = /^(?:#|[\p{L}_-][\p{L}\p{N}_ -]*:(?:\s|$))/u.test(lines[1] ?? '');
  if (end < 0) return { yaml: null, unclosed: looksLikeYaml, body: all };
  if (end > 1 && !lines.slice(1, end).some((line) => /^(?:["']?[\p{L}_][^:]*:(?:\s|$)|\{)/u.test(line))) return { yaml: null, unclosed: false, body: all };
  return { yaml: lines.slice(1, end).join('\n'), unclosed: false, body: all.slice(end + 1) };
}
