/** The machine's disk as `OutputDisk`. */
import {
  closeSync,
  copyFileSync,
  fsync,
  fsyncSync,
  linkSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { OutputDisk } from '../workspace.js';

/** The system's code of a failed call, such as `ENOSPC`; null for any other error. */
export function systemCodeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/**
 * Makes a folder and those above it, each once. Node's own `recursive` (20 to 24) never returns where a folder says that it
 * is not there although it is, as in `/proc`.
 */
function makeFolders(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const code = systemCodeOf(error);
    // EEXIST, but EPERM for a drive and EROFS for what is read-only.
    if (code !== 'ENOENT' && statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return;
    if (code !== 'ENOENT' || dirname(path) === path || statSync(dirname(path), { throwIfNoEntry: false }) !== undefined) throw error;
    makeFolders(dirname(path));
    makeFolders(path);
  }
}

/** Several files can wait for the disk at once. */
const sync = promisify(fsync);

export const outputDisk: OutputDisk = {
  kindOf: (path) => {
    try {
      const entry = lstatSync(path);
      return entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      // Below a file there is nothing.
      if (['ENOENT', 'ENOTDIR'].includes(systemCodeOf(error) ?? '')) return null;
      throw error;
    }
  },
  list: (folder) => readdirSync(folder).sort(),
  makeFolder: makeFolders,
  writeFile: async (path, bytes) => {
    const descriptor = openSync(path, 'wx');
    try {
      for (let written = 0; written < bytes.length; ) written += writeSync(descriptor, bytes, written);
      await sync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  },
  readFile: (path) => readFileSync(path),
  syncFolder: async (path) => {
    // Windows has no such call for folders, and some network file systems refuse it.
    let descriptor: number | null = null;
    try {
      descriptor = openSync(path, 'r');
      await sync(descriptor);
    } catch {
      return;
    } finally {
      if (descriptor !== null) closeSync(descriptor);
    }
  },
  linkFile: (from, to) => {
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to);
      const descriptor = openSync(to, 'r+');
      try {
        fsyncSync(descriptor);
      } finally {
        closeSync(descriptor);
      }
    }
  },
  rename: renameSync,
  remove: (path) => {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  },
  isLocked: (path) => {
    try {
      closeSync(openSync(path, 'r+'));
      return false;
    } catch (error) {
      return ['EBUSY', 'EPERM', 'EACCES', 'ETXTBSY'].includes(systemCodeOf(error) ?? '');
    }
  },
  processId: process.pid,
  isRunning: (processId) => {
    try {
      process.kill(processId, 0);
      return true;
    } catch (error) {
      return systemCodeOf(error) === 'EPERM';
    }
  },
  pause: (milliseconds) => delay(milliseconds),
};
