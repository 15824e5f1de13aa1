/** The academic template's tokens: black on white with one dark red, serif type throughout, a narrow measure. */
import type { Tokens } from '../../src/template.js';
import { tokens as house } from '../house/tokens.js';

const serif = ['Source Serif 4', 'Noto Serif SC'] as const;

export const tokens: Tokens = {
  colours: {
    ink: '#1a1a1a',
    muted: '#55565a',
    accent: '#7a1f2b',
    accentSoft: '#e9dcdd',
    paper: '#ffffff',
    panel: '#f6f5f2',
    rule: '#b9b6b0',
    link: '#1f4e79',
    mark: '#f7ecc0',
    callout: {
      note: { ink: '#1f4e79', panel: '#ffffff' },
      tip: { ink: '#2f5d3a', panel: '#ffffff' },
      important: { ink: '#5b3a7a', panel: '#ffffff' },
      warning: { ink: '#7a4b00', panel: '#ffffff' },
      caution: { ink: '#7a1f2b', panel: '#ffffff' },
    },
    code: {
      keyword: '#7a1f2b',
      string: '#2f5d3a',
      number: '#7a4b00',
      comment: '#65666a',
      name: '#1f4e79',
      type: '#5b3a7a',
      meta: '#55565a',
      addition: '#2f5d3a',
      deletion: '#7a1f2b',
    },
    // L* in steps of 7.4, as the house's; the first four are twice as far apart.
    series: ['#002a47', '#b74b47', '#519dbe', '#3c5025', '#575c62', '#a9772e', '#5c2836', '#c8a48c'],
  },
  families: { body: serif, heading: serif, sans: serif, mono: ['Source Code Pro', 'Noto Serif SC'] },
  brief: {
    ...house.brief,
    contentsFromPages: 10,
    marginsPt: { top: 80, right: 84, bottom: 88, left: 84 },
    duplexMarginsPt: { inner: 92, outer: 76 },
    body: { zh: { sizePt: 10.5, linePitchPt: 17.5 }, en: { sizePt: 10.5, linePitchPt: 13.75 } },
    headingSizesPt: [14, 12, 10.5, 10.5, 10.5, 10.5],
    smallSizePt: 9,
    footnoteSizePt: 8.5,
    codeSizePt: 8.5,
    paragraphSpacePt: { zh: 0, en: 0 },
    firstIndentEm: { zh: 2, en: 1.5 },
  },
  deck: { ...house.deck, titleSizePx: 54, headingSizePx: 38 },
  charts: house.charts,
};
