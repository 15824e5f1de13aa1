/** A real browser with a deck opened from disk, and a record of everything it should not do. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { inject } from 'vitest';
import { launchChromium } from './launchChromium.js';

export type OpenDeck = {
  readonly page: Page;
  /** Console messages, page errors, and requests other than for the file itself. Stays empty in a sound deck. */
  readonly trouble: readonly string[];
  readonly close: () => Promise<void>;
};

export type DeckView = {
  readonly viewport?: { readonly width: number; readonly height: number };
  /** What follows the file's name in the address, such as `?print-pdf` or `#/heading`. */
  readonly address?: string;
  readonly reducedMotion?: boolean;
  /** Where the viewer is. */
  readonly timezoneId?: string;
  /** A screen for fingers. */
  readonly touch?: boolean;
  /** Pixels of a picture for each px, 1 if left out. */
  readonly scale?: number;
};

/** One browser for a test file; close it when the file is done. */
export const openBrowser = (): Promise<Browser> => launchChromium(inject('chromium'));

/** Writes the deck to a folder of its own and opens it from there, as a double-click would. */
export async function openDeck(browser: Browser, html: string, view: DeckView = {}): Promise<OpenDeck> {
  const folder = mkdtempSync(join(tmpdir(), 'deck-'));
  const file = join(folder, 'deck.html');
  writeFileSync(file, html);
  const context = await browser.newContext({
    viewport: { ...(view.viewport ?? { width: 1280, height: 720 }) },
    reducedMotion: view.reducedMotion === false ? 'no-preference' : 'reduce',
    timezoneId: view.timezoneId ?? 'UTC',
    hasTouch: view.touch ?? false,
    deviceScaleFactor: view.scale ?? 1,
  });
  const trouble: string[] = [];
  const url = pathToFileURL(file).href;
  const watch = (page: Page): void => {
    page.on('console', (message) => trouble.push(`console ${message.type()}: ${message.text()}`));
    page.on('pageerror', (error) => trouble.push(`error: ${error.message}`));
    page.on('request', (request) => {
      const asked = request.url();
      if (!asked.startsWith('data:') && asked.replace(/[?#].*$/s, '') !== url) trouble.push(`request: ${asked}`);
    });
  };
  context.on('page', watch);
  const page = await context.newPage();
  await page.goto(`${url}${view.address ?? ''}`);
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  return {
    page,
    trouble,
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Place = {
  /** Id of the slide that shows. */
  readonly slide: string;
  /** Texts of the fragments that show on it. */
  readonly fragments: readonly string[];
};

/** What the deck shows now. */
export const placeOf = (page: Page): Promise<Place> =>
  page.evaluate(() => {
    const slide = document.querySelector('section.slide.present:not(section.past *, section.future *)');
    return {
      slide: slide?.id ?? '',
      fragments: [...(slide?.querySelectorAll('.fragment.visible') ?? [])].map((fragment) => fragment.textContent),
    };
  });

/** Presses a key until nothing changes; every place on the way, the first included. */
export async function walk(page: Page, key: string): Promise<readonly Place[]> {
  const places = [await placeOf(page)];
  for (;;) {
    await page.keyboard.press(key);
    const place = await placeOf(page);
    if (JSON.stringify(place) === JSON.stringify(places.at(-1))) return places;
    places.push(place);
    if (places.length > 500) throw new Error('the deck never ends');
  }
}
