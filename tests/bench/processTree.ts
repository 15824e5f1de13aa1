/** A command → how long it and its child processes ran, and how much memory they held together. */
import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export type Run = {
  readonly status: number | null;
  readonly stdout: string;
  readonly wallSeconds: number;
  /** Of all processes, as last seen before each ended; null where there is no /proc. */
  readonly cpuSeconds: number | null;
  /** The most that all processes held at one time; null unless it was asked for, or where there is no /proc. */
  readonly peakMb: number | null;
};

/** Linux counts in hundredths: `getconf CLK_TCK`. */
const ticksPerSecond = 100;

function readProc(path: string): string | null {
  try {
    return readFileSync(`/proc/${path}`, 'utf8');
  } catch {
    return null;
  }
}

/** The process and those below it, by their threads' children. */
function treeOf(pid: number): readonly number[] {
  let threads: readonly string[] = [];
  try {
    threads = readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
  const children = threads.flatMap((thread) => (readProc(`${pid}/task/${thread}/children`) ?? '').split(' ').filter(Boolean));
  return [pid, ...children.flatMap((child) => treeOf(Number(child)))];
}

/** User and system time: the 14th and 15th fields, counted behind the name in brackets. */
function cpuTicks(pid: number): number | null {
  const stat = readProc(`${pid}/stat`);
  const fields = stat?.slice(stat.lastIndexOf(')') + 2).split(' ');
  return fields === undefined ? null : Number(fields[11]) + Number(fields[12]);
}

/** Proportional set size: pages that processes share are counted once. */
function heldKb(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(readProc(`${pid}/smaps_rollup`) ?? '')?.[1] ?? 0);
}

/** Looking at memory halts a process for a moment, so a run measures time or memory, not both. */
export function runMeasured(argv: readonly string[], measured: 'time' | 'memory'): Promise<Run> {
  const started = performance.now();
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ticks = new Map<number, number>();
  let peakKb = 0;
  const look = (): void => {
    const tree = child.pid === undefined ? [] : treeOf(child.pid);
    for (const pid of tree) ticks.set(pid, Math.max(cpuTicks(pid) ?? 0, ticks.get(pid) ?? 0));
    if (measured === 'memory') peakKb = Math.max(peakKb, tree.reduce((sum, pid) => sum + heldKb(pid), 0));
  };
  const timer = setInterval(look, 10);
  const printed: Buffer[] = [];
  child.stdout.on('data', (piece: Buffer) => printed.push(piece));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => {
      clearInterval(timer);
      resolve({
        status,
        stdout: Buffer.concat(printed).toString('utf8'),
        wallSeconds: (performance.now() - started) / 1000,
        cpuSeconds: ticks.size === 0 ? null : [...ticks.values()].reduce((sum, one) => sum + one, 0) / ticksPerSecond,
        peakMb: peakKb === 0 ? null : peakKb / 1024,
      });
    });
  });
}
