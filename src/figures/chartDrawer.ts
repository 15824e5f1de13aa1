/** Chart orders → drawings, made one after the other in a child process that may be killed at any time. */
import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import type { ChartOrder, ChartRemark, DrawnChart, FromDrawing, LoadedFile, NamedFile, ToDrawing } from './chartProtocol.js';

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
  /** Files that the chart is sure to ask for, and that are not too large to be sent ahead. */
  readonly files: readonly NamedFile[];
  /** Reads any other file that the chart names; null when it was refused, which has been reported then. */
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

/** An order that has no answer yet. */
type Pending = {
  readonly id: number;
  readonly request: ChartRequest;
  readonly resolve: (outcome: ChartOutcome) => void;
  readonly reject: (error: unknown) => void;
  sentTo: ChildProcess | null;
};

/**
 * Starts the drawing process at once, so that it loads Vega while the manuscript is read.
 *
 * Orders are sent as they come and drawn one after the other: the process goes on while this one is busy setting text.
 */
export function createChartDrawer(options: ChartDrawerOptions): ChartDrawer {
  return new Drawer(options);
}

class Drawer implements ChartDrawer {
  private readonly limitMs: number;
  private readonly limitMb: number;
  private readonly pending: Pending[] = [];
  private running: Running | null;
  private timer: NodeJS.Timeout | undefined;
  private lastId = 0;
  private closed = false;

  constructor(private readonly options: ChartDrawerOptions) {
    this.limitMs = options.timeLimitMs ?? 15_000;
    this.limitMb = options.heapLimitMb ?? 512;
    this.running = this.start();
  }

  draw(request: ChartRequest): Promise<ChartOutcome> {
    if (this.closed) return Promise.reject(new Error('a chart was ordered from a drawer that is closed'));
    return new Promise((resolve, reject) => {
      this.lastId += 1;
      this.pending.push({ id: this.lastId, request, resolve, reject, sentTo: null });
      if (this.pending.length === 1) this.watch();
      this.send();
    });
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
    this.stop();
    for (const order of this.pending.splice(0)) order.reject(new Error('the drawer was closed before a chart was drawn'));
  }

  private start(): Running {
    const running = startProcess(this.options.workerFile, this.limitMb);
    const { child } = running;
    child.on('message', (message: FromDrawing) => { this.hear(message, child); });
    child.on('exit', () => { this.mourn(child); });
    return running;
  }

  private stop(): void {
    this.running?.child.removeAllListeners();
    this.running?.child.kill('SIGKILL');
    this.running = null;
  }

  /** Sends what the process that runs now has not got yet. */
  private send(): void {
    this.running ??= this.start();
    const { child, ready } = this.running;
    setReferenced(child, true);
    void ready.then((isReady) => {
      if (child !== this.running?.child) return;
      if (!isReady) {
        this.stop();
        for (const order of this.pending.splice(0)) order.reject(new Error(`the chart process did not start: ${this.options.workerFile}`));
        return;
      }
      for (const order of this.pending) {
        if (order.sentTo === child) continue;
        order.sentTo = child;
        const { request } = order;
        const fonts = { ...request.order.fonts, folder: this.options.fontsFolder };
        say(child, { kind: 'draw', id: order.id, order: { ...request.order, fonts }, files: request.files });
      }
    });
  }

  private hear(message: FromDrawing, child: ChildProcess): void {
    const order = this.pending.find(({ id }) => message.kind !== 'ready' && id === (message.kind === 'load' ? message.order : message.id));
    if (order === undefined || message.kind === 'ready') return;
    if (message.kind === 'drawn') {
      this.settle(order, { kind: 'answered', chart: message.chart, remarks: message.remarks });
      return;
    }
    order.request.load(message.url, message.what).then(
      (file) => { say(child, { kind: 'loaded', id: message.id, file }); },
      (error: unknown) => { order.reject(error); },
    );
  }

  private settle(order: Pending, outcome: ChartOutcome): void {
    this.pending.splice(this.pending.indexOf(order), 1);
    order.resolve(outcome);
    this.watch();
    if (this.pending.length === 0 && this.running !== null) setReferenced(this.running.child, false);
  }

  /** The process ended by itself: the chart it was drawing was too much for it. The others go to a new one. */
  private mourn(child: ChildProcess): void {
    if (child !== this.running?.child) return;
    const { ready } = this.running;
    const [first] = this.pending;
    if (first?.sentTo !== child) {
      // One that never was ready is dealt with where that is waited for.
      void ready.then((wasReady) => { if (wasReady && child === this.running?.child) this.stop(); });
      return;
    }
    this.stop();
    this.settle(first, { kind: 'memory-exceeded', limitMb: this.limitMb });
    if (this.pending.length > 0) this.send();
  }

  /** Gives the chart that is drawn now its time. */
  private watch(): void {
    clearTimeout(this.timer);
    const [first] = this.pending;
    if (first === undefined) return;
    const due = performance.now() + this.limitMs;
    this.timer = setTimeout(() => {
      // a timer that is late says that this process was busy: what the drawing sent meanwhile is still to be read
      if (performance.now() - due > 500) this.watch();
      else setImmediate(() => { this.giveUp(first); });
    }, this.limitMs);
  }

  private giveUp(order: Pending): void {
    if (this.pending[0] !== order) return;
    this.stop();
    this.settle(order, { kind: 'time-exceeded', limitMs: this.limitMs });
    if (this.pending.length > 0) this.send();
  }
}

function say(child: ChildProcess, message: ToDrawing): void {
  if (child.connected) child.send(message, () => undefined);
}

/** What the child knows of the environment: what Windows starts programs with, and where compiled code is kept. */
const handedOn = ['SystemRoot', 'HOME', 'XDG_CACHE_HOME', 'LOCALAPPDATA'];

/** The child has not the parent's environment otherwise, nor its output; TZ is set so that dates are the same anywhere. */
function startProcess(workerFile: string, heapLimitMb: number): Running {
  const environment = Object.fromEntries(handedOn.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])));
  const child = fork(workerFile, [], {
    env: { ...environment, TZ: 'UTC' },
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
