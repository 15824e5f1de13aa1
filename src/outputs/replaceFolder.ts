/**
 * Files → a folder that holds exactly them, replaced whole or not at all.
 *
 * The new folder is written beside the old one, synced, and takes its place by two renames. Killed before them, the old
 * folder stands; killed after them, the new one; killed between them, the old one waits under its leftover name and the
 * next run puts it back. Replacing file by file would leave a brief and a deck of different builds side by side.
 */
import { dirname, join } from 'node:path';
import type { OutputDisk } from '../workspace.js';

/** A file to write. `path` is relative to the folder, with `/`. */
export type OutputFile = { readonly path: string; readonly bytes: Uint8Array };

export type Replacement = {
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** First parts of paths that this program owns in the folder: they go when they are not among `files`. */
  readonly owned: readonly string[];
};

/** Why the folder was not replaced; it still holds what it held. */
export type ReplaceFailure = {
  /** The system's code, such as `ENOSPC`. */
  readonly code: string;
  /** The file or folder at fault. */
  readonly path: string;
};

const lockCodes = ['EBUSY', 'EPERM', 'EACCES'];
const tries = 12;

function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** `.zh.new-4711` beside `zh`: what process 4711 is writing, or wrote when it was killed. */
const leftoverPattern = /^\.(.+)\.(new|old)-(\d+)$/;
function leftover(folder: string, state: 'new' | 'old', processId: number): string {
  return join(dirname(folder), `.${folder.slice(dirname(folder).length).replace(/^[/\\]/, '')}.${state}-${processId}`);
}

/**
 * Puts right what a killed run left beside `folder`: restores the old folder if neither old nor new stands in its place,
 * and removes the rest. What a process that still runs is writing is left alone.
 */
export function recoverFolder(folder: string, disk: OutputDisk): void {
  const parent = dirname(folder);
  if (disk.kindOf(parent) !== 'folder') return;
  const name = folder.slice(parent.length).replace(/^[/\\]/, '');
  for (const entry of disk.list(parent)) {
    const match = leftoverPattern.exec(entry);
    const writer = Number(match?.[3]);
    // Our own number on a leftover is that of an earlier process: this one writes a folder only once at a time.
    if (match?.[1] !== name || (writer !== disk.processId && disk.isRunning(writer))) continue;
    const path = join(parent, entry);
    if (match[2] === 'old' && disk.kindOf(folder) === null) disk.rename(path, folder);
    else disk.remove(path);
  }
}

/** Gives the files under `from` a second name under `to`. */
function linkTree(disk: OutputDisk, from: string, to: string): void {
  if (disk.kindOf(from) === 'file') disk.linkFile(from, to);
  if (disk.kindOf(from) !== 'folder') return;
  disk.makeFolder(to);
  for (const entry of disk.list(from)) linkTree(disk, join(from, entry), join(to, entry));
}

/** Whether a file holds these bytes. */
function holds(path: string, bytes: Uint8Array, disk: OutputDisk): boolean {
  if (disk.kindOf(path) !== 'file') return false;
  try {
    const held = disk.readFile(path);
    return held.length === bytes.length && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).equals(held);
  } catch {
    return false;
  }
}

/** A file that has not changed is the old one under a second name: it is on the disk already. */
async function writeOne(file: OutputFile, { folder, staging }: { readonly folder: string; readonly staging: string }, disk: OutputDisk): Promise<void> {
  const parts = file.path.split('/');
  const [old, path] = [join(folder, ...parts), join(staging, ...parts)];
  disk.makeFolder(dirname(path));
  if (holds(old, file.bytes, disk)) disk.linkFile(old, path);
  else await disk.writeFile(path, file.bytes);
}

async function writeStaging(replacement: Replacement, staging: string, disk: OutputDisk): Promise<void> {
  const { folder, files, owned } = replacement;
  disk.makeFolder(staging);
  if (disk.kindOf(folder) === 'folder') {
    const kept = disk.list(folder).filter((entry) => !owned.includes(entry));
    for (const entry of kept) linkTree(disk, join(folder, entry), join(staging, entry));
  }
  const folders = new Set(files.map((file) => dirname(join(staging, ...file.path.split('/')))));
  // all of them wait for the disk together, which takes it one turn; none is left behind when another fails
  const writing = files.map((file) => writeOne(file, { folder, staging }, disk));
  const written = await Promise.allSettled([...writing, ...[...folders].map((path) => disk.syncFolder(path))]);
  for (const each of written) if (each.status === 'rejected') throw each.reason;
}

/** The file that keeps its folder from moving: a viewer that locks what it shows. The folder if none is found. */
function lockedFile(folder: string, disk: OutputDisk): string {
  const files = disk.list(folder).map((entry) => join(folder, entry));
  return files.find((path) => disk.kindOf(path) === 'file' && disk.isLocked(path)) ?? folder;
}

/** Moves a folder; virus scanners and indexers hold one for a moment, so a refusal is tried again for about a second. */
async function move(from: string, to: string, disk: OutputDisk): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      disk.rename(from, to);
      return;
    } catch (error) {
      if (attempt === tries || !lockCodes.includes(codeOf(error) ?? '')) throw error;
      await disk.pause(attempt * 15);
    }
  }
}

/** Puts `staging` in the folder's place. On a failure the old folder is back where it was. */
async function exchange(folder: string, staging: string, disk: OutputDisk): Promise<void> {
  const old = leftover(folder, 'old', disk.processId);
  let replaces = false;
  for (let attempt = 1; ; attempt += 1) {
    replaces = disk.kindOf(folder) !== null;
    if (replaces) await move(folder, old, disk);
    try {
      await move(staging, folder, disk);
    } catch (error) {
      const another = ['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '');
      if (replaces && disk.kindOf(folder) === null) await move(old, folder, disk);
      // Another run put its folder there between the two renames: that one is the old one then.
      if (another && attempt < tries) {
        disk.remove(old);
        continue;
      }
      throw error;
    }
    break;
  }
  // The old outputs go once the new ones are sure to be found; where there were none, there is nothing to lose.
  if (replaces) await disk.syncFolder(dirname(folder));
  try {
    disk.remove(old);
  } catch {
    // The new outputs stand; the next run cleans up.
  }
}

/**
 * Replaces the folder's owned files by `files`; entries that are not owned are kept.
 *
 * Returns null when it is done, or why it was not: the folder then holds what it held before. Throws for errors that
 * the system gave no code for: those are ours.
 */
export async function replaceFolder(replacement: Replacement, disk: OutputDisk): Promise<ReplaceFailure | null> {
  const { folder } = replacement;
  const staging = leftover(folder, 'new', disk.processId);
  let failed: unknown;
  try {
    disk.makeFolder(dirname(folder));
    recoverFolder(folder, disk);
    await writeStaging(replacement, staging, disk);
    await exchange(folder, staging, disk);
    return null;
  } catch (error) {
    failed = error;
  }
  try {
    disk.remove(staging);
  } catch {
    // The disk refuses: the next run cleans up.
  }
  const code = codeOf(failed);
  if (code === null) throw failed;
  const locked = lockCodes.includes(code) && disk.kindOf(folder) === 'folder' ? lockedFile(folder, disk) : folder;
  return { code, path: locked };
}
