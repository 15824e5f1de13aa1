/** What a template gives for the deck: its style sheet, made from the tokens. Types only. */
import type { WordingLanguage } from '../document/metadata.js';
import type { Tokens } from '../template.js';

export type DeckVariant = 'light' | 'dark';

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
 * `.content-slide` (also `.statement`, `.lone-figure`, `.untitled`, `.bare`); inside a slide `.frame`, `.body`, `.foot`, `.footnotes`,
 * `.columns`, `.column`, `.callout-<kind>`, `.code-<scope>`, `.table`, `.sources`. It must define the colours
 * `--paper`, `--ink`, `--muted`, `--accent`, `--section-paper` on `:root`, and may make bold only what the deck embeds
 * bold faces for: headings, `strong`, `th`, `dt`, `.callout-title`, `.label`, `.organisation-name`, `.author`, `.status`.
 */
export type DeckTheme = {
  readonly kind: 'deck';
  /** What a manuscript gets that asks for no variant. */
  readonly defaultVariant: DeckVariant;
  readonly styleSheet: (request: DeckStyleRequest) => string;
};
