/** A finished PDF → its drawings: where each one stands, and what the page's content stream paints in it. */
import { identity, multiply } from '../../src/svg/readTransform.js';
import type { Matrix } from '../../src/svg/readTransform.js';
import { isArray, isDictionary, nameOf, PdfObjects, textOf } from '../brief/readObjects.js';
import type { PdfDictionary, PdfValue } from '../brief/readObjects.js';
import { normalText } from './svgContents.js';
import type { Contents } from './svgContents.js';

export type PdfDrawing = Omit<Contents, 'texts'> & {
  /** From 0. */
  readonly page: number;
  /** From the drawing's coordinates to the page's, in points from its lower left corner. */
  readonly matrix: Matrix;
  /** What each text operator shows: the parts of a text that are in one font and follow each other. */
  readonly pieces: readonly string[];
};

const building = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're']);
const painting = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'S', 's']);
const hex = (text: string): string => Buffer.from(text, 'hex').swap16().toString('utf16le');

/** Code → text, of a font as this program's PDFs have them: codes of two bytes. ISO 32000-1, 9.10.3 */
function readUnicodeMap(stream: string): ReadonlyMap<number, string> {
  const texts = new Map<number, string>();
  for (const [, from = '', list = ''] of stream.matchAll(/<([\da-f]+)><[\da-f]+>\[([^\]]*)\]/gi)) {
    [...list.matchAll(/<([\da-f]*)>/gi)].forEach(([, text = ''], index) => texts.set(Number.parseInt(from, 16) + index, hex(text)));
  }
  return texts;
}

export type Size = { readonly widthPx: number; readonly heightPx: number };

/** The drawings in the order of the pages; each is the marked content of a figure. `sizes` are theirs, in this order. */
export function readDrawings(bytes: Uint8Array, sizes: readonly Size[]): readonly PdfDrawing[] {
  const objects = new PdfObjects(bytes);
  const maps = new Map<PdfValue, ReadonlyMap<number, string>>();
  const fontOf = (page: PdfDictionary, name: string): ReadonlyMap<number, string> => {
    const font = objects.dictionary(objects.dictionary(page.get('Resources')).get('Font')).get(name) ?? null;
    const known = maps.get(name) ?? readUnicodeMap(objects.stream(objects.dictionary(font).get('ToUnicode')));
    maps.set(name, known);
    return known;
  };
  let before = 0;
  return objects.pages.flatMap(({ page }, index) => {
    const found: (PdfDrawing & { paths: number; pictures: number; pieces: string[] })[] = [];
    const state: { matrix: Matrix; font: ReadonlyMap<number, string>; open: (typeof found)[number] | 'figure' | null; depth: number } = { matrix: identity, font: new Map(), open: null, depth: 0 };
    let [path, filled] = ['', ''];
    const outer: Pick<typeof state, 'matrix' | 'font'>[] = [];
    const xObjects = objects.dictionary(objects.dictionary(page.get('Resources')).get('XObject'));
    for (const { operator, operands } of objects.operations(page)) {
      const drawing = typeof state.open === 'string' ? null : state.open;
      switch (operator) {
        case 'q':
          outer.push({ matrix: state.matrix, font: state.font });
          break;
        case 'Q':
          Object.assign(state, outer.pop());
          break;
        case 'cm': {
          const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = operands.map(Number);
          state.matrix = multiply(state.matrix, [a, b, c, d, e, f]);
          if (state.open === 'figure') {
            state.open = { page: index, matrix: state.matrix, paths: 0, pictures: 0, pieces: [], links: [] };
            found.push(state.open);
          }
          break;
        }
        case 'BDC':
          if (state.open === null && nameOf(operands[0]) === 'Figure') [state.open, state.depth] = ['figure', 0];
          else state.depth += 1;
          break;
        case 'EMC':
          if (state.depth === 0) state.open = null;
          else state.depth -= 1;
          break;
        case 'Tf':
          state.font = fontOf(page, nameOf(operands[0]) ?? '');
          break;
        case 'TJ':
          drawing?.pieces.push(shownText(operands[0] ?? null, state.font));
          break;
        case 'Do':
          if (drawing !== null && nameOf(objects.dictionary(xObjects.get(nameOf(operands[0]) ?? '')).get('Subtype')) === 'Image') drawing.pictures += 1;
          break;
        default:
          if (painting.has(operator)) {
            // a path that is filled and then stroked is one path
            if (drawing !== null && (operator !== 'S' || path !== filled || path === '')) drawing.paths += 1;
            [filled, path] = [operator === 'S' ? '' : path, ''];
          } else if (operator === 'n') path = '';
          else if (building.has(operator)) path += `${operands.map(Number).join(' ')} ${operator} `;
      }
    }
    const links = linksOf(objects, page);
    const first = before;
    before += found.length;
    return found.map((drawing, place) => ({ ...drawing, links: links.flatMap((link) => (isInside(link, drawing.matrix, sizes[first + place]) ? [link.url] : [])) }));
  });
}

type Point = { readonly x: number; readonly y: number };

const isInside = ({ x, y }: Point, [a, , , d, left, top]: Matrix, size: Size | undefined): boolean =>
  size !== undefined && x >= left && x <= left + a * size.widthPx && y <= top && y >= top + d * size.heightPx;

function linksOf(objects: PdfObjects, page: PdfDictionary): readonly (Point & { readonly url: string })[] {
  return objects.list(page.get('Annots')).flatMap((reference) => {
    const annotation = objects.dictionary(reference);
    const url = textOf(objects.dictionary(annotation.get('A')).get('URI'));
    const [left = 0, bottom = 0, right = 0, top = 0] = objects.list(annotation.get('Rect')).map(Number);
    return url === null ? [] : [{ x: (left + right) / 2, y: (bottom + top) / 2, url }];
  });
}

function shownText(value: PdfValue, font: ReadonlyMap<number, string>): string {
  if (!isArray(value) || isDictionary(value)) return '';
  return value.map((part) => (typeof part === 'string' ? codesOf(part).map((code) => font.get(code) ?? '\ufffd').join('') : '')).join('');
}

const codesOf = (bytes: string): readonly number[] => Array.from({ length: bytes.length >> 1 }, (_, index) => (bytes.charCodeAt(2 * index) << 8) | bytes.charCodeAt(2 * index + 1));

/**
 * How many of the texts are there, each as pieces that follow each other and no others in between. Equal to the
 * number of texts where the PDF holds the same runs of text as the drawing.
 */
export function countTexts(texts: readonly string[], pieces: readonly string[]): number {
  let [at, count] = [0, 0];
  for (const text of texts) {
    const wanted = text.replaceAll(' ', '');
    let joined = '';
    while (joined.length < wanted.length && at < pieces.length) {
      joined += normalText(pieces[at] ?? '').replaceAll(' ', '');
      at += 1;
    }
    if (joined === wanted) count += 1;
  }
  return at === pieces.length ? count : count + (pieces.length - at);
}
