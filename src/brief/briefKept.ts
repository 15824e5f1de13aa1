/** What the briefs of one manuscript leave to the next. Types and the store that leaves nothing. */
import type { Kept } from '../keptResults.js';
import { createTypesettingCache, type TypesettingCache } from '../typesetting/typesettingCache.js';
import type { LaidOutNode } from './layoutTree.js';

export type BriefKept = {
  /** Of the brief's font library. */
  readonly typesetting: TypesettingCache;
  /** Covers and margin boxes, by what they show; null for a brief that is the only one: they are laid out at once then. */
  readonly galleys: Kept<Promise<LaidOutNode>> | null;
};

export const keepNothing = (): BriefKept => ({ typesetting: createTypesettingCache(), galleys: null });
