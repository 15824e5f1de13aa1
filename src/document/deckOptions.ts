/** The front matter's `deck:` keys that set reveal.js's own options: which there are, and what each may be. */

/** What a value must be. A list of words may also stand beside `boolean`, as reveal.js allows for `slideNumber`. */
export type DeckOptionType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'number'; readonly minimum: number; readonly maximum: number }
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly orBoolean: boolean };

const boolean: DeckOptionType = { kind: 'boolean' };
const words = (...list: readonly string[]): DeckOptionType => ({ kind: 'words', words: list, orBoolean: false });
const booleanOr = (...list: readonly string[]): DeckOptionType => ({ kind: 'words', words: list, orBoolean: true });
const number = (minimum: number, maximum: number): DeckOptionType => ({ kind: 'number', minimum, maximum });
const transitions = ['none', 'fade', 'slide', 'convex', 'concave', 'zoom'] as const;

/**
 * reveal.js option → what it may be. Whatever is not here cannot be set from a manuscript: the stage's size (the
 * theme's), messages and plugins (what keeps the file closed), and everything that names a file or runs a function.
 *
 * https://revealjs.com/config/
 */
export const deckOptions: Readonly<Record<string, DeckOptionType>> = {
  autoAnimate: boolean,
  autoAnimateDuration: number(0, 60),
  autoSlide: number(0, 3_600_000),
  autoSlideStoppable: boolean,
  backgroundTransition: words(...transitions),
  controls: boolean,
  controlsBackArrows: words('faded', 'hidden', 'visible'),
  controlsLayout: words('edges', 'bottom-right'),
  controlsTutorial: boolean,
  fragmentInURL: boolean,
  fragments: boolean,
  hash: boolean,
  hideCursorTime: number(0, 3_600_000),
  hideInactiveCursor: boolean,
  history: boolean,
  loop: boolean,
  mouseWheel: boolean,
  navigationMode: words('default', 'linear', 'grid'),
  overview: boolean,
  pause: boolean,
  pdfSeparateFragments: boolean,
  progress: boolean,
  rtl: boolean,
  scrollActivationWidth: number(0, 10_000),
  slideNumber: booleanOr('h.v', 'h/v', 'c', 'c/t'),
  touch: boolean,
  transition: words(...transitions),
  transitionSpeed: words('default', 'fast', 'slow'),
  viewDistance: number(1, 1000),
};

/**
 * The option that a key names: reveal.js's own spelling, or the same words joined by hyphens as Quarto writes them
 * (`slide-number`). null for a key that is not on the list.
 */
export function findDeckOption(key: string): { readonly name: string; readonly type: DeckOptionType } | null {
  const name =
    Object.keys(deckOptions).find((known) => known.toLowerCase() === key.replaceAll('-', '').toLowerCase()) ?? null;
  const type = name === null ? undefined : deckOptions[name];
  return name === null || type === undefined ? null : { name, type };
}

/** The value when it fits the option, else null. */
export function checkDeckOption(type: DeckOptionType, value: unknown): string | number | boolean | null {
  switch (type.kind) {
    case 'boolean':
      return typeof value === 'boolean' ? value : null;
    case 'number':
      return typeof value === 'number' && value >= type.minimum && value <= type.maximum ? value : null;
    case 'words':
      if (typeof value === 'boolean') return type.orBoolean ? value : null;
      return typeof value === 'string' && type.words.includes(value) ? value : null;
  }
}

/** What an option may be, in words for a hint: `true or false`, `0 to 60`, `none, fade, slide`. */
export function describeDeckOption(type: DeckOptionType): string {
  switch (type.kind) {
    case 'boolean':
      return 'true or false';
    case 'number':
      return `${type.minimum} to ${type.maximum}`;
    case 'words':
      return [...(type.orBoolean ? ['true', 'false'] : []), ...type.words].join(', ');
  }
}
