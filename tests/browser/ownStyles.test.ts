/** A manuscript's own style sheets in Chromium: they colour slides, and move nothing. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openSession, writeAssets } from '../../src/api.js';
import { deckFolder } from '../../src/deck/deckFolder.js';
import { deckCssUnmeasured } from '../../src/diagnostics/messages/deckCss.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { openBrowser, openDeck } from './openDeck.js';

const markdown = (matter: string): string => `---\ntitle: Talk\nlang: en\ntoc: false\n${matter}---\n\n## Words {#words}\n\nA paragraph, **strong**.\n\n> [!NOTE]\n> Said.\n`;
const css = ':root{--accent:#a3195b}\nh2{color:#0b5d3b;font-size:3em}\n.callout{box-shadow:0 4px 9px #ccc}\nbutton,.deck-keys *{color:#f00}\n';

const boxes = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => [...document.querySelectorAll('.slides *')].map((box) => {
    const { x, y, width, height } = box.getBoundingClientRect();
    return [x, y, width, height].join(' ');
  }));

const colourOf = (page: Page, selector: string): Promise<string> => page.evaluate((wanted) => getComputedStyle(document.querySelector(wanted) ?? document.body).color, selector);

test('own style sheets colour slides, move nothing, and leave controls and the brief alone', async () => {
  const folder = temporaryFolder({ 'plain.md': markdown(''), 'talk.md': markdown('css: own.css\n'), 'own.css': css });
  const session = openSession();
  const [plain, own] = [await session.build(join(folder, 'plain.md')), await session.build(join(folder, 'talk.md'))];
  const served = temporaryFolder();
  await writeAssets(own, served);
  session.close();
  const at = { file: join(folder, 'own.css'), start: { line: 2, column: 18 }, end: { line: 2, column: 31 } };
  expect(own.diagnostics).toEqual([deckCssUnmeasured('font-size', at)]);
  expect(own.inputs.map(({ file }) => file)).toEqual(['own.css', 'talk.md']);
  expect(Buffer.from(own.brief?.bytes ?? []).equals(Buffer.from(plain.brief?.bytes ?? []))).toBe(true);
  const sheet = deckFolder(own.deck?.html ?? '').find(({ path }) => path.endsWith('.css'));
  expect(new TextDecoder().decode(sheet?.bytes)).toContain('h2:is(.slides *,#_){color:#0b5d3b}');

  const browser = await openBrowser();
  const [before, after] = [await openDeck(browser, plain.deck?.html ?? '', { address: '#/words' }), await openDeck(browser, own.deck?.html ?? '', { address: '#/words' })];
  expect(await colourOf(before.page, '#words h2')).toBe('rgb(11, 79, 108)');
  expect(await colourOf(after.page, '#words h2')).toBe('rgb(11, 93, 59)');
  expect(await boxes(after.page)).toEqual(await boxes(before.page));
  // the deck's arrows have the accent, whatever a sheet says of buttons
  expect(await colourOf(after.page, '.controls button')).toBe('rgb(163, 25, 91)');
  expect([...before.trouble, ...after.trouble]).toEqual([]);
  const contrast = await openDeck(browser, own.deck?.html ?? '', { address: '#/words' });
  await contrast.page.emulateMedia({ contrast: 'more' });
  expect(await colourOf(contrast.page, '#words h2')).toBe('rgb(11, 79, 108)');
  await browser.close();
});

test('a sheet that changes is applied by the next rebuild', async () => {
  const folder = temporaryFolder({ 'talk.md': markdown('deck: {css: [own.css]}\n'), 'own.css': 'h2{color:#036}' });
  const out = temporaryFolder();
  const session = openSession();
  const rebuilt = async (): Promise<string> => (await session.rebuild(join(folder, 'talk.md'), out)).result.deck?.html ?? '';
  expect(await rebuilt()).toContain('h2:is(.slides *,#_){color:#036}');
  writeFileSync(join(folder, 'own.css'), 'h2{color:#063}');
  expect(await rebuilt()).toContain('h2:is(.slides *,#_){color:#063}');
  session.close();
});
