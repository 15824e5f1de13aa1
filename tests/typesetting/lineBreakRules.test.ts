import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { lineBreakValue } from '../../src/typesetting/lineBreakClasses.js';
import { lineBreakPlaces, MANDATORY, PROHIBITED } from '../../src/typesetting/lineBreakRules.js';

const placesOf = (codePoints: readonly number[]): Uint8Array => lineBreakPlaces(Uint8Array.from(codePoints, lineBreakValue), codePoints);

const codePointsOf = (line: string): number[] => [...line.matchAll(/[0-9A-F]{4,6}/g)].map(([hex]) => Number.parseInt(hex, 16));

/** Breaks as the test file writes them: between code points in hex. */
const marked = (codePoints: readonly number[]): string => {
  const places = placesOf(codePoints);
  const parts = codePoints.map((codePoint, i) => `${i === 0 || places[i] === PROHIBITED ? '×' : '÷'} ${codePoint.toString(16).toUpperCase().padStart(4, '0')}`);
  return `${parts.join(' ')} ÷`;
};

const cases = readFileSync(fileURLToPath(new URL('LineBreakTest.txt', import.meta.url)), 'utf8')
  .split('\n')
  .map((line) => (line.split('#')[0] ?? '').trim())
  .filter((line) => line !== '');

/** Cases of Unicode 15.0 that a rule of Unicode 15.1 or 16.0 decides otherwise. A new difference fails the test. */
const changedSince15: Readonly<Record<string, readonly string[]>> = {
  'LB20a (16.0): no break after a hyphen that starts a word': [
    '× 002D ÷ 0023 ÷', '× 002D × 0308 ÷ 0023 ÷', '× 002D ÷ 00A7 ÷', '× 002D × 0308 ÷ 00A7 ÷', '× 002D ÷ 50005 ÷', '× 002D × 0308 ÷ 50005 ÷',
    '× 002D ÷ 0E01 ÷', '× 002D × 0308 ÷ 0E01 ÷',
  ],
  'LB25 (16.0): IS × NU': [
    '× 002C ÷ 0030 ÷', '× 002C × 0308 ÷ 0030 ÷', '× 0061 × 002E ÷ 0032 × 0020 ÷', '× 0061 × 002E ÷ 0032 × 0020 ÷ 0915 ÷',
    '× 0061 × 002E ÷ 0032 × 0020 ÷ 672C ÷', '× 0061 × 002E ÷ 0032 × 3000 ÷ 672C ÷', '× 0061 × 002E ÷ 0032 × 3000 ÷ 307E ÷',
    '× 0061 × 002E ÷ 0032 × 3000 ÷ 0033 ÷', '× 0041 × 002E ÷ 0031 × 0020 ÷ BABB ÷', '× BD24 ÷ C5B4 × 002E × 0020 ÷ 0041 × 002E ÷ 0032 × 0020 ÷ BCFC ÷',
    '× BD10 ÷ C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0033 × 0020 ÷ BABB ÷', '× C694 × 002E × 0020 ÷ 0041 × 002E ÷ 0034 × 0020 ÷ BABB ÷',
    '× 0061 × 002E ÷ 0032 × 3000 ÷ 300C ÷',
  ],
  'LB15 of 15.0 (QU SP* × OP) is gone': [
    '× 0022 × 0020 × 2329 ÷', '× 0022 × 0308 × 0020 × 2329 ÷', '× 0022 × 0020 × 0028 ÷', '× 0022 × 0308 × 0020 × 0028 ÷',
    '× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 00AB × 0020 × 0028 × 0020 × 0308 × 0020 × 0029 × 0020 ÷ 00BB × 0028 × 0065 × 0308 × 0029 ÷',
    '× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 00AB × 0020 × 007B × 0020 × 0308 × 0020 × 007D × 0020 ÷ 00BB × 0028 × 0065 × 0308 × 0029 ÷',
  ],
  'LB15a, LB15b (15.1): spaces inside quotation marks': [
    '× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 0028 × 00AB × 0020 ÷ 0308 × 0020 ÷ 00BB × 0029 ÷ 0028 × 0065 × 0308 × 0029 ÷',
    '× 0061 × 006D × 0062 × 0069 × 0067 × 0075 × 007B × 00AB × 0020 ÷ 0308 × 0020 ÷ 00BB × 007D ÷ 0028 × 0065 × 0308 × 0029 ÷',
  ],
  'LB15c (16.0): a break before a decimal point after a space': [
    '× 0065 × 0071 × 0075 × 0061 × 006C × 0073 × 0020 × 002E ÷ 0033 × 0035 × 0020 ÷ 0063 × 0065 × 006E × 0074 × 0073 ÷',
  ],
  'LB21a (15.1): a hyphen between Hebrew letters': ['× 05D0 × 002D × 05D0 ÷'],
};

describe('Unicode’s line break test', () => {
  test('all 7,654 cases pass, but for 31 that a later rule changes', () => {
    expect(cases.length).toBe(7654);
    const different = cases.filter((line) => marked(codePointsOf(line)) !== line);
    expect(different.toSorted()).toEqual(Object.values(changedSince15).flat().toSorted());
    expect(different.length).toBe(31);
  });

  test('line feeds, paragraph separators and next line force a break (LB4, LB5)', () => {
    expect([...placesOf([0x61, 0x0a, 0x62])]).toEqual([0, 0, MANDATORY]);
    expect([...placesOf([0x61, 0x0d, 0x0a, 0x62])]).toEqual([0, 0, 0, MANDATORY]);
    expect([...placesOf([0x61, 0x2029, 0x62])]).toEqual([0, 0, MANDATORY]);
  });
});

describe('rules of Unicode 16.0 that the older test does not reach', () => {
  test.each([
    ['LB15c: a break before a decimal point after a space', 'equals |.35'],
    ['LB19a: quotation marks between Han take breaks on their outer sides', '中|“文”|中'],
    ['LB20a: an option keeps its hyphen', 'ls |-l'],
    ['LB25: a number keeps its prefix, separators and suffix', 'for |$(12,345.67)% |more'],
    ['LB28a: Javanese syllables stay whole', 'ꦏ꧀ꦏ|ꦏ'],
    ['LB30b: an emoji keeps its skin tone', '👍🏽|👍🏽'],
  ])('%s', (_rule, expected) => {
    const codePoints = Array.from(expected.replaceAll('|', ''), (character) => character.codePointAt(0) ?? 0);
    const places = placesOf(codePoints);
    expect(codePoints.map((codePoint, i) => (places[i] === PROHIBITED ? '' : '|') + String.fromCodePoint(codePoint)).join('')).toBe(expected);
  });
});
