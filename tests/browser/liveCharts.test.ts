/** Charts that become live in the deck: from the very picture, under the deck's policy, by mouse and by keyboard. */
import { writeFileSync } from 'node:fs';
import pixelmatch from 'pixelmatch';
import type { Browser, Locator, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDeck } from './buildDeck.js';
import { openBrowser, openDeck, placeOf, walk } from './openDeck.js';

const share = { values: [{ part: 'A', share: 15 }, { part: 'B', share: 45 }, { part: 'C', share: 25 }, { part: 'D', share: 55 }] };
const slider = {
  params: [
    { name: 'threshold', value: 30, bind: { input: 'range', min: 0, max: 60, step: 1, name: 'Threshold' } },
    { name: 'tone', value: 'warm', bind: { input: 'select', options: ['warm', 'cold'], name: 'Tone' } },
  ],
  data: share,
  mark: 'bar',
  encoding: {
    x: { field: 'share', type: 'quantitative', title: 'per cent' },
    y: { field: 'part', type: 'nominal', title: null },
    color: { condition: { test: 'datum.share > threshold', value: { expr: "tone == 'warm' ? '#e0902f' : '#3f6fb5'" } }, value: '#6c7a86' },
  },
};
const points = Array.from({ length: 24 }, (_, index) => ({ a: index, b: (index * 7) % 24, kind: index % 2 === 0 ? 'even' : 'odd' }));
const brush = {
  data: { values: points },
  hconcat: [
    { params: [{ name: 'brush', select: 'interval' }], mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' }, color: { condition: { param: 'brush', field: 'kind', type: 'nominal' }, value: 'lightgrey' } } },
    { transform: [{ filter: { param: 'brush' } }], mark: 'bar', encoding: { x: { aggregate: 'count', title: 'Points' }, y: { field: 'kind', type: 'nominal' } } },
  ],
};
const years = {
  data: { values: [{ d: '2019-01-01', v: 3 }, { d: '2020-01-01', v: 6 }, { d: '2021-01-01', v: 4 }, { d: '2022-06-01', v: 9 }] },
  encoding: { x: { field: 'd', type: 'temporal', title: null }, y: { field: 'v', type: 'quantitative', title: 'Papers' } },
  layer: [
    { mark: 'line' },
    { params: [{ name: 'hover', select: { type: 'point', on: 'pointerover', clear: 'pointerout' } }], mark: { type: 'point', size: 160 }, encoding: { opacity: { condition: { param: 'hover', empty: false, value: 1 }, value: 0.3 } } },
  ],
};
const map = {
  data: { values: [{ type: 'Feature', properties: { name: 'West' }, geometry: { type: 'Polygon', coordinates: [[[0, 0], [0, 10], [10, 10], [10, 0], [0, 0]]] } }, { type: 'Feature', properties: { name: 'East' }, geometry: { type: 'Polygon', coordinates: [[[10, 0], [10, 10], [20, 10], [20, 0], [10, 0]]] } }] },
  projection: { type: 'mercator' },
  mark: 'geoshape',
  encoding: { color: { field: 'properties.name', type: 'nominal' } },
};
const heat = {
  data: { values: points },
  mark: { type: 'rect' },
  encoding: { x: { field: 'a', bin: { maxbins: 6 }, type: 'quantitative' }, y: { field: 'b', bin: { maxbins: 6 }, type: 'quantitative' }, color: { aggregate: 'count', type: 'quantitative' } },
};
const facets = { data: { values: points }, mark: 'point', encoding: { x: { field: 'a', type: 'quantitative' }, y: { field: 'b', type: 'quantitative' }, column: { field: 'kind', title: null } } };
/** A label at the end of a line reaches beyond the view. */
const overhang = {
  data: years.data,
  encoding: { x: { field: 'd', type: 'temporal', title: null }, y: { field: 'v', type: 'quantitative', title: 'Papers' } },
  layer: [{ mark: 'line' }, { transform: [{ filter: 'datum.v > 8' }], mark: { type: 'text', align: 'left', dx: 8, text: 'a label beyond the last point' } }],
};
const specs = { slider, brush, years, map, heat, facets, overhang };

const manuscript = (front: string): string =>
  `---\ntitle: Live charts\n${front}---\n\n${Object.keys(specs).map((name) => `## Of ${name} {#${name}}\n\n![${name}](${name}.vl.json){#fig-${name} alt="Chart of ${name}"}\n`).join('\n')}\n## End {#end}\n\nThe end.\n`;
const files = Object.fromEntries(Object.entries(specs).map(([name, spec]) => [`${name}.vl.json`, spec]));

let browser: Browser;
let html: string;
beforeAll(async () => {
  browser = await openBrowser();
  const built = await buildDeck(manuscript('lang: en\ninteractive: true\n'), files);
  expect(built.diagnostics).toEqual([]);
  html = built.html;
});
afterAll(async () => {
  await browser.close();
});

const boxOf = (page: Page, name: string): Locator => page.locator(`#fig-${name} .drawing`);
const live = (page: Page, name: string): Promise<unknown> => page.waitForSelector(`#fig-${name} .drawing.is-live`);

/** Share of the pixels of the chart's box that differ clearly. */
function difference(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  return pixelmatch(a.data, b.data, undefined, a.width, a.height, { threshold: 0.12 }) / (a.width * a.height);
}

async function initialDifference(deck: { readonly page: Page }, name: string, dumpedAs = ''): Promise<number> {
  const { page } = deck;
  await live(page, name);
  const alive = await boxOf(page, name).screenshot({ animations: 'disabled' });
  await page.evaluate((key) => document.querySelector(`#fig-${key} .drawing`)?.classList.remove('is-live'), name);
  await page.evaluate((key) => document.querySelector(`#fig-${key} .live`)?.toggleAttribute('hidden', true), name);
  const still = await boxOf(page, name).screenshot({ animations: 'disabled' });
  const dump = process.env['DUMP_LIVE'];
  if (dump !== undefined) {
    writeFileSync(`${dump}/${name}${dumpedAs}-live.png`, alive);
    writeFileSync(`${dump}/${name}${dumpedAs}-still.png`, still);
  }
  return difference(alive, still);
}

test.each(Object.keys(specs))('the chart of %s begins live as its picture', async (name) => {
  const deck = await openDeck(browser, html, { address: `#/${name}` });
  expect(await initialDifference(deck, name)).toBeLessThan(0.001);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

describe.each(['dark', 'high-contrast'])('on %s slides', (theme) => {
  let dark: string;
  beforeAll(async () => {
    const built = await buildDeck(manuscript(`lang: en\ninteractive: true\ndeck: {theme: ${theme}}\n`), { ...files, 'map.vl.json': { ...map, encoding: { color: { value: '#203040' } } } });
    expect(built.diagnostics).toEqual([]);
    dark = built.html;
  });

  test.each(Object.keys(specs))('the chart of %s begins live as its picture', async (name) => {
    const deck = await openDeck(browser, dark, { address: `#/${name}` });
    expect(await initialDifference(deck, name, `-${theme}`)).toBeLessThan(0.001);
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('charts stand on the slide’s own paper, but for one in colours that could not be seen there', () => {
    expect([...dark.matchAll(/<figure id="fig-(\w+)" class="vector( recoloured)?"/g)].map(([, name = '', own = '']) => `${name}${own}`)).toEqual([
      'slider recoloured', 'brush recoloured', 'years recoloured', 'map', 'heat recoloured', 'facets recoloured', 'overhang recoloured',
    ]);
  });
});

test('live charts add less than 900 kB to a deck, the script and all that they carry', async () => {
  const still = await buildDeck(manuscript('lang: en\n'), files);
  expect(Buffer.byteLength(html) - Buffer.byteLength(still.html)).toBeLessThan(900_000);
});

test('the script of charts stands in the file once, and runs when a slide first needs it', async () => {
  expect(html.match(/data-block="chart-script"/g)).toHaveLength(1);
  const deck = await openDeck(browser, html);
  expect(await deck.page.$('.live')).toBeNull();
  await walk(deck.page, 'PageDown');
  await live(deck.page, 'overhang');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

describe('a slider', () => {
  const fills = (page: Page): Promise<readonly (string | null)[]> => page.$$eval('#fig-slider .live .role-mark path', (bars) => bars.map((bar) => bar.getAttribute('fill')));

  test('sets its parameter by arrow keys that do not move the deck, and Escape gives them back', async () => {
    const deck = await openDeck(browser, html, { address: '#/slider' });
    const { page } = deck;
    await live(page, 'slider');
    expect(await fills(page)).toEqual(['#6c7a86', '#e0902f', '#6c7a86', '#e0902f']);
    await page.focus('#fig-slider input[type=range]');
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(() => document.querySelector('#fig-slider output')?.textContent === '24');
    await expect.poll(() => fills(page)).toEqual(['#6c7a86', '#e0902f', '#e0902f', '#e0902f']);
    expect((await placeOf(page)).slide).toBe('slider');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    expect((await placeOf(page)).slide).toBe('brush');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('and a list are labelled, legible, and leave the keys to the deck after the mouse', async () => {
    const deck = await openDeck(browser, html, { address: '#/slider' });
    const { page } = deck;
    await live(page, 'slider');
    await page.getByLabel('Tone').selectOption('cold');
    await expect.poll(() => fills(page)).toEqual(['#6c7a86', '#3f6fb5', '#6c7a86', '#3f6fb5']);
    expect(await page.$eval('#fig-slider .chart-inputs', (form) => Number.parseFloat(getComputedStyle(form).fontSize))).toBeGreaterThanOrEqual(19);
    await page.getByLabel('Threshold').click();
    await page.keyboard.press('ArrowRight');
    expect((await placeOf(page)).slide).toBe('brush');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test.each([{ width: 1280, height: 720 }, { width: 900, height: 800 }])('takes its room from the start, so that nothing moves (%o)', async (viewport) => {
    const deck = await openDeck(browser, html, { address: '#/slider', viewport });
    const before = await boxOf(deck.page, 'slider').boundingBox();
    await live(deck.page, 'slider');
    expect(await boxOf(deck.page, 'slider').boundingBox()).toEqual(before);
    await deck.close();
  });
});

describe('pointing', () => {
  test.each([1, 0.45, 1.7])('a brush catches what it is drawn over when the deck is scaled to %d', async (scale) => {
    const deck = await openDeck(browser, html, { address: '#/brush', viewport: { width: Math.round(1280 * scale), height: Math.round(720 * scale) } });
    const { page } = deck;
    await live(page, 'brush');
    const marks = await page.$$eval('#fig-brush .live .mark-symbol.role-mark path', (all) => all.map((mark) => mark.getBoundingClientRect()).map(({ left, top, width, height }) => ({ x: left + width / 2, y: top + height / 2 })));
    const [first, third] = [marks[0], marks[2]];
    if (first === undefined || third === undefined) throw new Error('no marks');
    // a = 0, 1, 2 at b = 0, 7, 14
    await page.mouse.move(first.x - 3 * scale, first.y + 3 * scale);
    await page.mouse.down();
    await page.mouse.move((first.x + third.x) / 2, (first.y + third.y) / 2, { steps: 4 });
    await page.mouse.move(third.x + 3 * scale, third.y - 3 * scale, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => page.$$eval('#fig-brush .live .mark-symbol.role-mark path', (all) => all.map((mark) => mark.getAttribute('stroke') ?? mark.getAttribute('fill')).flatMap((colour, index) => (colour === 'lightgrey' ? [] : [index])))).toEqual([0, 1, 2]);
    expect((await placeOf(page)).slide).toBe('brush');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('a tooltip says name and value, in the type of the slide', async () => {
    const deck = await openDeck(browser, html, { address: '#/slider' });
    const { page } = deck;
    await live(page, 'slider');
    await page.hover('#fig-slider .live .role-mark path >> nth=1');
    await expect.poll(() => page.$$eval('.chart-tooltip p', (lines) => lines.map((line) => line.textContent))).toEqual(['per cent 45', 'part B']);
    expect(await page.$eval('.chart-tooltip', (box) => getComputedStyle(box).fontFamily)).toContain('Source Sans 3');
    await page.mouse.move(5, 5);
    await page.waitForFunction(() => document.querySelector<HTMLElement>('.chart-tooltip')?.hidden === true);
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });
});

test('with Tab and arrow keys a chart’s marks are read, and Escape goes back to the deck', async () => {
  const deck = await openDeck(browser, html, { address: '#/years' });
  const { page } = deck;
  await live(page, 'years');
  await page.focus('#fig-years .live');
  expect(await page.$eval('#fig-years .live', (box) => [box.getAttribute('role'), box.getAttribute('aria-label')])).toEqual(['group', 'Chart of years (interactive, arrow keys read its values)']);
  const told: string[] = [];
  for (const key of ['End', 'ArrowLeft', 'ArrowLeft', 'Home']) {
    await page.keyboard.press(key);
    told.push(await page.$eval('.chart-tooltip', (box) => box.textContent));
  }
  expect(told[0]).toContain('Papers 9');
  expect(told[1]).toContain('Papers 4');
  expect(told[2]).toContain('Papers 6');
  expect((await placeOf(page)).slide).toBe('years');
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowRight');
  expect((await placeOf(page)).slide).toBe('map');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test.each(['?print-pdf', ''])('paper shows the pictures (deck.html%s)', async (address) => {
  const deck = await openDeck(browser, html, { address: address === '' ? '#/slider' : address });
  if (address === '') await live(deck.page, 'slider');
  await deck.page.emulateMedia({ media: 'print' });
  expect(await deck.page.$$eval('#fig-slider :is(.live, .chart-inputs)', (parts) => parts.filter((part) => getComputedStyle(part).display !== 'none' && getComputedStyle(part).visibility !== 'hidden').length)).toBe(0);
  expect(await deck.page.$eval('#fig-slider .drawing > svg > *', (picture) => getComputedStyle(picture).visibility)).toBe('visible');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('where the script cannot run, the picture stays and nothing is said', async () => {
  const deck = await openDeck(browser, html.replace('window.briefdeckOpenChart=', 'window.somethingElse ='), { address: '#/slider' });
  await deck.page.waitForSelector('#fig-slider .drawing[data-failed]', { state: 'attached' });
  expect(await deck.page.$eval('#fig-slider .drawing > svg > *', (picture) => getComputedStyle(picture).visibility)).toBe('visible');
  expect(await deck.page.$('#fig-slider .live')).toBeNull();
  await deck.close();
});

test('the speaker view shows the picture of a live chart', async () => {
  const deck = await openDeck(browser, html, { address: '#/slider' });
  await live(deck.page, 'slider');
  const [speaker] = await Promise.all([deck.page.waitForEvent('popup'), deck.page.keyboard.press('s')]);
  await speaker.waitForSelector('.speaker-current .drawing svg');
  expect(await speaker.$$eval('.speaker-current :is(.live, .is-live)', (parts) => parts.length)).toBe(0);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});
