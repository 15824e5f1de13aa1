/** Descriptions of charts in Chinese. */
import { chineseTitle } from '../chartLanguage.js';
import { assertNever } from '../../document/assertNever.js';
import type { DrawnColumn } from './drawnTable.js';
import type { SentenceBook } from './sentenceBook.js';
import type { Trend } from './tableFacts.js';
import type { ChartKind, Place, ViewFacts } from './viewFacts.js';

const kinds = {
  bars: '条形图', columns: '柱形图', line: '折线图', area: '面积图', scatter: '散点图', dots: '点图', ticks: '刻度图', histogram: '直方图', heatmap: '热力图', pie: '饼图', ring: '环形图', areaMap: '地图',
  pointMap: '地图', boxes: '箱线图', other: '图表',
} as const satisfies Record<ChartKind, string>;

const forms = { stacked: '堆积', normalized: '百分比堆积', grouped: '分组' } as const;

const parts: readonly (readonly [prefix: string, words: string])[] = [
  ['lower_whisker_', '下须'], ['upper_whisker_', '上须'], ['lower_box_', '下四分位数'], ['upper_box_', '上四分位数'], ['mid_box_', '中位数'], ['lower_', '下端'], ['upper_', '上端'], ['center_', '中心'],
];

const partOf = ({ key }: DrawnColumn): string | null => parts.find(([prefix]) => key.startsWith(prefix))?.[1] ?? null;

const ownName = ({ channel, key }: DrawnColumn): string => (channel.name === 'area' ? '区域' : chineseTitle({ field: channel.field ?? key, aggregate: channel.aggregate }));

function columnName(column: DrawnColumn): string | null {
  const { title } = column.channel;
  if (title.kind === 'hidden') return null;
  return title.kind === 'given' ? title.text : ownName(column);
}

/** CJK–Latin spacing beside a word that may begin or end with a digit or a letter. */
const beside = (text: string): string => text.replace(/^(?=[\w−])/, ' ').replace(/(?<=[\w%)])$/, ' ');

const most = 6;
const listed = (words: readonly string[]): string => (words.length > most + 1 ? `${beside(words.slice(0, most).join('、')).trimStart()}等 ${words.length} 项` : words.join('、'));
const placed = ({ value, at }: Place): string => (at.length === 0 ? value : `${value}（${at.join('，')}）`);

function headline(facts: ViewFacts): string {
  const { kind, form, measure, dimension, otherDimension, span, count } = facts;
  const noun = `${form === null ? '' : forms[form]}${kinds[kind]}`;
  const shown = measure === null ? '' : `，显示${beside(measure)}${facts.measureEnd === null ? '' : `至${beside(facts.measureEnd)}`}`.trimEnd();
  const along = span !== null ? `，自${beside(span[0])}至${beside(span[1])}`.trimEnd() : dimension === null ? '' : `，按${beside(dimension)}排列`;
  switch (kind) {
    case 'scatter':
      return `${noun}${dimension === null ? '' : `，横轴为${beside(dimension)}`.trimEnd()}${measure === null ? '' : `，纵轴为${beside(measure)}`.trimEnd()}，共 ${count} 个点`;
    case 'histogram':
      return `${noun}${dimension === null ? '' : `，显示${beside(dimension)}的分布`}，共 ${count} 个区间`;
    case 'heatmap': {
      const sides = [dimension, otherDimension].flatMap((name) => (name === null ? [] : [beside(name)])).join('和');
      return `${noun}${sides === '' ? '' : `，按${sides}排列`}${shown}，共 ${count} 格`;
    }
    case 'areaMap':
      return `${noun}，共 ${count} 个区域${measure === null ? '' : `，颜色表示${beside(measure)}`.trimEnd()}`;
    case 'pointMap':
      return `${noun}，共 ${count} 个点${shown}`;
    case 'pie':
    case 'ring':
      return `${noun}${measure === null ? '' : `，显示${beside(measure)}的构成`}，共 ${count} 部分`;
    case 'line':
    case 'area':
      return `${noun}${shown}${along}`;
    case 'bars':
    case 'columns':
    case 'dots':
    case 'ticks':
    case 'boxes':
    case 'other':
      return `${noun}${shown}${along}，共 ${count} 项`;
    default:
      return assertNever(kind);
  }
}

function seriesSentence({ kind, series }: ViewFacts): readonly string[] {
  if (series === null || kind === 'pie' || kind === 'ring' || series.values.length < 2) return [];
  const noun = kind === 'line' ? '条线' : kind === 'scatter' || kind === 'dots' || kind === 'pointMap' ? '组' : '个系列';
  return [`${series.name === null ? '共' : `按${beside(series.name)}分为`} ${series.values.length} ${noun}：${listed(series.values)}。`];
}

const verbs = { up: '升至', down: '降至' } as const;
const trendText = ({ from, to, direction }: Trend): string => (direction === 'level' ? `首尾持平，为 ${to}` : `由${beside(from)}${verbs[direction]}${beside(to).trimEnd()}`);

function trendSentences({ trends }: ViewFacts): readonly string[] {
  if (trends.length === 0) return [];
  return [`${trends.slice(0, 4).map((trend) => `${trend.series === null ? '总体' : beside(trend.series).trimStart()}${trendText(trend)}`).join('；')}。`.replace('总体首尾', '首尾')];
}

function extremeSentences({ highest, lowest, kind, count }: ViewFacts): readonly string[] {
  if (highest === null) return [];
  if (lowest === null) return [count === 1 ? `${kind === 'boxes' ? '中位数' : '值'}为 ${placed(highest)}。` : `各值均为 ${highest.value}。`];
  const [high, low] = kind === 'histogram' ? ['最多', '最少'] : kind === 'boxes' ? ['中位数最高', '最低'] : ['最高', '最低'];
  return [`${high}为 ${placed(highest)}，${low}为 ${placed(lowest)}。`];
}

function scatterSentences({ ranges, correlation, dimension, measure }: ViewFacts): readonly string[] {
  const spans = ranges.flatMap(({ name, from, to }) => (name === null ? [] : [`${beside(name).trimStart()}介于 ${from} 与 ${to} 之间`]));
  const isClear = correlation !== null && Math.abs(correlation) >= 0.3 && dimension !== null && measure !== null;
  return [
    ...(spans.length === 0 ? [] : [`${spans.join('，')}。`]),
    ...(isClear ? [`${beside(dimension).trimStart()}越高，${beside(measure).trimStart()}大体越${correlation > 0 ? '高' : '低'}（相关系数 ${correlation.toFixed(2).replace('-', '−')}）。`] : []),
  ];
}

function partSentences(facts: ViewFacts): readonly string[] {
  const parts = facts.parts.map(({ name, value, share }) => `${name} ${value === share ? `${value}%` : `${value}（${share}%）`}`);
  return parts.length === 0 ? [] : [`${listed(parts)}。`];
}

const panelSentences = ({ panels }: ViewFacts): readonly string[] =>
  panels.map(({ name, values }) => `${name === null ? '分为' : `按${beside(name)}分为`} ${values.length} 幅小图：${listed(values)}。`);

export const chinese: SentenceBook = {
  columnName,
  columnTitle: (column) => partOf(column) ?? columnName(column) ?? ownName(column),
  layer: (facts, also) => [
    `${also ? '另有' : ''}${headline(facts)}。`.replace(/\s+。$/, '。'),
    ...panelSentences(facts), ...seriesSentence(facts), ...partSentences(facts), ...trendSentences(facts), ...extremeSentences(facts), ...scatterSentences(facts),
  ].map((sentence) => sentence.replace(/ +(?=[，。：；、（）])/g, '').replace(/(?<=[，。：；、（）]) +/g, '').replace(/ {2,}/g, ' ')),
  view: (number, sentences) => `第 ${number} 幅：${sentences}`,
  views: (count) => `共 ${count} 幅图。`,
  moreLayers: (count) => `另有 ${count} 层。`,
  moreViews: (count) => `另有 ${count} 幅。`,
  titled: (title) => (/[。！？…]$/.test(title) ? title : `${title}。`),
  space: '',
};
