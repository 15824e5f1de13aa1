/** A template's style sheets for a deck as one text: what the browser lays out by, and what slides are measured by. */
import type { Metadata } from '../document/metadata.js';
import type { Template } from '../template.js';
import type { DeckVariant } from './deckTheme.js';
import { stageStyle } from './stageStyle.js';

export type DeckStyle = { readonly css: string; readonly variant: DeckVariant };

/** Geometry first, then the theme's looks. */
export function deckStyle(template: Template, metadata: Metadata): DeckStyle {
  const variant = metadata.deck.theme ?? template.deck.defaultVariant;
  const theme = template.deck.styleSheet({ tokens: template.tokens, variant, wording: metadata.wording });
  return { css: compact(pinSizes(`${stageStyle(template, metadata.wording === 'zh')}\n${theme}`)), variant };
}

const relativeSize = /font-size:((?:[^;{}()!]|\((?:[^()]|\([^()]*\))*\))*(?:\dem|var\(|calc\()(?:[^;{}()!]|\((?:[^()]|\([^()]*\))*\))*)(?=[;}])/g;

/**
 * Font sizes that follow from others are taken down to quarters of a pixel. Chromium sets text of other sizes narrower than
 * they say, by up to a thousandth, which is enough to break a line elsewhere than measured. Browsers that do not know
 * `round()` (Chromium before 125) keep the size that stands before it.
 */
const pinSizes = (css: string): string => css.replace(relativeSize, (size, value: string) => `${size};font-size:round(down,${value},.25px)`);

/** A style sheet without its line ends and comments; `</style` cannot stand in it, the text is ours. */
export const compact = (style: string): string => style.replace(/\/\*[^]*?\*\//g, '').replace(/\s*\n\s*/g, '\n').trim();
