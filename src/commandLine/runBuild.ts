/** `briefdeck build`: arguments → outputs in their folders, messages on the streams, and an exit code. */
import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { openSession, templateNames, writeAssets, writeOutputs, type BuildResult, type BuildSession, type BuildStage, type WrittenOutputs } from '../api.js';
import { countDiagnostics } from '../diagnostics/collectDiagnostics.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { colourStyle, formatDiagnostic, plainStyle } from '../diagnostics/formatDiagnostic.js';
import { outputsCollide } from '../diagnostics/messages/command.js';
import { assertNever } from '../document/assertNever.js';
import { nearest } from '../document/nearest.js';
import type { BuildArguments } from './arguments.js';
import { exitCodes, describeFailure } from './exit.js';
import { findManuscripts } from './findManuscripts.js';
import { openProgress, silentProgress, type Progress } from './progress.js';
import { openStageClock, type StageClock } from './stageClock.js';
import { joinPath, outcomeLine, printReport, summaryLine, totalsOf, type Outcome } from './summary.js';

/** The process as a run sees it. */
export type Terminal = {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Milliseconds from the start of the process. */
  readonly now: () => number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where results may be kept for later runs; null for nowhere. */
  readonly cacheFolder: string | null;
};

const stageTexts = {
  reading: 'reading',
  drawing: 'drawing figures',
  setting: 'setting the brief',
  figures: 'placing figures',
  pages: 'making up pages',
  pdf: 'writing the PDF',
  deck: 'making the deck',
  handout: 'making the handout',
} as const satisfies Record<BuildStage, string>;

/** Builds what the arguments name. Returns the exit code; the streams hold what is to be said. */
export async function runBuild(wanted: BuildArguments, terminal: Terminal): Promise<number> {
  const started = terminal.now();
  const refuse = (message: string, hint: string): number => {
    terminal.stderr.write(`briefdeck: ${message}\n  hint: ${hint}\n`);
    return exitCodes.wrongUsage;
  };
  if (wanted.template !== null && !templateNames.includes(wanted.template)) {
    return refuse(`no such template: ${wanted.template}`, `registered templates: ${templateNames.join(', ')}`);
  }
  const files = wanted.files.length > 0 ? distinctFiles(wanted.files) : findManuscripts('.');
  if (files.length === 0) {
    return refuse('no manuscript found', 'name a file, or put manuscripts into content/<name>/index.<lang>.md');
  }
  for (const file of files) {
    const problem = fileProblem(file);
    if (problem !== null) return refuse(problem.message, problem.hint);
  }
  for (const folder of wanted.allow) {
    if (!existsSync(folder) || !statSync(folder).isDirectory()) return refuse(`no such folder: ${folder}`, '--allow takes a folder whose files manuscripts may read');
  }
  const session = openSession(wanted.cache && terminal.cacheFolder !== null ? { cacheFolder: terminal.cacheFolder } : {});
  const shown = wanted.format === 'text' && !wanted.quiet;
  const progress = shown ? openProgress(terminal.stderr, terminal.now) : silentProgress;
  try {
    const run: Run = { wanted, terminal, progress, session, claimed: new Map(), failures: [] };
    const outcomes = await buildAll(files, run);
    const totals = totalsOf(outcomes, started, terminal.now());
    const [failure = null] = run.failures;
    if (wanted.format === 'json') terminal.stdout.write(printReport({ outcomes, totals, folders: wanted, failure }));
    else if (!wanted.quiet) terminal.stdout.write(`${summaryLine(totals)}\n`);
    if (failure !== null) return exitCodes.ourFault;
    return totals.built === totals.manuscripts ? exitCodes.built : exitCodes.manuscriptErrors;
  } finally {
    progress.clear();
    session.close();
  }
}

/**
 * Builds them in order, but starts on the next one while the last one's figures are drawn in their process. What is
 * written and printed keeps the order.
 */
async function buildAll(files: readonly string[], run: Run): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const begin = (file: string): Attempt => {
    const clock = openStageClock(run.terminal.now);
    return { file, clock, result: tryBuild(file, clock, run) };
  };
  const started = files.slice(0, atOnce).map(begin);
  for (const [index, file] of files.entries()) {
    const attempt = started[index] ?? begin(file);
    const result = await attempt.result;
    const next = files[index + atOnce];
    if (next !== undefined) started.push(begin(next));
    const outcome = await finish(attempt, result, run);
    outcomes.push(outcome);
    run.progress.clear();
    printOutcome(outcome, run);
  }
  return outcomes;
}

/** Manuscripts in work at a time: more would not be faster, and take memory. */
const atOnce = 2;

type Run = {
  readonly wanted: BuildArguments;
  readonly terminal: Terminal;
  readonly progress: Progress;
  readonly session: BuildSession;
  /** Output folder → the manuscript that is written there. */
  readonly claimed: Map<string, string>;
  readonly failures: string[];
};

type Attempt = { readonly file: string; readonly clock: StageClock; readonly result: Promise<BuildResult | string> };

/** The result, or the words for a failure of ours: one manuscript on which we fail leaves the others to be built. */
async function tryBuild(file: string, clock: StageClock, run: Run): Promise<BuildResult | string> {
  const { wanted, progress, session } = run;
  try {
    return await session.build(file, {
      publicDeck: wanted.publicDeck,
      allow: wanted.allow,
      onProgress: (stage) => {
        clock.begin(stage);
        progress.show(`${file}: ${stageTexts[stage]}`);
      },
      ...(wanted.only === null ? {} : { only: wanted.only }),
      ...(wanted.template === null ? {} : { template: wanted.template }),
    });
  } catch (error) {
    return describeFailure(error, run.terminal.environment);
  } finally {
    clock.end();
  }
}

const nothingWritten: WrittenOutputs = { files: [], diagnostics: [] };

async function finish({ file, clock }: Attempt, result: BuildResult | string, run: Run): Promise<Outcome> {
  const seconds = clock.seconds();
  const { wanted, progress, terminal } = run;
  if (typeof result === 'string') {
    run.failures.push(result);
    progress.clear();
    if (wanted.format === 'text') terminal.stderr.write(`${file}: ${result}\n`);
    return { file, result: null, written: nothingWritten, served: nothingWritten, diagnostics: [], seconds };
  }
  const collision = claim(result, run);
  const diagnostics = collision === null ? result.diagnostics : [...result.diagnostics, collision];
  if (collision !== null) return { file, result, written: nothingWritten, served: nothingWritten, diagnostics, seconds };
  const { errors, warnings } = countDiagnostics(diagnostics);
  const failed = errors > 0 || (wanted.strict && warnings > 0);
  progress.show(`${file}: writing`);
  clock.begin('writing');
  const written = await writeOutputs({ ...result, failed }, wanted.out);
  const served = wanted.assets === null || written.files.length === 0 ? nothingWritten : await writeAssets({ ...result, failed }, wanted.assets);
  clock.end();
  return { file, result, written, served, diagnostics: [...diagnostics, ...written.diagnostics, ...served.diagnostics], seconds };
}

/** The first manuscript of a run keeps a folder that two would be written to. */
function claim(result: BuildResult, run: Run): Diagnostic | null {
  // Two names that differ in case only are one folder on Windows and macOS.
  const key = result.folder.normalize('NFC').toLowerCase();
  const other = run.claimed.get(key);
  if (other !== undefined) return outputsCollide(result.file, other, joinPath(run.wanted.out, result.folder));
  run.claimed.set(key, result.file);
  return null;
}

function printOutcome(outcome: Outcome, { wanted, terminal }: Run): void {
  if (wanted.format === 'json') return;
  const { environment, stderr } = terminal;
  const coloured = stderr.isTTY && !environment['NO_COLOR'] && environment['TERM'] !== 'dumb';
  for (const diagnostic of outcome.diagnostics) {
    if (wanted.quiet && diagnostic.severity === 'notice') continue;
    stderr.write(`${formatDiagnostic(diagnostic, outcome.result?.sources ?? new Map(), coloured ? colourStyle : plainStyle)}\n`);
  }
  const failed = outcome.written.files.length === 0;
  if (failed && wanted.strict && countDiagnostics(outcome.diagnostics).errors === 0) {
    stderr.write(`${outcome.file}: warnings count as errors (--strict)\n`);
  }
  if (!wanted.quiet) terminal.stdout.write(`${outcomeLine(outcome, wanted)}\n`);
}

function distinctFiles(files: readonly string[]): readonly string[] {
  return [...new Map(files.map((file) => [resolve(file), file])).values()];
}

type Problem = { readonly message: string; readonly hint: string };

/** A name on the command line that cannot be a manuscript: wrong usage, unlike a fault in one. */
function fileProblem(file: string): Problem | null {
  const kind = existsSync(file) ? (statSync(file).isDirectory() ? 'folder' : 'there') : 'missing';
  switch (kind) {
    case 'there':
      return null;
    case 'folder':
      return { message: `this is a folder, not a manuscript: ${file}`, hint: 'name the Markdown file in it' };
    case 'missing': {
      const folder = dirname(file);
      const beside = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
      const meant = nearest(basename(file), beside.filter((name) => /\.(?:md|markdown)$/i.test(name)));
      return {
        message: `no such file: ${file}`,
        hint: meant === null ? 'paths are relative to the folder you are in' : `did you mean ${joinPath(folder, meant)}?`,
      };
    }
    default:
      return assertNever(kind);
  }
}
