/** Galleys and their footnote marks → which notes belong to the text and which to floats, and the notes of each page. */
import { boxOf, childrenOf, isText } from './boxes.js';
import type { LaidOutNode } from './layoutTree.js';
import { pageBreaks, type BreakLimits } from './pageBreaks.js';
import { sliceGalley } from './sliceGalley.js';
import type { NoteStack } from './weighPage.js';

/** Calls `visit` for every box, with its top from the galley's. */
export function eachBox(node: LaidOutNode, topPt: number, visit: (node: LaidOutNode, topPt: number) => void): void {
  visit(node, topPt);
  for (const child of childrenOf(node)) eachBox(child, topPt + boxOf(child).top, visit);
}

const footnoteMark = 'footnote:';

/** Footnote identifiers in the order of their first marks in a galley, with where each stands. */
export function citedNotes(galley: LaidOutNode): { readonly identifier: string; readonly markPt: number }[] {
  const found = new Map<string, number>();
  eachBox(galley, 0, (node, topPt) => {
    if (!isText(node)) return;
    const origin = topPt + boxOf(node).paddingTop - (node.lines?.[0]?.box.y ?? 0);
    for (const line of node.lines ?? []) {
      for (const item of line.set.landmarks) {
        if (!item.mark?.startsWith(footnoteMark)) continue;
        const identifier = item.mark.slice(footnoteMark.length);
        const markPt = origin + line.box.y + line.box.height / 2;
        found.set(identifier, Math.min(markPt, found.get(identifier) ?? Infinity));
      }
    }
  });
  return [...found].map(([identifier, markPt]) => ({ identifier, markPt })).sort((a, b) => a.markPt - b.markPt);
}

/** All notes in the order of their numbers, one child for each of `ids`. */
export type SetNotes = {
  readonly galley: LaidOutNode | null;
  /** By the marks in the text; for a note cited in another note, the one in the text that leads to it. */
  readonly ids: readonly string[];
};

export type SortedNotes = {
  readonly stack: NoteStack;
  /** The notes of a float, in order. */
  readonly ofFloat: (float: LaidOutNode) => readonly LaidOutNode[];
  /** The notes of a page: a stretch of the stack, and those of its floats, in the order of their numbers; null for none. */
  readonly onPage: (stretch: { readonly fromPt: number; readonly toPt: number }, floats: readonly LaidOutNode[]) => LaidOutNode | null;
};

/** Boxes below each other, in a galley like `galley`. */
function stacked(galley: LaidOutNode, boxes: readonly LaidOutNode[]): LaidOutNode {
  let heightPt = 0;
  const children = boxes.map((child): LaidOutNode => {
    const topPt = heightPt;
    heightPt += boxOf(child).height;
    return { ...child, box: { ...boxOf(child), top: topPt } };
  });
  return { ...galley, type: 'VIEW', children, box: { ...boxOf(galley), top: 0, left: 0, height: heightPt } };
}

/**
 * Notes that only floats cite stand on the page of the first that cites them, wherever that comes to be; the others follow the
 * text, stacked in the order of their marks.
 */
export function sortNotes({ galley, ids }: SetNotes, text: LaidOutNode, { floats, limits }: { readonly floats: Iterable<LaidOutNode>; readonly limits: BreakLimits }): SortedNotes {
  if (galley === null) return { stack: { notes: [], breaks: [] }, ofFloat: () => [], onPage: () => null };
  const all = childrenOf(galley);
  const marks = new Map(citedNotes(text).map((note) => [note.identifier, note.markPt]));
  const floatOf = new Map<string, LaidOutNode>();
  for (const float of floats) {
    for (const { identifier } of citedNotes(float)) if (!marks.has(identifier) && !floatOf.has(identifier)) floatOf.set(identifier, float);
  }
  const own = new Map<LaidOutNode, LaidOutNode[]>();
  const following: { readonly box: LaidOutNode; readonly markPt: number }[] = [];
  all.forEach((box, index) => {
    const float = floatOf.get(ids[index] ?? '');
    if (float === undefined) following.push({ box, markPt: marks.get(ids[index] ?? '') ?? Infinity });
    else own.set(float, [...(own.get(float) ?? []), box]);
  });
  const column = stacked(galley, following.map(({ box }) => box));
  const tops = childrenOf(column).map((child) => ({ topPt: boxOf(child).top, bottomPt: boxOf(child).top + boxOf(child).height }));
  const notes = following.map(({ markPt }, index) => ({ markPt, topPt: tops[index]?.topPt ?? 0, bottomPt: tops[index]?.bottomPt ?? 0 }));
  const orderOf = new Map(all.map((box, index) => [box.props, index]));
  const ofFloat = (float: LaidOutNode): readonly LaidOutNode[] => own.get(float) ?? [];
  return {
    stack: { notes, breaks: pageBreaks(column, limits) },
    ofFloat,
    onPage: ({ fromPt, toPt }, onIt) => {
      const part = toPt <= fromPt ? null : sliceGalley(column, { fromYPt: fromPt, startPt: fromPt, toYPt: toPt, endPt: toPt });
      const others = onIt.flatMap((float) => [...ofFloat(float)]);
      if (others.length === 0) return part;
      const order = (box: LaidOutNode): number => orderOf.get(box.props) ?? 0;
      return stacked(column, [...(part === null ? [] : childrenOf(part)), ...others].toSorted((a, b) => order(a) - order(b)));
    },
  };
}
