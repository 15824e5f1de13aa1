/** What is being done → one line on a terminal, once the work has taken half a second; nothing elsewhere. */
import spinner from 'yocto-spinner';

export type Progress = {
  /** Says what is being done now. */
  readonly show: (text: string) => void;
  /** Takes the line away, before anything else is printed. */
  readonly clear: () => void;
};

export const silentProgress: Progress = { show: () => undefined, clear: () => undefined };
const patienceMs = 500;

/** A line on `stream`, or nothing where that is no terminal. `now` is a clock in milliseconds. */
export function openProgress(stream: NodeJS.WriteStream, now: () => number): Progress {
  if (!stream.isTTY) return silentProgress;
  const started = now();
  const line = spinner({ stream });
  let text = '';
  const show = (): void => {
    if (text === '') return;
    line.text = text;
    if (!line.isSpinning) line.start();
  };
  // Setting and drawing leave the timer no turn for a while, so each new text looks at the clock itself too.
  const timer = setTimeout(show, patienceMs);
  timer.unref();
  return {
    show: (next) => {
      text = next;
      if (now() - started >= patienceMs) show();
    },
    clear: () => {
      text = '';
      if (line.isSpinning) line.stop();
    },
  };
}
