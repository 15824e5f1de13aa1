/** For tests: a PDF → its structure tree and what of its pages' content belongs to it. */
import { isDictionary, Name, nameOf, PdfObjects, Reference, textOf, type PdfDictionary, type PdfValue } from './readObjects.js';

export type ReadElement = {
  readonly id: number;
  readonly tag: string;
  readonly dictionary: PdfDictionary;
  readonly parentId: number | null;
  readonly children: readonly ReadElement[];
  /** Content of its own, in order. */
  readonly content: readonly { readonly page: number; readonly mcid: number }[];
  /** Numbers of its annotations' objects. */
  readonly annotations: readonly number[];
};

/** Content of a page, by what it is marked as; what is marked as nothing has neither. */
export type Painted = { readonly operator: string; readonly mcid: number | null; readonly artifact: string | null; readonly yPt: number };

export type ReadStructure = {
  readonly objects: PdfObjects;
  readonly root: ReadElement;
  readonly all: readonly ReadElement[];
  readonly painted: readonly (readonly Painted[])[];
};

function readElement(value: PdfValue, objects: PdfObjects): ReadElement {
  const id = value instanceof Reference ? value.id : 0;
  const dictionary = objects.dictionary(value);
  const children: ReadElement[] = [];
  const content: { page: number; mcid: number }[] = [];
  const annotations: number[] = [];
  const pageOf = (holder: PdfDictionary): number => {
    const page = holder.get('Pg') ?? dictionary.get('Pg');
    return page instanceof Reference ? page.id : 0;
  };
  for (const kid of objects.list(dictionary.get('K'))) {
    if (typeof kid === 'number') content.push({ page: pageOf(dictionary), mcid: kid });
    else if (isDictionary(kid) && nameOf(kid.get('Type')) === 'MCR') content.push({ page: pageOf(kid), mcid: Number(kid.get('MCID')) });
    else if (isDictionary(kid) && nameOf(kid.get('Type')) === 'OBJR') {
      const object = kid.get('Obj');
      annotations.push(object instanceof Reference ? object.id : 0);
    } else if (kid instanceof Reference) children.push(readElement(kid, objects));
  }
  const parent = dictionary.get('P');
  return { id, tag: nameOf(dictionary.get('S')) ?? '', dictionary, parentId: parent instanceof Reference ? parent.id : null, children, content, annotations };
}

const painting = new Set(['Tj', 'TJ', "'", '"', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'Do', 'sh', 'EI']);

function readPainted(page: PdfDictionary, objects: PdfObjects): Painted[] {
  const open: { mcid: number | null; artifact: string | null }[] = [];
  const found: Painted[] = [];
  let yPt = 0;
  for (const { operator, operands } of objects.operations(page)) {
    const [first, second] = operands;
    if (operator === 'BMC' || operator === 'BDC') {
      const properties: PdfDictionary = isDictionary(second) ? second : new Map();
      const mcid = properties.get('MCID');
      open.push({ mcid: typeof mcid === 'number' ? mcid : null, artifact: first instanceof Name && first.name === 'Artifact' ? (nameOf(properties.get('Type')) ?? '') : null });
    }
    if (operator === 'EMC') open.pop();
    if (operator === 'Tm') yPt = Number(operands[5]);
    if (operator === 'Td') yPt -= Number(operands[1]);
    if (painting.has(operator)) found.push({ operator, yPt, mcid: open.findLast((mark) => mark.mcid !== null)?.mcid ?? null, artifact: open.findLast((mark) => mark.artifact !== null)?.artifact ?? null });
  }
  if (open.length > 0) throw new Error('marked content is open at the end of a page');
  return found;
}

export function readStructure(bytes: Uint8Array): ReadStructure {
  const objects = new PdfObjects(bytes);
  const treeRoot = objects.dictionary(objects.catalogue.get('StructTreeRoot'));
  const [top] = objects.list(treeRoot.get('K'));
  const root = readElement(top ?? null, objects);
  const all: ReadElement[] = [];
  const gather = (element: ReadElement): void => {
    all.push(element);
    element.children.forEach(gather);
  };
  gather(root);
  return { objects, root, all, painted: objects.pages.map(({ page }) => readPainted(page, objects)) };
}

/** Its attribute of an owner. */
export function attributeOf({ dictionary }: ReadElement, objects: PdfObjects, key: string): PdfValue {
  for (const attributes of objects.list(dictionary.get('A'))) {
    const found = objects.dictionary(attributes).get(key);
    if (found !== undefined) return found;
  }
  return null;
}

/** The tree as indented text, for reading in review. */
export function projectStructure({ root, objects }: ReadStructure): string {
  const out: string[] = [];
  const print = (element: ReadElement, indent: string): void => {
    const { dictionary, content, annotations } = element;
    const words = ['Alt', 'ActualText', 'Lang', 'ID'].flatMap((key) => (dictionary.has(key) ? [`${key}=${textOf(dictionary.get(key)) ?? ''}`] : []));
    const attributes = ['Placement', 'ListNumbering', 'Scope', 'ColSpan', 'RowSpan'].flatMap((key) => {
      const value = attributeOf(element, objects, key);
      return value === null ? [] : [`${key}=${value instanceof Name ? value.name : JSON.stringify(value)}`];
    });
    out.push([`${indent}${element.tag}`, ...words, ...attributes, ...(content.length > 0 ? ['…'] : []), ...(annotations.length > 0 ? ['→'] : [])].join(' '));
    for (const child of element.children) print(child, `${indent}  `);
  };
  print(root, '');
  return `${out.join('\n')}\n`;
}
