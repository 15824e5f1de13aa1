/** The ways a slide can be laid out, and which one a heading asks for. */
import type { Report } from '../diagnostics/diagnostic.js';
import { slideLayoutUnknown, slideLayoutTwice } from '../diagnostics/messages/deck.js';
import { nearest } from '../document/nearest.js';
import type { Heading } from '../document/nodes.js';

/**
 * *stacked*: everything below each other, which is what slides do that ask for nothing; asked for, it keeps a figure from
 * being set beside its text.
 */
export const slideLayouts = ['figure-left', 'figure-right', 'full-bleed', 'big-number', 'quotation', 'comparison', 'timeline', 'stacked'] as const;

export type SlideLayout = (typeof slideLayouts)[number];

/** Other classes of a heading that the deck knows. */
const otherClasses: readonly string[] = ['appendix', 'auto-animate', 'unnumbered', 'unlisted', 'landscape'];

/**
 * The layout that a heading names by a class, or null.
 *
 * Reports `slide-layout-twice` for a second one, and `slide-layout-unknown` for a class that is probably a slip of one.
 */
export function layoutAskedBy(heading: Heading, report: Report): SlideLayout | null {
  const { classes } = heading.attributes;
  const asked = slideLayouts.filter((layout) => classes.includes(layout));
  if (asked.length > 1) report(slideLayoutTwice(asked, heading.position));
  for (const name of classes) {
    const known: readonly string[] = [...slideLayouts, ...otherClasses];
    const meant = known.includes(name) || name.length < 5 ? null : nearest(name, known);
    if (meant !== null) report(slideLayoutUnknown(name, meant, heading.position));
  }
  return asked[0] ?? null;
}
