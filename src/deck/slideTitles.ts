/** Planned slides → the name of each for those who hear or search the deck. */
import type { Metadata } from '../document/metadata.js';
import { plainText } from '../document/plainText.js';
import type { Wording } from '../document/wording.js';
import type { Slide, SlidePlan } from './planSlides.js';

/** Whether a slide has a heading with words in it; an empty one (`## {#id}`) only gives the slide its id. */
export const isTitled = (slide: Slide): boolean => slide.heading !== null && slide.heading.children.length > 0;

/**
 * Slide id → title, each only once in a deck: a slide without words in its heading is called by its number, and a title
 * that was there before has the slide's number after it.
 *
 * https://www.w3.org/TR/WCAG22/#headings-and-labels
 */
export function slideTitles(plan: SlidePlan, metadata: Metadata, wording: Wording): ReadonlyMap<string, string> {
  const titles = new Map<string, string>();
  const given = new Set<string>();
  plan.stacks.flatMap((stack) => stack.slides).forEach((slide, index) => {
    const number = wording.slide(index + 1);
    const words = (slide.kind === 'title' ? metadata.title : plainText(slide.heading?.children ?? [])).trim();
    const title = words === '' ? number : given.has(words) ? `${words} (${number})` : words;
    given.add(title);
    titles.set(slide.id, title);
  });
  return titles;
}
