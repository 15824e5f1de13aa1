import { describe, expect, test } from 'vitest';
import { contrast } from '../../src/deck/contrast.js';
import { recoloured } from '../../src/deck/recolour.js';
import { contrastOf, differenceOf, type Vision } from '../../src/figures/lint/lintColours.js';
import { leastDifference } from '../../src/figures/lint/lintRules.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';

const rect = (fill: string): SvgElement => ({ name: 'rect', attributes: { x: '1', fill }, children: [] });
const text = (fill: string): SvgElement => ({ name: 'text', attributes: { x: '2', fill }, children: ['word'] });
const svg = (...children: readonly SvgElement[]): SvgElement => ({ name: 'svg', attributes: { width: '10' }, children });
const { colours: light } = house.tokens;
const colours = house.deck.chartColours(house.tokens, 'dark') ?? { pairs: {}, ramps: [] };
const ground = { colours, paper: house.deck.inks(house.tokens, 'dark').paper };
const fillsOf = (drawing: SvgElement | null): readonly (string | undefined)[] | null => drawing && drawing.children.map((child) => (typeof child === 'string' ? '' : child.attributes['fill']));

test('the template’s colours change, places and texts do not', () => {
  const drawn = svg(rect(light.series[0] ?? ''), text(light.muted));
  const painted = recoloured(drawn, ground);
  expect(fillsOf(painted)).toEqual(['#85d7f3', '#a9b8c3']);
  const bare = (drawing: SvgElement | null): string => JSON.stringify(drawing).replace(/"fill":"#\w+"/g, '');
  expect(bare(painted)).toBe(bare(drawn));
});

test('a colour of the author stays where it is seen on the ground, and keeps the chart on white where it is not', () => {
  expect(fillsOf(recoloured(svg(rect('#ff6347')), ground))).toEqual(['#ff6347']);
  expect(recoloured(svg(rect('#203040')), ground)).toBeNull();
  expect(recoloured(svg(text('#777777')), ground)).toBeNull();
});

test('white text on bars of the template turns dark with them, on bars of the author the chart stays on white', () => {
  expect(fillsOf(recoloured(svg(rect(light.accent), text('#ffffff')), ground))).toEqual(['#85d7f3', ground.paper]);
  expect(recoloured(svg(rect('#ff6347'), text('#ffffff')), ground)).toBeNull();
});

describe.each([house, academic])('the charts of $name', (template) => {
  test('are not touched on light slides', () => {
    expect(template.deck.chartColours(template.tokens, 'light')).toBeNull();
  });

  test.each([['dark', 3, 4.5], ['high-contrast', 7, 7]] as const)('can be seen and read on %s slides', (variant, leastShape, leastText) => {
    const map = template.deck.chartColours(template.tokens, variant);
    const { paper } = template.deck.inks(template.tokens, variant);
    const { ink, muted, series } = template.tokens.colours;
    const weak = (list: readonly string[], least: number): readonly string[] => list.filter((colour) => contrast(map?.pairs[colour] ?? paper, paper) < least);
    expect(weak(series, leastShape)).toEqual([]);
    expect(weak([ink, muted, '#000000'], leastText)).toEqual([]);
    // Text that was white on a bar is dark on it.
    expect(series.filter((colour) => contrast(map?.pairs[colour] ?? paper, map?.pairs['#ffffff'] ?? paper) < leastShape)).toEqual([]);
    for (const { from, to } of map?.ramps ?? []) expect(to).toHaveLength(from.length);
  });

  test.each([['light', 8, 7], ['dark', 8, 8], ['high-contrast', 6, 8]] as const)('have series on %s slides that stay apart in grey and with less colour vision', (variant, inGrey, visible) => {
    const map = template.deck.chartColours(template.tokens, variant);
    const { paper } = template.deck.inks(template.tokens, variant);
    const seen = template.tokens.colours.series.map((colour) => (map === null ? colour : (map.pairs[colour] ?? '')));
    const alike = (vision: Vision, list: readonly string[]): readonly string[] =>
      list.flatMap((one, index) => list.slice(index + 1).filter((other) => differenceOf(one, other, vision) < leastDifference).map((other) => `${one} ${other} ${vision}`));
    expect(seen).toHaveLength(8);
    expect(alike('grey', seen.slice(0, inGrey))).toEqual([]);
    expect((['protan', 'deutan', 'tritan'] as const).flatMap((vision) => alike(vision, seen))).toEqual([]);
    expect(seen.slice(0, visible).filter((colour) => contrastOf(colour, paper) < 3)).toEqual([]);
  });
});
