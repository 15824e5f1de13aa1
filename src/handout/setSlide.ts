/** A planned slide → its parts, set at the stage's size and placed on it. */
import { childrenOf, contentExtent } from '../brief/boxes.js';
import { composeFlow, phrasingElement, wordsElement, type Place } from '../brief/composeFlow.js';
import { marked, type Composer } from '../brief/composer.js';
import { composeNote } from '../brief/frontMatter.js';
import { partGalley, setGalleys, type ColumnPart } from '../brief/galley.js';
import type { LaidOutNode } from '../brief/layoutTree.js';
import { citedNotes } from '../brief/notesOnPages.js';
import type { Slide } from '../deck/planSlides.js';
import type { Flow, Phrasing } from '../document/nodes.js';
import { mapFlow, type TreeMapper } from '../document/visit.js';
import { filledBox } from './plainBoxes.js';

/** A part of a slide; lengths in points from the stage's top left corner. */
export type SlidePart = { readonly node: LaidOutNode; readonly leftPt: number; readonly topPt: number; readonly scale: number; readonly artifact: boolean };

export type SetSlide = { readonly parts: readonly SlidePart[]; /** Those that are read, in order. */ readonly read: readonly LaidOutNode[] };

export type NumberedSlide = { readonly slide: Slide; /** Null where it is not counted. */ readonly number: string | null };

const headingGapPt = 8;
const notesGapPt = 6;
/** Rounds in which figures are made to fit the room that the rest of a slide leaves. */
const mostRounds = 4;

const bodyPlace = ({ look }: Composer): Place => ({ role: 'body', widthPt: look.geometry.measurePt, level: 0 });

async function setPart(compose: ColumnPart['compose'], composer: Composer): Promise<LaidOutNode> {
  const [page] = await setGalleys([partGalley({ content: null, at: null, compose }, composer.look.geometry.measurePt)], composer);
  const column = page === undefined ? undefined : childrenOf(page)[0];
  if (column === undefined) throw new Error('the layout lost a slide');
  return column;
}

/** Space above the first and below the last ink belongs to nothing on a slide. */
function inkOf(node: LaidOutNode): { readonly topPt: number; readonly heightPt: number } {
  const extent = contentExtent(node, 0);
  return extent === null ? { topPt: 0, heightPt: 0 } : { topPt: extent.topPt, heightPt: extent.bottomPt - extent.topPt };
}

/** Figures of a slide are as wide as they can be, whatever their natural size. */
const widened: TreeMapper = { flow: (node) => [node.type === 'figure' && node.widthPercent === null ? { ...node, widthPercent: 100 } : node], phrasing: (node) => [node] };

/** Change of the height below which a slide is done. */
const closePt = 4;

/** The slide's heading, of the size of its kind. */
function headingOf({ heading, kind, id, part }: Slide, { look }: Composer): Flow | null {
  if (heading === null) return null;
  const goesOn: readonly Phrasing[] = part === undefined ? [] : [{ type: 'text', position: heading.position, value: look.wording.slidePart(part.number, part.count) }];
  return { ...heading, depth: kind === 'section' ? 1 : 2, attributes: { ...heading.attributes, id }, children: [...heading.children, ...goesOn] };
}

/** The body with its figures as tall as the room lets them be. */
async function setBody(slide: Slide, roomPt: number, composer: Composer): Promise<LaidOutNode> {
  const nodes = mapFlow(slide.children, widened);
  const setAt = (figurePt: number): Promise<LaidOutNode> => {
    const look = { ...composer.look, geometry: { ...composer.look.geometry, areaHeightPt: figurePt } };
    return setPart((own) => composeFlow(nodes, bodyPlace(own), { ...own, look }), composer);
  };
  let figurePt = roomPt;
  let body = await setAt(figurePt);
  if (nodes === slide.children) return body;
  for (let round = 1; round < mostRounds; round += 1) {
    const freePt = roomPt - inkOf(body).heightPt;
    if (freePt >= 0 && freePt < closePt) break;
    figurePt = Math.max(roomPt * 0.2, figurePt + freePt - closePt / 2);
    const changed = await setAt(figurePt);
    if (inkOf(changed).heightPt > roomPt && freePt > 0) break;
    body = changed;
  }
  return body;
}

/** The footnotes that a slide's own text cites, in order. */
async function setFootnotes(body: LaidOutNode, composer: Composer): Promise<LaidOutNode | null> {
  const cited = citedNotes(body);
  return cited.length === 0 ? null : await setPart((own) => cited.map(({ identifier }) => composeNote(identifier, own)), composer);
}

async function titleParts(slide: Slide, composer: Composer): Promise<readonly LaidOutNode[]> {
  const { metadata } = composer.input;
  const by = metadata.authors.map(({ name, affiliation }) => [name, affiliation].filter((part) => part !== null).join(composer.look.lang === 'zh' ? '　' : ', '));
  const lines = [metadata.organisation, ...by, metadata.date, metadata.status].filter((line) => line !== null);
  const title = await setPart((own) => [marked({ tag: 'H1', ids: [slide.id], heading: { depth: 1, title: metadata.title, id: slide.id } }, phrasingElement({ nodes: metadata.titlePhrasing, position: null }, 'title', own))], composer);
  const subtitle = metadata.subtitle === null ? [] : [await setPart((own) => [marked({ tag: 'P' }, wordsElement(metadata.subtitle ?? '', 'subtitle', own))], composer)];
  const imprint = lines.length === 0 ? [] : [await setPart((own) => lines.map((line) => marked({ tag: 'P' }, wordsElement(line, 'callout', own))), composer)];
  return [title, ...subtitle, ...imprint];
}

const stacked = (nodes: readonly LaidOutNode[], gapPt: number): number => nodes.reduce((sum, node) => sum + inkOf(node).heightPt, 0) + gapPt * Math.max(0, nodes.length - 1);

/** Parts below each other from a height on. */
function place(nodes: readonly LaidOutNode[], at: { readonly leftPt: number; readonly topPt: number; readonly gapPt: number }): readonly SlidePart[] {
  let { topPt } = at;
  return nodes.map((node) => {
    const ink = inkOf(node);
    const part = { node, leftPt: at.leftPt, topPt: topPt - ink.topPt, scale: 1, artifact: false };
    topPt += ink.heightPt + at.gapPt;
    return part;
  });
}

/** A heading and a body; what the body misses in room after all, it is made smaller by: nothing of a slide is cut off. */
export async function setSlide({ slide, number }: NumberedSlide, composer: Composer): Promise<SetSlide> {
  const { geometry } = composer.look;
  const foot = await setFoot(number, composer);
  if (slide.kind === 'title') {
    const nodes = await titleParts(slide, composer);
    const parts = place(nodes, { leftPt: geometry.leftPt, topPt: Math.max(geometry.topPt, (geometry.heightPt - stacked(nodes, headingGapPt)) / 2), gapPt: headingGapPt });
    return { parts: [accentBar(composer), ...parts], read: nodes };
  }
  const title = headingOf(slide, composer);
  const heading = title === null ? null : await setPart((own) => composeFlow([title], bodyPlace(own), own), composer);
  const headPt = heading === null ? 0 : inkOf(heading).heightPt + headingGapPt;
  const footTopPt = geometry.topPt + geometry.areaHeightPt;
  let body = await setBody(slide, geometry.areaHeightPt - headPt, composer);
  const footnotes = await setFootnotes(body, composer);
  const notesPt = footnotes === null ? 0 : inkOf(footnotes).heightPt + notesGapPt;
  const roomPt = geometry.areaHeightPt - headPt - notesPt;
  if (footnotes !== null) body = await setBody(slide, roomPt, composer);
  const ink = inkOf(body);
  const scale = Math.min(1, roomPt / Math.max(1, ink.heightPt));
  const isLow = slide.kind === 'section' || ink.heightPt === 0;
  const topPt = isLow ? geometry.topPt + Math.max(0, (geometry.areaHeightPt - headPt - ink.heightPt - notesPt) * 0.42) : geometry.topPt;
  const parts: SlidePart[] = [
    ...(heading === null ? [] : place([heading], { leftPt: geometry.leftPt, topPt, gapPt: 0 })),
    { node: body, leftPt: geometry.leftPt, topPt: topPt + headPt - ink.topPt * scale, scale, artifact: false },
    ...(footnotes === null ? [] : place([footnotes], { leftPt: geometry.leftPt, topPt: footTopPt - notesPt + notesGapPt, gapPt: 0 })),
    ...foot,
  ];
  return { parts, read: [...(heading === null ? [] : [heading]), body, ...(footnotes === null ? [] : [footnotes])] };
}

/** The number at the foot, as the deck shows it. */
async function setFoot(number: string | null, composer: Composer): Promise<readonly SlidePart[]> {
  if (number === null) return [];
  const { geometry, style } = composer.look;
  const right = { ...composer.look, style: { ...style, roles: { ...style.roles, closing: { ...style.roles.closing, align: 'right' as const } } } };
  const node = await setPart((own) => [wordsElement(number, 'closing', { ...own, look: right })], composer);
  return [{ node, leftPt: geometry.leftPt, topPt: geometry.heightPt - geometry.topPt * 0.9, scale: 1, artifact: true }];
}

const accentBar = ({ look }: Composer): SlidePart => ({
  node: filledBox({ widthPt: 6, heightPt: look.geometry.heightPt }, look.tokens.colours.accent), leftPt: 0, topPt: 0, scale: 1, artifact: true,
});

