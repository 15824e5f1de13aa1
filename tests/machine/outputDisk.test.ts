/** The machine's disk answers as the replacement of folders expects, and always answers. */
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { outputDisk } from '../../src/machine/outputDisk.js';
import { temporaryFolder } from '../temporaryFolder.js';

test('a folder is made with those above it, and may be there', () => {
  const path = join(temporaryFolder(), 'a', 'b', 'c');
  outputDisk.makeFolder(path);
  outputDisk.makeFolder(path);
  expect(statSync(path).isDirectory()).toBe(true);
});

test('no folder is made below or in place of a file', () => {
  const folder = temporaryFolder({ file: '' });
  expect(() => { outputDisk.makeFolder(join(folder, 'file')); }).toThrow('EEXIST');
  expect(() => { outputDisk.makeFolder(join(folder, 'file', 'a', 'b')); }).toThrow('ENOTDIR');
});

test.runIf(existsSync('/proc/self'))('a file system that makes no folders is refused at once', () => {
  expect(() => { outputDisk.makeFolder('/proc/briefdeck/a/b'); }).toThrow('ENOENT');
});

test('nothing is below a file', () => {
  const folder = temporaryFolder({ file: '' });
  expect(outputDisk.kindOf(join(folder, 'file'))).toBe('file');
  expect(outputDisk.kindOf(join(folder, 'file', 'below'))).toBeNull();
  expect(outputDisk.kindOf(join(folder, 'none', 'below'))).toBeNull();
});
