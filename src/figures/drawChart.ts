/** One Vega-Lite specification → its canonical SVG; runs in the drawing process. */
import * as vega from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile } from 'vega-lite';
import type { Config, TopLevelSpec } from 'vega-lite';
import { parseSvg } from '../svg/parseSvg.js';
import type { SvgElement } from '../svg/svgElement.js';
import { canonicalSvg } from './canonicalSvg.js';
import { chineseTitle, languageConfig, localiseTimes } from './chartLanguage.js';
import { createChartLoader } from './chartLoader.js';
import type { LoadChartFile } from './chartLoader.js';
import type { ChartOrder, ChartRemark, DrawnChart, EngineRemark, LintRemark } from './chartProtocol.js';
import { faceKey, faceOfItem, resolveFamilies, resolveStyle, resolveWeight } from './chartFamilies.js';
import type { ChartFace, ChartFamilies } from './chartFamilies.js';
import { charactersWithoutGlyph, textWidthEm } from './chartText.js';
import type { ChartTypesetting } from './chartText.js';
import { withDefaultSize } from './chartSize.js';
import { drawsNoRow } from './drawnRows.js';
import { fitLegend } from './fitLegend.js';
import type { Extent } from './fitLegend.js';
import { brokenExpressions } from './brokenExpressions.js';
import { mendExpressions } from './mendExpressions.js';
import type { LiveChart } from './liveChart.js';
import { lintChart } from './lint/lintChart.js';
import type { LintFinding } from './lint/lintRules.js';
import { resetStandIns } from './machineStandIns.js';
import { chartMeaning } from './meaning/chartMeaning.js';
import { prepareLive } from './prepareLive.js';
import { placePictures, rasteriseMarks } from './raster/rasteriseMarks.js';
import { leavesOutNames, turnNames } from './turnNames.js';
import { unknownFields } from './unknownFields.js';
import { extendView, textOverhang } from './viewExtent.js';
import type { MeasureText } from './viewExtent.js';

/** A drawing past this size is no chart that anybody can read, and too much to hand on. */
const largestSvg = 16_000_000;

mendExpressions();

export type ChartDrawing = { readonly chart: DrawnChart | null; readonly remarks: readonly ChartRemark[] };

/** Draws the chart; `chart` is null when a remark says why. Texts are measured with the faces that both outputs draw. */
export async function drawChart(order: ChartOrder, typesetting: ChartTypesetting, load: LoadChartFile): Promise<ChartDrawing> {
  const remarks = createRemarks();
  if (!isSpec(order.spec)) return { chart: null, remarks: [remark('invalid', 'not an object')] };
  try {
    return { chart: await drawSpec(order.spec, { order, typesetting, load, logger: remarks.logger(), remarks }), remarks: remarks.all() };
  } catch (error) {
    const broken = brokenExpressions(order.spec);
    remarks.add(...broken);
    // what was said before is the reason for what fails after it
    if (!remarks.failed()) remarks.add(remark('invalid', error instanceof Error ? error.message : String(error)));
    return { chart: null, remarks: remarks.all() };
  }
}

type Spec = TopLevelSpec & Readonly<Record<string, unknown>>;

async function drawSpec(spec: Spec, scene: Scene): Promise<DrawnChart | null> {
  const { order, logger, remarks } = scene;
  const compiled = compile(withDefaultSize(spec, order.widthPx), {
    config: vega.mergeConfig(order.config, languageConfig(order), undescribed, order.live ? liveConfig : {}),
    logger,
    ...(order.wording === 'zh' ? { fieldTitle: chineseTitle } : {}),
  });
  // Vega-Lite 6.4 says this of bars with labels sorted by length too, and then sorts them as it was told
  if (!dropsSort(compiled.spec)) remarks.remove((subject) => subject.startsWith('Domains that should be unioned'));
  const localised = localiseTimes(compiled.spec, order);
  const { normalized } = compiled;
  const drawn = await fitLegend(localised, { spec, widthPx: order.widthPx, draw: (placed) => drawWithNames({ spec: placed, normalized }, scene) });
  if (drawn === null) return null;
  remarks.add(...drawn.findings.map((finding) => ({ kind: 'lint' as const, finding, path: finding.path })));
  const svg = extendView(drawn.svg, drawn.overhang);
  return {
    svg, widthPx: Number(svg.attributes['width']), heightPx: Number(svg.attributes['height']), smallestText: smallestText(svg), meaning: drawn.meaning,
    live: order.live && !drawn.isRasterised ? await makeLive(drawn, scene) : null,
  };
}

/** A figure has one text alternative: a description for each mark would be composed in vain, and takes a fifth of the time of many. */
const undescribed = { aria: false };
const liveConfig = { mark: { tooltip: { content: 'encoding' } } };

const dropsSort = (compiled: vega.Spec): boolean =>
  JSON.stringify(compiled, (key, value: unknown) => (key === 'values' ? undefined : value)).includes('"sort":true');

type Scene = {
  readonly order: ChartOrder;
  readonly typesetting: ChartTypesetting;
  readonly load: LoadChartFile;
  readonly logger: vega.LoggerInterface;
  readonly remarks: ReturnType<typeof createRemarks>;
};

type Drawn = Extent & Pick<DrawnChart, 'svg' | 'meaning'> & { readonly spec: vega.Spec; readonly findings: readonly LintFinding[]; readonly isRasterised: boolean; readonly isMissingNames: boolean };

/** A compiled chart, and the specification as the compiler has normalised it. */
type Compiled = { readonly spec: unknown; readonly normalized: unknown };

/** Draws a chart once more with its categories' names aslant, where some of them would be left out else. */
async function drawWithNames(compiled: Compiled, scene: Scene): Promise<Drawn | null> {
  const drawn = await drawCompiled(compiled, scene);
  const turned = drawn?.isMissingNames === true ? turnNames(compiled.spec, scene.order.spec) : null;
  return turned === null ? drawn : drawCompiled({ ...compiled, spec: turned }, scene);
}

async function drawCompiled({ spec, normalized }: Compiled, scene: Scene): Promise<Drawn | null> {
  const { order, typesetting, remarks } = scene;
  if (!isVegaSpec(spec)) throw new Error('the localised chart is not a chart');
  return withView(spec, scene, async (view) => {
    const findings = isRecord(order.spec) ? lintChart(view, { ...spec }, order.spec) : [];
    const meaning = chartMeaning(normalized, view, order);
    const isMissingNames = leavesOutNames(sceneOf(view));
    const { pictures, count } = rasteriseMarks(sceneOf(view), order.mostMarks);
    const text = await view.toSVG();
    if (text.length > largestSvg) remarks.add(remark('invalid', `drawing of ${Math.round(text.length / 1e6)} MB`));
    if (remarks.failed()) return null;
    if (text.includes('style="mix-blend-mode')) remarks.add(remark('warning', 'the mark property "blend" is not drawn'));
    const parsed = parseSvg(text);
    const printed = pictures.length === 0 ? parsed : placePictures(parsed, pictures);
    remarks.add(...textRemarks(printed, typesetting));
    const unknown = isRecord(order.spec) ? unknownFields(order.spec, view) : [];
    remarks.add(...unknown);
    if (unknown.length === 0 && drawsNoRow(view)) remarks.add({ ...remark('rows-missing', ''), path: ['data'] });
    const svg = canonicalSvg(printed, typesetting.families);
    if (count > 0) remarks.add(remark('rasterised', String(count)));
    const measure: MeasureText = (value, attributes) => textWidthEm(value, faceOf(attributes, typesetting.families), typesetting);
    const extent = { widthPx: Number(svg.attributes['width']), overhang: textOverhang(svg, measure), legendEntries: text.match(legendLabel)?.length ?? 0 };
    return { spec, svg, findings, meaning, isRasterised: count > 0, isMissingNames, ...extent };
  });
}

function sceneOf(view: vega.View): unknown {
  const scene: unknown = view.scenegraph();
  return isRecord(scene) ? scene['root'] : null;
}

/** Runs a chart and lets it be looked at. Texts are measured with the faces that both outputs draw. */
async function withView<Result>(spec: vega.Spec, { order, typesetting, load, logger }: Scene, look: (view: vega.View, widths: Widths) => Promise<Result>): Promise<Result> {
  resetStandIns(order.nowMs);
  const widths: Widths = {};
  measureWith(typesetting, widths);
  const runtime = vega.parse(spec, undefined, { ast: true });
  const view = new vega.View(runtime, { renderer: 'none', expr: expressionInterpreter, loader: createChartLoader(load), logger });
  try {
    await view.runAsync();
    return await look(view, widths);
  } finally {
    view.finalize();
  }
}

/** Draws the chart again as the deck's script will, and remarks it when that gives another drawing. */
async function makeLive({ spec, svg, overhang }: Drawn, scene: Scene): Promise<LiveChart | null> {
  const { order, typesetting } = scene;
  const pictures: Record<string, string> = {};
  const load: LoadChartFile = async (url, what) => {
    const file = await scene.load(url, what);
    if (file?.kind === 'picture') pictures[url] = file.href;
    return file;
  };
  const prepared = await prepareLive({ ...spec }, svg, {
    draw: (each, look) =>
      withView(each, { ...scene, load }, (view, widths) =>
        look(view, async () => ({ svg: canonicalSvg(parseSvg(await view.toSVG()), typesetting.families), widths })),
      ),
    pictures,
    overhang,
    timeZone: order.timeZone,
    nowMs: order.nowMs,
  });
  if (typeof prepared !== 'string') return prepared;
  scene.remarks.add(remark('not-live', prepared));
  return null;
}

/** The text that is drawn smallest, where there is any. */
function smallestText({ name, attributes, children }: SvgElement, inheritedPx = Infinity): DrawnChart['smallestText'] {
  const sizePx = Number(attributes['font-size'] ?? inheritedPx);
  const own = name === 'text' ? { text: children.filter((child) => typeof child === 'string').join(''), sizePx } : null;
  return children.flatMap((child) => (typeof child === 'string' ? [] : [smallestText(child, sizePx)])).reduce((least, each) => (each !== null && (least === null || each.sizePx < least.sizePx) ? each : least), own);
}

/** How Vega marks the labels of a legend: one group for each entry. */
const legendLabel = /role-legend-label/g;

const remark = (kind: EngineRemark['kind'], subject: string): EngineRemark => ({ kind, subject, nearest: null, path: [] });

/** What Vega and Vega-Lite say of charts that are in order. */
const innocent = [
  'Dropping "fit', // said of our own `fit-x` for a chart whose height comes from its steps, and then done as we want it
  'Can not resolve event source', // a chart on paper has no window that events come from
  'Infinite extent for field', // a box plot without outliers; a field that is missing is remarked on its own
];

/** Collects what Vega and Vega-Lite log, each thing once. */
function createRemarks() {
  const found = new Map<string, EngineRemark | LintRemark>();
  const add = (...remarks: readonly (EngineRemark | LintRemark)[]): void => {
    for (const each of remarks) found.set(`${each.kind}:${each.kind === 'lint' ? JSON.stringify(each.finding) : each.subject}:${each.path.join('/')}`, each);
  };
  const logAs = (kind: EngineRemark['kind'], messages: readonly unknown[]): void => {
    const words = messages.map((message) => (message instanceof Error ? message.message : typeof message === 'string' ? message : JSON.stringify(message)));
    // a file that could not be read was reported where it was asked for
    if (words[0] === 'Loading failed') return;
    if (innocent.some((start) => words[0]?.startsWith(start) === true)) return;
    if (words[0] === 'Data ingestion failed') add(remark('data-broken', words[1] ?? ''));
    else add(remark(kind, words.join(' ')));
  };
  const logger = (): vega.LoggerInterface => {
    const self: vega.LoggerInterface = {
      level: () => self,
      error: (...messages: readonly unknown[]) => { logAs('invalid', messages); return self; },
      warn: (...messages: readonly unknown[]) => { logAs('warning', messages); return self; },
      info: () => self,
      debug: () => self,
    };
    return self;
  };
  const remove = (matches: (subject: string) => boolean): void => {
    for (const [key, each] of found) if (each.kind !== 'lint' && matches(each.subject)) found.delete(key);
  };
  return {
    add,
    remove,
    logger,
    all: () => [...found.values()],
    failed: () => [...found.values()].some((each) => each.kind === 'invalid' || each.kind === 'data-broken' || each.kind === 'expression-broken'),
  };
}

type Widths = Record<string, Record<string, number>>;

/** Vega asks here for the width of every text; `limit` shortens a text as it is drawn. `widths` keeps what was measured. */
function measureWith(typesetting: ChartTypesetting, widths: Widths): void {
  vega.textMetrics.width = (item, text) => {
    const value = typeof text === 'string' ? text : typeof text === 'number' || typeof text === 'boolean' ? String(text) : '';
    const { face, sizePx } = faceOfItem(item, typesetting.families);
    if (value === '' || sizePx === 0) return 0;
    const widthEm = textWidthEm(value, face, typesetting);
    (widths[faceKey(face)] ??= {})[value] = widthEm;
    const limit = Number(item['limit']);
    return limit > 0 ? Math.min(widthEm * sizePx, limit) : widthEm * sizePx;
  };
}

const faceOf = (attributes: SvgElement['attributes'], families: ChartFamilies): ChartFace => ({
  families: resolveFamilies(attributes['font-family'] ?? 'sans-serif', families).families, weight: resolveWeight(attributes['font-weight']), style: resolveStyle(attributes['font-style']),
});

function textRemarks(root: SvgElement, typesetting: ChartTypesetting): readonly EngineRemark[] {
  const found: EngineRemark[] = [];
  const visit = (element: SvgElement, parent: SvgElement['attributes']): void => {
    const attributes = element.name === 'tspan' ? parent : element.attributes;
    for (const child of element.children) {
      if (typeof child !== 'string') visit(child, attributes);
      else if (element.name === 'text' || element.name === 'tspan') {
        const { unknown } = resolveFamilies(attributes['font-family'] ?? 'sans-serif', typesetting.families);
        found.push(...unknown.map((family) => remark('family-unknown', family)));
        found.push(...charactersWithoutGlyph(child, faceOf(attributes, typesetting.families), typesetting).map((character) => remark('glyph-missing', character)));
      }
    }
  };
  visit(root, {});
  return found;
}

const isSpec = (value: unknown): value is Spec & { config?: Config } => typeof value === 'object' && value !== null && !Array.isArray(value);
const isVegaSpec = (value: unknown): value is vega.Spec => typeof value === 'object' && value !== null;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
