/** A manuscript's path → its folder for reading: nothing outside it, nothing but regular files, nothing too large. */
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join, posix, relative as relativePath, resolve, sep } from 'node:path';
import type { ReadRefusal, ReadResult, SourceFile, SourceFolder } from '../workspace.js';

/** Files larger than this are refused: 50 MiB. */
export const sourceFileLimitBytes = 50 * 1024 * 1024;

export type OpenedManuscript = {
  /** Display path of the manuscript: as the user named it, with `/`. */
  readonly file: string;
  readonly folder: SourceFolder;
  /** What was read so far, by name. */
  readonly sources: () => readonly SourceFile[];
  /** A display path without the folder in which the manuscript stands: what may be written into an output. */
  readonly withinFolder: (file: string) => string;
};

export type ReadingLimits = {
  /** Folders beside the manuscript's own from which files may be read, as the user named them. */
  readonly allowed?: readonly string[];
  /** Bytes of a file. */
  readonly limit?: number;
};

const drive = /^[a-z]:[/\\]/i;

/** Absolute on this machine: with a drive on Windows. */
const isAbsolute = (url: string): boolean => (process.platform === 'win32' ? drive.test(url) : url.startsWith('/'));

/** A drive, a share, a URL, or a NUL: never looked for on the disk. */
function isNoPath(url: string): boolean {
  if (url.includes('\0') || /^[/\\]{2}/.test(url)) return true;
  if (isAbsolute(url)) return url.slice(2).includes(':') && process.platform === 'win32';
  return /^[a-z][a-z0-9+.-]*:/i.test(url) || url.startsWith('\\') || (process.platform === 'win32' && (url.includes(':') || url.startsWith('/')));
}

/** `url` as it stands, then percent-decoded: a file may really be called `100%25.csv`. */
function spellings(url: string): readonly string[] {
  try {
    const decoded = decodeURIComponent(url);
    return decoded === url ? [url] : [url, decoded];
  } catch {
    return [url];
  }
}

/** The path under `root` whose parts have the names of `path`, in whichever Unicode normal form the disk holds them. */
function findPath(root: string, path: string): string | null {
  let found = root;
  for (const part of path.split('/')) {
    const direct = join(found, part);
    if (existsSync(direct)) {
      found = direct;
      continue;
    }
    const wanted = part.normalize('NFC');
    let entry: string | undefined;
    try {
      entry = readdirSync(found).find((name) => name.normalize('NFC') === wanted);
    } catch {
      return null;
    }
    if (entry === undefined) return null;
    found = join(found, entry);
  }
  return found;
}

function refusalOf(error: unknown): ReadRefusal {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : code === 'ELOOP' ? 'outside' : 'unreadable';
}

/** Reads an opened file to its end, at most `limit` bytes; null when it holds more. */
function readAll(descriptor: number, size: number, limit: number): Uint8Array | null {
  const pieces: Uint8Array[] = [];
  let total = 0;
  for (;;) {
    // One byte more than the stated size, so that the end of file is seen without growing.
    const piece = new Uint8Array(Math.max(size + 1 - total, 4096));
    const count = readSync(descriptor, piece);
    if (count === 0) break;
    total += count;
    if (total > limit) return null;
    pieces.push(piece.subarray(0, count));
  }
  const [only] = pieces;
  return pieces.length === 1 && only ? only : Buffer.concat(pieces, total);
}

/** A flag that Windows lacks is 0 there. */
function flag(name: 'O_NONBLOCK' | 'O_NOFOLLOW'): number {
  const flags: Readonly<Record<string, number | undefined>> = constants;
  return flags[name] ?? 0;
}

const isWithin = (root: string, path: string): boolean => path.startsWith(root.endsWith(sep) ? root : root + sep);

/** Reads the regular file at `path` if it stands in one of `roots` once links are resolved. */
function readWithin(roots: readonly string[], path: string, limit: number): Uint8Array | ReadRefusal {
  let descriptor: number | null = null;
  try {
    const real = realpathSync.native(path);
    if (!roots.some((root) => isWithin(root, real))) return 'outside';
    // Opening a pipe for reading would wait for a writer: O_NONBLOCK, then look at what was opened.
    // The link could be exchanged after it was resolved: what was opened must be what the real path names.
    descriptor = openSync(real, constants.O_RDONLY | flag('O_NONBLOCK') | flag('O_NOFOLLOW'));
    const opened = fstatSync(descriptor);
    if (!opened.isFile()) return 'not-a-regular-file';
    const named = statSync(realpathSync.native(path));
    if (named.ino !== opened.ino || named.dev !== opened.dev) return 'outside';
    if (opened.size > limit) return 'too-large';
    return readAll(descriptor, opened.size, limit) ?? 'too-large';
  } catch (error) {
    return refusalOf(error);
  } finally {
    if (descriptor !== null) closeSync(descriptor);
  }
}

/** The real path of a folder; null where there is none. */
function realFolder(path: string): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    return null;
  }
}

/**
 * The folder in which the manuscript at `path` stands, ready for reading, and the `allowed` ones beside it.
 *
 * Roots are real paths: what leads out of all of them is refused, by `..`, as an absolute address or by a link, and so is
 * a share, a URL and anything that is not a regular file. Never throws: a missing folder refuses every read.
 */
export function openManuscript(path: string, { allowed = [], limit = sourceFileLimitBytes }: ReadingLimits = {}): OpenedManuscript {
  const file = sep === '\\' ? path.replaceAll('\\', '/') : path;
  const displayFolder = posix.dirname(file);
  const prefix = displayFolder === '.' && !file.startsWith('./') ? '' : displayFolder.endsWith('/') ? displayFolder : `${displayFolder}/`;
  const withinFolder = (display: string): string => (display.startsWith(prefix) ? display.slice(prefix.length) : display);
  const read = new Map<string, SourceFile>();
  const root = realFolder(dirname(path));
  const beside = allowed.flatMap((folder) => realFolder(folder) ?? []);

  const refused = (refusal: ReadRefusal, name: string): ReadResult => ({ kind: 'refused', refusal, file: name });
  const readFound = (found: string | null, relative: string): ReadResult => {
    const name = isAbsolute(relative) ? relative : prefix + relative;
    if (root === null || found === null) return refused('missing', name);
    const bytes = readWithin([root, ...beside], found, limit);
    if (typeof bytes === 'string') return refused(bytes, name);
    if (!read.has(relative)) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      read.set(relative, { file: relative, bytes: bytes.length, sha256 });
    }
    return { kind: 'read', bytes, file: name };
  };
  /** `relative` is normalised and stays in the folder. */
  const readRelative = (relative: string): ReadResult => readFound(root === null ? null : findPath(root, relative), relative);
  /** An absolute path, or one that leaves the folder: looked for only where that is allowed. */
  const readBeside = (path: string): ReadResult => {
    const absolute = root === null ? null : resolve(root, path);
    const home = beside.find((folder) => absolute !== null && isWithin(folder, absolute));
    if (home === undefined || absolute === null) return refused('outside', path);
    return readFound(findPath(home, relativePath(home, absolute).replaceAll(sep, '/')), path);
  };
  const readUrl = (url: string, from: string): ReadResult => {
    let answer: ReadResult = refused('missing', url);
    for (const spelling of spellings(sep === '\\' ? url.replaceAll('\\', '/') : url)) {
      if (isNoPath(spelling)) return refused('outside', url);
      const relative = isAbsolute(spelling) ? posix.normalize(spelling) : posix.normalize(posix.join(posix.dirname(withinFolder(from)), spelling));
      const leaves = isAbsolute(relative) || relative === '..' || relative.startsWith('../');
      answer = spelling === '' ? answer : leaves ? readBeside(relative) : readRelative(relative);
      if (answer.kind === 'read' || answer.refusal !== 'missing') return answer;
    }
    return answer;
  };

  return {
    file,
    folder: {
      // A manuscript is asked for by its own display path: that names it, not a file beside it.
      read: (url, from) => (url === file ? readRelative(posix.basename(file)) : readUrl(url, from)),
    },
    sources: () => [...read.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    withinFolder,
  };
}
