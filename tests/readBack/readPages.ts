/** A PDF → its lines and faults of its text layer, read by pdf.js, which shares no code with the writer. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Lengths in points, from the page's top left corner. */
export type ReadLine = {
  readonly page: number;
  readonly text: string;
  readonly leftPt: number;
  readonly rightPt: number;
  readonly baselinePt: number;
  /** Of the largest type in the line. */
  readonly sizePt: number;
  readonly fonts: readonly string[];
};
export type ReadPages = { readonly pages: number; readonly lines: readonly ReadLine[]; readonly text: string; readonly type3Fonts: readonly string[] };

type Piece = { readonly text: string; readonly xPt: number; readonly yPt: number; readonly widthPt: number; readonly sizePt: number; readonly font: string };

const field = (value: unknown, name: string): unknown => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);

/** Raised and lowered text belongs to the line that it stands in; farther apart is another column. */
const sameBaselinePt = 5;
const columnGapPt = 14;

function joinLines(pieces: readonly Piece[], page: number): ReadLine[] {
  const lines: Piece[][] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    const before = last?.at(-1);
    const first = last?.[0];
    const joins = before !== undefined && first !== undefined && Math.abs(first.yPt - piece.yPt) < sameBaselinePt && Math.abs(piece.xPt - before.xPt - before.widthPt) < columnGapPt;
    if (joins) last?.push(piece);
    else lines.push([piece]);
  }
  return lines.flatMap((parts) => {
    const inked = parts.filter((part) => part.text.trim() !== '');
    const first = inked[0];
    const last = inked.at(-1);
    if (first === undefined || last === undefined) return [];
    const largest = inked.reduce((most, part) => (part.sizePt > most.sizePt ? part : most), first);
    return [{
      page, text: parts.map((part) => part.text).join('').trim(), leftPt: first.xPt, rightPt: last.xPt + last.widthPt, baselinePt: largest.yPt, sizePt: largest.sizePt,
      fonts: [...new Set(inked.map((part) => part.font))],
    }];
  });
}

/** Reads all pages of a PDF. */
export async function readPages(bytes: Uint8Array): Promise<ReadPages> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const document = await task.promise;
  const lines: ReadLine[] = [];
  const texts: string[] = [];
  const type3 = new Set<string>();
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    await page.getOperatorList();
    const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
    const height = page.view[3] ?? 0;
    const pieces = content.items.flatMap((item): Piece[] => {
      if (!('str' in item) || item.str === '') return [];
      const [, , , scale, x, y] = item.transform.map(Number);
      const font: unknown = page.commonObjs.has(item.fontName) ? page.commonObjs.get(item.fontName) : null;
      const named = field(font, 'name');
      const name = (typeof named === 'string' ? named : item.fontName).replace(/^[A-Z]{6}\+/, '');
      if (field(font, 'isType3Font') === true) type3.add(name);
      return [{ text: item.str, xPt: x ?? 0, yPt: height - (y ?? 0), widthPt: item.width, sizePt: Math.abs(scale ?? 0), font: name }];
    });
    texts.push(pieces.map((piece) => piece.text).join(''));
    lines.push(...joinLines(pieces, number));
    page.cleanup();
  }
  const read = { pages: document.numPages, lines, text: texts.join('\n'), type3Fonts: [...type3] };
  await task.destroy();
  return read;
}
