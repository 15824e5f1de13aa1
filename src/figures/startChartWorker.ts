/** Entry of the drawing process as a script: the worker waits for HarfBuzz, which a script cannot do at its top. */

/** Starts to listen for orders; `keepCompiled` is called once, when the first of them have been drawn. */
export async function startChartWorker(keepCompiled: () => void): Promise<void> {
  const { whenIdle } = await import('./chartWorker.js');
  whenIdle(keepCompiled);
}
