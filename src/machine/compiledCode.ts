/** A bundled script → its exports, with V8's compiled code of an earlier run where there is one. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';

export type Loaded = {
  readonly exports: Readonly<Record<string, unknown>>;
  /**
   * Keeps the code that was compiled so far for the next start, once, unless an earlier run has done so. Where the folder
   * cannot be written nothing is kept, and nothing is lost.
   */
  readonly keepCompiled: () => void;
};

function readKept(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

function writeKept(path: string, code: Buffer): void {
  const staging = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(staging, code);
      renameSync(staging, path);
    } finally {
      rmSync(staging, { force: true });
    }
  } catch {
    // a program that is installed where it may not write starts a little slower
  }
}

/**
 * Runs a script in CommonJS form, in ASCII, whose name holds a digest of its content.
 *
 * Compiled code lies in `compiled/` beside it, by the names of script, Node version and machine; V8 itself refuses what
 * another build or another set of its flags has left. ES modules can have none before Node 22, whose own cache leaves out
 * what is compiled after loading, which is most: https://v8.dev/blog/code-caching-for-devs
 */
export function loadCompiled(file: string): Loaded {
  const kept = join(dirname(file), 'compiled', `${basename(file, '.cjs')}-${process.version}-${process.arch}.bin`);
  const cachedData = readKept(kept);
  const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  const module = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run !== 'function') throw new Error(`the bundle is broken: ${file}`);
  Reflect.apply(run, undefined, [module.exports, createRequire(file), module, file, dirname(file)]);
  let isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  const keepCompiled = (): void => {
    if (isKept) return;
    isKept = true;
    writeKept(kept, script.createCachedData());
  };
  return { exports: module.exports, keepCompiled };
}
