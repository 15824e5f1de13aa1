// Bundles the process that draws charts into one file, with HarfBuzz's code beside it: `bundleChartWorker('dist/chartWorker.js')`.
import { copyFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Packages that are asked for and never used: Vega looks for a native canvas (charts are drawn as SVG and measured with
 * our faces), fontkit brings half a megabyte to read WOFF2 (our faces are TrueType).
 */
const unused = {
  name: 'unused-packages',
  setup(bundle) {
    bundle.onResolve({ filter: /^(?:canvas|brotli\/decompress\.js)$/ }, ({ path }) => ({ path, namespace: 'unused' }));
    bundle.onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'export default null;' }));
  },
};

export async function bundleChartWorker(outfile) {
  const { metafile } = await build({
    metafile: true,
    absWorkingDir: root,
    entryPoints: [join('src', 'figures', 'chartWorker.ts')],
    outfile,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'warning',
    plugins: [unused],
    // packages in CommonJS ask for Node's own modules by `require`
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  // HarfBuzz looks for its code beside the file that it is bundled in; the program's own parts use the same copy
  copyFileSync(createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz.wasm'), join(dirname(resolve(root, outfile)), 'harfbuzz.wasm'));
  return metafile;
}
