/** A deck's file → how long Chromium takes from opening it to its first slide on the screen, with the processor slowed fourfold. */
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/launchChromium.js';
import { unpackChromium } from '../browser/unpackChromium.js';

const SLOWED = 4;

/** From the navigation to the second frame after the deck said that it is ready, in a page of its own. */
async function openOnce(browser: Browser, url: string): Promise<number> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWED });
  await page.goto(url, { waitUntil: 'commit' });
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  const shown = await page.evaluate(() => new Promise<number>((done) => {
    requestAnimationFrame(() => {
      requestAnimationFrame(() => {
        done(performance.now());
      });
    });
  }));
  await page.close();
  return shown;
}

/** Milliseconds of each run, in order of size; one more before them does not count. */
export async function measureFirstSlide(file: string, runs: number): Promise<readonly number[]> {
  const browser = await launchChromium(await unpackChromium(process.cwd()));
  try {
    const measured: number[] = [];
    for (let run = 0; run <= runs; run += 1) measured.push(await openOnce(browser, pathToFileURL(resolve(file)).href));
    return measured.slice(1).sort((one, other) => one - other);
  } finally {
    await browser.close();
  }
}
