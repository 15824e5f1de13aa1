import { expect, test } from 'vitest';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { memoryFolder } from '../references/memoryFolder.js';

function read(value: string): { readonly handout: unknown; readonly codes: readonly string[] } {
  const found: Diagnostic[] = [];
  const text = `---\nlang: en\n${value}\n---\n\nText.\n`;
  const { metadata } = readManuscript('a.md', memoryFolder({ 'a.md': text }), (diagnostic) => found.push(diagnostic));
  return { handout: metadata.handout, codes: found.map(({ code, position }) => `${code} ${position?.start.line}`) };
}

test.each([
  ['handout: true', { slidesPerPage: 1, notes: true }],
  ['handout: {slides-per-page: 3}', { slidesPerPage: 3, notes: false }],
  ['handout: {slides-per-page: 3, notes: true}', { slidesPerPage: 3, notes: true }],
  ['handout: {notes: false}', { slidesPerPage: 1, notes: false }],
  ['handout: false', null],
  ['toc: false', null],
])('%s', (value, handout) => {
  expect(read(value)).toEqual({ handout, codes: [] });
});

test.each([
  ['handout: 3', ['value-unfit 3']],
  ['handout: {slides-per-page: 5}', ['value-unfit 3']],
  ['handout: {slides: 3}', ['key-unknown 3']],
  ['handout: {notes: some}', ['value-unfit 3']],
])('%s is reported where it stands', (value, codes) => {
  expect(read(value).codes).toEqual(codes);
});
