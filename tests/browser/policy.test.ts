/** The deck under its own policy, wherever it is opened: from a web server, in a frame, beside pages that mean ill. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { deckOf } from '../deck/deckOf.js';
import { buildDeck } from './buildDeck.js';
import { openBrowser, openDeck, placeOf, walk } from './openDeck.js';

const markdown = `---
title: The talk
lang: en
---

# Part one {#one}

::: notes
Welcome.
:::

## Steps {#steps}

::: incremental
- first
- second
:::

## A figure {#figure}

:::: columns
::: {.column width="40%"}
$x^2$ beside it
:::
::: column
![Shares](x.png){#fig-x alt="Two bars"}
:::
::::

# Part two {#two}

The end.
`;

let browser: Browser;
let html: string;
beforeAll(async () => {
  browser = await openBrowser();
  html = (await deckOf(markdown)).html;
});
afterAll(async () => {
  await browser.close();
});

type Served = { readonly page: Page; readonly trouble: readonly string[]; readonly close: () => Promise<void> };

/** Pages by path on a server of this test's own; the first is opened. */
async function serve(pages: Readonly<Record<string, string>>): Promise<Served> {
  const server = createServer((request, response) => {
    const text = pages[decodeURIComponent(request.url ?? '').replace(/[?#].*$/s, '')];
    response.writeHead(text === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => { console.error(`violation of ${event.violatedDirective}`); });
  });
  const trouble: string[] = [];
  const watch = (page: Page): void => {
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('requestfailed', (request) => trouble.push(request.url()));
  };
  context.on('page', watch);
  const page = await context.newPage();
  const [first = '/'] = Object.keys(pages);
  await page.goto(`http://127.0.0.1:${address.port}${encodeURI(first)}`);
  return {
    page,
    trouble,
    close: async () => {
      await context.close();
      server.close();
    },
  };
}

const frameOf = async (page: Page): Promise<Frame> => {
  const frame = page.frames().find((each) => each !== page.mainFrame());
  if (frame === undefined) throw new Error('no frame');
  await frame.waitForSelector('[data-ready]', { state: 'attached' });
  return frame;
};

const presentIn = (frame: Frame): Promise<string> =>
  frame.evaluate(() => document.querySelector('section.slide.present:not(section.past *, section.future *)')?.id ?? '');

test('a deck on a web server, under any path, is walked and spoken without a fault', async () => {
  const { page, trouble, close } = await serve({ '/vorträge/2026 中文/deck.html': html, '/favicon.ico': '' });
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  expect(await speaker.textContent('.speaker-place')).toContain('1 / 5');
  // The style of the speaker's own window is in force too.
  expect(await speaker.evaluate(() => getComputedStyle(document.querySelector('.speaker') ?? document.body).display)).toBe('grid');
  await page.bringToFront();
  const places = await walk(page, 'ArrowRight');
  expect([...new Set(places.map((place) => place.slide))]).toEqual(['title', 'one', 'steps', 'figure', 'two']);
  expect(trouble).toEqual([]);
  await close();
});

test.each(['', 'sandbox="allow-scripts"'])('a deck in a frame (%s) is walked by its keys', async (sandbox) => {
  const { page, trouble, close } = await serve({
    '/page.html': `<!doctype html><iframe ${sandbox} src="decks/deck.html" width="1200" height="700"></iframe>`,
    '/decks/deck.html': html,
    '/favicon.ico': '',
  });
  const frame = await frameOf(page);
  await frame.click('.slides');
  const seen = [await presentIn(frame)];
  for (let step = 0; step < 6; step += 1) {
    await page.keyboard.press('PageDown');
    seen.push(await presentIn(frame));
  }
  expect([...new Set(seen)]).toEqual(['title', 'one', 'steps', 'figure', 'two']);
  // Where the frame may open no window, the deck says so.
  if (sandbox !== '') {
    await page.keyboard.press('s');
    expect(await frame.textContent('.deck-message')).toContain('blocked');
  }
  expect(trouble.filter((line) => !line.includes('allow-popups'))).toEqual([]);
  await close();
});

test.each(['', 'sandbox="allow-scripts"'])('a chart becomes live in a frame (%s), where a hostile page moves neither it nor the deck', async (sandbox) => {
  const chart = { params: [{ name: 'least', value: 20, bind: { input: 'range', min: 0, max: 60, name: 'Least' } }], data: { values: [{ a: 1 }] }, mark: 'bar', encoding: { x: { field: 'a', type: 'quantitative' } } };
  const { html: live } = await buildDeck('---\nlang: en\n---\n\n## A chart {#a}\n\n![One](a.vl.json){#fig-a interactive=true alt="One bar"}\n\n## B {#b}\n\nb\n', { 'a.vl.json': chart });
  const { page, trouble, close } = await serve({ '/page.html': `<!doctype html><iframe ${sandbox} src="deck.html" width="1200" height="700"></iframe>`, '/deck.html': live, '/favicon.ico': '' });
  const frame = await frameOf(page);
  await frame.waitForSelector('.is-live');
  const before = await frame.evaluate(() => document.body.innerHTML);
  await page.evaluate((sent) => {
    for (const message of sent) document.querySelector('iframe')?.contentWindow?.postMessage(message, '*');
  }, [...messages, { signal: 'least', value: 50 }, { method: 'signal', args: ['least', 50] }]);
  await page.waitForTimeout(300);
  expect(await frame.evaluate(() => document.body.innerHTML)).toBe(before);
  expect(trouble).toEqual([]);
  await close();
});

/** What reveal.js would do for any window that asks, and other shapes of message. */
const messages = [
  { method: 'slide', args: [2, 0] },
  { method: 'next' },
  { method: 'togglePause' },
  { method: 'toggleOverview' },
  { method: 'getSlideNotes' },
  { namespace: 'reveal', method: 'slide', args: [1] },
  { namespace: 'reveal-notes', type: 'call', methodName: 'slide', arguments: [1] },
  { namespace: 'reveal-notes', type: 'heartbeat' },
];

test('a hostile page around the deck gets nothing done or told by messages', async () => {
  const { page, trouble, close } = await serve({
    '/page.html': `<!doctype html><script>window.told=[];addEventListener('message',(event)=>told.push(event.data))</script><iframe sandbox="allow-scripts" src="deck.html" width="1200" height="700"></iframe>`,
    '/deck.html': html,
    '/favicon.ico': '',
  });
  const frame = await frameOf(page);
  const before = await frame.evaluate(() => document.body.innerHTML);
  await page.evaluate((sent) => {
    const deck = document.querySelector('iframe')?.contentWindow;
    for (const message of sent) {
      deck?.postMessage(message, '*');
      deck?.postMessage(JSON.stringify(message), '*');
    }
  }, messages);
  await page.waitForTimeout(300);
  expect(await presentIn(frame)).toBe('title');
  expect(await frame.evaluate(() => document.body.innerHTML)).toBe(before);
  expect(await page.evaluate(() => JSON.stringify(Reflect.get(window, 'told')))).toBe('[]');
  expect(trouble).toEqual([]);
  await close();
});

test('a page that opened the deck, and one that the deck links to, move nothing by messages', async () => {
  const { page, trouble, close } = await serve({
    '/page.html': '<!doctype html><button onclick="window.deck=window.open(\'deck.html\')">open</button><script>addEventListener("tell",({detail})=>deck.postMessage(detail,"*"))</script>',
    '/deck.html': html,
    '/favicon.ico': '',
  });
  const [deck] = await Promise.all([page.waitForEvent('popup'), page.click('button')]);
  await deck.waitForSelector('[data-ready]', { state: 'attached' });
  const [speaker] = await Promise.all([deck.waitForEvent('popup'), deck.keyboard.press('s')]);
  const told = await speaker.textContent('.speaker-place');
  await page.evaluate((sent) => {
    for (const message of sent) window.dispatchEvent(new CustomEvent('tell', { detail: JSON.stringify(message) }));
  }, messages);
  await speaker.evaluate((sent) => {
    for (const message of sent) window.postMessage(message, '*');
  }, messages);
  await page.waitForTimeout(300);
  expect((await placeOf(deck)).slide).toBe('title');
  expect(await speaker.textContent('.speaker-place')).toBe(told);
  expect(trouble).toEqual([]);
  await close();
});

test('what reveal.js styles by scripts acts under the policy: moves between slides, scrolled decks and back', async () => {
  const deck = await openDeck(browser, html, { viewport: { width: 390, height: 844 }, reducedMotion: false });
  expect(await deck.page.evaluate(() => document.querySelectorAll('.scroll-page').length)).toBe(5);
  await deck.page.setViewportSize({ width: 1280, height: 720 });
  await deck.page.waitForFunction(() => document.querySelector('.scroll-page') === null);
  await deck.page.evaluate(() => {
    for (const id of ['steps', 'figure']) document.getElementById(id)?.setAttribute('data-auto-animate', '');
    window.location.hash = '#/steps';
  });
  await deck.page.waitForFunction(() => document.querySelector('#steps.present') !== null);
  const animated = await deck.page.evaluate(async () => {
    window.location.hash = '#/figure';
    await new Promise((resolve) => setTimeout(resolve, 400));
    return document.adoptedStyleSheets.some((sheet) => [...sheet.cssRules].some((rule) => rule.cssText.includes('data-auto-animate-target')));
  });
  expect(animated).toBe(true);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});
