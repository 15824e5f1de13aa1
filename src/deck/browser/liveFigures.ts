/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Runs in the deck: makes the charts of a slide live when it is shown. Until then, and where that fails, their pictures stand. */
import type { RevealApi } from 'reveal.js';
import type { LiveCharts, OpenChart, OpenedChart } from '../../figures/chartApi.js';
import { bindInputs } from './chartInputs.js';
import { bindMarkKeys } from './chartMarks.js';
import { bindPlaying } from './chartPlaying.js';
import { createTooltip } from './chartTooltip.js';

type Words = Readonly<Record<string, string>>;
/** `plays` tells whether a chart that moves by itself is let move while its slide is shown. */
type Opened = { readonly chart: OpenedChart; readonly box: HTMLElement; readonly plays: () => boolean };

/** Follows the deck from its first slide on. On paper there are pictures alone. */
export function startLiveFigures(deck: RevealApi, root: HTMLElement, words: Words): void {
  const block = blockOf('charts');
  if (block === null || deck.getConfig().view === 'print') return;
  const read: unknown = JSON.parse(block.textContent);
  if (!isLiveCharts(read)) return;
  const charts = read;
  const openers = new Map<string, OpenChart>();
  const known = new WeakMap<HTMLElement, Promise<Opened | null>>();
  const tooltip = createTooltip(deck, root);
  const running = new Set<Opened>();
  const opener = (timeZone: string): OpenChart => {
    const open = openers.get(timeZone) ?? runChartScript(timeZone);
    openers.set(timeZone, open);
    return open;
  };

  const makeLive = async (box: HTMLElement): Promise<Opened | null> => {
    const key = box.dataset['chart'] ?? '';
    const picture = box.querySelector(':scope > svg');
    const timeZone = charts.charts[key]?.timeZone;
    if (picture === null || timeZone === undefined) return null;
    clear(box);
    const live = document.createElement('div');
    const container = document.createElement('div');
    live.className = 'live';
    container.className = 'live-view';
    container.ariaHidden = 'true';
    live.append(container);
    box.append(live);
    try {
      const chart = await opener(timeZone)(key, charts, { container, tooltip: tooltip.show });
      // the picture may show more than Vega's view, where texts stand outside it
      for (const name of ['viewBox', 'preserveAspectRatio']) container.querySelector(':scope > svg')?.setAttribute(name, picture.getAttribute(name) ?? '');
      // A drag in a chart is no swipe over the slides.
      live.dataset['preventSwipe'] = '';
      bindMarkKeys(live, chart, { tooltip, name: `${picture.getAttribute('aria-label') ?? ''} (${words['liveChart'] ?? ''})` });
      const form = box.parentElement?.querySelector<HTMLFormElement>(':scope > .chart-inputs') ?? null;
      if (form !== null) bindInputs(form, chart, charts.charts[key]?.inputs ?? []);
      const plays = chart.moves() ? bindPlaying(box, chart, words) : () => false;
      box.classList.add('is-live');
      return { chart, box, plays };
    } catch {
      live.remove();
      box.dataset['failed'] = '';
      return null;
    }
  };

  const show = async (): Promise<void> => {
    tooltip.hide();
    const slide = deck.getCurrentSlide();
    for (const opened of running) if (!slide.contains(opened.box)) opened.chart.setRunning(false);
    running.clear();
    for (const box of slide.querySelectorAll<HTMLElement>('.drawing[data-chart]')) {
      const making = known.get(box) ?? makeLive(box);
      known.set(box, making);
      const opened = await making;
      if (opened === null || deck.getCurrentSlide() !== slide) continue;
      running.add(opened);
      opened.chart.setRunning(opened.plays());
    }
  };
  deck.on('slidechanged', () => void show());
  void show();
  // Vega takes a moment to start: it does so while the first slides are spoken to.
  window.setTimeout(() => {
    const first = Object.values(charts.charts)[0];
    if (first !== undefined) opener(first.timeZone);
  }, 2000);
}

/** Removes what a copy of the slides has kept of a chart that was live: reveal.js makes copies when it leaves its scroll view. */
function clear(box: HTMLElement): void {
  for (const stale of box.querySelectorAll(':scope > :is(.live,.chart-play)')) stale.remove();
  box.classList.remove('is-live');
}

/** Runs the script that stands in the file as text; the policy knows it by its hash. Each zone has a script of its own. */
function runChartScript(timeZone: string): OpenChart {
  const script = document.createElement('script');
  script.dataset['timeZone'] = timeZone;
  script.textContent = blockOf('chart-script')?.textContent ?? '';
  document.head.append(script);
  script.remove();
  const open = window.briefdeckOpenChart;
  delete window.briefdeckOpenChart;
  if (open === undefined) throw new Error('the script of charts did not run');
  return open;
}

const blockOf = (name: string): Element | null => document.querySelector(`script[data-block="${name}"]`);

const isLiveCharts = (value: unknown): value is LiveCharts => typeof value === 'object' && value !== null && 'charts' in value && 'rows' in value;
