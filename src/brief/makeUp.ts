/** The laid-out galleys of text and notes, and the floats → pages: which part of each stands where. */
import { blockTooTall } from '../diagnostics/messages/brief.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Position } from '../document/position.js';
import { boxOf, childrenOf, contentExtent } from './boxes.js';
import { choosePages, type PagePlan } from './choosePages.js';
import { putBack } from './extractFloats.js';
import { floatQueue, type QueuedFloat } from './floatQueue.js';
import type { BlockMark, LaidOutNode } from './layoutTree.js';
import { eachBox, sortNotes, type SetNotes, type SortedNotes } from './notesOnPages.js';
import { pageBreaks, type BreakLimits } from './pageBreaks.js';
import type { PageGeometry } from './pageGeometry.js';
import { sliceGalley } from './sliceGalley.js';
import { floatsHeightPt } from './weighPage.js';

/** A heading where it landed. */
export type PlacedHeading = { readonly id: string; readonly depth: number; readonly title: string };

/** A box with its top from that of the text area. */
export type PlacedPart = { readonly node: LaidOutNode; readonly topPt: number };

/** A made-up page of the text area. */
export type MadeUpPage = {
  /** Of this page, before sides are told apart. */
  readonly geometry: PageGeometry;
  /** Null on a page of notes or floats only. */
  readonly text: PlacedPart | null;
  readonly floats: readonly PlacedPart[];
  /** The notes, with the height they take below the gap. */
  readonly notes: LaidOutNode | null;
  readonly headings: readonly PlacedHeading[];
  /** It must lie on the right. */
  readonly startsRight: boolean;
  /** Text after contents and abstract stands on it. */
  readonly startsBody: boolean;
  /** Left empty so that the next page lies on the right. */
  readonly blank: boolean;
};

export type GalleyInput = {
  readonly text: LaidOutNode;
  readonly notes: SetNotes;
  /** What floats, by the marks that `anchorOf` names in the text. */
  readonly floats: ReadonlyMap<BlockMark, LaidOutNode>;
  /** The geometry of a page that begins at a place of the text galley; it changes at forced breaks only. */
  readonly geometryAt: (yPt: number) => PageGeometry;
  readonly noteGapPt: number;
  readonly floatGapPt: number;
  readonly limits: Pick<BreakLimits, 'orphans' | 'widows'>;
};

/** Headings of a part, in order. */
function headingsOf(part: LaidOutNode): PlacedHeading[] {
  const headings: PlacedHeading[] = [];
  eachBox(part, 0, (node) => {
    if (node.props.block?.heading !== undefined) headings.push(node.props.block.heading);
  });
  return headings;
}

/** How a galley is divided into pages. */
export type PageDivision = { readonly plans: readonly PagePlan[]; readonly queue: readonly QueuedFloat[]; readonly notes: SortedNotes };

/** Chooses the pages of a galley; an empty galley has none, whatever floats. */
export function dividePages(input: GalleyInput): PageDivision {
  const { text, geometryAt, noteGapPt, floatGapPt } = input;
  const notes = sortNotes(input.notes, text, { floats: input.floats.values(), limits: { ...input.limits, tallPt: 0 } });
  const extent = contentExtent(text, 0);
  if (extent === null) return { plans: [], queue: [], notes };
  const queue = floatQueue(text, input.floats, (float) => notes.ofFloat(float).reduce((sum, note) => sum + boxOf(note).height, 0));
  const room = {
    heightAt: (yPt: number) => geometryAt(yPt).areaHeightPt,
    noteGapPt, floatGapPt, contentTopPt: extent.topPt, contentBottomPt: extent.bottomPt, bottomYPt: boxOf(text).height,
  };
  const plans = choosePages({ breaks: pageBreaks(text, { ...input.limits, tallPt: geometryAt(0).areaHeightPt }), stack: notes.stack, floats: queue }, room);
  return { plans, queue, notes };
}

/** Pages of a galley that is divided so, or of one with the same places. Reports `block-too-tall` where something that cannot be divided is taller than the text area. */
export function cutPages({ text, geometryAt, noteGapPt, floatGapPt }: GalleyInput, { plans, queue, notes }: PageDivision, report: Report): readonly MadeUpPage[] {
  return plans.map((plan) => {
    const written = new Map(queue.slice(plan.writtenFrom, plan.writtenTo).map(({ block, node }) => [block, node]));
    const sliced = plan.from === plan.to ? null : sliceGalley(text, { fromYPt: plan.from.yPt, startPt: plan.from.startPt, toYPt: plan.to.yPt, endPt: plan.to.endPt });
    const part = sliced === null || written.size === 0 ? sliced : putBack(sliced, written);
    if (plan.excessPt > 0.5) report(blockTooTall(plan.excessPt, part === null ? null : firstPosition(part)));
    const onPage = queue.slice(plan.floatsFrom, plan.floatsTo).map((float) => float.node);
    const noted = notes.onPage({ fromPt: plan.notesFromPt, toPt: plan.notesToPt }, onPage);
    const geometry = geometryAt(plan.from.yPt);
    const footPt = geometry.areaHeightPt - (noted === null ? 0 : boxOf(noted).height + noteGapPt);
    return {
      geometry, ...placeParts(plan, part, { queue, floatGapPt, footPt }), notes: noted, headings: part === null ? [] : headingsOf(part),
      startsRight: plan.from !== plan.to && plan.from.startsRight === true, startsBody: part !== null && holdsBody(part), blank: false,
    };
  });
}

/** Pages of a galley, chosen and cut. */
export const makeUp = (input: GalleyInput, report: Report): readonly MadeUpPage[] => cutPages(input, dividePages(input), report);

/** A blank of this share of the page is left below the last float rather than above it. */
const blankShare = 0.15;

type Placing = { readonly queue: readonly QueuedFloat[]; readonly floatGapPt: number; readonly footPt: number };

/** Floats at the top, the text, floats at the foot; these close up to text that ends far above them. */
function placeParts(plan: PagePlan, part: LaidOutNode | null, { queue, floatGapPt, footPt }: Placing): Pick<MadeUpPage, 'text' | 'floats'> {
  const top = queue.slice(plan.floatsFrom, plan.writtenFrom);
  const foot = queue.slice(plan.writtenTo, plan.floatsTo);
  const floats: PlacedPart[] = [];
  let yPt = 0;
  const stack = (float: QueuedFloat): void => {
    // the space above it in the text falls away
    floats.push({ node: float.node, topPt: yPt - (contentExtent(float.node, 0)?.topPt ?? 0) });
    yPt += float.heightPt + floatGapPt;
  };
  top.forEach(stack);
  const text = part === null ? null : { node: part, topPt: yPt };
  if (part !== null) yPt += boxOf(part).height + floatGapPt;
  const footTopPt = footPt - floatsHeightPt({ floats: foot, topCount: 0, writtenCount: 0 }, { floatGapPt }, false);
  const endsText = foot.some((float) => float.written !== null);
  if (!endsText && footTopPt - yPt < blankShare * footPt) yPt = footTopPt;
  foot.forEach(stack);
  return { text, floats };
}

const holdsBody = (node: LaidOutNode): boolean => node.props.block?.startsBody === true || childrenOf(node).some((child) => child.props.block?.startsBody === true);

function firstPosition(part: LaidOutNode): Position | null {
  let found: Position | null = null;
  eachBox(part, 0, (node) => {
    found ??= node.props.block?.position ?? null;
  });
  return found;
}
