/** Slides and pages that tell the same → which page of the brief each slide names. */
import { plainText } from '../document/plainText.js';
import type { SlidePlan } from './planSlides.js';

export type BriefPage = {
  /** As it is printed: `7`, `iv`. */
  readonly number: string;
  /** Its place in the file, 1-based, counted from the cover: what a link to a page names. */
  readonly index: number;
};

/** What a slide says of the brief: its page, and the words of the section there. */
export type BriefPlace = BriefPage & { readonly section: string };

/**
 * Slide id → place in the brief. A slide whose heading the brief does not hold, or that has none, is told where the slide
 * before it is; the title slide is told nowhere.
 *
 * `pages` has the page of each heading of the brief, by its id.
 */
export function placesInBrief({ stacks }: SlidePlan, pages: ReadonlyMap<string, BriefPage>): ReadonlyMap<string, BriefPlace> {
  const places = new Map<string, BriefPlace>();
  let last: BriefPlace | null = null;
  for (const slide of stacks.flatMap((stack) => stack.slides)) {
    const page = slide.heading === null ? undefined : pages.get(slide.heading.attributes.id);
    if (slide.heading !== null && page !== undefined) last = { ...page, section: plainText(slide.heading.children).trim() };
    if (slide.kind !== 'title' && last !== null) places.set(slide.id, last);
  }
  return places;
}
