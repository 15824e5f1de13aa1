import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadCompiled } from '../../src/machine/compiledCode.js';
import { temporaryFolder } from '../temporaryFolder.js';

function scriptIn(folder: string): string {
  const file = join(folder, 'sum-0123456789ab.cjs');
  writeFileSync(file, "exports.sum = (a, b) => a + b; exports.where = __dirname; exports.separator = require('node:path').sep;");
  return file;
}

const callSum = (file: string): unknown => {
  const { sum } = loadCompiled(file).exports;
  return typeof sum === 'function' ? Reflect.apply(sum, undefined, [2, 3]) : sum;
};

test('a script has its exports, its folder and Node’s modules', () => {
  const folder = temporaryFolder();
  const { exports } = loadCompiled(scriptIn(folder));
  expect(exports['where']).toBe(folder);
  expect(exports['separator']).toMatch(/[\\/]/);
});

test('compiled code is kept beside the script and taken the next time', () => {
  const file = scriptIn(temporaryFolder());
  const first = loadCompiled(file);
  first.keepCompiled();
  expect(first.isKept).toBe(false);
  const folder = join(file, '..', 'compiled');
  const [name = ''] = readdirSync(folder);
  expect(name).toBe(`sum-0123456789ab-${process.version}-${process.arch}.bin`);
  const kept = readFileSync(join(folder, name));
  expect(callSum(file)).toBe(5);
  const second = loadCompiled(file);
  second.keepCompiled();
  expect(second.isKept).toBe(true);
  expect(readFileSync(join(folder, name)).equals(kept)).toBe(true);
});

test('kept code that V8 refuses is compiled again and replaced', () => {
  const file = scriptIn(temporaryFolder());
  const folder = join(file, '..', 'compiled');
  const kept = join(folder, `sum-0123456789ab-${process.version}-${process.arch}.bin`);
  mkdirSync(folder);
  writeFileSync(kept, 'not compiled code');
  const { exports, isKept, keepCompiled } = loadCompiled(file);
  keepCompiled();
  expect(exports).toHaveProperty('sum');
  expect(isKept).toBe(false);
  expect(readFileSync(kept, 'latin1')).not.toBe('not compiled code');
});

test('where nothing can be kept, the script runs all the same', () => {
  const file = scriptIn(temporaryFolder({ caches: 'a file where the folder would be' }));
  writeFileSync(join(file, '..', 'compiled'), 'a file where the folder would be');
  const { exports, keepCompiled } = loadCompiled(file, join(file, '..', 'caches', 'briefdeck'));
  keepCompiled();
  expect(exports).toHaveProperty('sum');
});

test('where the program may not write, compiled code is kept for the user, in place of that of other versions', () => {
  const folder = temporaryFolder({ 'caches/sum-aaaaaaaaaaaa-v20.0.0-x64.bin': 'old', 'caches/other-aaaaaaaaaaaa-v20.0.0-x64.bin': 'of another script' });
  const file = scriptIn(folder);
  writeFileSync(join(folder, 'compiled'), 'a file where the folder would be');
  const caches = join(folder, 'caches');
  loadCompiled(file, caches).keepCompiled();
  const kept = `sum-0123456789ab-${process.version}-${process.arch}.bin`;
  expect(readdirSync(caches).sort()).toEqual(['other-aaaaaaaaaaaa-v20.0.0-x64.bin', kept]);
  const before = readFileSync(join(caches, kept));
  const { exports, keepCompiled } = loadCompiled(file, caches);
  keepCompiled(); // it was taken, so it is not written again
  expect(exports).toHaveProperty('sum');
  expect(readFileSync(join(caches, kept)).equals(before)).toBe(true);
});
