/** What charts say in words, and the rows behind them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import type { FigureData } from '../../src/figures/figureTable.js';
import { chartSourceNoText, figureWithoutAlt } from '../../src/diagnostics/messages/figures.js';
import { chinese, drawFigures, figureOf, inlineChart, openDrawer, positionOfLine, vectorOf } from './chartDrawing.js';

let drawer: ChartDrawer;
beforeAll(async () => {
  drawer = await openDrawer();
});
afterAll(() => {
  drawer.close();
});

type More = Partial<Parameters<typeof drawFigures>[0]>;

async function meaningOf(spec: object, more: More = {}) {
  const drawn = await drawFigures({ figures: [figureOf('chart', inlineChart(spec))], drawer, ...more });
  // how these charts look to their readers is told elsewhere
  expect(drawn.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { meaning } = vectorOf(drawn, 'chart');
  if (meaning === undefined) throw new Error('the chart has no meaning');
  return meaning;
}

const english = async (spec: object): Promise<string> => (await meaningOf(spec)).description;
const inChinese = async (spec: object): Promise<string> => (await meaningOf(spec, { metadata: chinese })).description;

async function dataOf(spec: object, more: More = {}): Promise<FigureData> {
  const { data } = await meaningOf(spec, more);
  if (data === null) throw new Error('the chart has no data');
  return data;
}

const countries = [{ country: 'Norway', share: 12 }, { country: 'Kenya', share: 40 }, { country: 'Chile', share: 31 }];
const bars = { data: { values: countries }, mark: 'bar', encoding: { y: { field: 'country', title: 'Country' }, x: { field: 'share', type: 'quantitative', title: 'Share (%)' } } };
const years = ['2020', '2021', '2022'];
const rows = years.flatMap((year, index) => [{ year: `${year}-01-01`, v: 10 + index * 15, s: 'solar' }, { year: `${year}-01-01`, v: 60 - index * 20, s: 'coal' }]);
const line = (values: readonly object[], more: object = {}) => ({
  data: { values }, mark: 'line', encoding: { x: { field: 'year', type: 'temporal', title: 'Year' }, y: { field: 'v', type: 'quantitative', title: 'Output (TWh)' }, ...more },
});
const series = { color: { field: 's', title: 'Source' } };
const points = Array.from({ length: 20 }, (_, x) => ({ x, y: 100 - 3 * x, g: x % 2 === 0 ? 'even' : 'odd' }));
const scatter = { data: { values: points }, mark: 'point', encoding: { x: { field: 'x', type: 'quantitative', title: 'Hours' }, y: { field: 'y', type: 'quantitative', title: 'Stock' }, color: { field: 'g', title: 'Parity' } } };
const histogram = { data: { values: [1, 2, 2, 3, 3, 3, 7].map((v) => ({ v })) }, mark: 'bar', encoding: { x: { field: 'v', bin: { step: 2 }, title: 'Score' }, y: { aggregate: 'count' } } };
const cells = ['Mon', 'Tue'].flatMap((day, d) => ['am', 'pm'].map((half, h) => ({ day, half, n: 1000 * (d + 2 * h) + 500 })));
const heatmap = { data: { values: cells }, mark: 'rect', encoding: { x: { field: 'half', title: 'Half' }, y: { field: 'day', title: 'Day' }, color: { field: 'n', type: 'quantitative', title: 'Calls' } } };
const pie = { data: { values: countries }, mark: 'arc', encoding: { theta: { field: 'share', type: 'quantitative', title: 'Exports' }, color: { field: 'country', title: null } } };
const square = (x: number) => ({ type: 'Polygon', coordinates: [[[x, 0], [x, 5], [x + 5, 5], [x + 5, 0], [x, 0]]] });
const map = {
  data: { values: [{ type: 'Feature', properties: { name: 'Aland', rate: 0.05 }, geometry: square(0) }, { type: 'Feature', properties: { name: 'Beland', rate: 0.25 }, geometry: square(8) }] },
  mark: 'geoshape', encoding: { color: { field: 'properties.rate', type: 'quantitative', title: 'Unemployment', legend: { format: '.0%' } } },
};
const facet = { ...bars, data: { values: countries.flatMap((row) => [{ ...row, sex: 'women' }, { ...row, share: row.share / 2, sex: 'men' }]) }, encoding: { ...bars.encoding, column: { field: 'sex', title: 'Sex' } } };

describe('a description in English', () => {
  test.each([
    ['bars', bars, 'Bar chart of Share (%) by Country, 3 bars. Highest: 40 (Kenya); lowest: 12 (Norway).'],
    ['a line', line(rows.filter(({ s }) => s === 'solar')), 'Line chart of Output (TWh) from 2020 to 2022. It rises from 10 to 40. Highest: 40 (2022); lowest: 10 (2020).'],
    ['several lines', line(rows, series), 'Line chart of Output (TWh) from 2020 to 2022. 2 lines by Source: solar and coal. Solar rises from 10 to 40; coal falls from 60 to 20. Highest: 60 (2020, coal); lowest: 10 (2020, solar).'.replace('Solar', 'solar')],
    ['points', scatter, 'Scatter plot of Stock against Hours, 20 points. 2 groups by Parity: even and odd. Ranges: Hours from 0 to 19 and Stock from 43 to 100. As Hours rises, Stock tends to fall (correlation −1.00).'],
    ['a histogram', histogram, 'Histogram of Score, 3 intervals. Most frequent: 5 (2 to 4); least frequent: 1 (0 to 2).'],
    ['a heatmap', heatmap, 'Heatmap of Calls by Half and Day, 4 cells. Highest: 3500 (pm, Tue); lowest: 500 (am, Mon).'],
    ['a pie', pie, 'Pie chart of Exports, 3 parts. Norway: 12 (14.5 %), Kenya: 40 (48.2 %) and Chile: 31 (37.3 %).'],
    ['panels', facet, 'Bar chart of Share (%) by Country, 6 bars. 2 panels by Sex: men and women. Highest: 40 (Kenya, women); lowest: 6 (Norway, men).'],
    ['a map', map, 'Map of 2 areas, shaded by Unemployment. Highest: 25% (Beland); lowest: 5% (Aland).'],
  ])('of %s', async (_, spec, sentences) => {
    expect(await english(spec)).toBe(sentences);
  });

  test('of layers tells each measure once, and nothing of labels', async () => {
    const spec = {
      data: { values: [{ q: 1, a: 5, b: 0.2 }, { q: 2, a: 9, b: 0.1 }] }, encoding: { x: { field: 'q', type: 'ordinal', title: 'Quarter' } },
      layer: [
        { mark: 'bar', encoding: { y: { field: 'a', type: 'quantitative', title: 'Sales' } } },
        { mark: 'text', encoding: { y: { field: 'a', type: 'quantitative' }, text: { field: 'a' } } },
        { mark: { type: 'line', point: true }, encoding: { y: { field: 'b', type: 'quantitative', title: 'Margin', axis: { format: '.0%' } } } },
      ],
    };
    expect(await english(spec)).toBe(
      'Bar chart of Sales by Quarter, 2 bars. It rises from 5 to 9. Highest: 9 (2); lowest: 5 (1). With it a line chart of Margin from 1 to 2. It falls from 20% to 10%. Highest: 20% (1); lowest: 10% (2).',
    );
  });

  test('of several charts numbers them, under the title of all', async () => {
    const { data, ...bar } = bars;
    const spec = { title: 'Two views', data, hconcat: [{ ...bar, title: 'Shares' }, { mark: 'arc', encoding: { theta: { field: 'share', type: 'quantitative' }, color: { field: 'country' } } }] };
    expect(await english(spec)).toBe(
      'Two views. 2 charts. (1) Shares. Bar chart of Share (%) by Country, 3 bars. Highest: 40 (Kenya); lowest: 12 (Norway). (2) Pie chart of share, 3 parts. Norway: 12 (14.5 %), Kenya: 40 (48.2 %) and Chile: 31 (37.3 %).',
    );
  });

  test('of a box plot tells the medians; of grouped sums what was summed', async () => {
    const values = ['a', 'b'].flatMap((g) => [1, 2, 3, 4, 5, 6, 7, 8].map((v) => ({ g, v: g === 'a' ? v : v * 10 })));
    expect(await english({ data: { values }, mark: 'boxplot', encoding: { x: { field: 'g' }, y: { field: 'v', type: 'quantitative' } } })).toBe('Box plot of v by g, 2 boxes. Highest median: 45 (b); lowest: 4.5 (a).');
    expect(await english({ data: { values }, mark: 'bar', encoding: { x: { field: 'g' }, y: { field: 'v', aggregate: 'sum' } } })).toBe('Bar chart of sum of v by g, 2 bars. Highest: 360 (b); lowest: 36 (a).');
  });

  test('says nothing of titles that are hidden, and rounds long numbers', async () => {
    const hidden = { data: { values: [{ c: 'A', n: 1234567 }, { c: 'B', n: 2345678901 }] }, mark: 'bar', encoding: { x: { field: 'c', title: null }, y: { field: 'n', type: 'quantitative', axis: null } } };
    expect(await english(hidden)).toBe('Bar chart of n, 2 bars. Highest: 2.35 billion (B); lowest: 1.23 million (A).');
    expect(await inChinese(hidden)).toBe('柱形图，显示 n，共 2 项。最高为 23.5 亿（B），最低为 123 万（A）。');
  });
});

describe('a description in Chinese', () => {
  test.each([
    ['bars', bars, '条形图，显示 Share (%)，按 Country 排列，共 3 项。最高为 40（Kenya），最低为 12（Norway）。'],
    ['a line', line(rows.filter(({ s }) => s === 'solar'), { y: { field: 'v', type: 'quantitative', title: '发电量（太瓦时）' } }), '折线图，显示发电量（太瓦时），自 2020年至 2022年。总体由 10 升至 40。最高为 40（2022年），最低为 10（2020年）。'],
    ['several lines', line(rows.map((row) => ({ ...row, s: row.s === 'solar' ? '光伏' : '煤电' })), { color: { field: 's', title: '来源' } }),
      '折线图，显示 Output (TWh)，自 2020年至 2022年。按来源分为 2 条线：光伏、煤电。光伏由 10 升至 40；煤电由 60 降至 20。最高为 60（2020年，煤电），最低为 10（2020年，光伏）。'],
    ['points', scatter, '散点图，横轴为 Hours，纵轴为 Stock，共 20 个点。按 Parity 分为 2 组：even、odd。Hours 介于 0 与 19 之间，Stock 介于 43 与 100 之间。Hours 越高，Stock 大体越低（相关系数 −1.00）。'],
    ['a histogram', histogram, '直方图，显示 Score 的分布，共 3 个区间。最多为 5（2 至 4），最少为 1（0 至 2）。'],
    ['a heatmap', heatmap, '热力图，按 Half 和 Day 排列，显示 Calls，共 4 格。最高为 3500（pm，Tue），最低为 500（am，Mon）。'],
    ['a pie', pie, '饼图，显示 Exports 的构成，共 3 部分。Norway 12（14.5%）、Kenya 40（48.2%）、Chile 31（37.3%）。'],
    ['panels', facet, '条形图，显示 Share (%)，按 Country 排列，共 6 项。按 Sex 分为 2 幅小图：men、women。最高为 40（Kenya，women），最低为 6（Norway，men）。'],
    ['a map', map, '地图，共 2 个区域，颜色表示 Unemployment。最高为 25%（Beland），最低为 5%（Aland）。'],
  ])('of %s', async (_, spec, sentences) => {
    expect(await inChinese(spec)).toBe(sentences);
  });
});

describe('the data behind a chart', () => {
  test('are the rows and fields that it draws, titled as the chart titles them', async () => {
    const spec = { ...bars, data: { values: countries.map((row) => ({ ...row, secret: 'x', note: 'y' })) }, transform: [{ filter: 'datum.share > 20' }] };
    expect(await dataOf(spec)).toEqual({ columns: [{ title: 'Country', align: null }, { title: 'Share (%)', align: 'right' }], rows: [['Kenya', '40'], ['Chile', '31']], rowCount: 2, csv: null });
  });

  test('are what was counted, binned and dated, in the language', async () => {
    expect(await dataOf(histogram)).toMatchObject({ columns: [{ title: 'Score' }, { title: 'number of records' }], rows: [['0 to 2', '1'], ['2 to 4', '5'], ['6 to 8', '1']] });
    const months = { data: { values: [{ t: '2024-01-05', v: 1 }, { t: '2024-02-05', v: 12345.678 }] }, mark: 'bar', encoding: { x: { field: 't', timeUnit: 'yearmonth', title: '月份' }, y: { field: 'v', type: 'quantitative' } } };
    expect((await dataOf(months)).rows).toEqual([['January 2024', '1.00'], ['February 2024', '12,345.68']]);
    expect((await dataOf(months, { metadata: chinese })).rows).toEqual([['2024年1月', '1.00'], ['2024年2月', '12,345.68']]);
  });

  test('of layers are one table, joined by what they share', async () => {
    const spec = {
      data: { values: [{ y: 1, a: 5 }, { y: 2, a: 9 }] }, encoding: { x: { field: 'y', type: 'ordinal' } },
      layer: [{ mark: 'bar', encoding: { y: { field: 'a', type: 'quantitative' } } }, { transform: [{ filter: 'datum.a > 6' }, { calculate: "'record'", as: 'note' }], mark: 'text', encoding: { text: { field: 'note' } } }],
    };
    expect(await dataOf(spec)).toMatchObject({ columns: [{ title: 'y' }, { title: 'a' }, { title: 'note' }], rows: [['1', '5', ''], ['2', '9', 'record']] });
  });

  test('of labels on either side fill one table, without the places of the labels', async () => {
    const label = (side: string) => ({
      transform: [{ filter: `datum.side == '${side}'` }, { calculate: "datum.side == 'l' ? datum.a - 1 : datum.b + 1", as: 'beside' }],
      mark: 'text', encoding: { x: { field: 'beside', type: 'quantitative' }, text: { field: 'words', title: 'Event' } },
    });
    const spec = {
      data: { values: [{ n: 1, a: '2020-01-01', b: '2020-12-31', side: 'l', words: 'first' }, { n: 2, a: '2021-03-01', b: '2021-03-02', side: 'r', words: 'second' }] },
      encoding: { y: { field: 'n', type: 'ordinal', axis: null } },
      layer: [{ mark: 'rule', encoding: { x: { field: 'a', type: 'temporal', title: 'from' }, x2: { field: 'b', title: 'to' } } }, { ...label('l') }, { ...label('r') }],
    };
    expect(await dataOf(spec)).toMatchObject({
      columns: [{ title: 'n' }, { title: 'from' }, { title: 'to' }, { title: 'Event' }],
      rows: [['1', '1 January 2020', '31 December 2020', 'first'], ['2', '1 March 2021', '2 March 2021', 'second']],
    });
  });

  test('of labels that share nothing but their rows are joined by these', async () => {
    const spec = {
      data: { values: [{ part: 'kept', v: 85 }, { part: 'given', v: 15 }] }, transform: [{ calculate: "datum.v + ' %'", as: 'words' }],
      layer: [{ mark: 'bar', encoding: { x: { field: 'v', type: 'quantitative' }, color: { field: 'part', title: 'Part' } } }, { mark: 'text', encoding: { text: { field: 'words', title: 'Share' } } }],
    };
    expect(await dataOf(spec)).toMatchObject({ columns: [{ title: 'Part' }, { title: 'v' }, { title: 'Share' }], rows: [['kept', '85', '85 %'], ['given', '15', '15 %']] });
  });

  test('beyond the first hundred are kept as CSV alone', async () => {
    const many = { data: { sequence: { start: 0, stop: 250, as: 'i' } }, mark: 'point', encoding: { x: { field: 'i', type: 'quantitative' }, y: { value: 10 } } };
    const data = await dataOf(many);
    expect([data.rows.length, data.rowCount, data.csv?.split('\r\n').length]).toEqual([100, 250, 252]); // a head, and an end
  });

  test('are written as CSV where they are attached: plain values, a mark for Excel, quotes where needed', async () => {
    const values = [{ d: '2024-03-05', c: 'A, "B"', v: 0.5 }, { d: '2024-03-06', c: '中国', v: 1200000 }];
    const spec = { data: { values }, mark: 'bar', encoding: { x: { field: 'd', type: 'temporal' }, y: { field: 'v', type: 'quantitative', axis: { format: '.1%' } }, color: { field: 'c' } } };
    expect((await dataOf(spec, { metadata: { dataSharing: 'attach' } })).csv).toBe('\ufeffd,c,v\r\n2024-03-05,"A, ""B""",0.5\r\n2024-03-06,中国,1200000\r\n');
  });

  test('are none where the figure or the manuscript says so, and the figure has the last word', async () => {
    const figures = ['table', 'attach', 'none'].map((data) => figureOf(data, inlineChart(bars), { attributes: { id: data, classes: [], values: { data } } }));
    const drawn = await drawFigures({ figures: [...figures, figureOf('own', inlineChart(bars))], drawer, metadata: { dataSharing: 'none' } });
    const shares = ['table', 'attach', 'none', 'own'].map((key) => vectorOf(drawn, key).meaning?.data ?? null);
    expect(shares.map((data) => (data === null ? null : data.csv !== null))).toEqual([false, true, null, null]);
  });
});

describe('the source of a chart', () => {
  test('is what its usermeta says', async () => {
    expect((await meaningOf({ ...bars, usermeta: { source: ' Own survey, 2024 ' } })).source).toBe('Own survey, 2024');
    expect((await meaningOf(bars)).source).toBeNull();
  });

  test('that is no text is an error at its place', async () => {
    const spec = 'usermeta: {source: [1]}\ndata: {values: [{a: 1}]}\nmark: bar\nencoding: {x: {field: a, type: quantitative}}';
    const { diagnostics } = await drawFigures({ figures: [figureOf('chart', inlineChart(spec))], drawer });
    expect(diagnostics).toEqual([chartSourceNoText({ ...positionOfLine(11), start: { line: 11, column: 12 }, end: { line: 11, column: 18 } })]);
  });
});

test('a chart whose author gave no text alternative is no warning, a picture is one, and so is a chart with nothing to say', async () => {
  const empty = { data: { values: [{}] }, mark: 'point' };
  const figures = [figureOf('said', inlineChart(bars), { alt: null }), figureOf('empty', inlineChart(empty), { alt: null })];
  expect((await drawFigures({ figures, drawer })).diagnostics).toEqual([figureWithoutAlt('empty', positionOfLine(10))]);
});
