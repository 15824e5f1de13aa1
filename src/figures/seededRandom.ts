/** Random numbers that are the same for each drawing of a chart, in print and in the deck. */

/** A new sequence from 0 to below 1. mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md (public domain) */
export function seededRandom(): () => number {
  let state = 0x2545f491;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
