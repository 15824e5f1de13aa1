/** The figures and pictures of a manuscript → one drawing each, beside the tree. */
import type { Report } from '../diagnostics/diagnostic.js';
import { figureWithoutAlt, pictureFileRefused, pictureNotInteractive } from '../diagnostics/messages/figures.js';
import { dataSharingOf } from '../document/dataSharing.js';
import type { Metadata } from '../document/metadata.js';
import type { Figure, Root } from '../document/nodes.js';
import { marginShare, paperSizePt } from '../document/paper.js';
import type { Position } from '../document/position.js';
import { backgroundKey, backgroundOf } from '../document/slideBackground.js';
import { visit } from '../document/visit.js';
import { readPicture } from '../pictures/readPicture.js';
import { printSvg } from '../svg/printSvg.js';
import { renameIds } from '../svg/renameIds.js';
import type { Template } from '../template.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import type { SourceFolder } from '../workspace.js';
import type { ChartDrawer } from './chartDrawer.js';
import type { ChartOrder } from './chartProtocol.js';
import { drawFigureChart } from './drawFigureChart.js';
import type { ChartFigure, DrawnFigure } from './drawFigureChart.js';
import type { Drawing, FigureTable, VectorDrawing } from './figureTable.js';

export type FigureInput = {
  readonly root: Root;
  readonly metadata: Metadata;
  readonly folder: SourceFolder;
  /** Display path of the manuscript: the logo's address is relative to it. */
  readonly file: string;
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly drawer: ChartDrawer;
};

type Wanted =
  | { readonly kind: 'chart'; readonly key: string; readonly chart: ChartFigure; readonly alt: string | null }
  | { readonly kind: 'picture'; readonly key: string; readonly url: string; readonly position: Position; readonly widthPercent: number };

/** Drawings as they come. */
export type FigureOrders = {
  /** Fills in no order of its own. */
  readonly table: FigureTable;
  /** By key: resolved once the table has the drawing, or never will. */
  readonly drawn: ReadonlyMap<string, Promise<void>>;
  /** The table when it is full, in the order of the manuscript. */
  readonly all: Promise<FigureTable>;
};

/**
 * Orders a drawing for each figure and each picture in a line, by key, for the logo by the key `logo`, and for the
 * background of a slide. A chart file
 * that several figures show in one width is drawn once.
 *
 * Reports what keeps a figure from being drawn; such a figure is missing from the table. Warns of a figure without a
 * text alternative for which none can be composed. The promises are rejected only when the drawing process cannot be started.
 */
export function orderFigures(input: FigureInput, report: Report): FigureOrders {
  const wanted = wantedDrawings(input, report);
  const charts = new Map<string, Promise<DrawnFigure | null>>();
  const chartOf = (chart: ChartFigure): Promise<DrawnFigure | null> => {
    const { source, position, widthPercent, live, lint, data } = chart;
    const content = source.kind === 'chart-file' ? [source.url] : [source.line, source.indent, source.value];
    const key = JSON.stringify([position.file, widthPercent, live, lint, data, ...content]);
    const known = charts.get(key) ?? drawFigureChart(chart, input, report);
    charts.set(key, known);
    return known;
  };
  const table = new Map<string, Drawing>();
  const drawn = new Map<string, Promise<void>>();
  const order = (key: string, drawing: Promise<Drawing | null>): void => {
    drawn.set(key, drawing.then((made) => {
      if (made !== null) table.set(key, made);
    }));
  };
  // charts are ordered first: their process works while pictures are read here, one by one to spare memory
  for (const each of wanted) {
    if (each.kind === 'chart') {
      order(each.key, chartOf(each.chart).then((chart) => {
        if (chart === null) return null;
        const { source, meaning, live, smallestText, ...picture } = chart;
        if (each.alt === null && meaning.description === '') report(figureWithoutAlt(each.key, each.chart.position));
        return vectorDrawing(each.key, picture, { chart: { live, smallestText }, meaning: { ...meaning, source } });
      }));
    }
  }
  let last: Promise<unknown> = Promise.resolve();
  for (const each of wanted) {
    if (each.kind === 'chart') continue;
    const drawing = last.then(async () => named(each.key, await readPictureFile(each, input, report)));
    last = drawing;
    order(each.key, drawing);
  }
  const all = Promise.all(drawn.values()).then(() => new Map(wanted.flatMap(({ key }) => {
    const drawing = table.get(key);
    return drawing === undefined ? [] : [[key, drawing] as const];
  })));
  all.catch(() => undefined); // whoever waits sees the failure; until then it is not unhandled
  return { table, drawn, all };
}

function wantedDrawings({ root, metadata, file }: FigureInput, report: Report): readonly Wanted[] {
  const wanted = new Map<string, Wanted>();
  const add = (each: Wanted): void => {
    if (!wanted.has(each.key)) wanted.set(each.key, each);
  };
  if (metadata.logo !== null) {
    const position = metadata.logoPosition ?? { file, start: { line: 1, column: 1 }, end: { line: 1, column: 1 } };
    add({ kind: 'picture', key: 'logo', url: metadata.logo, position, widthPercent: 100 });
  }
  visit([...metadata.abstract, ...metadata.contact, ...metadata.disclaimer, root], (node) => {
    if (node.type === 'image') add({ kind: 'picture', key: node.key, url: node.url, position: node.position, widthPercent: 100 });
    const background = node.type === 'heading' ? backgroundOf(node) : null;
    if (node.type === 'heading' && background?.kind === 'picture') add({ kind: 'picture', key: backgroundKey(node), url: background.url, position: node.position, widthPercent: 100 });
    if (node.type === 'figure') {
      if (node.alt === null && node.source.kind === 'picture-file') report(figureWithoutAlt(node.key, node.position));
      if (node.attributes?.values['interactive'] === 'true' && node.source.kind === 'picture-file') report(pictureNotInteractive(node.key, node.position));
      add(wantedFigure(node, metadata));
    }
    return undefined;
  });
  return [...wanted.values()];
}

function wantedFigure(figure: Figure, metadata: Metadata): Wanted {
  const { key, source, position, widthPercent, alt, attributes } = figure;
  if (source.kind === 'picture-file') return { kind: 'picture', key, url: source.url, position, widthPercent: widthPercent ?? 100 };
  return { kind: 'chart', key, alt, chart: { source, position, widthPercent, live: isInteractive(attributes, metadata), lint: attributes?.values['lint'] ?? null, data: wantedData(figure, metadata) } };
}

/** Rows of a table of data in the deck, and in an appendix of the brief. */
const mostRows = { deck: 100, appendix: 500 } as const;

function wantedData(figure: Figure, metadata: Metadata): ChartOrder['data'] {
  const sharing = dataSharingOf(figure, metadata);
  return sharing === 'none' ? null : { rows: mostRows[metadata.figureData], csv: sharing === 'attach' };
}

const isInteractive = (attributes: Figure['attributes'], { interactive }: Metadata): boolean =>
  attributes?.values['interactive'] === undefined ? interactive : attributes.values['interactive'] === 'true';

async function readPictureFile(picture: Wanted & { kind: 'picture' }, input: FigureInput, report: Report): Promise<Drawing | null> {
  const { url, position, widthPercent } = picture;
  const read = input.folder.read(url, position.file);
  if (read.kind === 'refused') {
    report(pictureFileRefused(url, read.refusal, position));
    return null;
  }
  const { left, right } = input.template.tokens.brief.marginsPt;
  const measurePt = paperSizePt(input.metadata.paper).widthPt - (left + right) * marginShare(input.metadata.paper);
  const printedWidthPt = (measurePt * Math.min(widthPercent, 100)) / 100;
  return readPicture({ bytes: read.bytes, file: read.file, position, printedWidthPt, template: input.template, fonts: input.fonts }, report);
}

/** An SVG picture whose ids are told apart from those of the page's other drawings. */
function named(key: string, drawing: Drawing | null): Drawing | null {
  return drawing?.kind === 'vector' ? vectorDrawing(key, drawing, {}) : drawing;
}

function vectorDrawing(key: string, { svg, widthPx, heightPx }: Pick<VectorDrawing, 'svg' | 'widthPx' | 'heightPx'>, more: Pick<VectorDrawing, 'chart' | 'meaning'>): VectorDrawing {
  const prefix = key.replace(/[^\w-]/g, (character) => `_${character.charCodeAt(0).toString(16)}`);
  const renamed = renameIds(svg, prefix);
  return { kind: 'vector', svg: renamed, markup: printSvg(renamed), widthPx, heightPx, ...more };
}
