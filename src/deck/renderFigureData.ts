/** The data behind a chart → a table that a slide holds ready: hidden until somebody asks for it. */
import { dataSharingOf } from '../document/dataSharing.js';
import type { Figure } from '../document/nodes.js';
import type { FigureData, VectorDrawing } from '../figures/figureTable.js';
import { bodyFace } from './deckGlyphs.js';
import type { TextFace } from './deckGlyphs.js';
import { element, printHtml } from './html.js';
import type { Html, HtmlElement, Markup } from './html.js';
import type { RenderContext } from './renderContext.js';
import { renderWords } from './renderPhrasing.js';

const boldFace: TextFace = { ...bodyFace, weight: 700 };

/**
 * A `details` element with the rows that the chart draws, and all of them as a download where they are attached or do not
 * all stand in the table. Speaker notes have none. `name` is what the figure is called.
 */
export function renderFigureData(node: Figure, drawing: VectorDrawing, { name, context }: { readonly name: string; readonly context: RenderContext }): readonly HtmlElement[] {
  const data = drawing.meaning?.data ?? null;
  if (data === null || context.inNotes) return [];
  const words = context.wording.figureData;
  const isCut = data.rows.length < data.rowCount;
  const offered = isCut || dataSharingOf(node, context.input.metadata) === 'attach' ? data.csv : null;
  return [
    element('details', { class: 'figure-data' }, [
      element('summary', {}, [element('span', { class: 'when-closed' }, renderWords(words.show, bodyFace, context)), element('span', { class: 'when-open' }, renderWords(words.close, bodyFace, context))]),
      element('div', { class: 'data-sheet', tabindex: '0', role: 'region', 'aria-label': words.of(name), 'data-prevent-swipe': '' }, [
        renderRows(data, words.of(name), context),
        ...(isCut ? [element('p', {}, renderWords(words.part(data.rows.length, data.rowCount), bodyFace, context))] : []),
        ...(offered === null ? [] : [element('p', {}, [element('a', { href: addressOf(offered), download: fileNameOf(node.key) }, renderWords(words.download, bodyFace, context))])]),
      ]),
    ]),
  ];
}

/** Printed at once: nothing looks into it, and a deck of many charts holds thousands of cells. */
function renderRows({ columns, rows }: FigureData, title: string, context: RenderContext): Markup {
  const cell = (name: 'th' | 'td', text: string, column: number): Html =>
    element(name, { scope: name === 'th' ? 'col' : null, class: columns[column]?.align === 'right' ? 'align-right' : null }, renderWords(text, name === 'th' ? boldFace : bodyFace, context));
  const table = element('table', {}, [
    element('caption', {}, renderWords(title, bodyFace, context)),
    element('thead', {}, [element('tr', {}, columns.map((column, index) => cell('th', column.title, index)))]),
    element('tbody', {}, rows.map((row) => element('tr', {}, row.map((text, index) => cell('td', text, index))))),
  ]);
  return { kind: 'markup', markup: printHtml([table]) };
}

/** An address that carries the file: nothing is fetched, and no script is needed to save it. */
const addressOf = (csv: string): string => `data:text/csv;charset=utf-8;base64,${Buffer.from(csv).toString('base64')}`;

const fileNameOf = (key: string): string => `${key.replace(/[^\p{L}\p{Nd}._-]/gu, '-')}.csv`;
