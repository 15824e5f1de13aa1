import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentNode } from '../../src/document/nodes.js';
import { childrenOf } from '../../src/document/visit.js';
import { codesOf, readBody } from './manuscripts.js';

const marks = [
  '*', '**', '_', '__', '~~', '`', '``', '[', ']', '](', '![', ')', '^[', '> ', '- ', '1. ', '# ', '## ', '\n', '\n\n', '\n\n', '    ', '\t', ' | ', '\n|-|-|\n', '$', '$$',
  '\n```\n', '\n:::\n', '\n::: notes\n', '\n:::: columns\n::: column\n', '\n: ', '<u>', '</u>', '<b>', '<div>\n', '"', "'", '--', '\\', '&amp;', '@', '@fig-', '。', '汉', '“', '”', ' ', ' ', ' ', '\n---\n', '\n***\n',
];

/** Marks in any order between words that are each used once. */
const texts = fc.array(fc.constantFrom(...marks), { minLength: 1, maxLength: 60 }).map((parts) => parts.map((part, index) => `w${index}x${part}`).join(''));

const withoutPositions = (node: DocumentNode): string => JSON.stringify(node, (key, value: unknown) => (key === 'position' ? undefined : value));

test('no word is lost', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const read = readBody(text);
      if (codesOf(read).includes('table-row-too-long')) return;
      const tree = withoutPositions(read.root);
      for (const [word] of text.matchAll(/w\d+x/g)) expect(tree).toContain(word);
    }),
    { numRuns: 400, seed: 7 },
  );
});

test('every node stands inside the text, and ends after it starts', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const lines = `---\ntitle: T\nlang: en\n---\n${text}`.split('\n');
      const check = (node: DocumentNode): void => {
        const { start, end } = node.position;
        expect(start.line < end.line || (start.line === end.line && start.column <= end.column)).toBe(true);
        expect(start.column).toBeGreaterThanOrEqual(1);
        expect(end.column).toBeLessThanOrEqual((lines[end.line - 1]?.length ?? -1) + 1);
        childrenOf(node).forEach(check);
      };
      check(readBody(text).root);
    }),
    { numRuns: 300, seed: 8 },
  );
});

test('any characters at all are read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(() => readBody(text)).not.toThrow();
    }),
    { numRuns: 200, seed: 9 },
  );
});
