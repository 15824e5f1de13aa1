/** Legal breaks and the notes between them → the breaks that make the best pages. */
import type { PageBreak } from './pageBreaks.js';

/** The notes of a brief, stacked in one galley in the order in which they are cited. */
export type NoteStack = {
  /** For each note in order: where its mark stands in the text galley, and where it ends in the stack. */
  readonly notes: readonly { readonly markPt: number; readonly topPt: number; readonly bottomPt: number }[];
  /** Where the stack may be divided. */
  readonly breaks: readonly PageBreak[];
};

/** A page: its part of the text and of the stack of notes. Equal ends mean none. */
export type PagePlan = {
  readonly from: PageBreak;
  readonly to: PageBreak;
  readonly notesFromPt: number;
  readonly notesToPt: number;
  /** By how much the text misses the page; 0 where it fits. */
  readonly excessPt: number;
};

export type PageRoom = {
  /** Height of the text area of a page that begins at a place of the text galley. */
  readonly heightAt: (yPt: number) => number;
  /** Above the first note of a page. */
  readonly noteGapPt: number;
  /** Where the text galley's content begins and ends. */
  readonly contentTopPt: number;
  readonly contentBottomPt: number;
  readonly bottomYPt: number;
};

type State = { readonly cost: number; readonly previous: number; readonly notesToPt: number; readonly excessPt: number };

const costs = { emptyPage: 60, emptyWithReason: 30, thirdEmpty: 1200, splitNote: 40, shortLastPage: 60, excess: 1e7 } as const;
/** The last page has more on it than this, if it can. */
const shortPagePt = 70;
const roundingPt = 0.05;

type Note = NoteStack['notes'][number];
/** `lastNote` is the last one cited above `to`. */
type Trial = { readonly from: PageBreak; readonly to: PageBreak; readonly notesFromPt: number; readonly lastNote: Note | null; readonly isLast: boolean };

/** For each break, the last note that is cited above it; breaks and marks come in order. */
function lastNotes(breaks: readonly PageBreak[], notes: readonly Note[]): (Note | null)[] {
  let count = 0;
  return breaks.map(({ yPt }) => {
    while ((notes[count]?.markPt ?? Infinity) < yPt) count += 1;
    return notes[count - 1] ?? null;
  });
}

/** What a page from one break to another costs, and how far its notes come; null where it does not fit. */
function weighPage(trial: Trial, stack: NoteStack, room: PageRoom): { cost: number; notesToPt: number } | null {
  const { from, to, notesFromPt, lastNote, isLast } = trial;
  const heightPt = room.heightAt(from.yPt);
  const text = to.endPt - from.startPt + from.carriedPt + to.trailingPt;
  if (text > heightPt + roundingPt) return null;
  const wanted = Math.max(notesFromPt, lastNote?.bottomPt ?? 0);
  let notesToPt = wanted;
  let cost = to.penalty;
  let used = text;
  if (wanted > notesFromPt) {
    const space = heightPt - text - room.noteGapPt;
    if (wanted - notesFromPt > space + roundingPt) {
      // Each note that is cited here begins here; only the last one may go on to the next page.
      const least = lastNote?.topPt ?? notesFromPt;
      const fitting = stack.breaks.filter((candidate) => candidate.yPt > Math.max(least, notesFromPt) + roundingPt && candidate.endPt - notesFromPt <= space + roundingPt);
      const last = fitting.at(-1);
      if (last === undefined) return null;
      notesToPt = last.yPt;
      cost += costs.splitNote;
    }
    used += room.noteGapPt + notesToPt - notesFromPt;
  }
  if (to.forced) return { cost, notesToPt };
  if (isLast) return { cost: cost + (text < shortPagePt ? costs.shortLastPage : 0), notesToPt };
  const empty = Math.max(0, 1 - used / heightPt);
  // The root gathers what must stay empty on one page rather than leave every page a little short, up to a third of it.
  const share = to.natural ? costs.emptyWithReason : costs.emptyPage;
  return { cost: cost + share * Math.sqrt(empty) + costs.thirdEmpty * Math.max(0, empty - 1 / 3), notesToPt };
}

/**
 * The pages with the least sum of costs: empty space, awkward breaks, divided notes, a last page with
 * next to nothing on it. Notes stand on the page of their mark; a long one goes on over the next pages.
 *
 * What fits no page stands alone on one and has its excess told.
 * After M. F. Plass, "Optimal pagination techniques for automatic typesetting systems" (1981), without floats.
 */
export function choosePages(breaks: readonly PageBreak[], stack: NoteStack, room: PageRoom): readonly PagePlan[] {
  const edge = { penalty: 0, forced: false, natural: false, carriedPt: 0, trailingPt: 0 };
  const start: PageBreak = { ...edge, yPt: -1, endPt: room.contentTopPt, startPt: room.contentTopPt };
  const end: PageBreak = { ...edge, yPt: room.bottomYPt + 1, endPt: room.contentBottomPt, startPt: room.contentBottomPt };
  const nodes = [start, ...breaks, end];
  const noted = lastNotes(nodes, stack.notes);
  const states: (State | null)[] = [{ cost: 0, previous: -1, notesToPt: 0, excessPt: 0 }];
  for (let index = 1; index < nodes.length; index += 1) {
    states.push(bestState(index, { nodes, states, noted }, { stack, room }));
  }
  const plans: PagePlan[] = [];
  for (let index = nodes.length - 1; index > 0; ) {
    const state = states[index];
    const from = nodes[state?.previous ?? -1];
    const to = nodes[index];
    if (state == null || from === undefined || to === undefined) throw new Error('page make-up lost its way back');
    plans.unshift({ from, to, notesFromPt: states[state.previous]?.notesToPt ?? 0, notesToPt: state.notesToPt, excessPt: state.excessPt });
    index = state.previous;
  }
  return [...plans, ...restOfNotes(end, plans.at(-1)?.notesToPt ?? 0, { stack, room })];
}

type Field = { readonly nodes: readonly PageBreak[]; readonly states: readonly (State | null)[]; readonly noted: readonly (Note | null)[] };
type Setting = { readonly stack: NoteStack; readonly room: PageRoom };

function bestState(index: number, { nodes, states, noted }: Field, { stack, room }: Setting): State | null {
  const to = nodes[index];
  if (to === undefined) return null;
  let best: State | null = null;
  let nearest = -1;
  for (let previous = index - 1; previous >= 0; previous -= 1) {
    const from = nodes[previous];
    const state = states[previous];
    if (from === undefined) break;
    if (state != null) {
      if (nearest < 0) nearest = previous;
      const page = weighPage({ from, to, notesFromPt: state.notesToPt, lastNote: noted[index] ?? null, isLast: index === nodes.length - 1 }, stack, room);
      if (page !== null && (best === null || state.cost + page.cost < best.cost)) {
        best = { cost: state.cost + page.cost, previous, notesToPt: page.notesToPt, excessPt: 0 };
      }
    }
    if (from.forced || to.endPt - from.startPt > room.heightAt(from.yPt) + roundingPt) break;
  }
  if (best !== null || nearest < 0) return best;
  return overfullState(nearest, to, { nodes, states, noted, stack, room });
}

/** No page holds it: it stands alone, notes and all, and the excess is told. Dear, so that every other way is taken first. */
function overfullState(previous: number, to: PageBreak, field: Field & Setting): State {
  const { nodes, states, stack, room } = field;
  const from = nodes[previous];
  const state = states[previous];
  if (from === undefined || state == null) throw new Error('page make-up has no page to go on from');
  const excessPt = Math.max(0, to.endPt - from.startPt + from.carriedPt + to.trailingPt - room.heightAt(from.yPt));
  const noted = stack.notes.filter((note) => note.markPt < to.yPt).at(-1)?.topPt ?? 0;
  return { cost: state.cost + costs.excess + excessPt, previous, notesToPt: Math.max(state.notesToPt, noted), excessPt };
}

/** Pages for what is left of the notes after the text has ended. */
function restOfNotes(end: PageBreak, notesFromPt: number, { stack, room }: Setting): PagePlan[] {
  const plans: PagePlan[] = [];
  const bottom = stack.notes.at(-1)?.bottomPt ?? 0;
  let from = notesFromPt;
  while (from < bottom - roundingPt) {
    const space = room.heightAt(end.yPt) - room.noteGapPt;
    const to = bottom - from <= space ? bottom : (stack.breaks.filter((candidate) => candidate.yPt > from + roundingPt && candidate.endPt - from <= space).at(-1)?.yPt ?? bottom);
    plans.push({ from: end, to: end, notesFromPt: from, notesToPt: to, excessPt: 0 });
    from = to;
  }
  return plans;
}
