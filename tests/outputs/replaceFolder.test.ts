/** A folder of outputs is replaced whole or not at all: on every refusal of the disk, and killed at any moment. */
import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build as bundle } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { outputDisk } from '../../src/machine/outputDisk.js';
import { recoverFolder, replaceFolder, type OutputFile } from '../../src/outputs/replaceFolder.js';
import type { OutputDisk } from '../../src/workspace.js';
import { temporaryFolder } from '../temporaryFolder.js';

const owned = ['brief.pdf', 'deck.html', 'figures', 'build.json'];
const files = (text: string): readonly OutputFile[] =>
  ['brief.pdf', 'deck.html', 'figures/a.svg', 'build.json'].map((path) => ({ path, bytes: new TextEncoder().encode(text) }));

/** Path below the folder → content, leftovers included. */
function contentOf(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const inFiles = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(inFiles.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')]));
}

const expected = (text: string, more: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> => ({
  'zh/brief.pdf': text,
  'zh/build.json': text,
  'zh/deck.html': text,
  'zh/figures/a.svg': text,
  ...more,
});

const failing = (code: string): Error => Object.assign(new Error(`${code}: refused`), { code });

/** The real disk, which refuses its `turn`th changing call (0-based) and counts them; `every` refuses all after it too. */
function refusingDisk(turn: number, code: string, every: boolean): { disk: OutputDisk; calls: () => number } {
  let calls = 0;
  const changing = <Args extends readonly unknown[]>(call: (...args: Args) => void) => (...args: Args): void => {
    calls += 1;
    if (every ? calls > turn : calls === turn + 1) throw failing(code);
    call(...args);
  };
  const disk: OutputDisk = {
    ...outputDisk,
    makeFolder: changing(outputDisk.makeFolder),
    writeFile: async (path, bytes) => {
      changing(() => undefined)();
      await outputDisk.writeFile(path, bytes);
    },
    linkFile: changing(outputDisk.linkFile),
    rename: changing(outputDisk.rename),
    remove: changing(outputDisk.remove),
    pause: () => Promise.resolve(),
  };
  return { disk, calls: () => calls };
}

describe('what is there afterwards', () => {
  test('a first build makes the folders above', async () => {
    const out = temporaryFolder();
    expect(await replaceFolder({ folder: join(out, 'report', 'zh'), files: files('1'), owned }, outputDisk)).toBeNull();
    expect(contentOf(join(out, 'report'))).toEqual(expected('1'));
  });

  test('a second build leaves nothing of the first', async () => {
    const out = temporaryFolder({ 'zh/figures/gone.svg': '0', 'zh/deck.html': '0' });
    expect(await replaceFolder({ folder: join(out, 'zh'), files: files('1'), owned }, outputDisk)).toBeNull();
    expect(contentOf(out)).toEqual(expected('1'));
  });

  test('what is not ours in the folder is kept, in sub-folders too', async () => {
    const out = temporaryFolder({ 'zh/remarks.txt': 'mine', 'zh/photos/1/a.jpg': 'mine', 'zh/deck.html': '0' });
    expect(await replaceFolder({ folder: join(out, 'zh'), files: files('1'), owned }, outputDisk)).toBeNull();
    expect(contentOf(out)).toEqual(expected('1', { 'zh/remarks.txt': 'mine', 'zh/photos/1/a.jpg': 'mine' }));
  });

  test('a file that has not changed is not written again', async () => {
    const out = temporaryFolder();
    const folder = join(out, 'zh');
    await replaceFolder({ folder, files: files('1'), owned }, outputDisk);
    const before = statSync(join(folder, 'figures', 'a.svg')).ino;
    const next = files('2').map((file) => (file.path === 'figures/a.svg' ? { ...file, bytes: new TextEncoder().encode('1') } : file));
    const written: string[] = [];
    const disk: OutputDisk = { ...outputDisk, writeFile: (path, bytes) => { written.push(basename(path)); return outputDisk.writeFile(path, bytes); } };
    expect(await replaceFolder({ folder, files: next, owned }, disk)).toBeNull();
    expect(written.sort()).toEqual(['brief.pdf', 'build.json', 'deck.html']);
    expect(statSync(join(folder, 'figures', 'a.svg')).ino).toBe(before);
    expect(contentOf(out)).toEqual({ ...expected('2'), 'zh/figures/a.svg': '1' });
  });

  test('an output that was not made this time is kept', async () => {
    const out = temporaryFolder({ 'zh/deck.html': '0', 'zh/brief.pdf': '0' });
    const brief = files('1').filter((file) => file.path !== 'deck.html');
    const replacement = { folder: join(out, 'zh'), files: brief, owned: owned.filter((name) => name !== 'deck.html') };
    expect(await replaceFolder(replacement, outputDisk)).toBeNull();
    expect(contentOf(out)).toEqual({ ...expected('1'), 'zh/deck.html': '0' });
  });
});

describe('what the disk refuses', () => {
  const codes = ['ENOSPC', 'EACCES', 'EBUSY', 'EIO'] as const;
  const turns = Array.from({ length: 14 }, (_, turn) => turn);

  test.each(codes)('%s at any one call leaves the old outputs or the new ones, and no leftovers', async (code) => {
    for (const turn of turns) {
      const out = temporaryFolder({ 'zh/mine.txt': 'mine' });
      const folder = join(out, 'zh');
      await replaceFolder({ folder, files: files('old'), owned }, outputDisk);
      const { disk } = refusingDisk(turn, code, false);
      const failure = await replaceFolder({ folder, files: files('new'), owned }, disk);
      const now = contentOf(out);
      const kept = Object.fromEntries(Object.entries(now).filter(([path]) => !path.startsWith('.')));
      expect(kept).toEqual(expected(failure === null ? 'new' : 'old', { 'zh/mine.txt': 'mine' }));
      if (failure !== null) expect(failure.code).toBe(code);
      await replaceFolder({ folder, files: files('next'), owned }, outputDisk);
      expect(contentOf(out)).toEqual(expected('next', { 'zh/mine.txt': 'mine' }));
    }
  });

  test.each(codes)('%s from any call on leaves the old outputs, if only under their leftover name', async (code) => {
    for (const turn of turns) {
      const out = temporaryFolder();
      const folder = join(out, 'zh');
      await replaceFolder({ folder, files: files('old'), owned }, outputDisk);
      const { disk } = refusingDisk(turn, code, true);
      const failure = await replaceFolder({ folder, files: files('new'), owned }, disk).catch(() => 'thrown');
      recoverFolder(folder, outputDisk);
      expect(contentOf(out)).toEqual(expected(failure === null ? 'new' : 'old'));
    }
  });

  test('a refusal that passes (a virus scanner) is waited for', async () => {
    const out = temporaryFolder();
    await replaceFolder({ folder: join(out, 'zh'), files: files('old'), owned }, outputDisk);
    let refusals = 5;
    const disk: OutputDisk = {
      ...outputDisk,
      pause: () => Promise.resolve(),
      rename: (from, to) => {
        refusals -= 1;
        if (refusals >= 0) throw failing('EPERM');
        outputDisk.rename(from, to);
      },
    };
    expect(await replaceFolder({ folder: join(out, 'zh'), files: files('new'), owned }, disk)).toBeNull();
    expect(contentOf(out)).toEqual(expected('new'));
  });

  test('the file that a viewer locks is named', async () => {
    const out = temporaryFolder();
    const folder = join(out, 'zh');
    await replaceFolder({ folder, files: files('old'), owned }, outputDisk);
    const disk: OutputDisk = {
      ...outputDisk,
      pause: () => Promise.resolve(),
      isLocked: (path) => path.endsWith('brief.pdf'),
      rename: (from, to) => {
        if (from === folder) throw failing('EPERM');
        outputDisk.rename(from, to);
      },
    };
    const failure = await replaceFolder({ folder, files: files('new'), owned }, disk);
    expect(failure).toEqual({ code: 'EPERM', path: join(folder, 'brief.pdf') });
    expect(contentOf(out)).toEqual(expected('old'));
  });

  test('a file where the folder should be is named, and stays', async () => {
    const out = temporaryFolder({ report: 'mine' });
    const failure = await replaceFolder({ folder: join(out, 'report', 'zh'), files: files('1'), owned }, outputDisk);
    expect(failure?.code).toMatch(/^(ENOTDIR|EEXIST|ENOENT)$/);
    expect(contentOf(out)).toEqual({ report: 'mine' });
  });
});

describe('what a killed run leaves', () => {
  test('the next run puts the old outputs back and cleans up', () => {
    const out = temporaryFolder({ '.zh.old-999999999/brief.pdf': 'old', '.zh.new-999999999/brief.pdf': 'new', 'en/brief.pdf': 'en' });
    recoverFolder(join(out, 'zh'), outputDisk);
    expect(contentOf(out)).toEqual({ 'zh/brief.pdf': 'old', 'en/brief.pdf': 'en' });
  });

  test('what a running process writes is left alone, and so is what only looks like it', () => {
    const leftovers = { [`.zh.new-${process.ppid}/brief.pdf`]: 'new', '.zh.newer-1/a': 'a', '.en.new-999999999/a': 'a' };
    const out = temporaryFolder({ 'zh/brief.pdf': 'old', ...leftovers });
    recoverFolder(join(out, 'zh'), outputDisk);
    expect(contentOf(out)).toEqual({ 'zh/brief.pdf': 'old', ...leftovers });
  });

  test('another run that put its outputs there in between is replaced too', async () => {
    const out = temporaryFolder({ 'zh/brief.pdf': 'old' });
    const folder = join(out, 'zh');
    let between = 1;
    const disk: OutputDisk = {
      ...outputDisk,
      rename: (from, to) => {
        if (to === folder && between > 0) {
          between -= 1;
          mkdirSync(folder);
          writeFileSync(join(folder, 'brief.pdf'), 'of another run');
        }
        renameSync(from, to);
      },
    };
    expect(await replaceFolder({ folder, files: files('new'), owned }, disk)).toBeNull();
    recoverFolder(folder, outputDisk);
    expect(contentOf(out)).toEqual(expected('new'));
  });

  test('killed at any moment, old or new outputs are there, complete', { timeout: 60_000 }, async () => {
    const out = temporaryFolder();
    const script = join(out, 'writer.mjs');
    await bundle({
      stdin: { contents: writer, resolveDir: fileURLToPath(new URL('../..', import.meta.url)), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      outfile: script,
    });
    const folder = join(out, 'results', 'zh');
    let seen = 0;
    for (let round = 0; round < 25; round += 1) {
      await killedAfter(script, folder, (round * 7) % 40);
      recoverFolder(folder, outputDisk);
      const content = contentOf(join(out, 'results'));
      const texts = new Set(Object.values(content).map((text) => text.slice(0, 8)));
      expect(Object.keys(content).every((path) => path.startsWith('zh/'))).toBe(true);
      expect(texts.size).toBeLessThanOrEqual(1);
      if (texts.size === 1) {
        expect(Object.keys(content)).toHaveLength(13);
        expect(Object.values(content).every((text) => text.length === 200_000)).toBe(true);
        seen += 1;
      }
    }
    expect(seen).toBeGreaterThan(10);
  });
});

/** Replaces the folder again and again, each time with files that all hold one number. */
const writer = `
  import { outputDisk } from './src/machine/outputDisk.ts';
  import { replaceFolder } from './src/outputs/replaceFolder.ts';
  const folder = process.argv[2];
  for (let round = 0; ; round += 1) {
    const bytes = Buffer.alloc(200000, String(Date.now() % 1e8).padStart(8, '0'));
    const names = ['brief.pdf', 'deck.html', 'build.json', ...Array.from({ length: 10 }, (_, i) => 'figures/' + i + '.svg')];
    await replaceFolder({ folder, owned: [], files: names.map((path) => ({ path, bytes })) }, outputDisk);
    if (round === 0) process.stdout.write('writing');
  }
`;

/** Runs the writer, lets it write for a while, and kills it. */
function killedAfter(script: string, folder: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
    child.stdout.once('data', () => {
      setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.once('exit', () => {
      resolve();
    });
  });
}
