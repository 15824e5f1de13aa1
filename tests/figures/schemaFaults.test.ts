/** Faults against Vega-Lite's schema: the property, the value, what is allowed there. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { schemaCheck, type SchemaFault } from '../../src/figures/schemaFaults.js';
import { isSchemaRoot } from '../../src/figures/vegaLiteSchema.js';

const schema: unknown = JSON.parse(readFileSync(new URL('../../node_modules/vega-lite/build/vega-lite-schema.json', import.meta.url), 'utf8'));
if (!isSchemaRoot(schema)) throw new Error('Vega-Lite has no schema');
const check = schemaCheck(schema);

const data = { values: [{ a: 1 }] };
type Path = SchemaFault['path'];
const refused = (path: Path, [value, nearest]: readonly [value: string, nearest?: string], allowed: string): SchemaFault => ({ kind: 'value-refused', value, nearest: nearest ?? null, allowed, path });
const unknown = (path: Path, name: string, nearest: string | null): SchemaFault => ({ kind: 'property-unknown', name, nearest, path: [...path, name] });
const missing = (path: Path, name: string): SchemaFault => ({ kind: 'property-missing', name, path });

describe('the branch that fits best speaks alone', () => {
  test.each<readonly [string, object, readonly SchemaFault[]]>([
    ['no mark', { data, encoding: { x: { field: 'a' } } }, [missing([], 'mark')]],
    ['a transform by its misspelt name', { data, mark: 'bar', transform: [{ calcuate: '1', as: 'b' }] }, [unknown(['transform', 0], 'calcuate', 'calculate')]],
    ['a filter', { data, mark: 'bar', transform: [{ filter: { field: 'a', equl: 3 } }] }, [unknown(['transform', 0, 'filter'], 'equl', 'equal')]],
    ['a condition', { data, mark: 'bar', encoding: { color: { condition: { test: 'a', valu: 'red' }, value: 'blue' } } }, [unknown(['encoding', 'color', 'condition'], 'valu', 'value')]],
    ['a lookup', { data, mark: 'bar', transform: [{ lookup: 'a', from: { data, ky: 'a' } }] }, [unknown(['transform', 0, 'from'], 'ky', 'key')]],
    ['a facet', { data, facet: { row: { feld: 'a' } }, spec: { mark: 'bar' } }, [unknown(['facet', 'row'], 'feld', 'field')]],
    ['a property of config', { data, mark: 'bar', config: { axis: { gridColour: 'red' } } }, [unknown(['config', 'axis'], 'gridColour', 'gridColor')]],
    ['an axis', { data, mark: 'bar', encoding: { x: { field: 'a', axis: { orient: 'lef', labelAngle: '45' } } } }, [
      refused(['encoding', 'x', 'axis', 'orient'], ['lef', 'left'], 'top, bottom, left, right or {expr}'),
      refused(['encoding', 'x', 'axis', 'labelAngle'], ['45'], 'a number from -360 to 360 or {expr}'),
    ]],
    ['a type that tells branches apart', { data, mark: 'bar', params: [{ name: 'p', select: { type: 'intervl' } }] }, [refused(['params', 0, 'select', 'type'], ['intervl', 'interval'], 'point or interval')]],
    ['a format of data', { data: { url: 'a', format: { type: 'topojsn' } }, mark: 'bar' }, [refused(['data', 'format', 'type'], ['topojsn', 'topojson'], 'csv, tsv, dsv, json or topojson')]],
    ['a list where there is none', { data, mark: 'bar', transform: [{ aggregate: [{ op: 'sum', field: 'a', as: 'b' }], groupby: 'a' }] }, [refused(['transform', 0, 'groupby'], ['a'], 'a list')]],
    ['a layer of a concatenation', { data, hconcat: [{ mark: 'bar' }, { layer: [{ mark: 'bar' }, { mark: { type: 'bar', cornerRadius: 'big' } }] }] }, [refused(['hconcat', 1, 'layer', 1, 'mark', 'cornerRadius'], ['big'], 'a number or {expr}')]],
    ['a number out of range', { data, mark: 'bar', encoding: { x: { field: 'a', axis: { gridOpacity: 'full' }, bin: { maxbins: 1 } } } }, [
      refused(['encoding', 'x', 'axis', 'gridOpacity'], ['full'], 'a number from 0 to 1, {expr}, {condition, value} or {condition, expr}'),
      refused(['encoding', 'x', 'bin', 'maxbins'], ['1'], 'a number of at least 2'),
    ]],
    ['data that are none', { data: 5, mark: 'bar' }, [refused(['data'], ['5'], '{url}, {values}, {name}, {sequence}, {sphere}, {graticule} or null')]],
  ])('%s', (_, spec, faults) => {
    expect(check(spec)).toEqual(faults);
  });
});

test('long lists of names are cut, long values too', () => {
  const [fault] = check({ data, mark: 'bar', encoding: { color: { field: 'a', scale: { scheme: 5 }, aggregate: 'x'.repeat(80) } } }).filter(({ path }) => path.at(-1) === 'aggregate');
  expect(fault).toMatchObject({ value: `${'x'.repeat(60)}…`, nearest: null });
  expect(fault).toHaveProperty('allowed', expect.stringMatching(/^average, count, .*, … \(23 in all\), \{argmax\} or \{argmin\}$/));
});

test('what is in order has no fault: the charts of the sample, and what Vega-Lite leaves open', () => {
  const folder = new URL('../../content/ai-cooperation/charts/', import.meta.url);
  const charts = readdirSync(folder).filter((file) => file.endsWith('.vl.json'));
  expect(charts.length).toBeGreaterThan(5);
  for (const file of charts) expect(check(JSON.parse(readFileSync(new URL(file, folder), 'utf8'))), file).toEqual([]);
  expect(check({ $schema: 'x', usermeta: { any: [1] }, data: { values: { anything: true } }, mark: 'bar', encoding: { x: { field: 'a', axis: null, title: ['two', 'lines'] } } })).toEqual([]);
});
