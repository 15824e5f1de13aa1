/** A galley → the places where a page may end, with what each costs. */
import { boxOf, childrenOf, contentExtent, isDecorated, isRow, isText, keepsWithNext, nearlyPt, type Extent } from './boxes.js';
import type { EngineLine, LaidOutNode } from './layoutTree.js';

/** A legal page break. All lengths in points down the galley. */
export type PageBreak = {
  /** What lies above goes to the earlier page. */
  readonly yPt: number;
  /** Where the content above ends and the content below begins; between them is space that falls away. */
  readonly endPt: number;
  readonly startPt: number;
  readonly penalty: number;
  readonly forced: boolean;
  /** Of a forced break: the next page is a right-hand one. */
  readonly startsRight?: boolean;
  /** Below it begins a section, or something large that cannot be divided: readers see why the page ends early. */
  readonly natural: boolean;
  /** Height that the containers open at the break add above what follows: borders, padding, repeated heads. */
  readonly carriedPt: number;
  /** Height that they add below what precedes. */
  readonly trailingPt: number;
};

export type BreakLimits = {
  /** Boxes taller than this may be divided even where they ask not to be. */
  readonly tallPt: number;
  /** So many lines of a paragraph stay together at a page's foot and head. */
  readonly orphans: number;
  readonly widows: number;
};

/** Lines of code that stay together. */
const keptCodeLines = 2;
/** A break that only a page that cannot be filled otherwise takes. */
const desperate = 20_000;
const penalties = { hyphen: 8, row: 12, loneRow: 20, smallTable: 25, sources: 40, code: 15, insideItem: 3, loneItem: 10 } as const;
/** A table, or a list of sources, that takes less of a page than this is better not divided. */
const smallShare = 0.3;
/** A figure of less height leaves no gap that asks for a reason. */
const largePt = 80;

function textBreaks(node: LaidOutNode, topPt: number, { orphans, widows }: BreakLimits): PageBreak[] {
  const lines = node.lines ?? [];
  const first = lines[0];
  if (first === undefined) return [];
  const origin = topPt + boxOf(node).paddingTop - first.box.y;
  return lines.slice(1).flatMap((line, index) => {
    const above = index + 1;
    if (above < orphans || lines.length - above < widows) return [];
    const yPt = origin + line.box.y;
    return [{ yPt, endPt: yPt, startPt: yPt, penalty: endsHyphenated(lines[index]) ? penalties.hyphen : 0, forced: false, natural: false, carriedPt: 0, trailingPt: 0 }];
  });
}

function endsHyphenated(line: EngineLine | undefined): boolean {
  const last = line?.set.items.at(-1);
  return last?.kind === 'run' && last.addedHyphen;
}

const isRepeated = (node: LaidOutNode): boolean => node.props.block?.repeat === true;
const isReason = (node: LaidOutNode): boolean =>
  node.props.block?.heading !== undefined || (node.props.block?.unbreakable === true && boxOf(node).height > largePt);

function columnBreaks(node: LaidOutNode, topPt: number, limits: BreakLimits): PageBreak[] {
  const children = childrenOf(node);
  const isCode = node.props.block?.wrapMarkColour !== undefined;
  const breaks: PageBreak[] = [];
  const heads = children.filter(isRepeated).length;
  /** What it costs to part a child from the one above it. */
  const partingCost = ({ props: { block } }: LaidOutNode): number => {
    const isLone = filled.length > heads + 2 && (index === heads + 1 || index === filled.length - 1);
    const isSmall = boxOf(node).height < smallShare * limits.tallPt;
    if (block?.tag === 'LI') return (isLone ? penalties.loneItem : 0) + (isSmall && node.props.block?.isSources === true ? penalties.sources : 0);
    if (block?.tag !== 'TR') return 0;
    return penalties.row + (isLone ? penalties.loneRow : 0) + (isSmall ? penalties.smallTable : 0);
  };
  let above: { node: LaidOutNode; extent: Extent; bottomPt: number } | null = null;
  let index = 0;
  /** Whether what floated away from above the next child asked for a new page. */
  let asked = { forced: false, startsRight: false };
  const filled = children.flatMap((child) => {
    const childTop = topPt + boxOf(child).top;
    const extent = contentExtent(child, childTop);
    const { breakBefore, startsRight } = child.props.block ?? {};
    const own = { forced: asked.forced || breakBefore === true, startsRight: asked.startsRight || startsRight === true };
    asked = extent === null ? own : { forced: false, startsRight: false };
    return extent === null ? [] : [{ child, childTop, extent, ...own }];
  });
  for (const { child, childTop, extent, forced, startsRight } of filled) {
    if (above !== null) {
      const kept = keepsWithNext(above.node) || (isCode && (index < keptCodeLines || filled.length - index < keptCodeLines));
      if (forced || !kept) {
        breaks.push({ yPt: (above.bottomPt + childTop) / 2, endPt: above.extent.bottomPt, startPt: extent.topPt, penalty: isCode ? penalties.code : partingCost(child), forced, ...(startsRight ? { startsRight } : {}), natural: isReason(child), carriedPt: 0, trailingPt: 0 });
      }
    }
    breaks.push(...legalBreaks(child, childTop, limits));
    above = { node: child, extent, bottomPt: childTop + boxOf(child).height };
    index += 1;
  }
  return breaks;
}

type ColumnOfRow = { readonly extent: Extent; readonly breaks: readonly PageBreak[] };

/** A break of one column as a break through another: in one of its gaps, above its top or below its end; null where it would cut it. */
function throughColumn(own: PageBreak, other: ColumnOfRow): PageBreak | null {
  const bottom = other.extent.bottomPt;
  if (own.yPt >= bottom - nearlyPt) return { ...own, endPt: Math.max(own.endPt, bottom), yPt: Math.max(own.yPt, bottom) };
  // Above the top of what stands at the row's foot.
  if (own.startPt <= other.extent.topPt + nearlyPt) return own;
  const match = other.breaks.find((candidate) => candidate.endPt <= own.startPt + nearlyPt && candidate.startPt >= own.endPt - nearlyPt);
  if (match === undefined) return null;
  const endPt = Math.max(own.endPt, match.endPt);
  return {
    ...own, endPt, yPt: Math.max(own.yPt, endPt), startPt: Math.min(own.startPt, match.startPt), penalty: Math.max(own.penalty, match.penalty),
    carriedPt: Math.max(own.carriedPt, match.carriedPt), trailingPt: Math.max(own.trailingPt, match.trailingPt),
  };
}

/** Breaks that go through every column of a row. */
function rowBreaks(node: LaidOutNode, topPt: number, limits: BreakLimits): PageBreak[] {
  const columns: ColumnOfRow[] = childrenOf(node).flatMap((child) => {
    const childTop = topPt + boxOf(child).top;
    const extent = contentExtent(child, childTop);
    return extent === null ? [] : [{ extent, breaks: legalBreaks(child, childTop, limits) }];
  });
  const common = new Map<number, PageBreak>();
  for (const column of columns) {
    for (const own of column.breaks) {
      let merged: PageBreak | null = own;
      for (const other of columns) if (merged !== null && other !== column) merged = throughColumn(merged, other);
      if (merged !== null) common.set(Math.round(merged.yPt * 100), { ...merged, penalty: merged.penalty + penalties.insideItem });
    }
  }
  return [...common.values()];
}

/** Breaks inside a box, with what the box itself adds on either side of them. */
function withOwn(node: LaidOutNode, topPt: number, breaks: readonly PageBreak[]): readonly PageBreak[] {
  const box = boxOf(node);
  const heads = childrenOf(node).filter(isRepeated).map((child) => ({ bottomPt: topPt + boxOf(child).top + boxOf(child).height, heightPt: boxOf(child).height }));
  const shows = isDecorated(node);
  if (!shows && heads.length === 0) return breaks;
  const above = shows ? box.borderTopWidth + box.paddingTop : 0;
  const below = shows ? box.borderBottomWidth + box.paddingBottom : 0;
  return breaks.map((pageBreak) => {
    const repeated = heads.reduce((sum, head) => (head.bottomPt <= pageBreak.yPt + nearlyPt ? sum + head.heightPt : sum), 0);
    return { ...pageBreak, carriedPt: pageBreak.carriedPt + above + repeated, trailingPt: pageBreak.trailingPt + below };
  });
}

function legalBreaks(node: LaidOutNode, topPt: number, limits: BreakLimits): readonly PageBreak[] {
  if (isText(node)) return textBreaks(node, topPt, limits);
  if (node.props.block?.unbreakable === true && boxOf(node).height <= limits.tallPt) return [];
  const breaks = withOwn(node, topPt, isRow(node) ? rowBreaks(node, topPt, limits) : columnBreaks(node, topPt, limits));
  // What is taller than a page must be divided somewhere, whatever it says.
  return node.props.block?.unbreakable === true ? breaks.map((pageBreak) => ({ ...pageBreak, penalty: pageBreak.penalty + desperate })) : breaks;
}

/** The legal breaks of a galley, top to bottom. */
export const pageBreaks = (galley: LaidOutNode, limits: BreakLimits): readonly PageBreak[] => legalBreaks(galley, 0, limits).toSorted((a, b) => a.yPt - b.yPt);
