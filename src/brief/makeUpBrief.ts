/** Set text, notes and contents → all pages after the cover, with their numbers and running heads. */
import type { Report } from '../diagnostics/diagnostic.js';
import { pageNumbersUnsettled } from '../diagnostics/messages/brief.js';
import { boxOf, contentExtent } from './boxes.js';
import type { Composer } from './composer.js';
import { extractFloats, inkHeightPt } from './extractFloats.js';
import { composeContents } from './frontMatter.js';
import { setGalleys, type Galley } from './galley.js';
import { beginsRight, galleySections, notesOfSections, turnedGeometry } from './landscape.js';
import type { BlockMark, LaidOutNode } from './layoutTree.js';
import { cutPages, dividePages, type MadeUpPage, type PageDivision, type PlacedHeading } from './makeUp.js';
import { eachBox, sortNotes, type SetNotes } from './notesOnPages.js';
import { pageNumber, type PageNumber } from './numberPages.js';
import { pageBreaks } from './pageBreaks.js';
import { sidedGeometry } from './pageGeometry.js';
import { settle } from './settle.js';

/** What stands on pages, laid out. */
export type SetParts = { readonly cover: LaidOutNode | null; readonly block: LaidOutNode | null; readonly abstract: LaidOutNode | null; readonly text: LaidOutNode };

/** A made-up page in its place among all pages. */
export type NumberedPage = MadeUpPage & {
  readonly number: PageNumber;
  /** The first section that begins on the page, or else the one that goes on. */
  readonly section: string;
  /** The title block stands on this page. */
  readonly opens: boolean;
};

export type MadeUpBrief = {
  readonly pages: readonly NumberedPage[];
  /** Heading id → page, 1-based, counted from the cover. */
  readonly pageOf: ReadonlyMap<string, number>;
  /** Pages with numbers of their own before those of the text, with the cover. */
  readonly frontPageCount: number;
  /** Everything in the order of reading, floats where they are written. */
  readonly galley: LaidOutNode;
};

function headingsOf(galley: LaidOutNode): PlacedHeading[] {
  const found: PlacedHeading[] = [];
  eachBox(galley, 0, (node) => {
    if (node.props.block?.heading !== undefined) found.push(node.props.block.heading);
  });
  return found;
}

/** Title block, contents, abstract and text over each other. Contents whose last page is more than half full have their pages to themselves. */
function stacked({ block: opening, abstract, text }: SetParts, contents: LaidOutNode | null, composer: Composer): LaidOutNode {
  const { look, input } = composer;
  const ownPages = contents !== null && (boxOf(contents).height / look.geometry.areaHeightPt) % 1 > 0.5;
  const isRoman = input.metadata.frontPageNumbers === 'roman';
  const start = input.metadata.sectionStart ?? look.tokens.brief.sectionStart;
  const parts = [
    { node: opening, block: { tag: null, unbreakable: true } },
    { node: contents, block: { tag: null } },
    { node: abstract, block: { tag: null, breakBefore: ownPages, unbreakable: true } },
    {
      node: text,
      block: {
        tag: null, startsBody: true, startsRight: start === 'right' || (isRoman && input.metadata.duplex),
        breakBefore: isRoman || start !== 'flow' || (ownPages && abstract === null),
      },
    },
  ] as const;
  let heightPt = 0;
  const children = parts.flatMap(({ node, block }): LaidOutNode[] => {
    if (node === null) return [];
    const topPt = heightPt;
    heightPt += boxOf(node).height;
    return [{ ...node, type: 'VIEW', props: { block }, box: { ...boxOf(node), top: topPt, left: 0 } }];
  });
  return { ...text, box: { ...boxOf(text), height: heightPt }, children };
}

function contentsGalley(listed: readonly PlacedHeading[], numbers: ReadonlyMap<string, string>, { look }: Composer): Galley {
  return { widthPt: look.geometry.measurePt, heightPt: null, content: ['contents', listed, [...numbers]], at: null, compose: (own) => composeContents(listed, numbers, own) };
}

/** A float leaves this share of its page to text. */
const tallestFloatShare = 0.9;
/** A taller table is divided where it is written. */
const tallestMovedTableShare = 0.4;

/** A galley without what floats: figures and tables that ask for it and leave room on their page for their own notes and some text. */
function takeFloats(galley: LaidOutNode, notes: SetNotes, composer: Composer): ReturnType<typeof extractFloats> {
  const { geometry, tokens, style: { metrics } } = composer.look;
  const asking = extractFloats(galley, () => true);
  if (asking.floats.size === 0) return asking;
  const { ofFloat } = sortNotes(notes, asking.text, { floats: asking.floats.values(), limits: { ...tokens.brief, tallPt: 0 } });
  const neededPt = (node: LaidOutNode): number => inkHeightPt(node) + metrics.floatGapPt + ofFloat(node).reduce((sum, note) => sum + boxOf(note).height, metrics.footnoteGapPt);
  const taken = extractFloats(galley, (node, { placed }) => neededPt(node) <= (placed?.sequence === 'table' && placed.placement === 'auto' ? tallestMovedTableShare : tallestFloatShare) * geometry.areaHeightPt);
  // Without any text there is nothing to float beside.
  return contentExtent(taken.text, 0) === null ? { text: galley, floats: new Map() } : taken;
}

/** A section's floats, and its pages. */
type DividedSection = { readonly floats: ReadonlyMap<BlockMark, LaidOutNode>; readonly division: PageDivision };

type MadeUpSections = { readonly pages: readonly MadeUpPage[]; readonly divided: readonly DividedSection[] };

/**
 * Sections that lie one way each, made up by themselves: floats and notes stay within theirs. `known` is how a galley with the
 * same places was divided.
 */
function makeUpSections(galley: LaidOutNode, notes: SetNotes, { composer, known }: { readonly composer: Composer; readonly known: readonly DividedSection[] | null }): MadeUpSections {
  const { look, input, report } = composer;
  const { metrics } = look.style;
  const sections = galleySections(galley);
  const noted = notesOfSections(notes, sections);
  const divided: DividedSection[] = [];
  const pages = sections.flatMap(({ node, landscape }, index) => {
    const own = noted[index] ?? { galley: null, ids: [] };
    const before = known?.[index];
    const taken = landscape ? { text: node, floats: new Map<BlockMark, LaidOutNode>() } : before === undefined ? takeFloats(node, own, composer) : extractFloats(node, (_, block) => before.floats.has(block));
    const geometry = landscape ? turnedGeometry(input.metadata, composer) : look.geometry;
    const matter = { ...taken, notes: own, geometryAt: () => geometry, noteGapPt: metrics.footnoteGapPt, floatGapPt: metrics.floatGapPt, limits: look.tokens.brief };
    const division = before?.division ?? dividePages(matter);
    divided.push({ floats: taken.floats, division });
    const startsRight = index > 0 && beginsRight(node);
    return cutPages(matter, division, report).map((page, at) => (at === 0 && startsRight ? { ...page, startsRight } : page));
  });
  return { pages, divided };
}

/** Whether contents with other numbers take the same room, and may be divided in the same places. */
function sameRoom(a: LaidOutNode | null, b: LaidOutNode | null, { look }: Composer): boolean {
  if (a === null || b === null) return a === b;
  const room = (node: LaidOutNode): string =>
    JSON.stringify([boxOf(node).height, contentExtent(node, 0), pageBreaks(node, { ...look.tokens.brief, tallPt: look.geometry.areaHeightPt })]);
  return room(a) === room(b);
}

/** Pages with an empty one before each that must lie on the right and would not; `before` pages come first. */
function onTheirSides(pages: readonly MadeUpPage[], before: number): MadeUpPage[] {
  const placed: MadeUpPage[] = [];
  for (const page of pages) {
    const isRight = (placed.length + before) % 2 === 0;
    if (page.startsRight && !isRight && placed.length + before > 0) placed.push({ geometry: page.geometry, text: null, floats: [], notes: null, headings: [], startsRight: false, startsBody: false, blank: true });
    placed.push(page);
  }
  return placed;
}

type NumberedPages = Omit<MadeUpBrief, 'galley'>;

function numberPages(pages: readonly MadeUpPage[], { before, isRoman, hasBlock }: { readonly before: number; readonly isRoman: boolean; readonly hasBlock: boolean }): NumberedPages {
  const bodyIndex = pages.findIndex((page) => page.startsBody);
  const frontPageCount = isRoman ? Math.max(0, bodyIndex) + before : 0;
  const sections = runningSections(pages);
  const pageCount = pages.length + before;
  return {
    frontPageCount,
    pages: pages.map((page, index) => ({
      ...page, geometry: sidedGeometry(page.geometry, index + before), section: sections[index] ?? '', opens: hasBlock && index === 0, number: pageNumber(index + before, { frontPageCount, pageCount }),
    })),
    pageOf: new Map(pages.flatMap((page, index) => page.headings.map((heading) => [heading.id, index + before + 1] as const))),
  };
}

/** The first section that begins on a page, or else the one that goes on. */
function runningSections(pages: readonly MadeUpPage[]): string[] {
  const depth = pages.reduce((least, page) => page.headings.reduce((own, heading) => Math.min(own, heading.depth), least), Infinity);
  let current = '';
  return pages.map((page) => {
    const begun = page.headings.filter((heading) => heading.depth === depth);
    const shown = begun[0]?.title ?? current;
    current = begun.at(-1)?.title ?? current;
    return shown;
  });
}

/** Page numbers move the contents, and the contents the page numbers: at most this many rounds. */
const mostRounds = 4;

/** Heading id → printed number of its page. */
export const printedNumbers = (pages: readonly NumberedPage[]): ReadonlyMap<string, string> => new Map(pages.flatMap((page) => page.headings.map((heading) => [heading.id, page.number.text] as const)));

function sameNumbers(a: NumberedPages, b: NumberedPages): boolean {
  const other = printedNumbers(b.pages);
  return a.pageOf.size === b.pageOf.size && [...printedNumbers(a.pages)].every(([id, text]) => other.get(id) === text);
}

type Round = MadeUpBrief & { readonly contents: LaidOutNode | null; readonly divided: readonly DividedSection[] };

/**
 * The pages after the cover. Reports `block-too-tall` for what fits no page, and `page-numbers-unsettled` where the contents
 * move the pages that they name round after round.
 */
export async function makeUpBrief(set: SetParts, notes: SetNotes, composer: Composer): Promise<MadeUpBrief> {
  const { input, report } = composer;
  const front = set.abstract === null ? [] : headingsOf(set.abstract);
  const listed = [...front, ...headingsOf(set.text)].filter((heading) => heading.depth <= input.metadata.tocDepth);
  const { tokens, geometry } = composer.look;
  const isLong = boxOf(set.text).height >= (tokens.brief.contentsFromPages - 1) * geometry.areaHeightPt;
  const withContents = (input.metadata.toc ?? isLong) && listed.length > 1;
  const before = set.cover === null ? 0 : 1;
  let found: Parameters<Report>[0][] = [];
  const round = async (last: Round | null): Promise<Round> => {
    const numbers = last === null ? new Map<string, string>() : printedNumbers(last.pages);
    const contents = withContents
      ? (await setGalleys([contentsGalley(listed, numbers, composer)], composer))[0] ?? null
      : null;
    found = [];
    const galley = stacked(set, contents, composer);
    const known = last !== null && sameRoom(last.contents, contents, composer) ? last.divided : null;
    const { pages, divided } = makeUpSections(galley, notes, { composer: { ...composer, report: (diagnostic) => found.push(diagnostic) }, known });
    const numbered = numberPages(onTheirSides(pages, before), { before, isRoman: input.metadata.frontPageNumbers === 'roman', hasBlock: set.block !== null });
    return { galley, contents, divided, ...numbered };
  };
  const { result, settled } = await settle(round, sameNumbers, withContents ? mostRounds : 1);
  found.forEach(report);
  if (withContents && !settled) report(pageNumbersUnsettled(mostRounds));
  return result;
}
