/** Values in the formats that the author's guide lists. */
import { describe, expect, test } from 'vitest';
import { numberLanguage, readFormat } from '../../src/values/formatValue.js';

function print(value: number, format: string | null, lang = 'en-GB'): string {
  const read = readFormat(format);
  return read.kind === 'known' ? read.print(value, numberLanguage(lang)) : read.kind;
}

describe('a number in the format', () => {
  test.each<readonly [number, string | null, string, string]>([
    [2024, null, 'en-GB', '2024'],
    [320_000_000, null, 'en-GB', '320,000,000'],
    [12_345.678, null, 'zh-CN', '12,345.678'],
    [0.1 + 0.2, null, 'en-GB', '0.3'],
    [-5, null, 'en-GB', '−5'],
    [1.5e21, null, 'en-GB', '1,500,000,000,000,000,000,000'],
    [2.5e-7, null, 'en-GB', '0.00000025'],
    [0.4, '.0%', 'en-GB', '40%'],
    [1234.5, ',.1f', 'zh-CN', '1,234.5'],
    [4e8, '$.2s', 'en-US', '$400M'],
    [0.405, 'percent', 'en-GB', '40.5\u00a0per cent'],
    [0.4, 'percent', 'en-US', '40\u00a0percent'],
    [0.4, 'percent', 'zh-CN', '40%'],
    [0.4, '.1 percent', 'zh-CN', '40.0%'],
    [3.2e8, 'compact', 'en-GB', '320\u00a0million'],
    [3.25e9, 'compact', 'en-GB', '3.25\u00a0billion'],
    [12_345, 'compact', 'en-GB', '12,345'],
    [999_999_999, 'compact', 'en-GB', '1\u00a0billion'],
    [3.2e8, 'compact', 'zh-CN', '3.2 亿'],
    [3.2e8, 'compact', 'zh-TW', '3.2 億'],
    [12_000, 'compact', 'zh-CN', '1.2 万'],
    [12_345_678, 'compact', 'zh-CN', '1235 万'],
    [99_999_999, 'compact', 'zh-CN', '1 亿'],
    [1.5e12, '.2 compact', 'zh-CN', '1.50 万亿'],
    [3.2e9, 'short', 'en-GB', '3.2bn'],
    [4e8, 'short', 'en-GB', '400m'],
    [12_000, 'short', 'en-GB', '12k'],
    [3.2e8, 'words', 'zh-CN', '三亿二千万'],
    [3.2e8, 'words', 'zh-Hant', '三億二千萬'],
    [40, 'words', 'en-GB', 'forty'],
    [0.4, 'percent-words', 'zh-CN', '百分之四十'],
    [-0.045, 'percent-words', 'zh-CN', '负百分之四点五'],
    [0.4, 'percent-words', 'en-GB', 'forty\u00a0per cent'],
  ])('%d as %s in %s', (value, format, lang, words) => {
    expect(print(value, format, lang)).toBe(words);
  });
});

test('formats that print no number for readers are not known, and slips of names are seen', () => {
  expect(readFormat('compcat')).toEqual({ kind: 'unknown', nearest: 'compact' });
  for (const format of ['.0x', 'c', '.1 words', 'two places', '']) expect(readFormat(format).kind).toBe(format === '' ? 'known' : 'unknown');
  expect(readFormat('text')).toEqual({ kind: 'text' });
});
