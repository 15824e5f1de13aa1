import { fileURLToPath } from 'node:url';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  chartFamilyUnknown,
  chartFieldUnknown,
  chartFileRefused,
  chartGlyphMissing,
  chartMarkUnknown,
  chartNotVegaLite,
  chartPropertyUnknown,
  chartSizeNotPositive,
  chartSyntaxBroken,
  chartTimeZoneUnknown,
  chartTransformsMissing,
  chartValueUnknown,
  chartViewsMissing,
  figureWithoutAlt,
  pictureFileRefused,
} from '../../src/diagnostics/messages/figures.js';
import { at, chartFile, chinese, elements, figureOf, inlineChart, openDrawer, positionOfLine, texts, vectorOf } from './chartDrawing.js';
import { drawingCharts } from './drawingCharts.js';

const { drawAll, draw, svgOf } = drawingCharts();

describe('a specification', () => {
  test.each([
    ['{"mark": "bar" "data": 1}', chartSyntaxBroken('JSON', 'a comma or a closing brace is expected here', at(11, 16, 17))],
    ['{"mark": "bar"', chartSyntaxBroken('JSON', 'the JSON ends too early', at(11, 15, 16))],
    ['{"$schema": "https://vega.github.io/schema/vega/v6.json", "marks": []}', chartNotVegaLite('https://vega.github.io/schema/vega/v6.json', at(11, 2, 11))],
    ['usermeta: {timeZone: Mars/Olympus}\nmark: bar', chartTimeZoneUnknown('Mars/Olympus', at(11, 12, 20))],
  ])('that cannot be read is an error at the very place', async (spec, diagnostic) => {
    expect((await draw(spec)).diagnostics).toEqual([diagnostic]);
  });

  test('in a JSON file is JSON and nothing more, in a fence YAML too', async () => {
    const text = '{\n "mark": "bar", "data": {"values": [{}]},\n}';
    const { diagnostics } = await drawAll({ figures: [figureOf('a', chartFile('a.vl.json')), figureOf('b', inlineChart(text))], files: { 'a.vl.json': text } });
    expect(diagnostics).toEqual([chartSyntaxBroken('JSON', 'a comma stands before the closing brace', at(3, 1, 2, 'a.vl.json'))]);
  });

  test('in broken YAML is an error at its line and column', async () => {
    const { diagnostics } = await draw('mark: bar\ndata: [1, 2\nencoding: {}');
    expect(diagnostics).toMatchObject([{ code: 'chart-syntax-broken', severity: 'error', position: { file: 'report.md', start: { line: 13 } } }]);
  });

  test('inside a list is placed with the columns that its fence was indented by', async () => {
    const source = { kind: 'chart-inline', value: '{"mark": "bar}', line: 20, indent: 4 } as const;
    const { diagnostics } = await drawAll({ figures: [figureOf('chart', source)] });
    expect(diagnostics.map(({ position }) => position?.start)).toEqual([{ line: 20, column: 14 }]); // the quotation mark in column 10
  });

  test.each([
    ['no mark', '{"data": {"values": [1]}}'],
    ['an unknown mark', '{"data": {"values": [{"a": 1}]}, "mark": "pie", "encoding": {"x": {"field": "a"}}}'],
    ['a broken expression', '{"data": {"values": [{"a": 1}]}, "transform": [{"calculate": "datum.a +", "as": "b"}], "mark": "bar"}'],
    ['a list', '[1, 2]'],
    ['text', 'hello'],
  ])('with %s is an error at its first line', async (_, spec) => {
    const { diagnostics, table } = await draw(spec);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toHaveLength(1);
    expect(diagnostics[0]?.position?.start.line).toBe(11);
    expect(table.size).toBe(0);
  });

  test('is told where its mark is misspelt, its list of views empty or its size nothing', async () => {
    const told = async (spec: string): Promise<unknown> => (await draw(`data: {values: [{a: 1}]}\n${spec}`)).diagnostics;
    expect(await told('mark: baar')).toEqual([chartMarkUnknown('baar', 'bar', at(12, 1, 5))]);
    expect(await told('mark: {type: pie}')).toEqual([chartMarkUnknown('pie', null, at(12, 8, 12))]);
    expect(await told('layer: []')).toEqual([chartViewsMissing('layer', at(12, 1, 6))]);
    expect(await told('mark: bar\ntransform: {}')).toEqual([chartTransformsMissing(at(13, 1, 10))]);
    expect(await told('mark: bar\nencoding:\n  x: {timeUnit: yeer}')).toEqual([chartValueUnknown('timeUnit', { value: 'yeer', nearest: 'year' }, at(14, 7, 15))]);
    expect(await told('mark: bar\nencoding:\n  x: {type: temporl}')).toEqual([chartValueUnknown('type', { value: 'temporl', nearest: 'temporal' }, at(14, 7, 11))]);
    expect(await told('mark: bar\nwidth: -5')).toEqual([chartSizeNotPositive('width', -5, at(13, 1, 6))]);
  });

  test('with an unknown property or field is drawn, with a warning there and the nearest name', async () => {
    const spec = 'data: {values: [{share: 1}]}\nmark: {type: bar, colour: red}\nencoding:\n  x: {field: shrae, type: quantitative}';
    const { diagnostics, table } = await draw(spec);
    expect(diagnostics).toEqual([chartPropertyUnknown('colour', 'color', at(12, 19, 25)), chartFieldUnknown('shrae', 'share', at(14, 7, 12))]);
    expect(table.size).toBe(1);
  });

  test('is not said to mean a coordinate of the drawing', async () => {
    const { diagnostics } = await draw('{"data": {"values": [{"share": 1}]}, "mark": "bar", "encoding": {"x": {"field": "b"}}}');
    expect(diagnostics).toEqual([chartFieldUnknown('b', null, at(11, 72, 79))]);
  });

  test('with fields that transforms make is in order', async () => {
    await svgOf({
      data: { values: [{ a: 1, b: 2 }] },
      transform: [{ fold: ['a', 'b'] }, { calculate: 'datum.value * 2', as: 'twice' }, { aggregate: [{ op: 'sum', field: 'twice', as: 'sum' }], groupby: ['key'] }],
      mark: 'bar', encoding: { x: { field: 'key' }, y: { field: 'sum', type: 'quantitative' } },
    });
  });

  test('of sorted bars with labels is in order, and sorted', async () => {
    const svg = await svgOf({
      data: { values: [{ c: 'A', v: 1 }, { c: 'B', v: 3 }, { c: 'C', v: 2 }] },
      encoding: { y: { field: 'c', sort: '-x', title: null }, x: { field: 'v', type: 'quantitative', title: null } },
      layer: [{ mark: 'bar' }, { mark: { type: 'text', align: 'left' }, encoding: { text: { field: 'v' } } }],
    });
    expect(texts(svg).filter((text) => /^[ABC]$/.test(text))).toEqual(['B', 'C', 'A']);
  });

  test('in a file that is missing is an error at the figure', async () => {
    const { diagnostics } = await drawAll({ figures: [figureOf('a', chartFile('none.vl.json')), figureOf('b', { kind: 'picture-file', url: 'none.png' })] });
    expect(diagnostics).toContainEqual(chartFileRefused('none.vl.json', 'missing', positionOfLine(10)));
    expect(diagnostics).toContainEqual(pictureFileRefused('none.png', 'missing', positionOfLine(10)));
  });

  test('without a text alternative is a warning; an empty one is meant', async () => {
    const spec = inlineChart({ data: { values: [{}] }, mark: 'point' });
    const { diagnostics } = await drawAll({ figures: [figureOf('a', spec, { alt: null }), figureOf('b', spec, { alt: '' })] });
    expect(diagnostics).toEqual([figureWithoutAlt('a', positionOfLine(10))]);
  });
});

describe('text', () => {
  const textChart = (text: string, mark: object = {}) => ({ data: { values: [{ t: text }] }, mark: { type: 'text', ...mark }, encoding: { text: { field: 't' } } });

  test('names registered families in quotes, the Han family behind the Latin one', async () => {
    const [label] = elements(await svgOf(textChart('份额 share', { fontWeight: 'bold', fontStyle: 'italic' })), 'text');
    expect(label?.attributes).toMatchObject({ 'font-family': "'Source Sans 3', 'Noto Sans SC'", 'font-size': '12', 'font-weight': '700', 'font-style': 'italic' });
  });

  test('in a generic or common family is set in the template\'s stack for it', async () => {
    const [label] = elements(await svgOf(textChart('x', { font: 'Courier New, monospace' })), 'text');
    expect(label?.attributes['font-family']).toBe("'Source Code Pro', 'Noto Sans SC'");
  });

  test('in another family is a warning and set in the sans family', async () => {
    const drawn = await draw(textChart('x', { font: 'Comic Sans MS' }));
    expect(drawn.diagnostics).toEqual([chartFamilyUnknown('Comic Sans MS', at(11, 54, 60))]);
    expect(elements(vectorOf(drawn, 'chart').svg, 'text')[0]?.attributes['font-family']).toBe("'Source Sans 3', 'Noto Sans SC'");
  });

  test('with a character that no font has is an error naming it', async () => {
    const { diagnostics, table } = await draw(textChart('a\u{13000}b'));
    expect(diagnostics).toEqual([chartGlyphMissing('\u{13000}', at(11, 21, 24))]);
    expect(table.size).toBe(0);
  });

  test('is measured with the real faces: Han characters are one em wide', async () => {
    const spec = (label: string) => ({ data: { values: [{ c: label, v: 1 }] }, width: 100, mark: 'bar', encoding: { y: { field: 'c', title: null }, x: { field: 'v', type: 'quantitative', title: null } } });
    const widthOf = async (label: string) => Number((await svgOf(spec(label), { metadata: chinese })).attributes['width']);
    expect((await widthOf('中文标签')) - (await widthOf('中'))).toBeCloseTo(36, 1); // three more characters of 12 px
  });

  test('of several lines becomes one element for each', async () => {
    const svg = await svgOf({ title: { text: ['First', 'Second'] }, data: { values: [{}] }, mark: 'point' });
    const [first, second] = elements(svg, 'text');
    expect(texts(svg).slice(0, 2)).toEqual(['First', 'Second']);
    expect(Number(second?.attributes['y']) - Number(first?.attributes['y'])).toBe(19); // the house's line height of titles
  });
});

describe('dates', () => {
  const hours = { data: { values: [{ t: '2024-03-31T22:00:00Z', v: 1 }, { t: '2024-04-01T02:00:00Z', v: 2 }] }, mark: 'point', encoding: { x: { field: 't', type: 'temporal', timeUnit: 'yearmonthdatehours', axis: { format: '%d %H' } }, y: { field: 'v', type: 'quantitative', title: null } } };

  test('are drawn in UTC whatever zone the machine is in', async () => {
    expect(process.env['TZ']).toBe('Asia/Kathmandu');
    expect(texts(await svgOf(hours))).toEqual(expect.arrayContaining(['31 22', '01 00', '01 02']));
  });

  test('are drawn in the zone that the spec names', async () => {
    expect(texts(await svgOf({ ...hours, usermeta: { timeZone: 'Asia/Shanghai' } }))).toEqual(expect.arrayContaining(['01 06', '01 08', '01 10']));
    expect(texts(await svgOf(hours))).toContain('31 22'); // and the next chart in UTC again
  });

  const months = { data: { values: [{ t: '2024-01-01', v: 1 }, { t: '2024-02-01', v: 2 }] }, mark: 'bar', encoding: { x: { field: 't', timeUnit: 'yearmonth', type: 'ordinal', title: null }, y: { field: 'v', type: 'quantitative', title: null } } };
  test('are written as the language writes them', async () => {
    expect(texts(await svgOf(months))).toEqual(expect.arrayContaining(['Jan 2024', 'Feb 2024']));
    expect(texts(await svgOf(months, { metadata: chinese }))).toEqual(expect.arrayContaining(['2024年1月', '2024年2月']));
  });

  test('on a Chinese axis name years and months', async () => {
    const axis = { data: { values: [{ t: '2023-10-01', v: 1 }, { t: '2024-04-01', v: 2 }] }, mark: 'line', encoding: { x: { field: 't', type: 'temporal', title: null }, y: { field: 'v', type: 'quantitative', title: null } } };
    expect(texts(await svgOf(axis, { metadata: chinese }))).toEqual(expect.arrayContaining(['2024年', '2月']));
  });

  test('given as a lone number are milliseconds', async () => {
    const scale = { domain: [1500000000000, 1500900000000] };
    const spec = { data: { values: [{ ts: 1500400000000 }] }, mark: 'point', encoding: { x: { field: 'ts', type: 'temporal', scale } } };
    expect(texts(await svgOf(spec))).toContain('17 Jul');
  });

  test('of today are the date of the manuscript', async () => {
    const spec = { data: { values: [{}] }, mark: 'text', encoding: { text: { value: { expr: "timeFormat(now(), '%Y-%m-%d')" } } } };
    expect(texts(await svgOf(spec))).toEqual(['2026-11-23']);
  });
});

describe('the drawing', () => {
  const random = { data: { sequence: { start: 0, stop: 9, as: 'i' } }, transform: [{ calculate: 'random()', as: 'r' }, { sample: 5 }], mark: { type: 'line', clip: true }, encoding: { x: { field: 'i', type: 'quantitative' }, y: { field: 'r', type: 'quantitative' } } };

  test('is the same in every run, random numbers included', async () => {
    const first = vectorOf(await draw(random), 'chart').markup;
    expect(vectorOf(await draw(random), 'chart').markup).toBe(first);
    const other = await openDrawer();
    expect(vectorOf(await draw(random, { drawer: other }), 'chart').markup).toBe(first);
    other.close();
  });

  test('has ids that depend on the key alone, and is made once for a file', async () => {
    const { table } = await drawAll({
      figures: [figureOf('fig-one', chartFile('a.vl.json')), figureOf('图二', chartFile('a.vl.json'))], files: { 'a.vl.json': JSON.stringify(random) },
    });
    const one = vectorOf({ table, diagnostics: [] }, 'fig-one');
    const two = vectorOf({ table, diagnostics: [] }, '图二');
    expect(one.markup).toContain('clip-path="url(#fig-one-1)"');
    expect(two.markup).toContain('clip-path="url(#_56fe_4e8c-1)"');
    expect(two.markup.replaceAll('_56fe_4e8c', 'fig-one')).toBe(one.markup);
  });

  test('has no style sheet, class, label or missing coordinate', async () => {
    const { svg, markup } = vectorOf(await draw(random), 'chart');
    expect(markup).not.toMatch(/<style|class=|style=|aria-|role=|pointer-events|xlink/);
    for (const line of elements(svg, 'line')) expect(Object.keys(line.attributes)).toEqual(expect.arrayContaining(['x1', 'y1', 'x2', 'y2']));
    expect(markup.match(/\d\.\d{3,}/g)).toBeNull();
  });

  test('keeps links to the web and drops all others', async () => {
    const spec = { data: { values: [{ a: 1, u: 'https://example.org/' }, { a: 2, u: 'javascript:alert(1)' }, { a: 3, u: 'file:///etc/passwd' }] }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' }, href: { field: 'u' } } };
    const { markup } = vectorOf(await draw(spec), 'chart');
    expect(markup.match(/<a [^>]*>/g)).toEqual(['<a href="https://example.org/">']);
    expect(markup).not.toMatch(/javascript|passwd/);
  });

  test('has its legend at the side when a row above would not fit', async () => {
    const rows = Array.from({ length: 14 }, (_, index) => ({ x: index, s: `Industry number ${index}` }));
    const svg = await svgOf({ usermeta: { lint: '-colours' }, data: { values: rows }, mark: 'point', encoding: { x: { field: 'x', type: 'quantitative' }, color: { field: 's', title: null } } });
    expect(Number(svg.attributes['width'])).toBeLessThanOrEqual(600);
  });

  test('keeps what the spec sets itself', async () => {
    const spec = { width: 120, height: 80, padding: 0, config: { bar: { color: 'firebrick' }, axis: { labelFontSize: 20 } }, data: { values: [{ a: 'x', b: 2 }] }, mark: 'bar', encoding: { x: { field: 'a' }, y: { field: 'b', type: 'quantitative' } } };
    const svg = await svgOf(spec);
    expect(elements(svg, 'path').some(({ attributes }) => attributes['fill'] === '#b22222')).toBe(true);
    expect(elements(svg, 'text').some(({ attributes }) => attributes['font-size'] === '20')).toBe(true);
  });

  test('is as wide as the text of a page when the spec does not say', async () => {
    const svg = await svgOf({ data: { values: [{ a: 1, b: 2 }] }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } } });
    expect(svg.attributes['width']).toBe('600');
    expect(svg.attributes['height']).toBe('280');
  });
});

describe('a figure with a width', () => {
  const line = { data: { values: [{ a: 1, b: 2 }] }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' } } };
  const sizeOf = async (spec: object, widthPercent: number): Promise<readonly unknown[]> => {
    const { attributes } = vectorOf(await drawAll({ figures: [figureOf('a', inlineChart(spec), { widthPercent })] }), 'a').svg;
    return [attributes['width'], attributes['height']];
  };

  test('is drawn as wide as it is shown, so that its labels keep their size', async () => {
    expect(await sizeOf(line, 80)).toEqual(['480', '224']);
    expect(await sizeOf(line, 50)).toEqual(['300', '200']);
  });

  test('keeps the width that the spec gives', async () => {
    const [half, full] = [await sizeOf({ ...line, width: 400, height: 100 }, 50), await sizeOf({ ...line, width: 400, height: 100 }, 100)];
    expect(half).toEqual(full);
  });

  test('and the same file in another width are two drawings, remarked on alike', async () => {
    const figures = [figureOf('a', chartFile('a.vl.json'), { widthPercent: 50 }), figureOf('b', chartFile('a.vl.json'))];
    const drawn = await drawAll({ figures, files: { 'a.vl.json': JSON.stringify(line) } });
    expect([vectorOf(drawn, 'a').widthPx, vectorOf(drawn, 'b').widthPx]).toEqual([300, 600]);
  });
});

describe('a chart is a warning', () => {
  test.each([
    ['its data are empty', { data: { values: [] }, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative' } } }],
    ['its areas have no extent', { data: { values: [{ q: 1, t: 'A', s: 12 }, { q: 2, t: 'A', s: 18 }] }, mark: 'area', encoding: { x: { field: 'q', type: 'ordinal' }, y: { field: 't', type: 'nominal' }, yOffset: { field: 's', type: 'quantitative' } } }],
    ['a filter leaves no row', { data: { values: [{ a: 1 }] }, transform: [{ filter: 'datum.a > 1' }], mark: 'line', encoding: { x: { field: 'a', type: 'quantitative' }, color: { field: 'a', type: 'nominal' } } }],
  ])('where %s', async (_, spec) => {
    expect((await draw(spec)).diagnostics.map(({ code, severity }) => [code, severity])).toContainEqual(['chart-rows-missing', 'warning']);
  });

  test('where it is too large for any page', async () => {
    const { diagnostics, table } = await draw({ width: 100, height: 9000, data: { values: [{ a: 1 }] }, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative' } } });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['chart-too-large', 'warning']]);
    expect(diagnostics[0]?.message).toMatch(/ × 90\d\d px/);
    expect(table.size).toBe(1);
  });
});

test('a missing logo is an error at its line', async () => {
  const { diagnostics } = await drawAll({ figures: [], metadata: { logo: 'no.svg', logoPosition: at(4, 1, 5) } });
  expect(diagnostics).toEqual([pictureFileRefused('no.svg', 'missing', at(4, 1, 5))]);
});

describe('the house style', () => {
  const folder = new URL('../golden/figures/', import.meta.url);
  test.each(readdirSync(folder).filter((file) => file.endsWith('.vl.json')))('%s', async (file) => {
    const metadata = file.startsWith('zh-') ? chinese : {};
    const drawn = await draw(readFileSync(new URL(file, folder), 'utf8'), { metadata });
    expect(drawn.diagnostics).toEqual([]);
    const lines = vectorOf(drawn, 'chart').markup.replaceAll('><', '>\n<');
    await expect(`${lines}\n`).toMatchFileSnapshot(fileURLToPath(new URL(file.replace('.vl.json', '.svg'), folder)));
  });
});
