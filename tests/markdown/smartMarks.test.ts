/** Straight quotation marks and hyphens in rows become the marks of the language, unless the front matter asks for what was typed. */
import { describe, expect, test } from 'vitest';
import { readFiles } from './manuscripts.js';
import { printTree } from './printTree.js';

const textIn = (front: string, body: string): string => {
  const { root } = readFiles({ 'index.md': `---\ntitle: T\n${front}\n---\n\n${body}\n` });
  return Array.from(printTree(root.children).matchAll(/value=("(?:[^"\\]|\\.)*")/g), ([, value]) => String(JSON.parse(value ?? '""'))).join('|');
};

const typed = `He said "don't 'go' *now*" -- or...`;

describe('marks', () => {
  test.each([
    ['lang: en', 'He said “don’t ‘go’ |now|” – or…'],
    ['lang: de', 'He said „don’t ‚go‘ |now|“ – or…'],
    ['lang: de-CH\nsmart: false', typed.replaceAll('*', '|')],
    ['lang: fr', 'He said «\u00a0don’t “go” |now|\u00a0» – or…'],
    ['lang: es', 'He said «don’t “go” |now|» – or…'],
    ['lang: it', 'He said “don’t ‘go’ |now|” – or…'],
    ['lang: en\nsmart: false', typed.replaceAll('*', '|')],
  ])('under %s', (front, text) => {
    expect(textIn(front, typed)).toBe(text);
  });

  test('inches, decades and quotations side by side are told apart', () => {
    expect(textIn('lang: en', `A 12" rule of the '90s, "one" "two".`)).toBe('A 12" rule of the ’90s, “one” “two”.');
    expect(textIn('lang: de', `"Eins" "zwei", *"drei"* "vier".`)).toBe('„Eins“ „zwei“, |„drei“| „vier“.');
  });
});
