/** Printed pages and the document's particulars → the bytes of a tagged PDF with outline and named destinations. */
import type { OutputInput } from '../outputInput.js';
import { attach, attachedData } from './attachData.js';
import type { BriefKept } from './briefKept.js';
import { openPdfFonts } from './embedFont.js';
import { PageContent } from './pageContent.js';
import type { OutlineItem, PdfDocument } from './pdfDocument.js';
import { PdfFile } from './pdfFile.js';
import { findPlaces, type Destination, type OutlineEntry } from './places.js';
import { renderPage, type PageRenderer, type PrintedPage } from './renderPages.js';
import { Structure, type ReadingOrder } from './structure.js';
import { plainText } from '../document/plainText.js';

/** Stands for "no date" in a file that must come out the same every day. */
const undatedPdf = new Date(Date.UTC(2000, 0, 1));

/** The manuscript's own date. */
const dateOf = ({ metadata }: OutputInput): Date => (metadata.isoDate === null ? undatedPdf : new Date(`${metadata.isoDate}T00:00:00Z`));

/** `firstHeading` is the title of a manuscript that has none. */
function openDocument(input: OutputInput, firstHeading: string | null): PdfFile {
  const { metadata } = input;
  const info = {
    // PDF/UA-1, 7.1: there is always a title.
    Title: metadata.title || plainText(metadata.titlePhrasing) || (firstHeading ?? '') || input.root.position.file,
    ...(metadata.authors.length > 0 ? { Author: metadata.authors.map((author) => author.name).join(', ') } : metadata.organisation === null ? {} : { Author: metadata.organisation }),
    ...(metadata.subtitle === null ? {} : { Subject: metadata.subtitle }),
    ...(metadata.keywords.length === 0 ? {} : { Keywords: metadata.keywords.join(', ') }),
    Creator: 'briefdeck',
    Producer: 'briefdeck',
    CreationDate: dateOf(input),
  };
  // `font: null`: pdfkit otherwise opens Helvetica, which is not embedded.
  const doc = new PdfFile({ autoFirstPage: false, font: null, pdfVersion: '1.7', tagged: true, lang: metadata.lang, displayTitle: true, info });
  // pdfkit 0.20 writes these words into the XMP packet as they are.
  const addInfo = doc._addInfo.bind(doc);
  doc._addInfo = () => {
    doc.info = Object.fromEntries(Object.entries(doc.info).map(([key, value]) => [key, typeof value === 'string' ? xmlText(value) : value]));
    addInfo();
    doc.appendXML(conformance);
  };
  return doc;
}

/** ISO 14289-1, 5. */
const conformance = '<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>';

/** Text for XML 1.0, which has no way to write control characters. */
const xmlText = (text: string): string =>
  text.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** Names as their bytes sort in the file: plain ones first, then those written as UTF-16. */
const compareNames = (a: string, b: string): number => (isAscii(a) === isAscii(b) ? (a < b ? -1 : a > b ? 1 : 0) : isAscii(a) ? -1 : 1);

function addCatalogue(doc: PdfDocument, { hasOutline, frontPageCount }: { readonly hasOutline: boolean; readonly frontPageCount: number }): void {
  // pdfkit 0.20 sorts with `localeCompare`: the order depends on the machine and is not the order readers search by.
  doc._root.data.Names.data.Dests._compareKeys = compareNames;
  // The number that a viewer shows is the one that is printed. ISO 32000-1, 12.4.2
  doc._root.data.PageLabels = { Nums: frontPageCount > 0 ? [0, { S: 'r' }, frontPageCount, { S: 'D' }] : [0, { S: 'D' }] };
  if (hasOutline) doc._root.data.PageMode = 'UseOutlines';
}

function addOutline(doc: PdfDocument, entries: readonly OutlineEntry[], pages: readonly PrintedPage[]): void {
  const open: { depth: number; item: OutlineItem }[] = [];
  for (const entry of entries) {
    while ((open.at(-1)?.depth ?? 0) >= entry.depth) open.pop();
    const parent = open.at(-1)?.item ?? doc.outline;
    // pdfkit 0.20 counts `left` from the page's right edge.
    const item = parent.addItem(entry.title, { pageNumber: entry.pageIndex, top: Math.max(0, entry.topPt - 12), left: pages[entry.pageIndex]?.widthPt ?? 0, expanded: entry.depth === 1 });
    open.push({ depth: entry.depth, item });
  }
}

/** The destinations of each page. */
function byPage(destinations: Iterable<Destination>): ReadonlyMap<number, readonly Destination[]> {
  const pages = new Map<number, Destination[]>();
  for (const destination of destinations) {
    const found = pages.get(destination.pageIndex);
    if (found === undefined) pages.set(destination.pageIndex, [destination]);
    else found.push(destination);
  }
  return pages;
}

/** `frontPageCount` pages are numbered i, ii, … before those from 1 on. */
export type PdfPages = { readonly pages: readonly PrintedPage[]; readonly reading: ReadingOrder; readonly frontPageCount: number };

/** The file. The same pages and particulars give the same bytes. */
export async function writePdf({ pages, reading, frontPageCount }: PdfPages, input: OutputInput, { typesetting, streams }: Pick<BriefKept, 'typesetting' | 'streams'>): Promise<Uint8Array> {
  const { destinations, outline } = findPlaces(pages);
  const doc = openDocument(input, outline[0]?.title ?? null);
  doc.keepStreams(streams);
  const structure = new Structure();
  structure.readInOrder(reading);
  const content = new PageContent(doc, structure.tree);
  const fonts = openPdfFonts(doc);
  const destinationsOf = byPage(destinations.values());
  const drawings = { content, fonts: input.fonts, embed: fonts.of, cache: typesetting, images: new Map() };
  const renderer: PageRenderer = {
    content, structure, drawings,
    text: { content, fonts: fonts.of, input, drawings, hasDestination: (name) => destinations.has(name) },
  };
  addCatalogue(doc, { hasOutline: outline.length > 0, frontPageCount });
  for (const [index, page] of pages.entries()) {
    renderPage(page, renderer);
    for (const place of destinationsOf.get(index) ?? []) doc.addNamedDestination(place.name, 'XYZ', 0, Math.max(0, place.topPt - 12), null);
    await doc.settle();
  }
  attach(doc, attachedData(input), { moment: dateOf(input), compare: compareNames });
  addOutline(doc, outline, pages);
  const treeRoot = doc.getStructTreeRoot();
  Object.assign(treeRoot.data, structure.tree.write(doc, treeRoot));
  fonts.end();
  return await doc.bytes();
}
