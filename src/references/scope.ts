/** Where a node of the unselected tree will be seen. */
import type { Metadata } from '../document/metadata.js';
import type { DocumentNode, Root } from '../document/nodes.js';

export type Scope = { readonly inBrief: boolean; readonly inDeck: boolean };

/** Which outputs show a node that stands inside `ancestors`. Speaker notes are part of the deck. */
export function scopeWithin(ancestors: readonly DocumentNode[]): Scope {
  let inBrief = true;
  let inDeck = true;
  for (const ancestor of ancestors) {
    if (ancestor.type === 'speakerNotes') inBrief = false;
    else if (ancestor.type === 'onlyIn' || ancestor.type === 'onlyInPhrasing') {
      if (ancestor.output === 'brief') inDeck = false;
      else inBrief = false;
    }
  }
  return { inBrief, inDeck };
}

/** All content of a manuscript in reading order: title and abstract, the tree, contact and disclaimer. */
export const contentOf = (root: Root, metadata: Metadata): readonly DocumentNode[] => [
  ...metadata.titlePhrasing,
  ...metadata.abstract,
  root,
  ...metadata.contact,
  ...metadata.disclaimer,
];
