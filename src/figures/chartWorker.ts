/** Entry of the drawing process: answers chart orders with drawings until its parent goes away. */
import './machineStandIns.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFontLibrary } from '../typesetting/fontLibrary.js';
import { createTypesettingCache } from '../typesetting/typesettingCache.js';
import type { ChartFonts, FromDrawing, LoadedFile, ToDrawing } from './chartProtocol.js';
import { drawChart } from './drawChart.js';
import type { ChartTypesetting } from './chartText.js';

/** Whoever listened may be gone, before this process was ready too: then it has nothing more to do. */
const say = (message: FromDrawing): void => {
  if (!process.connected) process.exit(0);
  process.send?.(message, undefined, undefined, () => undefined);
};
const waiting = new Map<number, (file: LoadedFile | null) => void>();
const opened = new Map<string, ChartTypesetting>();
const numbers = { lastRequest: 0, currentOrder: 0 };

function typesettingFor(fonts: ChartFonts): ChartTypesetting {
  const key = JSON.stringify(fonts);
  const known = opened.get(key);
  if (known !== undefined) return known;
  const library = openFontLibrary(fonts.faces, fonts.fallbackFamilies, (file) => readFileSync(join(fonts.folder, file)));
  const created: ChartTypesetting = { fonts, library, cache: createTypesettingCache(), widths: new Map() };
  opened.set(key, created);
  return created;
}

const load = (url: string, what: LoadedFile['kind']): Promise<LoadedFile | null> =>
  new Promise((resolve) => {
    numbers.lastRequest += 1;
    waiting.set(numbers.lastRequest, resolve);
    say({ kind: 'load', id: numbers.lastRequest, url, what });
  });

const fail = (id: number, error: unknown): void => {
  const subject = error instanceof Error ? error.message : String(error);
  say({ kind: 'drawn', id, chart: null, remarks: [{ kind: 'invalid', subject, nearest: null, path: [] }] });
};

// Vega throws from timers and promises of its own that nobody waits for
process.on('uncaughtException', (error) => { fail(numbers.currentOrder, error); });
process.on('unhandledRejection', (error) => { fail(numbers.currentOrder, error); });
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToDrawing) => {
  if (message.kind === 'loaded') {
    waiting.get(message.id)?.(message.file);
    waiting.delete(message.id);
    return;
  }
  const { id, order } = message;
  numbers.currentOrder = id;
  process.env['TZ'] = order.timeZone;
  drawChart(order, typesettingFor(order.fonts), load).then(
    ({ chart, remarks }) => { say({ kind: 'drawn', id, chart, remarks }); },
    (error: unknown) => { fail(id, error); },
  );
});
say({ kind: 'ready' });
