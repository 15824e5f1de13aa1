/** The galley and its floats → the queue that make-up places, each with where it belongs. */
import { boxOf, contentExtent, isText } from './boxes.js';
import { inkHeightPt } from './extractFloats.js';
import type { BlockMark, LaidOutNode, Sequence } from './layoutTree.js';
import { eachBox } from './notesOnPages.js';
import type { Bound, PageFloat } from './weighPage.js';

/** A float with its box. */
export type QueuedFloat = PageFloat & { readonly node: LaidOutNode; readonly block: BlockMark };

const costs = { outOfSubsection: 8, outOfSection: 150, outOfStartedSection: 3000, outOfOrder: 3000 } as const;

type Landmark = { readonly yPt: number; readonly startsPage: boolean };
type Anchor = { readonly block: BlockMark; readonly sequence: Sequence; readonly yPt: number; /** So many edges lie above it. */ readonly edgesAbove: number };

type Survey = {
  readonly anchors: readonly Anchor[];
  /** Where the sections of the least depth begin. */
  readonly sections: readonly Landmark[];
  /** Headings of any depth, and where a page must begin. */
  readonly edges: readonly Landmark[];
  /** What is numbered with floats and does not float. */
  readonly standing: readonly { readonly sequence: Sequence; readonly yPt: number }[];
  /** Destination → the first link to it. */
  readonly linkedAt: ReadonlyMap<string, number>;
};

/** What of a galley decides where floats belong. */
function survey(galley: LaidOutNode, names: ReadonlySet<string>): Survey {
  const anchors: Anchor[] = [];
  const headings: (Landmark & { readonly depth: number })[] = [];
  const edges: Landmark[] = [];
  const standing: { sequence: Sequence; yPt: number }[] = [];
  const linkedAt = new Map<string, number>();
  let startsPage = false;
  eachBox(galley, 0, (node, topPt) => {
    const { block } = node.props;
    const yPt = (): number => contentExtent(node, topPt)?.topPt ?? topPt;
    if (block?.breakBefore === true) {
      startsPage = true;
      edges.push({ yPt: yPt(), startsPage });
    }
    if (block?.anchorOf?.placed !== undefined) anchors.push({ block: block.anchorOf, sequence: block.anchorOf.placed.sequence, yPt: topPt, edgesAbove: edges.length });
    if (block?.placed !== undefined) standing.push({ sequence: block.placed.sequence, yPt: yPt() });
    if (block?.heading !== undefined) {
      headings.push({ depth: block.heading.depth, yPt: yPt(), startsPage });
      edges.push({ yPt: yPt(), startsPage });
    }
    if (!isText(node)) return;
    startsPage = false;
    const originPt = topPt + boxOf(node).paddingTop - (node.lines?.[0]?.box.y ?? 0);
    for (const line of node.lines ?? []) {
      for (const item of line.set.landmarks) {
        const name = item.kind === 'run' ? item.style.link : null;
        if (name !== null && names.has(name) && !linkedAt.has(name)) linkedAt.set(name, originPt + line.box.y + line.box.height / 2);
      }
    }
  });
  const least = Math.min(...headings.map((heading) => heading.depth));
  return { anchors, standing, linkedAt, edges, sections: headings.filter((heading) => heading.depth === least) };
}

const bound = (yPt: number | undefined, cost: number): Bound[] => (yPt === undefined ? [] : [{ yPt, cost, isHeading: false, startsPage: false }]);
const edge = (landmark: Landmark | undefined, cost: number): Bound[] =>
  landmark === undefined ? [] : [{ yPt: landmark.yPt, cost: landmark.startsPage ? costs.outOfStartedSection : cost, isHeading: true, startsPage: landmark.startsPage }];

/** The last of places in order that lies at or above `yPt`, and the first below it. */
function around<Place extends { readonly yPt: number }>(places: readonly Place[], yPt: number): { readonly before: Place | undefined; readonly after: Place | undefined } {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((places[middle]?.yPt ?? Infinity) <= yPt) low = middle + 1;
    else high = middle;
  }
  return { before: places[low - 1], after: places[low] };
}

/**
 * The floats in the order in which they are written. Each may stand from the page of its first reference on, if that is in
 * its own section (of the least depth), else from the page where it was written; never before the one before it.
 */
export function floatQueue(galley: LaidOutNode, floats: ReadonlyMap<BlockMark, LaidOutNode>, notesPt: (node: LaidOutNode) => number): readonly QueuedFloat[] {
  if (floats.size === 0) return [];
  const names = new Set([...floats.keys()].flatMap((block) => block.ids ?? []).map((id) => `#${id}`));
  const { anchors, sections, edges, standing, linkedAt } = survey(galley, names);
  const standingOf = { figure: standing.filter(({ sequence }) => sequence === 'figure'), table: standing.filter(({ sequence }) => sequence === 'table') };
  let earliestPt = -Infinity;
  return anchors.flatMap(({ block, sequence, yPt, edgesAbove }): QueuedFloat[] => {
    const node = floats.get(block);
    if (node === undefined) return [];
    const isAuto = block.placed?.placement === 'auto';
    const section = around(sections, yPt);
    const neighbours = around(standingOf[sequence], yPt);
    const linked = isAuto ? [] : (block.ids ?? []).flatMap((id) => linkedAt.get(`#${id}`) ?? []);
    const inSection = linked.filter((place) => place >= (section.before?.yPt ?? -Infinity) - 1 && place < (section.after?.yPt ?? Infinity));
    // A page that ends right above where it was written may hold it.
    earliestPt = Math.max(earliestPt, Math.min(...inSection, ...(inSection.length === 0 ? [yPt - 0.1] : [])));
    return [{
      node, block, referencePt: earliestPt, heightPt: inkHeightPt(node), notesPt: notesPt(node),
      written: isAuto ? { yPt, heightPt: boxOf(node).height } : null,
      after: [...(isAuto ? edge(edges[edgesAbove - 1], costs.outOfSubsection) : []), ...bound(section.before?.yPt, costs.outOfSection), ...bound(neighbours.before?.yPt, costs.outOfOrder)],
      before: [...(isAuto ? edge(edges[edgesAbove], costs.outOfSubsection) : []), ...edge(section.after, costs.outOfSection), ...bound(neighbours.after?.yPt, costs.outOfOrder)],
    }];
  });
}
