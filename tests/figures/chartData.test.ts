/** Data of charts: their formats, encodings and places. */
import { describe, expect, test } from 'vitest';
import { chartDataBroken, chartDataNotUtf8, chartDataRefused } from '../../src/diagnostics/messages/figures.js';
import { fileReadAsGb18030 } from '../../src/diagnostics/messages/files.js';
import { at, chartFile, elements, figureOf, texts, vectorOf } from './chartDrawing.js';
import { drawingCharts } from './drawingCharts.js';

const { drawAll, draw, svgOf } = drawingCharts();

const barOf = (url: string, format?: object) => ({
  data: { url, ...(format === undefined ? {} : { format }) }, mark: 'bar', encoding: { y: { field: 'name', type: 'nominal' }, x: { field: 'value', type: 'quantitative' } },
});

describe('data', () => {
  const expected = ['A', 'B', 'value', 'name'];
  test.each([
    ['csv', 'name,value\nA,1\nB,2\n'],
    ['csv with a byte order mark and CRLF', '\uFEFFname,value\r\nA,1\r\nB,2\r\n'],
    ['tsv', 'name\tvalue\nA\t1\nB\t2\n'],
    ['json', '[{"name":"A","value":1},{"name":"B","value":2}]'],
    ['ndjson', '{"name":"A","value":1}\n\n{"name":"B","value":2}\r\n'],
  ])('is read from %s', async (format, content) => {
    const url = `data/rows.${format.split(' ')[0] ?? ''}`;
    const svg = await svgOf(barOf(url), { files: { [url]: content } });
    expect(texts(svg)).toEqual(expect.arrayContaining(expected));
    expect(elements(svg, 'path').filter(({ attributes }) => attributes['fill'] === '#0b4f6c')).toHaveLength(2);
  });

  test('is read from TopoJSON and looked up in a second file', async () => {
    const land = { type: 'Topology', arcs: [[[0, 0], [0, 9], [9, 9], [9, 0], [0, 0]]], objects: { land: { type: 'GeometryCollection', geometries: [{ type: 'Polygon', arcs: [[0]], id: 1 }] } } };
    const svg = await svgOf(
      {
        data: { url: 'land.topojson', format: { type: 'topojson', feature: 'land' } },
        transform: [{ lookup: 'id', from: { data: { url: 'rate.csv' }, key: 'id', fields: ['rate'] } }],
        mark: 'geoshape', encoding: { color: { field: 'rate', type: 'quantitative' } },
      },
      { files: { 'land.topojson': JSON.stringify(land), 'rate.csv': 'id,rate\n1,5\n' } },
    );
    expect(texts(svg)).toContain('rate');
  });

  test('paths are relative to the file they are written in', async () => {
    const drawn = await drawAll({
      figures: [figureOf('chart', chartFile('charts/bar.vl.json'))],
      files: { 'charts/bar.vl.json': JSON.stringify(barOf('../data/rows.csv')).replace('../data', 'data'), 'charts/data/rows.csv': 'name,value\nA,1\n' },
    });
    expect(drawn.diagnostics).toEqual([]);
    expect(texts(vectorOf(drawn, 'chart').svg)).toContain('A');
  });

  test('that is missing is an error at its address, in the fence or in the chart file', async () => {
    const spec = 'data:\n  url: data/none.csv\nmark: bar\n';
    expect((await draw(spec)).diagnostics).toEqual([chartDataRefused('data/none.csv', 'missing', at(12, 3, 6))]); // fence from line 11
    const drawn = await drawAll({ figures: [figureOf('chart', chartFile('a.vl.yaml'))], files: { 'a.vl.yaml': spec } });
    expect(drawn.diagnostics).toEqual([chartDataRefused('data/none.csv', 'missing', at(2, 3, 6, 'a.vl.yaml'))]);
    expect(drawn.table.size).toBe(0);
  });

  test.each(['../secret.csv', '/etc/passwd', 'file:///etc/passwd', 'https://example.org/a.csv'])('outside the folder is refused: %s', async (url) => {
    const { diagnostics, table } = await draw(barOf(url));
    expect(diagnostics.map(({ code }) => code)).toEqual(['chart-data-outside']);
    expect(table.size).toBe(0);
  });

  test('outside the folder is said to be allowed by the command line, and an address not to be fetched', async () => {
    expect((await draw(barOf('../secret.csv'))).diagnostics[0]?.hint).toContain('--allow FOLDER');
    expect((await draw(barOf('https://example.org/a.csv'))).diagnostics[0]?.hint).toContain('nothing is fetched');
  });

  test('that is not in its format, or in no encoding that is read, is an error at its address', async () => {
    expect((await draw(barOf('a.json'), { files: { 'a.json': '[{' } })).diagnostics).toEqual([chartDataBroken('a.json', at(11, 10, 15))]);
    const latin = Buffer.from('name,value\nZ\xfcrich,1\n', 'latin1');
    expect((await draw(barOf('a.csv'), { files: { 'a.csv': latin } })).diagnostics).toEqual([chartDataNotUtf8('a.csv', at(11, 10, 15))]);
  });

  test('in GB18030 and UTF-16 is read, with Chinese names of columns', async () => {
    const chinese = { data: { url: 'a.csv' }, mark: 'bar', encoding: { y: { field: '国家' }, x: { field: '增长率（%）', type: 'quantitative' } } };
    // 国家,增长率（%） 中国,5.2
    const gb18030 = Buffer.from('b9fabcd22cd4f6b3a4c2caa3a825a3a90d0ad6d0b9fa2c352e320d0a', 'hex');
    const drawn = await draw(chinese, { files: { 'a.csv': gb18030 } });
    expect(drawn.diagnostics).toEqual([fileReadAsGb18030('a.csv', at(11, 10, 15))]);
    expect(texts(vectorOf(drawn, 'chart').svg)).toEqual(expect.arrayContaining(['国家', '增长率（%）', '中国']));
    const utf16 = Buffer.from('\ufeff国家,增长率（%）\r\n中国,5.2\r\n', 'utf16le');
    expect(texts(await svgOf(chinese, { files: { 'a.csv': utf16 } }))).toContain('中国');
  });

  test('is parsed as the format of the spec says: numbers, dates, text, its own delimiter, a property', async () => {
    const drawn = async (data: object, files: Readonly<Record<string, string>>) =>
      texts(await svgOf({ data, mark: 'text', encoding: { y: { field: 'd', type: 'temporal', timeUnit: 'yearmonthdate', axis: { format: '%Y-%m-%d' } }, text: { field: 'v' } } }, { files }));
    const format = { type: 'dsv', delimiter: ';', parse: { d: "date:'%d.%m.%Y'", v: 'number' } };
    expect(await drawn({ url: 'a.txt', format }, { 'a.txt': 'd;v\n31.12.2024;007\n' })).toEqual(expect.arrayContaining(['2024-12-31', '7']));
    expect(await drawn({ url: 'a.csv', format: { parse: { d: "utc:'%Y年%m月%d日'", v: 'string' } } }, { 'a.csv': 'd,v\n2024年03月05日,007\n' })).toEqual(expect.arrayContaining(['2024-03-05', '007']));
    expect(await drawn({ url: 'a.json', format: { property: 'rows.list' } }, { 'a.json': '{"rows":{"list":[{"d":"2024-03-05","v":"x"}]}}' })).toEqual(expect.arrayContaining(['2024-03-05', 'x']));
  });
});
