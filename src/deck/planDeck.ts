/** A deck's selected tree → its slides, and what their times come to. */
import type { Report } from '../diagnostics/diagnostic.js';
import { slideTimesTooLong, slideTimeNotUnderstood } from '../diagnostics/messages/deck.js';
import { printDuration, readDuration } from '../document/duration.js';
import type { OutputInput } from '../outputInput.js';
import { planSlides, type SlidePlan } from './planSlides.js';

/**
 * The plan that deck and handout are made from, before layouts.
 *
 * Reports what planning reports, times of slides that are not understood, and the slide by which they are longer than the talk.
 */
export function planDeck({ root, metadata }: OutputInput, report: Report): SlidePlan {
  const plan = planSlides(root, metadata, report);
  checkTimes(plan, metadata.durationSeconds, report);
  return plan;
}

function checkTimes({ stacks }: SlidePlan, talkSeconds: number | null, report: Report): void {
  let sum = 0;
  for (const { heading, isAppendix } of stacks.flatMap((stack) => stack.slides)) {
    const written = heading?.attributes.values['time'];
    if (heading === null || written === undefined) continue;
    const seconds = readDuration(written);
    if (seconds === null) report(slideTimeNotUnderstood(written, heading.position));
    const isWithin = talkSeconds === null || sum <= talkSeconds;
    if (!isAppendix) sum += seconds ?? 0;
    if (talkSeconds !== null && isWithin && sum > talkSeconds) report(slideTimesTooLong(printDuration(sum), printDuration(talkSeconds), heading.position));
  }
}
