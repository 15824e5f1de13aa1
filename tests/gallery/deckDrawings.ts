/** A finished deck → the pictures that a browser makes of its drawings, with the deck's own fonts, and what stands in them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PNG } from 'pngjs';
import type { Browser } from 'playwright-core';
import { halve } from './compareRasters.js';
import type { Raster } from './compareRasters.js';
import type { Contents } from './svgContents.js';

export type DeckDrawing = Contents & { readonly key: string; readonly raster: Raster };

/** Pixels; taller sheets are more than a browser paints. */
const tallestSheet = 7000;

/**
 * Each chart of the deck, taken from its slide and put on a white sheet in its own size, several to a screenshot. They are pictured `scale`
 * times as large and then made smaller; it is a power of two.
 */
export async function pictureDeck(browser: Browser, html: string, scale: number): Promise<readonly DeckDrawing[]> {
  const folder = mkdtempSync(join(tmpdir(), 'gallery-'));
  const file = join(folder, 'deck.html');
  writeFileSync(file, html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, deviceScaleFactor: scale, reducedMotion: 'reduce', timezoneId: 'UTC' });
  try {
    const page = await context.newPage();
    await page.goto(pathToFileURL(file).href);
    await page.waitForSelector('[data-ready]', { state: 'attached' });
    const found = await page.evaluate(async () => {
      await document.fonts.ready;
      const sheet = document.createElement('div');
      sheet.id = 'sheet';
      const charts = [...document.querySelectorAll<HTMLElement>('figure.vector')];
      const drawings = charts.flatMap((figure) => {
        const svg = figure.querySelector('svg');
        if (svg === null) return [];
        const family = getComputedStyle(svg).fontFamily;
        const [width, height] = [Math.ceil(Number(svg.getAttribute('width'))), Math.ceil(Number(svg.getAttribute('height')))];
        const [left, top] = (svg.getAttribute('viewBox') ?? '').split(' ');
        svg.setAttribute('viewBox', `${left ?? ''} ${top ?? ''} ${width} ${height}`);
        svg.style.cssText = `display:block;width:${width}px;height:${height}px;font-family:${family};background:#fff;margin:0;overflow:hidden`;
        sheet.append(svg);
        const painted = (names: string): Element[] => [...svg.querySelectorAll(names)].filter((each) => each.closest('defs, clipPath') === null);
        return [{
          key: figure.id, width, height,
          paths: painted('path, rect, line, circle, ellipse, polyline, polygon').length,
          pictures: painted('image').length,
          texts: painted('text').map((text) => text.textContent.replace(/\s+/g, ' ').trim()),
          links: painted('a').map((link) => link.getAttribute('href') ?? ''),
        }];
      });
      document.body.replaceChildren(sheet);
      sheet.style.cssText = 'position:absolute;left:0;top:0;margin:0;padding:0;background:#fff';
      document.documentElement.style.cssText = document.body.style.cssText = 'position:static;overflow:visible;height:auto;margin:0;background:#fff';
      await document.fonts.ready;
      return drawings;
    });
    const pictured: DeckDrawing[] = [];
    for (let from = 0; from < found.length; ) {
      let [to, height] = [from, 0];
      while (to < found.length && (to === from || height + (found[to]?.height ?? 0) <= tallestSheet / scale)) {
        height += found[to]?.height ?? 0;
        to += 1;
      }
      const part = found.slice(from, to);
      const width = Math.max(...part.map((each) => each.width));
      await page.evaluate(([first, end]) => {
        document.querySelectorAll<SVGElement>('#sheet > svg').forEach((svg, index) => { svg.style.display = index >= first && index < end ? 'block' : 'none'; });
      }, [from, to] as const);
      await page.setViewportSize({ width: Math.max(width, 100), height: Math.max(height, 100) });
      const sheet = PNG.sync.read(await page.screenshot({ clip: { x: 0, y: 0, width, height } }));
      let top = 0;
      for (const { width: columns, height: rows, ...drawing } of part) {
        let raster = cut(sheet, { top: top * scale, width: columns * scale, height: rows * scale });
        for (let left = scale; left > 1; left /= 2) raster = halve(raster);
        pictured.push({ ...drawing, raster });
        top += rows;
      }
      from = to;
    }
    return pictured;
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

function cut(sheet: PNG, { top, width, height }: { readonly top: number; readonly width: number; readonly height: number }): Raster {
  const data = new Uint8Array(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const from = ((top + row) * sheet.width) * 4;
    data.set(sheet.data.subarray(from, from + width * 4), row * width * 4);
  }
  return { width, height, data };
}
