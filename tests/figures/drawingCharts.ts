/** For tests: the process that draws charts, open for one test file, and what draws with it. */
import { afterAll, beforeAll, expect } from 'vitest';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { drawFigures, figureOf, inlineChart, openDrawer, vectorOf, type DrawingRequest, type DrawnFigures } from './chartDrawing.js';

/** A drawer for the tests of a file, open while they run, and what draws one chart with it. */
export function drawingCharts() {
  const held: { drawer: ChartDrawer } = { drawer: { draw: () => Promise.reject(new Error('charts are drawn within tests only')), close: () => undefined } };
  beforeAll(async () => {
    held.drawer = await openDrawer();
  });
  afterAll(() => {
    held.drawer.close();
  });
  const drawAll = async (request: Omit<DrawingRequest, 'drawer'> & { readonly drawer?: ChartDrawer }): Promise<DrawnFigures> => drawFigures({ drawer: held.drawer, ...request });
  const draw = async (spec: string | object, more: Partial<DrawingRequest> = {}): Promise<DrawnFigures> => drawAll({ figures: [figureOf('chart', inlineChart(spec))], ...more });
  /** The drawing of a chart of which nothing is reported. */
  const svgOf = async (spec: string | object, more: Partial<DrawingRequest> = {}): Promise<SvgElement> => {
    const drawn = await draw(spec, more);
    expect(drawn.diagnostics).toEqual([]);
    return vectorOf(drawn, 'chart').svg;
  };
  return { drawAll, draw, svgOf };
}
