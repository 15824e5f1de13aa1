/** `briefdeck build` says what it did, ends with the promised codes, and leaves outputs alone when something is wrong. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.js';
import { command, runCommand } from './runCommand.js';

const good = '---\ntitle: Good\nlang: en\ntoc: false\n---\n\n## A\n\nText.\n';
const warned = good.replace('lang: en', 'lang: en\ntitel: x');
const broken = `${good}\nSee @fig-none.\n`;

describe('exit codes', () => {
  test('0 when everything was built, with a summary', () => {
    const folder = temporaryFolder({ 'good.md': good });
    const run = runCommand(folder, ['build', 'good.md']);
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(
      /^good\.md → out\/good\/en \(2 pages, 2 slides, 0 figures\)\nbuilt 1 manuscript, 3 files, 2 pages, 2 slides, 0 figures, 0 warnings, \d+\.\d\d s\n$/,
    );
    expect(run.status).toBe(0);
  });

  test('1 for errors in one manuscript; the others are built', () => {
    const folder = temporaryFolder({ 'good.md': good, 'broken.md': broken });
    const run = runCommand(folder, ['build']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('broken.md:11:5: error: ');
    expect(run.stderr).toContain('See @fig-none.\n     |     ^^^^^^^^^');
    expect(run.stdout).toContain('broken.md: nothing written, 1 error\n');
    expect(run.stdout).toContain('built 1 of 2 manuscripts');
    expect(readdirSync(join(folder, 'out'))).toEqual(['good']);
  });

  test('1 for warnings with --strict only', () => {
    const folder = temporaryFolder({ 'warned.md': warned });
    const strict = runCommand(folder, ['build', 'warned.md', '--strict']);
    expect(strict.status).toBe(1);
    expect(strict.stderr).toContain('warnings count as errors (--strict)');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect(runCommand(folder, ['build', 'warned.md']).status).toBe(0);
  });

  test.each([
    [['build', 'god.md'], 'did you mean good.md?'],
    [['build', '.'], 'this is a folder'],
    [['build', '--onyl', 'deck'], 'Did you mean --only?'],
    [['build', 'good.md', '--format', 'yaml'], 'text, json'],
    [['build', 'good.md', '--template', 'none'], 'no such template: none\n  hint: registered templates: academic, house'],
    [[], 'Usage'],
  ])('2 for %j', (argv, hint) => {
    const folder = temporaryFolder({ 'good.md': good });
    const run = runCommand(folder, argv);
    expect(run.status).toBe(2);
    expect(run.stderr).toContain(hint);
    expect(run.stdout).toBe('');
  });

  test('2 where there is nothing to build', () => {
    expect(runCommand(temporaryFolder({ 'notes.md': 'no title' }), ['build'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('an unknown template in the front matter is an error of the manuscript that lists what there is', () => {
    const run = runCommand(temporaryFolder({ 'good.md': good.replace('lang: en', 'lang: en\ntemplate: none') }), ['build', 'good.md']);
    expect(run.stderr).toContain('good.md:4:1: error: no such template: none');
    expect(run.stderr).toContain('house');
    expect(run.status).toBe(1);
  });
});

test('--assets says where the folder for a web server is, in words and to programs', () => {
  const folder = temporaryFolder({ 'good.md': good });
  const { stdout } = runCommand(folder, ['build', 'good.md', '--assets', 'web']);
  expect(stdout).toMatch(/^good\.md → out\/good\/en \(2 pages, 2 slides, 0 figures\), web\/good\/en \(\d+ files for a web server\)\nbuilt 1 manuscript, \d+ files,/);
  const report = runCommand(folder, ['build', 'good.md', '--assets', 'web', '--format', 'json']).stdout;
  const files = readdirSync(join(folder, 'web', 'good', 'en'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1));
  expect(files.length).toBeGreaterThan(3);
  // once of the manuscript, once of the run
  expect(files.map((file) => report.split(JSON.stringify(file)).length - 1)).toEqual(files.map(() => 2));
  expect(JSON.parse(report)).toMatchObject({ summary: { files: 3 + files.length } });
  expect(JSON.parse(runCommand(folder, ['build', 'good.md', '--format', 'json']).stdout)).toMatchObject({ assets: [] });
});

describe.skipIf(process.platform !== 'linux')('where nothing can be printed', () => {
  const buildWithFull = (stream: 'stdout' | 'stderr', text: string) => {
    const full = openSync('/dev/full', 'w');
    const stdio = stream === 'stdout' ? ['ignore', full, 'pipe'] as const : ['ignore', 'pipe', full] as const;
    const run = spawnSync(process.execPath, [command, 'build', 'a.md'], { cwd: temporaryFolder({ 'a.md': text }), encoding: 'utf8', stdio: [...stdio], timeout: 60_000 });
    closeSync(full);
    return run;
  };

  test('on standard output, that is one line of our own and code 3', () => {
    const run = buildWithFull('stdout', good);
    expect(run.stderr).toMatch(/^briefdeck: standard output could not be written: ENOSPC.*\n$/);
    expect(run.status).toBe(3);
  });

  test('on standard error, a good build stays good and a bad one bad', () => {
    expect(buildWithFull('stderr', warned).status).toBe(0);
    expect(buildWithFull('stderr', broken).status).toBe(1);
  });
});

describe('outputs', () => {
  test('an error leaves the previous outputs as they are', () => {
    const folder = temporaryFolder({ 'report.md': good });
    runCommand(folder, ['build', 'report.md']);
    const before = readFileSync(join(folder, 'out', 'report', 'en', 'brief.pdf'));
    writeFileSync(join(folder, 'report.md'), broken);
    expect(runCommand(folder, ['build', 'report.md']).status).toBe(1);
    expect(readFileSync(join(folder, 'out', 'report', 'en', 'brief.pdf')).equals(before)).toBe(true);
    expect(readdirSync(join(folder, 'out', 'report'))).toEqual(['en']);
  });

  test('two manuscripts that would share a folder: the first is built, the second is an error', () => {
    const folder = temporaryFolder({ 'a/report.md': good, 'b/Report.md': good });
    const run = runCommand(folder, ['build', 'a/report.md', 'b/Report.md']);
    expect(run.status).toBe(1);
    expect(run.stderr).toContain('b/Report.md and a/report.md would both be written to out/Report/en');
    expect(readdirSync(join(folder, 'out'))).toEqual(['report']);
  });

  test('the same file named twice is built once', () => {
    const folder = temporaryFolder({ 'good.md': good });
    expect(runCommand(folder, ['build', 'good.md', './good.md']).stdout).toContain('built 1 manuscript,');
  });

  test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a folder without permission to write is an error that names it', () => {
    const folder = temporaryFolder({ 'good.md': good });
    mkdirSync(join(folder, 'locked'));
    chmodSync(join(folder, 'locked'), 0o500);
    const run = runCommand(folder, ['build', 'good.md', '--out', 'locked']);
    expect(run.stderr).toContain('outputs could not be written (EACCES)');
    expect(run.status).toBe(1);
  });

  test('a file where the folder should be is an error that names it', () => {
    const folder = temporaryFolder({ 'good.md': good, 'taken': '' });
    const run = runCommand(folder, ['build', 'good.md', '--out', 'taken']);
    expect(run.stderr).toMatch(/outputs could not be written \(E(EXIST|NOTDIR|NOENT)\)/);
    expect(run.status).toBe(1);
    expect(readFileSync(join(folder, 'taken'), 'utf8')).toBe('');
  });

  test('killed at any moment, the outputs are those of one build', { timeout: 120_000 }, async () => {
    const folder = temporaryFolder({ 'report.md': good });
    runCommand(folder, ['build', 'report.md', '--quiet']);
    for (const milliseconds of [0, 40, 300, 600, 900, 1200]) {
      writeFileSync(join(folder, 'report.md'), good.replace('Text', `Text ${milliseconds}`));
      await killedAfter(folder, milliseconds);
      const outputs = readdirSync(join(folder, 'out', 'report', 'en')).sort();
      expect(outputs).toEqual(['brief.pdf', 'build.json', 'deck.html']);
    }
    expect(runCommand(folder, ['build', 'report.md', '--quiet']).status).toBe(0);
    expect(readdirSync(join(folder, 'out', 'report'))).toEqual(['en']);
  });
});

test.skipIf(process.platform !== 'linux')('a build that is killed leaves no process behind', { timeout: 60_000 }, async () => {
  const folder = temporaryFolder({ 'report.md': good });
  for (const milliseconds of [120, 200, 300, 450]) await killedAfter(folder, milliseconds);
  // A process that draws sees that it is alone as soon as it has loaded.
  await expect.poll(() => processesIn(folder), { timeout: 20_000 }).toEqual([]);
});

test.skipIf(process.platform !== 'linux')('a build that is killed while a chart loops leaves no process behind', { timeout: 60_000 }, async () => {
  const spec = { data: { values: [{ a: `${'a'.repeat(60)}!` }] }, transform: [{ calculate: 'test(/^(a+)+$/, datum.a)', as: 'b' }], mark: 'point', encoding: { x: { field: 'b' } } };
  const folder = temporaryFolder({ 'report.md': `${good}\n\`\`\`vega-lite\n${JSON.stringify(spec)}\n\`\`\`\n` });
  await killedAfter(folder, 4000);
  expect(processesIn(folder)).toHaveLength(1);
  await expect.poll(() => processesIn(folder), { timeout: 20_000 }).toEqual([]);
});

/** Processes that run in the folder. */
function processesIn(folder: string): readonly string[] {
  return readdirSync('/proc').filter((name) => {
    try {
      return /^\d+$/.test(name) && readlinkSync(`/proc/${name}/cwd`).startsWith(folder);
    } catch {
      return false;
    }
  });
}

function killedAfter(folder: string, milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [command, 'build', 'report.md', '--quiet'], { cwd: folder, stdio: 'ignore' });
    setTimeout(() => child.kill('SIGKILL'), milliseconds);
    child.once('exit', () => {
      resolve();
    });
  });
}

describe('what is printed', () => {
  test('--quiet prints errors and warnings only', () => {
    const folder = temporaryFolder({ 'good.md': good, 'warned.md': warned, 'untold.md': good.replace('lang: en\n', '') });
    expect(runCommand(folder, ['build', 'good.md', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(runCommand(folder, ['build', 'untold.md', '--quiet'])).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(runCommand(folder, ['build', 'untold.md']).stderr).toContain('notice');
    const run = runCommand(folder, ['build', 'warned.md', '--quiet']);
    expect(run.stdout).toBe('');
    expect(run.stderr).toContain('warned.md:4:1: warning');
  });

  test('--format json prints one document and nothing else', () => {
    const folder = temporaryFolder({ 'good.md': good, 'broken.md': broken });
    const run = runCommand(folder, ['build', '--format', 'json']);
    expect(run.stderr).toBe('');
    expect(run.status).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      failure: null,
      outputs: ['out/good/en/brief.pdf', 'out/good/en/deck.html', 'out/good/en/build.json'],
      diagnostics: [{ severity: 'error', file: 'broken.md', line: 11, column: 5, endLine: 11, endColumn: 14 }],
      summary: { manuscripts: 2, built: 1, files: 3, pages: 2, slides: 2, errors: 1 },
    });
  });

  test('--format json says how long each stage took, and the outputs do not', () => {
    const folder = temporaryFolder({ 'good.md': good });
    const report: unknown = JSON.parse(runCommand(folder, ['build', 'good.md', '--format', 'json']).stdout);
    const number: unknown = expect.any(Number);
    const stages = ['reading', 'drawing', 'setting', 'figures', 'pages', 'pdf', 'deck', 'writing'];
    expect(report).toMatchObject({
      manuscripts: [{ seconds: Object.fromEntries(stages.map((stage) => [stage, number])) }],
      summary: { seconds: number, startSeconds: number },
    });
    expect(readFileSync(join(folder, 'out', 'good', 'en', 'build.json'), 'utf8')).not.toContain('econds');
  });

  test('the figures that are counted are charts and pictures, not the logo or a picture in a line', () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><rect width="20" height="20"/></svg>';
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
    const text = `${good.replace('lang: en', 'lang: en\nlogo: a.svg')}\nA ![dot](a.svg) here.\n\n![One](a.svg){alt="one"}\n\n![Two](a.png){alt="two"}\n`;
    const folder = temporaryFolder({ 'a.md': text, 'a.svg': svg });
    writeFileSync(join(folder, 'a.png'), png);
    expect(runCommand(folder, ['build', 'a.md']).stdout).toContain('2 figures)');
    const record: unknown = JSON.parse(readFileSync(join(folder, 'out', 'a', 'en', 'build.json'), 'utf8'));
    expect(record).toMatchObject({ figureCount: 2 });
  });

  test('no colours and no progress line where there is no terminal', () => {
    const run = runCommand(temporaryFolder({ 'warned.md': warned }), ['build']);
    expect(run.stderr + run.stdout).not.toContain('\u001b');
  });

  test('--public leaves the speaker notes out of the deck', () => {
    const folder = temporaryFolder({ 'a.md': `${good}\n::: notes\nsecret words\n:::\n` });
    runCommand(folder, ['build', 'a.md']);
    expect(readFileSync(join(folder, 'out', 'a', 'en', 'deck.html'), 'utf8')).toContain('secret words');
    runCommand(folder, ['build', 'a.md', '--public']);
    expect(readFileSync(join(folder, 'out', 'a', 'en', 'deck.html'), 'utf8')).not.toContain('secret words');
  });
});
