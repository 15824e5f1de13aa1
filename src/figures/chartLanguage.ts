/** What charts say by themselves (dates, "Count of Records") in the document's language. */
import type { ChartOrder } from './chartProtocol.js';

type TimeFormats = Readonly<Record<string, string>>;

/** What Vega-Lite writes for time units whatever the locale; put into `timeUnitSpecifier` of its compiled charts. */
const vegaLiteTimeUnits = '{"year-month":"%b %Y ","year-month-date":"%b %d, %Y "}';

const chineseTimeUnits: TimeFormats = {
  year: '%Y年', quarter: '第%q季度', month: '%b', date: '%-d日', week: '第%U周', day: '%A',
  'year-month': '%Y年%b', 'year-month-date': '%Y年%b%-d日', 'month-date': '%b%-d日', 'year-quarter': '%Y年第%q季度', 'year-week': '%Y年第%U周',
};
const britishTimeUnits: TimeFormats = { 'year-month': '%b %Y ', 'year-month-date': '%-d %b %Y ', 'month-date': '%-d %b ' };
const americanTimeUnits: TimeFormats = { 'year-month': '%b %Y ', 'year-month-date': '%b %-d, %Y ', 'month-date': '%b %-d ' };

/** Labels of an axis whose format the spec leaves open, by the grain of the tick. */
const chineseTicks: TimeFormats = {
  year: '%Y年', quarter: '%-m月', month: '%-m月', week: '%-m月%-d日', date: '%-m月%-d日',
  hours: '%H:%M', minutes: '%H:%M', seconds: '%H:%M:%S', milliseconds: '.%L',
};
const englishTicks = (day: string): TimeFormats => ({
  year: '%Y', quarter: '%b', month: '%b', week: day, date: day,
  hours: '%H:%M', minutes: '%H:%M', seconds: '%H:%M:%S', milliseconds: '.%L',
});

const chineseMonths = Array.from({ length: 12 }, (_, month) => `${month + 1}月`);
const chineseDays = ['日', '一', '二', '三', '四', '五', '六'];
const chineseTime = {
  dateTime: '%Y年%-m月%-d日 %H:%M:%S', date: '%Y/%-m/%-d', time: '%H:%M:%S', periods: ['上午', '下午'],
  days: chineseDays.map((day) => `星期${day}`), shortDays: chineseDays.map((day) => `周${day}`),
  months: chineseMonths, shortMonths: chineseMonths,
};

const chineseOperations = new Map([
  ['mean', '平均'], ['average', '平均'], ['sum', '合计'], ['median', '中位数'], ['min', '最小'], ['max', '最大'],
  ['distinct', '不同值数'], ['stdev', '标准差'], ['variance', '方差'], ['q1', '下四分位数'], ['q3', '上四分位数'],
]);

type ChartLanguage = Pick<ChartOrder, 'wording' | 'lang'>;

/** Vega-Lite config that a chart in this language starts from. */
export const languageConfig = ({ wording, lang }: ChartLanguage): Readonly<Record<string, unknown>> =>
  wording === 'zh'
    ? { locale: { time: chineseTime }, timeFormat: '%Y年%-m月%-d日', countTitle: '数量' }
    : { timeFormat: isAmerican(lang) ? '%b %-d, %Y' : '%-d %b %Y' };

/** The title that an axis or legend gets in a Chinese chart when the spec gives none. */
export function chineseTitle({ field, aggregate }: { readonly field?: unknown; readonly aggregate?: unknown }): string {
  if (aggregate === 'count') return '数量';
  const name = typeof field === 'string' ? field.replaceAll('\\', '') : '';
  const operation = typeof aggregate === 'string' ? chineseOperations.get(aggregate) : undefined;
  return operation === undefined ? name : `${name}（${operation}）`;
}

/** The compiled chart with dates on its axes and in its labels as the language writes them. */
export function localiseTimes(compiled: unknown, language: ChartLanguage): unknown {
  const american = isAmerican(language.lang);
  const units = JSON.stringify(language.wording === 'zh' ? chineseTimeUnits : american ? americanTimeUnits : britishTimeUnits);
  const ticks = language.wording === 'zh' ? chineseTicks : englishTicks(american ? '%b %-d' : '%-d %b');
  const walk = (value: unknown, timeScales: ReadonlySet<string>): unknown => {
    if (typeof value === 'string') return value.replaceAll(vegaLiteTimeUnits, units);
    if (Array.isArray(value)) return value.map((item) => walk(item, timeScales));
    if (!isRecord(value)) return value;
    const scales = new Set([...timeScales, ...timeScaleNames(value['scales'])]);
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => {
        const walked = key === 'values' && !isRecord(child) ? child : walk(child, scales);
        return [key, key === 'axes' && Array.isArray(walked) ? walked.map((axis: unknown) => withTicks(axis, scales, ticks)) : walked];
      }),
    );
  };
  return walk(compiled, new Set());
}

function withTicks(axis: unknown, timeScales: ReadonlySet<string>, ticks: TimeFormats): unknown {
  if (!isRecord(axis) || axis['format'] !== undefined) return axis;
  return typeof axis['scale'] === 'string' && timeScales.has(axis['scale']) ? { ...axis, format: ticks } : axis;
}

const timeScaleNames = (scales: unknown): readonly string[] =>
  Array.isArray(scales)
    ? scales.filter(isRecord).flatMap((scale) => ((scale['type'] === 'time' || scale['type'] === 'utc') && typeof scale['name'] === 'string' ? [scale['name']] : []))
    : [];

const isAmerican = (lang: string): boolean => /^en-us\b/i.test(lang);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
