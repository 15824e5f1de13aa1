/** A node → the id under which links and references find it. */
import type { DocumentNode } from '../document/nodes.js';

/** null for a node without an id. Figures and tables always have one: their key. */
export function idOf(node: DocumentNode): string | null {
  if (node.type === 'figure' || node.type === 'table') return node.key;
  return 'attributes' in node ? (node.attributes?.id ?? null) : null;
}
