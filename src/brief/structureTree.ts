/** Structure elements and what is painted into them → the objects of a tagged PDF's structure tree. ISO 32000-1, 14.7 and 14.8. */
import { printObject, type ObjectNumber } from './pdfObjects.js';

/** Standard structure types of ISO 32000-1, 14.8.4, that the brief uses. */
export type StructureTag =
  | 'Document' | 'Sect' | 'Div' | 'P' | 'H1' | 'H2' | 'H3' | 'H4' | 'H5' | 'H6'
  | 'L' | 'LI' | 'Lbl' | 'LBody' | 'Table' | 'THead' | 'TBody' | 'TR' | 'TH' | 'TD'
  | 'Figure' | 'Caption' | 'BlockQuote' | 'Note' | 'Reference' | 'Link' | 'Span' | 'Code' | 'Formula' | 'TOC' | 'TOCI' | 'BibEntry';

/** 14.8.5.5: what stands before the items. */
export type ListNumbering = 'Decimal' | 'Disc' | 'Square' | 'None';

export type ElementAttributes = {
  /** Stands in for a picture or a formula. */
  readonly alt?: string;
  /** The text that a drawing stands for. */
  readonly actualText?: string;
  readonly lang?: string;
  /** Found from the text rather than given by the author; the text inside is still set in the language around it. */
  readonly foundLang?: string;
  readonly numbering?: ListNumbering;
  readonly scope?: 'Column' | 'Row';
  readonly columnSpan?: number;
  readonly rowSpan?: number;
};

/** A stretch of a page's content, or an annotation on it. */
type Content = { readonly kind: 'marked'; readonly page: ObjectNumber; readonly mcid: number } | { readonly kind: 'annotation'; readonly page: ObjectNumber; readonly object: ObjectNumber };

/** A box on a page, from the page's bottom left corner. */
type Bounds = { readonly page: ObjectNumber; readonly corners: readonly [left: number, bottom: number, right: number, top: number] };

export type StructureElement = {
  readonly kind: 'element';
  readonly tag: StructureTag;
  readonly attributes: ElementAttributes;
  readonly parent: StructureElement | null;
  readonly children: (StructureElement | Content)[];
  /** Where it is; null before it is painted, and `several` once it goes over pages. */
  bounds: Bounds | 'several' | null;
};

/** What the tree needs of the file. */
export type StructureFile = {
  /** The number of a new object, which the caller prints itself. */
  reserve: () => ObjectNumber;
  writePrinted: (object: ObjectNumber, text: string) => void;
};

/** What the document's catalogue refers to as `StructTreeRoot`. */
export type PrintedTree = Readonly<Record<'K' | 'ParentTree' | 'ParentTreeNextKey' | 'IDTree', unknown>>;

/** Inline types and illustrations, where they stand among paragraphs: `Placement` makes them blocks. 14.8.4.4 */
const placedAsBlocks: ReadonlySet<StructureTag> = new Set(['Figure', 'Formula', 'Code', 'Note', 'BibEntry']);
const blockParents: ReadonlySet<StructureTag> = new Set(['Document', 'Sect', 'Div', 'BlockQuote', 'LBody', 'Note', 'TD']);
/** Elements that count although they may be empty: a table's rows have all their cells. */
const keptEmpty: ReadonlySet<StructureTag> = new Set(['TR', 'TH', 'TD', 'LBody']);

/** The tree of one document. Elements stand in the order in which they were added, content in the order in which it was painted. */
export class StructureTree {
  readonly root: StructureElement = { kind: 'element', tag: 'Document', attributes: {}, parent: null, children: [], bounds: null };
  /** By the keys of pages and annotations: the element of each marked-content identifier, or the annotation's. 14.7.4.4 */
  private readonly parents: (StructureElement | StructureElement[])[] = [];
  /** Of the children of the root that were made: where each stands, and the last one that has been painted into. */
  private readonly order = new Map<StructureElement, number>();
  private reached = -1;
  /** By the place of the child of the root that they follow. */
  private readonly atPageHeads = new Map<number, StructureElement[]>();
  private page: { readonly object: ObjectNumber; readonly heightPt: number; readonly elements: StructureElement[] } | null = null;

  /** A new element at the end of `parent`. */
  add(tag: StructureTag, parent: StructureElement, attributes: ElementAttributes = {}): StructureElement {
    const element: StructureElement = { kind: 'element', tag, attributes, parent, children: [], bounds: null };
    if (parent === this.root) this.order.set(element, parent.children.length);
    parent.children.push(element);
    return element;
  }

  /** A new element that is read before all that begins on the page, if it is painted before that. */
  addAtPageHead(tag: StructureTag): StructureElement {
    const element: StructureElement = { kind: 'element', tag, attributes: {}, parent: this.root, children: [], bounds: null };
    const before = this.atPageHeads.get(this.reached);
    if (before === undefined) this.atPageHeads.set(this.reached, [element]);
    else before.push(element);
    return element;
  }

  /** What follows is on this page. Returns the page's `StructParents`. */
  openPage(object: ObjectNumber, heightPt: number): number {
    const elements: StructureElement[] = [];
    this.page = { object, heightPt, elements };
    return this.parents.push(elements) - 1;
  }

  /** The marked-content identifier of a new stretch of the page that belongs to an element. */
  mark(element: StructureElement): number {
    const { object, elements } = this.openedPage();
    const mcid = elements.push(element) - 1;
    element.children.push({ kind: 'marked', page: object, mcid });
    let top = element;
    while (top.parent !== null && top.parent !== this.root) top = top.parent;
    this.reached = Math.max(this.reached, this.order.get(top) ?? -1);
    return mcid;
  }

  /** The `StructParent` of an annotation that belongs to an element. */
  annotationKey(element: StructureElement): number {
    return this.parents.push(element) - 1;
  }

  addAnnotation(element: StructureElement, object: ObjectNumber): void {
    element.children.push({ kind: 'annotation', page: this.openedPage().object, object });
  }

  /** Where an element is on the page. Lengths from the page's top left corner. */
  place(element: StructureElement, area: { readonly xPt: number; readonly yPt: number; readonly widthPt: number; readonly heightPt: number }): void {
    const { object, heightPt } = this.openedPage();
    const top = heightPt - area.yPt;
    const corners = [area.xPt, top - area.heightPt, area.xPt + area.widthPt, top] as const;
    element.bounds = element.bounds === null ? { page: object, corners } : 'several';
  }

  /** Writes every element that something belongs to; `treeRoot` is the object of the tree itself. */
  write(file: StructureFile, treeRoot: ObjectNumber): PrintedTree {
    const { children } = this.root;
    children.splice(0, children.length, ...(this.atPageHeads.get(-1) ?? []), ...children.flatMap((child, place) => [child, ...(this.atPageHeads.get(place) ?? [])]));
    const numbers = new Map<StructureElement, ObjectNumber>();
    const ids: [id: string, ObjectNumber][] = [];
    const reserve = (element: StructureElement): void => {
      numbers.set(element, file.reserve());
      for (const child of element.children) if (child.kind === 'element' && hasContent(child)) reserve(child);
    };
    reserve(this.root);
    for (const [element, number] of numbers) {
      // PDF/UA-1, 7.9: notes have identifiers.
      const id = element.tag === 'Note' ? `note-${String(ids.length + 1).padStart(6, '0')}` : null;
      if (id !== null) ids.push([id, number]);
      file.writePrinted(number, printElement(element, { numbers, treeRoot, id }));
    }
    const parentTree = file.reserve();
    file.writePrinted(parentTree, `<</Nums[${this.parents.map((parent, key) => `${key} ${printParents(parent, numbers)}`).join(' ')}]>>`);
    const idTree = { Names: ids.flatMap(([id, number]) => [pdfText(id), number]) };
    return { K: [numbers.get(this.root)], ParentTree: parentTree, ParentTreeNextKey: this.parents.length, IDTree: ids.length === 0 ? undefined : idTree };
  }

  private openedPage() {
    if (this.page === null) throw new Error('a structure element got content before there was a page');
    return this.page;
  }
}

/** pdfkit writes a primitive string as a name and a String object as text. */
const pdfText = (text: string): object => new String(text);

const hasContent = (element: StructureElement): boolean =>
  keptEmpty.has(element.tag) || element.children.some((child) => child.kind !== 'element' || hasContent(child));

function printParents(parent: StructureElement | readonly StructureElement[], numbers: ReadonlyMap<StructureElement, ObjectNumber>): string {
  const printed = (element: StructureElement): string => String(numbers.get(element) ?? 'null');
  return 'tag' in parent ? printed(parent) : `[${parent.map(printed).join(' ')}]`;
}

/** Attribute objects by their owners. 14.8.5 */
function attributeObjects({ tag, attributes, parent, bounds }: StructureElement): readonly object[] {
  const { scope, columnSpan = 1, rowSpan = 1, numbering } = attributes;
  const layout = {
    ...(placedAsBlocks.has(tag) && parent !== null && blockParents.has(parent.tag) ? { Placement: 'Block' } : {}),
    ...(bounds === null || bounds === 'several' ? {} : { BBox: bounds.corners.map((length) => Math.round(length * 100) / 100) }),
  };
  const table = {
    ...(scope === undefined ? {} : { Scope: scope }),
    ...(columnSpan === 1 ? {} : { ColSpan: columnSpan }),
    ...(rowSpan === 1 ? {} : { RowSpan: rowSpan }),
  };
  const list = numbering === undefined ? {} : { ListNumbering: numbering };
  const owned = { Layout: layout, Table: table, List: list };
  return Object.entries(owned).flatMap(([O, own]) => (Object.keys(own).length === 0 ? [] : [{ O, ...own }]));
}

/** A figure's caption is made before its picture is painted, and read after it: it is the first child or the last. ISO 32000-2, 14.8.4.8.4 */
function captionLast({ tag, children }: StructureElement): StructureElement['children'] {
  if (tag !== 'Figure') return children;
  const isCaption = (child: StructureElement['children'][number]): boolean => child.kind === 'element' && child.tag === 'Caption';
  return [...children.filter((child) => !isCaption(child)), ...children.filter(isCaption)];
}

type Printing = { readonly numbers: ReadonlyMap<StructureElement, ObjectNumber>; readonly treeRoot: ObjectNumber; readonly id: string | null };

function printElement(element: StructureElement, { numbers, treeRoot, id }: Printing): string {
  const { tag, attributes, parent, children } = element;
  const firstPage = children.find((child) => child.kind === 'marked')?.page;
  const kids = captionLast(element).flatMap((child): unknown[] => {
    if (child.kind === 'element') return numbers.has(child) ? [numbers.get(child)] : [];
    if (child.kind === 'annotation') return [{ Type: 'OBJR', Obj: child.object, Pg: child.page }];
    return [child.page === firstPage ? child.mcid : { Type: 'MCR', Pg: child.page, MCID: child.mcid }];
  });
  const objects = attributeObjects(element);
  const lang = attributes.lang ?? attributes.foundLang;
  return printObject({
    S: tag,
    P: parent === null ? treeRoot : numbers.get(parent),
    Pg: firstPage,
    K: kids.length === 0 ? undefined : kids.length === 1 ? kids[0] : kids,
    A: objects.length === 0 ? undefined : objects.length === 1 ? objects[0] : objects,
    Alt: attributes.alt === undefined ? undefined : pdfText(attributes.alt),
    ActualText: attributes.actualText === undefined ? undefined : pdfText(attributes.actualText),
    Lang: lang === undefined ? undefined : pdfText(lang),
    ID: id === null ? undefined : pdfText(id),
  });
}
