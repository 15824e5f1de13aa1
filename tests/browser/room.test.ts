/** A talk in a room, by real input: speaker's times, touch, zoom, phone, print with speaker notes. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deckOf } from '../deck/deckOf.js';
import { buildDeck } from './buildDeck.js';
import { openBrowser, openDeck, placeOf } from './openDeck.js';
import type { DeckView, OpenDeck } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const talk = '---\ntitle: The talk\nlang: en\nduration: 10m\n---\n\n## A {time=2m}\n\na\n\n::: notes\nSay **this**.\n:::\n\n## B\n\nb\n\n# Reserve {.appendix}\n\n## C\n\nc\n';
const opened = async (view: DeckView = {}): Promise<OpenDeck> => openDeck(browser, (await deckOf(talk)).html, view);

describe('the speaker’s window', () => {
  const pace = (speaker: Page) => speaker.textContent('.speaker-pace');

  test('says what is left of the talk, and how far it is behind or ahead', async () => {
    const deck = await opened({ address: '#/a' });
    await deck.page.clock.install({ time: new Date('2026-11-25T09:00:00Z') });
    // Time stands still but for what the test lets pass: a busy machine is no slow speaker.
    await deck.page.clock.pauseAt(new Date('2026-11-25T09:00:10Z'));
    const [speaker] = await Promise.all([deck.page.waitForEvent('popup'), deck.page.keyboard.press('s')]);
    await speaker.waitForSelector('.speaker-copy');
    // The title and B share the eight minutes that A leaves: A is due from 4:00 to 6:00.
    expect(await pace(speaker)).toBe('10:00 left · 4:00 ahead');
    await deck.page.clock.runFor(5 * 60_000);
    expect(await pace(speaker)).toBe('5:00 left · on time');
    await deck.page.clock.runFor(3 * 60_000);
    expect(await pace(speaker)).toBe('2:00 left · 2:00 behind');
    expect(await speaker.locator('.speaker-pace').getAttribute('class')).toContain('speaker-late');
    await deck.page.clock.runFor(3 * 60_000);
    expect(await pace(speaker)).toBe('1:00 over · 5:00 behind');
    await speaker.keyboard.press('PageDown');
    expect(await pace(speaker)).toBe('1:00 over · 1:00 behind');
    expect(await speaker.innerHTML('.speaker-place .speaker-figures')).toBe('3 / 3');
    await speaker.click('.speaker-reset');
    expect(await pace(speaker)).toBe('10:00 left · 6:00 ahead');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('says nothing of it where no times are planned', async () => {
    const { html } = await deckOf(talk.replace('duration: 10m\n', ''));
    const deck = await openDeck(browser, html);
    const [speaker] = await Promise.all([deck.page.waitForEvent('popup'), deck.page.keyboard.press('s')]);
    await speaker.waitForSelector('.speaker-copy');
    expect(await pace(speaker)).toBe('');
    await deck.close();
  });
});

test('the speaker’s window has the notes as they are formatted, the time, the page of the brief, and slides as they are set in the deck', async () => {
  const { html } = await buildDeck('---\ntitle: The talk\nlang: en\n---\n\n## A {#a}\n\n- few\n\n::: notes\nSay **this**:\n\n1. one\n2. [two](https://example.org)\n:::\n\n## B {#b}\n\nb\n');
  const deck = await openDeck(browser, html, { address: '#/a', timezoneId: 'Asia/Shanghai' });
  await deck.page.clock.install({ time: new Date('2026-11-25T09:07:00Z') });
  const [speaker] = await Promise.all([deck.page.waitForEvent('popup'), deck.page.keyboard.press('s')]);
  await speaker.waitForSelector('.speaker-copy');
  expect(await speaker.innerHTML('.speaker-text')).toBe('<p>Say <strong>this</strong>:</p><ol><li>one</li><li><a href="https://example.org" target="_blank" rel="noopener noreferrer">two</a></li></ol>');
  expect(await speaker.locator('.speaker-time .speaker-figures').nth(1).textContent()).toBe('17:07');
  expect(await speaker.textContent('.speaker-brief')).toBe('see brief p.\u00A02');
  const sizes = (page: Page, box: string) => page.evaluate((selector) => {
    const body = document.querySelector(`${selector} .body`) ?? document.body;
    const { fontSize, paddingTop } = getComputedStyle(body);
    return { fontSize, paddingTop };
  }, box);
  const shown = await sizes(deck.page, '#a');
  expect(Number.parseFloat(shown.fontSize)).toBeGreaterThan(30); // 28 px, set larger
  expect(await sizes(speaker, '.speaker-current')).toEqual(shown);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('a clicker’s key for starting the talk fills the screen, and neither loads the deck again nor empties the speaker’s window', async () => {
  const deck = await opened({ address: '#/a' });
  const [speaker] = await Promise.all([deck.page.waitForEvent('popup'), deck.page.keyboard.press('s')]);
  await speaker.waitForSelector('.speaker-copy');
  await deck.page.bringToFront();
  await deck.page.keyboard.press('F5');
  await deck.page.waitForFunction(() => document.fullscreenElement !== null);
  await speaker.keyboard.press('F5');
  await speaker.keyboard.press('PageDown');
  expect((await placeOf(deck.page)).slide).toBe('b');
  expect(await speaker.textContent('.speaker-place')).toContain('B');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('the overview goes to the slide that is chosen in it by keyboard', async () => {
  const deck = await opened();
  await deck.page.keyboard.press('Escape');
  await deck.page.keyboard.press('ArrowRight');
  await deck.page.keyboard.press('ArrowRight');
  await deck.page.keyboard.press('Enter');
  expect(await deck.page.evaluate(() => document.querySelector('.reveal')?.classList.contains('overview'))).toBe(false);
  expect((await placeOf(deck.page)).slide).toBe('b');
  await deck.close();
});

test.each(['#/结论', '#/%E7%BB%93%E8%AE%BA'])('%s opens the deck at its heading, as a link from the brief writes it too', async (address) => {
  const { html } = await deckOf('---\ntitle: 演讲\nlang: zh\n---\n\n## 背景\n\n一\n\n## 结论\n\n二\n');
  const deck = await openDeck(browser, html, { address });
  expect((await placeOf(deck.page)).slide).toBe('结论');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('on a phone all steps of a slide are read at once, and it takes no more room than others', async () => {
  const { html } = await deckOf('---\ntitle: The talk\nlang: en\n---\n\n## A {#a}\n\n::: incremental\n- first\n- second\n:::\n\n## B {#b}\n\nb\n');
  const deck = await openDeck(browser, html, { viewport: { width: 390, height: 844 }, touch: true });
  const seen = () => deck.page.evaluate(() => ({
    heights: [...document.querySelectorAll<HTMLElement>('.scroll-page')].map((page) => page.offsetHeight),
    steps: [...document.querySelectorAll('#a .fragment')].map((fragment) => `${getComputedStyle(fragment).opacity} ${getComputedStyle(fragment).visibility}`),
  }));
  // 390 px of 1280 × 720, and what parts the slides
  expect(await seen()).toEqual({ heights: [216, 216, 216], steps: ['1 visible', '1 visible'] });
  await deck.page.setViewportSize({ width: 844, height: 390 });
  await expect.poll(seen).toEqual({ heights: [], steps: ['0 hidden', '0 hidden'] });
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('a finger’s stroke goes on and back', async () => {
  const deck = await opened({ touch: true });
  const session = await deck.page.context().newCDPSession(deck.page);
  const stroke = async (from: number, to: number): Promise<void> => {
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: from, y: 300 }] });
    for (const x of [(from * 2 + to) / 3, (from + to * 2) / 3, to]) await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: 300 }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  };
  await stroke(900, 300);
  await expect.poll(async () => (await placeOf(deck.page)).slide).toBe('a');
  await stroke(300, 900);
  await expect.poll(async () => (await placeOf(deck.page)).slide).toBe('title');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('a click with the control key looks closer, Escape away again', async () => {
  const deck = await opened({ address: '#/a' });
  const scale = () => deck.page.evaluate(() => document.querySelector('#a h2')?.getBoundingClientRect().height ?? 0);
  const before = await scale();
  await deck.page.mouse.move(300, 200);
  await deck.page.keyboard.down('Control');
  await deck.page.mouse.down();
  await deck.page.mouse.up();
  await deck.page.keyboard.up('Control');
  await expect.poll(scale).toBeCloseTo(2 * before, 0);
  await deck.page.keyboard.press('Escape');
  await expect.poll(scale).toBeCloseTo(before, 0);
  expect((await placeOf(deck.page)).slide).toBe('a');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('a black screen hides the slide, and the clicker’s key brings it back', async () => {
  const deck = await opened({ address: '#/a' });
  await deck.page.keyboard.press('.');
  expect(await deck.page.evaluate(() => [document.querySelector('.reveal')?.classList.contains('paused'), document.activeElement?.className])).toEqual([true, 'resume-button']);
  await deck.page.keyboard.press('PageDown');
  expect((await placeOf(deck.page)).slide).toBe('a');
  await deck.page.keyboard.press('.');
  await deck.page.keyboard.press('PageDown');
  expect((await placeOf(deck.page)).slide).toBe('b');
  await deck.close();
});

test.each([['?print-pdf&showNotes=true', 5], ['?print-pdf&showNotes=separate-page', 6]])('%s prints speaker notes with their slides', async (address, pages) => {
  const deck = await opened({ address });
  const pdf = await deck.page.pdf({ preferCSSPageSize: true, printBackground: true });
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const printed = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
  expect(printed.numPages).toBe(pages);
  const texts = await Promise.all(Array.from({ length: printed.numPages }, async (_, index) => {
    const { items } = await (await printed.getPage(index + 1)).getTextContent();
    return items.map((item) => ('str' in item ? item.str : '')).join('');
  }));
  expect(texts.filter((text) => text.includes('Say this.'))).toHaveLength(1);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('an address cannot open the deck to messages or other code', async () => {
  const deck = await opened({ address: '?postMessage=true&postMessageEvents=true&width=100&jumpToSlide=true' });
  await deck.page.evaluate(() => {
    window.postMessage(JSON.stringify({ method: 'slide', args: [1] }), '*');
  });
  await deck.page.waitForTimeout(100);
  expect((await placeOf(deck.page)).slide).toBe('title');
  expect(await deck.page.evaluate(() => document.querySelector<HTMLElement>('.slides')?.style.width)).toBe('1280px');
  await deck.close();
});

test('the appendix is not counted in the progress of the talk', async () => {
  const deck = await opened({ address: '#/b' });
  expect(await deck.page.evaluate(() => document.querySelector<HTMLElement>('.progress span')?.style.transform)).toBe('scaleX(1)');
  await deck.close();
});
