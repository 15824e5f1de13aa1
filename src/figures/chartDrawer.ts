/** Chart orders → drawings, made one after the other in a child process that may be killed at any time. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { ChartOrder, ChartRemark, DrawnChart, FromDrawing, LoadedFile, ToDrawing } from './chartProtocol.js';

export type ChartDrawerOptions = {
  /** The bundled `chartWorker.ts`. */
  readonly workerFile: string;
  readonly fontsFolder: string;
  /** For one chart, from the order to the drawing. 15 seconds if left out, which is plenty on a busy machine. */
  readonly timeLimitMs?: number;
  /** Heap of the drawing process. 512 if left out. */
  readonly heapLimitMb?: number;
};

export type ChartRequest = {
  readonly order: Omit<ChartOrder, 'fonts'> & { readonly fonts: Omit<ChartOrder['fonts'], 'folder'> };
  /** Reads a file that the chart names; null when it was refused, which has been reported then. */
  load(url: string, what: LoadedFile['kind']): Promise<LoadedFile | null>;
};

export type ChartOutcome =
  /** `chart` is null when the remarks say why. */
  | { readonly kind: 'answered'; readonly chart: DrawnChart | null; readonly remarks: readonly ChartRemark[] }
  | { readonly kind: 'time-exceeded'; readonly limitMs: number }
  | { readonly kind: 'memory-exceeded'; readonly limitMb: number };

/**
 * Draws charts in a process of its own: a chart that runs away with time or memory costs this chart alone.
 *
 * Why a process and not a worker thread: some heap exhaustion ends the whole process past `resourceLimits`, and only
 * a process has a time zone of its own.
 */
export interface ChartDrawer {
  draw(request: ChartRequest): Promise<ChartOutcome>;
  /** Ends the process. A drawer that was closed draws no more. */
  close(): void;
}

type Running = { readonly child: ChildProcess; readonly ready: Promise<boolean> };

/** Starts the drawing process at once, so that it loads Vega while the manuscript is read. */
export function createChartDrawer(options: ChartDrawerOptions): ChartDrawer {
  const limitMs = options.timeLimitMs ?? 15_000;
  const limitMb = options.heapLimitMb ?? 512;
  let running: Running | null = start(options.workerFile, limitMb);
  let closed = false;
  let queue: Promise<unknown> = Promise.resolve();
  let lastId = 0;

  const stop = (): void => {
    running?.child.removeAllListeners();
    running?.child.kill('SIGKILL');
    running = null;
  };
  const drawNow = async (request: ChartRequest): Promise<ChartOutcome> => {
    if (closed) throw new Error('a chart was ordered from a drawer that is closed');
    running ??= start(options.workerFile, limitMb);
    const { child, ready } = running;
    setReferenced(child, true);
    if (!(await ready)) {
      stop();
      throw new Error(`the chart process did not start: ${options.workerFile}`);
    }
    lastId += 1;
    const order = { ...request.order, fonts: { ...request.order.fonts, folder: options.fontsFolder } };
    const outcome = await converse({ child, id: lastId, order, load: (url, what) => request.load(url, what), limitMs, limitMb });
    if (outcome.kind === 'answered') setReferenced(child, false);
    else stop();
    return outcome;
  };
  return {
    draw: (request) => {
      const outcome = queue.then(() => drawNow(request));
      queue = outcome.catch(() => undefined);
      return outcome;
    },
    close: () => {
      closed = true;
      stop();
    },
  };
}

/** The child has neither the parent's environment nor its output; TZ is set so that dates are the same anywhere. */
function start(workerFile: string, heapLimitMb: number): Running {
  const systemRoot = process.env['SystemRoot'];
  const child = fork(workerFile, [], {
    env: { TZ: 'UTC', ...(systemRoot === undefined ? {} : { SystemRoot: systemRoot }) },
    execArgv: [`--max-old-space-size=${heapLimitMb}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const ready = new Promise<boolean>((resolve) => {
    child.once('message', () => { resolve(true); });
    child.once('error', () => { resolve(false); });
    child.once('exit', () => { resolve(false); });
  });
  setReferenced(child, false);
  return { child, ready };
}

function setReferenced(child: ChildProcess, referenced: boolean): void {
  if (referenced) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

type Conversation = {
  readonly child: ChildProcess;
  readonly id: number;
  readonly order: ChartOrder;
  readonly load: ChartRequest['load'];
  readonly limitMs: number;
  readonly limitMb: number;
};

/** Sends one order, answers what the drawing asks for, and waits for the drawing, the limit or the process's end. */
function converse({ child, id, order, load, limitMs, limitMb }: Conversation): Promise<ChartOutcome> {
  return new Promise((resolve, reject) => {
    const say = (message: ToDrawing): void => {
      if (child.connected) child.send(message, () => undefined);
    };
    const finish = (settle: () => void): void => {
      settled = true;
      clearTimeout(timer);
      child.off('message', listen);
      child.off('exit', ended);
      settle();
    };
    const watch = (): NodeJS.Timeout => {
      const due = performance.now() + limitMs;
      return setTimeout(() => {
        // a timer that is late says that this process was busy: what the drawing sent meanwhile is still to be read
        if (performance.now() - due > 500) timer = watch();
        else setImmediate(() => { if (!settled) finish(() => { resolve({ kind: 'time-exceeded', limitMs }); }); });
      }, limitMs);
    };
    let settled = false;
    let timer = watch();
    const ended = (): void => { finish(() => { resolve({ kind: 'memory-exceeded', limitMb }); }); };
    const listen = (message: FromDrawing): void => {
      if (message.kind === 'load') {
        load(message.url, message.what).then(
          (file) => { say({ kind: 'loaded', id: message.id, file }); },
          (error: unknown) => { finish(() => { reject(error instanceof Error ? error : new Error(String(error))); }); },
        );
      } else if (message.kind === 'drawn' && message.id === id) {
        finish(() => { resolve({ kind: 'answered', chart: message.chart, remarks: message.remarks }); });
      }
    };
    child.on('message', listen);
    child.on('exit', ended);
    if (child.exitCode !== null || child.signalCode !== null) ended();
    else say({ kind: 'draw', id, order });
  });
}
