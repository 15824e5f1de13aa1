/** Takes the clock and the dice away from Vega: imported before anything else in the drawing process. */

type Dice = { state: number; nowMs: number };
const dice: Dice = { state: 1, nowMs: 0 };

/** Every chart starts with the same random numbers and the same moment. */
export function resetStandIns(nowMs: number): void {
  dice.state = 0x2545f491;
  dice.nowMs = nowMs;
}

/** mulberry32, https://github.com/bryc/code/blob/master/jshash/PRNGs.md (public domain) */
Math.random = () => {
  dice.state = (dice.state + 0x6d2b79f5) | 0;
  let mixed = Math.imul(dice.state ^ (dice.state >>> 15), 1 | dice.state);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
};
Date.now = () => dice.nowMs;

/** Vega measures pictures with the browser's `Image`; here the program has measured them already. */
class StandInImage {
  complete = false;
  width = 0;
  height = 0;
  onload: (() => void) | null = null;
  private address = '';
  get src(): string {
    return this.address;
  }
  set src(value: string) {
    const match = /^(\d+(?:\.\d+)?)x(\d+(?:\.\d+)?);(.*)$/s.exec(value);
    this.width = Number(match?.[1] ?? 0);
    this.height = Number(match?.[2] ?? 0);
    this.address = match?.[3] ?? '';
    this.complete = true;
    this.onload?.();
  }
}
Object.defineProperty(globalThis, 'Image', { value: StandInImage });
