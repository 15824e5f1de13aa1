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
