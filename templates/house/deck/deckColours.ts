/** The tokens' colours as a deck shows them: as they are on light slides, turned for dark ones. */
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
