/** Without files, `build` means the manuscripts in content/, else the Markdown files here that have a title. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findManuscripts } from '../../src/commandLine/findManuscripts.js';
import { temporaryFolder } from '../temporaryFolder.js';

test('every index file one folder below content/, in the order of names', () => {
  const folder = temporaryFolder({
    'content/b/index.zh.md': '',
    'content/b/index.en-GB.md': '',
    'content/a/index.md': '',
    'content/a/part.md': '---\ntitle: A\n---\n',
    'content/a/index.notes.final.md': '',
    'content/README.md': '---\ntitle: A\n---\n',
    'content/a/deeper/index.md': '',
    'report.md': '---\ntitle: A\n---\n',
  });
  expect(findManuscripts(folder)).toEqual(['content/a/index.md', 'content/b/index.en-GB.md', 'content/b/index.zh.md']);
});

test('without content/, Markdown files with a title in their front matter', () => {
  const folder = temporaryFolder({
    'a.md': '---\ntitle: A\n---\n',
    'b.md': '# B\n',
    'c.md': '\ufeff---\r\nlang: zh\r\ntitle: 报告\r\n---\r\n',
    'd.md': '---\nsubtitle: D\n---\ntitle: no\n',
    'e.md': '---\ntitle: never closed\n',
    'f.txt': '---\ntitle: F\n---\n',
    'README.md': '# Read me\n',
    'sub/g.md': '---\ntitle: G\n---\n',
  });
  expect(findManuscripts(folder)).toEqual(['a.md', 'c.md']);
});

test('nothing in an empty folder', () => {
  expect(findManuscripts(temporaryFolder())).toEqual([]);
});

test.skipIf(process.platform === 'win32')('links that lead nowhere are no manuscripts', () => {
  const folder = temporaryFolder({ 'a.md': '---\ntitle: A\n---\n' });
  symlinkSync('loop.md', join(folder, 'loop.md'));
  symlinkSync('none.md', join(folder, 'lost.md'));
  expect(findManuscripts(folder)).toEqual(['a.md']);
});
