/** A folder → results of earlier runs by key. Deleting it is always safe: what is not found, or not whole, is made again. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ResultStore } from '../workspace.js';

/** Above the first the least recently used go, until no more than the second is left: 200 and 150 MB. */
export type StoreLimits = { readonly mostBytes: number; readonly restBytes: number };
const usualLimits: StoreLimits = { mostBytes: 200e6, restBytes: 150e6 };

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The text under a first line that is its digest; null for a file that was cut off or changed. */
function checked(file: string): string | null {
  const end = file.indexOf('\n');
  const text = file.slice(end + 1);
  return end !== -1 && file.slice(0, end) === digestOf(text) ? text : null;
}

function prune(folder: string, { mostBytes, restBytes }: StoreLimits): void {
  const files = readdirSync(folder).map((name) => {
    const path = join(folder, name);
    const { size, mtimeMs } = statSync(path);
    return { path, size, mtimeMs };
  });
  let total = files.reduce((sum, { size }) => sum + size, 0);
  if (total <= mostBytes) return;
  for (const { path, size } of files.sort((a, b) => a.mtimeMs - b.mtimeMs)) {
    if (total <= restBytes) return;
    rmSync(path, { force: true });
    total -= size;
  }
}

/**
 * A store in `folder`, which is made when something is kept. `program` tells versions of the program apart: what one of them
 * has made no other finds.
 */
export function openResultStore(folder: string, program: string, limits: StoreLimits = usualLimits): ResultStore {
  const fileOf = (key: string): string => join(folder, digestOf(JSON.stringify([program, key])));
  let written = false;
  return {
    read: (key) => {
      const path = fileOf(key);
      try {
        const text = checked(readFileSync(path, 'utf8'));
        const now = new Date();
        if (text !== null) utimesSync(path, now, now);
        return text;
      } catch {
        return null;
      }
    },
    write: (key, text) => {
      const path = fileOf(key);
      const staging = `${path}.${process.pid}`;
      try {
        mkdirSync(folder, { recursive: true });
        try {
          writeFileSync(staging, `${digestOf(text)}\n${text}`);
          renameSync(staging, path);
          written = true;
        } finally {
          rmSync(staging, { force: true });
        }
      } catch {
        // where nothing can be kept, everything is made again
      }
    },
    close: () => {
      try {
        if (written) prune(folder, limits);
      } catch {
        // another run may prune at the same time
      }
    },
  };
}
