/** Addresses in plain text become links, without the punctuation of the sentence around them. */
import { expect, test } from 'vitest';
import { linkedText } from '../../src/document/linkedText.js';
import { plainText } from '../../src/document/plainText.js';

const position = { file: 'a.md', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } };

test.each([
  ['no address', []],
  ['see https://example.org/a?b=1, page 2.', ['https://example.org/a?b=1']],
  ['（见 https://example.org/数据，2024 年）', ['https://example.org/数据']],
  ['http://a.org and http://b.org/x).', ['http://a.org', 'http://b.org/x']],
])('%s', (text, urls) => {
  const nodes = linkedText(text, position);
  expect(nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []))).toEqual(urls);
  expect(plainText(nodes)).toBe(text);
});
