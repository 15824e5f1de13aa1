/** For tests: charts drawn by the process as it is in the source tree, bundled once for each test file. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Metadata } from '../../src/document/metadata.js';
import type { Figure, FigureSource, Root } from '../../src/document/nodes.js';
import type { Position } from '../../src/document/position.js';
import { createChartDrawer } from '../../src/figures/chartDrawer.js';
import type { ChartDrawer, ChartDrawerOptions } from '../../src/figures/chartDrawer.js';
import type { FigureTable, VectorDrawing } from '../../src/figures/figureTable.js';
import { orderFigures } from '../../src/figures/resolveFigures.js';
import { bundleChartWorker } from '../../src/tools/bundleWorker.mjs';
import { openFontLibrary } from '../../src/typesetting/fontLibrary.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import type { SourceFolder } from '../../src/workspace.js';
import { house } from '../../templates/house/index.js';

export const fontsFolder = fileURLToPath(new URL('../../dist/fonts', import.meta.url));
export const fonts = openFontLibrary(house.faces, house.fallbackFamilies, (file) => readFileSync(join(fontsFolder, file)));

/** A drawer whose process is bundled from the source; `close` it at the end. */
export async function openDrawer(options: Partial<ChartDrawerOptions> = {}): Promise<ChartDrawer> {
  const folder = mkdtempSync(join(tmpdir(), 'briefdeck-charts-'));
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  await bundleChartWorker(fileURLToPath(new URL('../..', import.meta.url)), folder);
  return createChartDrawer({ workerFile: join(folder, 'chartWorker.js'), fontsFolder, ...options });
}

/** A folder that holds these files and nothing else. Addresses are relative to the folder of `from`. */
export function folderOf(files: Readonly<Record<string, string | Uint8Array>>): SourceFolder {
  return {
    read: (url, from) => {
      if (/^(?:[a-z]+:|\/)/i.test(url) || url.includes('..')) return { kind: 'refused', refusal: 'outside', file: url };
      const file = join(from, '..', decodeURIComponent(url)).replaceAll('\\', '/');
      const content = files[file];
      if (content === undefined) return { kind: 'refused', refusal: 'missing', file };
      return { kind: 'read', bytes: typeof content === 'string' ? Buffer.from(content) : content, file };
    },
  };
}

export const metadataOf = (changes: Partial<Metadata> = {}): Metadata => ({
  title: '', subtitle: null, authors: [], organisation: null, footer: [], concordance: true, durationSeconds: null, logo: null, logoPosition: null, reportNumber: null, status: null, date: null,
  isoDate: '2026-11-23', lang: 'en-GB', wording: 'en', abstract: [], keywords: [], contact: [], disclaimer: [], toc: false,
  tocDepth: 2, numberSections: null, slideLevel: 2, paper: 'A4', duplex: false, frontPageNumbers: 'arabic', sectionStart: null, figurePlacement: null, interactive: false, dataSharing: 'table', figureData: 'deck', template: 'house', bibliography: [], citationStyle: 'author-date', smartQuotes: false,
  deck: { theme: null, overflow: null, options: {} }, css: [], handout: null, titlePhrasing: [], ...changes,
});

export const chinese = { lang: 'zh-CN', wording: 'zh' } as const;

/** Where the figures of these tests stand: each on a line of its own. */
export const positionOfLine = (line: number, file = 'report.md'): Position => ({ file, start: { line, column: 1 }, end: { line, column: 20 } });

export const figureOf = (key: string, source: FigureSource, changes: Partial<Figure> = {}): Figure => ({
  type: 'figure', key, source, caption: [], alt: 'a chart', widthPercent: null, attributes: null, position: positionOfLine(10), ...changes,
});

/** A chart written in place, its first line on line 11. */
export const inlineChart = (value: string | object): FigureSource => ({
  kind: 'chart-inline', value: typeof value === 'string' ? value : JSON.stringify(value), line: 11, indent: 0,
});

/** Places in the texts of these tests. */
export const at = (line: number, column: number, endColumn: number, file = 'report.md'): Position => ({ file, start: { line, column }, end: { line, column: endColumn } });

export const chartFile = (url: string) => ({ kind: 'chart-file', url }) as const;

/** What each text of a drawing says. */
export const texts = (root: SvgElement): readonly string[] => elements(root, 'text').map((element) => element.children.filter((child) => typeof child === 'string').join(''));

export type DrawnFigures = { readonly table: FigureTable; readonly diagnostics: readonly Diagnostic[] };

export type DrawingRequest = {
  readonly figures: readonly Figure[];
  readonly drawer: ChartDrawer;
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly metadata?: Partial<Metadata>;
  /** The house's token if left out. */
  readonly mostMarks?: number;
};

/** The table and what was reported, in the order of reporting. */
export async function drawFigures({ figures, drawer, files = {}, metadata = {}, mostMarks = house.tokens.charts.mostMarks }: DrawingRequest): Promise<DrawnFigures> {
  const diagnostics: Diagnostic[] = [];
  const root: Root = { type: 'root', children: figures, position: positionOfLine(1) };
  const template = { ...house, tokens: { ...house.tokens, charts: { mostMarks } } };
  const input = { root, metadata: metadataOf(metadata), folder: folderOf(files), file: 'report.md', template, fonts, drawer };
  const table = await orderFigures(input, (diagnostic) => diagnostics.push(diagnostic)).all;
  return { table, diagnostics };
}

/** The drawing under the key; fails the test when there is none. */
export function vectorOf({ table, diagnostics }: DrawnFigures, key: string): VectorDrawing {
  const drawing = table.get(key);
  if (drawing?.kind !== 'vector') throw new Error(`no drawing ${key}: ${JSON.stringify(diagnostics)}`);
  return drawing;
}

/** The elements of this name, each with what it inherits. */
export function elements(root: SvgElement, name: string, inherited: SvgElement['attributes'] = {}): readonly SvgElement[] {
  const { transform, id, 'clip-path': clip, ...passedOn } = root.attributes;
  const own: Readonly<Record<string, string | undefined>> = { transform, id, 'clip-path': clip };
  const attributes = { ...inherited, ...passedOn };
  const itself = root.name === name ? [{ ...root, attributes: { ...attributes, ...Object.fromEntries(Object.entries(own).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]]))) } }] : [];
  return [...itself, ...root.children.flatMap((child) => (typeof child === 'string' ? [] : elements(child, name, attributes)))];
}
