/** The academic deck theme: serif titles in black over thin rules, light, dark and for much contrast. */
import type { DeckTheme, DeckVariant } from '../../../src/deck/deckTheme.js';
import type { Tokens } from '../../../src/template.js';
import { chartColours } from '../chartConfig.js';
import type { DarkCharts } from '../../house/deck/darkCharts.js';
import { deckColours, type DarkColours, type DeckColours } from '../../house/deck/deckColours.js';
import { deckThemeOf } from '../../house/deck/deckTheme.js';

/** Contrast of each text colour on its ground is at least 4.5 : 1 (WCAG 2.2, 1.4.3). */
const dark: DarkColours = {
  ink: '#f2efe9', muted: '#b9b4aa', accent: '#e8a7a4', accentSoft: '#4a2b2e', paper: '#1b1a19', panel: '#2a2826', rule: '#5a564f', link: '#9cc4e4', mark: '#5c5018', figurePaper: '#ffffff',
  callout: {
    note: { ink: '#9cc4e4', panel: '#1b1a19' },
    tip: { ink: '#9ccfa8', panel: '#1b1a19' },
    important: { ink: '#cbb2ea', panel: '#1b1a19' },
    warning: { ink: '#e6bf76', panel: '#1b1a19' },
    caution: { ink: '#eda7a4', panel: '#1b1a19' },
  },
  code: { keyword: '#e8a7a4', string: '#9ccfa8', number: '#e6bf76', comment: '#b9b4aa', name: '#9cc4e4', type: '#cbb2ea', meta: '#b9b4aa', addition: '#9ccfa8', deletion: '#eda7a4' },
};

/** Each at least 3 : 1 on the dark paper (WCAG 2.2, 1.4.11), told apart by lightness as on white. */
const darkCharts: DarkCharts = {
  grid: '#35332f',
  ramp: ['#25292e', '#2f3f4d', '#40586e', '#587a99', '#7d9fbd', '#abc6dc', '#dbe8f2'],
  diverging: ['#f0a3a0', '#c9716e', '#6f4341', '#2b2a29', '#35485a', '#5f8bb0', '#b5d3ee'],
  series: ['#cee3f6', '#e78983', '#4498c3', '#a4d8a8', '#6f8078', '#e2ae60', '#9a4f81', '#fff4e8'],
};

/** Sections open on the paper of all slides. */
function academicColours(tokens: Tokens, variant: DeckVariant): DeckColours {
  const colours = deckColours(tokens, variant, dark);
  return variant === 'high-contrast' ? colours : { ...colours, sectionPaper: colours.paper, sectionInk: colours.ink };
}

const ownRules = (): string => `
.content-slide .frame>:is(h1,h2,h3,h4,h5,h6){color:var(--ink);padding-bottom:.3em;margin-bottom:.35em;border-bottom:1.5px solid var(--ink)}
.slide blockquote{border-left:0;padding:.1em 2em}
.callout{border-left:0;border-radius:0;border-top:1.5px solid var(--callout);border-bottom:1.5px solid var(--callout)}
.slide pre{border-radius:0;border-top:1px solid var(--rule);border-bottom:1px solid var(--rule)}
.table tbody tr+tr td{border-top:0}
.title-slide .titles{align-items:center;text-align:center}
.title-slide .imprint{border-top:1.5px solid var(--ink)}
.section-slide .frame{align-items:center;text-align:center}
.section-slide .frame::before{width:160px;height:1.5px;opacity:1}
`;

export const deckTheme: DeckTheme = deckThemeOf({ colours: academicColours, charts: { from: chartColours, to: darkCharts }, titleBarPx: 0, ownRules });
