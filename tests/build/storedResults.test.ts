/** What one run keeps for the next changes no output. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { manuscriptOf } from '../bench/manuscript.js';
import { runCommand } from '../commandLine/runCommand.js';
import { temporaryFolder } from '../temporaryFolder.js';

test('outputs are the same without kept results, with them and with broken ones', { timeout: 120_000 }, () => {
  const folder = temporaryFolder({ 'report.md': manuscriptOf('S', 'zh') });
  const caches = temporaryFolder();
  const results = join(caches, 'briefdeck', 'results');
  const build = (out: string, ...more: readonly string[]): readonly string[] => {
    expect(runCommand(folder, ['build', 'report.md', '--out', out, ...more], { XDG_CACHE_HOME: caches })).toMatchObject({ status: 0 });
    const outputs = join(folder, out, 'report', 'zh-CN');
    return ['brief.pdf', 'deck.html', 'build.json'].map((name) => readFileSync(join(outputs, name), 'latin1'));
  };
  const anew = build('anew', '--no-cache');
  expect(existsSync(results)).toBe(false);
  expect(build('first')).toEqual(anew);
  const kept = readdirSync(results);
  expect(kept.length).toBeGreaterThan(4); // two charts, and faces of the deck
  expect(build('second')).toEqual(anew);
  expect(readdirSync(results)).toEqual(kept);
  kept.forEach((name, index) => { writeFileSync(join(results, name), index % 2 === 0 ? '' : 'broken\n{}'); });
  expect(build('third')).toEqual(anew);
  expect(readFileSync(join(results, kept[0] ?? ''), 'utf8')).not.toBe('');
});
