/** A store of earlier runs' results → charts that need not be drawn again. */
import type { Kept } from '../keptResults.js';
import type { ResultStore } from '../workspace.js';
import type { ChartOutcome } from './chartDrawer.js';
import type { KeptChart } from './keptCharts.js';

type Answer = Extract<ChartOutcome, { kind: 'answered' }>;

/** The store gives back whole texts only, so what is looked at is enough. */
const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'answered' && 'chart' in value && 'remarks' in value && Array.isArray(value.remarks);

function readAnswer(store: ResultStore, key: string): Answer | null {
  const text = store.read(key);
  const value: unknown = text === null ? null : JSON.parse(text);
  return isAnswer(value) ? value : null;
}

async function storeAnswer(chart: KeptChart, store: ResultStore, key: string): Promise<void> {
  const outcome = await chart.outcome.catch(() => null);
  if (outcome !== null && chart.settled) store.write(key, JSON.stringify(outcome));
}

export function storedCharts(store: ResultStore): Kept<KeptChart> {
  return {
    of: (name, make) => {
      const key = `chart ${name()}`;
      const known = readAnswer(store, key);
      if (known !== null) return { outcome: Promise.resolve(known), settled: true };
      const chart = make();
      void storeAnswer(chart, store, key);
      return chart;
    },
  };
}
