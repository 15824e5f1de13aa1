/**
 * The selected tree and the tables beside it → the brief as a PDF.
 *
 * compose (document nodes → the template's components) → set (React-PDF's layout, once, unpaginated, with our own
 * paragraph engine) → makeUp (pages, footnotes, running heads, page numbers) → write (tagged PDF).
 */
import { createElement } from 'react';
import type { Report } from '../diagnostics/diagnostic.js';
import type { Flow } from '../document/nodes.js';
import type { FillingInput, SlideReference } from '../outputInput.js';
import { boxOf, childrenOf } from './boxes.js';
import { keepNothing, type BriefKept } from './briefKept.js';
import { composeFigureData } from './composeFigureData.js';
import type { Composer } from './composer.js';
import { composeAbstract, composeBackMatter, composeCover, composeNote } from './frontMatter.js';
import { partGalley, setColumn, setGalleys, stackColumns, type ColumnPart, type Galley } from './galley.js';
import { composeText, notesOnTurnedPages, turnedGeometry } from './landscape.js';
import type { LaidOutNode } from './layoutTree.js';
import { makeUpBrief, printedNumbers, type NumberedPage } from './makeUpBrief.js';
import { setMarginBoxes, withSlides } from './marginBoxes.js';
import { citedNotes, type SetNotes } from './notesOnPages.js';
import { openComposer } from './openComposer.js';
import type { PlacedBox, PrintedPage } from './renderPages.js';
import { writePdf } from './writePdf.js';

/** Where headings stand in a brief. */
export type BriefPages = {
  /** Heading id → page, 1-based, counted from the cover. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** Heading id → printed number of its page. */
  readonly numberOf: ReadonlyMap<string, string>;
};

export type Brief = BriefPages & {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
};

type SetBrief = {
  /** A page of its own. */
  readonly cover: LaidOutNode | null;
  /** At the head of the first page of text. */
  readonly block: LaidOutNode | null;
  /** Where it is not on the cover. */
  readonly abstract: LaidOutNode | null;
  readonly text: LaidOutNode;
  readonly noteRule: LaidOutNode;
};

type OnStage = (stage: 'figures' | 'pages' | 'pdf') => void;

/** How a brief is made, beside what it is made from. */
export type BriefMaking = {
  readonly onStage: OnStage;
  readonly kept: BriefKept;
  /** Heading id → number of the slide that shows its section; asked for when the pages are made up. */
  readonly slideNumbers: Promise<ReadonlyMap<string, SlideReference>>;
};

async function waitForFigures(input: FillingInput, onStage: OnStage): Promise<void> {
  onStage('figures');
  await input.allFigures;
}

/** The text in parts. */
function textParts(composer: Composer): readonly (ColumnPart & { readonly node: Flow | null })[] {
  return [
    ...composeText(composer.input.root.children, composer).map((part) => ({ ...part, at: part.node.position })),
    ...(composer.input.metadata.figureData === 'appendix' ? [{ node: null, content: 'figure data', at: null, compose: composeFigureData }] : []),
    { node: null, content: 'back matter', at: null, compose: composeBackMatter },
  ];
}

/** Lays out cover and text; an abstract that does not fit the cover, or cites a note, becomes a section before the text. */
async function setText(input: FillingInput, composer: Composer, onStage: OnStage): Promise<SetBrief> {
  const { look, components } = composer;
  const { geometry } = look;
  const parts = textParts(composer);
  const late = new Set<ColumnPart>(parts.filter(({ node }) => node === null || input.showsDrawing(node)));
  const text = await setColumn(parts, { widthPt: geometry.measurePt, drawn: () => waitForFigures(input, onStage), isLate: (part) => late.has(part) }, composer);
  const { opening } = input.template.brief;
  const widthPt = opening === 'page' ? geometry.widthPt : geometry.measurePt;
  const opened = (node: LaidOutNode | null): Pick<SetBrief, 'cover' | 'block'> => (opening === 'page' ? { cover: node, block: null } : { cover: null, block: node });
  const coverGalley = (withAbstract: boolean): Galley => ({ widthPt, heightPt: null, content: ['cover', withAbstract], at: null, compose: (own) => composeCover(own, withAbstract) });
  const hasCover = input.metadata.title !== '';
  const ruleGalley: Galley = { widthPt: geometry.measurePt, heightPt: null, content: 'footnote rule', at: null, compose: () => createElement(components.FootnoteRule, { look }) };
  const [noteRule, cover] = await setGalleys([ruleGalley, ...(hasCover ? [coverGalley(true)] : [])], composer);
  if (noteRule === undefined) throw new Error('the layout lost a galley');
  const hasAbstract = input.metadata.abstract.length > 0;
  const roomPt = opening === 'page' ? geometry.heightPt : geometry.areaHeightPt;
  // Notes stand at the foot of a page of text: an abstract that cites one goes there too.
  const fits = cover !== undefined && boxOf(cover).height <= roomPt + 0.5 && citedNotes(cover).length === 0;
  if (fits || !hasAbstract) return { ...opened(cover ?? null), abstract: null, text, noteRule };
  const abstractGalley = partGalley({ content: 'abstract', at: null, compose: composeAbstract }, geometry.measurePt);
  const [abstract = null, shortCover = null] = await setGalleys([abstractGalley, ...(hasCover ? [coverGalley(false)] : [])], composer);
  return { ...opened(shortCover), abstract, text, noteRule };
}

/** Notes in notes are followed so deep; what is cited deeper is not printed. */
const deepestNote = 4;

function noteGalley(identifier: string, widthPt: number, { input }: Composer): Galley {
  const entry = input.references.footnotes.get(identifier) ?? null;
  return partGalley({ content: ['note', identifier, entry], at: entry?.definition.position ?? null, compose: (own) => [composeNote(identifier, own)] }, widthPt);
}

/** The cited notes stacked in the order of their marks, each followed by those that it cites itself. */
async function setNotes(text: LaidOutNode, composer: Composer): Promise<SetNotes> {
  // Each note with the mark in the text that leads to it.
  let cited = citedNotes(text).map(({ identifier }) => ({ identifier, root: identifier }));
  const turned = notesOnTurnedPages(text);
  const { look, input } = composer;
  const turnedPt = turnedGeometry(input.metadata, composer).measurePt;
  for (let depth = 1; ; depth += 1) {
    if (cited.length === 0) return { galley: null, ids: [] };
    const pages = await setGalleys(cited.map(({ identifier, root }) => noteGalley(identifier, turned.has(root) ? turnedPt : look.geometry.measurePt, composer)), composer);
    const galley = childrenOf(stackColumns(pages))[0] ?? null;
    const known = new Set(cited.map(({ identifier }) => identifier));
    const boxes = galley === null ? [] : childrenOf(galley);
    const grown = cited.flatMap((note, index) => {
      const box = boxes[index];
      const inside = box === undefined ? [] : citedNotes(box).filter(({ identifier }) => !known.has(identifier));
      inside.forEach(({ identifier }) => known.add(identifier));
      return [note, ...inside.map(({ identifier }) => ({ identifier, root: note.root }))];
    });
    if (grown.length === cited.length || depth === deepestNote) return { galley, ids: cited.map(({ root }) => root) };
    cited = grown;
  }
}

/** The page of a page number: text at the top of its area, notes at the foot, margin boxes around. */
function printedPage(page: NumberedPage, { noteRule, margin }: { noteRule: LaidOutNode; margin: LaidOutNode | undefined }, composer: Composer): PrintedPage {
  const { style } = composer.look;
  const { geometry } = page;
  const boxes: PlacedBox[] = [];
  if (margin !== undefined) boxes.push({ node: { ...margin, type: 'VIEW' }, leftPt: 0, topPt: 0, artifact: true });
  for (const { node, topPt } of [...(page.text === null ? [] : [page.text]), ...page.floats]) {
    boxes.push({ node: { ...node, type: 'VIEW', box: { ...boxOf(node), top: 0, left: 0 } }, leftPt: geometry.leftPt, topPt: geometry.topPt + topPt, artifact: false });
  }
  if (page.notes !== null) {
    const topPt = geometry.topPt + geometry.areaHeightPt - boxOf(page.notes).height;
    boxes.push({ node: { ...noteRule, type: 'VIEW' }, leftPt: geometry.leftPt, topPt: topPt - style.metrics.footnoteGapPt, artifact: true });
    boxes.push({ node: page.notes, leftPt: geometry.leftPt, topPt, artifact: false });
  }
  return { widthPt: geometry.widthPt, heightPt: geometry.heightPt, boxes };
}

function notesById(galley: LaidOutNode | null): ReadonlyMap<string, LaidOutNode> {
  return new Map((galley === null ? [] : childrenOf(galley)).flatMap((node) => (node.props.block?.ids ?? []).map((id) => [id.replace(/^fn-/, ''), node] as const)));
}

/** What is set and made up before anything is written. */
async function makePages(input: FillingInput, composer: Composer, onStage: OnStage) {
  const set = await setText(input, composer, onStage);
  const notes = await setNotes(set.abstract === null ? set.text : stackColumns([set.abstract, set.text]), composer);
  onStage('pages');
  return { set, notes, ...await makeUpBrief(set, notes, composer) };
}

/** Where headings stand in the brief that `writeBrief` would write: for a deck that is made alone. Reports what setting reports. */
export async function paginateBrief(input: FillingInput, report: Report, { onStage = () => undefined, kept = keepNothing() }: Partial<BriefMaking> = {}): Promise<BriefPages> {
  const { pages, pageOf } = await makePages(input, await openComposer(input, { report, kept }), onStage);
  return { pageOf, numberOf: printedNumbers(pages) };
}

/**
 * The brief as a tagged PDF, with its number of pages and the page of each heading.
 *
 * Reports missing characters (errors), overfull lines, tables and blocks that do not fit (warnings). The same input
 * gives the same bytes. An empty manuscript gives one empty page.
 */
export async function writeBrief(input: FillingInput, report: Report, making: Partial<BriefMaking> = {}): Promise<Brief> {
  const { onStage = () => undefined, kept = keepNothing(), slideNumbers = Promise.resolve(new Map<string, SlideReference>()) } = making;
  const composer = await openComposer(input, { report, kept });
  const { set, notes, pages, pageOf, galley, frontPageCount } = await makePages(input, composer, onStage);
  const margins = await setMarginBoxes(withSlides(pages, await slideNumbers, composer.look.wording), composer);
  const { geometry } = composer.look;
  const cover: PrintedPage[] = set.cover === null ? [] : [{ widthPt: geometry.widthPt, heightPt: geometry.heightPt, boxes: [{ node: { ...set.cover, type: 'VIEW' }, leftPt: 0, topPt: 0, artifact: false }] }];
  const printed = [...cover, ...pages.map((page, index) => printedPage(page, { noteRule: set.noteRule, margin: margins[index] }, composer))];
  const all = printed.length > 0 ? printed : [{ widthPt: geometry.widthPt, heightPt: geometry.heightPt, boxes: [] }];
  onStage('pdf');
  const reading = { galleys: [...(set.cover === null ? [] : [set.cover]), galley], notes: notesById(notes.galley) };
  return { bytes: await writePdf({ pages: all, reading, frontPageCount }, input, kept), pageCount: all.length, pageOf, numberOf: printedNumbers(pages) };
}

