// The sources → dist/*.js: entry points that start fast, and the heavy rooms in chunks that are loaded when needed.
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Packages that are CommonJS inside ask for `require`, `__dirname` and `__filename`, which ES modules lack. */
const banner = [
  "import{createRequire as __createRequire}from'node:module';",
  "import{fileURLToPath as __toPath}from'node:url';",
  'const require=__createRequire(import.meta.url);',
  'const __filename=__toPath(import.meta.url);',
  "const __dirname=__toPath(new URL('.',import.meta.url));",
].join('');

/** Replaces React-PDF's text engine by ours: an `overrides` entry would not reach people who install the package. */
const replaceTextkit = (root) => ({
  name: 'replace-textkit',
  setup(context) {
    const ours = join(root, 'src', 'brief', 'textkit.ts');
    if (!existsSync(ours)) return;
    context.onResolve({ filter: /^@react-pdf\/textkit$/ }, () => ({ path: ours }));
  },
});

/** Bundles into `dist`; old chunks go. Returns esbuild's metafile. */
export async function bundle(root, dist) {
  const entries = { cli: 'src/cli.ts', api: 'src/api.ts' };
  mkdirSync(dist, { recursive: true });
  const staging = join(dist, '.bundle');
  rmSync(staging, { recursive: true, force: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: entries,
    outdir: staging,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    keepNames: false,
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.wasm': 'file' },
    banner: { js: banner },
    plugins: [replaceTextkit(root)],
  });
  rmSync(join(dist, 'chunks'), { recursive: true, force: true });
  for (const entry of readdirSync(staging)) {
    rmSync(join(dist, entry), { recursive: true, force: true });
    renameSync(join(staging, entry), join(dist, entry));
  }
  rmSync(staging, { recursive: true, force: true });
  chmodSync(join(dist, 'cli.js'), 0o755);
  return result.metafile;
}
