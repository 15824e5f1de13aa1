/** A deck's selected tree → its slides as they will be written: planned and arranged. */
import type { Report } from '../diagnostics/diagnostic.js';
import { slideTimesTooLong, slideTimeNotUnderstood } from '../diagnostics/messages/deck.js';
import { printDuration, readDuration } from '../document/duration.js';
import type { OutputInput } from '../outputInput.js';
import { arrangeSlides } from './arrangeSlides.js';
import { planSlides, type SlidePlan } from './planSlides.js';

/**
 * The plan that deck and handout are made from. Figures must be drawn: layouts look at them.
 *
 * Reports what planning and arranging report, times of slides that are not understood, and the slide by which they are longer than the talk.
 */
export function planDeck({ root, metadata, figures }: OutputInput, report: Report): SlidePlan {
  const plan = arrangeSlides(planSlides(root, metadata, report), figures, report);
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
