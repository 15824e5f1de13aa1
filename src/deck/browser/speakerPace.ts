/** Runs in the deck: the speaker's line on time, made from the lengths that the manuscript gives. */
import { clockTime, delayOf, plannedTimes, type TimedSlide } from './pacing.js';

type Words = Readonly<Record<string, string>>;

const secondsIn = (value: string | undefined): number | null => (value === undefined ? null : Number(value));

/** What is shown, and whether the talk is behind by more than a moment. */
export type Pace = { readonly text: string; readonly isLate: boolean };

/** Below this, nobody needs to be told. */
const tolerance = 10;

/** Says how the talk stands at a slide after so many seconds; null where the manuscript plans no times. */
export function paceOf(root: HTMLElement, words: Words): (slide: HTMLElement, elapsed: number) => Pace | null {
  const slides = [...root.querySelectorAll<HTMLElement>('section.slide')];
  const timed = slides.map(({ dataset }): TimedSlide => ({ seconds: secondsIn(dataset['seconds']), counted: dataset['visibility'] !== 'uncounted' }));
  const talk = secondsIn(root.dataset['seconds']);
  const planned = plannedTimes(timed, talk);
  if (planned === null) return () => null;
  const total = talk ?? planned.at(-1)?.to ?? 0;
  return (slide, elapsed) => {
    const due = planned[slides.indexOf(slide)];
    if (due === undefined) return null;
    const delay = delayOf(due, elapsed);
    const left = total - elapsed;
    const rest = (words[left < 0 ? 'timeOver' : 'timeLeft'] ?? '').replace('{time}', clockTime(Math.abs(left)));
    const word = Math.abs(delay) < tolerance ? 'onTime' : delay > 0 ? 'behind' : 'ahead';
    return { text: `${rest} · ${(words[word] ?? '').replace('{time}', clockTime(Math.abs(delay)))}`, isLate: delay >= tolerance || left < 0 };
  };
}
