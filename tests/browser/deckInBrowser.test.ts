import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Flow, Heading } from '../../src/document/nodes.js';
import { heading, link, list, metadata, notes, paragraph, position, slideBreak, text } from '../deck/tree.js';
import { writeTestDeck } from '../deck/writeTestDeck.js';
import { openBrowser, openDeck, placeOf, walk } from './openDeck.js';
import type { DeckView, OpenDeck } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const opened = async (children: readonly Flow[], view: DeckView = {}): Promise<OpenDeck> => {
  const { html } = await writeTestDeck(children, { metadata: metadata({ title: 'The talk' }) });
  return await openDeck(browser, html, view);
};

const talk: readonly Flow[] = [
  notes('Welcome.'),
  heading(1, 'Part one', 'one'),
  heading(2, 'Steps', 'steps'),
  { type: 'incremental', position, incremental: true, children: [list('first', 'second')] },
  { type: 'pause', position },
  paragraph('after the pause'),
  notes('Speak slowly.'),
  heading(2, 'Words', 'words'),
  paragraph('words ', link('#steps', 'back')),
  heading(1, 'Part two', 'two'),
  heading(2, 'More', 'more'),
  paragraph('more'),
  slideBreak,
  paragraph('end'),
];
const slides = ['title', 'one', 'steps', 'words', 'two', 'more', 'slide'];

describe('moving through the deck', () => {
  test.each(['ArrowRight', 'PageDown', 'Space'])('%s visits every slide and every fragment in order', async (key) => {
    const deck = await opened(talk);
    const places = await walk(deck.page, key);
    expect(places.map((place) => place.slide)).toEqual(['title', 'one', 'steps', 'steps', 'steps', 'steps', 'words', 'two', 'more', 'slide']);
    expect(places.filter((place) => place.slide === 'steps').map((place) => place.fragments)).toEqual([
      [],
      ['first'],
      ['first', 'second'],
      ['first', 'second', 'after the pause'],
    ]);
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test.each(['ArrowLeft', 'PageUp', 'Shift+Space'])('%s goes back the same way', async (key) => {
    const deck = await opened(talk, { address: '#/slide' });
    const places = await walk(deck.page, key);
    expect([...new Set(places.map((place) => place.slide))]).toEqual(slides.toReversed());
    await deck.close();
  });

  test('an address with a heading’s id opens its slide, and the address follows the deck', async () => {
    const deck = await opened(talk, { address: '#/words' });
    expect((await placeOf(deck.page)).slide).toBe('words');
    await deck.page.keyboard.press('ArrowRight');
    await deck.page.waitForFunction(() => window.location.hash === '#/two');
    await deck.close();
  });

  test('a link within the deck leads to its slide', async () => {
    const deck = await opened(talk, { address: '#/words' });
    await deck.page.click('section.present a[href="#/steps"]');
    await deck.page.waitForFunction(() => document.querySelector('#steps')?.classList.contains('present'));
    expect((await placeOf(deck.page)).slide).toBe('steps');
    await deck.close();
  });

  test('the overview shows the slides and closes again', async () => {
    const deck = await opened(talk);
    await deck.page.keyboard.press('Escape');
    expect(await deck.page.evaluate(() => document.querySelector('.reveal')?.classList.contains('overview'))).toBe(true);
    await deck.page.keyboard.press('Escape');
    expect(await deck.page.evaluate(() => document.querySelector('.reveal')?.classList.contains('overview'))).toBe(false);
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });
});

describe('help on the way', () => {
  test('? lists the keys in the deck’s language, and goes away without moving the deck', async () => {
    const { html } = await writeTestDeck(talk, { metadata: metadata({ title: '演讲', lang: 'zh-CN', wording: 'zh' }) });
    const deck = await openDeck(browser, html);
    await deck.page.keyboard.press('Shift+?');
    expect(await deck.page.textContent('.deck-keys')).toContain('演讲者视图');
    await deck.page.keyboard.press('Escape');
    expect(await deck.page.$('.deck-keys, .overview')).toBeNull();
    await deck.page.keyboard.press('b');
    expect(await deck.page.textContent('.resume-button')).toBe('继续放映');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('a mouse finds arrows at the edges while it moves', async () => {
    const deck = await opened(talk);
    const opacity = () => deck.page.evaluate(() => getComputedStyle(document.querySelector('.controls') ?? document.body).opacity);
    expect(await opacity()).toBe('0');
    // What a browser sends for a mouse at rest when a page appears under it.
    await deck.page.evaluate(() => {
      for (let sent = 0; sent < 2; sent += 1) document.dispatchEvent(new PointerEvent('pointermove', { screenX: 0, screenY: 0 }));
    });
    expect(await opacity()).toBe('0');
    await deck.page.mouse.move(200, 200);
    await deck.page.mouse.move(220, 220);
    expect(await opacity()).toBe('1');
    await deck.page.click('.navigate-right');
    expect((await placeOf(deck.page)).slide).toBe('one');
    await deck.close();
  });
});

describe('the speaker view', () => {
  const speakerOf = async (page: Page): Promise<Page> => {
    const opening = page.waitForEvent('popup');
    // A window that was closed just before may count as open for a moment: the key is pressed until there is a new one.
    const pressing = (async (): Promise<void> => {
      for (let attempt = 0; attempt < 20; attempt += 1) {
        await page.keyboard.press('s');
        if (await Promise.race([opening.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => { resolve(false); }, 500))])) return;
      }
    })();
    const [speaker] = await Promise.all([opening, pressing]);
    await speaker.waitForSelector('.speaker-copy');
    return speaker;
  };
  const shown = (speaker: Page) =>
    speaker.evaluate(() => ({
      current: document.querySelector('.speaker-current section.slide')?.id ?? null,
      fragments: document.querySelectorAll('.speaker-current .fragment.visible').length,
      next: document.querySelector('.speaker-next section.slide')?.id ?? null,
      nextFragments: document.querySelectorAll('.speaker-next .fragment.visible').length,
      notes: document.querySelector('.speaker-text')?.textContent ?? null,
      place: document.querySelector('.speaker-place')?.textContent ?? null,
    }));

  test('shows slide, next step and notes, and moves the deck from a file', async () => {
    const deck = await opened(talk);
    const speaker = await speakerOf(deck.page);
    const states = [await shown(speaker)];
    for (let step = 0; step < 10; step += 1) {
      await speaker.keyboard.press('ArrowRight');
      states.push(await shown(speaker));
    }
    expect(states.map((state) => `${state.current ?? ''}+${state.fragments} then ${state.next ?? 'end'}+${state.nextFragments}`)).toEqual([
      'title+0 then one+0',
      'one+0 then steps+0',
      'steps+0 then steps+1',
      'steps+1 then steps+2',
      'steps+2 then steps+3',
      'steps+3 then words+0',
      'words+0 then two+0',
      'two+0 then more+0',
      'more+0 then slide+0',
      'slide+0 then end+0',
      'slide+0 then end+0',
    ]);
    expect(states.slice(0, 3).map((state) => state.notes)).toEqual(['Welcome.', 'No notes on this slide', 'Speak slowly.']);
    expect(states[2]?.place).toBe('3 / 7Steps');
    expect((await placeOf(deck.page)).slide).toBe('slide');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('follows the deck, and opens again after it was closed', async () => {
    const deck = await opened(talk);
    const first = await speakerOf(deck.page);
    await deck.page.keyboard.press('ArrowRight');
    expect((await shown(first)).current).toBe('one');
    await first.close();
    await deck.page.keyboard.press('ArrowRight');
    const second = await speakerOf(deck.page);
    expect((await shown(second)).current).toBe('steps');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('says so on the slide when the browser blocks the window', async () => {
    const deck = await opened(talk);
    await deck.page.evaluate(() => {
      window.open = () => null;
    });
    await deck.page.keyboard.press('s');
    expect(await deck.page.textContent('.deck-message')).toContain('blocked');
    await deck.close();
  });
});

describe('slides that fit', () => {
  const filler = (count: number): readonly Flow[] => Array.from({ length: count }, (_, index) => paragraph(`Paragraph ${index + 1}: `, 'many words that fill the line '.repeat(6)));
  const fitOf = (page: Page, id: string) =>
    page.evaluate((wanted) => {
      const slide = document.getElementById(wanted);
      const body = slide?.querySelector('.body');
      return {
        fit: slide ? getComputedStyle(slide).getPropertyValue('--fit') : '',
        scrolls: slide?.classList.contains('scrolls') ?? false,
        isOver: body ? body.scrollHeight > body.clientHeight + 1 : null,
      };
    }, id);

  test('a few words are set larger, a few too many smaller, and far too many go on on slides that fit', async () => {
    const deck = await opened([heading(2, 'Few', 'few'), list('one', 'two'), heading(2, 'Many', 'many'), list(...Array.from({ length: 12 }, (_, index) => `Item ${index + 1}`)), heading(2, 'Too many', 'too-many'), ...filler(14)]);
    expect(await fitOf(deck.page, 'few')).toEqual({ fit: '1.2', scrolls: false, isOver: false });
    expect(await fitOf(deck.page, 'many')).toEqual({ fit: '0.9', scrolls: false, isOver: false });
    const parts = await deck.page.evaluate(() => [...document.querySelectorAll('section.slide[id^=too-many]')].map((slide) => [slide.id, slide.querySelector('h2')?.textContent]));
    expect(parts).toEqual([['too-many', 'Too many (1/3)'], ['too-many-2', 'Too many (2/3)'], ['too-many-3', 'Too many (3/3)']]);
    for (const id of ['too-many', 'too-many-2', 'too-many-3']) expect(await fitOf(deck.page, id)).toEqual({ fit: '', scrolls: false, isOver: false });
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  const scrolling: Heading = { ...heading(2, 'Too many', 'many'), attributes: { id: 'many', classes: [], values: { overflow: 'scroll' } } };

  test('on paper a slide that scrolls is shown whole', async () => {
    const deck = await opened([scrolling, ...filler(30)], { address: '#/many' });
    await deck.page.emulateMedia({ media: 'print' });
    expect(await fitOf(deck.page, 'many')).toEqual({ fit: '', scrolls: true, isOver: false });
    await deck.close();
    const printed = await opened([scrolling, ...filler(30)], { address: '?print-pdf' });
    expect(await fitOf(printed.page, 'many')).toEqual({ fit: '', scrolls: true, isOver: false });
    await printed.close();
  });
});

describe('reading and printing', () => {
  test('the slides are a document, not an application', async () => {
    const deck = await opened(talk);
    expect(await deck.page.evaluate(() => [document.querySelector('[role=application]'), document.documentElement.lang, document.title])).toEqual([null, 'en', 'The talk']);
    await deck.close();
  });

  test.each(['', '?print-pdf'])('printing (deck.html%s) gives a page for each slide, with all fragments', async (address) => {
    const deck = await opened(talk, { address });
    expect(await deck.page.evaluate(() => document.querySelectorAll('.pdf-page').length)).toBe(address === '' ? 0 : slides.length);
    const pdf = await deck.page.pdf({ preferCSSPageSize: true, printBackground: true });
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const printed = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const pages = await Promise.all(Array.from({ length: printed.numPages }, async (_, index) => {
      const page = await printed.getPage(index + 1);
      const { items } = await page.getTextContent();
      const sizes = items.map((item) => ('height' in item ? item.height : 0));
      return { width: page.view[2], height: page.view[3], largest: Math.max(...sizes), words: items.map((item) => ('str' in item ? item.str : '')).join('') };
    }));
    // 1280 × 720 px are 960 × 540 pt.
    expect(pages.map(({ width, height }) => `${Math.round(width ?? 0)}×${Math.round(height ?? 0)}`)).toEqual(slides.map(() => '960×540'));
    // Type is printed at the size it is shown at: a slide's heading of 42 px is 31.5 pt.
    expect(pages[2]?.largest).toBeCloseTo(31.5, 1);
    expect(pages[2]?.words).toContain('after the pause');
    expect(pages[6]?.words).toContain('end');
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('on a phone the deck is scrolled', async () => {
    const deck = await opened(talk, { viewport: { width: 390, height: 844 } });
    expect(await deck.page.evaluate(() => document.querySelectorAll('.scroll-page').length)).toBeGreaterThan(0);
    expect(deck.trouble).toEqual([]);
    await deck.close();
  });

  test('with reduced motion nothing moves', async () => {
    const deck = await opened(talk);
    expect(await deck.page.evaluate(() => getComputedStyle(document.querySelector('section.slide') ?? document.body).transitionDuration)).toBe('0s');
    await deck.close();
  });
});

test('nothing that an author types runs', async () => {
  const hostile = ['<img src=x onerror="document.title=1">', '<script>document.title=1</script>', '"><svg onload="document.title=1">'];
  const deck = await opened([
    ...hostile.flatMap((words, index) => [heading(2, words, `a${index}"onclick="document.title=1`), paragraph(words, link(`https://example.org/"onmouseover="document.title=1`, words)), notes(words)]),
    paragraph({ type: 'span', position, attributes: { id: 'x"onclick="1', classes: ['present', 'a"onload="1'], values: { onclick: 'document.title=1', style: 'color:red' } }, children: [text('span')] }),
  ]);
  await walk(deck.page, 'ArrowRight');
  expect(await deck.page.title()).toBe('The talk');
  expect(deck.trouble).toEqual([]);
  await deck.close();
});

test('the policy stops even a script that got into the page', async () => {
  const deck = await opened(talk);
  await deck.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "taken over"';
    document.body.append(script);
    const picture = document.createElement('img');
    picture.src = 'https://example.org/pixel.png';
    document.body.append(picture);
  });
  expect(await deck.page.title()).toBe('The talk');
  // The script and the picture.
  expect(deck.trouble.filter((line) => /Content Security Policy/.test(line))).toHaveLength(2);
  await deck.close();
});

test('every character is drawn with a font from the file', async () => {
  const children = [heading(2, 'Fonts', 'fonts'), paragraph('Words 汉字“引号”——𠮷 ✅ α→∑ ', { type: 'strong', position, children: [text('粗 bold')] }, { type: 'emphasis', position, children: [text('强调 italics')] }, { type: 'inlineCode', position, value: 'code 代码' })];
  const { html } = await writeTestDeck(children, { metadata: metadata({ title: '题', lang: 'zh-CN', wording: 'zh' }) });
  const deck = await openDeck(browser, html, { address: '#/fonts' });
  const session = await deck.page.context().newCDPSession(deck.page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument', { depth: -1 });
  const { nodeIds } = await session.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: 'section.present, section.present *' });
  const used = await Promise.all(nodeIds.map((nodeId) => session.send('CSS.getPlatformFontsForNode', { nodeId })));
  const fonts = used.flatMap((answer) => answer.fonts);
  expect(fonts.length).toBeGreaterThan(4);
  expect(fonts.filter((font) => !font.isCustomFont)).toEqual([]);
  await deck.close();
});
