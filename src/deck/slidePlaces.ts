/** Planned slides → the number and name of each, as they are shown, heard and searched for. */
import type { Metadata } from '../document/metadata.js';
import { plainText } from '../document/plainText.js';
import type { Wording } from '../document/wording.js';
import type { SlideReference } from '../outputInput.js';
import type { Slide, SlidePlan } from './planSlides.js';

export type SlidePlace = {
  /** `7`, or `B2` for the second slide of the appendix. */
  readonly number: string;
  /** Slides that are counted: all but the appendix. */
  readonly count: number;
  /** Unique in the deck. */
  readonly title: string;
};

/** Whether a slide has a heading with words in it; an empty one (`## {#id}`) only gives the slide its id. */
export const isTitled = (slide: Slide): boolean => slide.heading !== null && slide.heading.children.length > 0;

/**
 * Slide id → place. A slide without words in its heading is called by its number, and a title that was there before has the
 * slide's number after it.
 *
 * https://www.w3.org/TR/WCAG22/#headings-and-labels
 */
export function slidePlaces(plan: SlidePlan, metadata: Metadata, wording: Wording): ReadonlyMap<string, SlidePlace> {
  const places = new Map<string, SlidePlace>();
  const given = new Set<string>();
  const slides = plan.stacks.flatMap((stack) => stack.slides);
  const count = slides.filter((slide) => !slide.isAppendix).length;
  let [counted, uncounted] = [0, 0];
  for (const slide of slides) {
    if (slide.isAppendix) uncounted += 1;
    else counted += 1;
    const number = slide.isAppendix ? wording.backupSlide(uncounted) : String(counted);
    const heading = (slide.kind === 'title' ? metadata.title : plainText(slide.heading?.children ?? [])).trim();
    const words = heading === '' || slide.part === undefined ? heading : `${heading}${wording.slidePart(slide.part.number, slide.part.count)}`;
    const title = words === '' ? wording.slide(number) : given.has(words) ? `${words} (${wording.slide(number)})` : words;
    given.add(title);
    places.set(slide.id, { number, count, title });
  }
  return places;
}

/** Heading id → its slide: what the brief says of its sections. The deck's file lies beside the brief's. */
export function slideNumbers(plan: SlidePlan, metadata: Metadata, wording: Wording): ReadonlyMap<string, SlideReference> {
  const places = slidePlaces(plan, metadata, wording);
  const numbers = new Map<string, SlideReference>();
  for (const { heading, id } of plan.stacks.flatMap((stack) => stack.slides)) {
    const place = places.get(id);
    if (heading !== null && place !== undefined && !numbers.has(heading.attributes.id)) numbers.set(heading.attributes.id, { number: place.number, address: `deck.html#/${encodeURIComponent(id)}` });
  }
  return numbers;
}
