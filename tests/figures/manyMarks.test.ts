/** Charts of very many marks: a picture of the marks alone, close to what the vectors would show, in bounded time and memory. */
import { Resvg } from '@resvg/resvg-js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { build } from '../../src/api.js';
import { chartRasterised } from '../../src/diagnostics/messages/figures.js';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import type { VectorDrawing } from '../../src/figures/figureTable.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { projectPdf, readPdf } from '../brief/readPdf.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { drawFigures, figureOf, inlineChart, openDrawer, vectorOf, type DrawnFigures } from './chartDrawing.js';

let drawer: ChartDrawer;
beforeAll(async () => {
  drawer = await openDrawer();
});
afterAll(() => {
  drawer.close();
});

const count = (svg: SvgElement, name: string): number =>
  (svg.name === name ? 1 : 0) + svg.children.reduce((sum, child) => sum + (typeof child === 'string' ? 0 : count(child, name)), 0);

/** Spread over the plot by the golden ratio: no random numbers. */
const points = (many: number) => Array.from({ length: many }, (_, index) => ({ x: (index * 61.8034) % 100, y: (index * 24.7214) % 100, s: 'abc'.charAt(index % 3), n: index % 40 }));
const x = { field: 'x', type: 'quantitative' } as const;
const y = { field: 'y', type: 'quantitative' } as const;
const color = { field: 's', type: 'nominal', scale: { range: ['#0b4f6c', '#cc7a1c', '#b0b0b0'] } } as const;

const draw = (spec: object, mostMarks?: number): Promise<DrawnFigures> =>
  drawFigures({ figures: [figureOf('chart', inlineChart({ usermeta: { lint: '-greyscale -colour-vision -overlap' }, ...spec }))], drawer, ...(mostMarks === undefined ? {} : { mostMarks }) });

/** Mean difference of the channels of two drawings on white, as a share of full scale. */
function differenceOf(one: VectorDrawing, other: VectorDrawing): number {
  const pixels = ({ markup }: VectorDrawing): Buffer => new Resvg(markup, { fitTo: { mode: 'zoom', value: 2 }, background: 'white', font: { loadSystemFonts: false } }).render().pixels;
  const [a, b] = [pixels(one), pixels(other)];
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length / 255;
}

describe('above the limit the marks become a picture that looks as the vectors do', () => {
  test.each<readonly [string, object]>([
    ['outlined points', { mark: 'point', encoding: { x, y, color } }],
    ['filled circles of several sizes', { mark: { type: 'circle', opacity: 0.5 }, encoding: { x, y, color, size: { field: 'n', type: 'quantitative' } } }],
    ['shapes', { mark: { type: 'point', filled: true }, encoding: { x, y, color, shape: { field: 's', type: 'nominal' } } }],
    ['a path of its own, turned', { mark: { type: 'point', shape: 'M-1,-1L1,-1C1,1 0,1 -1,1Z', angle: 30, size: 200 }, encoding: { x, y } }],
    ['rects with outlines', { mark: { type: 'rect', stroke: '#222222', strokeWidth: 1.5 }, encoding: { x: { ...x, bin: { step: 5 } }, y: { ...y, bin: { step: 5 } }, color: { aggregate: 'count', type: 'quantitative' } } }],
    ['ticks', { mark: 'tick', encoding: { x, y: { field: 's', type: 'nominal' } } }],
    ['rules across', { mark: { type: 'rule', opacity: 0.3 }, encoding: { x, y, x2: { datum: 50 }, y2: { datum: 50 } } }],
  ])('%s', async (_, spec) => {
    const data = { values: points(1000) };
    const vectors = await draw({ data, ...spec });
    const picture = await draw({ data, ...spec }, 100);
    expect(vectors.diagnostics).toEqual([]);
    expect(picture.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['chart-rasterised', 'notice']]);
    const [{ svg: plain }, { svg }] = [vectorOf(vectors, 'chart'), vectorOf(picture, 'chart')];
    expect(count(svg, 'image')).toBe(1);
    expect(count(svg, 'text')).toBe(count(plain, 'text'));
    expect(count(svg, 'path') + count(svg, 'rect')).toBeLessThan(20);
    expect(differenceOf(vectorOf(vectors, 'chart'), vectorOf(picture, 'chart'))).toBeLessThan(0.006);
  });
});

// resvg 2.6 panics on the vectors of this one
test('clipped marks end where their plot ends', async () => {
  const spec = { width: 300, autosize: 'pad', mark: { type: 'circle', clip: true }, encoding: { x: { ...x, scale: { domain: [20, 60] } }, y } };
  const { markup } = vectorOf(await draw({ data: { values: points(300) }, ...spec }, 100), 'chart');
  expect(/<image x="(\d+)" y="\d+" width="(\d+)"/.exec(markup)?.slice(1)).toEqual(['0', '300']);
  expect(markup).not.toContain('clipPath');
});

test('what cannot be drawn so, and a line of many points, stay vectors', async () => {
  const data = { values: points(300) };
  for (const spec of [{ mark: 'line', encoding: { x, y } }, { mark: { type: 'rect', cornerRadius: 3 }, encoding: { x: { ...x, bin: true }, y: { ...y, bin: true } } }]) {
    const drawn = await draw({ data, ...spec }, 20);
    expect(drawn.diagnostics).toEqual([]);
    expect(count(vectorOf(drawn, 'chart').svg, 'image')).toBe(0);
  }
});

test('40,000 points are drawn within the limits, the same bytes each time, with text as text in both outputs', { timeout: 120_000 }, async () => {
  const rows = points(40_000).map(({ x: across, y: up, s }) => `${across.toFixed(3)},${up.toFixed(3)},${s}`);
  const files = {
    'a.md': '---\ntitle: T\nlang: en\n---\n\n# One\n\n![Chart](a.vl.json){#fig-a alt="x" lint="-greyscale -colour-vision"}\n',
    'a.vl.json': JSON.stringify({ data: { url: 'd.csv' }, mark: 'point', encoding: { x: { ...x, title: 'Across the plot' }, y, color } }),
    'd.csv': `x,y,s\n${rows.join('\n')}\n`,
  };
  const result = await build(`${temporaryFolder(files)}/a.md`);
  expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['chart-rasterised', 'notice']]);
  expect(result.diagnostics[0]?.message).toBe(chartRasterised({ count: 40_000, most: 20_000 }, { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }).message);
  expect(projectPdf(await readPdf(result.brief?.bytes ?? new Uint8Array()))).toContain('Across the plot');
  expect(result.deck?.html).toMatch(/<image[^>]* href="data:image\/png;base64,/);
  expect(result.deck?.html).toMatch(/<text[^>]*>Across the plot<\/text>/);
  expect((await build(`${temporaryFolder(files)}/a.md`)).figures).toEqual(result.figures);
});
