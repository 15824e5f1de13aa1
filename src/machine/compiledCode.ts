/** A bundled script → its exports, with V8's compiled code of an earlier run where there is one. */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { Script } from 'node:vm';
import { userCacheFolder } from './userCacheFolder.js';

export type Loaded = {
  readonly exports: Readonly<Record<string, unknown>>;
  /** V8 took code of an earlier run. */
  readonly isKept: boolean;
  /**
   * Keeps the code that was compiled so far for the next start, once, unless an earlier run has done so: beside the script, or
   * where that cannot be written in the user's folder for caches. Where neither can, nothing is kept, and nothing is lost.
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

/** Removes what other versions of the script have left in a folder that they share. */
function removeOthers(path: string): void {
  const [script = ''] = basename(path).split('-');
  for (const name of readdirSync(dirname(path))) {
    if (name.startsWith(`${script}-`) && name !== basename(path)) rmSync(join(dirname(path), name), { force: true });
  }
}

/** Whether the code is there now. */
function writeKept(path: string, code: Buffer): boolean {
  const staging = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    try {
      writeFileSync(staging, code);
      renameSync(staging, path);
    } finally {
      rmSync(staging, { force: true });
    }
    return true;
  } catch {
    return false; // a program that may write nowhere starts a little slower
  }
}

/**
 * Runs a script in CommonJS form, in ASCII, whose name holds a digest of its content.
 *
 * Compiled code lies in `compiled/` beside it or in `userFolder`, by the names of script, Node version and machine; V8 itself refuses what
 * another build or another set of its flags has left. ES modules can have none before Node 22, whose own cache leaves out
 * what is compiled after loading, which is most: https://v8.dev/blog/code-caching-for-devs
 */
export function loadCompiled(file: string, userFolder: string | null = userCacheFolder()): Loaded {
  const name = `${basename(file, '.cjs')}-${process.version}-${process.arch}.bin`;
  const beside = join(dirname(file), 'compiled', name);
  const own = userFolder === null ? null : join(userFolder, name);
  const cachedData = readKept(beside) ?? (own === null ? undefined : readKept(own));
  const source = `(function(exports,require,module,__filename,__dirname){${readFileSync(file, 'latin1')}\n})`;
  const script = new Script(source, { filename: file, ...(cachedData === undefined ? {} : { cachedData }) });
  const module = { exports: {} };
  const run: unknown = script.runInThisContext();
  if (typeof run !== 'function') throw new Error(`the bundle is broken: ${file}`);
  Reflect.apply(run, undefined, [module.exports, createRequire(file), module, file, dirname(file)]);
  const isKept = cachedData !== undefined && script.cachedDataRejected !== true;
  const keeping = { isDone: isKept };
  const keepCompiled = (): void => {
    if (keeping.isDone) return;
    keeping.isDone = true;
    const code = script.createCachedData();
    if (writeKept(beside, code) || own === null || !writeKept(own, code)) return;
    removeOthers(own);
  };
  return { exports: module.exports, isKept, keepCompiled };
}
