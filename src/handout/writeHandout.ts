/**
 * The deck's slides → a PDF to hand out: one to six on a page, with their speaker notes or lines for writing.
 *
 * The slides are those of the deck, divided where it divides them; they are set by the brief's composing and engine at
 * the stage's size, then scaled into their places.
 */
import { keepNothing } from '../brief/briefKept.js';
import { composeFlow } from '../brief/composeFlow.js';
import type { Composer } from '../brief/composer.js';
import { partGalley, setGalleys } from '../brief/galley.js';
import type { LaidOutNode } from '../brief/layoutTree.js';
import { makeUp } from '../brief/makeUp.js';
import { setMarginBoxes } from '../brief/marginBoxes.js';
import { openComposer } from '../brief/openComposer.js';
import { sidedGeometry } from '../brief/pageGeometry.js';
import type { PlacedBox, PrintedPage } from '../brief/renderPages.js';
import { writePdf } from '../brief/writePdf.js';
import type { Slide } from '../deck/planSlides.js';
import { stageMeasurer } from './stageLayout.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { HandoutSettings } from '../document/metadata.js';
import type { OutputInput } from '../outputInput.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import { handoutCells, type Cell } from './handoutGrid.js';
import { filledBox, framedBox } from './plainBoxes.js';
import { setSlide, type NumberedSlide, type SetSlide } from './setSlide.js';
import { slideLook } from './slideLook.js';

export type HandoutInput = OutputInput & {
  /** The deck's slides in order, divided as the deck divides them, each with the number that it shows. */
  readonly slides: readonly NumberedSlide[];
  readonly settings: HandoutSettings;
  /** Of the input's font library. */
  readonly typesetting: TypesettingCache;
};

export type Handout = { readonly bytes: Uint8Array; readonly pageCount: number };

/** What fills a cell: a slide with its first notes, or notes that go on. */
type Filling = { readonly slide: SetSlide | null; readonly notes: LaidOutNode | null };

const lineEveryPt = 24;
const lineWidthPt = 0.5;
const narrowPt = 300;

/** Speaker notes as pieces: the first for the room at the slide, the others for cells of their own. */
async function setNotes(slide: Slide, { whole, room }: Cell, composer: Composer): Promise<{ readonly galley: LaidOutNode; readonly pieces: readonly LaidOutNode[] } | null> {
  const nodes = slide.children.flatMap((node) => (node.type === 'speakerNotes' ? node.children : []));
  if (nodes.length === 0) return null;
  const role = room.widthPt < narrowPt ? 'closing' : 'body';
  const part = { content: null, at: null, compose: (own: Composer) => composeFlow(nodes, { role, widthPt: room.widthPt, level: 0 }, own) };
  const [galley] = await setGalleys([partGalley(part, room.widthPt)], composer);
  if (galley === undefined) throw new Error('the layout lost the notes of a slide');
  const geometryAt = (yPt: number): Composer['look']['geometry'] => ({ ...composer.look.geometry, areaHeightPt: yPt <= 0 ? room.heightPt : whole.heightPt });
  const pages = makeUp({ text: galley, notes: { galley: null, ids: [] }, floats: new Map(), geometryAt, noteGapPt: 0, floatGapPt: 0, limits: composer.look.tokens.brief }, composer.report);
  return { galley, pieces: pages.flatMap(({ text }) => (text === null ? [] : [text.node])) };
}

function slideBoxes({ parts }: SetSlide, { slide }: Cell, { page, stage }: Composers): readonly PlacedBox[] {
  const scale = slide.widthPt / stage.look.geometry.widthPt;
  const frame = framedBox(slide, { colour: page.look.tokens.colours.rule, linePt: 0.75 });
  const placed = parts.map((part): PlacedBox => ({
    node: { ...part.node, type: 'VIEW' }, leftPt: slide.leftPt + part.leftPt * scale, topPt: slide.topPt + part.topPt * scale, artifact: part.artifact, scale: scale * part.scale,
  }));
  return [...placed, { node: frame, leftPt: slide.leftPt, topPt: slide.topPt, artifact: true }];
}

function ruledLines({ room }: Cell, { page }: Composers): readonly PlacedBox[] {
  const count = Math.floor(room.heightPt / lineEveryPt);
  return Array.from({ length: count }, (_, index) => ({
    node: filledBox({ widthPt: room.widthPt, heightPt: lineWidthPt }, page.look.tokens.colours.rule), leftPt: room.leftPt, topPt: room.topPt + (index + 1) * lineEveryPt - lineWidthPt, artifact: true,
  }));
}

function cellBoxes({ slide, notes }: Filling, cell: Cell, composers: Composers): readonly PlacedBox[] {
  const at = slide === null && cell.room.leftPt === cell.whole.leftPt ? cell.whole : cell.room;
  return [
    ...(slide === null ? [] : slideBoxes(slide, cell, composers)),
    ...(notes === null ? ruledLines(cell, composers) : [{ node: { ...notes, type: 'VIEW' }, leftPt: at.leftPt, topPt: at.topPt, artifact: false }]),
  ];
}

/** `page` composes what stands on the paper, `stage` what stands on slides. */
type Composers = { readonly page: Composer; readonly stage: Composer };

async function openComposers(input: HandoutInput, report: Report): Promise<Composers> {
  const kept = { ...keepNothing(), typesetting: input.typesetting };
  // Lines of slides that miss their measure are the deck's to report.
  const stageReport: Report = (diagnostic) => {
    if (diagnostic.severity === 'error') report(diagnostic);
  };
  return { page: await openComposer(input, { report, kept }), stage: await openComposer(input, { report: stageReport, kept, look: slideLook(input, { lineRatio: 1.4, gapRatio: 0.5, colours: {} }) }) };
}

/**
 * The handout as a tagged PDF; the same input gives the same bytes. A deck without slides gives one empty page.
 *
 * Notes that are longer than the room at their slide go on in the cells after it. Reports missing characters (errors), and of notes
 * what the brief reports of its text.
 */
export async function writeHandout(input: HandoutInput, report: Report): Promise<Handout> {
  const { slides, settings } = input;
  const composers = await openComposers(input, report);
  const { page, stage } = composers;
  const measure = stageMeasurer(input, input.typesetting);
  const ratio = stage.look.geometry.heightPt / stage.look.geometry.widthPt;
  const cellsAt = (pageIndex: number): readonly Cell[] => handoutCells(sidedGeometry(page.look.geometry, pageIndex), settings.slidesPerPage, ratio);
  const [first] = cellsAt(0);
  if (first === undefined) throw new Error('a page of a handout has no cell');
  const fillings: Filling[] = [];
  const read: LaidOutNode[] = [];
  for (const numbered of slides) {
    const set = await setSlide(numbered, { composer: stage, measure });
    const notes = settings.notes ? await setNotes(numbered.slide, first, page) : null;
    const [own = null, ...others] = notes?.pieces ?? [];
    fillings.push({ slide: set, notes: own }, ...others.map((piece) => ({ slide: null, notes: piece })));
    read.push(...set.read, ...(notes === null ? [] : [notes.galley]));
  }
  const pageCount = Math.max(1, Math.ceil(fillings.length / settings.slidesPerPage));
  const indices = Array.from({ length: pageCount }, (_, index) => index);
  const heads = indices.map((index) => ({
    geometry: sidedGeometry(page.look.geometry, index), number: { text: String(index + 1), of: String(pageCount) }, section: page.look.wording.handout, blank: false, opens: false,
  }));
  const margins = await setMarginBoxes(heads, page);
  const pages = indices.map((index): PrintedPage => {
    const margin = margins[index];
    const cells = cellsAt(index);
    const onPage = fillings.slice(index * settings.slidesPerPage, (index + 1) * settings.slidesPerPage);
    const boxes = onPage.flatMap((filling, at) => {
      const cell = cells[at];
      return cell === undefined ? [] : cellBoxes(filling, cell, composers);
    });
    const { widthPt, heightPt } = page.look.geometry;
    return { widthPt, heightPt, boxes: [...(margin === undefined ? [] : [{ node: { ...margin, type: 'VIEW' }, leftPt: 0, topPt: 0, artifact: true }]), ...boxes] };
  });
  const reading = { galleys: read, notes: new Map<string, LaidOutNode>() };
  return { bytes: await writePdf({ pages, reading, frontPageCount: 0 }, input, keepNothing()), pageCount };
}
