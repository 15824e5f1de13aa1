import { Resvg } from '@resvg/resvg-js';
import { PNG } from 'pngjs';
import { expect, test } from 'vitest';
import { pictureNotVector, pictureSanitised, pictureUnreadable } from '../../src/diagnostics/messages/pictures.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { verticesOfPath } from '../../src/pictures/svgVertices.js';
import { file, fileBytes, position, read, svgBytes, vector } from './requests.js';

const inSvg = (content: string, attributes = 'width="100" height="50"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;

/** What is inside the canonical `<svg>`, of a picture that is read in silence. */
async function canonical(content: string, attributes?: string): Promise<string> {
  const { drawing, diagnostics } = await vector(inSvg(content, attributes));
  expect(diagnostics).toEqual([]);
  return drawing.markup.replace(/^<svg[^>]*>|<\/svg>$/g, '');
}

const elementsOf = (element: SvgElement): readonly SvgElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsOf(child))),
];

test('a shape carries all its coordinates and its paint', async () => {
  expect(await canonical('<rect width="10" height="20"/>')).toBe('<rect x="0" y="0" width="10" height="20" fill="#000000"/>');
  expect(await canonical('<g fill="red" stroke="navy" stroke-width="2pt"><circle r="1mm" cx="50%"/></g>')).toBe(
    '<circle cx="50" cy="0" r="3.77953" fill="#ff0000" stroke="#000080" stroke-width="2.66667"/>',
  );
});

test('style sheets and style attributes become attributes, the nearest winning', async () => {
  const css = '<style>rect{fill:red}.a{fill:lime}#b{fill:blue}g .a{stroke:#123}@media print{rect{fill:none}}</style>';
  expect(await canonical(`${css}<rect width="1" height="1"/>`)).toContain('fill="#ff0000"');
  expect(await canonical(`${css}<rect class="a" width="1" height="1" fill="white"/>`)).toContain('fill="#00ff00"');
  expect(await canonical(`${css}<rect id="b" class="a" width="1" height="1"/>`)).toContain('fill="#0000ff"');
  expect(await canonical(`${css}<rect id="b" style="fill: currentColor; color: #abcdef" width="1" height="1"/>`)).toContain('fill="#abcdef"');
  expect(await canonical(`${css}<g><rect class="a" width="1" height="1"/></g>`)).toContain('stroke="#112233"');
});

test('use and symbol are written out where they stand', async () => {
  const defs = '<defs><rect id="r" width="2" height="2"/><symbol id="s" viewBox="0 0 10 10"><rect width="10" height="10"/></symbol></defs>';
  expect(await canonical(`${defs}<use href="#r" x="5" y="6" fill="red"/>`)).toBe(
    '<g transform="translate(5,6)"><rect x="0" y="0" width="2" height="2" fill="#ff0000"/></g>',
  );
  expect(await canonical(`${defs}<use xlink:href="#s" width="20" height="20"/>`)).toBe(
    '<g transform="scale(2)"><rect x="0" y="0" width="10" height="10" fill="#000000"/></g>',
  );
});

test('a use that leads to itself ends', async () => {
  expect(await canonical('<g id="a"><use href="#a"/><rect width="1" height="1"/></g>')).toContain('<rect');
});

test('gradients keep their stops, also those they take from another, and no other definition is kept', async () => {
  const markup = await canonical(
    '<defs><linearGradient id="base"><stop offset="0%" stop-color="red"/><stop offset="1" style="stop-color:#00f;stop-opacity:.5"/></linearGradient>' +
      '<linearGradient id="g" xlink:href="#base" x2="50%"/><linearGradient id="unused"><stop/></linearGradient></defs><rect width="9" height="9" fill="url(#g)"/>',
  );
  expect(markup).toBe(
    '<defs><linearGradient id="g" x2="0.5"><stop offset="0" stop-color="#ff0000"/><stop offset="1" stop-color="#0000ff" stop-opacity="0.5"/></linearGradient></defs>' +
      '<rect x="0" y="0" width="9" height="9" fill="url(#g)"/>',
  );
});

test('a clip path holds plain shapes', async () => {
  const markup = await canonical(
    '<clipPath id="c"><use href="#r"/></clipPath><defs><rect id="r" x="1" width="4" height="4" transform="rotate(9)"/></defs><g clip-path="url(#c)"><rect width="9" height="9"/></g>',
  );
  expect(markup).toContain('<clipPath id="c"><rect x="1" y="0" width="4" height="4" transform="rotate(9)"/></clipPath>');
  expect(markup).toContain('clip-path="url(#c)"');
});

test('the size comes from width and height with their units, else from the view box', async () => {
  const sizeOf = async (attributes: string): Promise<readonly number[]> => {
    const { drawing } = await vector(inSvg('<rect width="1" height="1"/>', attributes));
    return [drawing.widthPx, drawing.heightPx];
  };
  expect(await sizeOf('width="2in" height="72pt"')).toEqual([192, 96]);
  expect(await sizeOf('viewBox="0 0 40 30"')).toEqual([40, 30]);
  expect(await sizeOf('width="100%" viewBox="5 5 40 30"')).toEqual([40, 30]);
  expect(await sizeOf('width="80" viewBox="0 0 40 30"')).toEqual([80, 60]);
});

test('the view box is fitted into the size, centred', async () => {
  expect(await canonical('<rect width="1" height="1"/>', 'width="100" height="50" viewBox="0 0 10 10"')).toBe(
    '<g transform="translate(25,0) scale(5)"><rect x="0" y="0" width="1" height="1" fill="#000000"/></g>',
  );
});

test('arrow heads stand at the ends of their lines, turned along them', async () => {
  const head = '<marker id="m" viewBox="0 0 10 10" refX="10" refY="5" markerWidth="5" markerHeight="5" orient="auto-start-reverse"><path d="M0 0L10 5 0 10z" fill="context-stroke"/></marker>';
  const markup = await canonical(`${head}<line x1="10" y1="20" x2="10" y2="40" stroke="red" stroke-width="2" marker-start="url(#m)" marker-end="url(#m)"/>`);
  const path = '<path d="M0,0L10,5,0,10z" fill="#ff0000"/>';
  expect(markup).toBe(
    '<line x1="10" y1="20" x2="10" y2="40" fill="#000000" stroke="#ff0000" stroke-width="2"/>' +
      `<g transform="translate(10,20) rotate(270) translate(-10,-5)">${path}</g><g transform="translate(10,40) rotate(90) translate(-10,-5)">${path}</g>`, // 5 / 10 * 2 = 1
  );
});

test('arrow heads follow curves, and a line that ends where it began', () => {
  const ends = (d: string): readonly unknown[] => verticesOfPath(d).map(({ x, y, inDegrees, outDegrees }) => [x, y, inDegrees, outDegrees]);
  expect(ends('M0,0C0,10,10,20,20,20')).toEqual([[0, 0, null, 90], [20, 20, 0, null]]);
  expect(ends('m5,5h10v10z')).toEqual([[5, 5, null, 0], [15, 5, 0, 90], [15, 15, 90, -135], [5, 5, -135, null]]);
});

test('text is set in the families of the template that come nearest, in weights that it has', async () => {
  const look = async (style: string): Promise<string> => canonical(`<text x="1" y="2" style="${style}">字 a</text>`);
  expect(await look('font: inherit; font-family: Arial; font-weight: bold')).toBe(
    `<text x="1" y="2" font-family="'Source Sans 3', 'Noto Sans SC'" font-size="16" font-weight="700" fill="#000000">字 a</text>`,
  );
  expect(await look('font-family: Times New Roman, serif; font-size: 12pt; font-style: italic')).toContain(
    `font-family="'Source Serif 4', 'Noto Serif SC'" font-size="16" font-weight="400" font-style="italic"`,
  );
  expect(await look('font-family: Consolas')).toContain(`'Source Code Pro'`);
});

test('lines of text become texts of their own, and styled words follow each other by their width', async () => {
  const { drawing } = await vector(inSvg('<text x="10" y="20">one\n  <tspan font-weight="bold">two</tspan><tspan x="10" dy="1.5em">three</tspan></text>'));
  const texts = elementsOf(drawing.svg).filter(({ name }) => name === 'text');
  expect(texts.map(({ children }) => children)).toEqual([['one '], ['two'], ['three']]);
  expect(texts.map(({ attributes }) => attributes['y'])).toEqual(['20', '20', '44']); // 20 + 1.5 * 16
  expect(Number(texts[1]?.attributes['x'])).toBeGreaterThan(30);
  expect(texts[2]?.attributes['x']).toBe('10');
});

test('a lone run keeps its anchor', async () => {
  expect(await canonical('<text x="50" y="20" text-anchor="middle"> mid </text>')).toMatch(/x="50" y="20" text-anchor="middle".*>mid<\/text>/);
});

test.each([
  ['<script>alert(1)</script>', '<script>'],
  ['<foreignObject><div>x</div></foreignObject>', '<foreignObject>'],
  ['<rect width="1" height="1" onclick="alert(1)"/>', 'onclick'],
  ['<image href="https://example.org/a.png" width="1" height="1"/>', '<image href="https://example.org/a.png">'],
  ['<image href="file:///etc/passwd" width="1" height="1"/>', '<image href="file:///etc/passwd">'],
  ['<use href="other.svg#a"/>', '<use href="other.svg#a">'],
  ['<a href="javascript:alert(1)"><rect width="1" height="1"/></a>', 'href="javascript:alert(1)"'],
  ['<style>@import url(https://example.org/a.css);</style>', 'addresses in <style>'],
  ['<rect width="1" height="1"><animate attributeName="x" to="9"/></rect><animate/>', '<animate>'],
])('%s is left out with a warning', async (content, thing) => {
  const { drawing, diagnostics } = await vector(inSvg(`${content}<circle r="3"/>`));
  expect(diagnostics).toEqual([pictureSanitised([thing], file, position)]);
  expect(drawing.markup).not.toMatch(/script|foreignObject|onclick|example|passwd|other|animate|import/);
  expect(drawing.markup).toContain('<circle');
});

test.each([
  ['<filter id="f"/><rect width="1" height="1" filter="url(#f)"/>', '<filter>'],
  ['<mask id="m"/><rect width="1" height="1" mask="url(#m)"/>', '<mask>'],
  ['<pattern id="p"/><rect width="1" height="1" fill="url(#p)"/>', '<pattern>'],
  ['<text><textPath href="#x">a</textPath></text>', '<textPath>'],
])('%s is named as something that cannot be drawn', async (content, thing) => {
  expect((await vector(inSvg(content))).diagnostics).toEqual([pictureNotVector([thing], file, position)]);
});

test('what drawing programs add for themselves is left out in silence', async () => {
  expect(await canonical('<metadata><rdf:RDF xmlns:rdf="x"/></metadata><sodipodi:namedview id="v"/><title>t</title><rect width="1" height="1"/>')).toBe(
    '<rect x="0" y="0" width="1" height="1" fill="#000000"/>',
  );
});

test('an embedded picture is checked like a file', async () => {
  const embed = (bytes: Uint8Array): string => `<image width="48" height="48" href="data:image/png;base64,${Buffer.from(bytes).toString('base64')}"/>`;
  const good = await vector(inSvg(embed(fileBytes('plain.png'))));
  expect(good.diagnostics).toEqual([]);
  expect(good.drawing.markup).toContain('<image x="0" y="8" width="48" height="32" preserveAspectRatio="none" href="data:image/png;base64,'); // 24 × 16 in 48 × 48
  const broken = await vector(inSvg(embed(fileBytes('plain.png').subarray(0, 60))));
  expect(broken.diagnostics).toEqual([pictureNotVector(['<image>'], file, position)]);
});

test('entities, depth and numbers of elements are limited', async () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>${inSvg('<text>&b;</text>')}`;
  expect((await read(svgBytes(bomb))).diagnostics.map(({ code }) => code)).toEqual(['picture-unreadable']);
  expect((await read(svgBytes(inSvg('<g>'.repeat(5000) + '</g>'.repeat(5000))))).diagnostics.map(({ code }) => code)).toEqual(['picture-unreadable']);
  const level = (n: number): string => `<g id="l${n}">${'<use href="#l'.concat(String(n - 1), '"/>').repeat(10)}</g>`;
  const doubling = `<defs><rect id="l0" width="1" height="1"/>${[1, 2, 3, 4, 5, 6, 7, 8].map(level).join('')}</defs><use href="#l8"/>`;
  expect((await read(svgBytes(inSvg(doubling)))).diagnostics).toEqual([
    pictureUnreadable('the SVG has more than 50000 elements', file, position),
  ]);
}, 10_000);

test('numbers beyond all measure stay numbers that a PDF can hold', async () => {
  const { drawing } = await vector(inSvg('<rect x="1e999" y="-1e30" width="1e40" height="5"/><path d="M1e999 0L-1e300 5"/><circle r="5" transform="scale(1e99)"/>'));
  expect(drawing.markup).not.toMatch(/Infinity|NaN|e\+|\d{22}/);
});

test('what is not well-formed is an error that names its line', async () => {
  const { drawing, diagnostics } = await read(svgBytes('<svg xmlns="http://www.w3.org/2000/svg">\n<g>\n</svg>'));
  expect(drawing).toBeNull();
  expect(diagnostics[0]?.message).toContain('in line 3');
});

test('a canonical picture looks like its file', async () => {
  const markup = inSvg(
    '<style>.l{stroke:#c33;stroke-dasharray:4 2;fill:none}</style><defs><radialGradient id="g"><stop stop-color="gold"/><stop offset="1" stop-color="teal"/></radialGradient>' +
      '<g id="x"><path d="M0 0l8 0 0 8z"/></g></defs><rect width="100%" height="100%" fill="#eef"/><svg x="50" y="5" width="40" height="40" viewBox="0 0 4 4"><circle cx="2" cy="2" r="2" fill="url(#g)" opacity=".8"/></svg>' +
      '<g transform="translate(5 5) rotate(10)" style="fill:hsl(120,50%,30%)"><use href="#x"/><use href="#x" x="12" y="3"/></g><polyline class="l" points="5,45 20,30 35,45"/>' +
      '<marker id="m" viewBox="0 0 4 4" refX="4" refY="2" orient="auto"><path d="M0 0l4 2-4 2z"/></marker><path d="M60 45q20 0 30-30" fill="none" stroke="#333" marker-end="url(#m)"/>',
  );
  const { drawing } = await vector(markup);
  const render = (text: string): PNG => PNG.sync.read(Buffer.from(new Resvg(text, { background: 'white', fitTo: { mode: 'zoom', value: 3 } }).render().asPng()));
  const [before, after] = [render(markup), render(drawing.markup)];
  const difference = before.data.reduce((sum, value, index) => sum + Math.abs(value - (after.data[index] ?? 0)), 0);
  expect(difference / before.data.length).toBeLessThan(0.2);
});
