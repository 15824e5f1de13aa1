/** What becomes of the data behind a figure. */
import type { DataSharing, Metadata } from './metadata.js';
import type { Figure } from './nodes.js';

export const isDataSharing = (value: unknown): value is DataSharing => value === 'table' || value === 'attach' || value === 'none';

/** The figure's own word, or the manuscript's. */
export function dataSharingOf({ attributes }: Figure, metadata: Pick<Metadata, 'dataSharing'>): DataSharing {
  const own = attributes?.values['data'];
  return isDataSharing(own) ? own : metadata.dataSharing;
}
