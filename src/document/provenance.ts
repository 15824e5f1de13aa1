/** A figure or table → what it is based on. */
import type { Figure, Phrasing, Table } from './nodes.js';
import { linkedText } from './linkedText.js';

/** What the author wrote beside it, or else `stated`, which a chart says itself; empty for neither. */
export function provenanceOf({ provenance, position }: Figure | Table, stated: string | null): readonly Phrasing[] {
  if (provenance !== undefined) return provenance;
  return stated === null ? [] : linkedText(stated, position);
}
