/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Runs in the deck, the first time that one of its charts is shown: makes charts live, by Vega with its interpreter. */
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { ChartHost, LiveCharts, OpenChart, OpenedChart, SharedChart } from '../chartApi.js';
import { mendExpressions } from '../mendExpressions.js';
import { unpackRows } from '../packRows.js';
import { seededRandom } from '../seededRandom.js';
import { chartTimers, type ChartTimers } from './chartTimers.js';
import { deckRenderer } from './deckRenderer.js';
import { createTextMeasure, type TextMeasure } from './measureText.js';
import { tooltipLines } from './tooltipLines.js';

mendExpressions();
const clock: { drawing: number; readonly startedAt: number } = { drawing: 0, startedAt: performance.now() };
const timersOf = new WeakMap<object, ChartTimers>();

/** Vega's view with timers that can stand. They are made while the view is. */
class DeckView extends vega.View {
  timer(callback: (event: { readonly timestamp: number; readonly elapsed: number }) => void, delayMs: number | null): void {
    const timers = timersOf.get(this) ?? chartTimers();
    timersOf.set(this, timers);
    timers.add((elapsed) => { callback({ timestamp: Date.now(), elapsed }); }, delayMs ?? 0);
  }
}

let measure: TextMeasure | null = null;

/** What is the same for all charts of a deck. */
function prepare(charts: LiveCharts): TextMeasure {
  if (measure !== null) return measure;
  measure = createTextMeasure(charts);
  vega.textMetrics.width = measure.width;
  vega.renderModule('svg').renderer = deckRenderer(charts);
  return measure;
}

const quiet: vega.LoggerInterface = { level: () => quiet, error: () => quiet, warn: () => quiet, info: () => quiet, debug: () => quiet };
const refuse = (): Promise<never> => Promise.reject(new Error('charts read no files and no addresses'));

const loaderFor = (chart: SharedChart): vega.Loader => ({
  load: refuse,
  http: refuse,
  file: refuse,
  sanitize: (url, options) => {
    const picture = chart.pictures[url];
    if ('context' in options && options.context === 'image') return picture === undefined ? refuse() : Promise.resolve({ href: picture });
    return /^(?:https?:|mailto:)/i.test(url) ? Promise.resolve({ href: url, target: '_blank', rel: 'noopener noreferrer' }) : refuse();
  },
});

const openChart: OpenChart = async (key, charts, host) => {
  const chart = charts.charts[key];
  if (chart === undefined) throw new Error(`no chart ${key}`);
  prepare(charts).learn(chart.widths);
  clock.drawing += 1;
  vega.setRandom(seededRandom());
  // A clock that stands until the chart is drawn, so that it begins as its picture does.
  vega.expressionFunction('now', () => chart.nowMs + (clock.drawing > 0 ? 0 : performance.now() - clock.startedAt));
  try {
    // Nothing outside the chart is listened to but the window, for drags.
    const events = { bind: 'none' as const, selector: false, timer: true };
    const runtime = vega.parse(specOf(chart, charts), { events }, { ast: true });
    const view = new DeckView(runtime, { renderer: 'svg', expr: expressionInterpreter, loader: loaderFor(chart), logger: quiet });
    view.tooltip((...told) => {
      const [, event] = told;
      const value: unknown = told[3];
      host.tooltip(tooltipLines(value), { x: event.clientX, y: event.clientY });
    });
    // Vega knows nothing of texts that reach beyond its view: the drawing shows them whole.
    view.addResizeListener((width, height) => { extend(host.container, chart.overhang, { width, height }); });
    view.initialize(host.container);
    // The figure itself is named; what is in it is reached through its tooltips.
    for (const name of ['role', 'aria-label', 'aria-roledescription']) host.container.removeAttribute(name);
    await view.runAsync();
    return opened(view, host);
  } finally {
    clock.drawing -= 1;
  }
};

function extend(container: HTMLElement, { left, top, right, bottom }: SharedChart['overhang'], view: { readonly width: number; readonly height: number }): void {
  container.querySelector(':scope > svg')?.setAttribute('viewBox', `${-left} ${-top} ${view.width + left + right} ${view.height + top + bottom}`);
}

function specOf(chart: SharedChart, charts: LiveCharts): vega.Spec {
  const spec: unknown = chart.spec;
  if (!isRecord(spec)) throw new Error('the chart has no specification');
  const data = (Array.isArray(spec['data']) ? spec['data'] : []).map((set: unknown) => {
    const at = isRecord(set) && typeof set['name'] === 'string' ? chart.rows[set['name']] : undefined;
    const rows = at === undefined ? undefined : charts.rows[at];
    return rows === undefined || !isRecord(set) ? set : { ...set, values: unpackRows(rows) };
  });
  const whole = { ...spec, data };
  if (!isVegaSpec(whole)) throw new Error('the chart has no data');
  return whole;
}

const isVegaSpec = (value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & vega.Spec => Array.isArray(value['data']);

function opened(view: vega.View, { container }: ChartHost): OpenedChart {
  return {
    signal: (name): unknown => view.signal(name),
    setSignal: (name, value) => { void view.signal(name, value).runAsync(); },
    onSignal: (name, listener) => { view.addSignalListener(name, (_, value: unknown) => { listener(value); }); },
    moves: () => (timersOf.get(view)?.count() ?? 0) > 0,
    setRunning: (isRunning) => { timersOf.get(view)?.setRunning(isRunning); },
    marks: () => [...container.querySelectorAll('path,rect,circle,text,line,image')].filter((mark) => tooltipLines(tooltipOf(mark)).length > 0),
    linesOf: (mark) => tooltipLines(tooltipOf(mark)),
  };
}

/** Vega keeps the item of the scene on its element. */
function tooltipOf(mark: Element): unknown {
  const item: unknown = Reflect.get(mark, '__data__');
  return isRecord(item) && isRecord(item['mark']) && item['mark']['marktype'] !== 'group' ? item['tooltip'] : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

window.briefdeckOpenChart = openChart;
