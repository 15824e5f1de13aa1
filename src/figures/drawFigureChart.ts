/** A figure's chart → its drawing: reads the specification and its data, orders the drawing, reports what was remarked. */
import type { Diagnostic, Report } from '../diagnostics/diagnostic.js';
import { chartLintUnknown } from '../diagnostics/messages/chartLint.js';
import { fileReadAsGb18030 } from '../diagnostics/messages/files.js';
import {
  chartDataBroken,
  chartDataNotUtf8,
  chartDataRefused,
  chartExpressionBroken,
  chartFamilyUnknown,
  chartFieldUnknown,
  chartFileRefused,
  chartGlyphMissing,
  chartInvalid,
  chartMarkUnknown,
  chartMemoryExceeded,
  chartNotLive,
  chartPictureUnusable,
  chartRasterised,
  chartPropertyMissing,
  chartPropertyUnknown,
  chartRowsMissing,
  chartSizeNotPositive,
  chartSourceNoText,
  chartTimeExceeded,
  chartTimeZoneUnknown,
  chartTooLarge,
  chartTransformsMissing,
  chartValueRefused,
  chartValueUnknown,
  chartViewsMissing,
  chartWarning,
} from '../diagnostics/messages/figures.js';
import { assertNever } from '../document/assertNever.js';
import type { Metadata } from '../document/metadata.js';
import { nearest } from '../document/nearest.js';
import type { FigureSource } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { readPicture } from '../pictures/readPicture.js';
import { decodeData } from '../structured/decodeData.js';
import type { Template } from '../template.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import type { SourceFolder } from '../workspace.js';
import type { ChartDrawer, ChartOutcome } from './chartDrawer.js';
import type { ChartOrder, ChartRemark, DrawnChart, EngineRemark, LoadedFile, NamedFile } from './chartProtocol.js';
import { widthOfPercent } from './chartSize.js';
import { pathOfString, readChartSpec } from './chartSpec.js';
import type { ChartSpec, ChartText } from './chartSpec.js';
import { lintMessage } from './lint/lintMessage.js';
import { lintRules, readSilenced, type LintRule } from './lint/lintRules.js';
import { pathOfMessage } from './messagePlace.js';
import { readTable } from './readTable.js';
import type { SchemaFault } from './schemaFaults.js';
import { marks, specFaults } from './specFaults.js';
import type { SpecFault } from './specFaults.js';

export type ChartFigure = {
  readonly source: Exclude<FigureSource, { readonly kind: 'picture-file' }>;
  /** Where the figure stands in the manuscript. */
  readonly position: Position;
  /** How much of the line it takes; null leaves that to the drawing. */
  readonly widthPercent: number | null;
  /** Whether it becomes live in the deck. */
  readonly live: boolean;
  /** Its attribute of that name: rules that are silenced, such as `-greyscale`. */
  readonly lint: string | null;
  /** How much of its data comes back. */
  readonly data: ChartOrder['data'];
};

export type ChartContext = {
  readonly metadata: Metadata;
  readonly folder: SourceFolder;
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly drawer: ChartDrawer;
};

/** A chart with the source that its specification names. */
export type DrawnFigure = DrawnChart & { readonly source: string | null };

/** The drawing, or null: an error was reported then. Waits for other charts that were ordered before. */
export async function drawFigureChart(figure: ChartFigure, context: ChartContext, report: Report): Promise<DrawnFigure | null> {
  const text = chartText(figure, context.folder, report);
  const spec = text === null ? null : readChartSpec(text, report);
  if (spec === null) return null;
  const faults = specFaults(spec.value);
  for (const fault of faults) report(faultMessage(fault, spec.positionOf(fault.path)));
  if (faults.length > 0) return null;
  const silenced = silencedRules(figure, spec, report);
  const timeZone = timeZoneOf(spec, report);
  if (timeZone === null) return null;
  const files = new Map<string, Promise<LoadedFile | null>>();
  const refused = { any: false };
  const load = async (url: string, what: LoadedFile['kind']): Promise<LoadedFile | null> => {
    const asked = files.get(`${what}:${url}`) ?? loadFile({ url, what, spec }, context, report);
    files.set(`${what}:${url}`, asked);
    const file = await asked;
    if (file === null) refused.any = true;
    return file;
  };
  const sentAhead: NamedFile[] = [];
  for (const url of dataUrls(spec.value)) {
    const file = await load(url, 'data');
    if (file?.kind === 'data' && file.text.length <= longestSentAhead) sentAhead.push({ url, file });
  }
  const { template, metadata } = context;
  const { families } = template.tokens;
  const outcome = await context.drawer.draw({
    order: {
      spec: spec.value,
      config: template.chartConfig,
      wording: metadata.wording,
      lang: metadata.lang,
      widthPx: widthOfPercent(figure.widthPercent),
      timeZone,
      nowMs: metadata.isoDate === null ? 0 : Date.parse(metadata.isoDate) || 0,
      data: figure.data,
      fonts: { faces: template.faces, fallbackFamilies: template.fallbackFamilies, serif: families.body, sans: families.sans, mono: families.mono },
      live: figure.live,
      mostMarks: template.tokens.charts.mostMarks,
    },
    files: sentAhead,
    load,
  });
  switch (outcome.kind) {
    case 'time-exceeded':
      report(chartTimeExceeded(outcome.limitMs, spec.positionOf([])));
      return null;
    case 'memory-exceeded':
      report(chartMemoryExceeded(outcome.limitMb, spec.positionOf([])));
      return null;
    case 'answered': {
      // what Vega makes of a chart without its data says nothing that the missing file does not say better
      if (refused.any) return null;
      reportRemarks(outcome, { spec, silenced, mostMarks: template.tokens.charts.mostMarks }, report);
      reportSize(outcome.chart, spec, report);
      if (outcome.chart === null || outcome.remarks.some((remark) => remark.kind === 'glyph-missing')) return null;
      return { ...outcome.chart, source: sourceOf(spec, report), ...(silenced.has('text-size') ? { smallestText: null } : {}) };
    }
    default:
      return assertNever(outcome);
  }
}

function faultMessage(fault: SpecFault, position: Position): Diagnostic {
  switch (fault.kind) {
    case 'mark-unknown':
      return chartMarkUnknown(fault.mark, nearest(fault.mark, marks), position);
    case 'views-missing':
      return chartViewsMissing(fault.name, position);
    case 'value-unknown':
      return chartValueUnknown(fault.name, { value: fault.value, nearest: nearest(fault.value, fault.known) }, position);
    case 'transforms-missing':
      return chartTransformsMissing(position);
    case 'size-not-positive':
      return chartSizeNotPositive(fault.name, fault.size, position);
    default:
      return assertNever(fault);
  }
}

/** Characters; larger files stay here until the chart that wants them is drawn. */
const longestSentAhead = 1_000_000;

/** Addresses of `data: {url: …}` anywhere in a specification: a chart asks for all of them. */
function dataUrls(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((item: unknown) => dataUrls(item));
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key === 'values') return [];
    const named = key === 'data' && typeof inner === 'object' && inner !== null && 'url' in inner ? inner.url : null;
    return typeof named === 'string' ? [named] : dataUrls(inner);
  });
}

function chartText({ source, position }: ChartFigure, folder: SourceFolder, report: Report): ChartText | null {
  if (source.kind === 'chart-inline') {
    return { text: source.value, language: 'json-or-yaml', file: position.file, line: source.line, indent: source.indent };
  }
  const read = folder.read(source.url, position.file);
  if (read.kind === 'refused') {
    report(chartFileRefused(source.url, read.refusal, position));
    return null;
  }
  const decoded = decodeData(read.bytes);
  if (decoded === null) {
    report(chartDataNotUtf8(source.url, position));
    return null;
  }
  if (decoded.encoding === 'gb18030') report(fileReadAsGb18030(source.url, position));
  const language = /\.ya?ml$/i.test(source.url) ? 'json-or-yaml' : 'json';
  return { text: decoded.text, language, file: read.file, line: 1, indent: 0 };
}

/** What the figure's `lint` and the spec's `usermeta: {lint: …}` silence. Reports names that are no rules. */
function silencedRules({ lint, position }: ChartFigure, spec: ChartSpec, report: Report): ReadonlySet<LintRule> {
  const { usermeta } = spec.value;
  const inSpec: unknown = typeof usermeta === 'object' && usermeta !== null && 'lint' in usermeta ? usermeta.lint : '';
  const typed = [{ text: lint ?? '', place: () => position }, { text: typeof inSpec === 'string' ? inSpec : JSON.stringify(inSpec), place: () => spec.positionOf(['usermeta', 'lint']) }];
  return new Set(typed.flatMap(({ text, place }) => {
    const { silenced, unknown } = readSilenced(text);
    for (const name of unknown) report(chartLintUnknown(name, nearest(name.replace(/^-/, ''), lintRules), place()));
    return [...silenced];
  }));
}

/** UTC, or what the spec's `usermeta: {timeZone: …}` says: Vega-Lite has no place of its own for it. */
function timeZoneOf(spec: ChartSpec, report: Report): string | null {
  const usermeta = spec.value['usermeta'];
  const zone: unknown = typeof usermeta === 'object' && usermeta !== null && 'timeZone' in usermeta ? usermeta.timeZone : 'UTC';
  // a hundredth of a second to ask Intl, and mostly needless
  if (zone === 'UTC') return zone;
  try {
    if (typeof zone !== 'string') throw new RangeError();
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    report(chartTimeZoneUnknown(typeof zone === 'string' ? zone : JSON.stringify(zone), spec.positionOf(['usermeta', 'timeZone'])));
    return null;
  }
}

/** What the spec's `usermeta: {source: …}` says. */
function sourceOf(spec: ChartSpec, report: Report): string | null {
  const usermeta = spec.value['usermeta'];
  const source: unknown = typeof usermeta === 'object' && usermeta !== null && 'source' in usermeta ? usermeta.source : null;
  if (source === null || (typeof source === 'string' && source.trim() === '')) return null;
  if (typeof source === 'string') return source.trim();
  report(chartSourceNoText(spec.positionOf(['usermeta', 'source'])));
  return null;
}

type Wanted = { readonly url: string; readonly what: LoadedFile['kind']; readonly spec: ChartSpec };

async function loadFile({ url, what, spec }: Wanted, context: ChartContext, report: Report): Promise<LoadedFile | null> {
  const place = (): Position => spec.positionOf(pathOfString(spec.value, (text) => text === url) ?? []);
  const embedded = what === 'picture' ? embeddedPicture(url) : null;
  const read = embedded === null ? context.folder.read(url, spec.file) : { kind: 'read' as const, bytes: embedded, file: spec.file };
  if (read.kind === 'refused') {
    report(chartDataRefused(url, read.refusal, place()));
    return null;
  }
  if (what === 'data') {
    const decoded = decodeData(read.bytes);
    if (decoded === null) report(chartDataNotUtf8(url, place()));
    if (decoded?.encoding === 'gb18030') report(fileReadAsGb18030(url, place()));
    return decoded === null ? null : { kind: 'data', text: readTable(decoded.text, /\.(?:ndjson|jsonl)$/i.test(url) ? 'json-lines' : 'text') };
  }
  const picture = await readPicture({ bytes: read.bytes, file: read.file, position: place(), printedWidthPt: 450, template: context.template, fonts: context.fonts }, report);
  if (picture === null) return null;
  if (picture.kind === 'vector') {
    report(chartPictureUnusable(url, place()));
    return null;
  }
  const href = `data:image/${picture.format};base64,${Buffer.from(picture.bytes).toString('base64')}`;
  return { kind: 'picture', href, widthPx: picture.widthPx, heightPx: picture.heightPx };
}

function embeddedPicture(url: string): Uint8Array | null {
  const match = /^data:image\/[\w.+-]+;base64,(.*)$/s.exec(url);
  return match?.[1] === undefined ? null : Buffer.from(match[1], 'base64');
}

/** Px; a page shows a drawing so large at a tenth of its size. */
const largestSide = 5000;

function reportSize(chart: DrawnChart | null, spec: ChartSpec, report: Report): void {
  if (chart === null || Math.max(chart.widthPx, chart.heightPx) <= largestSide) return;
  report(chartTooLarge(Math.round(chart.widthPx), Math.round(chart.heightPx), spec.positionOf([])));
}

/** What breaks the schema is an error where nothing could be drawn, and says then what Vega's own message means. */
function reportRemarks({ chart, remarks }: Answered, { spec, silenced, mostMarks }: { readonly spec: ChartSpec; readonly silenced: ReadonlySet<LintRule>; readonly mostMarks: number }, report: Report): void {
  const faults = remarks.filter(isSchemaFault);
  const explained = chart === null && faults.some((fault) => fault.kind !== 'property-unknown');
  for (const fault of faults) report(schemaMessage(fault, { spec, severity: chart === null ? 'error' : 'warning' }));
  const places = new Set(faults.map((fault) => String(fault.path)));
  for (const remark of remarks) {
    if (remark.kind === 'lint') {
      if (!silenced.has(remark.finding.rule)) report(lintMessage(remark.finding, spec.positionOf(remark.path)));
      continue;
    }
    if (isSchemaFault(remark) || (explained && remark.kind === 'invalid')) continue;
    const path = remark.path.length > 0 ? remark.path : pathOfMessage(remark.subject, spec.value);
    // Vega-Lite's own words on what the schema refuses there say less
    if (remark.kind === 'warning' && places.has(String(path))) continue;
    reportRemark(remark, { spec, position: spec.positionOf(path), mostMarks }, report);
  }
}

type Answered = Pick<Extract<ChartOutcome, { kind: 'answered' }>, 'chart' | 'remarks'>;

const isSchemaFault = (remark: ChartRemark): remark is SchemaFault =>
  remark.kind === 'property-unknown' || remark.kind === 'property-missing' || remark.kind === 'value-refused';

function schemaMessage(fault: SchemaFault, { spec, severity }: { readonly spec: ChartSpec; readonly severity: 'error' | 'warning' }): Diagnostic {
  const position = spec.positionOf(fault.path);
  switch (fault.kind) {
    case 'property-unknown':
      return chartPropertyUnknown(fault.name, fault.nearest, position);
    case 'property-missing':
      return chartPropertyMissing(fault.name, severity, position);
    case 'value-refused': {
      const { value, allowed } = fault;
      const name = fault.path.findLast((step) => typeof step === 'string') ?? 'chart';
      return chartValueRefused({ name, value, allowed, nearest: fault.nearest }, severity, position);
    }
    default:
      return assertNever(fault);
  }
}

function reportRemark(remark: EngineRemark, { spec, position, mostMarks }: { readonly spec: ChartSpec; readonly position: Position; readonly mostMarks: number }, report: Report): void {
  const { subject } = remark;
  const placeOf = (matches: (text: string) => boolean): Position => spec.positionOf(pathOfString(spec.value, matches) ?? []);
  switch (remark.kind) {
    case 'invalid':
      report(chartInvalid(subject, position));
      return;
    case 'expression-broken':
      report(chartExpressionBroken(subject, position));
      return;
    case 'warning':
      report(chartWarning(subject, position));
      return;
    case 'data-broken':
      report(chartDataBroken(subject, placeOf((text) => text === subject)));
      return;
    case 'field-unknown':
      report(chartFieldUnknown(subject, remark.nearest, position));
      return;
    case 'family-unknown':
      report(chartFamilyUnknown(subject, placeOf((text) => text.includes(subject))));
      return;
    case 'glyph-missing':
      report(chartGlyphMissing(subject, placeOf((text) => text.includes(subject))));
      return;
    case 'rows-missing':
      report(chartRowsMissing(position));
      return;
    case 'rasterised':
      report(chartRasterised({ count: Number(subject), most: mostMarks }, position));
      return;
    case 'not-live':
      report(chartNotLive(subject === 'large', spec.positionOf([])));
      return;
    default:
      assertNever(remark.kind);
  }
}
