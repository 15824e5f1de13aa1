/** For tests: Markdown → the brief, through the real reader, and read back with pdf.js. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeBrief } from '../../src/brief/writeBrief.js';
import type { Diagnostic, Report } from '../../src/diagnostics/diagnostic.js';
import type { Output } from '../../src/document/nodes.js';
import type { ChartDrawer } from '../../src/figures/chartDrawer.js';
import { orderFigures } from '../../src/figures/resolveFigures.js';
import { resolveFormulas } from '../../src/formulas/resolveFormulas.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import { resolveReferences } from '../../src/references/resolveReferences.js';
import type { FillingInput, SlideReference } from '../../src/outputInput.js';
import { selectOutput } from '../../src/references/selectOutput.js';
import type { Template } from '../../src/template.js';
import { openFontLibrary } from '../../src/typesetting/fontLibrary.js';
import { house } from '../../templates/house/index.js';
import { memoryFolder } from '../references/memoryFolder.js';
import { readPdf, type PdfText } from './readPdf.js';

const fontsFolder = fileURLToPath(new URL('../../dist/fonts/', import.meta.url));
/** Shared by the tests of a file: opening a Chinese face costs more than setting a page. */
export const fonts = openFontLibrary(house.faces, house.fallbackFamilies, (file) => readFileSync(fontsFolder + file));

const noCharts: ChartDrawer = {
  draw: () => Promise.reject(new Error('a test of the brief drew a chart')),
  close: () => undefined,
};

export type BuiltBrief = PdfText & {
  readonly bytes: Uint8Array;
  readonly pageCount: number;
  readonly diagnostics: readonly Diagnostic[];
  /** 1-based page of the first line with the text, 0 if none has it. */
  readonly pageWith: (text: string) => number;
};

/** What `test.md` may read, the template that it is built with, and what draws its charts: none if left out. */
export type TestFiles = { readonly files?: Readonly<Record<string, string | Uint8Array>>; readonly template?: Template; readonly drawer?: ChartDrawer };

export type SelectedText = { readonly input: FillingInput; readonly report: Report; readonly diagnostics: readonly Diagnostic[] };

/** Reads `text` as `test.md` and selects an output of it. */
export async function selectText(text: string, output: Output, { files = {}, template = house, drawer = noCharts }: TestFiles = {}): Promise<SelectedText> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => {
    diagnostics.push(diagnostic);
  };
  const file = 'test.md';
  const folder = memoryFolder({ ...files, [file]: text });
  const { root, metadata } = readManuscript(file, folder, report);
  const numbersSections = metadata.numberSections ?? template.numbersSections;
  const references = await resolveReferences({ root, metadata, numbersSections, folder, file }, report);
  const figures = await orderFigures({ root, metadata, folder, file, template, fonts, drawer }, report).all;
  const formulas = await resolveFormulas({ root, metadata, fonts, template }, report);
  const selected = selectOutput({ root, metadata, references }, output, { publicDeck: false });
  return { input: { ...selected, figures, showsDrawing: () => false, figuresIn: () => Promise.resolve(), allFigures: Promise.resolve(), formulas, template, fonts }, report, diagnostics };
}

/** Builds `text` as `test.md`; `files` are what it may read. Diagnostics are for the test to look at. */
export async function buildBrief(text: string, files: Readonly<Record<string, string | Uint8Array>> = {}, template: Template = house, drawer: ChartDrawer = noCharts): Promise<BuiltBrief> {
  return await buildBriefWithSlides(text, new Map(), { files, template, drawer });
}

/** Builds a brief that names these slides, by the headings that they show. */
export async function buildBriefWithSlides(text: string, slides: ReadonlyMap<string, SlideReference>, using: TestFiles): Promise<BuiltBrief> {
  const { input, report, diagnostics } = await selectText(text, 'brief', using);
  const brief = await writeBrief(input, report, { slideNumbers: Promise.resolve(slides) });
  const pdf = await readPdf(brief.bytes);
  const pageWith = (words: string): number => pdf.pages.findIndex((page) => page.lines.some((line) => line.text.includes(words))) + 1;
  return { ...pdf, bytes: brief.bytes, pageCount: brief.pageCount, diagnostics, pageWith };
}

/** Front matter of a test brief: no cover and no contents unless `more` asks for them. */
export const frontMatter = (lang: string, more = ''): string => `---\nlang: ${lang}\ntoc: false\n${more}---\n\n`;
