import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import { identity, multiply, readTransform } from '../../src/svg/readTransform.js';
import type { Matrix } from '../../src/svg/readTransform.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { house } from '../../templates/house/index.js';
import { showsTextOutside } from '../gallery/textOutside.js';
import { chinese, drawFigures, elements, figureOf, fontsFolder, inlineChart, openDrawer, vectorOf } from './chartDrawing.js';

const fontFiles = house.faces.map(({ file }) => join(fontsFolder, file));
let drawer: ChartDrawer;
beforeAll(async () => {
  drawer = await openDrawer();
});
afterAll(() => {
  drawer.close();
});

type More = { readonly widthPercent?: number; readonly metadata?: typeof chinese };

async function svgOf(spec: object, { widthPercent, metadata }: More = {}): Promise<SvgElement> {
  const figure = figureOf('chart', inlineChart(spec), widthPercent === undefined ? {} : { widthPercent });
  const drawn = await drawFigures({ figures: [figure], drawer, ...(metadata === undefined ? {} : { metadata }) });
  // what is said of colours is not what is looked for here
  expect(drawn.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return vectorOf(drawn, 'chart').svg;
}

/** Where a text is anchored, in px from the upper left corner of the view. */
function placeOf(svg: SvgElement, words: string): { readonly x: number; readonly y: number } {
  const find = (element: SvgElement, outer: Matrix): { x: number; y: number } | null => {
    const matrix = multiply(outer, readTransform(element.attributes['transform']));
    if (element.name === 'text' && element.children[0] === words) {
      const [, , , , x, y] = multiply(matrix, [1, 0, 0, 1, Number(element.attributes['x']), Number(element.attributes['y'])]);
      return { x, y };
    }
    return element.children.reduce<{ x: number; y: number } | null>((found, child) => found ?? (typeof child === 'string' ? null : find(child, matrix)), null);
  };
  const found = find(svg, identity);
  if (found === null) throw new Error(`no text ${words}`);
  return found;
}
const sizeOf = (svg: SvgElement): readonly number[] => [Number(svg.attributes['width']), Number(svg.attributes['height'])];

const values = [{ a: 1, b: 20, c: 3 }, { a: 2, b: 30, c: 1 }, { a: 3, b: 25, c: 2 }];
const quantity = (field: string, title: string, axis: object = {}) => ({ field, type: 'quantitative', title, axis });

describe('titles of y axes', () => {
  test('stand over both ends of a plot with two axes', async () => {
    const svg = await svgOf({
      data: { values }, encoding: { x: { field: 'a', type: 'ordinal' } }, resolve: { scale: { y: 'independent' } },
      layer: [{ mark: 'bar', encoding: { y: quantity('b', 'Trade') } }, { mark: 'line', encoding: { y: quantity('c', 'Share') } }],
    });
    const [left, right] = [placeOf(svg, 'Trade'), placeOf(svg, 'Share')];
    expect(right.y).toBe(left.y);
    expect(right.x - left.x).toBeGreaterThan(500); // of 600, less the labels at both sides
    expect(elements(svg, 'text').find(({ children }) => children[0] === 'Share')?.attributes['text-anchor']).toBe('end');
  });

  test('do not stand among the labels of an axis above', async () => {
    const svg = await svgOf({ data: { values }, mark: 'bar', encoding: { x: { field: 'a', type: 'ordinal', axis: { orient: 'top' } }, y: quantity('b', 'Trade') } });
    const title = elements(svg, 'text').find(({ children }) => children[0] === 'Trade');
    expect(title?.attributes['transform']).toMatch(/rotate\(-90\)/);
  });
});

const series = (count: number, name: (index: number) => string) => ({
  data: { values: Array.from({ length: count * 3 }, (_, index) => ({ x: index % 3, y: index % 7, s: name(Math.floor(index / 3)) })) },
  mark: 'line', encoding: { x: { field: 'x', type: 'quantitative' }, y: quantity('y', 'Index'), color: { field: 's', title: 'Region' } },
});

describe('a legend', () => {
  test('of few entries stands in a row above', async () => {
    const svg = await svgOf(series(4, (index) => `Region ${index}`));
    expect(placeOf(svg, 'Region 0').y).toBe(placeOf(svg, 'Region 3').y);
    expect(showsTextOutside(svg, fontFiles)).toBe(false);
  });

  test('that is longer than the drawing is wide stands at its side', async () => {
    const svg = await svgOf(series(9, (index) => `Region ${index}`));
    expect(placeOf(svg, 'Region 0').x).toBe(placeOf(svg, 'Region 8').x);
    expect(sizeOf(svg)).toEqual([600, 280]);
    expect(showsTextOutside(svg, fontFiles)).toBe(false);
  });

  test('that the spec puts at a side is a column there', async () => {
    const spec = series(4, (index) => `Region ${index}`);
    const svg = await svgOf({ ...spec, encoding: { ...spec.encoding, color: { field: 's', title: 'Region', legend: { orient: 'left' } } } });
    expect(placeOf(svg, 'Region 0').x).toBe(placeOf(svg, 'Region 3').x);
  });

  test('of a narrow drawing stands in columns above', async () => {
    const svg = await svgOf(series(6, (index) => `Region ${index}`), { widthPercent: 50 });
    expect(sizeOf(svg)[0]).toBe(300);
    expect(placeOf(svg, 'Region 0').y).toBeLessThan(placeOf(svg, 'Region 5').y);
    expect(placeOf(svg, 'Region 5').y).toBeLessThan(placeOf(svg, 'Index').y);
    expect(sizeOf(svg)[1]).toBeGreaterThan(230); // 200, and a row or two
    expect(showsTextOutside(svg, fontFiles)).toBe(false);
  });

  test('of many entries fits, wherever it stands', async () => {
    const svg = await svgOf(series(24, (index) => `The region with the number ${index}`));
    expect(showsTextOutside(svg, fontFiles)).toBe(false);
  });
});

describe('the view', () => {
  const titled = { title: { text: ['A title that is longer than the plot under it is wide'] }, background: '#102030', width: 60, height: 100, data: { values: [{ v: 10 }] }, mark: 'bar', encoding: { x: { field: 'v', type: 'quantitative' } } };

  test('holds texts that Vega leaves outside, and its background with them', async () => {
    const svg = await svgOf({ ...titled, autosize: { type: 'none' }, padding: 0 });
    expect(sizeOf(svg)[0]).toBeGreaterThan(250); // of 60
    expect(showsTextOutside(svg, fontFiles)).toBe(false);
    const [background] = elements(svg, 'rect');
    expect(['x', 'y', 'width', 'height'].map((name) => background?.attributes[name]).join(' ')).toBe(svg.attributes['viewBox']);
  });

  test('is not made larger for what is clipped', async () => {
    const words = (clip: boolean): object => ({ autosize: { type: 'none' }, padding: 0, width: 60, height: 60, data: { values: [{ t: 'some words that are long' }] }, mark: { type: 'text', align: 'left', clip }, encoding: { text: { field: 't' } } });
    expect(sizeOf(await svgOf(words(true)))).toEqual([60, 60]);
    expect(sizeOf(await svgOf(words(false)))[0]).toBeGreaterThan(120);
  });
});

describe('Chinese texts', () => {
  const provinces = ['内蒙古自治区呼伦贝尔市海拉尔区', '新疆维吾尔自治区巴音郭楞蒙古自治州若羌县', '广东省'];
  const bars = { data: { values: provinces.map((name, index) => ({ name, v: index + 1 })) }, mark: 'bar', encoding: { y: { field: 'name', title: '地区' }, x: { field: 'v', type: 'quantitative', title: '数量（万件）' } } };

  test('fit, titles and legends included', async () => {
    const svg = await svgOf({ ...bars, title: { text: '各地区专利申请数量及其构成', subtitle: '单位：万件' }, encoding: { ...bars.encoding, color: { field: 'name', title: '地区' } } }, { metadata: chinese });
    expect(sizeOf(svg)[0]).toBeLessThanOrEqual(601);
    expect(showsTextOutside(svg, fontFiles)).toBe(false);
  });

  test('longer than the limit end in an ellipsis and keep it', async () => {
    const limited = { ...bars, encoding: { ...bars.encoding, y: { ...bars.encoding.y, axis: { labelLimit: 100 } } } };
    const svg = await svgOf(limited, { metadata: chinese });
    const labels = elements(svg, 'text').flatMap(({ children }) => (typeof children[0] === 'string' && /区|州|省|…/.test(children[0]) && children[0] !== '地区' ? [children[0]] : []));
    // 12 px to the character: 8 of 100 px, of which the ellipsis takes one
    expect(labels.map((label) => [label.endsWith('…'), label.length])).toEqual([[true, 8], [false, 3], [true, 8]]);
    expect(showsTextOutside(svg, fontFiles)).toBe(false);
  });
});

describe('names of categories below a plot', () => {
  const cities = ['Addis Ababa', 'Buenos Aires', 'Dar es Salaam', 'Guatemala City', 'Ho Chi Minh City', 'Kuala Lumpur', 'Phnom Penh', 'Rio de Janeiro', 'San Francisco', 'Santo Domingo'];
  const bars = (names: readonly string[], axis: object = {}) => ({
    data: { values: names.map((name, index) => ({ name, n: index })) }, mark: 'bar',
    encoding: { x: { field: 'name', type: 'nominal', title: null, axis }, y: { field: 'n', type: 'quantitative', axis: null } },
  });
  const shown = async (spec: object): Promise<readonly { readonly text: unknown; readonly turned: boolean }[]> =>
    elements(await svgOf(spec), 'text').map(({ children: [text], attributes }) => ({ text, turned: attributes['transform']?.includes('rotate(-45') === true }));

  test('stand aslant, all of them, where they have no room side by side', async () => {
    expect(await shown(bars(cities))).toEqual(cities.map((text) => ({ text, turned: true })));
    expect(await shown(bars(cities.slice(0, 4)))).toEqual(cities.slice(0, 4).map((text) => ({ text, turned: false })));
  });

  test('at an angle that the author gave are all there too', async () => {
    expect((await shown(bars(cities, { labelAngle: -30 }))).length).toBe(cities.length);
  });

  test('are left out where years are understood, where they are too many, and where the author wants it so', async () => {
    const years = Array.from({ length: 30 }, (_, index) => String(1990 + index));
    const kept = await shown(bars(years));
    expect(kept.length).toBeLessThan(years.length);
    expect(kept.some(({ turned }) => turned)).toBe(false);
    const many = Array.from({ length: 60 }, (_, index) => `Place ${String.fromCharCode(65 + (index % 26))}${index}`);
    expect((await shown(bars(many))).some(({ turned }) => turned)).toBe(false);
    expect((await shown(bars(cities, { labelOverlap: 'greedy' }))).length).toBeLessThan(cities.length);
  });
});

test('of views that stand flush, no title of a y axis lies on the view above', async () => {
  const view = (title: string) => ({ width: 200, height: 60, data: { values }, mark: 'bar', encoding: { x: { field: 'a', type: 'ordinal', axis: null }, y: quantity('b', title) } });
  const svg = await svgOf({ vconcat: [view('Above'), view('Below')], bounds: 'flush', spacing: 5 });
  expect(elements(svg, 'text').find(({ children }) => children[0] === 'Below')?.attributes['transform']).toContain('rotate(-90');
});

test('a box plot has whiskers without ends, and a median that is seen in a box of any colour', async () => {
  const svg = await svgOf({ data: { values: [1, 2, 3, 4, 9].map((n) => ({ n, s: 'a' })) }, width: 300, mark: { type: 'boxplot', extent: 'min-max' }, encoding: { y: quantity('n', 'N'), color: { field: 's', legend: null } } });
  const marks = elements(svg, 'path').filter(({ attributes }) => attributes['fill'] !== undefined && attributes['fill'] !== 'none');
  expect(marks.map(({ attributes }) => attributes['fill'])).toEqual([house.tokens.colours.series[0], house.tokens.colours.paper]);
});
