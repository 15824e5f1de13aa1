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
import { dirname, join, posix, sep } from 'node:path';
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

/** `..` that leaves the folder, an absolute path, a drive, a share, a URL, or a NUL: never looked for on the disk. */
function leavesFolder(url: string): boolean {
  return (
    url.includes('\0') ||
    /^[a-z][a-z0-9+.-]*:/i.test(url) ||
    /^[/\\]/.test(url) ||
    (process.platform === 'win32' && url.includes(':'))
  );
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

/** Reads the regular file at `path` if it stands in `root` once links are resolved. */
function readWithin(root: string, path: string, limit: number): Uint8Array | ReadRefusal {
  let descriptor: number | null = null;
  try {
    const real = realpathSync.native(path);
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep)) return 'outside';
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

/**
 * The folder in which the manuscript at `path` stands, ready for reading.
 *
 * The root is that folder's real path: a link that leads out of it is refused, and so is an absolute address, a drive
 * letter, a share, a URL and anything that is not a regular file. Never throws: a missing folder refuses every read.
 */
export function openManuscript(path: string, limit = sourceFileLimitBytes): OpenedManuscript {
  const file = sep === '\\' ? path.replaceAll('\\', '/') : path;
  const displayFolder = posix.dirname(file);
  const prefix = displayFolder === '.' && !file.startsWith('./') ? '' : displayFolder.endsWith('/') ? displayFolder : `${displayFolder}/`;
  const withinFolder = (display: string): string => (display.startsWith(prefix) ? display.slice(prefix.length) : display);
  const read = new Map<string, SourceFile>();
  let root: string | null;
  try {
    root = realpathSync.native(dirname(path));
  } catch {
    root = null;
  }

  const refused = (refusal: ReadRefusal, name: string): ReadResult => ({ kind: 'refused', refusal, file: name });
  /** `relative` is normalised and stays in the folder. */
  const readRelative = (relative: string): ReadResult => {
    const name = prefix + relative;
    if (root === null) return refused('missing', name);
    const found = findPath(root, relative);
    if (found === null) return refused('missing', name);
    const bytes = readWithin(root, found, limit);
    if (typeof bytes === 'string') return refused(bytes, name);
    if (!read.has(relative)) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      read.set(relative, { file: relative, bytes: bytes.length, sha256 });
    }
    return { kind: 'read', bytes, file: name };
  };
  const readUrl = (url: string, from: string): ReadResult => {
    let answer: ReadResult = refused('missing', url);
    for (const spelling of spellings(sep === '\\' ? url.replaceAll('\\', '/') : url)) {
      if (leavesFolder(spelling)) return refused('outside', url);
      const relative = posix.normalize(posix.join(posix.dirname(withinFolder(from)), spelling));
      if (relative === '..' || relative.startsWith('../')) return refused('outside', url);
      answer = spelling === '' ? answer : readRelative(relative);
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
