/** What the briefs of one manuscript leave to the next. Types and the store that leaves nothing. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { unkept, type Kept, type KeptResults } from '../keptResults.js';
import { createTypesettingCache, type TypesettingCache } from '../typesetting/typesettingCache.js';
import type { LaidOutNode } from './layoutTree.js';
import type { Use } from '../trackInput.js';

/** Something that was reported while a galley was set; what has a `once` is reported only the first time in a brief. */
export type Told = { readonly diagnostic: Diagnostic; readonly once: string | null };

/** A galley that was set, with all that its setting said and read. */
export type SetBlock = {
  readonly page: LaidOutNode;
  /** Line of its file from which the positions in it are counted. */
  readonly line: number;
  readonly told: readonly Told[];
  readonly uses: readonly Use[];
};

export type BriefKept = {
  /** Of the brief's font library. */
  readonly typesetting: TypesettingCache;
  /** Galleys by what they are composed from and the look of the brief; null for a brief that is the only one. */
  readonly blocks: KeptResults<SetBlock> | null;
  /** Compressed streams of the file, by their content. */
  readonly streams: Kept<Promise<Uint8Array>>;
};

export const keepNothing = (): BriefKept => ({ typesetting: createTypesettingCache(), blocks: null, streams: unkept });
