/** The tokens' colours as a deck shows them: as they are on light slides, turned for dark ones, and for much contrast. */
import type { DeckVariant } from '../../../src/deck/deckTheme.js';
import type { Colours, Tokens } from '../../../src/template.js';

export type DeckColours = Omit<Colours, 'series'> & {
  readonly sectionPaper: string;
  readonly sectionInk: string;
  /** Under drawings, which are made for white paper. */
  readonly figurePaper: string;
};

export function deckColours(tokens: Tokens, variant: DeckVariant, dark: DarkColours = houseDark): DeckColours {
  const { colours } = tokens;
  const light: DeckColours = { ...colours, sectionPaper: colours.accent, sectionInk: colours.paper, figurePaper: 'transparent' };
  switch (variant) {
    case 'light':
      return light;
    case 'dark':
      return { ...light, ...dark };
    case 'high-contrast':
      return { ...light, ...highContrast };
  }
}

/** What dark slides show in another colour. */
export type DarkColours = Partial<DeckColours>;

/** Contrast of each text colour on its ground is at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
export const houseDark = {
  ink: '#eef3f6',
  muted: '#a9b8c3',
  accent: '#7cc4e4',
  accentSoft: '#1f4a60',
  paper: '#10202b',
  panel: '#1a2f3d',
  rule: '#3a5160',
  link: '#8fd0ec',
  mark: '#5f5316',
  sectionPaper: '#0b4f6c',
  sectionInk: '#ffffff',
  figurePaper: '#ffffff',
  callout: {
    note: { ink: '#8fd0ec', panel: '#16303f' },
    tip: { ink: '#8ad4b0', panel: '#15332b' },
    important: { ink: '#c7aef0', panel: '#2a2540' },
    warning: { ink: '#f0c069', panel: '#362c16' },
    caution: { ink: '#f2a0a0', panel: '#3a2023' },
  },
  code: {
    keyword: '#e3a3d6',
    string: '#8ad4b0',
    number: '#f0c069',
    comment: '#a9b8c3',
    name: '#8fd0ec',
    type: '#c7aef0',
    meta: '#a9b8c3',
    addition: '#8ad4b0',
    deletion: '#f2a0a0',
  },
} as const;

/** At least 7 : 1 everywhere (WCAG 2.2, 1.4.6), on black, the same for all templates. */
const highContrast: DarkColours = {
  ink: '#ffffff',
  muted: '#ffffff',
  accent: '#ffe14d',
  accentSoft: '#3d3500',
  paper: '#000000',
  panel: '#1a1a1a',
  rule: '#ffffff',
  link: '#8fe3ff',
  mark: '#4d4300',
  sectionPaper: '#000000',
  sectionInk: '#ffe14d',
  figurePaper: '#ffffff',
  callout: {
    note: { ink: '#8fe3ff', panel: '#000000' },
    tip: { ink: '#9af0c0', panel: '#000000' },
    important: { ink: '#dcc8ff', panel: '#000000' },
    warning: { ink: '#ffb870', panel: '#000000' },
    caution: { ink: '#ffb8b8', panel: '#000000' },
  },
  code: {
    keyword: '#ffb3ec',
    string: '#9af0c0',
    number: '#ffe14d',
    comment: '#ffffff',
    name: '#8fe3ff',
    type: '#dcc8ff',
    meta: '#ffffff',
    addition: '#9af0c0',
    deletion: '#ffb8b8',
  },
};

/** The colours as custom properties of what `selector` selects: the whole deck, or a slide on a ground of its own. */
export function colourRules(selector: string, colours: DeckColours): string {
  const { callout, code, ...plain } = colours;
  const names: Readonly<Record<string, string>> = {
    ...Object.fromEntries(plainNames.map((name) => [name, plain[name]])),
    ...Object.fromEntries(Object.entries(callout).flatMap(([kind, { ink, panel }]) => [[`callout-${kind}`, ink], [`callout-${kind}-panel`, panel]])),
    ...Object.fromEntries(Object.entries(code).map(([scope, colour]) => [`code-${scope}`, colour])),
  };
  const declarations = Object.entries(names).map(([name, colour]) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}:${colour}`);
  return `${selector}{${declarations.join(';')}}`;
}

const plainNames = ['paper', 'ink', 'muted', 'accent', 'accentSoft', 'panel', 'rule', 'link', 'mark', 'sectionPaper', 'sectionInk', 'figurePaper'] as const;

/**
 * For those who ask their system for more contrast: text, rules and names in the ink of the slide.
 *
 * https://www.w3.org/TR/mediaqueries-5/#prefers-contrast
 */
export function moreContrast(colours: DeckColours): string {
  const names = ['muted', 'rule', ...Object.keys(colours.callout).map((kind) => `callout-${kind}`), ...Object.keys(colours.code).map((scope) => `code-${scope}`)];
  return `@media (prefers-contrast:more){:root,.on-dark,.on-light{${names.map((name) => `--${name}:var(--ink)`).join(';')}}}`;
}
