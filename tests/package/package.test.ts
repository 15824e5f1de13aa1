/** The packed package works where nothing else is installed: the command, the typed API, the licences. */
import { execFileSync, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../temporaryFolder.js';
import { installInto, packedFiles, root, type PackedFile } from './installation.js';

let files: readonly PackedFile[] = [];
beforeAll(() => {
  files = packedFiles();
});

describe('what is packed', () => {
  test('the bundled program with its fonts, assets, types and licences, and nothing else', () => {
    const paths = files.map((file) => file.path);
    const expected = /^(package\.json|README\.md|LICENSE|CHANGELOG\.md|dist\/(cli|api|chartWorker)\.js|dist\/(program|chartWorker)-[0-9a-f]{12}\.cjs|dist\/types\/.+\.d\.ts|dist\/bundled\.json|dist\/harfbuzz\.wasm|dist\/vegaLiteSchema\.json|dist\/THIRD-PARTY-LICENSES\.txt|dist\/(fonts|wasm|hyphenation|deck)\/[^/]+)$/;
    expect(paths.filter((path) => !expected.test(path))).toEqual([]);
    for (const path of ['dist/cli.js', 'dist/api.js', 'dist/types/api.d.ts', 'dist/chartWorker.js', 'dist/THIRD-PARTY-LICENSES.txt', 'README.md', 'LICENSE']) {
      expect(paths).toContain(path);
    }
  });

  test('at most 300 MB with everything that is installed for users', () => {
    expect(files.reduce((sum, file) => sum + file.size, 0)).toBeLessThan(300e6);
    // The bundle holds it all: nothing else is installed with it.
    const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(manifest).not.toHaveProperty('dependencies');
    expect(manifest).not.toHaveProperty('optionalDependencies');
    expect(manifest).not.toHaveProperty('peerDependencies');
  });

  test('fonts take at most 80 MB, each family with its licence', () => {
    const fonts = files.filter((file) => file.path.startsWith('dist/fonts/'));
    expect(fonts.reduce((sum, file) => sum + file.size, 0)).toBeLessThan(80e6);
    const families = fonts.filter((file) => file.path.endsWith('.ttf')).map((file) => file.path.replace(/_.*$/, ''));
    expect(families.filter((family) => !fonts.some((file) => file.path === `${family}-LICENSE.txt`))).toEqual([]);
  });

  test('every bundled package has a permissive licence, with its text', () => {
    const bundled: unknown = JSON.parse(readFileSync(join(root, 'dist', 'bundled.json'), 'utf8'));
    const listed = Array.isArray(bundled) ? bundled.map((value: unknown) => value) : [];
    expect(listed.length).toBeGreaterThan(40);
    const permissive = /^\(?(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|Unlicense|CC0-1\.0|Zlib|Unicode-3\.0|Unicode-DFS-2016|OFL-1\.1)\b/;
    const others = listed.filter((one) => typeof one !== 'object' || one === null || !('licence' in one) || !permissive.test(String(one.licence)));
    expect(others).toEqual([]);
    const text = readFileSync(join(root, 'dist', 'THIRD-PARTY-LICENSES.txt'), 'utf8');
    for (const one of listed) if (typeof one === 'object' && one !== null && 'name' in one) expect(text).toContain(`${String(one.name)} `);
  });

  // Read as Latin-1, a regular expression with “” or ： in it would look for something else.
  test('scripts in ASCII alone', () => {
    const scripts = files.filter((file) => /^dist\/[^/]+\.cjs$/.test(file.path));
    expect(scripts).toHaveLength(2);
    const others = scripts.filter((file) => readFileSync(join(root, file.path)).some((byte) => byte > 0x7f));
    expect(others).toEqual([]);
  });

  test('no path of the machine that packed it', () => {
    const text = files.filter((file) => /\.(c?js|json|ts|txt)$/.test(file.path)).map((file) => readFileSync(join(root, file.path), 'utf8'));
    expect(text.filter((content) => content.includes(root))).toEqual([]);
  });
});

describe('installed in an empty folder', () => {
  const manuscript = [
    '---', 'title: 报告', 'lang: zh', '---', '', '## 第一节', '', '**重点。**后面是 $E=mc^2$。', '',
    '```vega-lite {#fig-a caption="图" alt="两个点"}',
    '{"data": {"values": [{"x": 1, "y": 2}, {"x": 2, "y": 3}]}, "mark": "point",',
    ' "encoding": {"x": {"field": "x", "type": "quantitative"}, "y": {"field": "y", "type": "quantitative"}}}',
    '```', '',
  ].join('\n');

  test('hyphenation and pictures work without packages around', () => {
    const words = 'Internationalisation characteristically presupposes institutional responsibility notwithstanding. '.repeat(9);
    const picture = readFileSync(join(root, 'tests', 'pictures', 'files', 'lossy.webp'));
    const folder = temporaryFolder({ 'report.md': `---\ntitle: T\nlang: en-GB\n---\n\n${words}\n\n![A](a.webp){alt="a"}\n`, 'a.webp': picture });
    const installed = installInto(folder, files);
    const run = spawnSync(process.execPath, [join(installed, 'dist', 'cli.js'), 'build', '--strict', '--quiet'], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
  });

  test('the command builds a manuscript', () => {
    const folder = temporaryFolder({ 'report.md': manuscript });
    const installed = installInto(folder, files);
    const run = spawnSync(process.execPath, [join(installed, 'dist', 'cli.js'), 'build', 'report.md', '--strict'], { cwd: folder, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.stdout).toMatch(/^report\.md → out\/report\/zh \(\d+ pages?, \d+ slides?, 1 figure\)\nbuilt 1 manuscript, 4 files/);
    expect(run.status).toBe(0);
    expect(readdirSync(join(folder, 'out', 'report', 'zh')).sort()).toEqual(['brief.pdf', 'build.json', 'deck.html', 'figures']);
  });

  test('the API is typed and builds a manuscript', () => {
    const folder = temporaryFolder({ 'report.md': manuscript, 'package.json': '{"type": "module"}' });
    installInto(folder, files);
    const options = { strict: true, module: 'nodenext', moduleResolution: 'nodenext', target: 'es2023', lib: ['es2023'], types: [], skipLibCheck: false, noEmit: true };
    writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, files: ['use.ts'] }));
    writeFileSync(
      join(folder, 'use.ts'),
      `import { build, openSession, writeOutputs, type BuildOptions, type BuildResult, type Diagnostic } from 'briefdeck';
       const options: BuildOptions = { only: 'brief', template: 'house', onProgress: (stage) => void stage.length };
       const result: BuildResult = await build('report.md', options);
       const bytes: Uint8Array | undefined = result.brief?.bytes;
       const codes: string[] = result.diagnostics.map((one: Diagnostic) => one.code);
       const written: readonly string[] = (await writeOutputs(result, 'out')).files;
       // @ts-expect-error there is no such output
       await build('report.md', { only: 'slides' });
       openSession().close();
       export { bytes, codes, written };`,
    );
    const types = spawnSync(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', folder], { encoding: 'utf8' });
    expect(types.stdout).toBe('');
    writeFileSync(
      join(folder, 'use.js'),
      `import { build } from 'briefdeck';
       const { brief, deck, failed, diagnostics } = await build('report.md');
       console.log(JSON.stringify([brief.pageCount > 0, deck.slideCount > 0, failed, diagnostics]));`,
    );
    expect(execFileSync(process.execPath, ['use.js'], { cwd: folder, encoding: 'utf8' })).toBe('[true,true,false,[]]\n');
  });

  test('the version is there in a moment', () => {
    const folder = temporaryFolder();
    const installed = installInto(folder, files);
    const run = spawnSync(process.execPath, [join(installed, 'dist', 'cli.js'), '--version'], { cwd: folder, encoding: 'utf8' });
    expect(run.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
