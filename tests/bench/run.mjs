// `npm run bench`: bundles bench.ts, which is TypeScript as everything else, and runs it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const folder = fileURLToPath(new URL('.', import.meta.url));
const outfile = join(folder, '..', '..', 'node_modules', '.cache', `bench-${process.pid}.mjs`);
await build({ entryPoints: [join(folder, 'bench.ts')], outfile, bundle: true, packages: 'external', platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' });
try {
  const { runBench } = await import(pathToFileURL(outfile).href);
  process.exitCode = await runBench(process.argv.slice(2));
} finally {
  rmSync(outfile, { force: true });
}
