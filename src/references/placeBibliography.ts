/** A selected tree → the same with exactly one place for the list of sources, or none. */
import type { Flow, Root } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { mapFlow, visit } from '../document/visit.js';
import { idOf } from './idOf.js';

export type BibliographyHeading = {
  /** Nothing is cited: the places that the author gave go away. */
  readonly isEmpty: boolean;
  /** Depth of the heading that is added; null for that of the shallowest heading of the tree. */
  readonly depth: number | null;
  readonly title: string;
};

/**
 * The first `bibliographyPlace` of the author stays and the others go; without one it comes last. A heading is put before
 * it unless one stands there, or the author's place is inside a div, a column or the like.
 */
export function placeBibliography(root: Root, heading: BibliographyHeading): Root {
  let places = 0;
  const children = mapFlow(root.children, {
    flow: (node) => {
      if (node.type !== 'bibliographyPlace') return [node];
      places += 1;
      return heading.isEmpty || places > 1 ? [] : [node];
    },
    phrasing: (node) => [node],
  });
  if (heading.isEmpty) return children === root.children ? root : { ...root, children };
  const end: Position = { ...root.position, start: root.position.end };
  if (places === 0) {
    const place: Flow = { type: 'bibliographyPlace', position: end };
    return { ...root, children: [...children, headingAt(end, root, heading), place] };
  }
  const index = children.findIndex((node) => node.type === 'bibliographyPlace');
  const place = children[index];
  if (place === undefined || children[index - 1]?.type === 'heading') return { ...root, children };
  return { ...root, children: children.toSpliced(index, 0, headingAt(place.position, root, heading)) };
}

function headingAt(position: Position, root: Root, { depth, title }: BibliographyHeading): Flow {
  const taken = new Set<string>();
  let shallowest = 6;
  visit([root], (node) => {
    const id = idOf(node);
    if (id !== null) taken.add(id);
    if (node.type === 'heading') shallowest = Math.min(shallowest, node.depth);
    return undefined;
  });
  let id = 'bibliography';
  for (let number = 2; taken.has(id); number += 1) id = `bibliography-${number}`;
  return {
    type: 'heading',
    depth: depth ?? (shallowest === 6 ? 1 : shallowest),
    attributes: { id, classes: ['unnumbered'], values: {} },
    children: [{ type: 'text', value: title, position }],
    position,
  };
}
