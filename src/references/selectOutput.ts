/** The whole manuscript → what one output shows of it, with every reference turned into text and links. */
import type { Metadata } from '../document/metadata.js';
import type { DocumentNode, Flow, Output, Phrasing, Root } from '../document/nodes.js';
import { mapFlow, mapPhrasing, visit, type TreeMapper } from '../document/visit.js';
import { wordingOf } from '../document/wording.js';
import { closeUp } from './closeUp.js';
import { idOf } from './idOf.js';
import { placeBibliography } from './placeBibliography.js';
import { printReference } from './printReference.js';
import type { BibliographyEntry, FootnoteEntry, References } from './references.js';

/** What an output is made from: tree, metadata and tables, before or after selection. */
export type Selection = {
  readonly root: Root;
  readonly metadata: Metadata;
  readonly references: References;
};

/**
 * The manuscript as `output` shows it. The result holds
 * - no `onlyIn`, `onlyInPhrasing` and `footnoteDefinition` (notes stand in `references.footnotes`, selected and resolved);
 * - no `speakerNotes` in the brief and in a public deck;
 * - no `crossReference` and `citation`: they became text and links to `#` ids. Where the target is not in this output
 *   the words stand unlinked, followed by "(see brief)" or "(see deck)" for a cross-reference or an internal link;
 * - the number of a numbered section before the words of its heading;
 * - in the brief no `slideBreak`, `pause`, `incremental` and `fragment`, whose content stays; in the deck no `pageBreak`;
 * - exactly one `bibliographyPlace` if this output cites anything, with a heading before it, else none: print
 *   `references.bibliography` there;
 * - no paragraph, quote, callout or list that selection has emptied.
 *
 * `metadata.titlePhrasing`, `footer`, `abstract`, `contact` and `disclaimer` are treated alike. Nodes in which nothing changes stay
 * the same objects. Never throws, reports nothing.
 */
export function selectOutput(
  { root, metadata, references }: Selection,
  output: Output,
  { publicDeck }: { readonly publicDeck: boolean },
): Selection {
  const selecting = selectionOf(output, publicDeck);
  const selected = mapSelection({ root, metadata }, selecting);
  const footnotes = footnotesOf(selected, references.footnotes, selecting);
  const shown: readonly DocumentNode[] = [
    ...contentsOf(selected),
    ...[...footnotes.values()].map((entry) => entry.definition),
  ];
  const bibliography = citedIn(shown, references.bibliography);
  const placed = placeBibliography(selected.root, {
    isEmpty: bibliography.length === 0,
    depth: output === 'deck' ? metadata.slideLevel : null,
    title: wordingOf(metadata.wording).bibliography,
  });
  const present = idsIn([...shown, placed]);
  for (const entry of bibliography) present.add(entry.anchor);
  const phrasing = printReference({ references, output, present, footnotes, wording: wordingOf(metadata.wording) });
  const resolving: TreeMapper = { flow: (node) => [withNumber(node, references.sectionNumbers)], phrasing, phrasingRow: closeUp(phrasing) };
  return {
    ...mapSelection({ root: placed, metadata: selected.metadata }, resolving),
    references: {
      ...references,
      bibliography,
      footnotes: new Map(
        [...footnotes].map(([identifier, entry]) => [identifier, mappedFootnote(entry, resolving)] as const),
      ),
    },
  };
}

/** Stands between a section's number and its title; no line ends there. */
const numberGap = '\u00A0\u00A0';

function withNumber(node: Flow, numbers: References['sectionNumbers']): Flow {
  const number = node.type === 'heading' ? numbers.get(node.attributes.id) : undefined;
  if (node.type !== 'heading' || number === undefined) return node;
  return { ...node, children: [{ type: 'text', value: `${number}${numberGap}`, position: node.position }, ...node.children] };
}

type Content = { readonly root: Root; readonly metadata: Metadata };

const contentsOf = ({ root, metadata }: Content): readonly DocumentNode[] => [
  ...metadata.titlePhrasing,
  ...metadata.footer,
  ...metadata.abstract,
  root,
  ...metadata.contact,
  ...metadata.disclaimer,
];

function mapSelection({ root, metadata }: Content, mapper: TreeMapper): Content {
  const children = mapFlow(root.children, mapper);
  const titlePhrasing = mapPhrasing(metadata.titlePhrasing, mapper);
  const footer = mapPhrasing(metadata.footer, mapper);
  const abstract = mapFlow(metadata.abstract, mapper);
  const contact = mapFlow(metadata.contact, mapper);
  const disclaimer = mapFlow(metadata.disclaimer, mapper);
  return {
    root: children === root.children ? root : { ...root, children },
    metadata: { ...metadata, titlePhrasing, footer, abstract, contact, disclaimer },
  };
}

function selectionOf(output: Output, publicDeck: boolean): TreeMapper {
  const flow = (node: Flow): readonly Flow[] => {
    switch (node.type) {
      case 'onlyIn':
        return node.output === output ? node.children : [];
      case 'speakerNotes':
        return output === 'brief' || publicDeck ? [] : [node];
      case 'footnoteDefinition':
        return [];
      case 'slideBreak':
      case 'pause':
        return output === 'deck' ? [node] : [];
      case 'incremental':
      case 'fragment':
        return output === 'deck' ? [node] : node.children;
      case 'pageBreak':
        return output === 'brief' ? [node] : [];
      case 'paragraph':
        return node.children.every(isSpace) ? [] : [node];
      case 'blockquote':
      case 'list':
      case 'definitionList':
      case 'columns':
        return node.children.length === 0 ? [] : [node];
      case 'callout':
        return node.children.length === 0 && node.title.length === 0 ? [] : [node];
      // A heading without words is an author's untitled slide.
      case 'heading':
      case 'code':
      case 'math':
      case 'table':
      case 'thematicBreak':
      case 'figure':
      case 'div':
      case 'bibliographyPlace':
        return [node];
    }
  };
  const phrasing = (node: Phrasing): readonly Phrasing[] => {
    if (node.type !== 'onlyInPhrasing') return [node];
    return node.output === output ? node.children : [];
  };
  const isLeftOut = (node: Phrasing): boolean => node.type === 'onlyInPhrasing' && node.output !== output;
  return { flow, phrasing, phrasingRow: (row) => withoutDoubleSpaces(row, isLeftOut) };
}

const isSpace = (node: Phrasing): boolean => node.type === 'break' || (node.type === 'text' && node.value.trim() === '');

/** Taking a span out of `a [b]{…} c` leaves two spaces side by side: the second one goes. */
function withoutDoubleSpaces(row: readonly Phrasing[], isLeftOut: (node: Phrasing) => boolean): readonly Phrasing[] {
  if (!row.some(isLeftOut)) return row;
  return row
    .filter((node) => !isLeftOut(node))
    .map((node, index, kept) => {
      const before = kept[index - 1];
      const doubled = before?.type === 'text' && before.value.endsWith(' ') && node.type === 'text';
      return doubled && node.value.startsWith(' ') ? { ...node, value: node.value.slice(1) } : node;
    });
}

/** The notes that the selected content refers to, and those that these refer to; in the order of their numbers. */
function footnotesOf(
  selected: Content,
  all: References['footnotes'],
  selecting: TreeMapper,
): ReadonlyMap<string, FootnoteEntry> {
  const used = new Map<string, FootnoteEntry>();
  const collect = (nodes: readonly DocumentNode[]): void => {
    visit(nodes, (node) => {
      const entry = node.type === 'footnoteReference' ? all.get(node.identifier) : undefined;
      if (node.type !== 'footnoteReference' || entry === undefined || used.has(node.identifier)) return undefined;
      const chosen = mappedFootnote(entry, selecting);
      used.set(node.identifier, chosen);
      collect(chosen.definition.children);
      return undefined;
    });
  };
  collect(contentsOf(selected));
  return new Map([...used].sort(([, a], [, b]) => a.number - b.number));
}

function mappedFootnote(entry: FootnoteEntry, mapper: TreeMapper): FootnoteEntry {
  const children = mapFlow(entry.definition.children, mapper);
  return children === entry.definition.children
    ? entry
    : { ...entry, definition: { ...entry.definition, children } };
}

function citedIn(nodes: readonly DocumentNode[], all: readonly BibliographyEntry[]): readonly BibliographyEntry[] {
  const cited = new Set<string>();
  visit(nodes, (node) => {
    if (node.type === 'citation') for (const item of node.items) cited.add(item.key);
    return undefined;
  });
  return all.filter((entry) => cited.has(entry.key));
}

function idsIn(nodes: readonly DocumentNode[]): Set<string> {
  const ids = new Set<string>();
  visit(nodes, (node) => {
    const id = idOf(node);
    if (id !== null) ids.add(id);
    return undefined;
  });
  return ids;
}
