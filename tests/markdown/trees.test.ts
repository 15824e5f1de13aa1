import { fileURLToPath } from 'node:url';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { printTree } from './printTree.js';
import { readFiles } from './manuscripts.js';

const folder = new URL('../golden/reader/', import.meta.url);
const files = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => /\.(?:md|csv|tsv)$/.test(name))
    .map((name) => [name, readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n')]),
);

/** A file `_part.md` is included by others. */
const cases = Object.keys(files).filter((name) => name.endsWith('.md') && !name.startsWith('_')).sort();

describe('trees are as they were reviewed', () => {
  test.each(cases)('%s', async (name) => {
    const { root, metadata, diagnostics } = readFiles({ ...files, 'index.md': files[name] ?? '' });
    const said = diagnostics
      .filter(({ code }) => code !== 'language-guessed')
      .map(({ severity, code, position, message }) => `! ${position?.file ?? ''}:${position?.start.line ?? 0}:${position?.start.column ?? 0} ${severity} ${code}: ${message}\n`);
    const title = metadata.title === '' ? '' : `title ${JSON.stringify(metadata.title)}\n`;
    await expect(title + printTree(root.children) + said.join('')).toMatchFileSnapshot(fileURLToPath(new URL(name.replace(/\.md$/, '.txt'), folder)));
  });
});
