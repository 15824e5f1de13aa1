/** Decks for everyone, in Chromium: axe-core on all that a deck shows beside its slides, which `everySlide.test.ts` looks at. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deckOf } from '../deck/deckOf.js';
import { axeViolations } from './axe.js';
import { buildDeck } from './buildDeck.js';
import { constructFiles, everyConstruct } from './everyConstruct.js';
import { openBrowser, openDeck, placeOf } from './openDeck.js';
import type { DeckView, OpenDeck } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const constructsIn = async (lang: 'en' | 'zh', view: DeckView = {}): Promise<OpenDeck> => {
  const { html } = await deckOf(everyConstruct[lang], { files: constructFiles });
  return await openDeck(browser, html, view);
};

test.each(['light', 'dark'])('live charts, their inputs and what their marks say can be perceived and operated on %s slides', async (theme) => {
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
  expect(await axeViolations(deck.page)).toEqual([]);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test.each([
  ['house, light', ''],
  ['house, high contrast', 'deck: {theme: high-contrast}\n'],
  ['academic, light', 'template: academic\n'],
  ['academic, dark', 'template: academic\ndeck: {theme: dark}\n'],
])('all that a deck shows beside its slides can be perceived and operated (%s)', async (_, front) => {
  const { html } = await buildDeck(everyConstruct.en.replace('---\n', `---\n${front}`), constructFiles);
  const deck = await openDeck(browser, html, { address: '#/live' });
  const { page } = deck;
  await page.waitForSelector('#live .is-live');
  const found: Record<string, readonly string[]> = {};
  const look = async (what: string, shown: string): Promise<void> => {
    await page.waitForSelector(shown);
    found[what] = await axeViolations(page);
  };
  await page.focus('#live summary');
  await page.keyboard.press('Enter');
  await look('the data of a chart', '.figure-data[open] .data-sheet');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await look('the overview', '.overview');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+?');
  await look('the list of keys', '.deck-keys');
  await page.keyboard.press('g');
  await page.keyboard.type('a');
  await look('the box that finds a slide', '.deck-find [aria-selected=true]');
  await page.keyboard.type('zzz');
  await look('the box that finds none', '.deck-find [role=status]:not(:empty)');
  await page.keyboard.press('Escape');
  await page.keyboard.press('b');
  await look('a black screen', '.paused');
  await page.keyboard.press('b');
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await speaker.waitForSelector('.speaker-copy');
  found['the speaker view'] = await axeViolations(speaker);
  await speaker.close();
  await page.setViewportSize({ width: 390, height: 844 });
  await look('the deck as it is scrolled on a phone', '.scroll-page');
  expect(Object.entries(found).flatMap(([what, violations]) => violations.map((violation) => `${what}: ${violation}`))).toEqual([]);
  expect(Object.keys(found)).toHaveLength(8);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('a slide is announced by place and title, a step by its words, and the focus comes along', async () => {
  const deck = await constructsIn('zh', { address: '#/文字' });
  const said = () => deck.page.evaluate(() => [document.querySelector('[aria-live]:not([hidden])')?.textContent, document.activeElement?.id]);
  await deck.page.keyboard.press('ArrowRight');
  expect(await said()).toEqual(['第 3 张，共 22 张：行内标记', '行内标记']);
  await deck.page.keyboard.press('ArrowRight');
  await deck.page.keyboard.press('ArrowRight');
  expect(await said()).toEqual(['第一.', '列表']);
  expect(await deck.page.evaluate(() => document.querySelectorAll('[aria-live]:not([hidden])').length)).toBe(1);
  await deck.close();
});

test.each(['', 'template: academic\ndeck: {theme: dark}\n'])('whatever the tabulator key comes to shows that it has the focus (%j)', async (front) => {
  const { html } = await buildDeck(everyConstruct.en.replace('---\n', `---\n${front}`), constructFiles);
  const deck = await openDeck(browser, html);
  const seen = new Set<string>();
  for (const slide of ['marks-in-the-text', 'live', 'too-much']) {
    await deck.page.evaluate((id) => {
      window.location.hash = `#/${id}`;
    }, slide);
    await deck.page.waitForFunction((id) => document.querySelector(`#${id}.present`) !== null, slide);
    await deck.page.focus(`#${slide}`);
    if (slide === 'live') await deck.page.waitForSelector('#live .is-live');
    for (let presses = 0; presses < 14; presses += 1) {
      await deck.page.keyboard.press('Tab');
      const focused = await deck.page.evaluate(() => {
        const at = document.activeElement;
        if (at === null || at === document.body) return null;
        const { outlineStyle, outlineWidth } = getComputedStyle(at);
        const { left, top, width, height } = at.getBoundingClientRect();
        const hit = document.elementFromPoint(left + Math.min(width, 20) / 2, top + height / 2);
        return { name: at.className || at.tagName, hasOutline: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2, isCovered: hit === null || !(at.contains(hit) || hit.contains(at)) };
      });
      if (focused === null) break;
      expect(focused).toEqual({ ...focused, hasOutline: true, isCovered: false });
      seen.add(focused.name);
    }
  }
  for (const name of ['A', 'live', 'body', 'INPUT', 'SUMMARY', 'foot-brief']) expect([...seen].join(' ')).toContain(name);
  expect(deck.trouble).toEqual([]);
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
