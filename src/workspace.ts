/**
 * The machine as one interface: the only way in which code reaches files and the clock.
 *
 * A manuscript's folder is a `SourceFolder`: nothing outside it can be read through it.
 */

/** Why a file of the manuscript was not read. */
export type ReadRefusal =
  | 'missing'
  | 'outside' // the real path, links resolved, leaves the manuscript's folder; or the address is absolute or a URL
  | 'not-a-regular-file'
  | 'too-large'
  | 'unreadable';

export type ReadResult =
  | { readonly kind: 'read'; readonly bytes: Uint8Array; /** as messages print it */ readonly file: string }
  | { readonly kind: 'refused'; readonly refusal: ReadRefusal; readonly file: string };

/** The folder of one manuscript, for reading only. */
export interface SourceFolder {
  /**
   * Reads the file that `url` names, relative to the file `from` (a display path as `read` or the manuscript gave it).
   *
   * `url` may be percent-encoded. Follows the rules of `ReadRefusal`; never throws.
   */
  read(url: string, from: string): ReadResult;
}

/** A file that a manuscript was made from. `file` is relative to the manuscript's folder, with `/`. */
export type SourceFile = { readonly file: string; readonly bytes: number; readonly sha256: string };

/** What stands at a path; links are not followed. */
export type EntryKind = 'file' | 'folder' | 'other';

/** The disk as the writing of outputs needs it. Every method may throw an error that carries the system's `code`. */
export type OutputDisk = {
  /** null when nothing is there. */
  readonly kindOf: (path: string) => EntryKind | null;
  readonly list: (folder: string) => readonly string[];
  /** With the folders above it; one that exists is left alone. */
  readonly makeFolder: (path: string) => void;
  /** Writes a new file and waits until it is on the disk. */
  readonly writeFile: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly readFile: (path: string) => Uint8Array;
  /** Waits until the folder's entries are on the disk, where the system can. */
  readonly syncFolder: (path: string) => Promise<void>;
  /** Gives the file a second name; copies it, and waits until it is on the disk, where the file system has no such names. */
  readonly linkFile: (from: string, to: string) => void;
  readonly rename: (from: string, to: string) => void;
  /** With everything in it; nothing there is no error. */
  readonly remove: (path: string) => void;
  /** Whether another program keeps the file from being replaced. */
  readonly isLocked: (path: string) => boolean;
  /** Names this process in leftovers; a leftover of a process that no longer runs may be cleaned away. */
  readonly processId: number;
  readonly isRunning: (processId: number) => boolean;
  readonly pause: (milliseconds: number) => Promise<void>;
};

/** What earlier runs have made, by keys that hold everything it was made from. Never throws. */
export type ResultStore = {
  /** null for what is not there, or not whole. */
  readonly read: (key: string) => string | null;
  readonly write: (key: string, text: string) => void;
  /** Keeps the store within its size. */
  readonly close: () => void;
};
