/** What charts are advised of: each rule with its number, and silence where there is nothing to say. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/api.js';
import {
  chartBarsTruncated,
  chartColoursMany,
  chartContrastLow,
  chartLabelsOverlap,
  chartLintUnknown,
  chartSeriesAlike,
  chartTextSmall,
} from '../../src/diagnostics/messages/chartLint.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Figure } from '../../src/document/nodes.js';
import type { Position } from '../../src/document/position.js';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import { blended, contrastOf, differenceOf } from '../../src/figures/lint/lintColours.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { drawFigures, figureOf, inlineChart, openDrawer } from './chartDrawing.js';

let drawer: ChartDrawer;
beforeAll(async () => {
  drawer = await openDrawer();
});
afterAll(() => {
  drawer.close();
});

async function linted(spec: object, changes: Partial<Figure> = {}): Promise<readonly Diagnostic[]> {
  const { diagnostics } = await drawFigures({ figures: [figureOf('chart', inlineChart(spec), changes)], drawer });
  return diagnostics;
}

/** Without the place, which the first test of each rule looks at. */
const bare = (diagnostics: readonly Diagnostic[]): readonly Omit<Diagnostic, 'position'>[] => diagnostics.map(({ code, severity, message, hint }) => ({ code, severity, message, hint }));
const said = (message: (position: Position) => Diagnostic): readonly Omit<Diagnostic, 'position'>[] => bare([message({ file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } })]);

const values = [{ k: 'one', n: 40, s: 'p' }, { k: 'two', n: 60, s: 'q' }, { k: 'one', n: 50, s: 'q' }, { k: 'two', n: 45, s: 'p' }];
const x = { field: 'n', type: 'quantitative' } as const;
const y = { field: 'k', type: 'nominal' } as const;
const bars = { data: { values: values.slice(0, 2) }, mark: 'bar', encoding: { x, y } };
const coloured = (range: readonly string[]) => ({ data: { values }, mark: 'bar', encoding: { x, y, color: { field: 's', type: 'nominal', scale: { range } } } });

test('contrast and differences of colours are those of their definitions', () => {
  expect(contrastOf('#000000', '#ffffff')).toBe(21);
  expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2); // the darkest grey that WCAG's examples name
  expect(blended('#000000', 0.5, '#ffffff')).toBe('#808080');
  // red and a green of its lightness are far apart for all but those who see no difference of the two
  expect(differenceOf('#c00000', '#007000', 'grey')).toBeLessThan(0.5);
  expect(differenceOf('#c00000', '#007000', 'tritan')).toBeGreaterThan(4);
  expect(differenceOf('#5aa7a7', '#8798a5', 'deutan')).toBeLessThan(0.3);
  expect(differenceOf('#123456', '#123456', 'protan')).toBe(0);
  // white and a grey of L* 92.67 are one step apart: 100 - 0.5 × (10.16 + 1.5 × 3)
  expect(differenceOf('#ffffff', '#e9e9e9', 'grey')).toBeCloseTo(1.04, 1);
});

test('a chart in the house style is advised of nothing', async () => {
  expect(await linted(bars)).toEqual([]);
  expect(await linted({ data: { values }, mark: { type: 'line', point: true }, encoding: { x: y, y: x } })).toEqual([]);
  for (const series of [2, 3, 7]) {
    const several = Array.from({ length: series }, (_, index) => ({ k: index % 2 === 0 ? 'one' : 'two', n: 10 + index, s: `s${index}` }));
    expect(await linted({ data: { values: several }, mark: 'line', encoding: { x: y, y: x, color: { field: 's', type: 'nominal' } } })).toEqual([]);
  }
});

describe('colours', () => {
  test('that look alike are named with their series, in grey and by deficiency', async () => {
    const red = await linted(coloured(['#c00000', '#007000']));
    expect(bare(red)).toEqual(said((position) => chartSeriesAlike({ series: ['p', 'q'], vision: 'grey', difference: differenceOf('#c00000', '#007000', 'grey') }, position)));
    expect(red[0]?.position?.start.column).toBe(JSON.stringify(coloured(['#c00000', '#007000'])).indexOf('"color"') + 1);
    const soft = await linted(coloured(['#5aa7a7', '#8798a5']));
    expect(soft.map(({ code }) => code)).toEqual(['chart-lint-contrast', 'chart-lint-greyscale', 'chart-lint-colour-vision', 'chart-lint-colour-vision']);
    expect(soft.map(({ message }) => message)).toContain('"p" and "q" look alike with deutan colour vision: they differ by 11 % of what is noticed');
  });

  test('may look alike where an axis, a facet or a shape tells the series apart, or where they are a ramp', async () => {
    const color = { field: 's', type: 'nominal', scale: { range: ['#a00000', '#006000'] } } as const;
    expect(await linted({ data: { values }, mark: 'bar', encoding: { x, y: { field: 's', type: 'nominal' }, color } })).toEqual([]);
    expect(await linted({ data: { values }, mark: 'bar', encoding: { x, y, row: { field: 's' }, color } })).toEqual([]);
    expect(await linted({ data: { values }, mark: 'point', encoding: { x, y, color, shape: { field: 's', type: 'nominal' } } })).toEqual([]);
    expect(await linted({ data: { values }, mark: 'point', encoding: { x, y, color: { field: 'n', type: 'quantitative' } } })).toEqual([]);
  });

  test('of more than twelve series are too many', async () => {
    const many = Array.from({ length: 13 }, (_, index) => ({ k: 'one', n: 10, s: `s${index}` }));
    const spec = { data: { values: many }, mark: 'bar', encoding: { x, y, color: { field: 's', type: 'nominal' } } };
    expect(bare(await linted(spec))).toEqual(said((position) => chartColoursMany(13, 12, position)));
  });
});

describe('contrast', () => {
  test('of text is measured against what lies below it', async () => {
    const labels = (color: string) => ({ data: bars.data, encoding: { y }, layer: [{ mark: 'bar', encoding: { x } }, { mark: { type: 'text', align: 'right', dx: -6, color }, encoding: { x, text: { field: 'k' } } }] });
    expect(await linted(labels('#ffffff'))).toEqual([]);
    const dark = await linted(labels('#224466'));
    expect(bare(dark)).toEqual(said((position) => chartContrastLow({ subject: 'one', colours: ['#224466', '#0b4f6c'], ratio: contrastOf('#224466', '#0b4f6c'), least: 3 }, position)));
    expect(dark[0]?.position?.start.column).toBe(JSON.stringify(labels('#224466')).lastIndexOf('"mark"') + 1);
  });

  test('of marks is measured against the ground, outlines count, and a pale grey steps back', async () => {
    const pale = await linted({ ...bars, mark: { type: 'bar', color: '#f5d76e' } });
    expect(bare(pale)).toEqual(said((position) => chartContrastLow({ subject: '', colours: ['#f5d76e', '#ffffff'], ratio: contrastOf('#f5d76e', '#ffffff'), least: 3 }, position)));
    expect(await linted({ ...bars, mark: { type: 'bar', color: '#f5d76e', stroke: '#806000' } })).toEqual([]);
    expect(await linted({ data: bars.data, encoding: { y }, layer: [{ mark: { type: 'bar', color: '#dddddd' }, encoding: { x: { value: 200 } } }, { mark: 'bar', encoding: { x } }] })).toEqual([]);
  });
});

describe('bars', () => {
  test.each([
    ['without a zero', { scale: { zero: false }, stack: null }],
    ['with a domain of their own', { scale: { domain: [30, 70] } }],
  ])('%s are truncated', async (_, more) => {
    const found = await linted({ ...bars, encoding: { y, x: { ...x, ...more } } });
    expect(found.map(({ code }) => code)).toEqual(['chart-lint-truncated-bars']);
  });

  test('of a stack that starts outside are truncated, by the number at the edge', async () => {
    const found = await linted({ ...coloured(['#0b4f6c', '#cc7a1c']), encoding: { ...coloured(['#0b4f6c', '#cc7a1c']).encoding, x: { ...x, scale: { domain: [20, 120] } } } });
    expect(bare(found)).toContainEqual(said((position) => chartBarsTruncated(20, position))[0]);
  });

  test('between two values, points and lines may start anywhere', async () => {
    expect(await linted({ ...bars, encoding: { y, x: { ...x, scale: { zero: false } }, x2: { datum: 50 } } })).toEqual([]);
    expect(await linted({ ...bars, mark: 'point', encoding: { y, x: { ...x, scale: { zero: false } } } })).toEqual([]);
  });
});

test('labels that cover each other are named, with how much and how many', async () => {
  const found = await linted({ ...bars, mark: 'text', encoding: { x: { ...x, scale: { domain: [0, 1000] } }, text: { field: 'k' } } });
  expect(found).toHaveLength(1);
  const percent = Number(/cover (\d+) %/.exec(found[0]?.message ?? '')?.[1]);
  expect(percent).toBeGreaterThan(25);
  expect(bare(found)).toEqual(said((position) => chartLabelsOverlap({ labels: ['one', 'two'], percent, count: 1 }, position)));
});

describe('a rule is silenced', () => {
  const truncated = { ...bars, encoding: { y, x: { ...x, scale: { domain: [30, 70] } } } };

  test('by the figure or by the spec', async () => {
    const attributes = (lint: string) => ({ attributes: { id: null, classes: [], values: { lint } } });
    expect(await linted(truncated, attributes('-contrast -truncated-bars'))).toEqual([]);
    expect(await linted({ ...truncated, usermeta: { lint: '-truncated-bars' } })).toEqual([]);
    expect((await linted(truncated, attributes('-contrast'))).map(({ code }) => code)).toEqual(['chart-lint-truncated-bars']);
  });

  test('by its own name only', async () => {
    const found = await linted({ ...truncated, usermeta: { lint: '-truncated-bar greyscale' } });
    expect(bare(found)).toEqual([
      ...said((position) => chartLintUnknown('-truncated-bar', 'truncated-bars', position)), ...said((position) => chartLintUnknown('greyscale', 'greyscale', position)),
      ...said((position) => chartBarsTruncated(30, position)),
    ]);
  });
});

test('text is measured at its final size in both outputs', { timeout: 60_000 }, async () => {
  const spec = JSON.stringify({ ...bars, config: { axis: { labelFontSize: 9, titleFontSize: 9 } } });
  const figure = (attributes: string): string => `![Chart](a.vl.json){#fig-a alt="x"${attributes}}`;
  const small = async (markdown: string): Promise<readonly (readonly [string, number | undefined])[]> => {
    const folder = temporaryFolder({ 'a.md': `---\ntitle: T\nlang: en\n---\n\n# One\n\n${markdown}\n`, 'a.vl.json': spec });
    const { diagnostics } = await build(`${folder}/a.md`);
    return diagnostics.map(({ message, position }) => [message.replace(/.*comes out at /, ''), position?.start.line] as const);
  };
  expect(await small(figure(''))).toEqual([]);
  // drawn 120 px wide at least, shown in 12 % of 453.3 pt: 9 px × 54.4 pt / 120 px
  expect(await small(figure(' width=12%'))).toEqual([['10.4 px on the slide, at least 14 px is readable', 8], ['4.1 pt in the brief, at least 6 pt is readable', 8]]);
  expect(await small(figure(' width=12% lint="-text-size"'))).toEqual([]);
  expect(chartTextSmall({ text: 'x', size: '4.1 pt', least: '6 pt', where: 'brief' }, { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }).code).toBe('chart-lint-text-size');
});
