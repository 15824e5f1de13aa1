/** A galley with figures and tables where they are written → the galley without those that float, and these beside it. */
import { boxOf, childrenOf, contentExtent, isDecorated, isRow, isText } from './boxes.js';
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

type Taken = { readonly node: LaidOutNode; readonly removedPt: number };

function takeFrom(node: LaidOutNode, fits: (node: LaidOutNode) => boolean, floats: Map<BlockMark, LaidOutNode>): Taken {
  let removedPt = 0;
  const before = floats.size;
  const children = childrenOf(node).map((child): LaidOutNode => {
    const box = boxOf(child);
    const topPt = box.top - removedPt;
    const { block } = child.props;
    if (block?.placed?.placement === 'float' && fits(child)) {
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

/** Takes out what asks to float and `fits` a page; what stands in rows, panels, quotations or lists stays. */
export function extractFloats(galley: LaidOutNode, fits: (node: LaidOutNode) => boolean): ExtractedFloats {
  const floats = new Map<BlockMark, LaidOutNode>();
  const { node } = takeFrom(galley, fits, floats);
  return { text: node, floats };
}

/** The height of a float without the space around it, as it stands in the text. */
export function inkHeightPt(node: LaidOutNode): number {
  const extent = contentExtent(node, 0);
  return extent === null ? 0 : extent.bottomPt - extent.topPt;
}
