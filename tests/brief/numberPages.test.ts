/** Printed page numbers. */
import { expect, test } from 'vitest';
import { pageNumber, romanNumber } from '../../src/brief/numberPages.js';

test.each([[1, 'i'], [4, 'iv'], [9, 'ix'], [14, 'xiv'], [40, 'xl'], [88, 'lxxxviii'], [1994, 'mcmxciv']])('%i is %s', (value, text) => {
  expect(romanNumber(value)).toBe(text);
});

test('pages before the text have numbers of their own', () => {
  const numbers = [0, 1, 2, 3].map((index) => pageNumber(index, { frontPageCount: 2, pageCount: 4 }));
  expect(numbers).toEqual([{ text: 'i', of: null }, { text: 'ii', of: null }, { text: '1', of: '2' }, { text: '2', of: '2' }]);
});
