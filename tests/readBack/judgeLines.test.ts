import { describe, expect, test } from 'vitest';
import { judgeLines } from './judgeLines.js';
import type { ReadLine } from './readPages.js';

/** Lines of one paragraph, 18 pt apart and 453 pt wide; an object overrides what a line would have. */
const paragraph = (...lines: readonly (string | Partial<ReadLine>)[]): ReadLine[] =>
  lines.map((line, index) => ({
    page: 1, text: '凡是水库得协商的地方检查员都注意到货运量的变化', leftPt: 71, rightPt: 524, baselinePt: 100 + 18 * index, sizePt: 10.5, fonts: ['NotoSerifSC-Regular'],
    ...(typeof line === 'string' ? { text: line } : line),
  }));
const good = '凡是水库得协商的地方检查员都注意到货运量的变化';
const textsOf = (lines: readonly ReadLine[]): string[] => lines.map((line) => line.text);

describe('what is counted in a brief that was read back', () => {
  test('lines that another of the same paragraph follows', () => {
    expect(judgeLines(paragraph(good, good, good)).full).toBe(2);
    expect(judgeLines([...paragraph(good, good), ...paragraph(good, good).map((line) => ({ ...line, baselinePt: line.baselinePt + 39 }))]).full).toBe(2); // 39 = 18 + 18 + 3
  });

  test('prohibited starts and ends', () => {
    const { starts, ends } = judgeLines(paragraph(good, '，凡是', '见“', '……凡是', '/etc', '凡'));
    expect(textsOf(starts)).toEqual(['，凡是', '……凡是', '/etc']);
    expect(textsOf(ends)).toEqual(['见“']);
    expect(judgeLines(paragraph('，凡是', good)).starts).toEqual([]); // the first line of a paragraph
  });

  test('full lines that miss the right edge by more than 1.5 pt', () => {
    expect(judgeLines(paragraph(good, { rightPt: 525.5 }, { rightPt: 522.6 }, good, good)).short).toEqual([]);
    expect(judgeLines(paragraph(good, { rightPt: 521.9 }, good, { rightPt: 527 }, good, good)).short.length).toBe(2);
  });

  test('a comma may end with its blank half outside, or hang', () => {
    const hanging = `${good}，`;
    expect(judgeLines(paragraph(good, { text: hanging, rightPt: 529.25 }, { text: hanging, rightPt: 534.5 }, good, good)).short).toEqual([]);
    expect(judgeLines(paragraph(good, { rightPt: 529.25 }, good, good)).short.length).toBe(1);
  });

  test('a line that the source ended is not full', () => {
    expect(judgeLines(paragraph(good, { rightPt: 300 }, good, good)).full).toBe(2);
  });
});
