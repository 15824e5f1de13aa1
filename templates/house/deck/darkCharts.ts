/** The colours of charts on white → those on the paper of dark slides. */
import type { ColourMap } from '../../../src/deck/deckTheme.js';
import type { Tokens } from '../../../src/template.js';
import type { ChartColours } from '../chartConfig.js';
import type { DeckColours } from './deckColours.js';

/** Series in the order of the tokens', and ramps as long as those of the charts. */
export type DarkCharts = ChartColours & { readonly series: readonly string[] };

/** Each at least 3 : 1 on the house's dark paper (WCAG 2.2, 1.4.11), told apart by lightness as on white. */
export const houseDarkCharts: DarkCharts = {
  grid: '#24394a',
  ramp: ['#1b3442', '#1f4a60', '#2a6683', '#4488a8', '#6caecb', '#a0d2e6', '#d8eff8'],
  diverging: ['#f2a765', '#c47b3d', '#6f4a2a', '#26343d', '#2b5468', '#4d93b5', '#9ad7f2'],
  series: ['#85d7f3', '#e19138', '#389e93', '#efa1b8', '#4b7cc9', '#fddbb5', '#7e5a9d', '#fff6d3'],
};

/** At least 7 : 1 on black, which leaves room for six that differ by lightness; the last two differ by hue. */
export const contrastCharts: DarkCharts = {
  ...houseDarkCharts,
  grid: '#4d4d4d',
  series: ['#71e1fe', '#e6983b', '#53d0c2', '#ffdfec', '#5f97e3', '#fffdf4', '#ff5c7f', '#b6ed85'],
};

/** Text, lines and grounds take the deck's colours, white its paper; what Vega draws with of itself, black and the grey of brushes, its ink. */
export function darkColourMap({ colours }: Tokens, charts: { readonly from: ChartColours; readonly to: DarkCharts }, deck: DeckColours): ColourMap {
  const named = ['ink', 'muted', 'accent', 'accentSoft', 'paper', 'panel', 'rule', 'link', 'mark'] as const;
  const { from, to } = charts;
  return {
    pairs: {
      '#000000': deck.ink,
      '#333333': deck.ink,
      '#ffffff': deck.paper,
      ...Object.fromEntries(named.map((name) => [colours[name], deck[name]])),
      ...Object.fromEntries(colours.series.map((colour, index) => [colour, to.series[index] ?? colour])),
      [from.grid]: to.grid,
    },
    ramps: [{ from: from.ramp, to: to.ramp }, { from: from.diverging, to: to.diverging }],
  };
}
