/** Both samples as they are handed out: built by the whole path, opened from disk. `everySlide.test.ts` visits their slides. */
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/api.js';
import type { BuildResult } from '../../src/api.js';
import { projectSlides } from '../deck/projectSlides.js';
import { openBrowser, openDeck } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const overfull = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('section.slide')].flatMap((slide) => {
      const fit = Number(slide.style.getPropertyValue('--fit') || '1');
      return slide.classList.contains('scrolls') || fit < 0.8 ? [`${slide.id} at ${fit}`] : [];
    }),
  );

describe.each(['zh', 'en'])('the sample deck (%s)', (lang) => {
  let built: BuildResult;
  let html: string;
  beforeAll(async () => {
    const session = openSession();
    built = await session.build(fileURLToPath(new URL(`../../content/ai-cooperation/index.${lang}.md`, import.meta.url)), { only: 'deck' });
    session.close();
    html = built.deck?.html ?? '';
  });

  test('has 12 to 18 slides with speaker notes on each, and nothing to report', () => {
    expect(built.diagnostics).toEqual([]);
    const slides = html.split('<section id=').slice(1);
    expect(slides.length).toBe(built.deck?.slideCount);
    expect(slides.length).toBeGreaterThanOrEqual(12);
    expect(slides.length).toBeLessThanOrEqual(18);
    expect(slides.filter((slide) => !slide.includes('<aside class="notes"')).map((slide) => slide.slice(0, 40))).toEqual([]);
  });

  test('is smaller than 900 kB', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(900_000);
  });

  test('has no slide that is crammed', async () => {
    const deck = await openDeck(browser, html);
    expect(await overfull(deck.page)).toEqual([]);
    await deck.close();
  });

  test('is spoken from its speaker view, ten slides on, steps on slides included', async () => {
    const deck = await openDeck(browser, html);
    const [speaker] = await Promise.all([deck.page.waitForEvent('popup'), deck.page.keyboard.press('s')]);
    const notes = new Set<string>();
    for (let step = 0; step < 24 && notes.size < 11; step += 1) {
      notes.add((await speaker.textContent('.speaker-text')) ?? '');
      await speaker.keyboard.press('PageDown');
    }
    expect(notes.size).toBe(11); // the notes of the first slide and of ten more
    expect(notes).not.toContain('');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('says what it said when it was last read', async () => {
    await expect(projectSlides(html)).toMatchFileSnapshot(`../golden/samples/ai-cooperation.${lang}.slides.txt`);
  });
});
