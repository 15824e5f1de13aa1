// `npm run gallery`: bundles gallery.ts, which is TypeScript as everything else, and runs it with the bundled program.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build as bundle } from 'esbuild';
import { openSession } from '../../dist/api.js';

const repository = fileURLToPath(new URL('../..', import.meta.url));
// beside the dependencies, which it finds from there
const outfile = join(repository, 'node_modules', '.cache', `gallery-${process.pid}.mjs`);
await bundle({
  entryPoints: [join(repository, 'tests/gallery/gallery.ts')], outfile, bundle: true, packages: 'external', platform: 'node', target: 'node20', format: 'esm', logLevel: 'warning',
});
try {
  const { runGallery } = await import(pathToFileURL(outfile).href);
  process.exitCode = await runGallery(process.argv.slice(2), { repository, openSession });
} finally {
  rmSync(outfile, { force: true });
}
