import { expect, test } from 'vitest';
import { isUnseen, splitEmphasis, splitSharedPunctuation } from '../../src/deck/characterRoles.js';

/** Narrow punctuation between braces. */
const marked = (text: string): string =>
  splitSharedPunctuation(text)
    .map((run) => (run.latinPunctuation ? `{${run.text}}` : run.text))
    .join('');

test.each([
  ['此后“脱钩”并未发生', '此后“脱钩”并未发生'],
  ['称“AI”为', '称“AI”为'],
  ['以及 don’t 与', '以及 don{’}t 与'],
  ['见 The “Stack” paper', '见 The {“}Stack{”} paper'],
  ['结束……', '结束……'],
  ['粗体——以及', '粗体——以及'],
  ['2019—2024 年', '2019{—}2024 年'],
  ['“GPU”', '“GPU”'],
])('punctuation of both scripts is narrow between Latin words only: %s', (text, expected) => {
  expect(marked(text)).toBe(expected);
});

test('emphasis is split into Han, which gets dots, its punctuation, and the rest, which gets italics', () => {
  expect(splitEmphasis('强调，AI 合作')).toEqual([
    { text: '强调', mark: 'dots' },
    { text: '，', mark: 'undotted' },
    { text: 'AI ', mark: 'italics' },
    { text: '合作', mark: 'dots' },
  ]);
});

test('what is never drawn needs no font', () => {
  for (const character of ['\u200D', '\uFE0F', '\u00AD', '\n', '\u2028']) expect(isUnseen(character)).toBe(true);
  for (const character of ['a', '中', '✅', '𠮷']) expect(isUnseen(character)).toBe(false);
});
