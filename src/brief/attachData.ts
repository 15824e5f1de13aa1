/** The data of figures that share them → files attached to the PDF. ISO 32000-1, 7.11.4; ISO 19005-3, 6.8 */
import { createHash } from 'node:crypto';
import { dataSharingOf } from '../document/dataSharing.js';
import { plainText } from '../document/plainText.js';
import { visit } from '../document/visit.js';
import { wordingOf } from '../document/wording.js';
import type { OutputInput } from '../outputInput.js';
import type { PdfDocument, PdfReference } from './pdfDocument.js';

export type Attachment = { readonly name: string; readonly description: string; readonly text: string };

/** A CSV file for each figure of the brief whose data are attached, in the order of the text. */
export function attachedData({ root, metadata, references, figures }: Pick<OutputInput, 'root' | 'metadata' | 'references' | 'figures'>): readonly Attachment[] {
  const wording = wordingOf(metadata.wording);
  const attachments = new Map<string, Attachment>();
  visit([...metadata.abstract, root, ...metadata.contact, ...metadata.disclaimer], (node) => {
    const drawing = node.type === 'figure' ? figures.get(node.key) : undefined;
    const csv = drawing?.kind === 'vector' ? (drawing.meaning?.data?.csv ?? null) : null;
    if (node.type !== 'figure' || csv === null || dataSharingOf(node, metadata) !== 'attach') return undefined;
    const words = [references.figures.get(node.key)?.text ?? '', plainText(node.caption)].filter((part) => part !== '').join(wording.captionSeparator);
    const name = fileName(node.key, attachments);
    attachments.set(name, { name, description: wording.figureData.of(words || wording.unnamedFigure), text: csv });
    return undefined;
  });
  return [...attachments.values()];
}

/** The figure's key as every system takes it for a name. */
function fileName(key: string, taken: ReadonlyMap<string, unknown>): string {
  const stem = key.replace(/[^\p{L}\p{Nd}._-]/gu, '-');
  let name = `${stem}.csv`;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}-${number}.csv`;
  return name;
}

/** pdfkit writes a primitive string as a name and a String object as text. */
const pdfText = (text: string): object => new String(text);

/** Adds the files, listed by name and associated with the document. `compare` orders names as the file holds them. */
export function attach(doc: PdfDocument, attachments: readonly Attachment[], { moment, compare }: { readonly moment: Date; readonly compare: (a: string, b: string) => number }): void {
  if (attachments.length === 0) return;
  const files = attachments.map((attachment) => ({ name: attachment.name, reference: fileSpecification(doc, attachment, moment) }));
  const { data } = doc._root;
  data.AF = files.map(({ reference }) => reference);
  data.Names.data.EmbeddedFiles = { Names: files.toSorted((a, b) => compare(a.name, b.name)).flatMap(({ name, reference }) => [pdfText(name), reference]) };
}

function fileSpecification(doc: PdfDocument, { name, description, text }: Attachment, moment: Date): PdfReference {
  const bytes = Buffer.from(text);
  const file = doc.ref({ Type: 'EmbeddedFile', Subtype: 'text#2Fcsv', Params: { Size: bytes.length, CheckSum: createHash('md5').update(bytes).digest(), CreationDate: moment, ModDate: moment } });
  file.end(bytes);
  const specification = doc.ref({ Type: 'Filespec', AFRelationship: 'Data', F: pdfText(name), UF: pdfText(name), EF: { F: file, UF: file }, Desc: pdfText(description) });
  specification.end();
  return specification;
}
