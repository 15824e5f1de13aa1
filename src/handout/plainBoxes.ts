/** Rectangles of one colour and frames → boxes as the layout gives them. */
import type { LaidOutNode } from '../brief/layoutTree.js';

const edges = { paddingTop: 0, paddingBottom: 0, paddingLeft: 0, paddingRight: 0, borderTopWidth: 0, borderBottomWidth: 0, borderLeftWidth: 0, borderRightWidth: 0 };

export type Size = { readonly widthPt: number; readonly heightPt: number };

/** A box filled with a colour, with round corners where it has a radius. */
export const filledBox = ({ widthPt, heightPt }: Size, colour: string, radiusPt = 0): LaidOutNode => ({
  type: 'VIEW', props: {}, style: { backgroundColor: colour, borderTopLeftRadius: radiusPt, borderTopRightRadius: radiusPt, borderBottomLeftRadius: radiusPt, borderBottomRightRadius: radiusPt }, box: { ...edges, top: 0, left: 0, width: widthPt, height: heightPt }, children: [],
});

/** An empty box with a border. */
export function framedBox({ widthPt, heightPt }: Size, { colour, linePt }: { readonly colour: string; readonly linePt: number }): LaidOutNode {
  const widths = { borderTopWidth: linePt, borderBottomWidth: linePt, borderLeftWidth: linePt, borderRightWidth: linePt };
  const colours = { borderTopColor: colour, borderBottomColor: colour, borderLeftColor: colour, borderRightColor: colour };
  return { type: 'VIEW', props: {}, style: { ...widths, ...colours }, box: { ...edges, ...widths, top: 0, left: 0, width: widthPt, height: heightPt }, children: [] };
}
