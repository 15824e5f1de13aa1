/** Printed pages → where something can be jumped to, and the outline. */
import { boxOf, childrenOf, isText } from './boxes.js';
import type { LaidOutNode } from './layoutTree.js';
import type { PrintedPage } from './renderPages.js';

/** Where something can be jumped to; lengths from the page's top left corner. */
export type Destination = { readonly name: string; readonly pageIndex: number; readonly topPt: number; readonly leftPt: number };
export type OutlineEntry = { readonly title: string; readonly depth: number; readonly pageIndex: number; readonly topPt: number };

export type Places = {
  /** By name; the first place of a name counts. */
  readonly destinations: ReadonlyMap<string, Destination>;
  readonly outline: readonly OutlineEntry[];
};

type Found = { readonly destinations: Map<string, Destination>; readonly outline: OutlineEntry[] };
type At = { readonly pageIndex: number; readonly topPt: number; readonly leftPt: number; readonly scale: number; readonly isArtifact: boolean };

/** All places, in the order of the pages. What stands in artifacts is no place, except marks in their text. */
export function findPlaces(pages: readonly PrintedPage[]): Places {
  const found: Found = { destinations: new Map(), outline: [] };
  pages.forEach((page, pageIndex) => {
    for (const { node, topPt, leftPt, artifact, scale = 1 } of page.boxes) visit(node, { pageIndex, topPt, leftPt, scale, isArtifact: artifact }, found);
  });
  return found;
}

function visit(node: LaidOutNode, around: At, found: Found): void {
  const box = boxOf(node);
  const at: At = { ...around, topPt: around.topPt + around.scale * box.top, leftPt: around.leftPt + around.scale * box.left };
  const { block } = node.props;
  if (block !== undefined && !around.isArtifact) {
    for (const name of block.ids ?? []) addPlace(name, at, found);
    if (block.heading !== undefined) found.outline.push({ title: block.heading.title, depth: block.heading.depth, pageIndex: at.pageIndex, topPt: at.topPt });
  }
  if (isText(node)) {
    visitLines(node, { ...at, topPt: at.topPt + at.scale * box.paddingTop }, found);
    return;
  }
  const within = block?.tag === 'Artifact' && !at.isArtifact ? { ...at, isArtifact: true } : at;
  for (const child of childrenOf(node)) visit(child, within, found);
}

function visitLines({ lines = [] }: LaidOutNode, at: At, found: Found): void {
  const firstY = lines[0]?.box.y ?? 0;
  for (const line of lines) {
    for (const item of line.set.items) {
      const name = placeName(item.mark);
      if (name !== null) addPlace(name, { ...at, topPt: at.topPt + at.scale * (line.box.y - firstY) }, found);
    }
  }
}

function addPlace(name: string, { pageIndex, topPt, leftPt }: At, { destinations }: Found): void {
  if (!destinations.has(name)) destinations.set(name, { name, pageIndex, topPt, leftPt });
}

/** The destination that a mark in the text makes: where a footnote is cited, or an author's own id. */
function placeName(mark: string | null): string | null {
  if (mark === null) return null;
  if (mark.startsWith('footnote:')) return `fnref-${mark.slice('footnote:'.length)}`;
  return mark.startsWith('anchor:') ? mark.slice('anchor:'.length) : null;
}
