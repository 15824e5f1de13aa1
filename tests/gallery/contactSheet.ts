/** What was examined → a page on which all drawings are seen, each as three programs draw it. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import type { Raster } from './compareRasters.js';
import type { Examined, Pictures } from './examine.js';
import { faultsOf } from './verdict.js';

const kinds = ['pdf', 'svg', 'deck'] as const;

/** Leaves the pictures in `<out>/pictures`. */
export function writePictures(out: string, name: string, pictures: Pictures): void {
  mkdirSync(join(out, 'pictures'), { recursive: true });
  for (const kind of kinds) writeFileSync(join(out, 'pictures', `${name}.${kind}.png`), pngOf(pictures[kind]));
}

function pngOf({ width, height, data }: Raster): Buffer {
  const png = new PNG({ width, height });
  png.data.set(data);
  return PNG.sync.write(png, { colorType: 2, inputHasAlpha: true });
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Writes `gallery.html`: the brief, the SVG and the deck side by side, those that fail first. */
export function writeContactSheet(out: string, all: readonly Examined[], words: string): void {
  const isFailing = (each: Examined): boolean => faultsOf(each).length > 0;
  const entries = [...all.filter(isFailing), ...all.filter((each) => !isFailing(each))].map((each) => {
    const pictures = each.drawing === null ? '' : kinds.map((kind) => `<img loading="lazy" src="gallery/pictures/${encodeURIComponent(each.name)}.${kind}.png" alt="${kind}">`).join('');
    const faults = faultsOf(each);
    return `<section${faults.length > 0 ? ' class="fails"' : ''}><h2>${escape(each.name)}</h2><p>${escape([...faults, ...each.warnings].join('; '))}</p><div>${pictures}</div></section>`;
  });
  writeFileSync(join(out, 'gallery.html'), `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title>
<style>body{font:14px sans-serif;margin:24px}section{border-top:1px solid #ccc;padding:6px 0}h2{font-size:14px;margin:0}p{margin:2px 0;color:#666}.fails h2{color:#b00}
div{display:flex;gap:16px;align-items:flex-start}img{max-width:32%;background:#fff;outline:1px solid #eee}</style>
<h1>Gallery</h1><p>${escape(words)} Left to right: the brief's page by pdfium, the SVG by resvg, the deck by Chromium.</p>
${entries.join('\n')}
`);
}
