/** Block marks → structure elements of a tagged PDF, in the order in which they are painted. */
import type { BlockMark, StructureTag } from './layoutTree.js';
import type { PdfDocument, StructureElement } from './pdfDocument.js';

/** An element that content is painted into, or the mark of what readers skip. */
export type Tagged = { readonly kind: 'artifact' } | { readonly kind: 'element'; readonly tag: StructureTag; readonly element: StructureElement };

export const artifact: Tagged = { kind: 'artifact' };

export type Structure = {
  /** The top element, `Document`. */
  readonly root: StructureElement;
  /** The element of a box inside `parent`: the same for each part of a box that goes over pages. */
  readonly elementOf: (block: BlockMark | undefined, parent: StructureElement) => { readonly inner: StructureElement; readonly tagged: Tagged | null };
  /** A new element for text that no box claims. */
  readonly paragraphIn: (parent: StructureElement) => Tagged;
  /** Ends the tree; call after everything is painted. */
  readonly end: () => void;
};

/** Attributes of an element: what stands in for a picture, its language, what a head cell is the head of. */
function attributesOf(block: BlockMark): Record<string, unknown> {
  return {
    ...(block.alt === undefined ? {} : { alt: block.alt }),
    ...(block.lang === undefined ? {} : { lang: block.lang }),
    ...(block.tag === 'TH' ? { scope: 'Column' } : {}),
    ...(block.tag === 'Figure' || block.tag === 'Formula' ? { placement: 'Block' } : {}),
  };
}

/** The structure tree of one document. ISO 32000-1, 14.7 and 14.8. */
export function openStructure(doc: PdfDocument): Structure {
  const root = doc.struct('Document');
  doc.addStructure(root);
  const elements = new Map<BlockMark, StructureElement>();
  const elementFor = (block: BlockMark, tag: StructureTag, parent: StructureElement): StructureElement => {
    const known = elements.get(block);
    if (known !== undefined) return known;
    const element = doc.struct(tag, attributesOf(block));
    parent.add(element);
    elements.set(block, element);
    return element;
  };
  return {
    root,
    elementOf: (block, parent) => {
      if (block === undefined || block.tag === null) return { inner: parent, tagged: null };
      if (block.tag === 'Artifact') return { inner: parent, tagged: artifact };
      const element = elementFor(block, block.tag, parent);
      return { inner: element, tagged: { kind: 'element', tag: block.tag, element } };
    },
    paragraphIn: (parent) => {
      const element = doc.struct('P');
      parent.add(element);
      return { kind: 'element', tag: 'P', element };
    },
    end: () => {
      root.end();
    },
  };
}
