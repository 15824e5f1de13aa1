/** What a template gives for the deck: its style sheet, made from the tokens. Types only. */
import type { WordingLanguage } from '../document/metadata.js';
import type { ColourMap } from '../svg/mapColours.js';
import type { OverflowMode } from '../document/overflowModes.js';
import type { Colour, Tokens } from '../template.js';

export type { ColourMap } from '../svg/mapColours.js';

export type DeckVariant = 'light' | 'dark' | 'high-contrast';

/** Colours of text and the paper under it, as `#rrggbb`. */
export type DeckInks = { readonly paper: Colour; readonly ink: Colour; readonly muted: Colour; readonly accent: Colour; readonly link: Colour };

export type DeckStyleRequest = {
  readonly tokens: Tokens;
  readonly variant: DeckVariant;
  readonly wording: WordingLanguage;
};

/**
 * The look of a deck.
 *
 * The style sheet comes after the deck's own (`stageStyle.ts`), which decides geometry: frames, columns, how figures
 * fill a slide. It sets colours, type and decoration, on these classes: `.title-slide`, `.section-slide`,
 * `.content-slide` (also `.statement`, `.lone-figure`, `.untitled`, `.bare`, and the layouts of `slideLayouts.ts`); inside a slide `.frame`, `.body`, `.number`, `.date`, `.source`, `.backdrop`, `.foot`, `.foot-logo`, `.footnotes`,
 * `.columns`, `.column`, `.source`, `.figure-data`, `.data-sheet`, `.callout-<kind>`, `.code-<scope>`, `.table`, `.sources`. Charts on dark slides stand on a sheet of white paper,
 * but for figures of the class `recoloured`. It must define the colours
 * `--paper`, `--ink`, `--muted`, `--accent`, `--section-paper` on `:root`, and all colours of text anew on `.on-dark` and
 * `.on-light`, which are slides on a background of their own, and may make bold only what the deck embeds
 * bold faces for: headings, `strong`, `th`, `dt`, `.callout-title`, `.label`, `.organisation-name`, `.author`, `.status`.
 */
export type DeckTheme = {
  readonly kind: 'deck';
  /** What a manuscript gets that asks for no variant. */
  readonly defaultVariant: DeckVariant;
  /** What a variant's text is coloured with: decides which one suits a slide's own background. */
  readonly inks: (tokens: Tokens, variant: DeckVariant) => DeckInks;
  /** The colours of charts on white → those on the variant's paper; null where they are the same. */
  readonly chartColours: (tokens: Tokens, variant: DeckVariant) => ColourMap | null;
  /** Width of the bar at the left of the title slide, 0 for none: handouts draw it, too. */
  readonly titleBarPx: number;
  /** What becomes of slides that hold too much, unless a manuscript says otherwise. */
  readonly overflow: OverflowMode;
  readonly styleSheet: (request: DeckStyleRequest) => string;
};
