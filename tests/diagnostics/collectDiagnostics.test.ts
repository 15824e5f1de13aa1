/** Diagnostics come out once each and in the order of their places. */
import { expect, test } from 'vitest';
import { collectDiagnostics, countDiagnostics } from '../../src/diagnostics/collectDiagnostics.js';
import type { Diagnostic, Severity } from '../../src/diagnostics/diagnostic.js';

function one(code: string, place: readonly [string, number, number] | null, severity: Severity = 'warning'): Diagnostic {
  const position =
    place === null
      ? null
      : { file: place[0], start: { line: place[1], column: place[2] }, end: { line: place[1], column: place[2] + 1 } };
  return { code, severity, message: code, hint: null, position };
}

test('they are sorted by file, line, column, then severity; those without a place come first', () => {
  const { report, diagnostics } = collectDiagnostics();
  const sorted = [
    one('general', null),
    one('a', ['a.md', 1, 2]),
    one('b', ['a.md', 2, 1], 'error'),
    one('a', ['a.md', 2, 1]),
    one('c', ['a.md', 10, 1]),
    one('a', ['b.md', 1, 1]),
  ];
  [...sorted].reverse().forEach(report);
  expect(diagnostics()).toEqual(sorted);
});

test('what both outputs report of one place is one diagnostic', () => {
  const { report, diagnostics } = collectDiagnostics();
  report(one('a', ['a.md', 1, 1]));
  report(one('a', ['a.md', 1, 1]));
  report(one('a', ['a.md', 1, 2]));
  expect(diagnostics()).toHaveLength(2);
});

test('they are counted by severity', () => {
  expect(countDiagnostics([one('a', null), one('b', null, 'error'), one('c', null, 'notice'), one('d', null)])).toEqual({
    errors: 1,
    warnings: 2,
    notices: 1,
  });
});

test('the same fault with a wider stretch around it is the narrower one', () => {
  const { report, diagnostics } = collectDiagnostics();
  const position = { file: 'a.md', start: { line: 2, column: 1 }, end: { line: 2, column: 40 } };
  const narrow = one('a', ['a.md', 2, 7]);
  report({ ...narrow, position });
  report({ ...narrow, position: { ...position, start: { line: 2, column: 7 } } });
  report(narrow);
  const later = one('a', ['a.md', 2, 20]);
  report(later);
  expect(diagnostics()).toEqual([narrow, later]);
});
