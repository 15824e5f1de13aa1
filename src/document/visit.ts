/** Walks and rewrites trees: a visitor that meets every node, and a map that keeps untouched nodes identical. */
import { assertNever } from './assertNever.js';
import type {
  Column,
  DefinitionItem,
  DocumentNode,
  Flow,
  ListItem,
  Phrasing,
  TableCell,
  TableRow,
} from './nodes.js';

/**
 * Every node directly inside `node`, in reading order: a table's and a callout's caption or title come before its content, what a table or figure is based on comes last,
 * a definition item's terms before its definitions.
 */
export function childrenOf(node: DocumentNode): readonly DocumentNode[] {
  switch (node.type) {
    // a switch is looked through from its top: what most nodes are comes first
    case 'text':
    case 'footnoteReference':
    case 'crossReference':
    case 'citation':
    case 'inlineCode':
    case 'inlineMath':
    case 'image':
    case 'break':
    case 'code':
    case 'math':
    case 'thematicBreak':
    case 'slideBreak':
    case 'pause':
    case 'pageBreak':
    case 'bibliographyPlace':
      return leaf;
    case 'tableCell':
    case 'tableRow':
    case 'paragraph':
    case 'listItem':
    case 'list':
    case 'strong':
    case 'emphasis':
    case 'link':
    case 'heading':
    case 'root':
    case 'blockquote':
    case 'definitionList':
    case 'speakerNotes':
    case 'onlyIn':
    case 'columns':
    case 'column':
    case 'incremental':
    case 'fragment':
    case 'div':
    case 'footnoteDefinition':
    case 'delete':
    case 'span':
    case 'onlyInPhrasing':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'mark':
    case 'abbreviation':
    case 'underline':
    case 'small':
      return node.children;
    case 'callout':
      return [...node.title, ...node.children];
    case 'table':
      return [...node.caption, ...node.children, ...(node.provenance ?? [])];
    case 'figure':
      return [...node.caption, ...(node.provenance ?? [])];
    case 'definitionItem':
      return [...node.terms.flat(), ...node.definitions.flat()];
    default:
      return assertNever(node);
  }
}

const leaf: readonly DocumentNode[] = [];

/** Called before the node's own content. `'skip'` leaves the content out. `ancestors` run from the outermost inwards. */
export type Visitor = (node: DocumentNode, ancestors: readonly DocumentNode[]) => 'skip' | undefined;

/** Calls `visitor` for each of `nodes` and everything inside them, in reading order. */
export function visit(nodes: readonly DocumentNode[], visitor: Visitor): void {
  const ancestors: DocumentNode[] = [];
  const walk = (node: DocumentNode): void => {
    if (visitor(node, ancestors) === 'skip') return;
    ancestors.push(node);
    for (const child of childrenOf(node)) walk(child);
    ancestors.pop();
  };
  for (const node of nodes) walk(node);
}

/**
 * What becomes of each node: itself, another one, several, or none. Content is mapped before the node that holds it,
 * so a mapper sees nodes whose content is done.
 */
export type TreeMapper = {
  readonly flow: (node: Flow) => readonly Flow[];
  readonly phrasing: (node: Phrasing) => readonly Phrasing[];
  /** Called first, with a whole row of neighbours: for what depends on who stands beside whom. */
  readonly phrasingRow?: (nodes: readonly Phrasing[]) => readonly Phrasing[];
};

/** Flow content after the mapper. The same array comes back if nothing in it changed. */
export function mapFlow(nodes: readonly Flow[], mapper: TreeMapper): readonly Flow[] {
  return flatMapped(nodes, (node) => mapper.flow(withMappedContent(node, mapper)));
}

/** Phrasing content after the mapper. The same array comes back if nothing in it changed. */
export function mapPhrasing(nodes: readonly Phrasing[], mapper: TreeMapper): readonly Phrasing[] {
  const row = mapper.phrasingRow === undefined ? nodes : mapper.phrasingRow(nodes);
  const result = flatMapped(row, (node) => mapper.phrasing(withMappedPhrasing(node, mapper)));
  return result.length === nodes.length && result.every((node, index) => node === nodes[index]) ? nodes : result;
}

function withMappedContent(node: Flow, mapper: TreeMapper): Flow {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return withChildren(node, mapPhrasing(node.children, mapper));
    case 'blockquote':
    case 'speakerNotes':
    case 'onlyIn':
    case 'incremental':
    case 'fragment':
    case 'div':
    case 'footnoteDefinition':
      return withChildren(node, mapFlow(node.children, mapper));
    case 'callout': {
      const title = mapPhrasing(node.title, mapper);
      const mapped = withChildren(node, mapFlow(node.children, mapper));
      return title === node.title ? mapped : { ...mapped, title };
    }
    case 'list':
      return withChildren(
        node,
        mapped(node.children, (item: ListItem) => withChildren(item, mapFlow(item.children, mapper))),
      );
    case 'columns':
      return withChildren(
        node,
        mapped(node.children, (column: Column) => withChildren(column, mapFlow(column.children, mapper))),
      );
    case 'definitionList':
      return withChildren(
        node,
        mapped(node.children, (item) => mappedDefinition(item, mapper)),
      );
    case 'table': {
      const caption = mapPhrasing(node.caption, mapper);
      const cell = (each: TableCell): TableCell => withChildren(each, mapPhrasing(each.children, mapper));
      const row = (each: TableRow): TableRow => withChildren(each, mapped(each.children, cell));
      const rows = withProvenance(withChildren(node, mapped(node.children, row)), mapper);
      return caption === node.caption ? rows : { ...rows, caption };
    }
    case 'figure': {
      const caption = mapPhrasing(node.caption, mapper);
      const own = withProvenance(node, mapper);
      return caption === node.caption ? own : { ...own, caption };
    }
    case 'code':
    case 'math':
    case 'thematicBreak':
    case 'slideBreak':
    case 'pause':
    case 'pageBreak':
    case 'bibliographyPlace':
      return node;
    default:
      return assertNever(node);
  }
}

function withProvenance<Node extends { readonly provenance?: readonly Phrasing[] }>(node: Node, mapper: TreeMapper): Node {
  if (node.provenance === undefined) return node;
  const provenance = mapPhrasing(node.provenance, mapper);
  return provenance === node.provenance ? node : { ...node, provenance };
}

function mappedDefinition(item: DefinitionItem, mapper: TreeMapper): DefinitionItem {
  const terms = mapped(item.terms, (term) => mapPhrasing(term, mapper));
  const definitions = mapped(item.definitions, (definition) => mapFlow(definition, mapper));
  return terms === item.terms && definitions === item.definitions ? item : { ...item, terms, definitions };
}

function withMappedPhrasing(node: Phrasing, mapper: TreeMapper): Phrasing {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
    case 'image':
    case 'break':
    case 'footnoteReference':
    case 'crossReference':
    case 'citation':
      return node;
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'link':
    case 'span':
    case 'onlyInPhrasing':
    case 'subscript':
    case 'superscript':
    case 'keyboard':
    case 'mark':
    case 'abbreviation':
    case 'underline':
    case 'small':
      return withChildren(node, mapPhrasing(node.children, mapper));
    default:
      return assertNever(node);
  }
}

const withChildren = <Child, Parent extends { readonly children: readonly Child[] }>(
  node: Parent,
  children: readonly Child[],
): Parent => (children === node.children ? node : { ...node, children });

const mapped = <Item>(items: readonly Item[], map: (item: Item) => Item): readonly Item[] => {
  const result = items.map(map);
  return result.some((item, index) => item !== items[index]) ? result : items;
};

function flatMapped<Item>(items: readonly Item[], map: (item: Item) => readonly Item[]): readonly Item[] {
  const result: Item[] = [];
  let changed = false;
  for (const item of items) {
    const replacement = map(item);
    if (replacement.length !== 1 || replacement[0] !== item) changed = true;
    result.push(...replacement);
  }
  return changed ? result : items;
}
