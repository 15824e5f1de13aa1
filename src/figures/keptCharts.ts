/** A drawer and what was drawn before → a drawer that draws a chart only when its order is new. */
import { createHash } from 'node:crypto';
import type { Kept } from '../keptResults.js';
import type { ChartDrawer, ChartOutcome, ChartRequest } from './chartDrawer.js';

/** An order that was given. */
export type KeptChart = {
  readonly outcome: Promise<ChartOutcome>;
  /** Whether the outcome follows from the order alone. */
  settled: boolean;
};

/** Everything that a drawing follows from, unless the chart asks for a file that was not sent along. */
const keyOf = ({ order, files }: ChartRequest): string => createHash('sha256').update(JSON.stringify([order, files])).digest('hex');

function orderAnew(drawer: ChartDrawer, request: ChartRequest): KeptChart {
  let asked = false;
  const outcome = drawer.draw({
    ...request,
    load: (url, what) => {
      asked = true;
      return request.load(url, what);
    },
  });
  const chart: KeptChart = { outcome, settled: false };
  outcome.then(
    ({ kind }) => { chart.settled = kind === 'answered' && !asked; },
    () => undefined,
  );
  return chart;
}

/** Charts that ran out of time or memory, or read files of their own, are drawn again each time. */
export function keepCharts(drawer: ChartDrawer, kept: Kept<KeptChart>): ChartDrawer {
  return {
    draw: (request) => {
      const ordered = new Set<KeptChart>();
      const chart = kept.of(() => keyOf(request), () => {
        const anew = orderAnew(drawer, request);
        ordered.add(anew);
        return anew;
      });
      return ordered.has(chart) || chart.settled ? chart.outcome : drawer.draw(request);
    },
    close: () => { drawer.close(); },
  };
}
