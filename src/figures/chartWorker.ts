/** Entry of the drawing process: answers chart orders with drawings until its parent goes away. */
import './machineStandIns.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openFontLibrary } from '../typesetting/fontLibrary.js';
import { createTypesettingCache } from '../typesetting/typesettingCache.js';
import type { ChartFonts, ChartRemark, DrawnChart, FromDrawing, LoadedFile, ToDrawing } from './chartProtocol.js';
import { drawChart } from './drawChart.js';
import { familiesOf } from './chartText.js';
import type { ChartTypesetting } from './chartText.js';
import { schemaCheck, type SchemaCheck, type SchemaFault } from './schemaFaults.js';
import { readVegaLiteSchema } from './vegaLiteSchema.js';

/** Whoever listened may be gone, before this process was ready too: then it has nothing more to do. */
const say = (message: FromDrawing): void => {
  if (!process.connected) process.exit(0);
  process.send?.(message, undefined, undefined, () => undefined);
};
const waiting = new Map<number, (file: LoadedFile | null) => void>();
const opened = new Map<string, ChartTypesetting>();
type Drawing = { readonly id: number; readonly done: () => void; readonly faults: readonly SchemaFault[] };
const numbers = { lastRequest: 0 };
const orders: { waiting: number; idle: (() => void) | null } = { waiting: 0, idle: null };
let current: Drawing | null = null;
let last: Promise<void> = Promise.resolve();

function typesettingFor(fonts: ChartFonts): ChartTypesetting {
  const key = JSON.stringify(fonts);
  const known = opened.get(key);
  if (known !== undefined) return known;
  const library = openFontLibrary(fonts.faces, fonts.fallbackFamilies, (file) => readFileSync(join(fonts.folder, file)));
  const created: ChartTypesetting = { fonts, families: familiesOf(fonts), library, cache: createTypesettingCache(), widths: new Map() };
  opened.set(key, created);
  return created;
}

const ask = (order: number, url: string, what: LoadedFile['kind']): Promise<LoadedFile | null> =>
  new Promise((resolve) => {
    numbers.lastRequest += 1;
    waiting.set(numbers.lastRequest, resolve);
    say({ kind: 'load', id: numbers.lastRequest, order, url, what });
  });

const checking: { spec: SchemaCheck | null } = { spec: null };

/** What is said past the logger that charts are drawn with: nobody would see it otherwise. */
const strayMessages: string[] = [];
console.warn = console.error = (...messages: readonly unknown[]) => { strayMessages.push(messages.map(String).join(' ')); };

/** The first answer to an order counts: what its leftovers do later is nobody's. */
const answer = (id: number, chart: DrawnChart | null, remarks: readonly ChartRemark[]): void => {
  if (current?.id !== id) return;
  const { done, faults } = current;
  current = null;
  const stray = strayMessages.splice(0).map((subject) => ({ kind: 'warning' as const, subject, nearest: null, path: [] }));
  say({ kind: 'drawn', id, chart, remarks: [...faults, ...remarks, ...stray] });
  done();
};
const fail = (id: number | undefined, error: unknown): void => {
  const subject = error instanceof Error ? error.message : String(error);
  if (id !== undefined) answer(id, null, [{ kind: 'invalid', subject, nearest: null, path: [] }]);
};

const draw = ({ id, order, files }: ToDrawing & { readonly kind: 'draw' }): Promise<void> =>
  new Promise((done) => {
    checking.spec ??= schemaCheck(readVegaLiteSchema());
    current = { id, done, faults: checking.spec(order.spec) };
    process.env['TZ'] = order.timeZone;
    const load = (url: string, what: LoadedFile['kind']): Promise<LoadedFile | null> => {
      const sent = files.find((named) => named.url === url && named.file.kind === what);
      return sent === undefined ? ask(id, url, what) : Promise.resolve(sent.file);
    };
    drawChart(order, typesettingFor(order.fonts), load).then(
      ({ chart, remarks }) => { answer(id, chart, remarks); },
      (error: unknown) => { fail(id, error); },
    );
  });

/**
 * A chart that loops keeps this process from hearing that its parent is gone: a thread looks every second. Signal 0
 * asks whether a process is there.
 */
const watch = `
const { workerData: parent } = require('node:worker_threads');
setInterval(() => {
  try { process.kill(parent, 0); } catch (error) { if (error.code === 'ESRCH') process.kill(process.pid, 'SIGKILL'); }
}, 1000);`;
const watching = { started: false };
const watchParent = (): void => {
  if (watching.started) return;
  watching.started = true;
  new Worker(watch, { eval: true, workerData: process.ppid, resourceLimits: { maxOldGenerationSizeMb: 8 } }).unref();
};

const rest = (): void => {
  orders.waiting -= 1;
  if (orders.waiting === 0) orders.idle?.();
};

/** Has `idle` called whenever all orders so far have been answered. */
export const whenIdle = (idle: () => void): void => {
  orders.idle = idle;
};

// Vega throws from timers and promises of its own that nobody waits for
process.on('uncaughtException', (error) => { fail(current?.id, error); });
process.on('unhandledRejection', (error) => { fail(current?.id, error); });
process.on('disconnect', () => process.exit(0));
process.on('message', (message: ToDrawing) => {
  if (message.kind === 'loaded') {
    waiting.get(message.id)?.(message.file);
    waiting.delete(message.id);
    return;
  }
  watchParent();
  orders.waiting += 1;
  last = last.then(() => draw(message)).then(rest);
});
say({ kind: 'ready' });
