/** Legal breaks, and the notes and floats between them → the breaks that make the best pages. */
import type { PageBreak } from './pageBreaks.js';
import { lastBreakWithin, leastEmptinessCost, notesToPt, roundingPt, weighPage, writtenPlace, type FloatChoice, type NoteStack, type PageFloat, type PageRoom, type PageScale, type Trial } from './weighPage.js';

/** A page: its part of the text, of the stack of notes and of the queue of floats. Equal ends mean none. */
export type PagePlan = {
  readonly from: PageBreak;
  readonly to: PageBreak;
  readonly notesFromPt: number;
  readonly notesToPt: number;
  /** Indices into the queue: those before `writtenFrom` stand at the top of the page, those from `writtenTo` on at its foot, and between them where they are written. */
  readonly floatsFrom: number;
  readonly writtenFrom: number;
  readonly writtenTo: number;
  readonly floatsTo: number;
  /** By how much the text misses the page; 0 where it fits. */
  readonly excessPt: number;
};

/** The best way to have all text above a break, and the first `placed` floats, on pages. */
type State = {
  readonly cost: number;
  readonly index: number;
  readonly placed: number;
  readonly previous: State | null;
  readonly choice: FloatChoice;
  readonly notesToPt: number;
  readonly excessPt: number;
};

type Note = NoteStack['notes'][number];

export type Matter = { readonly breaks: readonly PageBreak[]; readonly stack: NoteStack; readonly floats: readonly PageFloat[] };

/** More on one page are not tried. */
const mostOnPage = 4;
/** More that wait for a page are not tried: a page of floats can always be made instead. */
const mostWaiting = 3;
const excessCost = 1e7;

/** For each break, the last note that is cited above it; breaks and marks come in order. */
function lastNotes(breaks: readonly PageBreak[], notes: readonly Note[]): (Note | null)[] {
  let count = 0;
  return breaks.map(({ yPt }) => {
    while ((notes[count]?.markPt ?? Infinity) < yPt) count += 1;
    return notes[count - 1] ?? null;
  });
}

const noFloats: FloatChoice = { floats: [], topCount: 0, writtenCount: 0 };

/** The ways to divide `count` floats between the top of a page, where they are written and its foot. */
function waysToSet(floats: readonly PageFloat[]): readonly FloatChoice[] {
  const count = floats.length;
  const ways: FloatChoice[] = [];
  for (let topCount = count; topCount >= 0; topCount -= 1) {
    for (let writtenCount = 0; topCount + writtenCount <= count; writtenCount += 1) ways.push({ floats, topCount, writtenCount });
  }
  return ways;
}

/** Whether each float can stand where it would: what is written within a page stands there or at the page's top. */
function canStand({ floats, topCount, writtenCount }: FloatChoice, from: PageBreak, to: PageBreak): boolean {
  if (from === to && topCount < floats.length) return false;
  for (let index = topCount; index < floats.length; index += 1) {
    const written = floats[index]?.written ?? null;
    const place = written === null ? null : writtenPlace(written.yPt, from, to);
    if (index < topCount + writtenCount ? place !== 'within' : place !== null && place !== 'end') return false;
  }
  return true;
}

class PageChooser {
  private readonly nodes: readonly PageBreak[];
  private readonly noted: readonly (Note | null)[];
  /** For each break, how many floats can stand above it. */
  private readonly placeable: readonly number[];
  private readonly end: PageBreak;
  private readonly states: State[][] = [];
  private readonly scale: PageScale;
  /** Height that all floats before each one take at most, with their notes and gaps. */
  private readonly floatHeights: readonly number[];
  /** By the first of the floats and their number. */
  private readonly ways = new Map<number, readonly FloatChoice[]>();

  constructor(
    private readonly matter: Matter,
    private readonly room: PageRoom,
  ) {
    this.scale = { stack: matter.stack, room };
    let heightPt = 0;
    this.floatHeights = [0, ...matter.floats.map((float) => (heightPt += Math.max(float.heightPt, float.written?.heightPt ?? 0) + room.floatGapPt + float.notesPt))];
    const edge = { penalty: 0, forced: false, natural: false, carriedPt: 0, trailingPt: 0 };
    const start: PageBreak = { ...edge, yPt: -1, endPt: -1, startPt: room.contentTopPt };
    this.end = { ...edge, yPt: room.bottomYPt + 1, endPt: room.contentBottomPt, startPt: room.bottomYPt + 1 };
    this.nodes = [start, ...matter.breaks, this.end];
    this.noted = lastNotes(this.nodes, matter.stack.notes);
    // breaks and references come in order
    let above = 0;
    this.placeable = this.nodes.map((_, index) => {
      while ((matter.floats[above]?.referencePt ?? Infinity) < this.placeOf(index)) above += 1;
      return above;
    });
  }

  plans(): readonly PagePlan[] {
    const before: State = { cost: 0, index: 0, placed: 0, previous: null, choice: noFloats, notesToPt: 0, excessPt: 0 };
    const first = new Map([[0, before]]);
    this.addFloatPages(0, first);
    this.states.push(this.kept([...first.values()], 0));
    for (let index = 1; index < this.nodes.length; index += 1) this.states.push(this.statesAt(index));
    const last = this.states.at(-1)?.find((state) => state.placed === this.matter.floats.length);
    if (last === undefined) throw new Error('page make-up lost its way to the end');
    const plans: PagePlan[] = [];
    for (let state: State = last; state.previous !== null; state = state.previous) plans.push(this.planOf(state, state.previous));
    plans.reverse();
    return [...plans, ...this.restOfNotes(last)];
  }

  private planOf({ index, placed, choice, notesToPt, excessPt }: State, previous: State): PagePlan {
    const from = this.nodes[previous.index];
    const to = this.nodes[index];
    if (from === undefined || to === undefined) throw new Error('page make-up lost its way back');
    const writtenFrom = previous.placed + choice.topCount;
    return { from, to, notesFromPt: previous.notesToPt, notesToPt, floatsFrom: previous.placed, writtenFrom, writtenTo: writtenFrom + choice.writtenCount, floatsTo: placed, excessPt };
  }

  /** The best state for each number of floats that can be placed above a break. */
  private statesAt(index: number): State[] {
    const to = this.nodes[index];
    if (to === undefined) return [];
    const best = new Map<number, State>();
    // Fullest pages first: what they cost shows early which others cannot be better.
    let first = index - 1;
    for (; first > 0 && this.nodes[first]?.forced !== true && this.reaches(first - 1, to); first -= 1);
    const placeable = this.placeable[index] ?? 0;
    let nearest = -1;
    for (let previous = first; previous < index; previous += 1) {
      const states = this.states[previous] ?? [];
      if (states.length > 0) nearest = previous;
      for (const state of states) {
        if (this.leastCost(state, to, index) < (best.get(placeable)?.cost ?? Infinity)) this.extend(state, index, best);
      }
    }
    if (best.size === 0 && nearest >= 0) for (const state of this.states[nearest] ?? []) best.set(state.placed, this.overfull(state, index));
    this.addFloatPages(index, best);
    return this.kept([...best.values()], index);
  }

  /** Whether the text between two breaks takes no more than a page. */
  private reaches(previous: number, to: PageBreak): boolean {
    const from = this.nodes[previous];
    return from !== undefined && to.endPt - from.startPt <= this.room.heightAt(from.yPt) + roundingPt;
  }

  /** What a page from a state to a break costs at least, whatever stands on it. */
  private leastCost({ cost, index: previous, placed, notesToPt }: State, to: PageBreak, index: number): number {
    const from = this.nodes[previous];
    if (from === undefined || to.forced || to === this.end) return cost;
    const notesPt = Math.max(0, (this.noted[index]?.bottomPt ?? 0) - notesToPt) + this.room.noteGapPt;
    const floatsPt = (this.floatHeights[Math.max(placed, Math.min(placed + mostOnPage, this.placeable[index] ?? 0))] ?? 0) - (this.floatHeights[placed] ?? 0);
    const used = to.endPt - from.startPt + from.carriedPt + to.trailingPt + notesPt + floatsPt;
    return cost + to.penalty + leastEmptinessCost(1 - used / this.room.heightAt(from.yPt));
  }

  /** Sets the page from a state to a break, with each choice of floats, where that is better than what is known. */
  private extend(state: State, index: number, best: Map<number, State>): void {
    const from = this.nodes[state.index];
    const to = this.nodes[index];
    if (from === undefined || to === undefined) return;
    const { placed } = state;
    const trial = { from, to, notesFromPt: state.notesToPt, lastNote: this.noted[index] ?? null, isLast: index === this.nodes.length - 1 };
    this.weigh({ state, trial, index, best }, noFloats);
    const most = Math.min(mostOnPage, (this.placeable[index] ?? 0) - placed);
    // what the text of the page leaves for floats, each with the gap beside it
    let leftPt = this.room.heightAt(from.yPt) + roundingPt - (from === to ? 0 : to.endPt - from.startPt);
    for (let count = 1; count <= most; count += 1) {
      const last = this.matter.floats[placed + count - 1];
      if (last === undefined) break;
      leftPt -= last.heightPt + last.notesPt;
      if (leftPt < 0) break;
      for (const choice of this.waysFrom(placed, count)) if (canStand(choice, from, to)) this.weigh({ state, trial, index, best }, choice);
    }
  }

  private waysFrom(placed: number, count: number): readonly FloatChoice[] {
    const key = placed * (mostOnPage + 1) + count;
    const known = this.ways.get(key) ?? waysToSet(this.matter.floats.slice(placed, placed + count));
    this.ways.set(key, known);
    return known;
  }

  private weigh({ state, trial, index, best }: { readonly state: State; readonly trial: Trial; readonly index: number; readonly best: Map<number, State> }, choice: FloatChoice): void {
    const cost = state.cost + weighPage(trial, choice, this.scale);
    const placed = state.placed + choice.floats.length;
    if (cost >= (best.get(placed)?.cost ?? Infinity)) return;
    best.set(placed, { cost, index, placed, previous: state, choice, notesToPt: notesToPt(trial, choice, this.scale) ?? trial.notesFromPt, excessPt: 0 });
  }

  /** What is written above it can stand on a page that ends at a break; above all text, what is written first. */
  private placeOf(index: number): number {
    return index === 0 ? this.room.contentTopPt + roundingPt : (this.nodes[index]?.yPt ?? 0);
  }

  /** Pages of floats only, after the text above a break. */
  private addFloatPages(index: number, best: Map<number, State>): void {
    const { floats } = this.matter;
    const toYPt = this.placeOf(index);
    for (let placed = Math.min(...best.keys()); (floats[placed]?.referencePt ?? Infinity) < toYPt; placed += 1) {
      const state = best.get(placed);
      if (state === undefined) continue;
      const extended = new Map<number, State>();
      this.extend(state, index, extended);
      for (const [count, reached] of extended) {
        const known = best.get(count);
        if (count > placed && (known === undefined || reached.cost < known.cost)) best.set(count, reached);
      }
    }
  }

  /** Without those that leave too many floats waiting, or more than one that costs no more; at the end, none may wait. */
  private kept(states: readonly State[], index: number): State[] {
    const { floats } = this.matter;
    if (floats.length === 0) return [...states];
    const most = Math.max(...states.map((state) => state.placed));
    const waiting = index === this.nodes.length - 1 ? 0 : mostWaiting;
    const fullestFirst = states.filter((state) => state.placed >= most - waiting).toSorted((a, b) => b.placed - a.placed);
    let leastCost = Infinity;
    return fullestFirst.filter(({ cost }) => {
      const isBetter = cost < leastCost;
      leastCost = Math.min(leastCost, cost);
      return isBetter;
    }).reverse();
  }

  /** No page holds it: it stands alone, notes and all, and the excess is told. Dear, so that every other way is taken first. */
  private overfull(state: State, index: number): State {
    const from = this.nodes[state.index];
    const to = this.nodes[index];
    if (from === undefined || to === undefined) throw new Error('page make-up has no page to go on from');
    const excessPt = Math.max(0, to.endPt - from.startPt + from.carriedPt + to.trailingPt - this.room.heightAt(from.yPt));
    const noted = this.noted[index]?.topPt ?? 0;
    return { cost: state.cost + excessCost + excessPt, index, placed: state.placed, previous: state, choice: noFloats, notesToPt: Math.max(state.notesToPt, noted), excessPt };
  }

  /** Pages for what is left of the notes after the text has ended. */
  private restOfNotes({ notesToPt, placed }: State): PagePlan[] {
    const { stack } = this.matter;
    const plans: PagePlan[] = [];
    const bottom = stack.notes.at(-1)?.bottomPt ?? 0;
    const space = this.room.heightAt(this.end.yPt) - this.room.noteGapPt;
    let from = notesToPt;
    while (from < bottom - roundingPt) {
      const to = bottom - from <= space ? bottom : (lastBreakWithin(stack.breaks, from, from + space)?.yPt ?? bottom);
      plans.push({ from: this.end, to: this.end, notesFromPt: from, notesToPt: to, floatsFrom: placed, writtenFrom: placed, writtenTo: placed, floatsTo: placed, excessPt: 0 });
      from = to;
    }
    return plans;
  }
}

/**
 * The pages with the least sum of costs: empty space, awkward breaks, divided notes, a last page with
 * next to nothing on it, floats far from their reference or out of their section. Notes stand on the page of their mark;
 * a long one goes on over the next pages. Floats stand in order, none above the page that refers to it.
 *
 * What fits no page stands alone on one and has its excess told. Time grows with the number of breaks: a page looks
 * back over one page of text, and few floats wait at a time.
 * After M. F. Plass, "Optimal pagination techniques for automatic typesetting systems" (1981).
 */
export const choosePages = (matter: Matter, room: PageRoom): readonly PagePlan[] => new PageChooser(matter, room).plans();
