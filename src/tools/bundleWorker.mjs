// Bundles the process that draws charts, with HarfBuzz's code beside it: `bundleChartWorker(root, 'dist')`.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundleScript } from './bundle.mjs';

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

/**
 * Charts of a manuscript have the same few hundred expressions: each is read once in a process. What is read of one is looked
 * at by Vega and its interpreter, and never changed.
 */
const readExpressionsOnce = {
  name: 'read-expressions-once',
  setup(bundle) {
    bundle.onLoad({ filter: /vega-functions[\\/]build[\\/]vega-functions\.js$/ }, ({ path }) => {
      const call = 'ast = parseExpression(expr);';
      const text = readFileSync(path, 'utf8');
      if (!text.includes(call)) throw new Error(`expressions are read in a new way: ${path}`);
      return { contents: `const readExpressions = new Map();\n${text.replace(call, 'ast = readExpressions.get(expr) ?? parseExpression(expr); readExpressions.set(expr, ast);')}`, loader: 'js' };
    });
  },
};

/** Vega-Lite's JSON schema without its descriptions, which are most of it. */
function writeSchema(root, dist) {
  const schema = readFileSync(createRequire(join(root, 'package.json')).resolve('vega-lite/vega-lite-schema.json'), 'utf8');
  const bare = JSON.parse(schema, (key, value) => (key === 'description' && typeof value === 'string' ? undefined : value));
  writeFileSync(join(dist, 'vegaLiteSchema.json'), JSON.stringify(bare));
}

/** Makes `chartWorker.js`, its script and the schema in `dist`. Returns esbuild's metafile. */
export async function bundleChartWorker(root, dist) {
  const { script, metafile } = await bundleScript({ root, dist, name: 'chartWorker', entry: 'src/figures/startChartWorker.ts', plugins: [unused, readExpressionsOnce] });
  await build({
    absWorkingDir: root,
    stdin: {
      contents: `
        import { fileURLToPath } from 'node:url';
        import { loadCompiled } from './src/machine/compiledCode.ts';
        import { spareOptimising } from './src/machine/compilerBudgets.ts';
        const { exports, isKept, keepCompiled } = loadCompiled(fileURLToPath(new URL('./${script}', import.meta.url)));
        if (isKept) spareOptimising();
        await exports.startChartWorker(keepCompiled);`,
      resolveDir: root,
      loader: 'ts',
    },
    outfile: join(dist, 'chartWorker.js'),
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    logLevel: 'warning',
  });
  // HarfBuzz looks for its code beside the file that it is bundled in; the program's own parts use the same copy
  copyFileSync(createRequire(join(root, 'package.json')).resolve('harfbuzzjs/dist/harfbuzz.wasm'), join(dist, 'harfbuzz.wasm'));
  writeSchema(root, dist);
  return metafile;
}
