/** The box that finds slides, by real keys. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deckOf } from '../deck/deckOf.js';
import { constructFiles, everyConstruct } from './everyConstruct.js';
import { openBrowser, openDeck, placeOf } from './openDeck.js';
import type { OpenDeck } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const opened = async (lang: 'en' | 'zh'): Promise<OpenDeck> => {
  const { html } = await deckOf(everyConstruct[lang], { files: constructFiles });
  return await openDeck(browser, html);
};
const options = (deck: OpenDeck) => deck.page.locator('.deck-find [role=option]').allTextContents();

test('a number finds the slide that shows it, and a part of a word the slides that hold it, titles first', async () => {
  const deck = await opened('en');
  await deck.page.keyboard.press('g');
  await deck.page.keyboard.type('8');
  expect((await options(deck))[0]).toBe('8 Columns and figures');
  await deck.page.keyboard.press('Enter');
  expect((await placeOf(deck.page)).slide).toBe('columns-and-figures');
  await deck.page.keyboard.press('/');
  await deck.page.keyboard.type('QUOTA');
  expect(await options(deck)).toEqual(['19 A quotation', '3 Marks in the text']);
  await deck.page.keyboard.press('ArrowDown');
  expect(await deck.page.getAttribute('.deck-find input', 'aria-activedescendant')).toBe('deck-found-1');
  await deck.page.keyboard.press('Enter');
  expect((await placeOf(deck.page)).slide).toBe('marks-in-the-text');
  expect(await deck.page.locator('.deck-find').count()).toBe(0);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('Chinese is found without spaces around it; nothing found is said, and Escape leaves the deck where it was', async () => {
  const deck = await opened('zh');
  await deck.page.keyboard.press('g');
  expect(await options(deck)).toHaveLength(24);
  await deck.page.keyboard.insertText('恩赐');
  expect(await options(deck)).toEqual(['3 行内标记', '12 第 12 张']);
  await deck.page.fill('.deck-find input', '(没有');
  expect(await deck.page.textContent('.deck-find [role=status]')).toBe('没有找到幻灯片');
  await deck.page.keyboard.press('Enter');
  await deck.page.keyboard.press('Escape');
  expect(await deck.page.locator('.deck-find, .overview').count()).toBe(0);
  expect((await placeOf(deck.page)).slide).toBe('title');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('titles are shown with fonts from the file, whatever face the slides have them in', async () => {
  const { html } = await deckOf('---\ntitle: 题\nlang: zh\n---\n\n## 罕见饕餮 {#a}\n\n文\n');
  const deck = await openDeck(browser, html);
  await deck.page.keyboard.press('g');
  const session = await deck.page.context().newCDPSession(deck.page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '.deck-find li' });
  const fonts = (await Promise.all(nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })))).flatMap((answer) => answer.fonts);
  expect(fonts.length).toBeGreaterThan(1);
  expect(fonts.filter((font) => !font.isCustomFont)).toEqual([]);
  await deck.close();
});

test('a click goes to a slide of the list', async () => {
  const deck = await opened('zh');
  await deck.page.keyboard.press('g');
  await deck.page.click('.deck-find [role=option]:nth-child(5)');
  expect((await placeOf(deck.page)).slide).toBe('图');
  await deck.close();
});
