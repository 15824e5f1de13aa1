import { tests } from 'commonmark-spec';
import { describe, expect, test } from 'vitest';
import { commonmarkDifferences } from './commonmarkDifferences.js';
import { compare } from './specifications.js';

describe('the reader agrees with the examples of CommonMark 0.31.2', () => {
  for (const { number, section, markdown, html } of tests) {
    const reason = commonmarkDifferences.get(number);
    const { got, expected } = compare(markdown.replaceAll('→', '\t'), html.replaceAll('→', '\t'));
    if (reason === undefined) test(`${number}: ${section}`, () => { expect(got).toBe(expected); });
    else test(`${number} differs: ${reason}`, () => { expect(got).not.toBe(expected); });
  }

  test('all examples were run', () => {
    expect(tests.length).toBe(652);
    expect(commonmarkDifferences.size).toBe(16);
  });
});
