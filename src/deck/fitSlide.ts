/** A planned slide → the slides that show it: set larger or smaller, gone on with on further slides, or scrolled. */
import type { Report } from '../diagnostics/diagnostic.js';
import { attributeNotUnderstood } from '../diagnostics/messages/markdown.js';
import { isOverflowMode, type OverflowMode } from '../document/overflowModes.js';
import type { Flow } from '../document/nodes.js';
import { chooseBreaks, rangeHeight, type Piece, type Room } from './chooseBreaks.js';
import { cutFlow, type Trial } from './cutFlow.js';
import type { Box } from './measure/box.js';
import { mendFlow } from './mendFlow.js';
import type { SlideMeasurement, SlideMeasurer } from './measure/slideMeasurer.js';
import { piecesOf } from './pieceHeights.js';
import type { Slide } from './planSlides.js';
import { measuredSection, plainSetting, renderSlideContent, type DeckContext, type SlideContent, type SlideSetting } from './renderSlide.js';
import { readability, shownFigures, smallTextOf, type ShownFigure, type SmallText } from './shownFigures.js';
import { sliceFlow } from './slidePieces.js';

/** A slide as the deck shows it, measured. Of one that goes on over several, `part` says which this is. */
export type FittedSlide = Slide & {
  readonly content: SlideContent;
  readonly setting: SlideSetting;
  /** Height of the body's content, and what the body has room for. */
  readonly contentPx: number;
  readonly roomPx: number;
  readonly smallTexts: readonly SmallText[];
  /** What is too much after all that was allowed; null for a slide that fits or that scrolls as asked for. */
  readonly excess: { readonly over: SlideMeasurement['over']; readonly mode: OverflowMode } | null;
};

export type Fitting = {
  readonly context: DeckContext;
  /** Gives a measurer for a planned slide. */
  readonly measurer: () => SlideMeasurer;
  readonly mode: OverflowMode;
  /** The theme's smallest type of a body over its full size. */
  readonly smallestFit: number;
  /** Gives an id that nothing else in the deck has, made from one that is taken. */
  readonly uniqueId: (id: string, part: number) => string;
  readonly report: Report;
};

/** With what is found out of the planned slide and serves its parts. */
type SlideFitting = Fitting & { readonly measure: SlideMeasurer };

/** Shares of the body's full size. Little content is set larger; a little too much is set a little smaller rather than divided. */
const largerFits = [1.2, 1.1] as const;
const tighterFits = [0.95, 0.9] as const;
const smallerFits = [0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6] as const;

/** More than this share of the body is not won back by type that is a little smaller. */
const MOST_TIGHTENED = 0.2;

/** A slide whose content is set larger keeps at least this share of its body free. */
const FREE_SHARE = 0.2;

/** Rounds of finding breaks: each learns from the slide that turned out too full. */
const ROUNDS = 4;

type Tried = { readonly slide: Slide; readonly content: SlideContent; readonly fit: number; readonly measured: SlideMeasurement; readonly shown: readonly ShownFigure[] };

const isOver = ({ over }: SlideMeasurement): boolean => over.heightPx > 0 || over.widthPx > 0;

/** The slides that one planned slide becomes. Reports what is wrong with the slide itself, and not what is too much on it. */
export function fitSlide(slide: Slide, deck: Fitting): readonly FittedSlide[] {
  const fitting: SlideFitting = { ...deck, context: { ...deck.context, rendered: new Map(), drawings: new Map() }, measure: deck.measurer() };
  const whole = tried(slide, fitting, fitting.report);
  if (!isOver(whole.measured) && readabilityOf([whole]) === 1) return [fitted(enlarged(whole, fitting), null)];
  const own: SlideFitting = { ...fitting, mode: modeOf(slide, fitting) };
  const parts = divisionOf(whole, own);
  const clearest = clearestOf(choicesOf(whole, parts, own));
  if (clearest !== null) return clearest.map((part) => fitted(part, null));
  switch (own.mode) {
    case 'error':
      return [fitted(scrolled(whole), own.mode)];
    case 'scroll':
      return [fitted(scrolled(whole), null)];
    case 'shrink':
    case 'split':
      return parts().map((part) => fitted(isOver(part.measured) ? settle(part, own) : part, own.mode));
  }
}

/** A slide whose figures come out so much larger is worth another arrangement, or one more slide. */
const LEAST_GAIN = 1.15;

/** Of the ways to show a slide on which everything fits, the first with figures that can be read, else the one that comes nearest; null if there is none. */
function clearestOf(choices: Iterable<readonly Tried[]>): readonly Tried[] | null {
  let clearest: { readonly parts: readonly Tried[]; readonly readability: number } | null = null;
  for (const parts of choices) {
    if (parts.some(({ measured }) => isOver(measured))) continue;
    const found = { parts, readability: readabilityOf(parts) };
    if (found.readability === 1) return parts;
    if (clearest === null || found.readability > clearest.readability * LEAST_GAIN) clearest = found;
  }
  return clearest?.parts ?? null;
}

/** As it is, with its figure beside its text or below it, a little smaller, on further slides. */
function* choicesOf(whole: Tried, parts: () => readonly Tried[], fitting: SlideFitting): Generator<readonly Tried[]> {
  yield [whole];
  if (whole.slide.otherwise !== undefined) yield [tried(whole.slide.otherwise, fitting, silent)];
  if (fitting.mode !== 'split') return;
  const { over, roomPx } = whole.measured;
  const tight = over.heightPx <= roomPx * MOST_TIGHTENED && isOver(whole.measured) ? smaller(whole, tighterFits, fitting) : null;
  if (tight !== null) yield [tight];
  yield parts();
}

function modeOf({ heading }: Slide, { mode, report: say }: SlideFitting): OverflowMode {
  const asked = heading?.attributes.values['overflow'];
  if (asked === undefined || heading === null) return mode;
  if (isOverflowMode(asked)) return asked;
  say(attributeNotUnderstood('overflow', asked, heading.position));
  return mode;
}

const readabilityOf = (parts: readonly Tried[]): number => Math.min(...parts.map(({ shown }) => readability(shown)));

const tried = (slide: Slide, fitting: SlideFitting, report: Report): Tried => measuredAt({ slide, content: renderSlideContent(slide, fitting.context, report) }, 1, fitting);

function measuredAt({ slide, content }: Pick<Tried, 'slide' | 'content'>, fit: number, { measure, context }: SlideFitting): Tried {
  const measured = measure(measuredSection(slide, content, fit));
  return { slide, content, fit, measured, shown: shownFigures({ frame: measured.frame, sources: content.sources, figures: context.input.figures }) };
}

type ScrolledTry = Tried & { readonly scrolls?: boolean };

function fitted(trial: ScrolledTry, mode: OverflowMode | null): FittedSlide {
  const { slide, content, fit, measured, shown, scrolls = false } = trial;
  const dropPx = dropOf(trial);
  return {
    ...slide,
    content,
    setting: fit === 1 && dropPx === 0 && !scrolls ? plainSetting : { fit, dropPx, scrolls, overfull: measured.overfull },
    contentPx: measured.contentPx,
    roomPx: measured.roomPx,
    smallTexts: shown.flatMap(smallTextOf),
    excess: mode !== null && scrolls ? { over: measured.over, mode } : null,
  };
}

const scrolled = (trial: Tried): ScrolledTry => ({ ...trial, scrolls: true });

const fixedLayouts: readonly string[] = ['statement', 'bare', 'lone-figure'];

/** These stand in the middle of what is free. */
const centredLayouts: readonly string[] = [...fixedLayouts, 'full-bleed', 'big-number', 'quotation', 'timeline'];

/** Of the body's height, what may be free below the content; of more than that, this share goes above it, but no more than so much of the height. */
const FREE_BELOW = 0.4;
const SHARE_ABOVE = 0.6;
const MOST_ABOVE = 0.22;
const DROP_STEP_PX = 8;

/**
 * How far a slide with little on it begins below its heading: the less there is, the nearer it comes to the optical middle. It
 * grows from nothing, so that slides after each other do not jump. Parts of a slide that goes on begin alike.
 */
function dropOf({ slide, content, measured: { contentPx, endPx, roomPx } }: Tried): number {
  if (slide.kind !== 'content' || slide.part !== undefined || contentPx === 0 || content.layout.some((name) => centredLayouts.includes(name))) return 0;
  const freePx = roomPx * (1 - FREE_BELOW) - endPx;
  const abovePx = Math.min(Math.max(0, freePx * SHARE_ABOVE), roomPx * MOST_ABOVE);
  return Math.round(abovePx / DROP_STEP_PX) * DROP_STEP_PX;
}

/** Larger type for a slide with little on it, unless it holds a figure, which takes the free room itself. */
function enlarged(trial: Tried, fitting: SlideFitting): Tried {
  const { slide, content, measured } = trial;
  if (slide.kind !== 'content' || slide.part !== undefined || content.layout.some((name) => fixedLayouts.includes(name)) || trial.shown.length > 0) return trial;
  for (const fit of largerFits) {
    // Larger type needs that much more room at least.
    if (measured.contentPx * fit > measured.roomPx * (1 - FREE_SHARE)) continue;
    const larger = measuredAt(trial, fit, fitting);
    if (!isOver(larger.measured) && larger.measured.endPx <= larger.measured.roomPx * (1 - FREE_SHARE)) return larger;
  }
  return trial;
}

/** The first of the sizes at which everything fits. */
function smaller(trial: Tried, fits: readonly number[], fitting: SlideFitting): Tried | null {
  for (const fit of fits) {
    if (fit < fitting.smallestFit) break;
    const found = measuredAt(trial, fit, fitting);
    if (!isOver(found.measured)) return found;
  }
  return null;
}

/** What cannot be divided any more is set smaller; what is too much for the smallest type scrolls. */
function settle(trial: Tried, fitting: SlideFitting): ScrolledTry {
  return smaller(trial, smallerFits, fitting) ?? scrolled(measuredAt(trial, fitting.smallestFit, fitting));
}

// ---- going on with on further slides ----

/** The parts of a slide, found when they are first asked for; itself where it is not to be divided, or has nothing that could stand on another slide. */
function divisionOf(whole: Tried, fitting: SlideFitting): () => readonly Tried[] {
  let parts: readonly Tried[] | null = null;
  return () => (parts ??= fitting.mode === 'split' && whole.slide.kind !== 'title' ? divided(stacked(whole, fitting), fitting) : [whole]);
}

/** What was found to stand beside each other is divided as it was written. */
const stacked = (whole: Tried, fitting: SlideFitting): Tried => (whole.slide.otherwise?.layout === null ? tried(whole.slide.otherwise, fitting, silent) : whole);

function divided(whole: Tried, fitting: SlideFitting): readonly Tried[] {
  if (isOver(whole.measured) && whole.measured.over.heightPx === 0) return [whole];
  const { pieces, room } = piecesIn(whole, fitting);
  if (pieces.every((_, index) => rangeHeight(pieces, index, index + 1) <= room.heightPx)) return inPieces(whole, { pieces, room, finish: (nodes) => nodes }, fitting);
  const cut = tried({ ...whole.slide, children: cutSlide(whole.slide, fitting) }, fitting, silent);
  const [first, ...parts] = inPieces(cut, { ...piecesIn(cut, fitting), finish: mendFlow }, fitting);
  return first === undefined || parts.length === 0 ? [whole] : [first, ...parts];
}

const piecesIn = ({ slide, content, measured: { frame } }: Tried, { context }: SlideFitting): Pick<Pieces, 'pieces' | 'room'> => ({
  pieces: piecesOf(slide.children, { frame, sources: content.sources, figures: context.input.figures }), room: roomOf(frame, content),
});

/** What is higher than a slide is divided itself. */
function cutSlide(slide: Slide, fitting: SlideFitting): readonly Flow[] {
  const tryOut = (children: readonly Flow[]): Trial => {
    const { measured } = tried({ ...slide, children, part: anyPart }, fitting, silent);
    return { heightPx: measured.contentPx, roomPx: measured.roomPx, fits: measured.over.heightPx === 0 };
  };
  const closesColumns = slide.layout !== 'comparison' && slide.layout !== 'timeline';
  return cutFlow(slide.children, { tryOut, closesColumns, continuedId: (id) => id });
}

/** Of a number of slides that is not known yet. */
const anyPart = { number: 8, count: 8 };

/** `finish` is given the content of each part. */
type Pieces = { readonly pieces: readonly Piece[]; readonly room: Room; readonly finish: (nodes: readonly Flow[]) => readonly Flow[] };

function inPieces(whole: Tried, { pieces, room: start, finish }: Pieces, fitting: SlideFitting): readonly Tried[] {
  const { slide } = whole;
  const count = pieces.length;
  if (count < 2) return [whole];
  let room = start;
  for (let round = 0; ; round += 1) {
    const starts = chooseBreaks(pieces, room);
    if (starts.length < 2) return [whole];
    const parts = starts.map((from, index) => tried(partOf(slide, { from, to: starts[index + 1] ?? count, number: index + 1, count: starts.length, finish }, fitting), fitting, silent));
    const excess = parts.map(({ measured: { over } }, index) => ((starts[index + 1] ?? count) - (starts[index] ?? 0) > 1 ? over.heightPx : 0));
    const most = Math.max(...excess);
    if (most === 0 || round === ROUNDS) return parts;
    room = { ...room, heightPx: room.heightPx - most };
  }
}

/** The parts have the heading that was looked at with the whole. */
const silent: Report = () => undefined;

type Part = Pick<Pieces, 'finish'> & { readonly from: number; readonly to: number; readonly number: number; readonly count: number };

/** A part has the slide's heading; a link to the slide leads to the first. */
function partOf(slide: Slide, { from, to, number, count, finish }: Part, { uniqueId }: SlideFitting): Slide {
  const children = finish(sliceFlow(slide.children, { from, to, continuedId: (id) => uniqueId(id, number) }));
  const part = { number, count };
  return number === 1 ? { ...slide, children, part } : { ...slide, kind: 'content', id: uniqueId(slide.id, number), children, part };
}

/** What a slide has room for without its footnotes, and how high each of these is. */
function roomOf(frame: Box, content: SlideContent): Room {
  const body = frame.children.find(({ node }) => node.classes.includes('body'));
  const notes = frame.children.find(({ node }) => node.classes.includes('footnotes'));
  const heights = new Map(content.footnotes.map((identifier, index) => [identifier, notes?.children[index]?.height ?? 0]));
  const listed = [...heights.values()].reduce((sum, height) => sum + height, 0);
  const margin = notes?.node.style.box.margin.top ?? 0;
  const whole = notes === undefined ? 0 : notes.height + margin;
  return { heightPx: (body?.height ?? 0) + whole, footnotePx: heights, footnotesEdgePx: Math.max(0, whole - listed) };
}
