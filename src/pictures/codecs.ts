/**
 * JPEG and WebP codecs as WebAssembly: a fault in them cannot reach the process, and nothing native is installed.
 *
 * The only file that imports `@jsquash/*` and `jpeg-js`. Each call gets an instance of its own, so that the memory of a large
 * picture goes with it.
 */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { decode as decodeInScript } from 'jpeg-js';
import { PictureFault } from './pictureFault.js';
import type { Pixels } from './pixels.js';

type Instantiate = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => WebAssembly.Exports;
type Factory = (options: { noInitialRun: true; instantiateWasm: Instantiate; print: () => void; printErr: () => void }) => unknown;
type Decoder = { readonly decode: (...args: readonly unknown[]) => unknown };
type Encoder = { readonly encode: (bytes: Uint8Array, widthPx: number, ...rest: readonly unknown[]) => unknown };

/** Throws `PictureFault` for what libjpeg refuses, CMYK among it. */
export async function decodeJpeg(bytes: Uint8Array): Promise<Pixels> {
  const codecModule: unknown = await import('@jsquash/jpeg/codec/dec/mozjpeg_dec.js');
  return decodeWith(await instantiate(codecModule, '@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm'), [bytes, false], 'JPEG');
}

/**
 * Print colours as screen colours, by the formula that browsers use, without a colour profile.
 *
 * Slower than libjpeg, which cannot convert CMYK. Throws `PictureFault`.
 */
export function decodeCmykJpeg(bytes: Uint8Array): Pixels {
  try {
    const { width, height, data } = decodeInScript(bytes, { useTArray: true, tolerantDecoding: false, maxResolutionInMP: 20, maxMemoryUsageInMB: 400 });
    return { widthPx: width, heightPx: height, data };
  } catch {
    throw new PictureFault('the JPEG has print colours (CMYK) and is damaged or larger than 20 million pixels');
  }
}

/** Throws `PictureFault` for what libwebp refuses. */
export async function decodeWebp(bytes: Uint8Array): Promise<Pixels> {
  const codecModule: unknown = await import('@jsquash/webp/codec/dec/webp_dec.js');
  return decodeWith(await instantiate(codecModule, '@jsquash/webp/codec/dec/webp_dec.wasm'), [bytes], 'WebP');
}

/** Alpha is left out. `quality` from 0 to 100. */
export async function encodeJpeg(pixels: Pixels, quality: number): Promise<Uint8Array> {
  const codecModule: unknown = await import('@jsquash/jpeg/codec/enc/mozjpeg_enc.js');
  const codec = await instantiate(codecModule, '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm');
  if (!isEncoder(codec)) throw new Error('the JPEG encoder has no encode()');
  const options = {
    ...{ quality, optimize_coding: true, smoothing: 0, color_space: 3, quant_table: 3 },
    // baseline chooses libjpeg's plain coding; mozjpeg's own squeezing takes ten times as long for a tenth of the bytes
    ...{ baseline: true, arithmetic: false, progressive: false },
    ...{ trellis_multipass: false, trellis_opt_zero: false, trellis_opt_table: false, trellis_loops: 1 },
    ...{ auto_subsample: true, chroma_subsample: 2, separate_chroma_quality: false, chroma_quality: quality },
  };
  const bytes = codec.encode(pixels.data, pixels.widthPx, pixels.heightPx, options);
  if (!(bytes instanceof Uint8Array)) throw new Error('the JPEG encoder gave no bytes');
  return bytes.slice();
}

async function instantiate(codecModule: unknown, file: string): Promise<unknown> {
  if (!hasFactory(codecModule)) throw new Error(`not a codec: ${file}`);
  // the program's own code, like an import: not a file of the manuscript
  const wasm = await readFile(createRequire(import.meta.url).resolve(file));
  const compiled = await WebAssembly.compile(wasm);
  return codecModule.default({
    noInitialRun: true,
    instantiateWasm: (imports, done) => {
      const instance = new WebAssembly.Instance(compiled, imports);
      done(instance);
      return instance.exports;
    },
    print: () => undefined,
    printErr: () => undefined,
  });
}

/** The number of arguments matters: a codec throws for one too many. */
function decodeWith(codec: unknown, args: readonly unknown[], format: string): Pixels {
  if (!isDecoder(codec)) throw new Error(`the ${format} decoder has no decode()`);
  let decoded: unknown;
  try {
    decoded = codec.decode(...args);
  } catch {
    decoded = null;
  }
  if (!isImageData(decoded)) throw new PictureFault(`the ${format} is damaged: its pixels cannot be decoded`);
  const { data } = decoded;
  return { widthPx: decoded.width, heightPx: decoded.height, data: new Uint8Array(data.buffer, data.byteOffset, data.byteLength) };
}

const hasFactory = (value: unknown): value is { default: Factory } =>
  typeof value === 'object' && value !== null && 'default' in value && typeof value.default === 'function';
const isDecoder = (value: unknown): value is Decoder =>
  typeof value === 'object' && value !== null && 'decode' in value && typeof value.decode === 'function';
const isEncoder = (value: unknown): value is Encoder =>
  typeof value === 'object' && value !== null && 'encode' in value && typeof value.encode === 'function';
const isImageData = (value: unknown): value is { width: number; height: number; data: Uint8ClampedArray } =>
  typeof value === 'object' && value !== null && 'data' in value && value.data instanceof Uint8ClampedArray;
