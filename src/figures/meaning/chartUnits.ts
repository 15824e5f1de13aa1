/** A Vega-Lite specification, as its compiler has normalised it → its views, with the marks in them and what each mark encodes. */
import { varName } from 'vega-lite';

type Part = Readonly<Record<string, unknown>>;

export type ValueType = 'quantitative' | 'temporal' | 'ordinal' | 'nominal';

/** What an axis, legend or header is called: as given, hidden, or left to us. */
export type ChannelTitle = { readonly kind: 'given'; readonly text: string } | { readonly kind: 'hidden' } | { readonly kind: 'open' };

/** A field that a mark shows, and how. */
export type Channel = {
  /** Such as `x` or `color`. */
  readonly name: string;
  /** As its column is called; null for the count of rows. */
  readonly field: string | null;
  readonly aggregate: string | null;
  /** The row that `argmax` or `argmin` picked, in which the field stands. */
  readonly within: string | null;
  readonly binned: boolean;
  readonly timeUnit: string | null;
  readonly type: ValueType;
  readonly title: ChannelTitle;
  readonly format: string | null;
  /** Dates are shown in universal time whatever the zone of the chart. */
  readonly utc: boolean;
  /** Stacked, to 100 per cent or as it is; null where the spec leaves it open. */
  readonly stack: 'none' | 'stacked' | 'normalized' | null;
};

export type ChartUnit = {
  /** Name of the mark in the drawn scene. */
  readonly markName: string;
  /** `boxplot` and its like for the parts of a composite mark. */
  readonly mark: string;
  readonly hole: boolean;
  readonly horizontal: boolean;
  readonly channels: readonly Channel[];
};

/** One plot: layers over each other, repeated in panels or not. */
export type ChartView = { readonly title: string | null; readonly panels: readonly Channel[]; readonly units: readonly ChartUnit[] };

/** `units` of the view that the part belongs to; null where it opens one. */
type Around = { readonly panels: readonly Channel[]; readonly title: string | null; readonly units: ChartUnit[] | null };

/** The views in the order of the specification. */
export function chartViews(normalized: unknown): readonly ChartView[] {
  const views: { title: string | null; panels: readonly Channel[]; units: ChartUnit[] }[] = [];
  const walk = (spec: unknown, given: string, around: Around): void => {
    if (!isPart(spec)) return;
    const name = typeof spec['name'] === 'string' ? spec['name'] : given;
    const nameOf = (text: string): string => varName(name === '' ? text : `${name}_${text}`);
    const title = titleText(spec['title']) ?? around.title;
    const concat = ['concat', 'hconcat', 'vconcat'].map((key) => spec[key]).find(Array.isArray);
    if (concat !== undefined) {
      // the title of several views is the chart's own
      concat.forEach((child: unknown, index) => { walk(child, nameOf(`concat_${index}`), { ...around, title: null, units: null }); });
      return;
    }
    if (isPart(spec['facet'])) {
      walk(spec['spec'], nameOf('child'), { ...around, panels: [...around.panels, ...panelsOf(spec['facet'])], title });
      return;
    }
    const units = around.units ?? [];
    if (around.units === null) views.push({ title, panels: around.panels, units });
    if (Array.isArray(spec['layer'])) {
      spec['layer'].forEach((child: unknown, index) => { walk(child, nameOf(`layer_${index}`), { ...around, units }); });
    } else if ('mark' in spec) units.push(unitOf(spec, nameOf('marks')));
  };
  walk(normalized, '', { panels: [], title: null, units: null });
  return views;
}

/** The title of the whole chart where it has several views; each view's own stands with the view. */
export const chartTitle = (normalized: unknown): string | null => (isPart(normalized) ? titleText(normalized['title']) : null);

export function titleText(title: unknown): string | null {
  const text: unknown = isPart(title) ? title['text'] : title;
  const words = Array.isArray(text) ? text.filter((line) => typeof line === 'string').join(' ') : text;
  return typeof words === 'string' && words.trim() !== '' ? words.trim() : null;
}

const panelsOf = (facet: Part): readonly Channel[] =>
  'field' in facet ? channelsOf('facet', facet) : ['row', 'column'].flatMap((name) => channelsOf(name, facet[name]));

function unitOf(spec: Part, markName: string): ChartUnit {
  const mark: Part = isPart(spec['mark']) ? spec['mark'] : { type: spec['mark'] };
  const style = typeof mark['style'] === 'string' ? (/^(boxplot|errorbar|errorband)-/.exec(mark['style'])?.[1] ?? null) : null;
  const encoding = isPart(spec['encoding']) ? spec['encoding'] : {};
  return {
    markName,
    mark: style ?? (typeof mark['type'] === 'string' ? mark['type'] : ''),
    hole: Number(mark['innerRadius'] ?? 0) > 0,
    horizontal: mark['orient'] === 'horizontal',
    channels: withSecondEnds(Object.entries(encoding).flatMap(([name, definition]) => (drawnChannels.has(name) ? channelsOf(name, definition) : []))),
  };
}

/** `x2` is what `x` is. */
const withSecondEnds = (channels: readonly Channel[]): readonly Channel[] =>
  channels.map((channel) => {
    const first = channel.name.endsWith('2') ? channels.find(({ name }) => name === channel.name.slice(0, -1)) : undefined;
    return first === undefined ? channel : { ...channel, type: first.type, format: channel.format ?? first.format, utc: first.utc };
  });

/** Channels that show in the drawing; tooltips, links, keys and orders do not. */
const drawnChannels: ReadonlySet<string> = new Set(
  ('x x2 y y2 xOffset yOffset theta theta2 radius radius2 longitude longitude2 latitude latitude2 color fill stroke shape size opacity fillOpacity ' +
    'strokeOpacity strokeWidth strokeDash angle text detail').split(' '),
);

function channelsOf(name: string, definition: unknown): readonly Channel[] {
  if (Array.isArray(definition)) return definition.flatMap((each: unknown) => channelsOf(name, each));
  if (!isPart(definition)) return [];
  const own = definition['field'] === undefined && definition['aggregate'] === undefined ? [] : [channelOf(name, definition)];
  return [...own, ...channelsOf(name, definition['condition'])];
}

function channelOf(name: string, definition: Part): Channel {
  const { field, aggregate, bin, type, stack } = definition;
  const guides = ['axis', 'legend', 'header', 'scale'].map((key) => definition[key]).filter(isPart);
  const timeUnit = isPart(definition['timeUnit']) ? definition['timeUnit']['unit'] : definition['timeUnit'];
  const unit = typeof timeUnit === 'string' && !timeUnit.startsWith('binned') ? timeUnit : null;
  const picked = isPart(aggregate) ? Object.entries(aggregate)[0] : undefined;
  const format = [definition, ...guides].map((each) => each['format']).find((each) => typeof each === 'string');
  const channel = {
    name,
    field: typeof field === 'string' ? field.replaceAll('\\', '') : null,
    aggregate: typeof aggregate === 'string' ? aggregate : null,
    within: picked === undefined ? null : `${picked[0]}_${String(picked[1])}`,
    binned: bin !== undefined && bin !== null && bin !== false && bin !== 'binned',
    timeUnit: unit,
  };
  return {
    ...channel,
    type: typeOf(type, { ...channel, sorted: Array.isArray(definition['sort']) }),
    title: titleOf([definition, ...guides]),
    format: format ?? null,
    utc: unit?.startsWith('utc') === true || guides.some((guide) => guide['type'] === 'utc'),
    stack: stack === 'normalize' ? 'normalized' : stack === null || stack === false ? 'none' : stack === undefined ? null : 'stacked',
  };
}

/** What Vega-Lite takes a field for whose type is left out. https://vega.github.io/vega-lite/docs/type.html */
function typeOf(type: unknown, channel: Pick<Channel, 'name' | 'aggregate' | 'binned' | 'timeUnit'> & { readonly sorted: boolean }): ValueType {
  if (type === 'quantitative' || type === 'temporal' || type === 'ordinal' || type === 'nominal') return type;
  if (/^(?:longitude|latitude)/.test(channel.name)) return 'quantitative';
  if (channel.sorted) return 'ordinal';
  if (channel.aggregate !== null || channel.binned) return 'quantitative';
  return channel.timeUnit === null ? 'nominal' : 'temporal';
}

function titleOf(parts: readonly Part[]): ChannelTitle {
  const part = parts.find((each) => each['title'] !== undefined);
  if (part === undefined) return { kind: 'open' };
  const text = titleText(part['title']);
  return text === null ? { kind: 'hidden' } : { kind: 'given', text };
}

export const isPart = (value: unknown): value is Part => typeof value === 'object' && value !== null && !Array.isArray(value);
