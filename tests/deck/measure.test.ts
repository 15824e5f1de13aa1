import { describe, expect, test } from 'vitest';
import { deckStyle } from '../../src/deck/deckStyle.js';
import { readStyleSheet } from '../../src/deck/measure/styleSheet.js';
import { readValue } from '../../src/deck/measure/cssValues.js';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';
import { metadata } from './tree.js';

describe('the style sheets of decks', () => {
  test.each([house, academic].flatMap((template) => (['zh', 'en'] as const).flatMap((wording) => (['light', 'dark', 'high-contrast'] as const).map((theme) => ({ template, wording, theme, name: `${template.name} ${wording} ${theme}` })))))('hold nothing that is not measured: $name', ({ template, wording, theme }) => {
    const { css } = deckStyle(template, metadata({ wording, deck: { theme, overflow: null, options: {} } }));
    expect(readStyleSheet(css).unmeasured).toEqual([]);
  });

  test('that hold something else are found out', () => {
    const { unmeasured } = readStyleSheet('.body{display:grid;float:left}.slide p{padding:0 8%}.controls{float:left}');
    expect(unmeasured).toEqual(['.body{display:grid}', '.body{float:left}', '.slide p{padding-right:8%}', '.slide p{padding-left:8%}']);
  });

  test('ask for font sizes in quarters of a pixel, where text is as wide as it says', () => {
    const { css } = deckStyle(house, metadata());
    expect(css).toContain('.slide :is(sub,sup){font-size:.68em;font-size:round(down,.68em,.25px)');
    expect(css).not.toContain('font-size:inherit;font-size:round');
  });
});

describe('a value of CSS', () => {
  const at = { emPx: 20, chPx: () => 9, variable: (name: string) => (name === '--known' ? { px: 3, share: 0, plain: true } : null) };
  test.each([
    ['1.5em', 30, 0],
    ['calc(100% - 24px)', -24, 1],
    ['calc(var(--known)*2em)', 120, 0],
    ['calc(10px*clamp(.8,var(--fit,1),1))', 10, 0],
    ['max(.62em,19px)', 19, 0],
    ['-2ch', -18, 0],
    ['round(down,.88em,.25px)', 17.5, 0], // 17.6
    ['calc(2px - -3px)', 5, 0],
  ])('%s', (text, px, share) => {
    expect(readValue(text)?.(at)).toMatchObject({ px, share });
  });

  test.each(['auto', '10vw', 'calc(1px', 'none'])('%s is none that is measured', (text) => {
    expect(readValue(text)?.(at) ?? null).toBeNull();
  });
});
