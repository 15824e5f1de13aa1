// The README's two pictures from the built sample: `node src/tools/makePreviews.mjs` after `npm run build`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { PNG } from 'pngjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const outputs = join(root, 'out', 'ai-cooperation', 'en');
const target = join(root, 'content', 'ai-cooperation');
/** 1-based page of the brief, and the id of the slide. */
const page = 6;
const slide = process.argv[2] ?? 'sec-research';

const library = await PDFiumLibrary.init();
const document = await library.loadDocument(readFileSync(join(outputs, 'brief.pdf')));
const image = await document.getPage(page - 1).render({
  scale: 1.2,
  render: ({ data, width, height }) => {
    const png = new PNG({ width, height });
    png.data.set(data);
    return Promise.resolve(PNG.sync.write(png, { colorType: 2 }));
  },
});
writeFileSync(join(target, 'preview-brief.png'), image.data);
document.destroy();
library.destroy();

const cache = join(root, 'node_modules', '.cache', 'previews');
mkdirSync(cache, { recursive: true });
const bundled = join(cache, 'unpackChromium.mjs');
await build({ entryPoints: [join(root, 'tests', 'browser', 'unpackChromium.ts')], outfile: bundled, bundle: true, platform: 'node', format: 'esm', define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(root, 'tests', 'browser', 'unpackChromium.ts')).href) } });
const { unpackChromium } = await import(pathToFileURL(bundled).href);
const { executablePath, environment } = await unpackChromium();
const browser = await chromium.launch({ executablePath, env: { ...process.env, ...environment }, args: ['--no-sandbox', '--headless=shell'] });
const view = await browser.newPage({ viewport: { width: 1280, height: 720 } });
await view.goto(`${pathToFileURL(join(outputs, 'deck.html')).href}#/${slide}`);
await view.waitForTimeout(1500);
await view.screenshot({ path: join(target, 'preview-deck.png') });
await browser.close();
