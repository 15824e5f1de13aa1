/** A talk in a room, by real input: speaker's times, touch, zoom, phone, print with speaker notes. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deckOf } from '../deck/deckOf.js';
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
