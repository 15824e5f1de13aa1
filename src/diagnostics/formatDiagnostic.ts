/** A diagnostic and the text it points into → the lines that a terminal shows. */
import type { Diagnostic, Severity } from './diagnostic.js';
import { columnsOf } from './columns.js';

/** Paints a stretch of terminal text; `plainStyle` leaves it as it is. */
export type TerminalStyle = {
  readonly severity: (severity: Severity, text: string) => string;
  readonly strong: (text: string) => string;
  readonly faint: (text: string) => string;
};

const unchanged = (text: string): string => text;

/** For files, pipes and `NO_COLOR`. */
export const plainStyle: TerminalStyle = { severity: (_, text) => text, strong: unchanged, faint: unchanged };

const ansi = (code: string) => (text: string): string => `\u001b[${code}m${text}\u001b[0m`;
const severityCodes = { error: '1;31', warning: '1;33', notice: '1;36' } as const satisfies Record<Severity, string>;

/** For terminals that show colours. */
export const colourStyle: TerminalStyle = {
  severity: (severity, text) => ansi(severityCodes[severity])(text),
  strong: ansi('1'),
  faint: ansi('2'),
};

/** Excerpts wider than this are cut to a window around the stretch they show. */
const excerptColumns = 100;

/**
 * Makes text safe to print: control characters could move the cursor or recolour the terminal, and the direction
 * marks of bidirectional text could make a line read as something else. They are shown as U+FFFD, tabs as spaces.
 */
export function printable(text: string): string {
  return text
    .replaceAll('\t', '    ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '\ufffd');
}

/** The source line with a line of carets below it; the cut keeps the start of the stretch in sight. */
function excerptOf(line: string, startColumn: number, endColumn: number): readonly [string, string] {
  const before = line.slice(0, startColumn - 1);
  const stretch = line.slice(startColumn - 1, Math.max(startColumn, endColumn - 1));
  const after = line.slice(startColumn - 1 + stretch.length);
  const lead = cutStart(printable(before), excerptColumns / 2);
  const shown = cutEnd(printable(stretch), excerptColumns - columnsOf(lead));
  const rest = cutEnd(printable(after), Math.max(0, excerptColumns - columnsOf(lead) - columnsOf(shown)));
  const carets = '^'.repeat(Math.max(1, columnsOf(shown)));
  return [lead + shown + rest, ' '.repeat(columnsOf(lead)) + carets];
}

function cutStart(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const characters = Array.from(text);
  while (columnsOf(characters.join('')) > columns - 1) characters.splice(0, Math.max(1, characters.length - columns));
  return `…${characters.join('')}`;
}

function cutEnd(text: string, columns: number): string {
  if (columnsOf(text) <= columns) return text;
  const characters = Array.from(text).slice(0, columns);
  while (characters.length > 0 && columnsOf(characters.join('')) > columns - 1) characters.pop();
  return `${characters.join('')}…`;
}

/**
 * The lines for one diagnostic: `path:line:column: severity: message [code]`, the source line with the stretch marked
 * below it, and the hint. `sources` holds the files' texts by display path; a file that it lacks gets no excerpt.
 */
export function formatDiagnostic(
  diagnostic: Diagnostic,
  sources: ReadonlyMap<string, string>,
  style: TerminalStyle,
): string {
  const { position, severity } = diagnostic;
  const place = position === null ? '' : `${printable(position.file)}:${position.start.line}:${position.start.column}: `;
  const head = `${style.strong(place)}${style.severity(severity, `${severity}:`)} ${printable(diagnostic.message)} ${style.faint(`[${diagnostic.code}]`)}`;
  const lines = [head];
  const line = position === null ? undefined : lineOf(sources.get(position.file), position.start.line);
  if (position !== null && line !== undefined && line.trim() !== '') {
    const endColumn = position.end.line === position.start.line ? position.end.column : line.length + 1;
    const [excerpt, carets] = excerptOf(line, Math.min(position.start.column, line.length + 1), endColumn);
    const gutter = String(position.start.line);
    lines.push(`  ${style.faint(`${gutter} |`)} ${excerpt}`.trimEnd());
    lines.push(`  ${style.faint(`${' '.repeat(gutter.length)} |`)} ${style.severity(severity, carets)}`);
  }
  if (diagnostic.hint !== null) lines.push(`  ${style.faint('hint:')} ${printable(diagnostic.hint)}`);
  return lines.join('\n');
}

function lineOf(text: string | undefined, line: number): string | undefined {
  if (text === undefined) return undefined;
  let start = 0;
  for (let number = 1; number < line; number += 1) {
    const end = text.indexOf('\n', start);
    if (end === -1) return undefined;
    start = end + 1;
  }
  const end = text.indexOf('\n', start);
  return text.slice(start, end === -1 ? undefined : end).replace(/\r$/, '');
}
