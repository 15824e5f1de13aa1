/**
 * What programs call: a manuscript's path → its brief, its deck, its figures and its diagnostics, and their writing.
 *
 * ```ts
 * import { build, writeOutputs } from 'briefdeck';
 *
 * const result = await build('report.md', { only: 'brief' });
 * if (!result.failed) await writeOutputs(result, 'out');
 * ```
 */
import { join, resolve } from 'node:path';
import { templates } from '../templates/registry.js';
import { buildManuscript, type BuildCache, type BuildKept } from './build.js';
import type { BuildStage } from './buildStage.js';
import { countDiagnostics, sortDiagnostics } from './diagnostics/collectDiagnostics.js';
import type { Diagnostic, Severity } from './diagnostics/diagnostic.js';
import { outputLocked, outputRefused } from './diagnostics/messages/command.js';
import type { BuildOutput } from './document/nodes.js';
import type { Point, Position } from './document/position.js';
import { createChartDrawer } from './figures/chartDrawer.js';
import { storedFontRules } from './deck/storedFontRules.js';
import { storedCharts } from './figures/storedCharts.js';
import { keepResults } from './keptResults.js';
import { installedFolder, installedProgram, installedReader } from './machine/installation.js';
import { outputDisk } from './machine/outputDisk.js';
import { openResultStore } from './machine/resultStore.js';
import { openManuscript } from './machine/sourceFolder.js';
import {
  digestInputs,
  printRecord,
  readRecord,
  recordDiagnostic,
  recordFile,
  noOutputs,
  type BuildRecord,
  type PreviousOutputs,
} from './outputs/buildRecord.js';
import { outputNames } from './outputs/outputFolder.js';
import { recoverFolder, replaceFolder, type OutputFile, type Replacement } from './outputs/replaceFolder.js';
import { version } from './version.js';
import type { SourceFile } from './workspace.js';

export type { BuildOutput, BuildStage, Diagnostic, Point, Position, Severity, SourceFile };

export type BuildOptions = {
  /**
   * Makes one output; its bytes are those of a full build. If left out, brief and deck, and a handout where the front
   * matter asks for one. `handout` alone is made with the front matter's settings, or one slide on a page with its notes.
   */
  readonly only?: BuildOutput;
  /** Name of a registered template; wins over the front matter. */
  readonly template?: string;
  /** A deck to hand out: without speaker notes and what is only in the brief. */
  readonly publicDeck?: boolean;
  /** Folders beside the manuscript's own from which it may read files. None if left out. */
  readonly allow?: readonly string[];
  /** Told when a stage begins. */
  readonly onProgress?: (stage: BuildStage) => void;
};

/** What `template` can be. */
export const templateNames: readonly string[] = Object.keys(templates);

/** Several builds that share fonts and the process that draws charts. */
export type BuildSession = {
  /** As the function of the same name. */
  readonly build: (path: string, options?: BuildOptions) => Promise<BuildResult>;
  /**
   * Builds the manuscript as `build` does and writes its outputs as `writeOutputs` does, for one that is built again and
   * again: what did not change since its last rebuild (text, charts, fonts) is not made again. Same bytes as a build.
   * Rebuilds of one path wait for each other. Kept is what its last rebuild used, until the session is closed.
   */
  readonly rebuild: (path: string, out: string, options?: BuildOptions) => Promise<Rebuilt>;
  /** Ends the drawing process. A session that was closed builds no more. */
  readonly close: () => void;
};

export type Rebuilt = { readonly result: BuildResult; readonly written: WrittenOutputs };

export type BuiltBrief = { /** The PDF. */ readonly bytes: Uint8Array; readonly pageCount: number };
export type BuiltHandout = { /** The PDF. */ readonly bytes: Uint8Array; readonly pageCount: number };
export type BuiltDeck = { /** One self-contained HTML file. */ readonly html: string; readonly slideCount: number };
export type BuiltFigure = { readonly key: string; /** The drawing that both outputs show. */ readonly svg: string };

/** A text alternative that was composed, its author having given none. `figure` is the figure's key. */
export type ComposedAlt = { readonly figure: string; readonly alt: string };

export type BuildResult = {
  /** Display path of the manuscript. */
  readonly file: string;
  readonly title: string;
  readonly lang: string;
  readonly template: string;
  /** Folder of the outputs below the output folder: `<name>/<lang>`, with `/`. */
  readonly folder: string;
  /** null when it was not asked for, or could not be made. */
  readonly brief: BuiltBrief | null;
  readonly deck: BuiltDeck | null;
  readonly handout: BuiltHandout | null;
  readonly publicDeck: boolean;
  /** The drawings that are written as SVG: charts and SVG pictures, in the order of the manuscript. */
  readonly figures: readonly BuiltFigure[];
  /** Charts and pictures of any format that stand as figures; pictures in a line and the logo are none. */
  readonly figureCount: number;
  /** Text alternatives that were composed from charts whose authors gave none, by figure. */
  readonly composedAlts: readonly ComposedAlt[];
  /** In the order of their places. */
  readonly diagnostics: readonly Diagnostic[];
  /** An error is among the diagnostics: the outputs would be wrong. */
  readonly failed: boolean;
  /** Every file that was read, relative to the manuscript's folder. */
  readonly inputs: readonly SourceFile[];
  /** Display path → text of each file that a diagnostic points into. */
  readonly sources: ReadonlyMap<string, string>;
  /** A display path as it may stand in an output: relative to the manuscript's folder. */
  readonly withinFolder: (file: string) => string;
};

export type SessionOptions = {
  /**
   * Where drawn charts and the deck's font subsets are kept for later runs; deleting it is safe, and it changes no output.
   * Nothing is kept if left out.
   */
  readonly cacheFolder?: string;
};

/** Opens a session; what draws charts starts at once, beside whatever the caller does next. */
export function openSession(options: SessionOptions = {}): BuildSession {
  const folder = installedFolder();
  const store = options.cacheFolder === undefined ? null : openResultStore(options.cacheFolder, installedProgram());
  const drawer = createChartDrawer({ workerFile: join(folder, 'chartWorker.js'), fontsFolder: join(folder, 'fonts') });
  const cache: BuildCache = {
    templates,
    readFont: installedReader('fonts'),
    readDeckAsset: installedReader('deck'),
    fonts: new Map(),
    drawer,
    stored: store === null ? null : { charts: storedCharts(store), fontRules: storedFontRules(store) },
  };
  const rebuilds = new Map<string, Rebuilds>();
  return {
    build: (path, options = {}) => buildWith({ cache, kept: null }, path, options),
    rebuild: (path, out, options = {}) => {
      const { kept, last } = rebuilds.get(resolve(path)) ?? { kept: emptyKept(), last: Promise.resolve() };
      const rebuilt = last.then(async () => {
        const result = await buildWith({ cache, kept }, path, options);
        for (const results of Object.values(kept)) results.turn();
        return { result, written: await writeOutputs(result, out) };
      });
      rebuilds.set(resolve(path), { kept, last: rebuilt.catch(() => undefined) });
      return rebuilt;
    },
    close: () => {
      rebuilds.clear();
      drawer.close();
      store?.close();
    },
  };
}

/**
 * Builds the manuscript at `path`. Writes nothing.
 *
 * Faults of the manuscript are diagnostics; throws only when briefdeck itself is at fault or its installation is broken.
 */
export async function build(path: string, options: BuildOptions = {}): Promise<BuildResult> {
  const session = openSession();
  try {
    return await session.build(path, options);
  } finally {
    session.close();
  }
}

/** Of one manuscript: what the last rebuild has left, and when the last one that was asked for is done. */
type Rebuilds = { readonly kept: BuildKept; readonly last: Promise<unknown> };

function emptyKept(): BuildKept {
  return { paragraphs: keepResults(), widths: keepResults(), blocks: keepResults(), streams: keepResults(), slides: keepResults(), charts: keepResults(), fontRules: keepResults() };
}

type BuiltWith = { readonly cache: BuildCache; readonly kept: BuildKept | null };

async function buildWith({ cache, kept }: BuiltWith, path: string, options: BuildOptions): Promise<BuildResult> {
  const opened = openManuscript(path, { allowed: options.allow ?? [] });
  const publicDeck = options.publicDeck ?? false;
  const built = await buildManuscript(
    {
      file: opened.file,
      folder: opened.folder,
      only: options.only ?? null,
      template: options.template ?? null,
      publicDeck,
      onStage: options.onProgress ?? (() => undefined),
      kept,
    },
    cache,
  );
  const inputs = opened.sources();
  const names = outputNames(path, built.metadata.lang);
  const { brief, deck, handout, metadata, diagnostics } = built;
  return {
    file: opened.file,
    title: metadata.title,
    lang: metadata.lang,
    template: options.template ?? metadata.template,
    folder: `${names.name}/${names.lang}`,
    brief: brief === null ? null : { bytes: brief.bytes, pageCount: brief.pageCount },
    deck: deck === null ? null : { html: deck.html, slideCount: deck.slideCount },
    handout: handout === null ? null : { bytes: handout.bytes, pageCount: handout.pageCount },
    publicDeck,
    figures: [...built.figures].flatMap(([key, drawing]) => (drawing.kind === 'vector' ? [{ key, svg: drawing.markup }] : [])),
    figureCount: built.figureCount,
    composedAlts: built.composedAlts,
    diagnostics,
    failed: countDiagnostics(diagnostics).errors > 0,
    inputs,
    sources: quotedSources(built.sources, diagnostics, (file) => opened.folder.read(opened.withinFolder(file), opened.file)),
    withinFolder: opened.withinFolder,
  };
}

/** The texts that diagnostics point into: Markdown as it was read, and specs and data files. */
function quotedSources(
  known: ReadonlyMap<string, string>,
  diagnostics: readonly Diagnostic[],
  read: (file: string) => ReturnType<ReturnType<typeof openManuscript>['folder']['read']>,
): ReadonlyMap<string, string> {
  const texts = new Map(known);
  for (const { position } of diagnostics) {
    if (position === null || texts.has(position.file)) continue;
    const result = read(position.file);
    if (result.kind === 'read') texts.set(position.file, new TextDecoder().decode(result.bytes));
  }
  return texts;
}

export type WrittenOutputs = {
  /** Paths of the files, below the output folder, with `/`. */
  readonly files: readonly string[];
  /** Why nothing was written; empty when all was. */
  readonly diagnostics: readonly Diagnostic[];
};

const briefFile = 'brief.pdf';
const deckFile = 'deck.html';
const handoutFile = 'handout.pdf';
const recordFileName = 'build.json';

/**
 * Writes a result's outputs to `<out>/<name>/<lang>`, whole or not at all.
 *
 * An output that the result lacks (`only`) stays as it is there. A failed result writes nothing. What the disk refuses is
 * a diagnostic, and the folder then holds what it held.
 */
export async function writeOutputs(result: BuildResult, out: string): Promise<WrittenOutputs> {
  const folder = join(out, ...result.folder.split('/'));
  if (result.failed) {
    recoverFolder(folder, outputDisk);
    return { files: [], diagnostics: [] };
  }
  const previous = readPrevious(join(folder, recordFileName));
  const files = outputFiles(result, previous);
  const owned = [
    'figures',
    recordFileName,
    ...(result.brief === null ? [] : [briefFile]),
    ...(result.deck === null ? [] : [deckFile]),
    ...(result.handout === null ? [] : [handoutFile]),
  ];
  return await replaced(result, { folder, files, owned });
}

/**
 * Writes a result's deck to `<folder>/<name>/<lang>` as a page with separate files for a web server, and beside it the brief that
 * its slides name. A result without a deck, and a failed one, write nothing.
 */
export async function writeAssets(result: BuildResult, folder: string): Promise<WrittenOutputs> {
  if (result.failed || result.deck === null) return { files: [], diagnostics: [] };
  const { deckFolder } = await import('./deck/deckFolder.js');
  const files = [...deckFolder(result.deck.html), ...(result.brief === null ? [] : [{ path: briefFile, bytes: result.brief.bytes }])];
  const owned = ['index.html', 'assets', ...(result.brief === null ? [] : [briefFile])];
  return await replaced(result, { folder: join(folder, ...result.folder.split('/')), files, owned });
}

async function replaced(result: BuildResult, replacement: Replacement): Promise<WrittenOutputs> {
  const failure = await replaceFolder(replacement, outputDisk);
  if (failure === null) return { files: replacement.files.map((file) => `${result.folder}/${file.path}`), diagnostics: [] };
  const locked = ['EBUSY', 'EPERM', 'ETXTBSY'].includes(failure.code) && process.platform === 'win32';
  const message = locked ? outputLocked(failure.path) : outputRefused(failure.path, failure.code);
  return { files: [], diagnostics: [message] };
}

function readPrevious(path: string): PreviousOutputs {
  try {
    return readRecord(new TextDecoder().decode(outputDisk.readFile(path)));
  } catch {
    return noOutputs;
  }
}

function outputFiles(result: BuildResult, previous: PreviousOutputs): readonly OutputFile[] {
  const text = new TextEncoder();
  const inputs = digestInputs(result.inputs);
  const figures = result.figures.map(({ key, svg }) => ({ path: `figures/${key}.svg`, bytes: text.encode(svg) }));
  const brief = result.brief === null ? null : { path: briefFile, bytes: result.brief.bytes };
  const deck = result.deck === null ? null : { path: deckFile, bytes: text.encode(result.deck.html) };
  const handout = result.handout === null ? null : { path: handoutFile, bytes: result.handout.bytes };
  const record: BuildRecord = {
    briefdeck: version,
    manuscript: result.withinFolder(result.file),
    title: result.title,
    lang: result.lang,
    template: result.template,
    inputs: result.inputs,
    inputsDigest: inputs,
    brief:
      brief === null || result.brief === null
        ? previous.brief
        : { ...recordFile(briefFile, brief.bytes), pages: result.brief.pageCount, inputs },
    deck:
      deck === null || result.deck === null
        ? previous.deck
        : { ...recordFile(deckFile, deck.bytes), slides: result.deck.slideCount, public: result.publicDeck, inputs },
    handout: handout === null || result.handout === null ? previous.handout : { ...recordFile(handoutFile, handout.bytes), pages: result.handout.pageCount, public: result.publicDeck, inputs },
    figureCount: result.figureCount,
    composedAlts: result.composedAlts,
    figures: figures.map((figure) => recordFile(figure.path, figure.bytes)),
    counts: countDiagnostics(result.diagnostics),
    diagnostics: sortDiagnostics(result.diagnostics).map((one) => recordDiagnostic(one, result.withinFolder)),
  };
  return [
    ...(brief === null ? [] : [brief]),
    ...(deck === null ? [] : [deck]),
    ...(handout === null ? [] : [handout]),
    ...figures,
    { path: recordFileName, bytes: text.encode(printRecord(record)) },
  ];
}
