/** Content cut into parts → the same with parts that follow each other as one node: for parts that share a slide. */
import type { Flow } from '../document/nodes.js';
import { joinPhrasing } from './phrasingParts.js';
import { isContainer } from './slidePieces.js';

/** Parts of one paragraph, item or definition that follow each other are one. */
export function mendFlow(nodes: readonly Flow[]): readonly Flow[] {
  const mended: Flow[] = [];
  for (const node of nodes.map(mendInside)) {
    const before = mended.at(-1);
    if (node.type === 'paragraph' && node.continued === true && before?.type === 'paragraph') mended[mended.length - 1] = { ...before, children: joinPhrasing(before.children, node.children) };
    else mended.push(node);
  }
  return mended;
}

function mendInside(node: Flow): Flow {
  if (node.type === 'list') {
    const items = joinParts(node.children, (before, after) => ({ ...before, children: [...before.children, ...after.children] }));
    return { ...node, children: items.map((item) => ({ ...item, children: mendFlow(item.children) })) };
  }
  if (node.type === 'definitionList') {
    const items = joinParts(node.children, (before, { definitions: [first = [], ...others] }) => ({ ...before, definitions: [...before.definitions.slice(0, -1), [...(before.definitions.at(-1) ?? []), ...first], ...others] }));
    return { ...node, children: items.map((item) => ({ ...item, definitions: item.definitions.map(mendFlow) })) };
  }
  if (node.type === 'columns') return { ...node, children: node.children.map((column) => ({ ...column, children: mendFlow(column.children) })) };
  return isContainer(node) ? { ...node, children: mendFlow(node.children) } : node;
}

function joinParts<Item extends { readonly continued?: true }>(items: readonly Item[], join: (before: Item, after: Item) => Item): readonly Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const before = joined.at(-1);
    if (item.continued === true && before !== undefined) joined[joined.length - 1] = join(before, item);
    else joined.push(item);
  }
  return joined;
}
