/**
 * One manuscript → its brief, its deck and its figures.
 *
 *     manuscript ── readManuscript ──► root, metadata
 *        │  resolveValues       numbers of the text that come from data files
 *        │  resolveReferences   numbers, labels, citations: the same for both outputs
 *        │  orderFigures        each chart and picture once, in a process beside all that follows
 *        │  resolveFormulas     each formula once
 *        ├─ selectOutput('deck')  ── measureDeck the slides, planned, measured and divided, which the brief's pages name
 *        ├─ selectOutput('brief') ── writeBrief ──► PDF
 *        └─ the slides, and the pages that they name ── writeDeck ──► HTML
 *
 * Every stage reports and goes on; whether anything is written is for the caller to decide.
 */
import type { BriefKept, SetBlock } from './brief/briefKept.js';
import type { Brief, BriefPages } from './brief/writeBrief.js';
import type { MeasuredDeck } from './deck/measureDeck.js';
import type { KeptSlide } from './deck/recallSlides.js';
import type { DeckInput } from './deck/renderContext.js';
import type { Deck } from './deck/writeDeck.js';
import type { Handout } from './handout/writeHandout.js';
import type { BuildStage } from './buildStage.js';
import { collectDiagnostics } from './diagnostics/collectDiagnostics.js';
import type { Diagnostic, Report } from './diagnostics/diagnostic.js';
import { templateUnknown } from './diagnostics/messages/command.js';
import type { Manuscript, Metadata } from './document/metadata.js';
import type { BuildOutput, DocumentNode, Output, Root } from './document/nodes.js';
import { visit } from './document/visit.js';
import type { ChartDrawer } from './figures/chartDrawer.js';
import type { FigureTable, FormulaTable } from './figures/figureTable.js';
import type { KeptChart } from './figures/keptCharts.js';
import type { FigureOrders } from './figures/resolveFigures.js';
import { unkept, type Kept, type KeptResults } from './keptResults.js';
import type { References } from './references/references.js';
import type { FillingInput, SlideReference } from './outputInput.js';
import type { Template } from './template.js';
import type { FontLibrary } from './typesetting/fontLibrary.js';
import type { IntrinsicWidths, SetParagraph } from './typesetting/paragraph.js';
import type { TypesettingCache } from './typesetting/typesettingCache.js';
import type { SourceFolder } from './workspace.js';

export type BuildRequest = {
  /** Display path of the manuscript. */
  readonly file: string;
  readonly folder: SourceFolder;
  /** The only output to make; null for brief and deck, and a handout where the front matter asks for one. */
  readonly only: BuildOutput | null;
  /** Wins over the front matter; null leaves it to that. */
  readonly template: string | null;
  /** A deck to hand out: without speaker notes. */
  readonly publicDeck: boolean;
  readonly onStage: (stage: BuildStage) => void;
  /** What the build before it of the same manuscript has left; null for one that is the only one. */
  readonly kept: BuildKept | null;
};

/** What builds of one manuscript leave to the next. */
export type BuildKept = {
  readonly paragraphs: KeptResults<SetParagraph>;
  readonly widths: KeptResults<IntrinsicWidths>;
  readonly blocks: KeptResults<SetBlock>;
  readonly streams: KeptResults<Promise<Uint8Array>>;
  readonly slides: KeptResults<KeptSlide>;
  readonly charts: KeptResults<KeptChart>;
  readonly fontRules: KeptResults<Promise<string>>;
};

/** What one build can leave to the next in the same process. Holds no result that depends on anything but its key. */
export type BuildCache = {
  readonly templates: Readonly<Record<string, () => Promise<Template>>>;
  readonly readFont: (file: string) => Uint8Array;
  /** Script and styles that each deck carries inside. */
  readonly readDeckAsset: (file: string) => Uint8Array;
  /** By template name. */
  readonly fonts: Map<string, Promise<OpenedFonts>>;
  readonly drawer: ChartDrawer;
  /** What earlier runs have left; null where none is kept. */
  readonly stored: StoredResults | null;
};

export type StoredResults = { readonly charts: Kept<KeptChart>; readonly fontRules: Kept<Promise<string>> };

/** A template's faces, and what was found out in setting text with them. */
type OpenedFonts = { readonly library: FontLibrary; readonly typesetting: TypesettingCache };

export type Built = {
  readonly metadata: Metadata;
  readonly brief: Brief | null;
  readonly deck: Deck | null;
  readonly handout: Handout | null;
  readonly figures: FigureTable;
  /** Charts and pictures that stand as figures; pictures in a line and the logo are none. */
  readonly figureCount: number;
  readonly composedAlts: readonly ComposedAlt[];
  readonly diagnostics: readonly Diagnostic[];
  /** Display path → text of the files that were read as Markdown. */
  readonly sources: ReadonlyMap<string, string>;
};

/** A text alternative that was composed, its author having given none. */
type ComposedAlt = { readonly figure: string; readonly alt: string };

/** What both outputs are made from, before each selects its own. */
type Resolved = {
  readonly root: Root;
  readonly metadata: Metadata;
  readonly references: References;
  readonly orders: FigureOrders;
  readonly formulas: FormulaTable;
  readonly template: Template;
  readonly fonts: FontLibrary;
  readonly typesetting: TypesettingCache;
};

/** Builds one manuscript. Its faults are diagnostics; throws only when a promise of ours was broken. */
export async function buildManuscript(request: BuildRequest, cache: BuildCache): Promise<Built> {
  const { report, diagnostics } = collectDiagnostics();
  const { file, folder } = request;
  request.onStage('reading');
  const { readManuscript } = await import('./markdown/readManuscript.js');
  const manuscript = await withValues(readManuscript(file, folder, report), folder, report);
  const { metadata, sources } = manuscript;
  const nothing: Built = { metadata, brief: null, deck: null, handout: null, figures: new Map(), figureCount: 0, composedAlts: [], diagnostics: [], sources };
  const outputs = outputsOf(request, metadata);
  const name = request.template ?? metadata.template;
  const template = await loadTemplate(name, cache);
  if (template === null) {
    const position = request.template === null ? templateKey(file, sources.get(file) ?? '') : null;
    report(templateUnknown(name, Object.keys(cache.templates), position));
    return { ...nothing, diagnostics: diagnostics() };
  }
  const resolved = await resolve(request, { manuscript, template, cache, report });
  const names = (output: BuildOutput): boolean => outputs.includes(output);
  // Outputs that name each other's pages and slides are the same bytes where one is asked for alone: the other is then made up unseen.
  const isConcordant = metadata.concordance && (names('brief') || names('deck'));
  const reportOf = (isAsked: boolean): Report => (isAsked ? report : () => undefined);
  const planned = isConcordant || names('deck') || names('handout') ? planSlidesOf(resolved, request, reportOf(names('deck') || names('handout'))) : null;
  // Whoever waits for the plan sees its failure; until then it is not unhandled.
  planned?.catch(() => undefined);
  const brief = names('brief') ? await makeBrief(resolved, request, { report, slides: isConcordant ? planned : null }) : null;
  const briefPages = isConcordant && brief === null ? await paginate(resolved, request) : brief;
  const figures = await resolved.orders.all;
  const slides = await planned;
  const deck = names('deck') && slides !== null ? await makeDeck(slides, { request, cache, briefPages: isConcordant ? briefPages : null, report }) : null;
  const handout = names('handout') && slides !== null ? await makeHandout(slides, resolved, { request, report }) : null;
  return { ...nothing, brief, deck, handout, figures, ...surveyFigures(resolved, figures), diagnostics: diagnostics() };
}

function outputsOf({ only }: BuildRequest, { handout }: Metadata): readonly BuildOutput[] {
  return only === null ? ['brief', 'deck', ...(handout === null ? [] : ['handout' as const])] : [only];
}

/** What reads data files for the text is loaded for manuscripts that take values from them. */
async function withValues(manuscript: Manuscript<Root>, folder: SourceFolder, report: Report): Promise<Manuscript<Root>> {
  if (![...manuscript.sources.values()].some((text) => text.includes('value='))) return manuscript;
  const { resolveValues } = await import('./values/resolveValues.js');
  return resolveValues(manuscript, folder, report);
}

/** Figures that could be drawn, wherever they stand. */
function surveyFigures({ root, metadata }: Resolved, figures: FigureTable): Pick<Built, 'figureCount' | 'composedAlts'> {
  let figureCount = 0;
  const composedAlts: ComposedAlt[] = [];
  visit([...metadata.abstract, ...metadata.contact, ...metadata.disclaimer, root], (node) => {
    const drawing = node.type === 'figure' ? figures.get(node.key) : undefined;
    if (node.type !== 'figure' || drawing === undefined) return undefined;
    figureCount += 1;
    const alt = drawing.kind === 'vector' ? (drawing.meaning?.description ?? '') : '';
    if (node.alt === null && alt !== '') composedAlts.push({ figure: node.key, alt });
    return undefined;
  });
  return { figureCount, composedAlts };
}

async function loadTemplate(name: string, cache: BuildCache): Promise<Template | null> {
  const load = Object.hasOwn(cache.templates, name) ? cache.templates[name] : undefined;
  return load === undefined ? null : await load();
}

/** Where the front matter names the template. */
function templateKey(file: string, text: string): Diagnostic['position'] {
  const lines = text.split(/\r?\n/, 200);
  const index = lines.findIndex((line) => line.startsWith('template:'));
  if (index === -1) return null;
  const line = index + 1;
  return { file, start: { line, column: 1 }, end: { line, column: (lines[index] ?? '').length + 1 } };
}

function fontsOf(template: Template, cache: BuildCache): Promise<OpenedFonts> {
  const known = cache.fonts.get(template.name);
  if (known) return known;
  const opened = openFonts(template, cache.readFont);
  cache.fonts.set(template.name, opened);
  return opened;
}

async function openFonts(template: Template, readFont: BuildCache['readFont']): Promise<OpenedFonts> {
  const { openFontLibrary } = await import('./typesetting/fontLibrary.js');
  const { createTypesettingCache } = await import('./typesetting/typesettingCache.js');
  return { library: openFontLibrary(template.faces, template.fallbackFamilies, readFont), typesetting: createTypesettingCache() };
}

type Resolving = {
  readonly manuscript: Manuscript<Root>;
  readonly template: Template;
  readonly cache: BuildCache;
  readonly report: Report;
};

async function resolve(request: BuildRequest, { manuscript, template, cache, report }: Resolving): Promise<Resolved> {
  const { file, folder } = request;
  const { root, metadata } = manuscript;
  const { library: fonts, typesetting } = await fontsOf(template, cache);
  request.onStage('drawing');
  const { orderFigures } = await import('./figures/resolveFigures.js');
  const orders = orderFigures({ root, metadata, folder, file, template, fonts, drawer: await drawerFor(request, cache) }, report);
  loadWriters(outputsOf(request, metadata));
  const { resolveReferences } = await import('./references/resolveReferences.js');
  const numbersSections = metadata.numberSections ?? template.numbersSections;
  const references = await resolveReferences({ root, metadata, numbersSections, folder, file }, report);
  const { resolveFormulas } = await import('./formulas/resolveFormulas.js');
  const formulas = await resolveFormulas({ root, metadata, fonts, template }, report);
  return { root, metadata, references, orders, formulas, template, fonts, typesetting };
}

async function drawerFor({ kept }: BuildRequest, { drawer, stored }: BuildCache): Promise<ChartDrawer> {
  const charts = kept?.charts ?? stored?.charts;
  if (charts === undefined) return drawer;
  const { keepCharts } = await import('./figures/keptCharts.js');
  return keepCharts(drawer, charts);
}

/** Loads what comes next while the figures are drawn in their process; whoever needs it waits for it, and sees its failure. */
function loadWriters(outputs: readonly BuildOutput[]): void {
  const ignored = (): void => undefined;
  if (outputs.includes('brief')) import('./brief/writeBrief.js').catch(ignored);
  if (outputs.includes('deck')) {
    import('./deck/measureDeck.js').catch(ignored);
    import('./deck/writeDeck.js').catch(ignored);
  }
}

async function inputFor(output: Output, resolved: Resolved, publicDeck: boolean): Promise<FillingInput> {
  const { selectOutput } = await import('./references/selectOutput.js');
  const { root, metadata, references, orders, formulas, template, fonts } = resolved;
  const selected = selectOutput({ root, metadata, references }, output, { publicDeck });
  const showsDrawing = (node: DocumentNode): boolean => drawingsIn([node]).length > 0;
  const figuresIn = (nodes: readonly DocumentNode[]): Promise<unknown> => Promise.all(drawingsIn(nodes).flatMap((key) => orders.drawn.get(key) ?? []));
  return { formulas, template, fonts, ...selected, figures: orders.table, showsDrawing, figuresIn, allFigures: orders.all };
}

/** Keys of the figures and pictures that stand in nodes or below them. */
function drawingsIn(nodes: readonly DocumentNode[]): readonly string[] {
  const keys: string[] = [];
  visit(nodes, (node) => {
    if (node.type === 'figure' || node.type === 'image') keys.push(node.key);
    return undefined;
  });
  return keys;
}

/** The slides of a manuscript, and what they are made from. */
type PlannedSlides = { readonly input: DeckInput; readonly plan: MeasuredDeck };

/** Slides are planned, measured and divided before pages are made up, so that these can name them. */
async function planSlidesOf(resolved: Resolved, request: BuildRequest, report: Report): Promise<PlannedSlides> {
  const { measureDeck } = await import('./deck/measureDeck.js');
  const input = { ...await inputFor('deck', resolved, request.publicDeck), publicDeck: request.publicDeck, typesetting: resolved.typesetting };
  return { input, plan: await measureDeck(input, report, request.kept?.slides ?? null) };
}

async function numbersOf(slides: Promise<PlannedSlides>): Promise<ReadonlyMap<string, SlideReference>> {
  const { slideNumbers } = await import('./deck/slidePlaces.js');
  const { wordingOf } = await import('./document/wording.js');
  const { plan, input: { metadata } } = await slides;
  return slideNumbers(plan, metadata, wordingOf(metadata.wording));
}

type BriefMaking = { readonly report: Report; readonly slides: Promise<PlannedSlides> | null };

async function makeBrief(resolved: Resolved, request: BuildRequest, { report, slides }: BriefMaking): Promise<Brief> {
  request.onStage('setting');
  const { writeBrief } = await import('./brief/writeBrief.js');
  const numbers = slides === null ? {} : { slideNumbers: numbersOf(slides) };
  return await writeBrief(await inputFor('brief', resolved, request.publicDeck), report, { onStage: request.onStage, kept: keptForBrief(resolved, request), ...numbers });
}

/** The pages of a brief that is not written. */
async function paginate(resolved: Resolved, request: BuildRequest): Promise<BriefPages> {
  request.onStage('setting');
  const { paginateBrief } = await import('./brief/writeBrief.js');
  return await paginateBrief(await inputFor('brief', resolved, request.publicDeck), () => undefined, { onStage: request.onStage, kept: keptForBrief(resolved, request) });
}

function keptForBrief({ typesetting }: Resolved, { kept }: BuildRequest): BriefKept {
  if (kept === null) return { typesetting, blocks: null, streams: unkept };
  const { paragraphs, widths, blocks, streams } = kept;
  return { typesetting: { ...typesetting, paragraphs, widths }, blocks, streams };
}

type DeckMaking = { readonly request: BuildRequest; readonly cache: BuildCache; readonly briefPages: BriefPages | null; readonly report: Report };

async function makeDeck({ plan, input: { metadata, template } }: PlannedSlides, { request, cache, briefPages: made, report }: DeckMaking): Promise<Deck> {
  request.onStage('deck');
  const { writeDeck } = await import('./deck/writeDeck.js');
  const { readDeckAssets } = await import('./deck/deckAssets.js');
  const briefPages = new Map([...(made?.pageOf ?? [])].map(([id, index]) => [id, { index, number: made?.numberOf.get(id) ?? '' }] as const));
  const authorRules = metadata.css.length === 0 ? '' : (await import('./deck/readAuthorStyles.js')).readAuthorStyles({ files: metadata.css, folder: request.folder, template, style: plan.style }, report);
  return await writeDeck(plan, { briefPages, authorRules, assets: readDeckAssets(cache.readDeckAsset), fontRules: request.kept?.fontRules ?? cache.stored?.fontRules ?? unkept });
}

async function makeHandout({ input, plan }: PlannedSlides, { metadata, typesetting }: Resolved, { request, report }: { readonly request: BuildRequest; readonly report: Report }): Promise<Handout> {
  request.onStage('handout');
  const { writeHandout } = await import('./handout/writeHandout.js');
  const { slidePlaces } = await import('./deck/slidePlaces.js');
  const { wordingOf } = await import('./document/wording.js');
  const places = slidePlaces(plan, metadata, wordingOf(metadata.wording));
  const settings = metadata.handout ?? { slidesPerPage: 1, notes: true };
  const slides = plan.stacks.flatMap((stack) => stack.slides).flatMap((slide) => {
    const place = places.get(slide.id);
    return place === undefined ? [] : [{ slide, number: slide.isAppendix ? place.number : `${place.number} / ${place.count}` }];
  });
  return await writeHandout({ ...input, slides, settings, typesetting }, report);
}
