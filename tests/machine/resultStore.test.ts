import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openResultStore } from '../../src/machine/resultStore.js';
import { temporaryFolder } from '../temporaryFolder.js';

test('what was written is read again, by the same program only', () => {
  const folder = join(temporaryFolder(), 'results');
  openResultStore(folder, 'one').write('a', '文 text\nand more');
  expect(openResultStore(folder, 'one').read('a')).toBe('文 text\nand more');
  expect(openResultStore(folder, 'one').read('b')).toBeNull();
  expect(openResultStore(folder, 'two').read('a')).toBeNull();
});

test('a file that was cut off or changed is not there', () => {
  const folder = temporaryFolder();
  const store = openResultStore(folder, 'one');
  store.write('a', 'text');
  const path = join(folder, readdirSync(folder)[0] ?? '');
  const whole = readFileSync(path, 'utf8');
  for (const broken of ['', whole.slice(0, -1), `${whole}!`, whole.replace('\n', ''), 'text']) {
    writeFileSync(path, broken);
    expect(store.read('a')).toBeNull();
  }
  writeFileSync(path, whole);
  expect(store.read('a')).toBe('text');
});

test('above its size the least recently used go', () => {
  const folder = temporaryFolder();
  const store = openResultStore(folder, 'one', { mostBytes: 500, restBytes: 300 });
  for (const [index, key] of ['a', 'b', 'c', 'd'].entries()) {
    const before = new Set(readdirSync(folder));
    store.write(key, 'x'.repeat(85)); // 150 bytes with the digest and a line feed
    const name = readdirSync(folder).find((file) => !before.has(file)) ?? '';
    utimesSync(join(folder, name), index + 1, index + 1);
  }
  expect(store.read('a')).not.toBeNull(); // used now
  store.close();
  expect(['a', 'b', 'c', 'd'].filter((key) => store.read(key) !== null)).toEqual(['a', 'd']); // 600 bytes → 300
});

test('a folder that cannot be written keeps nothing and breaks nothing', () => {
  const folder = join(temporaryFolder({ file: '' }), 'file');
  const store = openResultStore(folder, 'one');
  store.write('a', 'text');
  expect(store.read('a')).toBeNull();
  store.close();
});
