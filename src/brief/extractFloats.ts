/** A galley with figures and tables where they are written → the galley without those that float, and these beside it. */
import { boxOf, childrenOf, contentExtent, isDecorated, isRow, isText, keepsWithNext } from './boxes.js';
import type { BlockMark, LaidOutNode } from './layoutTree.js';

export type ExtractedFloats = {
  readonly text: LaidOutNode;
  /** By their marks; in the text, an empty box with `anchorOf` stands where each was written. */
  readonly floats: ReadonlyMap<BlockMark, LaidOutNode>;
};

const anchorFor = (node: LaidOutNode, block: BlockMark, topPt: number): LaidOutNode => ({
  type: 'VIEW', props: { block: { tag: null, anchorOf: block } }, style: {}, children: [], box: { ...boxOf(node), top: topPt, height: 0 },
});

/** A column of boxes that shows nothing itself: what stands in it can be taken out. */
const isPlainColumn = (node: LaidOutNode): boolean => !isText(node) && !isRow(node) && !isDecorated(node) && node.style.height === undefined;

const beginsWithHeading = (node: LaidOutNode): boolean => {
  const first = childrenOf(node)[0];
  return node.props.block?.heading !== undefined || (first !== undefined && beginsWithHeading(first));
};

/** The nearest box above (-1) or below (1) that shows and is no figure that may move. */
function nearestText(children: readonly LaidOutNode[], from: number, step: 1 | -1): LaidOutNode | undefined {
  for (let index = from + step; ; index += step) {
    const node = children[index];
    if (node === undefined || (node.props.block?.placed?.placement !== 'auto' && contentExtent(node, 0) !== null)) return node;
  }
}

/** Headings would follow each other without what stands between them. */
function standsAlone(children: readonly LaidOutNode[], index: number): boolean {
  const above = nearestText(children, index, -1);
  const below = nearestText(children, index, 1);
  return above !== undefined && keepsWithNext(above) && (below === undefined || beginsWithHeading(below));
}

type Taken = { readonly node: LaidOutNode; readonly removedPt: number };

function takeFrom(node: LaidOutNode, fits: (node: LaidOutNode, block: BlockMark) => boolean, floats: Map<BlockMark, LaidOutNode>): Taken {
  let removedPt = 0;
  const before = floats.size;
  const children = childrenOf(node).map((child, index, siblings): LaidOutNode => {
    const box = boxOf(child);
    const topPt = box.top - removedPt;
    const { block } = child.props;
    const moves = block?.placed?.placement === 'float' || (block?.placed?.placement === 'auto' && !standsAlone(siblings, index));
    if (moves && fits(child, block)) {
      floats.set(block, child);
      removedPt += box.height;
      return anchorFor(child, block, topPt);
    }
    const inner = isPlainColumn(child) ? takeFrom(child, fits, floats) : { node: child, removedPt: 0 };
    const innerBox = boxOf(inner.node);
    removedPt += inner.removedPt;
    return inner.node === child && topPt === box.top ? child : { ...inner.node, box: { ...innerBox, top: topPt } };
  });
  if (floats.size === before) return { node, removedPt: 0 };
  return { node: { ...node, children, box: { ...boxOf(node), height: boxOf(node).height - removedPt } }, removedPt };
}

/** Takes out what may move and `fits` a page; what stands in rows, panels, quotations or lists stays, and what is alone between headings. */
export function extractFloats(galley: LaidOutNode, fits: (node: LaidOutNode, block: BlockMark) => boolean): ExtractedFloats {
  const floats = new Map<BlockMark, LaidOutNode>();
  const { node } = takeFrom(galley, fits, floats);
  return { text: node, floats };
}

/** The height of a float without the space around it, as it stands in the text. */
export function inkHeightPt(node: LaidOutNode): number {
  const extent = contentExtent(node, 0);
  return extent === null ? 0 : extent.bottomPt - extent.topPt;
}

/** A part of the galley with some of its floats put back where they were written. */
export function putBack(part: LaidOutNode, floats: ReadonlyMap<BlockMark, LaidOutNode>): LaidOutNode {
  let addedPt = 0;
  const children = childrenOf(part).map((child): LaidOutNode => {
    const topPt = boxOf(child).top + addedPt;
    const { anchorOf } = child.props.block ?? {};
    const put = anchorOf === undefined ? undefined : floats.get(anchorOf);
    const inner = put ?? (isPlainColumn(child) ? putBack(child, floats) : child);
    addedPt += boxOf(inner).height - boxOf(child).height;
    return inner === child && topPt === boxOf(child).top ? child : { ...inner, box: { ...boxOf(inner), top: topPt } };
  });
  return addedPt === 0 ? part : { ...part, children, box: { ...boxOf(part), height: boxOf(part).height + addedPt } };
}
