/** Numbers as people write them, in Chinese and in English, and the precision that they give. */
import { describe, expect, test } from 'vitest';
import { printEnglishNumeral } from '../../src/values/englishNumerals.js';
import { printHanNumeral } from '../../src/values/hanNumerals.js';
import { readNumbers } from '../../src/values/readNumbers.js';

/** [value, step], both to twelve digits. */
const read = (text: string): readonly (readonly [number, number])[] =>
  readNumbers(text).map(({ value, step }) => [Number(value.toPrecision(12)), Number(step.toPrecision(12))]);

describe('one number, in', () => {
  test.each<readonly [string, number, number]>([
    ['40', 40, 1],
    ['40 %', 0.4, 0.01],
    ['40%', 0.4, 0.01],
    ['40.5 %', 0.405, 0.001],
    ['40 per cent', 0.4, 0.01],
    ['40 percent', 0.4, 0.01],
    ['1.5 percentage points', 0.015, 0.001],
    ['5 ‰', 0.005, 0.001],
    ['1,234.5', 1234.5, 0.1],
    ['10 000', 10_000, 1],
    ['10\u202f000\u202f000', 10_000_000, 1],
    ['320 million', 320_000_000, 1e6],
    ['3.2bn', 3.2e9, 1e8],
    ['3.25 billion', 3.25e9, 1e7],
    ['400m', 4e8, 1e6],
    ['12k', 12_000, 1000],
    ['40 m', 40, 1],
    ['US$400 million a quarter', 4e8, 1e6],
    ['USD400', 400, 1],
    ['−3.5', -3.5, 0.1],
    ['minus 3.5', -3.5, 0.1],
    ['about 40 per cent of all', 0.4, 0.01],
    ['4０％', 0.4, 0.01],
    ['3.2 亿', 3.2e8, 1e7],
    ['每季度至多 4 亿美元', 4e8, 1e8],
    ['1.2万', 12_000, 1000],
    ['1.2 萬', 12_000, 1000],
    ['2 千万', 2e7, 1e7],
    ['3 亿 2 千万', 3.2e8, 1e7],
    ['5 千克', 5, 1],
    ['1.5 万亿', 1.5e12, 1e11],
    ['百分之40', 0.4, 0.01],
    ['4 成', 0.4, 0.1],
    ['40 成员', 40, 1],
    ['5 个百分点', 0.05, 0.01],
    ['逾 1 万家企业', 10_000, 10_000],
    ['百分之四十', 0.4, 0.01],
    ['百分之四点五', 0.045, 0.001],
    ['百分之百', 1, 0.01],
    ['四成', 0.4, 0.1],
    ['四成五', 0.45, 0.01],
    ['三亿二千万', 3.2e8, 1e4],
    ['一百零五', 105, 1],
    ['十五', 15, 1],
    ['两万', 20_000, 10_000],
    ['三点二亿', 3.2e8, 1e7],
    ['二〇二四', 2024, 1],
    ['一万亿', 1e12, 1e12],
    ['负五', -5, 1],
    ['forty', 40, 1],
    ['Forty-two per cent', 0.42, 0.01],
    ['three hundred and twenty million', 3.2e8, 1e6],
    ['two thousand and five', 2005, 1],
  ])('%s', (text, value, step) => {
    expect(read(text)).toEqual([[value, step]]);
  });
});

test('digits of names are none, and numbers in a row are several', () => {
  expect(read('GPT4 and the H20')).toEqual([]);
  expect(read('万一有人')).toEqual([]);
  expect(read('from 24 to 40 %')).toEqual([[24, 1], [0.4, 0.01]]);
  expect(read('2024 年的 40%')).toEqual([[2024, 1], [0.4, 0.01]]);
  expect(read('five six')).toEqual([]);
});

test('numbers are read out, and read back', () => {
  const han: readonly (readonly [number, string])[] = [
    [0, '零'], [10, '十'], [15, '十五'], [40, '四十'], [105, '一百零五'], [110, '一百一十'], [2024, '二千零二十四'], [10_005, '一万零五'],
    [320_000_000, '三亿二千万'], [100_000_001, '一亿零一'], [1_200_000_000_000, '一万二千亿'], [4.5, '四点五'], [-3, '负三'],
  ];
  for (const [value, words] of han) {
    expect(printHanNumeral(value)).toBe(words);
    expect(readNumbers(words)).toMatchObject([{ value }]);
  }
  const english: readonly (readonly [number, string])[] = [
    [0, 'zero'], [13, 'thirteen'], [42, 'forty-two'], [100, 'one hundred'], [2005, 'two thousand and five'], [320_000_000, 'three hundred and twenty million'],
    [1_234_567, 'one million two hundred and thirty-four thousand five hundred and sixty-seven'],
  ];
  for (const [value, words] of english) {
    expect(printEnglishNumeral(value)).toBe(words);
    expect(readNumbers(words)).toMatchObject([{ value }]);
  }
  expect(printEnglishNumeral(-4.5)).toBe('minus four point five');
});
