/** A manuscript that is rebuilt after edits has the outputs that a build from nothing gives it. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openSession, writeOutputs } from '../../src/api.js';
import { manuscriptOf } from '../bench/manuscript.js';
import { temporaryFolder } from '../temporaryFolder.js';

function contents(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
  const files = paths.filter((path) => statSync(join(folder, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(folder, path), 'latin1')]));
}

async function builtFromNothing(file: string): Promise<Readonly<Record<string, string>>> {
  const session = openSession();
  const out = temporaryFolder();
  try {
    const written = await writeOutputs(await session.build(file), out);
    expect(written.diagnostics).toEqual([]);
  } finally {
    session.close();
  }
  return contents(out);
}

const edits: readonly (readonly [what: string, edit: (text: string) => string])[] = [
  ['nothing', (text) => text],
  ['a word', (text) => text.replace('**', '**改动 edited ')],
  ['a chart', (text) => text.replace(/"v": \d+/, '"v": 777')],
  ['a section goes', (text) => text.replace(/\n### [^]*?(?=\n### )/, '\n')],
  ['the title', (text) => text.replace(/title: ".*"/, 'title: "Another 题目"')],
  ['the paper', (text) => text.replace('\nlang:', '\npaper: a5\nlang:')],
];

for (const language of ['en', 'zh'] as const) {
  test(`after each edit, a rebuild gives the bytes of a build from nothing (${language})`, { timeout: 240_000 }, async () => {
    const session = openSession();
    onTestFinished(session.close);
    const file = join(temporaryFolder({ 'report.md': manuscriptOf('S', language) }), 'report.md');
    const out = temporaryFolder();
    for (const [what, edit] of edits) {
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
      const { result, written } = await session.rebuild(file, out);
      // on narrower paper a line may be loose, which is no fault
      expect(result.failed).toBe(false);
      expect(written.files).toContain(`${result.folder}/brief.pdf`);
      expect({ what, files: contents(out) }).toEqual({ what, files: await builtFromNothing(file) });
    }
  });
}

test('what is reported for a fault is reported in each rebuild, and gone when it is mended', { timeout: 120_000 }, async () => {
  const session = openSession();
  onTestFinished(session.close);
  const text = '---\ntitle: A\nstatus: draft\nlang: en\n---\n\n# B\n\n```vega-lite {alt="c"}\n{"data": {"values": [{"a": 1}]}, "mark": "bar", "encoding": {"x": {"field": "b", "type": "nominal"}}}\n```\n';
  const folder = temporaryFolder({ 'a.md': text.replace('draft', 'draft \u{16a0}') });
  const file = join(folder, 'a.md');
  const codes = async (): Promise<readonly string[]> => (await session.rebuild(file, join(folder, 'out'))).result.diagnostics.map(({ code }) => code);
  const first = await codes();
  expect(first).toContain('character-missing');
  expect(await codes()).toEqual(first);
  writeFileSync(file, text);
  const mended = await codes();
  expect(mended).toEqual(first.filter((code) => code !== 'character-missing'));
  expect(mended).not.toEqual([]);
  expect(await codes()).toEqual(mended);
});

test('a chart that reads a large file of its own shows what the file holds now', { timeout: 120_000 }, async () => {
  const session = openSession();
  onTestFinished(session.close);
  const rows = (last: number): string => `a,b\n${Array.from({ length: 120_000 }, (_, index) => `x${index % 3},1\n`).join('')}y,${last}\n`;
  const spec = { data: { url: 'rows.csv' }, transform: [{ aggregate: [{ op: 'sum', field: 'b', as: 's' }], groupby: ['a'] }], mark: 'bar', encoding: { x: { field: 'a', type: 'nominal' }, y: { field: 's', type: 'quantitative' } } };
  const text = `---\ntitle: A\nlang: en\n---\n\n# B\n\n\`\`\`vega-lite {alt="c"}\n${JSON.stringify(spec)}\n\`\`\`\n`;
  const folder = temporaryFolder({ 'a.md': text, 'rows.csv': rows(1).padEnd(1_100_000, '\n') });
  const svg = async (): Promise<string | undefined> => (await session.rebuild(join(folder, 'a.md'), join(folder, 'out'))).result.figures[0]?.svg;
  const before = await svg();
  writeFileSync(join(folder, 'rows.csv'), rows(90_000).padEnd(1_100_000, '\n'));
  const after = await svg();
  expect(before).toBeDefined();
  expect(after).toBeDefined();
  expect(after).not.toBe(before);
});
