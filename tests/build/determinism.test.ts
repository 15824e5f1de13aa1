/** The same manuscript gives the same bytes: in any run, process, folder, time zone and language of the machine. */
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { runCommand } from '../commandLine/runCommand.js';
import { temporaryFolder } from '../temporaryFolder.js';

const spec = JSON.stringify({
  data: { url: 'data/时间.csv' },
  mark: 'line',
  encoding: { x: { field: 'day', type: 'temporal' }, y: { field: 'value', type: 'quantitative' } },
});

const files = {
  'work/报告.md': [
    '---', 'title: 报告 & Report', 'subtitle: 副标题', 'authors: [{name: 丁一, affiliation: 所}]', 'date: 2026-11-23', 'lang: zh',
    'abstract: 摘要。', 'status: 内部资料', '---', '', '# 部分', '', '## 第一节', '',
    '**重点。**后面有脚注[^1]、公式 $a^2$ 和 `code`，见 @fig-a。', '', '[^1]: 一个*脚注*。', '',
    '![图](charts/a.vl.json){#fig-a alt="折线"}', '', '::: notes', '讲稿。', ':::', '', '## 第二节', '', '| 项 | 值 |', '|---|--:|', '| 甲 | 1 |', '',
    ': 表 {#tbl-a}', '', '```python', 'print("x")', '```', '', '- [x] 完成 ✅', '',
  ].join('\n'),
  'work/charts/a.vl.json': spec.replace('data/', '../data/'),
  'work/data/时间.csv': 'day,value\n2025-01-01,1\n2025-01-02,3\n2025-03-01,2\n',
};

/** Path → digest of each file below the folder. */
function digests(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const inFiles = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(inFiles.map((path) => [path, createHash('sha256').update(readFileSync(join(folder, path))).digest('hex')]));
}

test('other processes, folders, time zones, languages and moments give the same bytes', { timeout: 120_000 }, () => {
  const first = temporaryFolder(files);
  const elsewhere = join(temporaryFolder(), '另一个 folder', 'deeper');
  mkdirSync(elsewhere, { recursive: true });
  cpSync(join(first, 'work'), join(elsewhere, 'work'), { recursive: true });
  const here = runCommand(join(first, 'work'), ['build', '报告.md'], { TZ: 'America/Los_Angeles', LANG: 'C', LC_ALL: 'C' });
  expect(here.stderr).toBe('');
  expect(here.status).toBe(0);
  const there = runCommand(elsewhere, ['build', './work/报告.md', '--out', 'results'], { TZ: 'Asia/Shanghai', LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8', COLUMNS: '40' });
  expect(there.status).toBe(0);
  const built = digests(join(first, 'work', 'out'));
  expect(Object.keys(built)).toHaveLength(4);
  expect(digests(join(elsewhere, 'results'))).toEqual(built);
});

test('one output alone has the bytes of a full build, and leaves the other as it is', { timeout: 120_000 }, () => {
  const full = temporaryFolder(files);
  const parts = temporaryFolder(files);
  expect(runCommand(full, ['build', 'work/报告.md']).status).toBe(0);
  expect(runCommand(parts, ['build', 'work/报告.md', '--only', 'brief']).status).toBe(0);
  const whole = digests(join(full, 'out'));
  const brief = join('报告', 'zh', 'brief.pdf');
  const deck = join('报告', 'zh', 'deck.html');
  expect(digests(join(parts, 'out'))[brief]).toBe(whole[brief]);
  expect(digests(join(parts, 'out'))[deck]).toBeUndefined();
  expect(runCommand(parts, ['build', 'work/报告.md', '--only', 'deck']).status).toBe(0);
  expect(digests(join(parts, 'out'))).toEqual(whole);
});

test('no name of the machine, its user or its folders is in the outputs', { timeout: 120_000 }, () => {
  const folder = temporaryFolder(files);
  expect(runCommand(folder, ['build', join(folder, 'work', '报告.md')]).status).toBe(0);
  const out = join(folder, 'out', '报告', 'zh');
  const pdf = readFileSync(join(out, 'brief.pdf'));
  const text = [pdf.toString('latin1'), ...streamsOf(pdf), readFileSync(join(out, 'deck.html'), 'utf8'), readFileSync(join(out, 'build.json'), 'utf8')];
  const names = [folder, tmpdir(), process.cwd(), hostname(), userInfo().homedir, `${userInfo().username}@`, process.version];
  // A shorter one stands in any file by chance.
  for (const name of names.filter((one) => one.length > 5)) expect(text.some((one) => one.includes(name)), name).toBe(false);
});

/** The PDF's compressed streams, as far as they are that. */
function streamsOf(pdf: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at !== -1; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      texts.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'));
    } catch {
      // An end of a stream, or one that is not compressed: seen in the file itself.
    }
  }
  return texts;
}
