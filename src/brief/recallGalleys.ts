/** Galleys that an earlier brief has set → taken as they were kept; the others are set and kept. */
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { contentKey } from '../document/contentKey.js';
import type { Position } from '../document/position.js';
import type { KeptResults } from '../keptResults.js';
import { childrenOf } from './boxes.js';
import type { SetBlock, Told } from './briefKept.js';
import type { Composer } from './composer.js';
import type { Galley, GalleyOrder } from './galley.js';
import type { LaidOutNode } from './layoutTree.js';
import { stillTrue, trackInput, type Use } from '../trackInput.js';

type SetAll = (orders: readonly GalleyOrder[]) => Promise<readonly LaidOutNode[]>;

/** A galley that has to be set, and what is noted while it is. */
type Fresh = { readonly index: number; readonly key: string; readonly order: GalleyOrder; readonly told: Told[]; readonly uses: () => readonly Use[] };

/** The galley under a composer of its own, that notes what is reported and read. */
function noting({ index, key, galley }: { readonly index: number; readonly key: string; readonly galley: Galley }, composer: Composer): Fresh {
  const told: Told[] = [];
  const { input, uses } = trackInput(composer.input);
  const own: Composer = {
    ...composer,
    input,
    report: (diagnostic) => { told.push({ diagnostic, once: null }); },
    reportOnce: (once, diagnostic) => { told.push({ diagnostic, once }); },
  };
  return { index, key, order: { galley, composer: own }, told, uses };
}

/** What make-up and painting need of a box: without the elements it was made from, which hold their whole manuscript. */
function bare(node: LaidOutNode): LaidOutNode {
  const { block, painted, paint } = node.props;
  const props = { ...(block === undefined ? {} : { block }), ...(painted === undefined ? {} : { painted }), ...(paint === undefined ? {} : { paint }) };
  return { ...node, props, children: childrenOf(node).map(bare) };
}

type Shift = { readonly file: string; readonly lines: number };

function shiftedPosition(position: Position, { file, lines }: Shift): Position {
  if (position.file !== file) return position;
  const { start, end } = position;
  return { file, start: { ...start, line: start.line + lines }, end: { ...end, line: end.line + lines } };
}

function shiftedNode(node: LaidOutNode, shift: Shift): LaidOutNode {
  const { block } = node.props;
  const own = block === undefined ? {} : { block: { ...block, ...(block.position === undefined ? {} : { position: shiftedPosition(block.position, shift) }) } };
  const props = { ...node.props, ...own };
  return { ...node, props, children: childrenOf(node).map((child) => shiftedNode(child, shift)) };
}

const shiftedDiagnostic = (diagnostic: Diagnostic, shift: Shift): Diagnostic =>
  diagnostic.position === null ? diagnostic : { ...diagnostic, position: shiftedPosition(diagnostic.position, shift) };

/** The block where its manuscript has it now. What the brief shows a second time is a copy: marks tell boxes apart. */
function moved(block: SetBlock, at: Position | null, shown: Set<LaidOutNode>): SetBlock {
  const line = at?.start.line ?? block.line;
  if (line === block.line && !shown.has(block.page)) return block;
  const shift = { file: at?.file ?? '', lines: line - block.line };
  return {
    ...block,
    page: shiftedNode(block.page, shift),
    line,
    told: block.told.map(({ diagnostic, once }) => ({ diagnostic: shiftedDiagnostic(diagnostic, shift), once })),
  };
}

function repeat(told: readonly Told[], composer: Composer): void {
  for (const { diagnostic, once } of told) {
    if (once === null) composer.report(diagnostic);
    else composer.reportOnce(once, diagnostic);
  }
}

/**
 * The galleys, in order, as they were kept where nothing has changed that they were set from: their nodes, the look, and what
 * they read of tables and metadata. What setting them reported is reported again.
 */
export async function recallGalleys(galleys: readonly Galley[], { composer, blocks, setAll }: { readonly composer: Composer; readonly blocks: KeptResults<SetBlock>; readonly setAll: SetAll }): Promise<readonly LaidOutNode[]> {
  const { shown } = composer;
  const found = galleys.map(({ widthPt, heightPt, content, at }, index) => {
    const key = `${composer.lookKey}|${at?.file ?? ''}|${widthPt}|${String(heightPt)}|${contentKey(content, at)}`;
    const known = blocks.find(key);
    const block = known !== undefined && stillTrue(known.uses, composer.input) ? moved(known, at, shown) : null;
    if (block !== null) shown.add(block.page);
    return { index, key, block };
  });
  const fresh = found.flatMap(({ index, key, block }) => {
    const galley = galleys[index];
    return block === null && galley !== undefined ? [noting({ index, key, galley }, composer)] : [];
  });
  const pages = await setAll(fresh.map(({ order }) => order));
  const set = new Map(fresh.map(({ index, order, told, uses }, at) => {
    const page = pages[at];
    if (page === undefined) throw new Error('the layout lost a galley');
    return [index, { page: bare(page), line: order.galley.at?.start.line ?? 0, told, uses: uses() }];
  }));
  return found.flatMap(({ index, key, block }) => {
    const kept = block ?? set.get(index);
    if (kept === undefined) return [];
    blocks.keep(key, kept);
    shown.add(kept.page);
    repeat(kept.told, composer);
    return [kept.page];
  });
}
