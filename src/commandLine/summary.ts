/** What was built → the closing lines for people, and the one document for programs. */
import type { BuildResult, WrittenOutputs } from '../api.js';
import { countDiagnostics, type Counts } from '../diagnostics/collectDiagnostics.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { recordDiagnostic } from '../outputs/buildRecord.js';
import { version } from '../version.js';
import type { StageClock } from './stageClock.js';

/** One manuscript of a run. `result` is null when briefdeck itself failed on it. */
export type Outcome = {
  readonly file: string;
  readonly result: BuildResult | null;
  readonly written: WrittenOutputs;
  /** The deck in separate files, with --assets. */
  readonly served: WrittenOutputs;
  /** All of it: of the build, of the writing and of the run. */
  readonly diagnostics: readonly Diagnostic[];
  /** What each stage took. Where several manuscripts are in work, times of one hold work on others. */
  readonly seconds: ReturnType<StageClock['seconds']>;
};

export type Totals = Counts & {
  readonly manuscripts: number;
  /** Manuscripts whose outputs were written. */
  readonly built: number;
  readonly files: number;
  readonly pages: number;
  readonly slides: number;
  /** Charts and pictures that stand as figures. */
  readonly figures: number;
  /** From the start of the command's work. */
  readonly seconds: number;
  /** From the start of the process to that of the command's work. */
  readonly startSeconds: number;
};

export const isWritten = (outcome: Outcome): boolean => outcome.written.files.length > 0;

/** `startedMs` is when the work began and `endedMs` when it ended, from the start of the process. */
export function totalsOf(outcomes: readonly Outcome[], startedMs: number, endedMs: number): Totals {
  const written = outcomes.filter(isWritten);
  const sum = (value: (outcome: Outcome) => number): number => written.reduce((total, one) => total + value(one), 0);
  return {
    manuscripts: outcomes.length,
    built: written.length,
    files: sum((one) => one.written.files.length + one.served.files.length),
    pages: sum((one) => one.result?.brief?.pageCount ?? 0),
    slides: sum((one) => one.result?.deck?.slideCount ?? 0),
    figures: sum((one) => one.result?.figureCount ?? 0),
    ...countDiagnostics(outcomes.flatMap((outcome) => outcome.diagnostics)),
    seconds: (endedMs - startedMs) / 1000,
    startSeconds: startedMs / 1000,
  };
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** `2 errors, 1 warning`; empty when there are neither. */
function faults(counts: Counts): string {
  const parts = [
    ...(counts.errors > 0 ? [count(counts.errors, 'error')] : []),
    ...(counts.warnings > 0 ? [count(counts.warnings, 'warning')] : []),
  ];
  return parts.join(', ');
}

/** Where a run writes; `assets` is null without separate files. */
export type OutputFolders = { readonly out: string; readonly assets: string | null };

/** The line for one manuscript: where its outputs are and how large, or that nothing was written and why. */
export function outcomeLine(outcome: Outcome, { out, assets }: OutputFolders): string {
  const { file, result, served } = outcome;
  if (result === null || !isWritten(outcome)) {
    const why = faults(countDiagnostics(outcome.diagnostics));
    return `${file}: nothing written${why === '' ? '' : `, ${why}`}`;
  }
  const sizes = [
    ...(result.brief === null ? [] : [count(result.brief.pageCount, 'page')]),
    ...(result.deck === null ? [] : [count(result.deck.slideCount, 'slide')]),
    ...(result.handout === null ? [] : [count(result.handout.pageCount, 'handout page')]),
    count(result.figureCount, 'figure'),
    ...(result.composedAlts.length === 0 ? [] : [`${count(result.composedAlts.length, 'text alternative')} composed`]),
  ];
  const beside = assets === null || served.files.length === 0 ? '' : `, ${joinPath(assets, result.folder)} (${count(served.files.length, 'file')} for a web server)`;
  return `${file} → ${joinPath(out, result.folder)} (${sizes.join(', ')})${beside}`;
}

/** As a user would type it: `/` also on Windows, which takes it too. */
export function joinPath(out: string, below: string): string {
  const folder = out.replaceAll('\\', '/').replace(/\/+$/, '');
  return folder === '' ? `/${below}` : folder === '.' ? below : `${folder}/${below}`;
}

/** The last line of a run. */
export function summaryLine(totals: Totals): string {
  const parts = [
    totals.built === totals.manuscripts
      ? `built ${count(totals.manuscripts, 'manuscript')}`
      : `built ${totals.built} of ${count(totals.manuscripts, 'manuscript')}`,
    count(totals.files, 'file'),
    count(totals.pages, 'page'),
    count(totals.slides, 'slide'),
    count(totals.figures, 'figure'),
    ...(totals.errors > 0 ? [count(totals.errors, 'error')] : []),
    count(totals.warnings, 'warning'),
    `${totals.seconds.toFixed(2)} s`,
  ];
  return parts.join(', ');
}

/** A whole run. */
export type RunReport = {
  readonly outcomes: readonly Outcome[];
  readonly totals: Totals;
  readonly folders: OutputFolders;
  /** What briefdeck itself broke on, null if nothing. */
  readonly failure: string | null;
};

/** The one JSON document that `--format json` prints. */
export function printReport({ outcomes, totals, folders: { out, assets }, failure }: RunReport): string {
  const servedFiles = ({ served }: Outcome): readonly string[] => (assets === null ? [] : served.files.map((file) => joinPath(assets, file)));
  const report = {
    briefdeck: version,
    failure,
    manuscripts: outcomes.map((outcome) => ({
      file: outcome.file,
      title: outcome.result?.title ?? null,
      lang: outcome.result?.lang ?? null,
      written: isWritten(outcome),
      pages: outcome.result?.brief?.pageCount ?? null,
      slides: outcome.result?.deck?.slideCount ?? null,
      handoutPages: outcome.result?.handout?.pageCount ?? null,
      figures: outcome.result?.figureCount ?? null,
      composedAlts: outcome.result?.composedAlts ?? null,
      outputs: outcome.written.files.map((file) => joinPath(out, file)),
      assets: servedFiles(outcome),
      seconds: outcome.seconds,
    })),
    outputs: outcomes.flatMap((outcome) => outcome.written.files.map((file) => joinPath(out, file))),
    assets: outcomes.flatMap(servedFiles),
    diagnostics: outcomes.flatMap((outcome) => outcome.diagnostics.map((one) => recordDiagnostic(one, (file) => file))),
    summary: totals,
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
