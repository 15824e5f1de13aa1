import { afterAll, beforeAll, expect, test } from 'vitest';
import { chartNotLive, pictureNotInteractive } from '../../src/diagnostics/messages/figures.js';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import type { LiveChart } from '../../src/figures/figureTable.js';
import { unpackRows } from '../../src/figures/packRows.js';
import { drawFigures, figureOf, inlineChart, openDrawer, positionOfLine, vectorOf } from './chartDrawing.js';

let drawer: ChartDrawer;
beforeAll(async () => {
  drawer = await openDrawer();
});
afterAll(() => {
  drawer.close();
});

const interactive = { id: null, classes: [], values: { interactive: 'true' } };
const liveOf = async (spec: object, files: Readonly<Record<string, string>> = {}): Promise<LiveChart> => {
  const drawn = await drawFigures({ figures: [figureOf('a', inlineChart(spec), { attributes: interactive })], drawer, files });
  expect(drawn.diagnostics).toEqual([]);
  const live = vectorOf(drawn, 'a').chart?.live;
  if (!live) throw new Error('the chart is not live');
  return live;
};
const rowsOf = (live: LiveChart): readonly unknown[] => Object.values(live.rows).flatMap((packed) => unpackRows(packed));

const csv = 'part,share,year,internal\nA,15,2001,x\nB,45,2002,y\nC,25,1999,z\n';
const bars = { mark: 'bar', encoding: { x: { field: 'share', type: 'quantitative' }, y: { field: 'part', type: 'nominal' } } };

test('rows and columns that the chart drops are not handed out', async () => {
  const live = await liveOf({ ...bars, data: { url: 'a.csv' }, transform: [{ filter: 'datum.year > 2000' }] }, { 'a.csv': csv });
  expect(rowsOf(live)).toEqual([{ part: 'A', share: '15', share_start: 0, share_end: 15 }, { part: 'B', share: '45', share_start: 0, share_end: 45 }]);
  expect(JSON.stringify(live)).not.toMatch(/internal|a\.csv/);
});

test('rows that a parameter can bring back are', async () => {
  const live = await liveOf({ ...bars, params: [{ name: 'since', value: 2000, bind: { input: 'range', min: 1990, max: 2010 } }], data: { url: 'a.csv' }, transform: [{ filter: 'datum.year > since' }] }, { 'a.csv': csv });
  expect(rowsOf(live)).toEqual([{ part: 'A', share: '15', year: '2001' }, { part: 'B', share: '45', year: '2002' }, { part: 'C', share: '25', year: '1999' }]);
  // a tenth of 20 years: a hundred steps, of 0.2
  expect(live.inputs).toEqual([{ signal: 'since', label: 'since', value: 2000, kind: 'range', min: 1990, max: 2010, step: 0.2 }]);
});

test('an expression that takes rows whole gets them whole', async () => {
  const live = await liveOf({ ...bars, mark: { type: 'bar', tooltip: { content: 'data' } }, data: { url: 'a.csv' } }, { 'a.csv': csv });
  expect(JSON.stringify(live.rows)).toContain('internal');
});

test('the picture is the same with and without interaction', async () => {
  const spec = { ...bars, data: { url: 'a.csv' }, params: [{ name: 'pick', select: 'point' }] };
  const drawn = await drawFigures({ figures: [figureOf('a', inlineChart(spec), { attributes: interactive }), figureOf('b', inlineChart(spec))], drawer, files: { 'a.csv': csv } });
  expect(vectorOf(drawn, 'a').markup).toBe(vectorOf(drawn, 'b').markup);
  expect(vectorOf(drawn, 'b').chart).toMatchObject({ live: null });
});

test('front matter makes all charts live but those that say no', async () => {
  const figures = [figureOf('a', inlineChart({ ...bars, data: { url: 'a.csv' } })), figureOf('b', inlineChart({ ...bars, data: { url: 'a.csv' } }), { attributes: { ...interactive, values: { interactive: 'false' } } })];
  const drawn = await drawFigures({ figures, drawer, files: { 'a.csv': csv }, metadata: { interactive: true } });
  expect([vectorOf(drawn, 'a').chart?.live === null, vectorOf(drawn, 'b').chart?.live === null]).toEqual([false, true]);
});

test('a chart with too many rows stays a picture, with a warning', async () => {
  const values = Array.from({ length: 4500 }, (_, index) => ({ a: index, text: `${'a longer text '.repeat(70)}${index}` }));
  const spec = { data: { values }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' }, detail: { field: 'text' } } };
  const { diagnostics } = await drawFigures({ figures: [figureOf('a', inlineChart(spec), { attributes: interactive })], drawer });
  expect(diagnostics).toEqual([chartNotLive(true, diagnostics[0]?.position ?? positionOfLine(1))]);
});

test('a picture cannot be interactive', async () => {
  const picture = figureOf('a', { kind: 'picture-file', url: 'a.svg' }, { attributes: interactive });
  const { diagnostics } = await drawFigures({ figures: [picture], drawer, files: { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>' } });
  expect(diagnostics).toEqual([pictureNotInteractive('a', positionOfLine(10))]);
});
