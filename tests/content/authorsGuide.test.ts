/** Every example of the author's guide is built, so that the guide describes only what works. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/api.js';
import { temporaryFolder } from '../temporaryFolder.js';

const content = new URL('../../content/', import.meta.url);
const guide = readFileSync(new URL('README.md', content), 'utf8');

/** What stands between the fences of a language. */
function examplesIn(language: string): readonly string[] {
  return Array.from(guide.matchAll(/^(`{3,})(\w+)\n([\s\S]*?)^\1$/gm), ([, , name, text]) => (name === language ? (text ?? '') : '')).filter((text) => text !== '');
}

/** The files that the examples name. */
function writeFiles(folder: string): void {
  for (const name of ['charts', 'data', 'pictures', 'parts']) mkdirSync(join(folder, name));
  const chart = { data: { url: '../data/shares.csv' }, mark: 'bar', encoding: { x: { field: 'Share', type: 'quantitative' }, y: { field: 'Country', type: 'nominal' } } };
  writeFileSync(join(folder, 'charts', 'shares.vl.json'), JSON.stringify(chart));
  writeFileSync(join(folder, 'data', 'shares.csv'), 'Country,Share\nA,40\nB,24\n');
  writeFileSync(join(folder, 'parts', 'method.md'), '## Method\n\nText.\n');
  writeFileSync(join(folder, 'own.css'), examplesIn('css').join('\n'));
  copyFileSync(new URL('ai-cooperation/pictures/logo.svg', content), join(folder, 'pictures', 'logo.svg'));
  const work = (id: string, family: string, year: number) => ({ id, type: 'book', title: 'A title', author: [{ family }], issued: { 'date-parts': [[year]] } });
  writeFileSync(join(folder, 'references.en.json'), JSON.stringify([work('ding2023', 'Ding', 2023), work('rand2025', 'Rand', 2025)]));
}

test('every example of the guide builds without a word, under its front matter', async () => {
  const folder = temporaryFolder();
  writeFiles(folder);
  const [frontMatter = ''] = examplesIn('yaml');
  const examples = examplesIn('markdown');
  expect(examples.length).toBeGreaterThan(12);
  writeFileSync(join(folder, 'guide.md'), [frontMatter, ...examples].join('\n'));
  const result = await build(join(folder, 'guide.md'));
  expect(result.diagnostics).toEqual([]);
  expect(result.brief?.pageCount).toBeGreaterThan(3);
  expect(result.deck?.slideCount).toBeGreaterThan(5);
});
