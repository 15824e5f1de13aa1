/** What is around a live chart: the viewer's time zone, language, fonts and wish for rest. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { axeViolations } from './axe.js';
import { buildDeck } from './buildDeck.js';
import { openBrowser, openDeck, placeOf } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const deckWith = (spec: object, front = 'lang: en\n'): ReturnType<typeof buildDeck> =>
  buildDeck(`---\ntitle: A talk\n${front}---\n\n## A {#a}\n\n![A chart](a.vl.json){#fig-a interactive=true alt="A chart"}\n`, { 'a.vl.json': spec });

const times = (usermeta: object): object => ({
  usermeta,
  data: { values: [{ t: '2024-03-30T22:00:00Z', v: 1 }, { t: '2024-03-31T02:00:00Z', v: 2 }, { t: '2024-03-31T06:00:00Z', v: 3 }] },
  mark: { type: 'point', tooltip: { expr: "{at: timeFormat(datum.t, '%Y-%m-%d %H:%M'), hour: hours(datum.t), midnight: timeFormat(datetime(2024, 2, 31), '%Q')}" } },
  encoding: { x: { field: 't', type: 'temporal', axis: { format: '%H:%M', tickCount: 3 } }, y: { field: 'v', type: 'quantitative' } },
});

test.each([
  ['UTC', {}, ['at 2024-03-30 22:00', 'hour 22', 'midnight 1711843200000']],
  // +1 and, from the night of 31 March on, +2: local midnight is 23:00 UTC of the day before.
  ['Europe/Berlin', { timeZone: 'Europe/Berlin' }, ['at 2024-03-30 23:00', 'hour 23', 'midnight 1711839600000']],
  ['Asia/Kathmandu', { timeZone: 'Asia/Kathmandu' }, ['at 2024-03-31 03:45', 'hour 3', 'midnight 1711822500000']],
] as const)('times are those of the chart’s zone, as in print, wherever the viewer is (%s)', async (_, usermeta, lines) => {
  const { html, diagnostics } = await deckWith(times(usermeta));
  expect(diagnostics).toEqual([]);
  const deck = await openDeck(browser, html, { address: '#/a', timezoneId: 'America/New_York' });
  await deck.page.waitForSelector('.is-live');
  const labels = (selector: string): Promise<readonly (string | null)[]> => deck.page.$$eval(`${selector} text`, (texts) => texts.map((text) => text.textContent));
  expect(await labels('.live')).toEqual(expect.arrayContaining([...(await labels('.drawing > svg'))]));
  await deck.page.hover('.live .mark-symbol path >> nth=0');
  await expect.poll(() => deck.page.$$eval('.chart-tooltip p', (all) => all.map((line) => line.textContent))).toEqual([...lines]);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('every character that a chart can come to show is in the file’s fonts', async () => {
  const spec = {
    params: [{ name: 'year', value: 2001, bind: { input: 'select', options: [2001, 2002], labels: ['头一年', '次年'], name: '年份' } }],
    data: { values: [{ d: '2001-09-01', n: '甲', y: 2001, v: 1234.5 }, { d: '2002-11-01', n: '龘', y: 2002, v: -2 }] },
    transform: [{ filter: 'datum.y == year' }],
    mark: 'bar',
    encoding: { x: { field: 'v', type: 'quantitative', title: '数值' }, y: { field: 'n', type: 'nominal', title: null, axis: { labelExpr: "year == 2002 ? datum.label + '另见' : datum.label" } }, tooltip: [{ field: 'd', type: 'temporal', format: '%B', title: '月份' }, { field: 'n', title: '名称' }] },
  };
  const { html, diagnostics } = await deckWith(spec, 'lang: zh-CN\n');
  expect(diagnostics).toEqual([]);
  const deck = await openDeck(browser, html, { address: '#/a' });
  const { page } = deck;
  await page.waitForSelector('.is-live');
  await page.getByLabel('年份').selectOption('次年');
  await expect.poll(() => page.$$eval('.live text', (all) => all.map((text) => text.textContent))).toEqual(expect.arrayContaining(['龘另见']));
  await page.hover('.live .role-mark path');
  await expect.poll(() => page.$$eval('.chart-tooltip p', (all) => all.map((line) => line.textContent))).toEqual(['月份 11月', '名称 龘']);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.live *, .chart-inputs *, .chart-tooltip *' });
  const fonts = (await Promise.all(nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })))).flatMap((answer) => answer.fonts);
  expect(fonts.length).toBeGreaterThan(5);
  expect(fonts.filter((font) => !font.isCustomFont)).toEqual([]);
  await deck.close();
});

const moving = {
  params: [{ name: 'beat', value: 0, on: [{ events: { type: 'timer', throttle: 40 }, update: 'beat + 1' }] }],
  data: { values: [{}] },
  mark: { type: 'text', text: { expr: "'beat ' + beat" } },
};

test('a chart moves by itself on its slide alone, and a button makes it stand', async () => {
  const { html } = await deckWith(moving);
  const deck = await openDeck(browser, html, { address: '#/a', reducedMotion: false });
  const { page } = deck;
  await page.waitForSelector('.is-live');
  const beat = (): Promise<number> => page.$eval('.live .role-mark text', (text) => Number(text.textContent.replace('beat ', '')));
  await expect.poll(beat).toBeGreaterThan(2);
  await page.keyboard.press('Home');
  await page.waitForFunction(() => document.querySelector('#title.present') !== null);
  const before = await beat();
  await page.waitForTimeout(300);
  expect(await beat()).toBe(before);
  await page.keyboard.press('End');
  await expect.poll(beat).toBeGreaterThan(before);
  await page.getByRole('button', { name: 'Pause' }).click();
  const paused = await beat();
  await page.waitForTimeout(300);
  expect(await beat()).toBe(paused);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('for viewers who asked for less motion it stands until they play it, by mouse or by keyboard', async () => {
  const { html } = await deckWith(moving);
  const deck = await openDeck(browser, html, { address: '#/a', reducedMotion: true });
  const { page } = deck;
  await page.waitForSelector('.is-live');
  const beat = (): Promise<number> => page.$eval('.live .role-mark text', (text) => Number(text.textContent.replace('beat ', '')));
  await page.waitForTimeout(400);
  expect(await beat()).toBe(0);
  await page.getByRole('button', { name: 'Play' }).focus();
  await page.keyboard.press('Space');
  await expect.poll(beat).toBeGreaterThan(2);
  expect((await placeOf(page)).slide).toBe('a');
  await page.keyboard.press('Enter');
  const paused = await beat();
  await page.waitForTimeout(300);
  expect(await beat()).toBe(paused);
  expect(await axeViolations(page)).toEqual([]);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('a chart without timers has no such button', async () => {
  const { html } = await deckWith({ data: { values: [{}] }, mark: { type: 'text', text: 'still' } });
  const deck = await openDeck(browser, html, { address: '#/a' });
  await deck.page.waitForSelector('.is-live');
  expect(await deck.page.$('.chart-play')).toBeNull();
  await deck.close();
});

test('a chart’s links lead out by safe schemes alone, and nothing in its data is mark-up', async () => {
  const evil = '<img src=x onerror="document.title=1">';
  const spec = {
    data: { values: [{ n: evil, u: 'javascript:document.title=1', v: 1 }, { n: 'b', u: 'https://example.org/b', v: 2 }] },
    mark: { type: 'bar', cursor: 'pointer' },
    encoding: { x: { field: 'v', type: 'quantitative' }, y: { field: 'n', type: 'nominal', title: evil }, href: { field: 'u' }, tooltip: { field: 'n', title: evil } },
  };
  const { html } = await deckWith(spec);
  const deck = await openDeck(browser, html, { address: '#/a' });
  const { page } = deck;
  await page.waitForSelector('.is-live');
  const pages = page.context().pages().length;
  await page.click('.live .role-mark path >> nth=0');
  await page.waitForTimeout(200);
  expect(await page.$eval('.chart-tooltip', (box) => box.querySelectorAll('img').length)).toBe(0);
  expect(await page.textContent('.chart-tooltip')).toContain(evil);
  expect([page.context().pages().length, await page.title()]).toEqual([pages, 'A talk']);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});
