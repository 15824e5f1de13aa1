/** Decks for everyone: axe-core on each slide at each of its steps, in Chromium. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession } from '../../src/api.js';
import { deckOf } from '../deck/deckOf.js';
import { buildDeck } from './buildDeck.js';
import { constructFiles, everyConstruct } from './everyConstruct.js';
import { openBrowser, openDeck, placeOf } from './openDeck.js';
import type { DeckView, OpenDeck } from './openDeck.js';

declare global {
  interface Window {
    axe: { readonly run: (options: RunOptions) => Promise<AxeResults> };
  }
}

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the page as it stands, by the rules of WCAG 2.2 at level AA and by its best practices. */
async function violations(page: Page): Promise<readonly string[]> {
  const found = await page.evaluate(async () => {
    const { violations: all } = await window.axe.run({
      preload: false,
      resultTypes: ['violations'],
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return all.map(({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.html.slice(0, 160)} | ${node.failureSummary ?? ''}`).join('; ')}`);
  });
  return found;
}

/** Walks the deck from its first slide to the end; what axe finds anywhere, by slide and number of fragments shown. */
async function violationsOf(html: string): Promise<readonly string[]> {
  const deck = await openDeck(browser, html);
  await deck.page.evaluate(axe);
  const found: string[] = [];
  let place = await placeOf(deck.page);
  for (let before = ''; JSON.stringify(place) !== before; place = await placeOf(deck.page)) {
    before = JSON.stringify(place);
    for (const violation of await violations(deck.page)) found.push(`${place.slide}+${place.fragments.length}: ${violation}`);
    await deck.page.keyboard.press('ArrowRight');
  }
  expect(deck.trouble).toEqual([]);
  await deck.close();
  return found;
}

const constructsIn = async (lang: 'en' | 'zh', view: DeckView = {}): Promise<OpenDeck> => {
  const { html } = await deckOf(everyConstruct[lang], { files: constructFiles });
  const deck = await openDeck(browser, html, view);
  await deck.page.evaluate(axe);
  return deck;
};

test.each(['en', 'zh'] as const)('every construct can be perceived and operated at WCAG 2.2 AA (%s)', async (lang) => {
  const { html, diagnostics } = await deckOf(everyConstruct[lang], { files: constructFiles });
  expect(diagnostics).toEqual([]);
  expect(await violationsOf(html)).toEqual([]);
});

test.each(['light', 'dark'])('so can live charts, their inputs and what their marks say, on %s slides', async (theme) => {
  const spec = {
    params: [{ name: 'least', value: 20, bind: { input: 'range', min: 0, max: 60, step: 1, name: 'Least share' } }, { name: 'all', value: true, bind: { input: 'checkbox', name: 'All' } }, { name: 'tone', value: 'warm', bind: { input: 'radio', options: ['warm', 'cold'], name: 'Tone' } }],
    data: { values: [{ part: 'A', share: 15 }, { part: 'B', share: 45 }] },
    mark: 'bar',
    encoding: { x: { field: 'share', type: 'quantitative' }, y: { field: 'part', type: 'nominal' } },
  };
  const { html } = await buildDeck(`---\ntitle: A talk\nlang: en\ninteractive: true\ndeck: {theme: ${theme}}\n---\n\n## A chart {#a}\n\n![Shares](a.vl.json){#fig-a alt="Two bars"}\n`, { 'a.vl.json': spec });
  const deck = await openDeck(browser, html, { address: '#/a' });
  await deck.page.waitForSelector('.is-live');
  await deck.page.focus('.live');
  await deck.page.keyboard.press('ArrowRight');
  expect(await deck.page.textContent('.chart-tooltip')).toContain('15');
  await deck.page.evaluate(axe);
  expect(await violations(deck.page)).toEqual([]);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test.each(['dark', 'high-contrast'])('so can they on %s slides', async (theme) => {
  const { html } = await deckOf(everyConstruct.en.replace('lang: en', `lang: en\ndeck: {theme: ${theme}}`), { files: constructFiles });
  expect(await violationsOf(html)).toEqual([]);
});

test.each(['zh', 'en'])('the sample deck can be perceived and operated at WCAG 2.2 AA (%s)', async (lang) => {
  const session = openSession();
  const built = await session.build(fileURLToPath(new URL(`../../content/ai-cooperation/index.${lang}.md`, import.meta.url)));
  session.close();
  expect(await violationsOf(built.deck?.html ?? '')).toEqual([]);
});

test.each([
  ['the overview', 'Escape'],
  ['the list of keys', 'Shift+?'],
  ['the box that finds a slide', 'g'],
  ['a black screen', 'b'],
])('%s can be perceived and operated', async (_, key) => {
  const deck = await constructsIn('en', { address: '#/lists' });
  await deck.page.keyboard.press(key);
  expect(await violations(deck.page)).toEqual([]);
  await deck.close();
});

test('the deck as it is scrolled on a phone can be perceived and operated', async () => {
  const deck = await constructsIn('en', { viewport: { width: 390, height: 844 } });
  expect(await violations(deck.page)).toEqual([]);
  await deck.close();
});

test('the speaker view can be perceived and operated', async () => {
  const deck = await constructsIn('en', { address: '#/lists' });
  const [speaker] = await Promise.all([deck.page.waitForEvent('popup'), deck.page.keyboard.press('s')]);
  await speaker.waitForSelector('.speaker-copy');
  await speaker.evaluate(axe);
  expect(await violations(speaker)).toEqual([]);
  await deck.close();
});

test('a slide is announced by place and title, a step by its words, and the focus comes along', async () => {
  const deck = await constructsIn('zh', { address: '#/文字' });
  const said = () => deck.page.evaluate(() => [document.querySelector('[aria-live]:not([hidden])')?.textContent, document.activeElement?.id]);
  await deck.page.keyboard.press('ArrowRight');
  expect(await said()).toEqual(['第 3 张，共 7 张：行内标记', '行内标记']);
  await deck.page.keyboard.press('ArrowRight');
  await deck.page.keyboard.press('ArrowRight');
  expect(await said()).toEqual(['第一.', '列表']);
  expect(await deck.page.evaluate(() => document.querySelectorAll('[aria-live]:not([hidden])').length)).toBe(1);
  await deck.close();
});

test('titles of slides are unique, and headings leave out no rank', async () => {
  const { content } = await deckOf(`${everyConstruct.en}\n##### Far deeper\n`, { files: constructFiles });
  const titles = [...content.matchAll(/<section [^>]*aria-label="([^"]*)"/g)].map((match) => match[1] ?? '');
  expect(titles.length).toBeGreaterThan(15);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles).toContain('Slide 16');
  expect(titles).toContain('Marks in the text (Slide 17)');
  const ranks = [...content.matchAll(/<h([1-6])/g)].map((match) => Number(match[1]));
  expect(ranks.filter((rank, index) => rank > (ranks[index - 1] ?? 0) + 1)).toEqual([]);
});

test('keys that belong to a button, a link or a slide that scrolls do not move the deck', async () => {
  const deck = await constructsIn('en', { address: '#/too-much' });
  const body = deck.page.locator('#too-much .body');
  await body.focus();
  await deck.page.keyboard.press('PageDown');
  await deck.page.waitForFunction(() => (document.querySelector('#too-much .body')?.scrollTop ?? 0) > 0);
  expect((await placeOf(deck.page)).slide).toBe('too-much');
  await body.evaluate((box) => {
    box.scrollTop = box.scrollHeight;
  });
  await deck.page.keyboard.press('PageDown');
  expect((await placeOf(deck.page)).slide).toBe('beside-its-text');
  await deck.page.focus('.navigate-left');
  await deck.page.keyboard.press('Space');
  expect((await placeOf(deck.page)).slide).toBe('too-much');
  await deck.close();
});
