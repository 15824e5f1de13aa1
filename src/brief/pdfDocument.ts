/** The parts of a pdfkit 0.20 document that writing uses. Types only; pdfkit brings none. */
import type { Painter } from './briefTemplate.js';

export type PdfReference = {
  readonly id: number;
  readonly data: Record<string, unknown>;
  /** Of a stream: what was written so far. */
  buffer: Uint8Array[];
  readonly compress: boolean;
  write(content: Uint8Array): void;
  end(content?: unknown): void;
  /** Called once, when the object is complete. */
  finalize(): void;
};

/** pdfkit's name and number trees. */
export type PdfTree = {
  readonly _items: Readonly<Record<string, unknown>>;
  _compareKeys(a: string, b: string): number;
  _keysName(): string;
  _dataForKey(key: string): unknown;
};

export type OutlineItem = {
  addItem(title: string, options: { pageNumber: number; top: number; left: number; expanded: boolean }): OutlineItem;
};

export type PdfImage = { readonly width: number; readonly height: number };

/** A gradient of the document; pdfkit leaves the parts before its first and after its last stop to the caller. */
export type PdfGradient = {
  stop(offset: number, colour: string, opacity: number): PdfGradient;
  setTransform(...matrix: readonly [number, number, number, number, number, number]): PdfGradient;
};

export type PdfPage = {
  readonly width: number;
  readonly height: number;
  readonly fonts: Record<string, PdfReference>;
  readonly content: PdfReference;
  readonly dictionary: PdfReference;
  readonly annotations: readonly PdfReference[];
};

type NameTree = { _compareKeys: (a: string, b: string) => number };
export type CatalogueData = { readonly Names: { readonly data: { readonly Dests: NameTree; EmbeddedFiles?: object } }; PageMode?: string; PageLabels?: object; AF?: readonly PdfReference[] };

/** A template's canvas paints with pdfkit's own methods. */
export type PdfDocument = Painter & {
  /** The last page that was added. */
  readonly page: PdfPage | null;
  /** From the current coordinates to the page's; pdfkit changes it in place. */
  _ctm: number[];
  readonly outline: OutlineItem;
  info: Readonly<Record<string, unknown>>;
  _addInfo(): void;
  readonly _root: { readonly data: CatalogueData };
  readonly _info: PdfReference;
  readonly _id: Uint8Array;
  /** One for each object that was made. */
  readonly _offsets: unknown[];
  _write(content: unknown): void;
  _refEnd(reference: PdfReference): void;
  /** Called when the document and each of its objects have ended. */
  _finalize(): void;
  ref(data: Record<string, unknown>): PdfReference;
  addPage(options: { readonly size: readonly [widthPt: number, heightPt: number]; readonly margin: number }): PdfDocument;
  addContent: (operators: string) => PdfDocument;
  linearGradient(x1: number, y1: number, x2: number, y2: number): PdfGradient;
  radialGradient(...circles: readonly [x1: number, y1: number, r1: number, x2: number, y2: number, r2: number]): PdfGradient;
  fillColor(colour: string | PdfGradient): PdfDocument;
  fillOpacity(opacity: number): PdfDocument;
  strokeOpacity(opacity: number): PdfDocument;
  strokeColor(colour: string | PdfGradient): PdfDocument;
  link(x: number, y: number, width: number, height: number, url: string, options?: AnnotationOptions): PdfDocument;
  goTo(x: number, y: number, width: number, height: number, name: string, options?: AnnotationOptions): PdfDocument;
  addNamedDestination(name: string, kind: 'XYZ', left: number | null, top: number | null, zoom: null): void;
  /** A string is an address that carries its bytes; the same string is embedded once. */
  openImage(source: Uint8Array | string): PdfImage;
  image(image: PdfImage, x: number, y: number, options: { width: number; height: number }): PdfDocument;
  /** Made, and written at the end, where the document is opened as a tagged one. */
  getStructTreeRoot(): PdfReference;
  appendXML(xml: string): void;
  on(event: 'data', listener: (chunk: Uint8Array) => void): PdfDocument;
  on(event: 'end', listener: () => void): PdfDocument;
  on(event: 'error', listener: (error: Error) => void): PdfDocument;
  end(): void;
};

export type AnnotationOptions = { readonly StructParent?: number; readonly Contents?: object };
