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
    ['dashed shapes', { mark: { type: 'point', strokeDash: [3, 2], size: 300 }, encoding: { x, y, color } }],
    ['bars with round corners', { mark: { type: 'bar', cornerRadius: 3, stroke: '#222222' }, encoding: { x: { ...x, bin: { step: 5 } }, y: { ...y, bin: { step: 5 } }, color } }],
    ['arcs', { width: 300, height: 300, mark: { type: 'arc', stroke: '#ffffff', padAngle: 0.002 }, encoding: { theta: { field: 'n', type: 'quantitative' }, radius: { field: 'y', type: 'quantitative', scale: { type: 'sqrt', rangeMin: 10 } }, color, detail: { field: 'x' } } }],
    ['a line of many points', { width: 300, mark: { type: 'line', strokeJoin: 'round' }, encoding: { x, y: { field: 'n', type: 'quantitative' } } }],
    ['dashed lines of several series', { mark: { type: 'line', interpolate: 'monotone' }, encoding: { x: { field: 'x', type: 'quantitative', bin: { step: 2 } }, y: { field: 'y', type: 'quantitative', aggregate: 'mean' }, color: { field: 'n', type: 'nominal', legend: null }, strokeDash: { field: 's', type: 'nominal' } } }],
    ['areas', { mark: { type: 'area', opacity: 0.5 }, encoding: { x, y: { field: 'n', type: 'quantitative', stack: null }, color } }],
    ['trails', { mark: 'trail', encoding: { x, y: { field: 'n', type: 'quantitative' }, color, size: { field: 'y', type: 'quantitative', scale: { range: [0.5, 4] } } } }],
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
    expect(differenceOf(vectorOf(vectors, 'chart'), vectorOf(picture, 'chart'))).toBeLessThan(0.008);
  });
});

// resvg 2.6 panics on the vectors of this one
test('clipped marks end where their plot ends', async () => {
  const spec = { width: 300, autosize: 'pad', mark: { type: 'circle', clip: true }, encoding: { x: { ...x, scale: { domain: [20, 60] } }, y } };
  const { markup } = vectorOf(await draw({ data: { values: points(300) }, ...spec }, 100), 'chart');
  expect(/<image x="(\d+)" y="\d+" width="(\d+)"/.exec(markup)?.slice(1)).toEqual(['0', '300']);
  expect(markup).not.toContain('clipPath');
});

/** Squares as GeoJSON. */
const squares = (many: number) => Array.from({ length: many }, (_, index) => {
  const [left, top] = [(index % 20) * 2 + (index % 3) * 0.4, Math.floor(index / 20)];
  const ring = [[left, top], [left, top + 0.8], [left + 1.5, top + 0.9], [left + 1.5, top], [left, top]];
  return { type: 'Feature', n: index % 7, geometry: { type: 'Polygon', coordinates: [ring] }, properties: {} };
});

test('shapes of a map become a picture too', async () => {
  const spec = { data: { values: squares(300) }, projection: { type: 'mercator' }, mark: { type: 'geoshape', stroke: '#333333' }, encoding: { color: { field: 'n', type: 'quantitative' } } };
  const [vectors, picture] = [await draw(spec), await draw(spec, 100)];
  expect(count(vectorOf(picture, 'chart').svg, 'image')).toBe(1);
  expect(differenceOf(vectorOf(vectors, 'chart'), vectorOf(picture, 'chart'))).toBeLessThan(0.008);
});

test('what has gradients or links, and text, stay vectors', async () => {
  const data = { values: points(300) };
  const gradient = { gradient: 'linear', stops: [{ offset: 0, color: '#ffffff' }, { offset: 1, color: '#0b4f6c' }] };
  for (const spec of [
    { mark: { type: 'circle', color: gradient }, encoding: { x, y } },
    { mark: { type: 'circle', href: 'https://example.org' }, encoding: { x, y } },
    { mark: 'text', encoding: { x, y, text: { field: 'n', type: 'quantitative' } } },
  ]) {
    const drawn = await draw({ data, ...spec }, 20);
    expect(drawn.diagnostics).toEqual([]);
    expect(count(vectorOf(drawn, 'chart').svg, 'image')).toBe(0);
  }
});

test('100,000 points are drawn within the limits, the same bytes each time, with text as text in both outputs', { timeout: 120_000 }, async () => {
  const rows = points(100_000).map(({ x: across, y: up, s }) => `${across.toFixed(3)},${up.toFixed(3)},${s}`);
  const files = {
    'a.md': '---\ntitle: T\nlang: en\n---\n\n# One\n\n![Chart](a.vl.json){#fig-a alt="x" lint="-greyscale -colour-vision"}\n',
    'a.vl.json': JSON.stringify({ data: { url: 'd.csv' }, mark: 'point', encoding: { x: { ...x, title: 'Across the plot' }, y, color } }),
    'd.csv': `x,y,s\n${rows.join('\n')}\n`,
  };
  const result = await build(`${temporaryFolder(files)}/a.md`);
  expect(result.diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['chart-rasterised', 'notice']]);
  expect(result.diagnostics[0]?.message).toBe(chartRasterised({ count: 100_000, most: 20_000 }, { file: '', start: { line: 1, column: 1 }, end: { line: 1, column: 1 } }).message);
  expect(projectPdf(await readPdf(result.brief?.bytes ?? new Uint8Array()))).toContain('Across the plot');
  expect(result.deck?.html).toMatch(/<image[^>]* href="data:image\/png;base64,/);
  expect(result.deck?.html).toMatch(/<text[^>]*>Across the plot<\/text>/);
  expect((await build(`${temporaryFolder(files)}/a.md`)).figures).toEqual(result.figures);
});
