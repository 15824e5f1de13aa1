/** A pdfkit document whose objects are written as PDF 1.7 has it: small ones packed in object streams, the rest compressed beside the work. */
import { createHash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import { promisify } from 'node:util';
import { deflate } from 'node:zlib';
import type { Kept } from '../keptResults.js';
import { embedAlphaPicture } from './alphaPicture.js';
import type { PdfImage, PdfReference } from './pdfDocument.js';
import { printObject, ReservedObject, type ObjectNumber } from './pdfObjects.js';

/** Node's asynchronous zlib has threads of its own: pages are compressed while later ones are painted. */
const deflated = promisify<Uint8Array, Uint8Array>(deflate);

type PackedObject = { readonly id: number; readonly text: string };
type Stream = { readonly id: number; readonly dictionary: string; readonly bytes: Promise<Uint8Array> };

/** Where an object is: at an offset of the file, or at a place in an object stream. */
type Entry = { readonly kind: 'offset'; readonly at: number } | { readonly kind: 'packed'; readonly within: number; readonly index: number };

/** Objects in one object stream: readers unpack a whole stream for one of its objects. */
const packSize = 200;

/** So many streams may wait for their compression before painting goes on. */
const mostWaiting = 12;

/** Instances are pdfkit documents; `bytes` ends them. Encryption is not supported. */
export class PdfFile extends PDFDocument {
  private readonly packed: PackedObject[] = [];
  private readonly streams: Stream[] = [];
  private ended = (): void => undefined;
  private compress = deflated;

  /** Takes compressed streams from an earlier file and leaves its own: a stream's content is its key. */
  keepStreams(streams: Kept<Promise<Uint8Array>>): void {
    this.compress = (raw) => streams.of(() => createHash('sha256').update(raw).digest('hex'), () => deflated(raw));
  }

  /** A new object, written when it is ended and not before. */
  override ref(values: Record<string, unknown>): PdfReference {
    const reference = super.ref(values);
    reference.finalize = () => {
      this.write(reference);
    };
    return reference;
  }

  override openImage(source: Uint8Array | string): PdfImage {
    const image = super.openImage(source);
    if (!hasAlpha(Reflect.get(image, 'image'))) return image;
    const bytes = typeof source === 'string' ? Buffer.from(source.slice(source.indexOf(',') + 1), 'base64') : source;
    return Object.assign(image, { embed: () => { Object.assign(image, { obj: embedAlphaPicture(bytes, this) }); } });
  }

  /** The number of a new object; `writePrinted` gives what it is. */
  reserve(): ObjectNumber {
    return new ReservedObject(this._offsets.push(null));
  }

  /** A reserved object as it stands in the file. */
  writePrinted({ id }: ObjectNumber, text: string): void {
    this.packed.push({ id, text });
  }

  /** pdfkit writes objects here one by one; nothing of that is kept. */
  override _write(): void {
    return;
  }

  override _finalize(): void {
    this.ended();
  }

  private write(reference: PdfReference): void {
    const { id, buffer, data } = reference;
    if (buffer.length === 0) this.packed.push({ id, text: printObject(data) });
    else {
      const raw = Buffer.concat(buffer);
      reference.buffer = [];
      // pdfkit counts the bytes before compression.
      this.streams.push({ id, dictionary: printObject({ ...data, Length: undefined }), bytes: reference.compress ? this.compress(raw) : Promise.resolve(raw) });
    }
    this._refEnd(reference);
  }

  /** Resolves when little is waiting for its compression: what waits is held in memory as it was painted. */
  async settle(): Promise<void> {
    await this.streams.at(-mostWaiting)?.bytes;
  }

  /** Ends the document and gives the file. Throws what compression throws. */
  async bytes(): Promise<Uint8Array> {
    await new Promise<void>((resolve) => {
      this.ended = resolve;
      this.end();
    });
    const entries: Entry[] = [];
    const all = [...this.streams, ...this.packs(entries)];
    const parts: Uint8Array[] = [];
    let offset = 0;
    const put = (part: Uint8Array): void => {
      parts.push(part);
      offset += part.length;
    };
    put(Buffer.from('%PDF-1.7\n%\xff\xff\xff\xff\n', 'latin1'));
    for (const { id, dictionary, bytes } of all) {
      const compressed = await bytes;
      entries[id] = { kind: 'offset', at: offset };
      put(streamHead(id, dictionary, compressed.length));
      put(compressed);
      put(streamEnd);
    }
    const table = await this.crossReferences(entries, offset);
    put(table);
    return Buffer.concat(parts, offset);
  }

  /** Object streams, 7.5.7, with the places of what is in them. */
  private packs(entries: Entry[]): Stream[] {
    const packs: Stream[] = [];
    for (let from = 0; from < this.packed.length; from += packSize) {
      const objects = this.packed.slice(from, from + packSize);
      const within = this._offsets.length + packs.length + 1;
      let heads = '';
      let offset = 0;
      objects.forEach(({ id, text }, index) => {
        heads += `${id} ${offset} `;
        offset += text.length + 1;
        entries[id] = { kind: 'packed', within, index };
      });
      const raw = Buffer.from(`${heads}${objects.map(({ text }) => text).join('\n')}\n`, 'latin1');
      const dictionary = `<</Type/ObjStm/N ${objects.length}/First ${heads.length}/Filter/FlateDecode>>`;
      packs.push({ id: within, dictionary, bytes: this.compress(raw) });
    }
    return packs;
  }

  /** The cross-reference stream, 7.5.8, which is also the trailer; it starts at `offset`. */
  private async crossReferences(entries: readonly Entry[], offset: number): Promise<Uint8Array> {
    const id = entries.length;
    const bytesOfOffset = offset < 2 ** 24 ? 3 : 4;
    const width = bytesOfOffset + 2;
    // Each row is the difference from the one above, which compresses to a tenth. Predictor 12, 7.4.4.4
    const raw = Buffer.alloc((id + 1) * (width + 1));
    const rows = Buffer.alloc((id + 2) * width);
    for (let object = 0; object <= id; object += 1) {
      const entry = object === id ? ({ kind: 'offset', at: offset } as const) : entries[object];
      const row = (object + 1) * width;
      rows[row] = entry === undefined ? 0 : entry.kind === 'offset' ? 1 : 2;
      rows.writeUIntBE(entry === undefined ? 0 : entry.kind === 'offset' ? entry.at : entry.within, row + 1, bytesOfOffset);
      rows[row + width - 1] = entry?.kind === 'packed' ? entry.index : 0;
      raw[object * (width + 1)] = 2;
      for (let column = 0; column < width; column += 1) raw[object * (width + 1) + 1 + column] = ((rows[row + column] ?? 0) - (rows[row - width + column] ?? 0)) & 0xff;
    }
    const bytes = await this.compress(raw);
    const trailer = { Type: 'XRef', Size: id + 1, W: [1, bytesOfOffset, 1], Root: this._root, Info: this._info, ID: [this._id, this._id], Filter: 'FlateDecode', DecodeParms: { Predictor: 12, Columns: width } };
    return Buffer.concat([streamHead(id, printObject(trailer), bytes.length), bytes, streamEnd, Buffer.from(`startxref\n${offset}\n%%EOF\n`)]);
  }
}

/** Whether pdfkit would unpack the picture: an alpha channel, or a palette with transparent colours. */
function hasAlpha(png: unknown): boolean {
  if (typeof png !== 'object' || png === null) return false;
  const transparency: unknown = Reflect.get(png, 'transparency');
  return Reflect.get(png, 'hasAlphaChannel') === true || (typeof transparency === 'object' && transparency !== null && Reflect.get(transparency, 'indexed') !== undefined);
}

const streamHead = (id: number, dictionary: string, length: number): Uint8Array =>
  Buffer.from(`${id} 0 obj\n<</Length ${length}${dictionary.slice(2)}\nstream\n`, 'latin1');
const streamEnd = Buffer.from('\nendstream\nendobj\n');
