/** The table behind a chart: out of sight until a keyboard or a mouse asks for it, and a download without any script. */
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { VectorDrawing } from '../../src/figures/figureTable.js';
import { figure, heading, metadata, paragraph } from '../deck/tree.js';
import { writeTestDeck } from '../deck/writeTestDeck.js';
import { openBrowser, openDeck, type DeckView, type OpenDeck } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const csv = '\ufeffn,v\r\n1,中\r\n';
const rows = Array.from({ length: 100 }, (_, index) => [String(index), `row ${index}`]);
const drawing: VectorDrawing = {
  kind: 'vector', svg: { name: 'svg', attributes: { viewBox: '0 0 600 280' }, children: [] }, markup: '', widthPx: 600, heightPx: 280,
  meaning: { description: 'A chart.', source: null, data: { columns: [{ title: 'n', align: 'right' }, { title: 'v', align: null }], rows, rowCount: 900, csv } },
};

async function opened(view: DeckView = {}): Promise<OpenDeck> {
  const { html } = await writeTestDeck([heading(2, 'A', 'a'), figure('fig-a', 'Caption'), heading(2, 'B', 'b'), paragraph('end')], { metadata: metadata(), figures: new Map([['fig-a', drawing]]) });
  return await openDeck(browser, html, view);
}

const isSeen = (deck: OpenDeck, selector: string): Promise<boolean> =>
  deck.page.locator(selector).evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return width > 0 && element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
  });

test('the keyboard finds it, opens it, scrolls in it and closes it, and the deck stays where it is', async () => {
  const deck = await opened();
  expect(await isSeen(deck, 'summary')).toBe(false);
  await deck.page.keyboard.press('Tab');
  for (let presses = 0; presses < 12 && !(await deck.page.locator('summary').evaluate((element) => element === document.activeElement)); presses += 1) await deck.page.keyboard.press('Tab');
  expect(await isSeen(deck, 'summary')).toBe(true);
  await deck.page.keyboard.press('Enter');
  expect(await isSeen(deck, '.data-sheet caption')).toBe(true);
  await deck.page.keyboard.press('Tab');
  // through the sheet and the download, round to the button: what lies below has no turn
  const focused = (): Promise<string> => deck.page.evaluate(() => document.activeElement?.tagName ?? '');
  const stops = [await focused()];
  for (let presses = 0; presses < 3; presses += 1) {
    await deck.page.keyboard.press('Tab');
    stops.push(await focused());
  }
  await deck.page.keyboard.press('Shift+Tab');
  expect([...stops, await focused()]).toEqual(['DIV', 'A', 'SUMMARY', 'DIV', 'SUMMARY']);
  await deck.page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('A');
  await deck.page.locator('.data-sheet').evaluate((sheet) => { sheet.scrollTop = 0; });
  await deck.page.locator('.data-sheet').focus();
  await deck.page.keyboard.press('PageDown');
  await expect.poll(() => deck.page.locator('.data-sheet').evaluate((element) => element.scrollTop)).toBeGreaterThan(0);
  await deck.page.keyboard.press('Escape');
  expect(await deck.page.locator('details').getAttribute('open')).toBeNull();
  expect(await deck.page.locator('section.present').first().getAttribute('id')).toBe('a');
  expect(await deck.page.locator('summary').evaluate((element) => element === document.activeElement)).toBe(true);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('a mouse over the chart shows the button, and leaving the slide closes the table', async () => {
  const deck = await opened();
  await deck.page.mouse.move(300, 300);
  await deck.page.mouse.move(320, 320);
  await deck.page.mouse.move(330, 330);
  expect(await isSeen(deck, 'summary')).toBe(true);
  await deck.page.locator('summary').click();
  expect(await deck.page.locator('details').getAttribute('open')).not.toBeNull();
  await deck.page.locator('summary').blur();
  await deck.page.keyboard.press('ArrowRight');
  await expect.poll(() => deck.page.locator('details').getAttribute('open')).toBeNull();
  await deck.close();
});

test('on a phone a touch of the chart shows the button, and touches open and close the table', async () => {
  const deck = await opened({ viewport: { width: 390, height: 780 }, touch: true });
  expect(await isSeen(deck, 'summary')).toBe(false);
  const box = await deck.page.locator('figure .drawing').boundingBox();
  await deck.page.touchscreen.tap((box?.x ?? 0) + 30, (box?.y ?? 0) + 30);
  await expect.poll(() => isSeen(deck, 'summary')).toBe(true);
  await deck.page.locator('summary').tap();
  await expect.poll(() => isSeen(deck, '.data-sheet caption')).toBe(true);
  await deck.page.locator('summary').tap();
  await expect.poll(() => isSeen(deck, '.data-sheet caption')).toBe(false);
  await deck.close();
});

test('all rows are saved as a file', async () => {
  const deck = await opened();
  await deck.page.locator('details').evaluate((element) => {
    element.setAttribute('open', '');
  });
  const [download] = await Promise.all([deck.page.waitForEvent('download'), deck.page.locator('.data-sheet a').click()]);
  expect(download.suggestedFilename()).toBe('fig-a.csv');
  expect(readFileSync(await download.path(), 'utf8')).toBe(csv);
  await deck.close();
});
