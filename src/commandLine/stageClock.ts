/** Stages as they begin → the seconds that each took. */
import type { BuildStage } from '../api.js';

/** `writing` is the writing of the outputs to the disk. */
export type TimedStage = BuildStage | 'writing';

export type StageClock = {
  /** Ends the stage before, if one is running. */
  readonly begin: (stage: TimedStage) => void;
  readonly end: () => void;
  /** In the order in which stages began; a stage that begins again adds to its time. */
  readonly seconds: () => Readonly<Partial<Record<TimedStage, number>>>;
};

/** A clock over `now`, which answers milliseconds from any start. */
export function openStageClock(now: () => number): StageClock {
  const seconds: Partial<Record<TimedStage, number>> = {};
  let running: { readonly stage: TimedStage; readonly since: number } | null = null;
  const end = (): void => {
    if (running === null) return;
    seconds[running.stage] = (seconds[running.stage] ?? 0) + (now() - running.since) / 1000;
    running = null;
  };
  return {
    begin: (stage) => {
      end();
      running = { stage, since: now() };
    },
    end,
    seconds: () => seconds,
  };
}
