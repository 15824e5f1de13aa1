/** A manuscript's metadata → the settings that reveal.js starts with, and how slides are counted. */
import { checkDeckOption, findDeckOption } from '../document/deckOptions.js';
import type { Metadata } from '../document/metadata.js';
import type { DeckInput, FootNumber } from './renderContext.js';

/** Reveal.js options: ours, then the manuscript's as far as they are on the list. */
export function settingsOf(input: DeckInput): Readonly<Record<string, string | number | boolean>> {
  const { deck } = input.template.tokens;
  return {
    width: deck.widthPx,
    height: deck.heightPx,
    margin: 0,
    maxScale: 4,
    center: false,
    hash: true,
    // The right arrow and a clicker visit every slide in order, also where slides stand below each other.
    navigationMode: 'linear',
    // For those who open the file with nothing but a mouse; the style sheet shows them while it moves.
    controls: true,
    controlsLayout: 'edges',
    controlsTutorial: false,
    progress: true,
    transition: 'fade',
    transitionSpeed: 'fast',
    backgroundTransition: 'fade',
    pdfSeparateFragments: false,
    // Our own box and list of keys stand in for these, in the deck's language.
    jumpToSlide: false,
    help: false,
    // On a phone held upright reveal.js scrolls: slides below each other, instead of each in a screen of its own.
    scrollLayout: 'compact',
    scrollSnap: 'proximity',
    ...checkedOptions(input.metadata),
    slideNumber: revealNumber(input.metadata),
  };
}

/**
 * Slides carry their number in their foot, `c/t` if nothing else is asked for; reveal.js adds its own only in the forms that
 * count in stacks.
 */
function revealNumber(metadata: Metadata): string | boolean {
  const asked = checkedOptions(metadata)['slideNumber'];
  return asked === 'h.v' || asked === 'h/v' ? asked : false;
}

export function footNumberOf(metadata: Metadata): FootNumber {
  const asked = checkedOptions(metadata)['slideNumber'];
  if (asked === false || asked === 'h.v' || asked === 'h/v') return 'none';
  return asked === 'c' ? 'number' : 'number of count';
}

function checkedOptions(metadata: Metadata): Readonly<Record<string, string | number | boolean>> {
  const checked: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(metadata.deck.options)) {
    const option = findDeckOption(key);
    const fitting = option === null ? null : checkDeckOption(option.type, value);
    if (option !== null && fitting !== null) checked[option.name] = fitting;
  }
  return checked;
}
