/** Faults of charts: where they stand, and that nothing which Vega or Vega-Lite says is lost. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartSyntaxBroken } from '../../src/diagnostics/messages/figures.js';
import type { Position } from '../../src/document/position.js';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import { drawFigures, figureOf, inlineChart, openDrawer } from './chartDrawing.js';

let drawer: ChartDrawer;
beforeAll(async () => {
  drawer = await openDrawer();
});
afterAll(() => {
  drawer.close();
});

/** `severity line:column message`, lines of the chart counted from 1. */
async function faultsOf(spec: string): Promise<readonly string[]> {
  const { diagnostics } = await drawFigures({ figures: [figureOf('chart', inlineChart(spec))], drawer });
  return diagnostics.map(({ severity, message, position }) => `${severity} ${(position?.start.line ?? 0) - 10}:${position?.start.column ?? 0} ${message}`);
}

const x = '  x: {field: a, type: quantitative}';
const base = `data: {values: [{a: 1, b: x}]}\nmark: bar\nencoding:\n${x}\n  y: {field: b, type: nominal}\n`;

describe('what Vega cannot use is an error at its place:', () => {
  test.each([
    ['an unfinished expression', `${base}transform:\n  - calculate: "datum.a +"\n    as: c`, 'error 7:5 expression in a chart not understood: unexpected end of input: datum.a +'],
    ['a function that is none', `${base}transform: [{calculate: "foo(datum.a)", as: c}]`, 'error 6:14 chart not drawn: Unrecognized function: foo'],
    ['a signal that is none', `${base}transform: [{filter: "datum.a > limit"}]`, 'error 6:14 chart not drawn: Unrecognized signal name: "limit"'],
    ['an expression in an encoding', `${base}  tooltip: {value: {expr: "datum.a *"}}`, 'error 6:21 expression in a chart not understood: unexpected end of input: datum.a *'],
    ['an operation', `${base}transform: [{aggregate: [{op: summ, field: a, as: z}], groupby: [b]}]`, 'error 6:27 value of "op" not allowed by Vega-Lite: summ'],
    ['a scheme', `${base}  color: {field: b, type: nominal, scale: {scheme: categry10}}`, 'error 6:44 value of "scheme" not allowed by Vega-Lite: categry10'],
    ['no mark', 'data: {values: [{a: 1}]}\nencoding: {x: {field: a}}', 'error 1:1 property missing that Vega-Lite asks for here: mark'],
    ['a number format', base.replace(x, '  x: {field: a, type: quantitative, axis: {format: ",.z9"}}'), 'error 4:44 chart not drawn: invalid format: ,.z9'],
    ['a path', base.replace('field: a,', 'field: "a[",'), 'error 4:7 chart not drawn: Access path missing closing bracket: a['],
  ])('%s', async (_, spec, fault) => {
    expect(await faultsOf(spec)).toEqual([fault]);
  });
});

describe('what Vega-Lite passes over is a warning at its place:', () => {
  test.each([
    ['a channel that the mark has not', `${base}  shape: {field: b, type: nominal}`, ['warning 6:3 chart drawn with a doubt: shape dropped as it is incompatible with "bar".']],
    ['a transform', `${base}transform: [{calcuate: "1", as: z}]`, ['warning 6:14 property unknown to Vega-Lite: calcuate', 'warning 6:13 chart drawn with a doubt: Ignoring an invalid transform: {"as":"z","calcuate":"1"}.']],
    ['a type of scale, said once', base.replace(x, '  x: {field: a, type: quantitative, scale: {type: loog}}'), ['warning 4:45 value of "type" not allowed by Vega-Lite: loog']],
    ['a size', `${base}width: wide`, ['warning 6:1 value of "width" not allowed by Vega-Lite: wide']],
    ['a stack', base.replace(x, '  x: {field: a, type: quantitative, stack: normalise}'), ['warning 4:37 value of "stack" not allowed by Vega-Lite: normalise']],
    ['a resolution', `${base}resolve: {scale: {x: indep}}`, ['warning 6:19 value of "x" not allowed by Vega-Lite: indep']],
  ])('%s', async (_, spec, faults) => {
    expect((await faultsOf(spec)).filter((fault) => !fault.includes('cover'))).toEqual(faults);
  });
});

test('broken text is an error at its line and column, in files of JSON and YAML and in fences inside lists', async () => {
  const at = (file: string, line: number, column: number): Position => ({ file, start: { line, column }, end: { line, column: column + 1 } });
  const json = '{\n  "mark": "bar",\n  "data": {"values": [1, 2}\n}';
  const yaml = 'mark: bar\ndata:\n  values: [1, 2\nencoding: {}';
  const source = inlineChart(json);
  const { diagnostics } = await drawFigures({
    drawer,
    figures: [
      figureOf('a', { kind: 'chart-file', url: 'a.vl.json' }), figureOf('b', { kind: 'chart-file', url: 'b.vl.yaml' }), figureOf('c', { kind: 'chart-file', url: 'c.vl.yaml' }),
      figureOf('d', source.kind === 'chart-inline' ? { ...source, indent: 4 } : source),
    ],
    files: { 'a.vl.json': json, 'b.vl.yaml': json, 'c.vl.yaml': yaml },
  });
  const fault = 'a comma or a closing bracket is expected here';
  expect(diagnostics.filter(({ position }) => position?.file !== 'c.vl.yaml')).toEqual([
    chartSyntaxBroken('JSON', fault, at('a.vl.json', 3, 27)), chartSyntaxBroken('JSON', fault, at('b.vl.yaml', 3, 27)), chartSyntaxBroken('JSON', fault, at('report.md', 13, 31)),
  ]);
  expect(diagnostics.filter(({ position }) => position?.file === 'c.vl.yaml')).toMatchObject([{ code: 'chart-syntax-broken', position: { start: { line: 4 } } }]);
});

test('what the interpreter of expressions writes to the console is a warning too', async () => {
  expect(await faultsOf(`${base}transform: [{calculate: "datum.b.constructor.constructor", as: c}]`)).toEqual([
    'warning 6:14 chart drawn with a doubt: Prevented interpretation of member "constructor" which could lead to insecure code execution',
  ]);
});
