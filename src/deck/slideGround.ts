/** A slide's own background → classes, style and elements of its section, with text that can be read on it. */
import type { Report } from '../diagnostics/diagnostic.js';
import { backgroundContrastLow, backgroundNotUnderstood } from '../diagnostics/messages/deck.js';
import type { Heading } from '../document/nodes.js';
import { backgroundKey, backgroundOf } from '../document/slideBackground.js';
import { contrast } from './contrast.js';
import type { DeckInks } from './deckTheme.js';
import { element } from './html.js';
import type { Html } from './html.js';
import type { RenderContext } from './renderContext.js';
import { renderDrawing } from './renderDrawing.js';

export type SlideGround = {
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** Behind everything else on the slide. */
  readonly backdrop: readonly Html[];
};

const plain: SlideGround = { classes: [], attributes: {}, backdrop: [] };

/** Around pictures, where the screen is wider or taller than the stage. */
const black = '#000000';

/** https://www.w3.org/TR/WCAG22/#contrast-minimum */
const leastContrast = 4.5;

/** The ground of a slide that is all picture: its text stands on dark bands. */
export const bleedGround: SlideGround = { classes: ['on-dark'], attributes: { 'data-background-color': black }, backdrop: [] };

/**
 * The ground that a heading asks for with `background="…"`.
 *
 * The theme's light or dark colours are taken, whichever read better on the worst colour of the ground; where only the ink
 * of text itself can be read on it, all text has that. A picture is darkened under light text.
 * Reports `background-not-understood`, and `background-contrast-low` where no ink can be read.
 */
export function groundOf(heading: Heading | null, context: RenderContext, report: Report): SlideGround {
  const value = heading?.attributes.values['background'];
  if (heading === null || value === undefined) return plain;
  const background = backgroundOf(heading);
  switch (background?.kind) {
    case undefined:
      report(backgroundNotUnderstood(value, heading.position));
      return plain;
    case 'picture': {
      const drawing = context.input.figures.get(backgroundKey(heading));
      if (drawing === undefined) return plain;
      const picture = renderDrawing(drawing, { key: backgroundKey(heading), alt: '' }, { ...context, drawingPlace: 'xMidYMid slice' });
      return { ...bleedGround, backdrop: [element('div', { class: 'backdrop', 'aria-hidden': 'true' }, [picture])] };
    }
    case 'colour':
    case 'gradient': {
      const colours = background.kind === 'colour' ? [background.colour] : background.colours;
      const css = background.kind === 'colour' ? background.colour : background.css;
      const attributes = { style: `background:${css}`, [background.kind === 'colour' ? 'data-background-color' : 'data-background-gradient']: css };
      const { classes, least } = inkFor(colours, context);
      if (least < leastContrast) report(backgroundContrastLow(css, least, heading.position));
      return { classes, attributes, backdrop: [] };
    }
  }
}

function inkFor(colours: readonly string[], { input }: RenderContext): { readonly classes: readonly string[]; readonly least: number } {
  const { deck, tokens } = input.template;
  const worst = (inks: readonly string[]): number => Math.min(...inks.flatMap((ink) => colours.map((colour) => contrast(ink, colour))));
  const [light, dark] = [deck.inks(tokens, 'light'), deck.inks(tokens, 'dark')];
  const [name, inks]: readonly [string, DeckInks] = worst([light.ink]) >= worst([dark.ink]) ? ['on-light', light] : ['on-dark', dark];
  const isPlain = worst([inks.muted, inks.accent, inks.link]) < leastContrast;
  return { classes: [name, ...(isPlain ? ['plain-ink'] : [])], least: worst([inks.ink]) };
}
