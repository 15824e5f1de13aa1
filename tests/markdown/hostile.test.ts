import { describe, expect, test } from 'vitest';
import { hostileTexts } from './hostileTexts.js';
import { codesOf, readBody, readFiles } from './manuscripts.js';

/** Far above what any of them takes; a quadratic reader needs minutes. */
const boundSeconds = 15;

describe('hostile text is read in bounded time', () => {
  test.each(Object.entries(hostileTexts))('%s', (_, text) => {
    const before = process.cpuUsage();
    expect(() => readBody(text)).not.toThrow();
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(boundSeconds);
  });

  test('ten times the text takes about ten times the time', () => {
    const paragraph = 'Some *words* with `code`, [a link](https://example.com) and 汉字，**重点。**后面。\nA second line "quoted".\n\n- item\n- item\n\n';
    const seconds = (count: number): number => {
      const before = process.cpuUsage();
      readBody(paragraph.repeat(count));
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    };
    seconds(2000);
    expect(seconds(20_000) / seconds(2000)).toBeLessThan(30);
  });
});

test('nesting beyond the limit is an error', () => {
  const read = readBody('> '.repeat(150) + 'a');
  expect(codesOf(read)).toEqual(['nesting-too-deep']);
});

test('nesting within the limit is read', () => {
  expect(codesOf(readBody('> '.repeat(30) + 'a'))).toEqual([]);
});

test('a file of more than 6 MB is refused, one below it is read', () => {
  expect(codesOf(readFiles({ 'index.md': `---\ntitle: T\nlang: en\n---\n${'a b c d\n\n'.repeat(700_000)}` }))).toContain('manuscript-too-large');
  expect(codesOf(readFiles({ 'index.md': `---\ntitle: T\nlang: en\n---\n${'words '.repeat(990_000)}` }))).toEqual([]);
});

test('more than 200,000 paragraphs are refused, wherever they stand', () => {
  expect(codesOf(readBody('a\n\n'.repeat(200_001)))).toEqual(['manuscript-too-long']);
  // each is a paragraph in an item
  expect(codesOf(readBody('- a\n'.repeat(200_001)))).toEqual(['manuscript-too-long']);
  expect(codesOf(readBody('a\n\n'.repeat(200_000)))).toEqual([]);
});

test('front matter with many aliases is an error', () => {
  const levels = Array.from({ length: 9 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array.from({ length: 9 }, () => `*a${index}`).join(', ')}]`);
  const read = readFiles({ 'index.md': `---\na0: &a0 [x]\n${levels.join('\n')}\n---\n` });
  expect(codesOf(read)).toContain('front-matter-malformed');
});

test('deeply nested front matter is an error', () => {
  const read = readFiles({ 'index.md': `---\ntitle: ${'['.repeat(50_000)}\n---\n` });
  expect(codesOf(read)).toContain('front-matter-malformed');
});

test('a key called __proto__ changes nothing', () => {
  const read = readFiles({ 'index.md': '---\ntitle: T\nlang: en\n__proto__: {smart: false}\n---\n[a]{__proto__="x" constructor="y"}\n' });
  expect(codesOf(read)).toEqual(['key-unknown']);
  expect(read.metadata.smartQuotes).toBe(true);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});
