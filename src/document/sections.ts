/** A flat tree → sections inside sections, as headings open them. */
import type { Flow, Heading, Root } from './nodes.js';

/** A heading with everything up to the next heading of its depth or less. */
export type Section = {
  readonly type: 'section';
  /** null only in the outermost section, which stands for the whole manuscript. */
  readonly heading: Heading | null;
  /** Depth of the heading; 0 for the outermost section. */
  readonly depth: number;
  /** Content in order; the sections inside come after all content that is not in one. */
  readonly children: readonly (Flow | Section)[];
};

type OpenSection = { readonly heading: Heading | null; readonly depth: number; readonly children: (Flow | Section)[] };

/**
 * The whole manuscript as one section of depth 0 with the others inside it.
 *
 * Only headings that are children of the root open sections: one inside a div, a column or a quote is content.
 * A skipped depth is kept as it is: a depth-3 section may stand directly in a depth-1 section.
 */
export function nestSections(root: Root): Section {
  const outermost: OpenSection = { heading: null, depth: 0, children: [] };
  const open: OpenSection[] = [outermost];
  const innermost = (): OpenSection => open.at(-1) ?? outermost;
  const close = (): void => {
    const closed = open.pop();
    if (closed) innermost().children.push({ type: 'section', ...closed });
  };
  for (const node of root.children) {
    if (node.type !== 'heading') {
      innermost().children.push(node);
      continue;
    }
    while (innermost().depth >= node.depth) close();
    open.push({ heading: node, depth: node.depth, children: [] });
  }
  while (open.length > 1) close();
  return { type: 'section', ...outermost };
}
