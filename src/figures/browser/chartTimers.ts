/// <reference lib="dom" />
/** Runs in the deck: the timers of a chart, which stand while its slide is not shown. */

export type ChartTimers = {
  /** Calls back every so many milliseconds with the time that the timers have run. */
  readonly add: (callback: (elapsedMs: number) => void, delayMs: number) => void;
  readonly setRunning: (isRunning: boolean) => void;
  readonly count: () => number;
};

/** More often than this nobody sees. */
const leastDelayMs = 16;

export function chartTimers(): ChartTimers {
  const timers: { readonly callback: (elapsedMs: number) => void; readonly delayMs: number; handle: number | null }[] = [];
  let ranMs = 0;
  let startedAt: number | null = null;
  return {
    count: () => timers.length,
    add: (callback, delayMs) => { timers.push({ callback, delayMs: Math.max(leastDelayMs, delayMs), handle: null }); },
    setRunning: (isRunning) => {
      if (isRunning === (startedAt !== null)) return;
      if (startedAt !== null) ranMs += performance.now() - startedAt;
      const started = isRunning ? performance.now() : null;
      startedAt = started;
      for (const timer of timers) {
        if (timer.handle !== null) window.clearInterval(timer.handle);
        timer.handle = started === null ? null : window.setInterval(() => { timer.callback(ranMs + performance.now() - started); }, timer.delayMs);
      }
    },
  };
}
