import { describe, expect, test } from 'vitest';
import { clockTime, delayOf, plannedTimes } from '../../src/deck/browser/pacing.js';
import { slideTimeNotUnderstood, slideTimesTooLong } from '../../src/diagnostics/messages/deck.js';
import { printDuration, readDuration } from '../../src/document/duration.js';
import { deckOf } from './deckOf.js';

test.each([
  ['20m', 1200], ['20', 1200], ['90s', 90], ['1h 30m', 5400], ['1h', 3600], ['2 min', 120], ['1h 2m 3s', 3723], ['', null], ['0', null], ['soon', null], ['2 m x', null],
])('%s is %s seconds', (text, seconds) => {
  expect(readDuration(text)).toBe(seconds);
});

test('lengths of time are printed as they are written', () => {
  expect([1200, 90, 3723, 0].map(printDuration)).toEqual(['20m', '1m 30s', '1h 2m 3s', '0s']);
  expect([65, 3723, 0].map(clockTime)).toEqual(['1:05', '1:02:03', '0:00']);
});

const slide = (seconds: number | null, counted = true) => ({ seconds, counted });

describe('when slides are due', () => {
  test('slides without a time share what is left, those in reserve take none', () => {
    expect(plannedTimes([slide(60), slide(null), slide(null, false), slide(null)], 300)).toEqual([{ from: 0, to: 60 }, { from: 60, to: 180 }, { from: 180, to: 180 }, { from: 180, to: 300 }]);
  });

  test('without a length of the talk every slide needs a time', () => {
    expect(plannedTimes([slide(60), slide(null)], null)).toBeNull();
    expect(plannedTimes([slide(60), slide(30)], null)).toEqual([{ from: 0, to: 60 }, { from: 60, to: 90 }]);
    expect(plannedTimes([], 60)).toBeNull();
  });

  test('times that fill the talk leave the others none', () => {
    expect(plannedTimes([slide(60), slide(null)], 30)).toEqual([{ from: 0, to: 60 }, { from: 60, to: 60 }]);
  });

  test('a slide that is due is neither early nor late', () => {
    expect([30, 60, 100, 125].map((elapsed) => delayOf({ from: 60, to: 100 }, elapsed))).toEqual([-30, 0, 0, 25]);
  });
});

test('times of slides are checked against the talk', async () => {
  const place = (line: number, heading: string) => ({ file: 'talk.md', start: { line, column: 1 }, end: { line, column: heading.length + 1 } });
  const { content, diagnostics } = await deckOf('---\ntitle: T\nlang: en\nduration: 2m\n---\n\n## A {time=90s}\n\na\n\n## B {time=1m}\n\nb\n\n## C {time=soon}\n\nc\n');
  expect(diagnostics).toEqual([slideTimesTooLong('2m 30s', '2m', place(11, '## B {time=1m}')), slideTimeNotUnderstood('soon', place(15, '## C {time=soon}'))]);
  expect(content).toContain('data-seconds="120"');
  expect([...content.matchAll(/<section id="[abc]"[^>]*data-seconds="(\d+)"/g)].map((match) => match[1])).toEqual(['90', '60']);
});

test('a slide that goes on on further slides has its time once', async () => {
  const { content } = await deckOf(`---\ntitle: T\nlang: en\nduration: 20m\n---\n\n## A {#a time=3m}\n\n${Array.from({ length: 24 }, (_, index) => `Paragraph ${index + 1} ${'with words that fill a line or more of the slide '.repeat(5)}.`).join('\n\n')}\n`);
  const seconds = [...content.matchAll(/<section [^>]*data-seconds="(\d+)"/g)].map((match) => Number(match[1]));
  expect(seconds.length).toBeGreaterThan(1);
  expect(Math.abs(seconds.reduce((sum, own) => sum + own, 0) - 180)).toBeLessThan(seconds.length);
});
