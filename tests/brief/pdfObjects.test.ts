import { describe, expect, test } from 'vitest';
import { printObject } from '../../src/brief/pdfObjects.js';

/** pdfkit tells names (primitive strings) from text (String objects). */
const text = (value: string): object => new String(value);

describe('a value of the document in the syntax of the file', () => {
  test.each([
    ['a name', 'Page', '/Page'],
    ['a number, six decimals at most', 0.123_456_78, '0.123457'],
    ['nothing below the sixth decimal, and no exponent', -1e-7, '0'],
    ['truth and nothing', [true, false, null, undefined], '[true false null null]'],
    ['text with brackets', text('a (b) \\'), '(a \\(b\\) \\\\)'],
    ['text outside ASCII, as UTF-16', text('中'), '(\u00fe\u00ff\u004e\u002d)'],
    ['a date in universal time', new Date(Date.UTC(2026, 0, 2, 3, 4, 5)), '(D:20260102030405Z)'],
    ['bytes', Uint8Array.of(0, 255), '<00ff>'],
    ['a dictionary, without what is undefined, spaces only where they part something', { Type: 'Page', Count: 1, Kids: [1, 2], Title: text('T'), Gone: undefined }, '<</Type/Page/Count 1/Kids[1 2]/Title(T)>>'],
  ])('%s', (_, value, expected) => {
    expect(printObject(value)).toBe(expected);
  });

  test('a number that is none is refused', () => {
    expect(() => printObject([Number.NaN])).toThrow('NaN');
  });
});
