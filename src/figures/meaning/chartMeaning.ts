/** A chart as it was drawn → what it says in words and in figures: its description and the rows that it draws. */
import type { View } from 'vega';
import type { ChartOrder } from '../chartProtocol.js';
import type { ChartMeaning, FigureData } from '../figureTable.js';
import { chartTitle, chartViews } from './chartUnits.js';
import { chinese } from './chineseSentences.js';
import { drawnRowsOf, drawnUnits, valuesAlike, type DrawnTable, type DrawnUnit } from './drawnTable.js';
import { english } from './englishSentences.js';
import { joinTables } from './joinTables.js';
import { printCsv } from './printCsv.js';
import { columnPrinter, type ValueLanguage } from './printValues.js';
import type { SentenceBook } from './sentenceBook.js';
import { viewFacts, type ViewFacts } from './viewFacts.js';

/** What is asked for beside the drawing. */
export type MeaningRequest = Pick<ChartOrder, 'wording' | 'lang' | 'data'>;

/** Views and layers of a view that a description goes into. */
const mostViews = 4;
const mostLayers = 3;
/** Characters of a description; screen readers read it in one go. */
const longest = 1000;
/** Characters of CSV that are offered beside a table that was cut short, where nobody has asked for all of it. */
const longestUnasked = 200_000;

/** `normalized` is the specification as Vega-Lite's compiler has normalised it, `view` the drawn chart. */
export function chartMeaning(normalized: unknown, view: View, request: MeaningRequest): ChartMeaning {
  const book = request.wording === 'zh' ? chinese : english;
  const language: ValueLanguage = { wording: request.wording, american: /^en-us\b/i.test(request.lang), locale: view.locale() };
  const marks = drawnRowsOf(view);
  const views = chartViews(normalized).map((each) => ({ view: each, units: drawnUnits(each, marks) }));
  const described = views.flatMap(({ view: each, units }) => {
    const layers = viewFacts(each, units, { book, language });
    return layers.length === 0 ? [] : [sentencesOf(each.title, layers, book)];
  });
  const title = views.length > 1 ? chartTitle(normalized) : null;
  const text = [...(title === null ? [] : [book.titled(title)]), ...joined(described, book)].join(book.space);
  const units = views.flatMap((each) => each.units);
  return { description: shortened(text), data: request.data === null ? null : figureData(units, { book, language, ...request.data }) };
}

function sentencesOf(title: string | null, layers: readonly ViewFacts[], book: SentenceBook): string {
  const told = layers.slice(0, mostLayers).flatMap((facts, index) => book.layer(facts, index > 0));
  const more = layers.length > mostLayers ? [book.moreLayers(layers.length - mostLayers)] : [];
  return [...(title === null ? [] : [book.titled(title)]), ...told, ...more].join(book.space);
}

function joined(described: readonly string[], book: SentenceBook): readonly string[] {
  if (described.length < 2) return described;
  const shown = described.slice(0, mostViews).map((sentences, index) => book.view(index + 1, sentences));
  return [book.views(described.length), ...shown, ...(described.length > mostViews ? [book.moreViews(described.length - mostViews)] : [])];
}

/** Cut after a sentence. */
function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= longest) return line;
  const end = Math.max(line.lastIndexOf('. ', longest), line.lastIndexOf('。', longest));
  return end > 0 ? line.slice(0, end + 1) : `${line.slice(0, longest)}…`;
}

type Showing = { readonly book: SentenceBook; readonly language: ValueLanguage; readonly rows: number; readonly csv: boolean };

function figureData(units: readonly DrawnUnit[], { book, language, rows, csv }: Showing): FigureData | null {
  const table: DrawnTable = joinTables(units.map((unit) => unit.table));
  if (table.rows.length === 0) return null;
  const shown = table.rows.slice(0, rows);
  const columns = table.columns.map((column, index) => ({ column, print: columnPrinter(column, valuesAlike({ ...table, rows: shown }, index), language).cell }));
  const isCut = table.rows.length > shown.length;
  return {
    columns: columns.map(({ column }) => ({ title: book.columnTitle(column), align: column.channel.type === 'quantitative' && !column.channel.binned ? 'right' : null })),
    rows: shown.map((row) => columns.map(({ print }, index) => print(row[index]))),
    rowCount: table.rows.length,
    csv: csv || isCut ? printCsv(table, csv ? Infinity : longestUnasked) : null,
  };
}
