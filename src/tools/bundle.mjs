// The sources → dist/*.js: entry points that start fast, and the heavy rooms in chunks that are loaded when needed.
import { chmodSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { banner, leaveOut, nativeDeflate, replaceReactPdf, filesBeside } from './bundlePlugins.mjs';

/** Bundles into `dist`; old chunks go. Returns esbuild's metafile. */
export async function bundle(root, dist) {
  mkdirSync(dist, { recursive: true });
  const staging = join(dist, `.bundle-${process.pid}`);
  rmSync(staging, { recursive: true, force: true });
  const result = await build({
    absWorkingDir: root,
    entryPoints: { cli: 'src/cli.ts', api: 'src/api.ts' },
    outdir: staging,
    bundle: true,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    minify: true,
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
    banner: { js: banner },
    plugins: [replaceReactPdf(root), leaveOut, nativeDeflate, filesBeside(root, dist)],
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
