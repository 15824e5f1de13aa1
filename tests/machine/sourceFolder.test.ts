/** Only regular files inside the manuscript's folder can be read, and only up to the limit. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openManuscript } from '../../src/machine/sourceFolder.js';
import { temporaryFolder } from '../temporaryFolder.js';

const windows = process.platform === 'win32';

function open(folder: string, limit?: number) {
  return openManuscript(join(folder, 'work', 'report.md'), limit === undefined ? {} : { limit });
}

function outcome(folder: string, url: string, from = 'report.md'): string {
  const opened = open(folder);
  const result = opened.folder.read(url, join(folder, 'work', from));
  return result.kind === 'read' ? new TextDecoder().decode(result.bytes) : result.refusal;
}

describe('what is read', () => {
  test('a manuscript is read by its own display path', () => {
    const folder = temporaryFolder({ 'work/report.md': '# A' });
    const opened = open(folder);
    expect(outcome(folder, opened.file)).toBe('# A');
  });

  test('an address is relative to the file it is written in', () => {
    const folder = temporaryFolder({ 'work/report.md': '', 'work/charts/a.vl.json': '', 'work/data/a.csv': 'x' });
    expect(outcome(folder, '../data/a.csv', 'charts/a.vl.json')).toBe('x');
    expect(outcome(folder, 'data/a.csv')).toBe('x');
    expect(outcome(folder, './data//./a.csv')).toBe('x');
  });

  test('the display path starts as the user named the manuscript', () => {
    const folder = temporaryFolder({ 'work/report.md': '', 'work/a.csv': 'x' });
    const opened = open(folder);
    expect(opened.folder.read('a.csv', opened.file)).toMatchObject({ kind: 'read', file: `${folder}/work/a.csv` });
    expect(opened.withinFolder(`${folder}/work/charts/a.json`)).toBe('charts/a.json');
  });

  test('an address may be percent-encoded, and a name may look as if it were', () => {
    const folder = temporaryFolder({ 'work/report.md': '', 'work/数据 1.csv': 'x', 'work/100%25.csv': 'y', 'work/50%.csv': 'z' });
    expect(outcome(folder, '%E6%95%B0%E6%8D%AE%201.csv')).toBe('x');
    expect(outcome(folder, '数据 1.csv')).toBe('x');
    expect(outcome(folder, '100%25.csv')).toBe('y');
    expect(outcome(folder, '50%.csv')).toBe('z');
  });

  test('a name is found in either Unicode normal form', () => {
    const folder = temporaryFolder({ 'work/report.md': '', ['work/re\u0301sume\u0301.csv']: 'nfd', ['work/\u00e9tude.csv']: 'nfc' });
    expect(readdirSync(join(folder, 'work'))).toHaveLength(3);
    expect(outcome(folder, 'r\u00e9sum\u00e9.csv')).toBe('nfd');
    expect(outcome(folder, 'e\u0301tude.csv')).toBe('nfc');
  });

  test('what was read is listed with its digest, by name within the folder', () => {
    const folder = temporaryFolder({ 'work/report.md': 'a', 'work/b.csv': '' });
    const opened = open(folder);
    opened.folder.read('b.csv', opened.file);
    opened.folder.read(opened.file, opened.file);
    opened.folder.read('b.csv', opened.file);
    expect(opened.sources()).toEqual([
      { file: 'b.csv', bytes: 0, sha256: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855' },
      { file: 'report.md', bytes: 1, sha256: 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb' },
    ]);
  });
});

describe('a folder that is allowed', () => {
  const files = { 'work/report.md': '', 'work/charts/a.vl.json': '', 'shared/x.csv': 'x', 'shared/re\u0301sume\u0301.csv': 'nfd', 'shared/inner/y.csv': 'y', 'shared2/z.csv': 'secret', 'secret.txt': 'secret' };
  const allowing = (folder: string, allowed: readonly string[]) => openManuscript(join(folder, 'work', 'report.md'), { allowed });
  const read = (folder: string, url: string, from = 'work/report.md'): string => {
    const result = allowing(folder, [join(folder, 'shared')]).folder.read(url, join(folder, from));
    return result.kind === 'read' ? new TextDecoder().decode(result.bytes) : result.refusal;
  };

  test('is read by a relative and an absolute address, and nothing beside it', () => {
    const folder = temporaryFolder(files);
    expect(read(folder, '../shared/x.csv')).toBe('x');
    expect(read(folder, '../../shared/inner/y.csv', 'work/charts/a.vl.json')).toBe('y');
    expect(read(folder, '../shared/r\u00e9sum\u00e9.csv')).toBe('nfd');
    expect(read(folder, '../shared/none.csv')).toBe('missing');
    expect(read(folder, join(folder, 'shared', 'x.csv'))).toBe(windows ? 'outside' : 'x');
    for (const url of ['../secret.txt', '../shared/../secret.txt', '../shared2/z.csv', '../shared', 'file:///etc/passwd', '//server/x.csv']) expect(read(folder, url)).toBe('outside');
  });

  test('has files that name others relative to themselves, and is listed as the manuscript names it', () => {
    const folder = temporaryFolder(files);
    const opened = allowing(folder, [join(folder, 'shared')]);
    const first = opened.folder.read('../shared/x.csv', opened.file);
    expect(opened.folder.read('inner/y.csv', first.file)).toMatchObject({ kind: 'read', file: `${folder}/work/../shared/inner/y.csv` });
    expect(opened.sources().map(({ file }) => file)).toEqual(['../shared/inner/y.csv', '../shared/x.csv']);
  });

  test.skipIf(windows)('is known by its real path, links in it and to it resolved', () => {
    const folder = temporaryFolder(files);
    symlinkSync('../secret.txt', join(folder, 'shared', 'out.csv'));
    symlinkSync('../shared', join(folder, 'work', 'linked'));
    symlinkSync('shared', join(folder, 'alias'));
    expect(read(folder, '../shared/out.csv')).toBe('outside');
    expect(read(folder, 'linked/x.csv')).toBe('x');
    expect(allowing(folder, [join(folder, 'alias')]).folder.read('linked/x.csv', join(folder, 'work', 'report.md')).kind).toBe('read');
    expect(allowing(folder, [join(folder, 'none')]).folder.read('../shared/x.csv', join(folder, 'work', 'report.md'))).toMatchObject({ refusal: 'outside' });
  });
});

describe('what is refused', () => {
  test.each([
    '../secret.txt',
    'charts/../../secret.txt',
    '%2e%2e/secret.txt',
    '..%2fsecret.txt',
    '/etc/passwd',
    '%2Fetc%2Fpasswd',
    'file:///etc/passwd',
    'FILE:secret.txt',
    'http://example.org/a.csv',
    '//example.org/a.csv',
    '\\\\server\\share\\a.csv',
    'C:\\secret.txt',
    'c:secret.txt',
    'a\u0000.csv',
    'a%00.csv',
    'data:text/plain,x',
  ])('%j leaves the folder', (url) => {
    const folder = temporaryFolder({ 'work/report.md': '', 'work/charts/x': '', 'secret.txt': 'secret' });
    expect(outcome(folder, url)).toBe('outside');
  });

  test('a missing file, an empty address and a name with a broken escape are missing', () => {
    const folder = temporaryFolder({ 'work/report.md': '' });
    expect(outcome(folder, 'a.csv')).toBe('missing');
    expect(outcome(folder, '')).toBe('missing');
    expect(outcome(folder, '%E6%95.csv')).toBe('missing');
    expect(outcome(folder, 'report.md/a.csv')).toBe('missing');
  });

  test('a folder is not a regular file', () => {
    const folder = temporaryFolder({ 'work/report.md': '', 'work/data/a.csv': '' });
    expect(outcome(folder, 'data')).toBe('not-a-regular-file');
  });

  test.skipIf(windows)('a link that leads out is refused, one that stays is followed', () => {
    const folder = temporaryFolder({ 'work/report.md': '', 'work/a.csv': 'x', 'secret.txt': 'secret', 'work2/b.csv': 'secret' });
    symlinkSync('../secret.txt', join(folder, 'work', 'out.csv'));
    symlinkSync(join(folder, 'work2'), join(folder, 'work', 'folder'));
    symlinkSync('a.csv', join(folder, 'work', 'in.csv'));
    symlinkSync('loop.csv', join(folder, 'work', 'loop.csv'));
    expect(outcome(folder, 'out.csv')).toBe('outside');
    expect(outcome(folder, 'folder/b.csv')).toBe('outside');
    expect(outcome(folder, 'in.csv')).toBe('x');
    expect(outcome(folder, 'loop.csv')).not.toBe('');
  });

  test.skipIf(windows)('a manuscript that is a link out of its folder is refused', () => {
    const folder = temporaryFolder({ 'secret.txt': 'secret' });
    mkdirSync(join(folder, 'work'));
    symlinkSync('../secret.txt', join(folder, 'work', 'report.md'));
    expect(outcome(folder, open(folder).file)).toBe('outside');
  });

  test.skipIf(windows)('a folder that is itself reached by a link is a folder like any other', () => {
    const folder = temporaryFolder({ 'real/report.md': 'x' });
    symlinkSync('real', join(folder, 'work'));
    expect(outcome(folder, open(folder).file)).toBe('x');
  });

  test.skipIf(windows)('a pipe or a device is refused without waiting for it', () => {
    const folder = temporaryFolder({ 'work/report.md': '' });
    execFileSync('mkfifo', [join(folder, 'work', 'pipe.csv')]);
    symlinkSync('/dev/zero', join(folder, 'work', 'zero.csv'));
    expect(outcome(folder, 'pipe.csv')).toBe('not-a-regular-file');
    expect(outcome(folder, 'zero.csv')).toBe('outside');
  });

  test('a file beyond the limit is refused, one at the limit is read', () => {
    const folder = temporaryFolder({ 'work/report.md': '', 'work/a.csv': '12345', 'work/b.csv': '123456' });
    const opened = open(folder, 5);
    expect(opened.folder.read('a.csv', opened.file).kind).toBe('read');
    expect(opened.folder.read('b.csv', opened.file)).toMatchObject({ kind: 'refused', refusal: 'too-large' });
  });

  test('a folder that does not exist refuses every read', () => {
    const folder = temporaryFolder();
    expect(outcome(folder, 'a.csv')).toBe('missing');
  });
});
