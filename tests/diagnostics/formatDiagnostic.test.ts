/** A diagnostic is printed with its place, the source line, carets under the stretch, and the hint. */
import { describe, expect, test } from 'vitest';
import { columnsOf } from '../../src/diagnostics/columns.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { colourStyle, formatDiagnostic, plainStyle } from '../../src/diagnostics/formatDiagnostic.js';

function at(line: number, column: number, end: { line?: number; column: number }): Diagnostic {
  const position = { file: 'a.md', start: { line, column }, end: { line: end.line ?? line, column: end.column } };
  return { code: 'thing-wrong', severity: 'warning', message: 'thing is wrong: x', hint: null, position };
}

const print = (diagnostic: Diagnostic, text: string): string =>
  formatDiagnostic(diagnostic, new Map([['a.md', text]]), plainStyle);

describe('the excerpt', () => {
  test('shows the line with carets under the stretch', () => {
    expect(print(at(2, 7, { column: 10 }), 'first\nhello wet world\n')).toBe(
      ['a.md:2:7: warning: thing is wrong: x [thing-wrong]', '  2 | hello wet world', '    |       ^^^'].join('\n'),
    );
  });

  test('counts Han characters as two columns', () => {
    expect(print(at(1, 3, { column: 5 }), '中国合作 abc').split('\n').slice(1)).toEqual([
      '  1 | 中国合作 abc',
      '    |     ^^^^',
    ]);
  });

  test('puts the caret right after tabs', () => {
    expect(print(at(1, 2, { column: 3 }), '\tx').split('\n').slice(1)).toEqual(['  1 |     x', '    |     ^']);
  });

  test('marks to the end of the first line of a longer stretch', () => {
    expect(print(at(1, 3, { line: 4, column: 2 }), '> abc\n> b\n').split('\n')[2]).toBe('    |   ^^^');
  });

  test('marks one column for an empty stretch, also at the end of the line', () => {
    expect(print(at(1, 4, { column: 4 }), 'abc').split('\n')[2]).toBe('    |    ^');
    expect(print(at(1, 99, { column: 99 }), 'abc').split('\n')[2]).toBe('    |    ^');
  });

  test('cuts a long line around the stretch', () => {
    const [, excerpt = '', carets = ''] = print(at(1, 501, { column: 503 }), `${'字'.repeat(500)}ab${'字'.repeat(500)}`).split('\n');
    expect(columnsOf(excerpt)).toBeLessThanOrEqual(110);
    expect(columnsOf(excerpt.slice(0, excerpt.indexOf('ab')))).toBe(carets.indexOf('^'));
    expect(carets.endsWith('^^')).toBe(true);
  });

  test('is left out for a blank line, a line that is not there, and a file that was not read', () => {
    expect(print(at(1, 1, { column: 1 }), '  \nx').split('\n')).toHaveLength(1);
    expect(print(at(9, 1, { column: 1 }), 'x').split('\n')).toHaveLength(1);
    expect(formatDiagnostic(at(1, 1, { column: 1 }), new Map(), plainStyle).split('\n')).toHaveLength(1);
  });

  test('knows Windows line ends', () => {
    expect(print(at(2, 1, { column: 4 }), 'one\r\ntwo\r\n').split('\n')[1]).toBe('  2 | two');
  });
});

describe('the words', () => {
  test('a diagnostic without a place has no path', () => {
    const general: Diagnostic = { code: 'a', severity: 'error', message: 'm', hint: 'do this', position: null };
    expect(formatDiagnostic(general, new Map(), plainStyle)).toBe('error: m [a]\n  hint: do this');
  });

  test('control and direction characters of the manuscript do not reach the terminal', () => {
    const text = print({ ...at(1, 1, { column: 2 }), message: 'x\u001b[31mred\u202e' }, 'a\u001b[2Jb\u0007');
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  });

  test('colours mark the severity only where they are asked for', () => {
    expect(formatDiagnostic(at(1, 1, { column: 2 }), new Map(), colourStyle)).toContain('\u001b[1;33mwarning:');
  });
});

test.each([
  ['abc', 3],
  ['中文', 4],
  ['，。「」', 8],
  ['é', 1],
  ['e\u0301', 1],
  ['👍', 2],
  ['𠮷', 2],
  ['한', 2],
  ['…', 1],
])('%s takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});
