/** Bundles `src/figures/startChartWorker.ts` into `chartWorker.js` and its script in `dist`. */
export function bundleChartWorker(root: string, dist: string): Promise<unknown>;
