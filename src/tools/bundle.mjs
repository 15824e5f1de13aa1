// The sources → dist/*: entry points that start fast, and scripts whose compiled code is kept for the next start.
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, transform } from 'esbuild';
import { banner, nativeInflate } from './bundlePlugins.mjs';

const shared = { bundle: true, platform: 'node', target: 'node20', minify: true, legalComments: 'none', logLevel: 'warning', jsx: 'automatic', metafile: true };

/**
 * esbuild escapes all but ASCII in strings, and leaves regular expressions as they are written; the script is read as
 * Latin-1, in which V8 keeps it. A pair of escaped surrogates is one character to a regular expression with `u`.
 * https://esbuild.github.io/api/#charset
 */
const inAscii = (code) => code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Bundles `entry` (a path below `root`) as one script in CommonJS form: `<name>-<digest>.cjs` in `dist`; an earlier one goes.
 *
 * In two steps: parts that wait at their top, as HarfBuzz does, can be bundled as ES modules only, and are waited for where
 * they are loaded; the script as a whole waits for nothing. Returns the script's name, what it exports, and esbuild's metafile.
 */
export async function bundleScript({ root, dist, name, entry, plugins }) {
  mkdirSync(dist, { recursive: true });
  const { outputFiles, metafile } = await build({
    ...shared,
    absWorkingDir: root,
    stdin: { contents: `export * from './${entry}';`, resolveDir: root, loader: 'ts' },
    format: 'esm',
    write: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [nativeInflate, ...plugins],
  });
  const [{ text }] = outputFiles;
  const { code: printed } = await transform(banner + text, {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    minify: true,
    // a script has neither: https://nodejs.org/docs/latest-v20.x/api/vm.html#support-of-dynamic-import-in-compilation-apis
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url' },
  });
  const code = inAscii(printed);
  const digest = createHash('sha256').update(code).digest('hex').slice(0, 12);
  const script = `${name}-${digest}.cjs`;
  const compiled = join(dist, 'compiled');
  mkdirSync(compiled, { recursive: true });
  for (const folder of [dist, compiled]) {
    const old = readdirSync(folder).filter((file) => file.startsWith(`${name}-`) && !file.startsWith(`${name}-${digest}`));
    for (const file of old) rmSync(join(folder, file));
  }
  writeFileSync(join(dist, script), code);
  const { exports } = Object.values(metafile.outputs)[0];
  return { script, exports, metafile };
}

/** Puts what loads the script in the place of the module that names the program. */
const loadScript = (script) => ({
  name: 'load-script',
  setup(context) {
    context.onLoad({ filter: /src[\\/]loadProgram\.ts$/ }, ({ path }) => ({
      loader: 'ts',
      resolveDir: join(path, '..'),
      contents: `
        import { fileURLToPath } from 'node:url';
        import { loadCompiled } from './machine/compiledCode.js';
        export async function loadProgram() {
          const { exports, ...kept } = loadCompiled(fileURLToPath(new URL('./${script}', import.meta.url)));
          return { program: exports, ...kept };
        }`,
    }));
  },
});

/** The modules that start the script: the command, and the one that other programs import. */
async function bundleEntries(root, { staging, script, names }) {
  const entries = { cli: "import './src/cli.ts';", api: `import { loadProgram } from './src/loadProgram.ts'; export const { ${names.join(', ')} } = (await loadProgram()).program;` };
  const metafiles = [];
  for (const [name, contents] of Object.entries(entries)) {
    const { metafile } = await build({
      ...shared,
      absWorkingDir: root,
      stdin: { contents, resolveDir: root, loader: 'ts' },
      outfile: join(staging, `${name}.js`),
      format: 'esm',
      plugins: [loadScript(script)],
      banner: { js: `${name === 'cli' ? '#!/usr/bin/env node\n' : ''}import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);` },
    });
    metafiles.push(metafile);
  }
  return metafiles;
}

/** Bundles the program into `dist`. Returns esbuild's metafiles. */
export async function bundleProgram(root, dist, plugins) {
  const { script, exports, metafile } = await bundleScript({ root, dist, name: 'program', entry: 'src/program.ts', plugins });
  const staging = join(dist, `.bundle-${process.pid}`);
  const names = exports.filter((name) => name !== 'runBuild' && name !== 'userCacheFolder');
  const metafiles = await bundleEntries(root, { staging, script, names });
  for (const file of readdirSync(staging)) renameSync(join(staging, file), join(dist, file));
  rmSync(staging, { recursive: true, force: true });
  // left by versions that were bundled in parts
  rmSync(join(dist, 'chunks'), { recursive: true, force: true });
  chmodSync(join(dist, 'cli.js'), 0o755);
  return [metafile, ...metafiles];
}
