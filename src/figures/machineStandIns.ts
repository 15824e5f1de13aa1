/** Takes the clock and the dice away from Vega: imported before anything else in the drawing process. */
import { seededRandom } from './seededRandom.js';

const standIns: { random: () => number; nowMs: number } = { random: seededRandom(), nowMs: 0 };

/** Every chart starts with the same random numbers and the same moment. */
export function resetStandIns(nowMs: number): void {
  standIns.random = seededRandom();
  standIns.nowMs = nowMs;
}

Math.random = () => standIns.random();
Date.now = () => standIns.nowMs;

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
