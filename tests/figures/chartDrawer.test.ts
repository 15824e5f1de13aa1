import { afterEach, describe, expect, test } from 'vitest';
import { chartMemoryExceeded, chartTimeExceeded } from '../../src/diagnostics/messages/figures.js';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import { createChartDrawer } from '../../src/figures/chartDrawer.js';
import { drawFigures, figureOf, fontsFolder, inlineChart, openDrawer } from './chartDrawing.js';

let drawer: ChartDrawer | null = null;
afterEach(() => {
  drawer?.close();
  drawer = null;
});

const small = { data: { values: [{ a: 1 }] }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' } } };
const killers = {
  'ten million rows': { data: { sequence: { start: 0, stop: 1e7 } }, mark: 'point', encoding: { x: { field: 'data', type: 'quantitative' } } },
  'a width of a billion': { ...small, width: 1e9, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative', axis: { tickCount: 1e7 } } } },
  'a bin of a ten-millionth': { data: { values: [{ a: 0 }, { a: 1 }] }, mark: 'bar', encoding: { x: { field: 'a', bin: { step: 1e-7 }, type: 'quantitative' }, y: { aggregate: 'count' } } },
  'five million ticks': { data: { values: [{ a: 0 }, { a: 1 }] }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative', axis: { tickCount: 5e6 } } } },
  'a pattern that backtracks': { data: { values: [{ a: `${'a'.repeat(60)}!` }] }, transform: [{ calculate: "test(/^(a+)+$/, datum.a)", as: 'b' }], mark: 'point', encoding: { x: { field: 'b' } } },
};

describe('a chart that runs away', () => {
  test.each(Object.entries(killers))('with %s costs this chart alone', async (_, spec) => {
    drawer = await openDrawer({ timeLimitMs: 6000, heapLimitMb: 200 });
    const { table, diagnostics } = await drawFigures({ drawer, figures: [figureOf('before', inlineChart(small)), figureOf('killer', inlineChart(spec)), figureOf('after', inlineChart(small))] });
    expect([...table.keys()]).toEqual(['before', 'after']);
    expect(diagnostics).toHaveLength(1);
    const position = { file: 'report.md', start: { line: 11, column: 1 }, end: { line: 11, column: JSON.stringify(spec).length + 1 } };
    expect([chartTimeExceeded(6000, position), chartMemoryExceeded(200, position)]).toContainEqual(diagnostics[0]);
  });
});

test('charts of several manuscripts are drawn by one process, in order', async () => {
  drawer = await openDrawer();
  const open = drawer;
  const tables = await Promise.all(['a', 'b', 'c'].map((key) => drawFigures({ drawer: open, figures: [figureOf(key, inlineChart(small))] })));
  expect(tables.map(({ table }) => [...table.keys()])).toEqual([['a'], ['b'], ['c']]);
});

test('a drawer whose process cannot start says so', async () => {
  drawer = createChartDrawer({ workerFile: '/nowhere/chartWorker.js', fontsFolder });
  await expect(drawFigures({ drawer, figures: [figureOf('a', inlineChart(small))] })).rejects.toThrow('the chart process did not start');
});

test('a drawer that was closed draws no more', async () => {
  drawer = await openDrawer();
  drawer.close();
  await expect(drawFigures({ drawer, figures: [figureOf('a', inlineChart(small))] })).rejects.toThrow('closed');
});
