/** The laid-out galleys of text and notes → pages: which part of each stands where. */
import { blockTooTall } from '../diagnostics/messages/brief.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Position } from '../document/position.js';
import { boxOf, childrenOf, contentExtent, isText } from './boxes.js';
import { choosePages, type NoteStack, type PagePlan } from './choosePages.js';
import type { LaidOutNode } from './layoutTree.js';
import { pageBreaks } from './pageBreaks.js';
import type { PageGeometry } from './pageGeometry.js';
import { sliceGalley } from './sliceGalley.js';

/** A heading where it landed. */
export type PlacedHeading = { readonly id: string; readonly depth: number; readonly title: string };

/** A made-up page of the text area. */
export type MadeUpPage = {
  /** Of this page, before sides are told apart. */
  readonly geometry: PageGeometry;
  /** Box at the top left of the text area; null on a page of notes only. */
  readonly text: LaidOutNode | null;
  /** The notes, with the height they take below the gap. */
  readonly notes: LaidOutNode | null;
  readonly headings: readonly PlacedHeading[];
};

export type GalleyInput = {
  readonly text: LaidOutNode;
  /** One child for each of `noteIds`. */
  readonly notes: LaidOutNode | null;
  /** By the marks in the text; for a note cited in another note, the one in the text that leads to it. */
  readonly noteIds: readonly string[];
  /** The geometry of a page that begins at a place of the text galley; it changes at forced breaks only. */
  readonly geometryAt: (yPt: number) => PageGeometry;
  readonly noteGapPt: number;
};

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
      for (const item of line.set.items) {
        if (!item.mark?.startsWith(footnoteMark)) continue;
        const identifier = item.mark.slice(footnoteMark.length);
        const markPt = origin + line.box.y + line.box.height / 2;
        found.set(identifier, Math.min(markPt, found.get(identifier) ?? Infinity));
      }
    }
  });
  return [...found].map(([identifier, markPt]) => ({ identifier, markPt })).sort((a, b) => a.markPt - b.markPt);
}

/** Headings of a part, in order. */
function headingsOf(part: LaidOutNode): PlacedHeading[] {
  const headings: PlacedHeading[] = [];
  eachBox(part, 0, (node) => {
    if (node.props.block?.heading !== undefined) headings.push(node.props.block.heading);
  });
  return headings;
}

function noteStack({ text, notes, noteIds }: GalleyInput): NoteStack {
  if (notes === null) return { notes: [], breaks: [] };
  const marks = new Map(citedNotes(text).map((note) => [note.identifier, note.markPt]));
  const boxes = childrenOf(notes).map((child, index) => {
    const topPt = boxOf(child).top;
    return { markPt: marks.get(noteIds[index] ?? '') ?? Infinity, topPt, bottomPt: topPt + boxOf(child).height };
  });
  return { notes: boxes, breaks: pageBreaks(notes, 0) };
}

/**
 * Pages of a galley. Reports `block-too-tall` where something that cannot be divided is taller than the text area.
 *
 * An empty galley gives no page.
 */
export function makeUp(input: GalleyInput, report: Report): readonly MadeUpPage[] {
  const { text, notes, geometryAt, noteGapPt } = input;
  const extent = contentExtent(text, 0);
  if (extent === null) return [];
  const plans = choosePages(pageBreaks(text, geometryAt(0).areaHeightPt), noteStack(input), {
    heightAt: (yPt) => geometryAt(yPt).areaHeightPt, noteGapPt, contentTopPt: extent.topPt, contentBottomPt: extent.bottomPt, bottomYPt: boxOf(text).height,
  });
  return plans.map((plan) => {
    const part = plan.from === plan.to ? null : sliceGalley(text, { fromYPt: plan.from.yPt, startPt: plan.from.startPt, toYPt: plan.to.yPt, endPt: plan.to.endPt });
    if (plan.excessPt > 0.5) report(blockTooTall(plan.excessPt, part === null ? null : firstPosition(part)));
    return { geometry: geometryAt(plan.from.yPt), text: part, notes: notes === null ? null : noteSlice(notes, plan), headings: part === null ? [] : headingsOf(part) };
  });
}

const noteSlice = (notes: LaidOutNode, { notesFromPt, notesToPt }: PagePlan): LaidOutNode | null =>
  notesToPt <= notesFromPt ? null : sliceGalley(notes, { fromYPt: notesFromPt, startPt: notesFromPt, toYPt: notesToPt, endPt: notesToPt });

function firstPosition(part: LaidOutNode): Position | null {
  let found: Position | null = null;
  eachBox(part, 0, (node) => {
    found ??= node.props.block?.position ?? null;
  });
  return found;
}
