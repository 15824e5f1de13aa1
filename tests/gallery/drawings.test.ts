import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import { parseSvg } from '../../src/svg/parseSvg.js';
import { house } from '../../templates/house/index.js';
import { buildBrief, frontMatter } from '../brief/buildBrief.js';
import { drawFigures, figureOf, fontsFolder, inlineChart, openDrawer, vectorOf } from '../figures/chartDrawing.js';
import { distanceOf, halve } from './compareRasters.js';
import { openPdfium, renderPageArea, renderSvg } from './rasterise.js';
import type { Pdfium } from './rasterise.js';
import { countTexts, readDrawings } from './readDrawings.js';
import type { PdfDrawing } from './readDrawings.js';
import { ownSpecs } from './specs.js';
import { contentsOf, resized } from './svgContents.js';
import { showsTextOutside } from './textOutside.js';
import { bars } from './verdict.js';

// resvg takes any face for characters that the first family lacks: it is given one Latin and one Han family only
const fontFiles = house.faces.filter(({ family }) => /Sans/.test(family)).map(({ file }) => join(fontsFolder, file));
const names = Object.keys(ownSpecs);
const keyOf = (name: string): string => `fig-${names.indexOf(name)}`;

let drawer: ChartDrawer;
let pdfium: Pdfium;
let drawn: Awaited<ReturnType<typeof drawFigures>>;
let inPdf: ReadonlyMap<string, PdfDrawing>;
let document: Awaited<ReturnType<Pdfium['loadDocument']>>;

/** All of them in one brief, as authors write them. */
beforeAll(async () => {
  [drawer, pdfium] = await Promise.all([openDrawer(), openPdfium()]);
  const figures = names.map((name) => figureOf(keyOf(name), inlineChart(ownSpecs[name] ?? {})));
  drawn = await drawFigures({ figures, drawer });
  const text = names.map((name) => `\`\`\`vega-lite {#${keyOf(name)} alt="x"}\n${JSON.stringify(ownSpecs[name])}\n\`\`\`\n`).join('\n');
  const brief = await buildBrief(frontMatter('en') + text, {}, house, drawer);
  const read = readDrawings(brief.bytes, names.map((name) => vectorOf(drawn, keyOf(name))));
  inPdf = new Map(names.flatMap((name, index) => (read[index] === undefined ? [] : [[name, read[index]]])));
  document = await pdfium.loadDocument(brief.bytes);
});
afterAll(() => {
  document.destroy();
  pdfium.destroy();
  drawer.close();
});

test('all are drawn, and Vega has no doubt', () => {
  expect(drawn.diagnostics.filter(({ code, severity }) => severity === 'error' || code === 'chart-warning')).toEqual([]);
  expect(inPdf.size).toBe(names.length);
});

test.each(names)('the brief shows the drawing: %s', (name) => {
  const { svg, markup } = vectorOf(drawn, keyOf(name));
  const pdf = inPdf.get(name);
  if (pdf === undefined) throw new Error('the drawing is not in the brief');
  const { paths, pictures, texts, links } = contentsOf(svg);
  expect([pdf.paths, pdf.pictures, countTexts(texts, pdf.pieces), pdf.links]).toEqual([paths, pictures, texts.length, links]);
  const sheet = resized(parseSvg(markup));
  const [width, height] = [Number(sheet.attributes['width']), Number(sheet.attributes['height'])];
  const page = renderPageArea(document, { page: pdf.page, matrix: pdf.matrix, width, height, scale: 4 });
  const own = renderSvg(sheet, { fontFiles, scale: 2, background: 'white' });
  const { meanPercent, worstTilePercent } = distanceOf(halve(halve(page)), halve(own));
  expect(meanPercent).toBeLessThan(bars.meanPercent);
  expect(worstTilePercent).toBeLessThan(bars.worstTilePercent);
  expect(showsTextOutside(svg, fontFiles)).toBe(false);
});
