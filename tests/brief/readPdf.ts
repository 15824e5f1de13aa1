/** For tests: a PDF → its lines, outline, links and particulars, read by pdf.js, which shares no code with the writer. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type PdfPiece = { readonly xPt: number; readonly yPt: number; readonly sizePt: number; readonly font: string; readonly text: string; readonly widthPt: number };
/** Pieces on one baseline that follow each other closely. */
export type PdfLine = { readonly xPt: number; readonly yPt: number; readonly rightPt: number; readonly sizePt: number; readonly fonts: readonly string[]; readonly text: string };
export type PdfLink = { readonly xPt: number; readonly yPt: number; readonly target: string };
export type PdfPage = { readonly widthPt: number; readonly heightPt: number; readonly lines: readonly PdfLine[]; readonly links: readonly PdfLink[] };
export type OutlineItem = { readonly title: string; readonly page: number; readonly children: readonly OutlineItem[] };
export type PdfText = {
  readonly pages: readonly PdfPage[];
  readonly outline: readonly OutlineItem[];
  readonly info: Readonly<Record<string, unknown>>;
  readonly lang: string | null;
  /** What a viewer calls each page. */
  readonly labels: readonly string[];
};

type Document = Awaited<ReturnType<typeof getDocument>['promise']>;
type Page = Awaited<ReturnType<Document['getPage']>>;

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

async function piecesOf(page: Page): Promise<PdfPiece[]> {
  await page.getOperatorList();
  const content = await page.getTextContent({ includeMarkedContent: false, disableNormalization: true });
  const height = page.view[3] ?? 0;
  return content.items.flatMap((item) => {
    if (!('str' in item) || item.str === '') return [];
    const [, , , scale, x, y] = item.transform.map(Number);
    const font: unknown = page.commonObjs.has(item.fontName) ? page.commonObjs.get(item.fontName) : null;
    const name = field(font, 'name');
    return [{ xPt: x ?? 0, yPt: height - (y ?? 0), sizePt: Math.abs(scale ?? 0), font: (typeof name === 'string' ? name : item.fontName).replace(/^[A-Z]{6}\+/, ''), text: item.str, widthPt: item.width }];
  });
}

/** Raised and lowered text belongs to the line it stands in. */
const sameBaselinePt = 5;
/** Farther apart than this is another column. */
const columnGapPt = 14;

function linesOf(pieces: readonly PdfPiece[]): PdfLine[] {
  const lines: { pieces: PdfPiece[] }[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1)?.pieces;
    const before = last?.at(-1);
    const first = last?.[0];
    const joins = before !== undefined && first !== undefined && Math.abs(first.yPt - piece.yPt) < sameBaselinePt && piece.xPt - before.xPt - before.widthPt < columnGapPt && piece.xPt > before.xPt - 1;
    if (joins) last?.push(piece);
    else lines.push({ pieces: [piece] });
  }
  return lines.flatMap(({ pieces: parts }) => {
    const first = parts[0];
    const last = parts.at(-1);
    if (first === undefined || last === undefined) return [];
    const text = parts.map((part) => part.text).join('');
    if (text.trim() === '') return [];
    return [{ xPt: first.xPt, yPt: first.yPt, rightPt: last.xPt + last.widthPt, sizePt: Math.max(...parts.map((part) => part.sizePt)), fonts: [...new Set(parts.filter((part) => part.text.trim() !== '').map((part) => part.font))], text }];
  });
}

async function linksOf(page: Page): Promise<PdfLink[]> {
  const height = page.view[3] ?? 0;
  const annotations: unknown[] = await page.getAnnotations();
  return annotations.flatMap((annotation) => {
    if (field(annotation, 'subtype') !== 'Link') return [];
    const rect = field(annotation, 'rect');
    const numbers = Array.isArray(rect) ? rect.map(Number) : [];
    const url = field(annotation, 'url') ?? field(annotation, 'unsafeUrl');
    const dest = field(annotation, 'dest');
    return [{ xPt: numbers[0] ?? 0, yPt: height - (numbers[3] ?? 0), target: typeof url === 'string' ? url : `#${String(dest)}` }];
  });
}

async function outlineOf(document: Document): Promise<OutlineItem[]> {
  const convert = async (items: readonly unknown[]): Promise<OutlineItem[]> => {
    const found: OutlineItem[] = [];
    for (const item of items) {
      const dest = field(item, 'dest');
      const children = field(item, 'items');
      const target: unknown = Array.isArray(dest) ? dest[0] : null;
      const num = Number(field(target, 'num'));
      const gen = Number(field(target, 'gen'));
      const page = Number.isNaN(num) ? 0 : (await document.getPageIndex({ num, gen })) + 1;
      found.push({ title: String(field(item, 'title')), page, children: await convert(Array.isArray(children) ? children : []) });
    }
    return found;
  };
  const items: unknown = await document.getOutline();
  return await convert(Array.isArray(items) ? items : []);
}

/** Reads a PDF; lengths in points from the page's top left corner, `yPt` at the baseline. */
export async function readPdf(bytes: Uint8Array): Promise<PdfText> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false, disableFontFace: true });
  const document = await task.promise;
  const pages: PdfPage[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    pages.push({ widthPt: page.view[2] ?? 0, heightPt: page.view[3] ?? 0, lines: linesOf(await piecesOf(page)), links: await linksOf(page) });
  }
  const { info } = await document.getMetadata();
  const lang = field(info, 'Language');
  const read = { pages, outline: await outlineOf(document), info: Object.fromEntries(Object.entries(info)), lang: typeof lang === 'string' ? lang : null, labels: (await document.getPageLabels()) ?? [] };
  await task.destroy();
  return read;
}

const rounded = (value: number): string => (Math.round(value * 10) / 10).toFixed(1);

/** A PDF as text that can be read in review: page, position, text, font, outline, links. */
export function projectPdf(pdf: PdfText): string {
  const out: string[] = [];
  pdf.pages.forEach((page, index) => {
    out.push(`page ${index + 1}  ${rounded(page.widthPt)} × ${rounded(page.heightPt)}`);
    for (const line of page.lines) {
      out.push(`  ${rounded(line.xPt).padStart(6)} ${rounded(line.yPt).padStart(6)}  ${line.text}  [${line.fonts.join(', ')} ${rounded(line.sizePt)}]`);
    }
    for (const link of page.links) out.push(`  ${rounded(link.xPt).padStart(6)} ${rounded(link.yPt).padStart(6)}  → ${link.target}`);
  });
  const list = (items: readonly OutlineItem[], indent: string): void => {
    for (const item of items) {
      out.push(`${indent}${item.title} … ${item.page}`);
      list(item.children, `${indent}  `);
    }
  };
  out.push('outline');
  list(pdf.outline, '  ');
  const { Title, Author, Subject, Keywords, CreationDate } = pdf.info;
  out.push(`title ${String(Title)}`, `author ${String(Author)}`, `subject ${String(Subject)}`, `keywords ${String(Keywords)}`, `created ${String(CreationDate)}`, `lang ${String(pdf.lang)}`);
  return `${out.join('\n')}\n`;
}
