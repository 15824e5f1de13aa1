/** Laid-out boxes → the structure elements that their text and drawings belong to, in reading order. */
import { childrenOf, isText } from './boxes.js';
import type { BlockMark, LaidOutNode } from './layoutTree.js';
import { StructureTree, type StructureElement, type StructureTag } from './structureTree.js';

/** Why readers of the structure skip something: it is repeated on pages, or decoration. ISO 32000-1, 14.8.2.2 */
export type Artifact = {
  readonly kind: 'artifact';
  readonly type: 'Pagination' | 'Layout';
  /** What leads somewhere in it is read all the same: a link belongs to an element. PDF/UA-1, 7.18.5 */
  readonly readsLinks?: boolean;
};
/** An element that content is painted into, or the mark of what readers skip. */
export type Tagged = Artifact | { readonly kind: 'element'; readonly element: StructureElement };

export const decoration: Artifact = { kind: 'artifact', type: 'Layout' };
export const pagination: Artifact = { kind: 'artifact', type: 'Pagination' };
export const marginBox: Artifact = { ...pagination, readsLinks: true };

/** What is known around a box. */
export type TagPlace = {
  readonly parent: StructureElement;
  /** What the nearest box around says; null where none has said anything. */
  readonly tagged: Tagged | null;
  /** In a list item before its body: what the template draws there stands for these words. */
  readonly drawnLabel: string | null;
};

/** What a box is, and what is around its children. */
export type TaggedBox = { readonly own: Tagged; readonly within: TagPlace };

/** Tags that hold text of their own; text in any other box makes a paragraph in it. */
const holdsText: ReadonlySet<StructureTag> = new Set(['P', 'H1', 'H2', 'H3', 'H4', 'H5', 'H6', 'Lbl', 'TH', 'TD', 'Code', 'Formula', 'Figure', 'Reference', 'BibEntry']);
const placed: ReadonlySet<StructureTag> = new Set(['Figure', 'Formula', 'Table']);
const headingTags = ['H1', 'H2', 'H3', 'H4', 'H5', 'H6'] as const;

/** What is read, in order, wherever its parts come to stand: floats where they are written, each note by its identifier. */
export type ReadingOrder = { readonly galleys: readonly LaidOutNode[]; readonly notes: ReadonlyMap<string, LaidOutNode> };

export class Structure {
  readonly tree = new StructureTree();
  /** By the mark of a box or by a text's own properties: the same for each part of a box that goes over pages. */
  private readonly elements = new Map<object, StructureElement>();
  /** Depths of the headings that are open. */
  private readonly depths: number[] = [];

  get top(): TagPlace {
    return { parent: this.tree.root, tagged: null, drawnLabel: null };
  }

  /** What a box is. Elements come to be in the order of the calls. */
  tag(node: LaidOutNode, around: TagPlace): TaggedBox {
    if (around.tagged?.kind === 'artifact') return { own: around.tagged, within: around };
    const { block } = node.props;
    const { parent } = around;
    if (block?.tag === 'Artifact') {
      const own = block.repeat === true ? pagination : decoration;
      return { own, within: { ...around, tagged: own } };
    }
    if (block != null && block.tag !== null) {
      const element = this.elementFor(block, parent, { ...block, tag: block.tag });
      const own: Tagged = { kind: 'element', element };
      return { own, within: { parent: element, tagged: holdsText.has(element.tag) ? own : null, drawnLabel: block.drawnLabel ?? null } };
    }
    if (isText(node)) return { own: around.tagged ?? { kind: 'element', element: this.elementFor(node.props, parent, { tag: 'P' }) }, within: around };
    if (node.type !== 'CANVAS') return { own: around.tagged ?? decoration, within: around };
    // A template's own canvas is decoration, unless it stands for the label of a list item.
    if (node.props.painted === undefined) {
      const words = around.drawnLabel;
      return { own: words === null ? decoration : { kind: 'element', element: this.elementFor(node.props, parent, { tag: 'Lbl', actualText: words }) }, within: around };
    }
    return { own: around.tagged ?? decoration, within: around };
  }

  /** Figures, formulas and tables say where on the page they are. 14.8.5.4.3 */
  place(element: StructureElement, area: Parameters<StructureTree['place']>[1]): void {
    if (placed.has(element.tag)) this.tree.place(element, area);
  }

  private elementFor(key: object, parent: StructureElement, block: Omit<BlockMark, 'tag'> & { readonly tag: StructureTag }): StructureElement {
    const known = this.elements.get(key);
    if (known !== undefined) return known;
    const element = this.tree.add(block.heading === undefined ? block.tag : this.headingTag(block.heading.depth), parent, block);
    this.elements.set(key, element);
    return element;
  }

  /** Levels follow each other without a gap from H1 on, whatever depths the author used. PDF/UA-1, 7.4.2 */
  private headingTag(depth: number): StructureTag {
    while ((this.depths.at(-1) ?? 0) >= depth) this.depths.pop();
    return headingTags[this.depths.push(depth) - 1] ?? 'H6';
  }

  /**
   * Makes the elements of galleys in the order in which they are read, whatever page and place of it their boxes come to.
   * Each note follows the outermost element that cites it first.
   */
  readInOrder({ galleys, notes }: ReadingOrder): void {
    const waiting = new Map(notes);
    let cited: LaidOutNode[] = [];
    const read = (node: LaidOutNode, around: TagPlace): void => {
      const { within } = this.tag(node, around);
      for (const identifier of isText(node) ? citedIn(node) : []) {
        const note = waiting.get(identifier);
        if (note !== undefined) cited.push(note);
        waiting.delete(identifier);
      }
      for (const child of childrenOf(node)) read(child, within);
      if (around.parent !== this.tree.root || (within.parent === this.tree.root && !isText(node))) return;
      const following = cited;
      cited = [];
      for (const note of following) read(note, this.top);
    };
    for (const galley of galleys) read(galley, this.top);
  }
}

const footnoteMark = 'footnote:';

function citedIn({ lines = [] }: LaidOutNode): string[] {
  return lines.flatMap(({ set }) => set.items.flatMap((item) => (item.mark?.startsWith(footnoteMark) === true ? [item.mark.slice(footnoteMark.length)] : [])));
}
