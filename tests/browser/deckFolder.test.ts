/** The deck as a folder, written by the command's own function and opened from a web server below some path. */
import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openSession, writeAssets } from '../../src/api.js';
import { temporaryFolder } from '../temporaryFolder.js';
import { openBrowser, placeOf, walk } from './openDeck.js';

const types: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff': 'font/woff', '.png': 'image/png', '.pdf': 'application/pdf' };

test('a deck in separate files is the same deck, under any path, and its files are named by their content', async () => {
  const folder = temporaryFolder();
  const session = openSession();
  const photo = readFileSync(fileURLToPath(new URL('../golden/deck/constructs-zh/timeline.png', import.meta.url)));
  const source = temporaryFolder({ 'photo.png': new Uint8Array(photo), 'talk.md': '---\ntitle: 演讲\nlang: zh\nlogo: photo.png\n---\n\n## 图 {#a}\n\n![照片](photo.png){#fig-a alt="照片"}\n\n`<img src="data:image/png;base64,AAAA">`\n\n## 二 {#b}\n\n- **粗体**\n\n::: notes\n备注\n:::\n' });
  const result = await session.build(join(source, 'talk.md'));
  session.close();
  const written = await writeAssets(result, folder);
  expect(written.diagnostics).toEqual([]);
  const own = join(folder, 'talk', 'zh');
  expect(readdirSync(own).sort()).toEqual(['assets', 'brief.pdf', 'index.html']);
  const names = readdirSync(join(own, 'assets'));
  expect(new Set(names.map((name) => name.replace(/\.[0-9a-f]{16}\./, '.')))).toEqual(new Set(['deck.css', 'deck.js', 'font.woff', 'picture.png']));
  expect(readFileSync(join(own, 'index.html'), 'utf8').length).toBeLessThan(20_000);
  // Written again the folder is the same, and nothing of another deck stays.
  await writeAssets({ ...result, deck: { html: (result.deck?.html ?? '').replace('粗体', '细体'), slideCount: 3 } }, folder);
  expect(readdirSync(join(own, 'assets'))).toEqual(names);

  const server = createServer((request, response) => {
    const path = decodeURIComponent((request.url ?? '').replace(/[?#].*$/s, ''));
    const file = path.replace('/any/path/', `${own}/`);
    try {
      const bytes = readFileSync(file.endsWith('/') ? `${file}index.html` : file);
      response.writeHead(200, { 'content-type': types[extname(file)] ?? 'text/html' }).end(bytes);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' });
  const trouble: string[] = [];
  const asked: string[] = [];
  context.on('page', (page) => {
    page.on('console', (message) => trouble.push(message.text()));
    page.on('pageerror', (error) => trouble.push(error.message));
    page.on('response', (answer) => asked.push(`${answer.status()} ${answer.url()}`));
  });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${port}/any/path/`);
  await page.waitForSelector('[data-ready]', { state: 'attached' });
  expect((await walk(page, 'PageDown')).map((place) => place.slide)).toEqual(['title', 'a', 'b']);
  expect(await page.evaluate(() => [document.fonts.size > 0, [...document.fonts].every((face) => face.status === 'loaded'), [...document.querySelectorAll('img')].every((picture) => picture.naturalWidth > 0)])).toEqual([true, true, true]);
  const [speaker] = await Promise.all([page.waitForEvent('popup'), page.keyboard.press('s')]);
  await speaker.waitForSelector('.speaker-copy');
  await speaker.keyboard.press('PageUp');
  expect((await placeOf(page)).slide).toBe('a');
  await expect.poll(() => speaker.evaluate(() => getComputedStyle(document.querySelector('.frame') ?? document.body).display)).toBe('flex');
  expect(trouble).toEqual([]);
  expect(asked.filter((answer) => !answer.startsWith(`200 http://127.0.0.1:${port}/any/path/`) && !answer.includes('data:'))).toEqual([]);
  await browser.close();
  server.close();
});
