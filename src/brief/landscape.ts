/** What lies on turned pages: the parts of the text for them, and a set galley → sections of one way of lying each. */
import type { Metadata } from '../document/metadata.js';
import type { Flow } from '../document/nodes.js';
import { paperSizePt } from '../document/paper.js';
import { boxOf, childrenOf } from './boxes.js';
import { composeEach, isLandscape, sectionBreak, type ComposedNode, type Place } from './composeFlow.js';
import { marked, type Composer } from './composer.js';
import type { BlockMark, LaidOutNode } from './layoutTree.js';
import { citedNotes, type SetNotes } from './notesOnPages.js';
import { pageGeometry, type PageGeometry } from './pageGeometry.js';

/** The page turned by 90°: its sides are swapped, the margins keep their places. */
export function turnedGeometry(metadata: Metadata, composer: Composer): PageGeometry {
  const { widthPt, heightPt } = paperSizePt(metadata.paper);
  return pageGeometry({ ...metadata, paper: { widthPt: heightPt, heightPt: widthPt } }, composer.look.tokens.brief);
}

/** A node of the text with the measure of its page. */
export type TextNode = ComposedNode & { readonly widthPt: number };

type Run = { readonly landscape: boolean; readonly nodes: Flow[] };

function runsOf(nodes: readonly Flow[]): readonly Run[] {
  const runs: Run[] = [];
  for (const node of nodes) {
    const landscape = isLandscape(node);
    const last = runs.at(-1);
    if (last?.landscape === landscape) last.nodes.push(node);
    else runs.push({ landscape, nodes: [node] });
  }
  return runs;
}

/** The text's own nodes that show anything; those that ask for it are composed for turned pages. */
export function composeText(nodes: readonly Flow[], composer: Composer): readonly TextNode[] {
  const place: Place = { role: 'body', widthPt: composer.look.geometry.measurePt, level: 0 };
  const turned = turnedGeometry(composer.input.metadata, composer);
  return runsOf(nodes).flatMap((run): readonly TextNode[] => {
    if (!run.landscape) return composeEach(run.nodes, place).map((part) => ({ ...part, widthPt: place.widthPt }));
    return composeEach(run.nodes, { ...place, widthPt: turned.measurePt, turned: true }).map((part) => ({
      ...part,
      widthPt: turned.measurePt,
      content: ['landscape', part.content],
      compose: (own) => {
        const composed = part.compose({ ...own, look: { ...own.look, geometry: turned } });
        return composed.length === 0 ? [] : [marked({ tag: null, landscape: true, ...startOf(part.node, place, own) }, ...composed)];
      },
    }));
  });
}

/** Content that begins with a section's heading begins where the section does. */
function startOf(node: Flow, place: Place, composer: Composer): Pick<BlockMark, 'breakBefore' | 'startsRight'> {
  const first = node.type === 'div' ? node.children[0] : undefined;
  return first === undefined ? {} : sectionBreak(first, place, composer);
}

/** A stretch of the galley whose pages lie one way. */
export type GalleySection = { readonly node: LaidOutNode; readonly landscape: boolean };

/** The text's own nodes lie at most so deep in a galley. */
const deepest = 4;

const holdsLandscape = (node: LaidOutNode, depth: number): boolean =>
  node.props.block?.landscape === true || (depth < deepest && childrenOf(node).some((child) => holdsLandscape(child, depth + 1)));

function split(node: LaidOutNode, depth: number): readonly GalleySection[] {
  if (node.props.block?.landscape === true) return [{ node, landscape: true }];
  if (!holdsLandscape(node, depth)) return [{ node, landscape: false }];
  const groups: { readonly landscape: boolean; readonly children: LaidOutNode[] }[] = [];
  for (const child of childrenOf(node)) {
    const { top } = boxOf(child);
    for (const { node: piece, landscape } of split(child, depth + 1)) {
      // pieces of a child stand in its coordinates
      const placed = piece === child ? piece : { ...piece, box: { ...boxOf(piece), top: top + boxOf(piece).top } };
      const last = groups.at(-1);
      if (last?.landscape === landscape) last.children.push(placed);
      else groups.push({ landscape, children: [placed] });
    }
  }
  return groups.map(({ landscape, children }, index): GalleySection => {
    const first = children[0];
    const last = children.at(-1);
    const topPt = first === undefined ? 0 : boxOf(first).top;
    const bottomPt = last === undefined ? 0 : boxOf(last).top + boxOf(last).height;
    const { block } = node.props;
    // what begins with the box has begun in its first piece
    const props = index === 0 || block === undefined ? node.props : { ...node.props, block: { tag: null } };
    const moved = children.map((child) => ({ ...child, box: { ...boxOf(child), top: boxOf(child).top - topPt } }));
    return { landscape, node: { ...node, props, children: moved, box: { ...boxOf(node), top: topPt, height: bottomPt - topPt } } };
  });
}

/** A galley as sections, in order; one where nothing in it is turned. */
export const galleySections = (galley: LaidOutNode): readonly GalleySection[] => split(galley, 0);

/** Whether what comes first in a section asks for a right-hand page. */
export function beginsRight(node: LaidOutNode): boolean {
  if (node.props.block?.startsRight === true) return true;
  const first = childrenOf(node).find((child) => boxOf(child).height > 0);
  return first !== undefined && first.lines === undefined && beginsRight(first);
}

/** The notes of each section: those whose first mark stands in it. */
export function notesOfSections(notes: SetNotes, sections: readonly GalleySection[]): readonly SetNotes[] {
  const { galley, ids } = notes;
  if (galley === null || sections.length === 1) return sections.map(() => notes);
  const seen = new Set<string>();
  const boxes = childrenOf(galley);
  return sections.map(({ node }) => {
    const own = new Set(citedNotes(node).map(({ identifier }) => identifier).filter((identifier) => !seen.has(identifier)));
    own.forEach((identifier) => seen.add(identifier));
    const children = boxes.filter((_, index) => own.has(ids[index] ?? ''));
    return { galley: children.length === 0 ? null : { ...galley, children }, ids: ids.filter((id) => own.has(id)) };
  });
}

/** Notes whose first mark stands on a turned page. */
export function notesOnTurnedPages(galley: LaidOutNode): ReadonlySet<string> {
  const turned = new Set<string>();
  const seen = new Set<string>();
  for (const { node, landscape } of galleySections(galley)) {
    for (const { identifier } of citedNotes(node)) {
      if (landscape && !seen.has(identifier)) turned.add(identifier);
      seen.add(identifier);
    }
  }
  return turned;
}
