// esbuild plugins for the program's bundle: what is replaced, what is left out, and where WebAssembly files lie.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import { build } from 'esbuild';

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
  // pdfkit encrypts with it, and its tables are made when it is loaded.
  { filter: /^@noble\/ciphers\/aes$/, why: 'briefs are not encrypted' },
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

/** The converter to WOFF compresses in JavaScript; Node's own zlib does the same in a fifth of the time. */
export const nativeDeflate = {
  name: 'native-deflate',
  setup(context) {
    context.onResolve({ filter: /^pako$/ }, ({ importer }) =>
      /woff2sfnt-sfnt2woff/.test(importer) ? { path: 'deflate', namespace: 'native-deflate' } : undefined,
    );
    context.onLoad({ filter: /.*/, namespace: 'native-deflate' }, () => ({
      contents: "const zlib = require('node:zlib'); exports.deflate = (bytes) => zlib.deflateSync(bytes); exports.inflate = (bytes) => zlib.inflateSync(bytes);",
    }));
  },
};

/** css-tree looks for its tables of properties in another package when it is loaded; it brings them as modules for bundlers. */
export const cssTables = {
  name: 'css-tables',
  setup(context) {
    context.onResolve({ filter: /^(?:\.\.?\/)+(?:data|version)\.js$/ }, ({ path, importer }) =>
      /css-tree[\\/]lib[\\/]/.test(importer) ? { path: join(importer.slice(0, importer.search(/lib[\\/](?!.*css-tree)/)), 'dist', basename(path)) } : undefined,
    );
  },
};

/** fontkit unpacks tables of Unicode properties when it is loaded, in JavaScript and each twice; Node's own zlib is faster. */
export const nativeInflate = {
  name: 'native-inflate',
  setup(context) {
    context.onResolve({ filter: /^tiny-inflate$/ }, () => ({ path: 'inflate', namespace: 'native-inflate' }));
    context.onLoad({ filter: /.*/, namespace: 'native-inflate' }, () => ({
      contents: "const zlib = require('node:zlib'); module.exports = (packed, unpacked) => { unpacked.set(zlib.inflateRawSync(packed)); return unpacked; };",
    }));
  },
};

/**
 * Sources that look for something of a package when they need it, where there are no packages in the bundle: what they
 * say, and what is said in its place.
 */
const lookups = [
  {
    filter: /subset-font[\\/]index\.js$/,
    loader: 'js',
    call: "require.resolve('harfbuzzjs/dist/harfbuzz-subset.wasm')",
    instead: "__beside('wasm/harfbuzz-subset.wasm')",
  },
  {
    filter: /harfbuzzjs[\\/]dist[\\/]harfbuzz\.js$/,
    loader: 'js',
    call: 'new URL("harfbuzz.wasm",import.meta.url).href',
    instead: "__beside('harfbuzz.wasm')",
  },
  {
    filter: /src[\\/]pictures[\\/]codecs\.ts$/,
    loader: 'ts',
    call: 'createRequire(import.meta.url).resolve(file)',
    instead: "__beside('wasm/' + file.slice(file.lastIndexOf('/') + 1))",
  },
  {
    filter: /src[\\/]typesetting[\\/]hyphenation\.ts$/,
    loader: 'ts',
    call: 'const require = createRequire(import.meta.url);',
    instead: "const require = (name: string): unknown => createRequire(import.meta.url)(__beside('hyphenation/' + name.slice(name.lastIndexOf('/') + 1) + '.cjs'));",
  },
];
const wasmFiles = [
  'harfbuzzjs/dist/harfbuzz-subset.wasm',
  '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm',
  '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm',
  '@jsquash/webp/codec/dec/webp_dec.wasm',
];
const hyphenationFiles = ['hyphen', 'hyphen/patterns/en-us', 'hyphen/patterns/en-gb', 'hyphen/patterns/de-1996', 'hyphen/patterns/fr', 'hyphen/patterns/es'];

/** Copies to `dist/wasm` and `dist/hyphenation` what is looked for at run time, and lets those who look find it there. */
export const filesBeside = (root, dist) => ({
  name: 'files-beside',
  setup(context) {
    for (const { filter, loader, call, instead } of lookups) {
      context.onLoad({ filter }, ({ path }) => {
        const text = readFileSync(path, 'utf8');
        if (!text.includes(call)) throw new Error(`a file of a package is looked for in a new way: ${path}`);
        return { contents: text.replace(call, instead), loader };
      });
    }
    // Anything else that looks for packages would find them here and not at a user's.
    context.onLoad({ filter: /src[\\/].*\.tsx?$/ }, ({ path }) => {
      if (readFileSync(path, 'utf8').includes('createRequire(')) throw new Error(`this looks for a package at run time: ${path}`);
      return undefined;
    });
    context.onEnd(async () => {
      const require = createRequire(join(root, 'package.json'));
      mkdirSync(join(dist, 'wasm'), { recursive: true });
      for (const file of wasmFiles) copyFileSync(require.resolve(file), join(dist, 'wasm', basename(file)));
      await build({
        absWorkingDir: root,
        entryPoints: Object.fromEntries(hyphenationFiles.map((file) => [basename(file), file])),
        outdir: join(dist, 'hyphenation'),
        outExtension: { '.js': '.cjs' },
        bundle: true,
        format: 'cjs',
        platform: 'node',
        minify: true,
        legalComments: 'none',
        logLevel: 'warning',
      });
    });
  },
});

/** Before a script's code: where it lies, and the files beside it. */
export const banner = [
  "const __url=require('node:url').pathToFileURL(__filename).href;",
  "const __beside=(file)=>require('node:path').join(__dirname,file);",
].join('');
