/** Bundles `src/figures/chartWorker.ts` into one file that Node runs as it is. */
export function bundleChartWorker(outfile: string): Promise<unknown>;
