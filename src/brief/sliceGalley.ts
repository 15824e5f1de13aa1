/** A galley and two breaks → the part between them, as a tree of its own. */
import { boxOf, carriedPt, childrenBetween, childrenOf, isDecorated, isText, nearlyPt, repeatedChildren, trailingPt } from './boxes.js';
import type { LaidOutNode } from './layoutTree.js';

/** The stretch of a galley on one page: `yPt` decide what belongs to it, `startPt`/`endPt` where its content lies. */
export type Stretch = {
  readonly fromYPt: number;
  readonly startPt: number;
  readonly toYPt: number;
  readonly endPt: number;
};

type Place = { readonly topPt: number; readonly parentTopPt: number };

/** The box `node` on this page, or null if nothing of it is; `place` says where it and its parent's part lie. */
function sliceNode(node: LaidOutNode, place: Place, stretch: Stretch): LaidOutNode | null {
  const box = boxOf(node);
  const { topPt } = place;
  const bottomPt = topPt + box.height;
  if (bottomPt <= stretch.fromYPt + nearlyPt && box.height > nearlyPt) return null;
  if (topPt >= stretch.toYPt - nearlyPt) return null;
  const moved = (at: number, height: number, parts: Partial<LaidOutNode> = {}): LaidOutNode => ({
    ...node, ...parts, box: { ...box, top: at - place.parentTopPt, height },
  });
  if (isText(node)) return sliceText(node, place, stretch);
  const opensAbove = topPt < stretch.fromYPt - nearlyPt;
  const goesOn = bottomPt > stretch.toYPt + nearlyPt;
  if (childrenOf(node).length === 0) {
    const middle = topPt + box.height / 2;
    return middle < stretch.fromYPt || middle > stretch.toYPt ? null : moved(topPt, box.height);
  }
  // wholly on this page: the places of what is in it are its own
  if (!opensAbove && !goesOn) return moved(topPt, box.height);
  const partTop = opensAbove ? stretch.startPt - carriedPt(node, topPt, stretch.fromYPt) : topPt;
  const parts = childrenBetween(node, topPt, stretch).flatMap((child) => {
    const part = sliceNode(child, { topPt: topPt + boxOf(child).top, parentTopPt: partTop }, stretch);
    return part === null ? [] : [part];
  });
  if (parts.length === 0) return null;
  const heads = opensAbove ? repeatedHeads(node, topPt, stretch.fromYPt) : [];
  const partBottom = goesOn ? stretch.endPt + trailingPt(node, topPt, stretch.toYPt) : bottomPt;
  return moved(partTop, partBottom - partTop, { children: [...heads, ...parts] });
}

/** Copies of a table's head for a later page; readers of the structure hear it once. */
function repeatedHeads(node: LaidOutNode, topPt: number, yPt: number): LaidOutNode[] {
  const heads = repeatedChildren(node, topPt, yPt);
  const firstTop = heads[0] === undefined ? 0 : boxOf(heads[0]).top;
  const inset = isDecorated(node) ? boxOf(node).borderTopWidth + boxOf(node).paddingTop : 0;
  return heads.map((head) => ({ ...head, props: { ...head.props, block: { tag: 'Artifact', repeat: true } }, box: { ...boxOf(head), top: boxOf(head).top - firstTop + inset } }));
}

function sliceText(node: LaidOutNode, { topPt, parentTopPt }: Place, stretch: Stretch): LaidOutNode | null {
  const box = boxOf(node);
  const lines = node.lines ?? [];
  const origin = topPt + box.paddingTop - (lines[0]?.box.y ?? 0);
  const kept = lines.filter((line) => {
    const middle = origin + line.box.y + line.box.height / 2;
    return middle >= stretch.fromYPt && middle < stretch.toYPt;
  });
  const first = kept[0];
  const last = kept.at(-1);
  if (first === undefined || last === undefined) return null;
  const whole = kept.length === lines.length;
  const top = whole ? topPt : origin + first.box.y - box.paddingTop;
  const height = whole ? box.height : last.box.y + last.box.height - first.box.y + box.paddingTop + box.paddingBottom;
  return { ...node, lines: kept, box: { ...box, top: top - parentTopPt, height } };
}

/** The part of a galley between two breaks; its box's top is 0 and its content begins there. */
export function sliceGalley(galley: LaidOutNode, stretch: Stretch): LaidOutNode {
  const top = stretch.startPt - carriedPt(galley, 0, stretch.fromYPt);
  const height = stretch.endPt + trailingPt(galley, 0, stretch.toYPt) - top;
  const children = childrenBetween(galley, 0, stretch).flatMap((child) => {
    const part = sliceNode(child, { topPt: boxOf(child).top, parentTopPt: top }, stretch);
    return part === null ? [] : [part];
  });
  return { ...galley, type: 'VIEW', children, box: { ...boxOf(galley), top: 0, left: 0, height } };
}
