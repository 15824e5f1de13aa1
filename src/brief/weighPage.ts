/** What a page would hold → what it costs. */
import type { PageBreak } from './pageBreaks.js';

/** The notes of a brief, stacked in one galley in the order in which they are cited. */
export type NoteStack = {
  /** For each note in order: where its mark stands in the text galley, and where it ends in the stack. */
  readonly notes: readonly { readonly markPt: number; readonly topPt: number; readonly bottomPt: number }[];
  /** Where the stack may be divided. */
  readonly breaks: readonly PageBreak[];
};

/** A place in the text that a float should not pass, and what it costs if it does. */
export type Bound = {
  readonly yPt: number;
  readonly cost: number;
  /** A page that begins with it has nothing above it: a section's heading. */
  readonly isHeading: boolean;
  /** A page must begin with it. */
  readonly startsPage: boolean;
};

/** What stands at the top or bottom of a page that is chosen for it. Lengths down the text galley. */
export type PageFloat = {
  /** It stands on no page that ends above this. */
  readonly referencePt: number;
  /** Text that belongs before it: where its section begins, the last of its kind that does not float. */
  readonly after: readonly Bound[];
  /** Text that belongs after it. */
  readonly before: readonly Bound[];
  readonly heightPt: number;
  /** Height of the notes that it cites itself. */
  readonly notesPt: number;
  /** Where it is written, and the height with the space around it that it takes there; null where it only floats. */
  readonly written: { readonly yPt: number; readonly heightPt: number } | null;
};

export type PageRoom = {
  /** Height of the text area of a page that begins at a place of the text galley. */
  readonly heightAt: (yPt: number) => number;
  /** Above the first note of a page. */
  readonly noteGapPt: number;
  /** Between a float and what stands above or below it. */
  readonly floatGapPt: number;
  /** Where the text galley's content begins and ends. */
  readonly contentTopPt: number;
  readonly contentBottomPt: number;
  readonly bottomYPt: number;
};

export const roundingPt = 0.05;

const costs = {
  emptyPage: 60, emptyWithReason: 45, muchEmpty: 600, splitNote: 40, shortLastPage: 60,
  floatsOnly: 12, floatAtFoot: 6, laterPage: 5, eachPageLater: 15, littleText: 60, moved: 12,
} as const;
/** Of a page that is emptier than this share, each further part costs more. */
const littleEmptyShare = 0.15;
/** The last page has more on it than this, if it can. */
const shortPagePt = 160;
/** A page with floats has more text on it than this share, or none. */
const littleTextShare = 0.12;

type Note = NoteStack['notes'][number];

/** Floats of a page: the first `topCount` at its top, the next `writtenCount` where they are written, the others at its foot. */
export type FloatChoice = { readonly floats: readonly PageFloat[]; readonly topCount: number; readonly writtenCount: number };

/** A page that could be: `from` and `to` are the same where it has no text. `lastNote` is the last one cited above `to`. */
export type Trial = {
  readonly from: PageBreak;
  readonly to: PageBreak;
  readonly notesFromPt: number;
  readonly lastNote: Note | null;
  readonly isLast: boolean;
};

/** The last of some breaks, top to bottom, that ends within `limitPt`, if it lies below `leastPt`. */
export function lastBreakWithin(breaks: readonly PageBreak[], leastPt: number, limitPt: number): PageBreak | undefined {
  let low = 0;
  let high = breaks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((breaks[middle]?.endPt ?? Infinity) <= limitPt + roundingPt) low = middle + 1;
    else high = middle;
  }
  const found = breaks[low - 1];
  return found !== undefined && found.yPt > leastPt + roundingPt ? found : undefined;
}

/** Floats with the space between them and the text; without text, between them only. */
export function floatsHeightPt({ floats, topCount, writtenCount }: FloatChoice, room: Pick<PageRoom, 'floatGapPt'>, hasText: boolean): number {
  if (floats.length === 0) return 0;
  let heightPt = hasText ? 0 : -room.floatGapPt;
  for (let index = 0; index < floats.length; index += 1) {
    const inText = index >= topCount && index < topCount + writtenCount;
    heightPt += inText ? (floats[index]?.written?.heightPt ?? 0) : (floats[index]?.heightPt ?? 0) + room.floatGapPt;
  }
  return heightPt;
}

/** Where a float is written, seen from a page: at or above its beginning, in its text, at or below its end. */
export type WrittenPlace = 'above' | 'beginning' | 'within' | 'end' | 'below';

export function writtenPlace(yPt: number, from: PageBreak, to: PageBreak): WrittenPlace {
  // the space around a break falls away
  if (yPt <= from.startPt + roundingPt) return yPt < from.endPt - roundingPt ? 'above' : 'beginning';
  if (yPt < to.endPt - roundingPt) return 'within';
  return yPt <= to.startPt + roundingPt ? 'end' : 'below';
}

const sum = (bounds: readonly Bound[], isPassed: (bound: Bound) => boolean): number => {
  let total = 0;
  for (const bound of bounds) if (isPassed(bound)) total += bound.cost;
  return total;
};

/** What it costs to set a float at the top or foot of the page between two breaks. */
function placementCost(float: PageFloat, atTop: boolean, { from, to, heightPt }: Pick<Trial, 'from' | 'to'> & { readonly heightPt: number }): number {
  const begins = ({ yPt }: Bound): boolean => Math.abs(yPt - from.startPt) <= 1;
  const isLate = (bound: Bound): boolean => bound.yPt < from.startPt - 1 || (bound.isHeading && from !== to && begins(bound));
  const place = float.written === null ? null : writtenPlace(float.written.yPt, from, to);
  if (atTop && place === 'beginning') return sum(float.before, (bound) => bound.startsPage && isLate(bound));
  if (!atTop && place === 'end') return sum(float.after, (bound) => bound.startsPage && bound.yPt >= to.endPt - 1);
  const late = from.yPt - float.referencePt;
  const away = late > 0 ? costs.laterPage + (costs.eachPageLater * late) / heightPt : 0;
  const misplaced = from === to ? 0 : atTop ? sum(float.after, ({ yPt }) => yPt >= from.startPt - 1) : sum(float.before, (bound) => !isLate(bound) && bound.yPt < to.endPt - 1);
  return (atTop ? 0 : costs.floatAtFoot) + (place === null ? 0 : costs.moved) + away + misplaced + sum(float.before, isLate);
}

/** The root gathers what must stay empty on one page rather than leave every page a little short, as long as it is little. */
const emptinessCost = (share: number, weight: number): number => weight * Math.sqrt(share) + costs.muchEmpty * Math.max(0, share - littleEmptyShare);

/** What a page costs at least of which this share, or more, is empty. */
export const leastEmptinessCost = (share: number): number => emptinessCost(Math.max(0, share), costs.emptyWithReason);

const notesOf = ({ floats }: FloatChoice): number => {
  let heightPt = 0;
  for (const float of floats) heightPt += float.notesPt;
  return heightPt;
};

/** What pages are weighed by. */
export type PageScale = { readonly stack: NoteStack; readonly room: PageRoom };

/** Height of a page's text and floats. */
const contentPt = ({ from, to }: Trial, choice: FloatChoice, room: PageRoom): number =>
  (from === to ? 0 : to.endPt - from.startPt + from.carriedPt + to.trailingPt) + floatsHeightPt(choice, room, from !== to);

/** What text and floats leave for the notes that the text cites. */
const notesSpacePt = (trial: Trial, choice: FloatChoice, room: PageRoom): number =>
  room.heightAt(trial.from.yPt) - contentPt(trial, choice, room) - notesOf(choice) - room.noteGapPt;

/** How far down the stack the notes of a page come; null where they do not fit. */
export function notesToPt(trial: Trial, choice: FloatChoice, { stack, room }: PageScale): number | null {
  const { notesFromPt, lastNote } = trial;
  const wanted = lastNote?.bottomPt ?? 0;
  if (wanted <= notesFromPt) return notesFromPt;
  const space = notesSpacePt(trial, choice, room);
  if (wanted - notesFromPt <= space + roundingPt) return wanted;
  // Each note that is cited here begins here; only the last one may go on to the next page.
  return lastBreakWithin(stack.breaks, Math.max(lastNote?.topPt ?? notesFromPt, notesFromPt), notesFromPt + space)?.yPt ?? null;
}

/** What a page costs; infinite where it does not fit. Called half a million times for a book: it makes no objects. */
export function weighPage(trial: Trial, choice: FloatChoice, scale: PageScale): number {
  const { from, to, notesFromPt, lastNote, isLast } = trial;
  const { room } = scale;
  const { floats, topCount, writtenCount } = choice;
  const hasText = from !== to;
  const heightPt = room.heightAt(from.yPt);
  const floatNotes = notesOf(choice);
  const content = contentPt(trial, choice, room);
  let used = content + (floatNotes > 0 ? room.noteGapPt + floatNotes : 0);
  if (used > heightPt + roundingPt) return Infinity;
  let cost = hasText ? to.penalty : costs.floatsOnly;
  const wanted = lastNote?.bottomPt ?? 0;
  if (wanted > notesFromPt) {
    const endPt = notesToPt(trial, choice, scale);
    if (endPt === null) return Infinity;
    if (wanted - notesFromPt > notesSpacePt(trial, choice, room) + roundingPt) cost += costs.splitNote;
    used += endPt - notesFromPt + (floatNotes > 0 ? 0 : room.noteGapPt);
  }
  let placement = 0;
  for (let index = 0; index < floats.length; index += 1) {
    const float = floats[index];
    if (float !== undefined && (index < topCount || index >= topCount + writtenCount)) placement += placementCost(float, index < topCount, { from, to, heightPt });
  }
  cost += placement;
  const empty = Math.max(0, 1 - used / heightPt);
  if (!hasText) return cost + (isLast ? 0 : emptinessCost(empty, costs.emptyPage));
  if (to.forced) return cost;
  if (isLast) return cost + costs.shortLastPage * Math.max(0, 1 - content / shortPagePt);
  if (floats.length > 0 && to.endPt - from.startPt + from.carriedPt + to.trailingPt < littleTextShare * heightPt) cost += costs.littleText;
  return cost + emptinessCost(empty, to.natural ? costs.emptyWithReason : costs.emptyPage);
}
