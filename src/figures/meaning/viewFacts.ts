/** What a view draws → the facts that its description tells, as text of the document's language but for the sentences. */
import type { ChartView } from './chartUnits.js';
import { valuesAlike, type DrawnUnit } from './drawnTable.js';
import { columnPrinter, type ValueLanguage } from './printValues.js';
import type { SentenceBook } from './sentenceBook.js';
import { correlationOf, distinctOf, inOrder, leadsOn, partsOf, rangeOf, spanOf, trendsOf, type Column, type Part, type Range, type Span, type Trend } from './tableFacts.js';

export type ChartKind =
  | 'bars' | 'columns' | 'line' | 'area' | 'scatter' | 'dots' | 'ticks' | 'histogram' | 'heatmap' | 'pie' | 'ring' | 'areaMap' | 'pointMap' | 'boxes' | 'other';

/** A value and where it occurs: `at` names the place along the chart and the series. */
export type Place = { readonly value: string; readonly at: readonly string[] };

/** null: a title that the author hid, or nothing to tell. */
export type ViewFacts = {
  readonly kind: ChartKind;
  readonly form: 'stacked' | 'normalized' | 'grouped' | null;
  readonly measure: string | null;
  readonly dimension: string | null;
  /** The second one of a heatmap; the horizontal one of a scatter plot is `dimension`. */
  readonly otherDimension: string | null;
  /** The other end of what the marks of a ranged chart span, `measure` being the one end. */
  readonly measureEnd: string | null;
  /** First and last value along a dimension with an order. */
  readonly span: Span | null;
  readonly series: { readonly name: string | null; readonly values: readonly string[] } | null;
  readonly panels: readonly { readonly name: string | null; readonly values: readonly string[] }[];
  readonly count: number;
  readonly highest: Place | null;
  readonly lowest: Place | null;
  readonly trends: readonly Trend[];
  /** All parts of a pie, with their shares in per cent. */
  readonly parts: readonly Part[];
  /** Least and most of two quantities, horizontal first. */
  readonly ranges: readonly Range[];
  readonly correlation: number | null;
};

const seriesChannels = ['color', 'fill', 'stroke', 'shape', 'strokeDash', 'detail', 'xOffset', 'yOffset'];
const marksInOrder = ['bar', 'arc', 'rect', 'geoshape', 'area', 'line', 'trail', 'boxplot', 'errorbar', 'errorband', 'point', 'circle', 'square', 'tick', 'rule', 'text', 'image'];
/** Told only where nothing else is drawn. */
const annotations = new Set(['text', 'rule', 'image', 'errorbar', 'errorband']);

/** The facts of the layers that tell something of their own, the plainest mark first. */
export function viewFacts(view: ChartView, units: readonly DrawnUnit[], { book, language }: { readonly book: SentenceBook; readonly language: ValueLanguage }): readonly ViewFacts[] {
  const rank = ({ unit }: DrawnUnit): number => (marksInOrder.includes(unit.mark) ? marksInOrder.indexOf(unit.mark) : marksInOrder.length);
  const ranked = units.toSorted((a, b) => rank(a) - rank(b));
  const telling = ranked.some(({ unit }) => !annotations.has(unit.mark)) ? ranked.filter(({ unit }) => !annotations.has(unit.mark)) : ranked.slice(0, 1);
  const told: DrawnUnit[] = [];
  for (const each of telling) {
    const keys = each.table.columns.map(({ key }) => key);
    const isCopy = told.some(({ unit, table }) => (unit.mark === 'boxplot' && each.unit.mark === 'boxplot') || keys.every((key) => table.columns.some((column) => column.key === key)));
    if (!isCopy) told.push(each);
  }
  return told.map((each) => unitFacts(view, each.unit.mark === 'boxplot' ? medianUnit(telling, each) : each, { book, language }));
}

/** Of a box plot's parts the one that draws the medians. */
const medianUnit = (units: readonly DrawnUnit[], otherwise: DrawnUnit): DrawnUnit =>
  units.find(({ table }) => table.columns.some(({ key }) => key.startsWith('mid_box_'))) ?? otherwise;

function unitFacts(view: ChartView, { unit, table }: DrawnUnit, { book, language }: { readonly book: SentenceBook; readonly language: ValueLanguage }): ViewFacts {
  const columns = table.columns.map((column, index): Column => ({ column, index, print: columnPrinter(column, valuesAlike(table, index), language) }));
  const of = (...names: readonly string[]): Column | null => names.flatMap((name) => columns.filter(({ column }) => column.channel.name === name))[0] ?? null;
  const nameOf = (column: Column | null): string | null => (column === null ? null : book.columnName(column.column));
  const [x, y] = [of('x'), of('y')];
  const colour = of('color', 'fill', 'stroke');
  const roles = rolesOf({ mark: unit.mark, hole: unit.hole, horizontal: unit.horizontal }, { x, y, colour, of });
  const { kind, measure, dimension } = roles;
  const end = measure === null ? null : of(`${measure.column.channel.name}2`);
  const isTold = (column: Column | null): boolean => column === measure || column === dimension || column === roles.otherDimension || column === roles.series;
  const series = roles.series ?? columns.find((each) => seriesChannels.includes(each.column.channel.name) && isDiscrete(each) && !isTold(each)) ?? null;
  const panels = view.panels.flatMap((panel) => columns.filter(({ column }) => column.channel.name === panel.name));
  const place = (row: readonly unknown[]): readonly string[] =>
    [dimension, roles.otherDimension, series, ...panels].flatMap((column) => (column === null || column === measure ? [] : [column.print.spoken(row[column.index])])).filter((text) => text !== '');
  const measured = measure === null ? [] : table.rows.filter((row) => typeof row[measure.index] === 'number' && Number.isFinite(row[measure.index]));
  const extreme = (column: Column | null, isBetter: (value: number, than: number) => boolean): readonly unknown[] | null => {
    if (column === null) return null;
    const valueOf = (row: readonly unknown[]): number => Number(row[column.index]);
    return measured.reduce<readonly unknown[] | null>((best, row) => (best === null || isBetter(valueOf(row), valueOf(best)) ? row : best), null);
  };
  const placed = (row: readonly unknown[] | null, column: Column | null): Place | null => (row === null || column === null ? null : { value: column.print.spoken(row[column.index]), at: place(row) });
  const highest = placed(extreme(end ?? measure, (value, than) => value > than), end ?? measure);
  const lowest = placed(extreme(measure, (value, than) => value < than), measure);
  const isScatter = kind === 'scatter';
  // points are told of by their ranges alone
  const along = dimension === null || dimension === measure || isScatter ? [] : inOrder(table, dimension);
  const hasExtremes = !isScatter && kind !== 'pie' && kind !== 'ring';
  return {
    kind,
    form: formOf(unit.channels, { kind, series, measure }),
    measure: nameOf(measure),
    dimension: nameOf(dimension),
    otherDimension: nameOf(roles.otherDimension),
    measureEnd: end === null ? null : nameOf(end),
    span: spanOf(along, dimension, kind),
    series: series === null ? null : { name: nameOf(series), values: distinctOf(table, series) },
    panels: [...new Set(panels)].map((panel) => ({ name: nameOf(panel), values: distinctOf(table, panel) })),
    count: table.rows.length,
    highest: hasExtremes ? highest : null,
    lowest: hasExtremes && lowest?.value !== highest?.value ? lowest : null,
    trends: dimension !== null && measure !== null && end === null && panels.length === 0 && leadsOn(table, dimension, kind) ? trendsOf(along, { dimension, measure, series }) : [],
    parts: kind === 'pie' || kind === 'ring' ? partsOf(table, { measure, series }) : [],
    ranges: isScatter ? [dimension, measure].flatMap((column) => rangeOf(table, column, nameOf(column))) : [],
    correlation: isScatter && dimension !== null && measure !== null ? correlationOf(table, dimension.index, measure.index) : null,
  };
}

const isDiscrete = ({ column }: Column): boolean => column.channel.type === 'nominal' || column.channel.type === 'ordinal' || column.channel.binned;
const isQuantity = (column: Column | null): column is Column => column?.column.channel.type === 'quantitative' && !column.column.channel.binned;

type Roles = { readonly kind: ChartKind; readonly measure: Column | null; readonly dimension: Column | null; readonly otherDimension: Column | null; readonly series: Column | null };
type Mark = { readonly mark: string; readonly hole: boolean; readonly horizontal: boolean };
type Places = { readonly x: Column | null; readonly y: Column | null; readonly colour: Column | null; readonly of: (...names: readonly string[]) => Column | null };

/** Which column a chart measures, along which, and what kind of chart that makes. */
function rolesOf({ mark, hole, horizontal }: Mark, { x, y, colour, of }: Places): Roles {
  const none = { otherDimension: null, series: null };
  if (mark === 'arc') {
    const measure = [of('theta'), of('radius')].find(isQuantity) ?? null;
    const named = [colour, of('theta'), of('text')].find((column) => column !== null && column !== measure && isDiscrete(column)) ?? null;
    return { ...none, kind: hole ? 'ring' : 'pie', measure, dimension: null, series: named };
  }
  if (mark === 'geoshape') return { ...none, kind: 'areaMap', measure: isQuantity(colour) ? colour : null, dimension: of('area') };
  if (of('longitude') !== null) return { ...none, kind: 'pointMap', measure: isQuantity(of('size')) ? of('size') : isQuantity(colour) ? colour : null, dimension: null };
  const isCount = (column: Column | null): boolean => column?.column.channel.aggregate === 'count';
  if (x !== null && y !== null && (mark === 'rect' || !isQuantity(x)) && !isQuantity(y) && !isQuantity(x) && (isQuantity(colour) || isQuantity(of('size')))) {
    return { ...none, kind: 'heatmap', measure: isQuantity(colour) ? colour : of('size'), dimension: x, otherDimension: y };
  }
  if (mark === 'bar' && x?.column.channel.binned === true && isCount(y)) return { ...none, kind: 'histogram', measure: y, dimension: x };
  if (mark === 'bar' && y?.column.channel.binned === true && isCount(x)) return { ...none, kind: 'histogram', measure: x, dimension: y };
  const across = isQuantity(x) && (!isQuantity(y) || horizontal);
  const [measure, dimension] = across ? [x, y] : [isQuantity(y) ? y : null, x];
  const sides = { ...none, measure, dimension: dimension ?? (measure === y ? null : y) };
  switch (mark) {
    case 'bar':
    case 'rect':
      return { ...sides, kind: across ? 'bars' : 'columns' };
    case 'line':
    case 'trail':
      return { ...sides, kind: 'line' };
    case 'area':
      return { ...sides, kind: 'area' };
    case 'boxplot':
      return { ...sides, kind: 'boxes' };
    case 'tick':
      return { ...sides, kind: 'ticks' };
    case 'point':
    case 'circle':
    case 'square':
      return isQuantity(x) && isQuantity(y) ? { ...none, kind: 'scatter', measure: y, dimension: x } : { ...sides, kind: 'dots' };
    default:
      return { ...sides, kind: 'other' };
  }
}

function formOf(channels: readonly { readonly name: string; readonly stack: 'none' | 'stacked' | 'normalized' | null }[], { kind, series, measure }: { readonly kind: ChartKind; readonly series: Column | null; readonly measure: Column | null }): ViewFacts['form'] {
  if (series === null || measure === null || (kind !== 'bars' && kind !== 'columns' && kind !== 'area')) return null;
  if (channels.some(({ stack }) => stack === 'normalized')) return 'normalized';
  if (channels.some(({ name }) => name === 'xOffset' || name === 'yOffset')) return 'grouped';
  return ['color', 'fill'].includes(series.column.channel.name) && !channels.some(({ stack }) => stack === 'none') ? 'stacked' : null;
}
