// esbuild plugins for the program's bundle: what is replaced, what is left out, and where WebAssembly files lie.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';

/**
 * Replaces React-PDF's text engine by ours: an `overrides` entry would not reach people who install the package.
 *
 * Templates name components as the renderer exports them. The renderer itself is not needed, and opens fonts when it is
 * loaded: the names alone are in its package of primitives.
 */
export const replaceReactPdf = (root) => ({
  name: 'replace-react-pdf',
  setup(context) {
    context.onResolve({ filter: /^@react-pdf\/textkit$/ }, () => ({ path: join(root, 'src', 'brief', 'textkit.ts') }));
    context.onResolve({ filter: /^@react-pdf\/renderer$/ }, ({ resolveDir, kind }) =>
      context.resolve('@react-pdf/primitives', { resolveDir, kind }),
    );
  },
});

/** Parts of packages that no build reaches; each would cost time whenever its package is loaded. */
const unreached = [
  // fontverter loads the WOFF2 codec (1.2 MB of WebAssembly) at once; decks carry WOFF.
  { filter: /^wawoff2$/, why: 'WOFF2 is not in the bundle' },
  // fontkit needs it for WOFF2 files only.
  { filter: /^brotli\/decompress\.js$/, why: 'WOFF2 is not in the bundle' },
  // React-PDF brings a reconciler for each React; ours is 19.2 or later.
  { filter: /^\.\/reconciler-(23|31)\.js$/, why: 'this reconciler is for an older React' },
  // Vega looks for a native canvas package.
  { filter: /^canvas$/, why: 'there is no canvas' },
];

export const leaveOut = {
  name: 'leave-out',
  setup(context) {
    for (const { filter, why } of unreached) {
      context.onResolve({ filter }, () => ({ path: why, namespace: 'left-out' }));
    }
    context.onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `module.exports = function leftOut() { throw new Error(${JSON.stringify(path)}); };`,
    }));
  },
};

/** Files that are found through their package at run time, where there are no packages in the bundle. */
const wasmReaders = [
  { filter: /subset-font[\\/]index\.js$/, call: /require\.resolve\('harfbuzzjs\/dist\/harfbuzz-subset\.wasm'\)/, loader: 'js' },
  { filter: /src[\\/]pictures[\\/]codecs\.ts$/, call: /createRequire\(import\.meta\.url\)\.resolve\(file\)/, loader: 'ts' },
];
const wasmFiles = [
  'harfbuzzjs/dist/harfbuzz-subset.wasm',
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
];

/** Copies the WebAssembly files to `dist/wasm` and lets their readers look there. */
export const wasmBeside = (root, dist) => ({
  name: 'wasm-beside',
  setup(context) {
    for (const { filter, call, loader } of wasmReaders) {
      context.onLoad({ filter }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!call.test(text)) throw new Error(`a WebAssembly file is looked for in a new way: ${path}`);
        const file = loader === 'ts' ? 'file' : "'harfbuzz-subset.wasm'";
        // Readers stand in lazily loaded parts, one folder below dist/.
        return { contents: text.replace(call, `__wasmFile(${file})`), loader };
      });
    }
    context.onEnd(() => {
      const require = createRequire(join(root, 'package.json'));
      mkdirSync(join(dist, 'wasm'), { recursive: true });
      for (const file of wasmFiles) copyFileSync(require.resolve(file), join(dist, 'wasm', basename(file)));
    });
  },
});

/** Packages that are CommonJS inside ask for `require`, `__dirname` and `__filename`, which ES modules lack. */
export const banner = [
  "import{createRequire as __createRequire}from'node:module';",
  "import{fileURLToPath as __toPath}from'node:url';",
  'const require=__createRequire(import.meta.url);',
  'const __filename=__toPath(import.meta.url);',
  "const __dirname=__toPath(new URL('.',import.meta.url));",
  "const __wasmFile=(file)=>__toPath(new URL('../wasm/'+file.slice(file.lastIndexOf('/')+1),import.meta.url));",
].join('');
