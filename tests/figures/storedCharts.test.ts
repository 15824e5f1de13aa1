import { expect, test } from 'vitest';
import type { ChartOutcome } from '../../src/figures/chartDrawer.js';
import { storedCharts } from '../../src/figures/storedCharts.js';
import type { ResultStore } from '../../src/workspace.js';

function storeOver(texts: Map<string, string>): ResultStore {
  return { read: (key) => texts.get(key) ?? null, write: (key, text) => texts.set(key, text), close: () => undefined };
}

const drawn: ChartOutcome = { kind: 'answered', chart: { svg: { name: 'svg', attributes: {}, children: [] }, widthPx: 1, heightPx: 2, live: null, smallestText: null, meaning: { description: '', data: null } }, remarks: [] };

const order = async (texts: Map<string, string>, outcome: ChartOutcome, settled: boolean): Promise<{ readonly outcome: ChartOutcome; readonly made: number }> => {
  let made = 0;
  const chart = storedCharts(storeOver(texts)).of(() => 'a', () => {
    made += 1;
    return { outcome: Promise.resolve(outcome), settled };
  });
  const answer = await chart.outcome;
  await new Promise(setImmediate); // storing happens behind the answer
  return { outcome: answer, made };
};

test('a chart that was drawn in an earlier run is not drawn again', async () => {
  const texts = new Map<string, string>();
  expect(await order(texts, drawn, true)).toEqual({ outcome: drawn, made: 1 });
  expect(await order(texts, { kind: 'time-exceeded', limitMs: 1 }, false)).toEqual({ outcome: drawn, made: 0 });
});

test('a chart that read files of its own, or was not drawn, is drawn in each run', async () => {
  const texts = new Map<string, string>();
  await order(texts, drawn, false);
  await order(texts, { kind: 'memory-exceeded', limitMb: 1 }, false);
  expect(texts.size).toBe(0);
});

test('a stored text that is no answer is drawn again', async () => {
  const texts = new Map([['chart a', '{"kind":"loaded"}']]);
  expect((await order(texts, drawn, true)).made).toBe(1);
});
