/** Data files come in the encodings that spreadsheets write, and are told apart by their bytes. */
import { expect, test } from 'vitest';
import { decodeData } from '../../src/structured/decodeData.js';

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex');

test.each([
  ['UTF-8', 'e4b8ad e59bbd 2c 31', 'utf-8', '中国,1'],
  ['UTF-8 with a mark', 'efbbbf e4b8ad', 'utf-8', '中'],
  ['UTF-16, little-endian', 'fffe 2d4e fd56 2c00', 'utf-16', '中国,'],
  ['UTF-16, big-endian', 'feff 4e2d 56fd 002c', 'utf-16', '中国,'],
  ['GB 2312', 'd6d0 b9fa 2c 31', 'gb18030', '中国,1'],
  ['GBK, beyond GB 2312', 'd6ec e946 bbf9', 'gb18030', '朱镕基'],
  ['GB18030, four bytes', 'c2ed d6d0 b9fa 8139ef30', 'gb18030', '马中国㐁'],
])('%s', (_, hex, encoding, text) => {
  expect(decodeData(bytes(hex))).toEqual({ text, encoding });
});

test.each([
  ['Latin-1', '5a fc 72 69 63 68'],
  ['Windows-1252 with a dash', '61 96 62'],
  ['a picture', '89504e47 0d0a1a0a 00 d6d0'],
  ['half a character of UTF-16', 'fffe 2d4e 00'],
])('%s is none of them', (_, hex) => {
  expect(decodeData(bytes(hex))).toBeNull();
});

test('lines end with a line feed, whatever they ended with', () => {
  expect(decodeData(Buffer.from('a\r\nb\rc\n'))?.text).toBe('a\nb\nc\n');
});
