/** Descriptions of charts in English. */
import { assertNever } from '../../document/assertNever.js';
import type { DrawnColumn } from './drawnTable.js';
import { printNumber } from './printValues.js';
import type { SentenceBook } from './sentenceBook.js';
import type { Trend } from './tableFacts.js';
import type { ChartKind, Place, ViewFacts } from './viewFacts.js';

const kinds = {
  bars: 'bar chart', columns: 'bar chart', line: 'line chart', area: 'area chart', scatter: 'scatter plot', dots: 'dot plot', ticks: 'strip plot', histogram: 'histogram', heatmap: 'heatmap',
  pie: 'pie chart', ring: 'ring chart', areaMap: 'map', pointMap: 'map', boxes: 'box plot', other: 'chart',
} as const satisfies Record<ChartKind, string>;

const counted = {
  bars: 'bar', columns: 'bar', line: 'point', area: 'point', scatter: 'point', dots: 'point', ticks: 'value', histogram: 'interval', heatmap: 'cell', pie: 'part', ring: 'part', areaMap: 'area',
  pointMap: 'point', boxes: 'box', other: 'item',
} as const satisfies Record<ChartKind, string>;

const operations = new Map([
  ['mean', 'mean of'], ['average', 'mean of'], ['sum', 'sum of'], ['median', 'median of'], ['min', 'least'], ['max', 'greatest'], ['distinct', 'distinct values of'], ['stdev', 'standard deviation of'],
  ['variance', 'variance of'], ['q1', 'lower quartile of'], ['q3', 'upper quartile of'],
]);

/** Columns that composite marks make. */
const parts: readonly (readonly [prefix: string, words: string])[] = [
  ['lower_whisker_', 'lower whisker'], ['upper_whisker_', 'upper whisker'], ['lower_box_', 'lower quartile'], ['upper_box_', 'upper quartile'], ['mid_box_', 'median'],
  ['lower_', 'lower end'], ['upper_', 'upper end'], ['center_', 'centre'],
];

const partOf = ({ key }: DrawnColumn): string | null => parts.find(([prefix]) => key.startsWith(prefix))?.[1] ?? null;

function ownName({ channel, key }: DrawnColumn): string {
  if (channel.aggregate === 'count') return 'number of records';
  if (channel.name === 'area') return 'area';
  const name = channel.field ?? key;
  const operation = channel.aggregate === null ? undefined : operations.get(channel.aggregate);
  return operation === undefined ? name : `${operation} ${name}`;
}

function columnName(column: DrawnColumn): string | null {
  const { title } = column.channel;
  if (title.kind === 'hidden') return null;
  return title.kind === 'given' ? title.text : ownName(column);
}

const most = 6;
function listed(words: readonly string[]): string {
  const shown = words.length > most + 1 ? [...words.slice(0, most), `${words.length - most} more`] : words;
  const [last = ''] = shown.slice(-1);
  return shown.length < 2 ? last : `${shown.slice(0, -1).join(', ')} and ${last}`;
}

const withArticle = (text: string): string => `${/^[aeio]/.test(text) ? 'an' : 'a'} ${text}`;
const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);
const plural = (count: number, one: string): string => `${printNumber(count)} ${count === 1 ? one : one === 'box' ? 'boxes' : `${one}s`}`;
const placed = ({ value, at }: Place): string => (at.length === 0 ? value : `${value} (${at.join(', ')})`);

function headline(facts: ViewFacts): string {
  const { kind, form, measure, dimension, otherDimension, span, count } = facts;
  const noun = `${form === 'normalized' ? 'stacked ' : form === null ? '' : `${form} `}${kinds[kind]}${form === 'normalized' ? ' of shares' : ''}`;
  const amount = plural(count, counted[kind]);
  const of = measure === null ? '' : ` of ${measure}${facts.measureEnd === null ? '' : ` to ${facts.measureEnd}`}`;
  const along = span === null ? (dimension === null ? '' : ` by ${dimension}`) : ` from ${span[0]} to ${span[1]}`;
  switch (kind) {
    case 'scatter':
      return `${noun}${of}${dimension === null ? '' : ` against ${dimension}`}, ${amount}`;
    case 'histogram':
      return `${noun}${dimension === null ? '' : ` of ${dimension}`}, ${amount}`;
    case 'heatmap':
      return `${noun}${of}${[dimension, otherDimension].every((name) => name === null) ? '' : ` by ${listed([dimension, otherDimension].flatMap((name) => name ?? []))}`}, ${amount}`;
    case 'areaMap':
      return `${noun} of ${amount}${measure === null ? '' : `, shaded by ${measure}`}`;
    case 'pointMap':
      return `${noun} with ${amount}${measure === null ? '' : `, showing ${measure}`}`;
    case 'pie':
    case 'ring':
      return `${noun}${of}, ${amount}`;
    case 'line':
    case 'area':
      return `${noun}${of}${along}`;
    case 'bars':
    case 'columns':
    case 'dots':
    case 'ticks':
    case 'boxes':
    case 'other':
      return `${noun}${of}${along}, ${amount}`;
    default:
      return assertNever(kind);
  }
}

function seriesSentence({ kind, series }: ViewFacts): readonly string[] {
  if (series === null || kind === 'pie' || kind === 'ring' || series.values.length < 2) return [];
  const noun = kind === 'line' ? 'line' : kind === 'scatter' || kind === 'dots' || kind === 'pointMap' ? 'group' : 'series';
  const amount = `${printNumber(series.values.length)} ${noun}${noun === 'series' ? '' : 's'}`;
  return [`${amount}${series.name === null ? '' : ` by ${series.name}`}: ${listed(series.values)}.`];
}

const verbs = { up: 'rises', down: 'falls' } as const;
const trendText = ({ from, to, direction }: Trend): string => (direction === 'level' ? `ends where it began, at ${to}` : `${verbs[direction]} from ${from} to ${to}`);

function trendSentences({ trends }: ViewFacts): readonly string[] {
  if (trends.length === 0) return [];
  return [`${trends.slice(0, 4).map((trend) => `${trend.series ?? 'It'} ${trendText(trend)}`).join('; ')}.`];
}

function extremeSentences({ highest, lowest, kind, count }: ViewFacts): readonly string[] {
  if (highest === null) return [];
  if (lowest === null) return [count === 1 ? `${kind === 'boxes' ? 'Median' : 'Value'}: ${placed(highest)}.` : `All values: ${highest.value}.`];
  const [high, low] = kind === 'histogram' ? ['Most frequent', 'least frequent'] : kind === 'boxes' ? ['Highest median', 'lowest'] : ['Highest', 'lowest'];
  return [`${high}: ${placed(highest)}; ${low}: ${placed(lowest)}.`];
}

function scatterSentences({ ranges, correlation, dimension, measure }: ViewFacts): readonly string[] {
  const spans = ranges.flatMap(({ name, from, to }) => (name === null ? [] : [`${name} from ${from} to ${to}`]));
  const isClear = correlation !== null && Math.abs(correlation) >= 0.3 && dimension !== null && measure !== null;
  return [
    ...(spans.length === 0 ? [] : [`Ranges: ${listed(spans)}.`]),
    ...(isClear ? [`As ${dimension} rises, ${measure} tends to ${correlation > 0 ? 'rise' : 'fall'} (correlation ${correlation.toFixed(2).replace('-', '−')}).`] : []),
  ];
}

function partSentences(facts: ViewFacts): readonly string[] {
  const parts = facts.parts.map(({ name, value, share }) => (value === share ? `${name}: ${value} %` : `${name}: ${value} (${share} %)`));
  return parts.length === 0 ? [] : [`${listed(parts)}.`];
}

const panelSentences = ({ panels }: ViewFacts): readonly string[] =>
  panels.map(({ name, values }) => `${plural(values.length, 'panel')}${name === null ? '' : ` by ${name}`}: ${listed(values)}.`);

export const english: SentenceBook = {
  columnName,
  columnTitle: (column) => partOf(column) ?? columnName(column) ?? ownName(column),
  layer: (facts, also) => [
    `${also ? `With it ${withArticle(headline(facts))}` : capital(headline(facts))}.`,
    ...panelSentences(facts), ...seriesSentence(facts), ...partSentences(facts), ...trendSentences(facts), ...extremeSentences(facts), ...scatterSentences(facts),
  ],
  view: (number, sentences) => `(${number}) ${sentences}`,
  views: (count) => `${count} charts.`,
  moreLayers: (count) => `And ${plural(count, 'layer')} more.`,
  moreViews: (count) => `And ${count} more.`,
  titled: (title) => (/[.!?…]$/.test(title) ? title : `${title}.`),
  space: ' ',
};
