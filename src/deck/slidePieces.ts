/** The content of a slide → pieces that can stand on different slides, and the nodes that a range of them makes. */
import { assertNever } from '../document/assertNever.js';
import type { Attributes, Code, Flow, List, Table, TableRow } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import { headRowsOf } from '../document/tableGrid.js';
import { isSource } from './quotationSource.js';

/** Pieces from `from`, up to and without `to`. */
export type PieceRange = {
  readonly from: number;
  readonly to: number;
  /** An id of its own for what goes on here and began on another slide. */
  readonly continuedId: (id: string) => string;
};

/** What a node is made of, where it can be divided. */
type Divided =
  | { readonly kind: 'whole' }
  /** Seen by nobody, or nothing of its own: stays with what stands before it. */
  | { readonly kind: 'attached' }
  | { readonly kind: 'flow'; readonly children: readonly Flow[] }
  | { readonly kind: 'units'; readonly count: number };

/** Shorter code stays whole, unless it is higher than a slide. */
export const leastDividedLines = 8;

export function dividedOf(node: Flow): Divided {
  switch (node.type) {
    case 'speakerNotes':
    case 'pause':
    case 'pageBreak':
    case 'slideBreak':
    case 'footnoteDefinition':
      return { kind: 'attached' };
    case 'blockquote':
    case 'callout':
    case 'div':
    case 'incremental':
    case 'fragment':
    case 'onlyIn':
      return { kind: 'flow', children: node.children };
    case 'list':
    case 'definitionList':
      return { kind: 'units', count: node.children.length };
    case 'table':
      return { kind: 'units', count: rowGroups(node).length };
    case 'code': {
      const lines = node.value.split('\n').length;
      return lines < leastDividedLines ? { kind: 'whole' } : { kind: 'units', count: lines };
    }
    case 'heading':
    case 'paragraph':
    case 'math':
    case 'thematicBreak':
    case 'figure':
    case 'columns':
    case 'bibliographyPlace':
      return { kind: 'whole' };
    default:
      return assertNever(node);
  }
}

type Container = Extract<Flow, { readonly type: 'blockquote' | 'callout' | 'div' | 'incremental' | 'fragment' | 'onlyIn' }>;

/** Nodes whose content is divided in their place. */
export const isContainer = (node: Flow): node is Container => dividedOf(node).kind === 'flow';

/** Rows of a table's body that no cell binds together. */
export function rowGroups(table: Table): readonly (readonly TableRow[])[] {
  const groups: TableRow[][] = [];
  let boundUntil = 0;
  for (const [index, row] of table.children.slice(headRowsOf(table)).entries()) {
    const group = groups.at(-1);
    if (group !== undefined && index < boundUntil) group.push(row);
    else groups.push([row]);
    for (const cell of row.children) boundUntil = Math.max(boundUntil, index + (cell.span?.rows ?? 1));
  }
  return groups;
}

/** How many pieces a node has; none where it only goes along with others. */
export function pieceCount(node: Flow): number {
  const divided = dividedOf(node);
  switch (divided.kind) {
    case 'attached':
      return 0;
    case 'whole':
      return 1;
    case 'flow':
      return divided.children.reduce((sum, child) => sum + pieceCount(child), 0);
    case 'units':
      return Math.max(1, divided.count);
  }
}

/**
 * The nodes that hold a range of pieces. Ordered lists go on counting, table heads and the titles of callouts stand again,
 * an id stays at the first part. All ranges of a slide, joined, have every node once, in order.
 */
export function sliceFlow(nodes: readonly Flow[], range: PieceRange): readonly Flow[] {
  const kept: Flow[] = [];
  let at = 0;
  for (const node of nodes) {
    const count = pieceCount(node);
    const [from, to] = [Math.max(0, range.from - at), Math.min(count, range.to - at)];
    if (count === 0) {
      if ((at > range.from && at <= range.to) || (at === 0 && range.from === 0)) kept.push(node);
    } else if (from < to) kept.push(from === 0 && to === count ? node : sliceNode(node, { ...range, from, to }));
    at += count;
  }
  return kept;
}

function sliceNode(node: Flow, range: PieceRange): Flow {
  if (node.type === 'list') return { ...node, start: numberAt(node, range.from), children: node.children.slice(range.from, range.to) };
  if (node.type === 'definitionList') return { ...node, children: node.children.slice(range.from, range.to) };
  if (node.type === 'table') return sliceTable(node, range);
  if (node.type === 'code') return codePart(node, range.from, range.to);
  if (node.type === 'blockquote') return { ...node, attributes: withIdAtFirst(node.attributes, range), children: sliceFlow(node.children, range) };
  if (node.type === 'div') return { ...node, attributes: withIdAtFirst(node.attributes, range), children: sliceFlow(node.children, range) };
  if (node.type === 'callout' || node.type === 'incremental' || node.type === 'fragment' || node.type === 'onlyIn') return { ...node, children: sliceFlow(node.children, range) };
  throw new Error(`a ${node.type} is never divided`);
}

/** The number of an item, or of the one that it goes on with. */
const numberAt = ({ start, children }: List, at: number): number => start + children.slice(1, at + 1).filter((item) => item.continued !== true).length;

/** Lines of a listing, coloured as in the whole. */
export function codePart(node: Code, from: number, to: number): Code {
  const { whole, line } = node.part ?? { whole: node.value, line: 0 };
  return { ...node, attributes: withIdAtFirst(node.attributes, { from }), value: node.value.split('\n').slice(from, to).join('\n'), part: { whole, line: line + from } };
}

const withIdAtFirst = <Kept extends Attributes | null>(attributes: Kept, { from }: Pick<PieceRange, 'from'>): Kept => (from === 0 || attributes === null ? attributes : { ...attributes, id: null });

/** A table that goes on has its head again, and neither caption nor number: both stand at its first part. */
function sliceTable(node: Table, range: PieceRange): Table {
  const rows = rowGroups(node).slice(range.from, range.to).flat();
  const sliced = { ...node, children: [...node.children.slice(0, headRowsOf(node)), ...rows] };
  return range.from === 0 ? sliced : { ...sliced, key: range.continuedId(node.key), caption: [] };
}

/** A break that is never made. */
export const NEVER = Number.POSITIVE_INFINITY;

/** What is lost where a slide goes on at a piece: 0 between two blocks, more inside one; the first piece has no place before it. */
export function breakCosts(nodes: readonly Flow[]): readonly number[] {
  const costs: number[] = [];
  addCosts(nodes, 0, costs);
  return costs;
}

function addCosts(nodes: readonly Flow[], around: number, costs: number[]): void {
  let before: Flow | null = null;
  for (const node of nodes) {
    const count = pieceCount(node);
    if (count === 0) continue;
    const start = costs.length;
    const divided = dividedOf(node);
    if (divided.kind === 'flow') addCosts(divided.children, around + (insideCosts.get(node.type) ?? 0), costs);
    else for (let unit = 0; unit < count; unit += 1) costs.push(around + unitCost(node, unit, count));
    costs[start] = before === null ? NEVER : around + betweenCost(before, node);
    before = node;
  }
}

const insideCosts: ReadonlyMap<Flow['type'], number> = new Map<Flow['type'], number>([['blockquote', 25], ['callout', 25], ['fragment', 15], ['div', 5]]);

/** Headings stay with what they head, whose words a quotation is with it, and words that announce something with what they announce. */
function betweenCost(before: Flow, after: Flow): number {
  if (before.type === 'heading') return NEVER;
  if (after.type === 'heading') return -15;
  if (after.type === 'paragraph' && after.continued === true) return 30;
  if (isSource(after)) return NEVER;
  return before.type === 'paragraph' && /[:：]\s*$/.test(plainText(before.children)) ? 60 : 0;
}

/** Inside a node: not so near an end that a single unit is left alone. */
function unitCost(node: Flow, unit: number, count: number): number {
  const rest = Math.min(unit, count - unit);
  if (node.type === 'table') return rest < 2 ? 40 : 10;
  if (node.type !== 'code') return rest < 2 ? 90 : 6;
  const isBlank = node.value.split('\n')[unit - 1]?.trim() === '';
  return rest < 4 ? 120 : isBlank ? 12 : 40;
}
