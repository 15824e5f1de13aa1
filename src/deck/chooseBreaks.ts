/** Heights of a slide's pieces → where it goes on on the next slide. */

export type Piece = {
  /** From the top of the slide's body, in px, with everything on one slide. */
  readonly topPx: number;
  readonly bottomPx: number;
  /** What a slide that begins with the piece repeats above it: padding of a box, head of a table. */
  readonly openPx: number;
  /** What closes the box around the piece where a slide ends with it. */
  readonly closePx: number;
  /** What its figures would fill beyond the least height that they stand here with. */
  readonly wantedPx: number;
  /** Footnotes that are cited in it, by identifier. */
  readonly footnotes: readonly string[];
  /** What is lost if a slide begins here. */
  readonly cost: number;
};

export type Room = {
  /** Of the body on a slide without footnotes. */
  readonly heightPx: number;
  /** By identifier. */
  readonly footnotePx: ReadonlyMap<string, number>;
  /** Of the rule above the first one. */
  readonly footnotesEdgePx: number;
};

/** Content of a slide over its ideal share, by the room it has, is worth this much at most. */
const BALANCE = 120;
/** One more slide costs so much. */
const PER_SLIDE = 40;
/** A figure that stands with its least height, for want of room. */
const CRUSHED = 150;

/** Height of pieces `from` to `to`, the latter not included, on a slide of their own. */
export function rangeHeight(pieces: readonly Piece[], from: number, to: number): number {
  const [first, last] = [pieces[from], pieces[to - 1]];
  return first === undefined || last === undefined ? 0 : last.bottomPx - first.topPx + first.openPx + last.closePx;
}

function footnotesHeight(pieces: readonly Piece[], room: Room): number {
  const cited = new Set(pieces.flatMap((piece) => piece.footnotes));
  if (cited.size === 0) return 0;
  return [...cited].reduce((sum, identifier) => sum + (room.footnotePx.get(identifier) ?? 0), room.footnotesEdgePx);
}

/** `parts` counts only where as few slides as possible are looked for. */
type Chosen = { readonly parts: number; readonly cost: number; readonly from: number };

/**
 * The first piece of each slide, 0 included: about as few slides as hold everything, filled alike, gone on where it hurts
 * least, with room for figures.
 *
 * What is higher than a slide and cannot be parted stands on one alone.
 */
export function chooseBreaks(pieces: readonly Piece[], room: Room): readonly number[] {
  const fewest = search(pieces, room, () => 0).length;
  const idealPx = rangeHeight(pieces, 0, pieces.length) / fewest;
  return search(pieces, room, ({ from, to, leftPx, heightPx }) => {
    const wanted = pieces.slice(from, to).reduce((sum, piece) => sum + piece.wantedPx, 0);
    const crushed = wanted === 0 ? 0 : CRUSHED * Math.max(0, 1 - Math.max(0, leftPx) / wanted);
    return PER_SLIDE + BALANCE * ((heightPx + Math.min(wanted, Math.max(0, leftPx)) - idealPx) / room.heightPx) ** 2 + crushed + (from === 0 ? 0 : (pieces[from]?.cost ?? 0));
  });
}

type Range = { readonly from: number; readonly to: number; readonly heightPx: number; readonly leftPx: number };

/** The least sum of costs; where nothing costs anything, the fewest slides. */
function search(pieces: readonly Piece[], room: Room, costOf: (range: Range) => number): readonly number[] {
  const best: (Chosen | null)[] = [{ parts: 0, cost: 0, from: 0 }];
  for (let to = 1; to <= pieces.length; to += 1) {
    let chosen: Chosen | null = null;
    let isAlone = true;
    for (let from = to - 1; from >= 0; from -= 1) {
      // What cannot be parted stands together, however high it is.
      if (from < to - 1 && pieces[from + 1]?.cost !== Number.POSITIVE_INFINITY) isAlone = false;
      const heightPx = rangeHeight(pieces, from, to);
      if (!isAlone && heightPx > room.heightPx) break;
      const leftPx = room.heightPx - heightPx - footnotesHeight(pieces.slice(from, to), room);
      const before = best[from];
      if (before === null || before === undefined || (leftPx < 0 && !isAlone) || (from > 0 && pieces[from]?.cost === Number.POSITIVE_INFINITY)) continue;
      const found: Chosen = { parts: before.parts + 1, cost: before.cost + costOf({ from, to, heightPx, leftPx }), from };
      if (chosen === null || found.cost < chosen.cost || (found.cost === chosen.cost && found.parts < chosen.parts)) chosen = found;
    }
    best.push(chosen);
  }
  const starts: number[] = [];
  for (let to = pieces.length; to > 0; ) {
    const from = best[to]?.from ?? 0;
    starts.unshift(from);
    to = from;
  }
  return starts;
}
