/** A manuscript → what building it as a whole process takes, as medians over runs. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runMeasured, type Run } from './processTree.js';

export type Measured = {
  readonly name: string;
  readonly wallSeconds: number;
  readonly cpuSeconds: number | null;
  readonly peakMb: number | null;
  readonly pages: number;
  readonly slides: number;
  readonly briefBytes: number;
  readonly deckBytes: number;
  /** Stage → seconds, `start` and `end` of the process included; of the run with the median time. */
  readonly stages: Readonly<Record<string, number>>;
};

export const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? NaN;

type Report = {
  readonly manuscripts: readonly { readonly pages: number | null; readonly slides: number | null; readonly outputs: readonly string[]; readonly seconds: Readonly<Record<string, number>> }[];
  readonly summary: { readonly seconds: number; readonly startSeconds: number };
};

const isReport = (value: unknown): value is Report => typeof value === 'object' && value !== null && 'manuscripts' in value && 'summary' in value;

function reportOf(run: Run, name: string): Report {
  const value: unknown = run.status === 0 ? JSON.parse(run.stdout) : null;
  if (!isReport(value)) throw new Error(`the build failed: ${name}\n${run.stdout}`);
  return value;
}

/** Each run writes to an empty folder and without what earlier builds have kept. */
async function buildOnce(cli: string, file: string, measured: 'time' | 'memory'): Promise<{ readonly run: Run; readonly bytes: (name: string) => number }> {
  const out = mkdtempSync(join(tmpdir(), 'briefdeck-bench-'));
  try {
    const run = await runMeasured([cli, 'build', file, '--out', out, '--format', 'json', '--no-cache'], measured);
    const written = run.status === 0 ? reportOf(run, file).manuscripts.flatMap(({ outputs }) => outputs) : [];
    const sizes = new Map(written.map((path) => [path.slice(path.lastIndexOf('/') + 1), statSync(path).size]));
    return { run, bytes: (name) => sizes.get(name) ?? 0 };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Builds `file` `runs` times for its times and once more for its memory. Throws when a build fails. */
export async function measureBuild(cli: string, { name, file, runs }: { readonly name: string; readonly file: string; readonly runs: number }): Promise<Measured> {
  const built = [];
  for (let index = 0; index < runs; index += 1) built.push(await buildOnce(cli, file, 'time'));
  const memory = await buildOnce(cli, file, 'memory');
  const wallSeconds = median(built.map(({ run }) => run.wallSeconds));
  const cpu = built.flatMap(({ run }) => run.cpuSeconds ?? []);
  const middle = built.find(({ run }) => run.wallSeconds === wallSeconds) ?? memory;
  const { manuscripts, summary } = reportOf(middle.run, file);
  const [manuscript] = manuscripts;
  if (manuscript === undefined) throw new Error(`nothing was built: ${name}`);
  return {
    name, wallSeconds,
    cpuSeconds: cpu.length === 0 ? null : median(cpu),
    peakMb: memory.run.peakMb,
    pages: manuscript.pages ?? 0,
    slides: manuscript.slides ?? 0,
    briefBytes: middle.bytes('brief.pdf'),
    deckBytes: middle.bytes('deck.html'),
    stages: { start: summary.startSeconds, ...manuscript.seconds, end: wallSeconds - summary.startSeconds - summary.seconds },
  };
}
