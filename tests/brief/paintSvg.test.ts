import { PDFiumLibrary } from '@hyzyla/pdfium';
import { Resvg } from '@resvg/resvg-js';
import PDFDocument from 'pdfkit';
import { PNG } from 'pngjs';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openPdfFonts } from '../../src/brief/embedFont.js';
import { PageContent } from '../../src/brief/pageContent.js';
import { ReservedObject } from '../../src/brief/pdfObjects.js';
import { StructureTree } from '../../src/brief/structureTree.js';
import { paintSvg } from '../../src/brief/paintSvg.js';
import { parseSvg } from '../../src/svg/parseSvg.js';
import { printSvg } from '../../src/svg/printSvg.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { house } from '../../templates/house/index.js';
import { fonts, fontsFolder } from '../figures/chartDrawing.js';

const scale = 2;

type Size = { readonly widthPx: number; readonly heightPx: number };

async function pdfOf(svg: SvgElement, { widthPx, heightPx }: Size): Promise<Buffer> {
  const doc = new PDFDocument({ size: [widthPx, heightPx], margin: 0, font: null, compress: false, info: { CreationDate: new Date(0) } });
  const chunks: Uint8Array[] = [];
  const ended = new Promise<void>((resolve, reject) => {
    doc.on('data', (chunk) => chunks.push(chunk)).on('end', () => { resolve(); }).on('error', reject);
  });
  const tree = new StructureTree();
  tree.openPage(new ReservedObject(1), heightPx);
  const content = new PageContent(doc, tree);
  const embedded = openPdfFonts(doc);
  paintSvg(content, svg, { fonts, embed: embedded.of, cache: createTypesettingCache(), widthPx, heightPx, colour: '#204060', element: tree.root });
  content.closePage();
  embedded.end();
  doc.end();
  await ended;
  return Buffer.concat(chunks);
}

/** Mean absolute difference of the two pictures over all channels, in percent of the full range. */
function differencePercent(one: Uint8Array, other: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 4) for (const channel of [0, 1, 2]) sum += Math.abs((one[at + channel] ?? 0) - (other[at + channel] ?? 0));
  return (sum / (one.length / 4) / 3 / 255) * 100;
}

// resvg takes any face for characters that the first family lacks: it is given one Latin and one Han family only
const fontFiles = house.faces.filter((face) => /Sans/.test(face.family)).map((face) => join(fontsFolder, face.file));

let pdfium: Awaited<ReturnType<typeof PDFiumLibrary.init>>;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => {
  pdfium.destroy();
});

/** Both pictures of a drawing, on white; `LOOK` names a folder to leave them in. */
async function compare(name: string, svg: SvgElement, size: Size): Promise<number> {
  const document = await pdfium.loadDocument(await pdfOf(svg, size));
  const page = await document.getPage(0).render({ scale, render: 'bitmap' });
  document.destroy();
  const reference = new Resvg(printSvg(svg), { background: 'white', fitTo: { mode: 'zoom', value: scale }, font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Source Sans 3' } }).render();
  expect([page.width, page.height]).toEqual([reference.width, reference.height]);
  if (process.env['LOOK'] !== undefined) {
    for (const [kind, data] of [['pdf', page.data], ['svg', reference.pixels]] as const) {
      const png = new PNG({ width: page.width, height: page.height });
      png.data.set(data);
      writeFileSync(join(process.env['LOOK'], `${name}-${kind}.png`), PNG.sync.write(png));
    }
  }
  return differencePercent(page.data, reference.pixels);
}

const shapes = (body: string): SvgElement => parseSvg(`<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120" viewBox="0 0 200 120">${body}</svg>`);

describe('an SVG in the PDF looks as it should', () => {
  test.each([
    ['every path command', '<path d="M10,10h30v20l-10,10c-5,5,-10,5,-15,0s-5,-10,-15,-5z m60 0q20,40 40,0t40,20a20,12 30 1 0 -30,40 20 12 30 01 10,10" fill="none" stroke="#0b4f6c" stroke-width="3"/>'],
    ['fills with holes', '<path fill-rule="evenodd" d="M10,10H110V110H10ZM40,40H80V80H40Z" fill="#9c3d54"/><path d="M120,10h70v100h-70z M140,30v60h30v-60z" fill="teal"/>'],
    ['basic shapes', '<rect x="5" y="5" width="50" height="40" rx="8" fill="#e0902f"/><circle cx="90" cy="30" r="22" fill="none" stroke="black" stroke-width="4"/><ellipse cx="150" cy="30" rx="40" ry="15" fill="hsl(200,60%,40%)"/><line x1="5" y1="70" x2="190" y2="90" stroke="red"/><polyline points="5,110 40,80 80,110" fill="none" stroke="blue" stroke-linejoin="round" stroke-width="5"/><polygon points="120,110 150,75 190,110" fill="rgb(20 90 40)" stroke="black"/>'],
    ['transforms', '<g transform="translate(100 60) rotate(30) scale(1.5,0.5) skewX(10)"><rect x="-40" y="-30" width="80" height="60" fill="#5aa7a7" stroke="#1a2530" stroke-width="2"/></g><rect transform="matrix(1,0.2,-0.3,1,20,5)" width="20" height="20"/>'],
    ['clip paths', '<defs><clipPath id="c"><circle cx="60" cy="60" r="40"/><rect x="90" y="50" width="60" height="20" transform="rotate(10 120 60)"/></clipPath></defs><g clip-path="url(#c)"><rect width="200" height="120" fill="#0b4f6c"/></g>'],
    ['opacity', '<rect x="10" y="10" width="90" height="90" fill="#0b4f6c" fill-opacity="0.5"/><g opacity="0.5"><circle cx="100" cy="60" r="40" fill="#e0902f" stroke="black" stroke-width="6"/></g><rect x="120" y="40" width="60" height="60" fill="rgba(255,0,0,0.3)"/><rect x="135" y="15" width="40" height="20" fill="teal" stroke="red" stroke-width="20" stroke-opacity="0.4"/>'],
    ['gradients', '<defs><linearGradient id="a"><stop offset="0.2" stop-color="red"/><stop offset="80%" stop-color="blue"/></linearGradient><radialGradient id="b" gradientUnits="userSpaceOnUse" cx="150" cy="60" r="40" fx="140" fy="50"><stop offset="0" stop-color="white"/><stop offset="1" stop-color="#0b4f6c"/></radialGradient><linearGradient id="c" gradientTransform="rotate(90)"><stop offset="0" stop-color="#9c3d54"/><stop offset="1" stop-color="#9c3d54" stop-opacity="0"/></linearGradient></defs><rect x="10" y="10" width="80" height="40" fill="url(#a)"/><circle cx="150" cy="60" r="40" fill="url(#b)"/><rect x="10" y="60" width="80" height="50" fill="url(#c)"/>'],
    ['dashes and caps', '<g stroke="black" stroke-width="6"><line x1="10" y1="20" x2="190" y2="20" stroke-dasharray="12,6,2" stroke-dashoffset="4"/><line x1="10" y1="40" x2="190" y2="40" stroke-dasharray="10,0"/><line x1="10" y1="60" x2="190" y2="60" stroke-linecap="round" stroke-dasharray="0,12"/><path d="M20 110 L60 80 L100 110" fill="none" stroke-linejoin="bevel" stroke-linecap="square"/></g>'],
    ['texts', `<g font-family="'Source Sans 3', 'Noto Sans SC'" font-size="16"><text x="10" y="30">Start AV To fi</text><text x="190" y="30" text-anchor="end" font-weight="700">End</text><text x="100" y="60" text-anchor="middle" fill="#9c3d54">中间 Middle</text><text transform="translate(20,110) rotate(-30)" x="0" y="0" font-style="italic">Turned</text><text x="120" y="100" fill="white" stroke="#0b4f6c" stroke-width="1" font-size="28">Halo</text></g>`],
    ['references', '<defs><path id="p" d="M0,0L20,0L10,20Z"/><symbol id="s" viewBox="0 0 10 10"><circle cx="5" cy="5" r="5"/></symbol></defs><use href="#p" x="20" y="20" fill="red"/><use href="#p" transform="translate(60,20) scale(2)" fill="currentColor" color="#204060"/><use href="#s" x="120" y="20" width="60" height="60" fill="green"/><svg x="20" y="60" width="80" height="40" viewBox="0 0 40 40"><rect width="40" height="40" fill="orange"/></svg>'],
  ])('%s', async (name, body) => {
    expect(await compare(name, shapes(body), { widthPx: 200, heightPx: 120 })).toBeLessThan(1.5);
  });
});

test('text of a drawing can be selected, one piece for each text, with its own characters', async () => {
  const bytes = await pdfOf(shapes(`<text x="10" y="30" font-family="'Source Sans 3', 'Noto Sans SC'" font-size="12">efficient 中文 office 2024年</text>`), { widthPx: 200, heightPx: 120 });
  const document = await pdfium.loadDocument(bytes);
  expect(document.getPage(0).getText()).toBe('efficient 中文 office 2024年');
  document.destroy();
});

test('a drawing embeds no Type 3 font', async () => {
  const bytes = await pdfOf(shapes(`<text x="10" y="30" font-family="'Source Sans 3'" font-size="12">Label</text>`), { widthPx: 200, heightPx: 120 });
  expect(bytes.toString('latin1')).toContain('/CIDFontType2');
  expect(bytes.toString('latin1')).not.toContain('/Type3');
});

test('links of a drawing are links of the page', async () => {
  const bytes = await pdfOf(shapes('<a href="https://example.org/"><rect x="20" y="30" width="50" height="20"/></a><a href="javascript:alert(1)"><rect width="9" height="9"/></a>'), { widthPx: 200, heightPx: 120 });
  const text = bytes.toString('latin1');
  expect(text).toContain('(https://example.org/)');
  expect(text).toContain('[20 70 70 90]'); // 120 - 50, 120 - 30
  expect(text).not.toContain('javascript');
});

test('a link covers its text as it is set', async () => {
  const bytes = await pdfOf(shapes(`<g font-family="'Noto Sans SC'" font-size="10"><a href="https://example.org/"><text x="100" y="50" text-anchor="end">中文中文</text></a></g>`), { widthPx: 200, heightPx: 120 });
  // four of 10 px, which end at 100; 8.5 px over the baseline and 3 under it: 120 - 53, 120 - 41.5
  expect(bytes.toString('latin1')).toContain('[60 67 100 78.5]');
});
