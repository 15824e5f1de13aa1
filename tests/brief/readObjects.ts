/** For tests: a PDF → its objects and the operators of its pages, read without any library. ISO 32000-1, 7.2 to 7.5. */
import { inflateSync } from 'node:zlib';

export class Reference {
  constructor(readonly id: number) {}
}
export class Name {
  constructor(readonly name: string) {}
}
export type PdfValue = number | boolean | string | null | Name | Reference | PdfArray | PdfDictionary;
export type PdfArray = readonly PdfValue[];
export type PdfDictionary = ReadonlyMap<string, PdfValue>;

export const isArray = (value: PdfValue | undefined): value is PdfArray => Array.isArray(value);
export const isDictionary = (value: PdfValue | undefined): value is PdfDictionary => value instanceof Map;
/** An operator of a content stream with what stands before it. */
export type Operation = { readonly operator: string; readonly operands: readonly PdfValue[] };

const white = /[\0\t\n\f\r ]/;
const regular = /[^\0\t\n\f\r ()<>[\]{}/%]/;

class Scanner {
  at = 0;

  constructor(private readonly text: string) {}

  skip(): void {
    while (this.at < this.text.length && white.test(this.text.charAt(this.at))) this.at += 1;
  }

  get done(): boolean {
    this.skip();
    return this.at >= this.text.length;
  }

  private peek(): string {
    this.skip();
    return this.text.charAt(this.at);
  }

  word(): string {
    const start = this.at;
    while (this.at < this.text.length && regular.test(this.text.charAt(this.at))) this.at += 1;
    if (this.at === start) throw new Error(`not PDF syntax: ${this.text.slice(start, start + 20)}`);
    return this.text.slice(start, this.at);
  }

  /** A value, or the word of an operator. */
  next(): PdfValue | { readonly operator: string } {
    this.skip();
    const first = this.text.charAt(this.at);
    if (first === '/') {
      this.at += 1;
      return new Name(this.word());
    }
    if (first === '(') return this.literal();
    if (this.text.startsWith('<<', this.at)) return this.dictionary();
    if (first === '<') {
      const end = this.text.indexOf('>', this.at);
      const hex = this.text.slice(this.at + 1, end).replace(/\s/g, '');
      this.at = end + 1;
      return Buffer.from(hex, 'hex').toString('latin1');
    }
    if (first === '[') {
      this.at += 1;
      const items: PdfValue[] = [];
      while (this.peek() !== ']') items.push(this.value());
      this.at += 1;
      return items;
    }
    const reference = /^(\d+) \d+ R\b/.exec(this.text.slice(this.at, this.at + 24));
    if (reference !== null) {
      this.at += reference[0].length;
      return new Reference(Number(reference[1]));
    }
    const word = this.word();
    if (word === 'true' || word === 'false') return word === 'true';
    if (word === 'null') return null;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(word) ? Number(word) : { operator: word };
  }

  value(): PdfValue {
    const found = this.next();
    if (typeof found === 'object' && found !== null && 'operator' in found) throw new Error(`an operator stands for a value: ${found.operator}`);
    return found;
  }

  private dictionary(): PdfDictionary {
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    while (this.peek() !== '>') {
      const key = this.value();
      if (!(key instanceof Name)) throw new Error('a key is no name');
      entries.set(key.name, this.value());
    }
    this.at += 2;
    return entries;
  }

  private literal(): string {
    let out = '';
    let depth = 0;
    const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
    do {
      const character = this.text.charAt(this.at);
      this.at += 1;
      if (character === '(') depth += 1;
      if (character === ')') depth -= 1;
      if (character === '\\') {
        out += escapes[this.text.charAt(this.at)] ?? this.text.charAt(this.at);
        this.at += 1;
      } else if (depth > 1 || !/[()]/.test(character)) out += character;
    } while (depth > 0);
    return out;
  }
}

/** Text strings: UTF-16 with a mark at the start, or bytes. */
export const textOf = (value: PdfValue | undefined): string | null =>
  typeof value !== 'string' ? null : value.startsWith('\xfe\xff') ? Buffer.from(value.slice(2), 'latin1').swap16().toString('utf16le') : value;

export class PdfObjects {
  private readonly objects = new Map<number, PdfValue>();
  private readonly streams = new Map<number, string>();
  readonly trailer: PdfDictionary;

  constructor(bytes: Uint8Array) {
    const file = Buffer.from(bytes).toString('latin1');
    let trailer: PdfDictionary | null = null;
    for (let at = file.search(/\d+ 0 obj\n/); at >= 0; ) {
      const head = /^(\d+) 0 obj\n/.exec(file.slice(at, at + 20));
      const id = Number(head?.[1]);
      const scanner = new Scanner(file);
      scanner.at = at + (head?.[0].length ?? 0);
      const value = scanner.value();
      this.objects.set(id, value);
      let end = scanner.at;
      if (isDictionary(value) && file.startsWith('stream\n', end + 1)) {
        const start = end + 8;
        end = start + Number(value.get('Length'));
        const raw = Buffer.from(file.slice(start, end), 'latin1');
        this.streams.set(id, (value.get('Filter') instanceof Name ? inflateSync(raw) : raw).toString('latin1'));
        if (nameOf(value.get('Type')) === 'XRef') trailer = value;
      }
      const next = file.slice(end).search(/\d+ 0 obj\n/);
      at = next < 0 ? -1 : end + next;
    }
    if (trailer === null) throw new Error('the file has no trailer');
    this.trailer = trailer;
    for (const [id, value] of [...this.objects]) if (isDictionary(value) && nameOf(value.get('Type')) === 'ObjStm') this.unpack(id, value);
  }

  private unpack(id: number, pack: PdfDictionary): void {
    const text = this.streams.get(id) ?? '';
    const heads = text.slice(0, Number(pack.get('First'))).trim().split(/\s+/).map(Number);
    for (let index = 0; index < heads.length; index += 2) {
      const scanner = new Scanner(text);
      scanner.at = Number(pack.get('First')) + (heads[index + 1] ?? 0);
      this.objects.set(heads[index] ?? 0, scanner.value());
    }
  }

  /** What a reference leads to; any other value as it is. */
  resolve(value: PdfValue | undefined): PdfValue {
    return value instanceof Reference ? (this.objects.get(value.id) ?? null) : (value ?? null);
  }

  dictionary(value: PdfValue | undefined): PdfDictionary {
    const resolved = this.resolve(value);
    return isDictionary(resolved) ? resolved : new Map();
  }

  list(value: PdfValue | undefined): PdfArray {
    const resolved = this.resolve(value);
    return isArray(resolved) ? resolved : resolved === null ? [] : [value ?? null];
  }

  stream(value: PdfValue | undefined): string {
    return value instanceof Reference ? (this.streams.get(value.id) ?? '') : '';
  }

  get catalogue(): PdfDictionary {
    return this.dictionary(this.trailer.get('Root'));
  }

  /** The pages in order, with the numbers of their objects. */
  get pages(): readonly { readonly id: number; readonly page: PdfDictionary }[] {
    const pagesIn = (value: PdfValue): { id: number; page: PdfDictionary }[] => {
      const node = this.dictionary(value);
      if (node.has('Kids')) return this.list(node.get('Kids')).flatMap(pagesIn);
      return value instanceof Reference ? [{ id: value.id, page: node }] : [];
    };
    return pagesIn(this.catalogue.get('Pages') ?? null);
  }

  operations(page: PdfDictionary): readonly Operation[] {
    const scanner = new Scanner(this.stream(page.get('Contents')));
    const found: Operation[] = [];
    let operands: PdfValue[] = [];
    while (!scanner.done) {
      const next = scanner.next();
      if (typeof next === 'object' && next !== null && 'operator' in next) {
        found.push({ operator: next.operator, operands });
        operands = [];
      } else operands.push(next);
    }
    return found;
  }
}

export const nameOf = (value: PdfValue | undefined): string | null => (value instanceof Name ? value.name : null);
