// Bundles the process that draws charts into one file: `bundleChartWorker('dist/chartWorker.js')`.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Vega looks for a native canvas package: charts are drawn as SVG and measured with our faces, so there is none. */
const noCanvas = {
  name: 'no-canvas',
  setup(bundle) {
    bundle.onResolve({ filter: /^canvas$/ }, () => ({ path: 'canvas', namespace: 'none' }));
    bundle.onLoad({ filter: /.*/, namespace: 'none' }, () => ({ contents: 'export default null;' }));
  },
};

/** Returns esbuild's metafile. */
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
    plugins: [noCanvas],
    // packages in CommonJS ask for Node's own modules by `require`
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  return metafile;
}
