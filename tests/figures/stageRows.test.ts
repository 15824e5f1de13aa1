import { expect, test } from 'vitest';
import { stageRows, withoutUnused } from '../../src/figures/stageRows.js';

const filter = (expr: string): object => ({ type: 'filter', expr });
const headsOf = (spec: Readonly<Record<string, unknown>>): readonly string[] => stageRows(spec, true).heads;

test('a data set whose transforms no reader changes is taken whole', () => {
  expect(headsOf({ data: [{ name: 'source_0', url: 'a.csv' }, { name: 'data_0', source: 'source_0', transform: [filter("datum['year'] >= 2000 && isValid(datum.x)")] }] })).toEqual(['source_0', 'data_0']);
});

test.each([
  ['a parameter', 'datum.share > threshold'],
  ['a selection', "vlSelectionTest('brush_store', datum)"],
  ['another data set', "length(data('source_1'))"],
  ['a scale', "scale('x', datum.a) > 0"],
  ['the clock', 'datum.t < now()'],
  ['dice', 'random() < 0.5'],
])('rows are taken before a filter that asks %s', (_, expression) => {
  const { spec, heads } = stageRows({ data: [{ name: 'data_0', url: 'a.csv', transform: [filter('datum.a > 1'), filter(expression), filter('datum.b > 1')] }] }, true);
  expect(heads).toEqual(['data_0_rows']);
  expect(spec['data']).toEqual([
    { name: 'data_0_rows', url: 'a.csv', transform: [filter('datum.a > 1')] },
    { name: 'data_0', source: 'data_0_rows', transform: [filter(expression), filter('datum.b > 1')] },
  ]);
});

test('names of fields and texts are no names of parameters', () => {
  expect(headsOf({ data: [{ name: 'd', url: 'a.csv', transform: [filter("datum.threshold > 1 && datum['width'] != 'now(' && datum . brush")] }] })).toEqual(['d']);
});

test('a transform that makes a signal stays, and so does what depends on one', () => {
  const extent = { type: 'extent', field: 'a', signal: 'extent_a' };
  expect(stageRows({ data: [{ name: 'd', url: 'a.csv', transform: [extent, { type: 'bin', field: 'a', extent: { signal: 'extent_a' } }] }] }, true).spec['data']).toEqual([
    { name: 'd_rows', url: 'a.csv', transform: [] },
    { name: 'd', source: 'd_rows', transform: [extent, { type: 'bin', field: 'a', extent: { signal: 'extent_a' } }] },
  ]);
});

test('what selections write to is left alone', () => {
  const store = { name: 'brush_store', values: [{ unit: 'a' }] };
  expect(stageRows({ data: [store] }, true)).toEqual({ spec: { data: [store] }, heads: [] });
});

test('a data set that nothing names goes, and then the one that only it named', () => {
  const marks = [{ type: 'symbol', from: { data: 'c' } }];
  expect(withoutUnused({ data: [{ name: 'aa', values: [{ text: 'bb' }] }, { name: 'bb', source: 'aa' }, { name: 'c', values: [] }], marks })['data']).toEqual([{ name: 'c', values: [] }]);
});
