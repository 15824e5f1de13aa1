// `npm run read-back`: bundles readBack.ts, which is TypeScript as everything else, and runs it.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { build } from '../../dist/api.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const outfile = join(folder, '..', '..', 'node_modules', '.cache', `read-back-${process.pid}.mjs`);
await bundle({ entryPoints: [join(folder, 'readBack.ts')], outfile, bundle: true, packages: 'external', platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning' });
try {
  const { runReadBack } = await import(pathToFileURL(outfile).href);
  process.exitCode = await runReadBack(process.argv.slice(2), build);
} finally {
  rmSync(outfile, { force: true });
}
