/** Content with footnote references and definitions → the notes' numbers. */
import type { DocumentNode, FootnoteDefinition } from '../document/nodes.js';
import { visit } from '../document/visit.js';
import type { FootnoteEntry } from './references.js';
import { scopeWithin } from './scope.js';

/**
 * Identifier → number and definition of every footnote that is referred to. The brief's come first (see `FootnoteEntry`).
 * A reference inside a footnote counts right after the note that holds it. References without a definition get no
 * number: the reader has reported them.
 */
export function numberFootnotes(content: readonly DocumentNode[]): ReadonlyMap<string, FootnoteEntry> {
  const definitions = new Map<string, FootnoteDefinition>();
  visit(content, (node) => {
    if (node.type === 'footnoteDefinition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    return undefined;
  });
  const entries = new Map<string, FootnoteEntry>();
  const number = (nodes: readonly DocumentNode[], counts: (ancestors: readonly DocumentNode[]) => boolean): void => {
    visit(nodes, (node, ancestors) => {
      if (node.type === 'footnoteDefinition') return 'skip';
      if (node.type !== 'footnoteReference' || !counts(ancestors)) return undefined;
      const definition = definitions.get(node.identifier);
      if (definition === undefined || entries.has(node.identifier)) return undefined;
      entries.set(node.identifier, { number: entries.size + 1, definition });
      number(definition.children, counts);
      return undefined;
    });
  };
  number(content, (ancestors) => scopeWithin(ancestors).inBrief);
  // A note of the brief may hold references that only the deck shows: its content is walked again.
  number(content, () => true);
  for (const entry of [...entries.values()]) number(entry.definition.children, () => true);
  return entries;
}
