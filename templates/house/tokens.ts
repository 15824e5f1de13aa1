/** The house template's tokens: one set of colours, families and sizes for the brief, the deck and the charts. */
import type { Tokens } from '../../src/template.js';

/** A quarter em, as clreq has it, from a sixth to three eighths. */
const cjkLatinGap = { em: 0.25, leastEm: 0.17, mostEm: 0.375 };

export const tokens: Tokens = {
  colours: {
    ink: '#1a2530',
    muted: '#55626d',
    accent: '#0b4f6c',
    accentSoft: '#d7e5ec',
    paper: '#ffffff',
    panel: '#f3f6f8',
    rule: '#c5d0d8',
    link: '#0b5c8a',
    mark: '#fff1b8',
    callout: {
      note: { ink: '#0b5c8a', panel: '#eef5fa' },
      tip: { ink: '#1d6b4f', panel: '#edf6f1' },
      important: { ink: '#5b3a8c', panel: '#f4f0fa' },
      warning: { ink: '#8a5300', panel: '#fdf5e6' },
      caution: { ink: '#a32a2a', panel: '#fbefee' },
    },
    code: {
      keyword: '#7a2a6b',
      string: '#1d6b4f',
      number: '#8a5300',
      comment: '#65717b',
      name: '#0b4f6c',
      type: '#5b3a8c',
      meta: '#55626d',
      addition: '#1d6b4f',
      deletion: '#a32a2a',
    },
    // L* in steps of 7.4 from 16 to 61, the last one paler: all eight stay apart in a photocopy.
    series: ['#0b4f6c', '#cf832d', '#007c72', '#9c3953', '#5c82bb', '#503212', '#2c2050', '#bcab66'],
  },
  families: {
    body: ['Source Serif 4', 'Noto Serif SC'],
    heading: ['Source Sans 3', 'Noto Sans SC'],
    sans: ['Source Sans 3', 'Noto Sans SC'],
    mono: ['Source Code Pro', 'Noto Sans SC'],
  },
  brief: {
    marginsPt: { top: 76, right: 71, bottom: 76, left: 71 },
    duplexMarginsPt: { inner: 80, outer: 62 },
    body: { zh: { sizePt: 10.5, linePitchPt: 18 }, en: { sizePt: 10.5, linePitchPt: 15 } },
    headingSizesPt: [18, 14, 12, 11, 10.5, 10.5],
    sectionStart: 'flow',
    contentsFromPages: 1,
    orphans: 2,
    widows: 2,
    figurePlacement: 'auto',
    smallSizePt: 9,
    footnoteSizePt: 8.5,
    codeSizePt: 9,
    paragraphSpacePt: { zh: 3, en: 7.5 },
    firstIndentEm: { zh: 2, en: 0 },
    mostIndentShare: 0.4,
    lines: {
      zh: { lineBreak: 'strict', prohibition: 'strict', hangingPunctuation: false, mostSpreadEm: 0.2, cjkLatinGap },
      en: { lineBreak: 'strict', prohibition: 'strict', hangingPunctuation: false, mostSpreadEm: 0.2, cjkLatinGap },
    },
  },
  deck: {
    widthPx: 1280,
    heightPx: 720,
    marginPx: 64,
    bodySizePx: 28,
    titleSizePx: 60,
    headingSizePx: 42,
    smallSizePx: 19,
    numberSizePx: 176,
    columnTopPx: 26,
    bandPaddingPx: 12,
    smallestSizePx: 20,
    lineHeight: 1.4,
  },
  charts: { mostMarks: 20_000 },
};
