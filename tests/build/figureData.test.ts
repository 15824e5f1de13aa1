/** Data of figures: attached to the brief, behind the slides, in an appendix, and nothing beyond what the figures draw. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession, writeOutputs, type BuildResult, type BuildSession } from '../../src/api.js';
import { nameOf, PdfObjects, textOf } from '../brief/readObjects.js';
import { readStructure, type ReadElement } from '../brief/readStructure.js';
import { readPdf } from '../brief/readPdf.js';
import { temporaryFolder } from '../temporaryFolder.js';

let session: BuildSession;
beforeAll(() => {
  session = openSession();
});
afterAll(() => {
  session.close();
});

const csv = '国家,secret,v\n挪威,1,12\n肯尼亚,2,40\n智利,3,31\n';
const chart = (more: string, filter = '') =>
  `\`\`\`vega-lite {${more}}\ndata: {url: d.csv}\n${filter}mark: bar\nencoding:\n  y: {field: 国家}\n  x: {field: v, type: quantitative}\n\`\`\`\n\n: Shares\n`;
const manuscript = (frontMatter: string, body: string): string => `---\ntitle: T\nlang: en\ndate: 2025-08-25\n${frontMatter}---\n\n# One\n\n${body}`;

async function built(frontMatter: string, body: string): Promise<BuildResult> {
  const folder = temporaryFolder({ 'index.md': manuscript(frontMatter, body), 'd.csv': csv });
  const result = await session.build(join(folder, 'index.md'));
  expect(result.diagnostics).toEqual([]);
  return result;
}

type File = { readonly name: string; readonly description: string; readonly relationship: string | null; readonly type: string | null; readonly text: string };

/** The attached files in the order of the file's own list. */
function filesOf(result: BuildResult): readonly File[] {
  const objects = new PdfObjects(result.brief?.bytes ?? new Uint8Array());
  const names = objects.list(objects.dictionary(objects.dictionary(objects.catalogue.get('Names')).get('EmbeddedFiles')).get('Names'));
  expect(objects.list(objects.catalogue.get('AF'))).toHaveLength(names.length / 2);
  return names.filter((_, index) => index % 2 === 1).map((value) => {
    const file = objects.dictionary(value);
    const embedded = objects.dictionary(file.get('EF')).get('F');
    return {
      name: textOf(file.get('UF')) ?? '', description: textOf(file.get('Desc')) ?? '', relationship: nameOf(file.get('AFRelationship')), type: nameOf(objects.dictionary(embedded).get('Subtype')),
      text: Buffer.from(objects.stream(embedded), 'latin1').toString('utf8'),
    };
  });
}

describe('attached data', () => {
  test('are one file for each figure, with the rows and fields that it draws', async () => {
    const result = await built('data: attach\n', `${chart('#fig-b')}\n${chart('#fig-a', 'transform: [{filter: "datum.v > 20"}]\n')}\n${chart('#fig-none data=none')}`);
    expect(filesOf(result)).toEqual([
      { name: 'fig-a.csv', description: 'Data of Figure 2. Shares', relationship: 'Data', type: 'text#2Fcsv', text: '\ufeff国家,v\r\n肯尼亚,40\r\n智利,31\r\n' },
      { name: 'fig-b.csv', description: 'Data of Figure 1. Shares', relationship: 'Data', type: 'text#2Fcsv', text: '\ufeff国家,v\r\n挪威,12\r\n肯尼亚,40\r\n智利,31\r\n' },
    ]);
    expect(result.deck?.html.match(/download="[^"]*"/g)).toEqual(['download="fig-b.csv"', 'download="fig-a.csv"']);
    expect(result.deck?.html).not.toContain('secret');
  });

  test('are the same bytes in each build, and none without being asked for', async () => {
    const [first, second] = [await built('', chart('#fig-a data=attach')), await built('', chart('#fig-a data=attach'))];
    expect(filesOf(first)).toHaveLength(1);
    expect(Buffer.from(first.brief?.bytes ?? []).equals(Buffer.from(second.brief?.bytes ?? []))).toBe(true);
    expect(filesOf(await built('', chart('#fig-a')))).toEqual([]);
  });
});

describe('the appendix', () => {
  test('is a section with a table for each figure, linked to it and listed in the contents', async () => {
    const body = `${chart('#fig-a')}\n# Two\n\n${chart('#fig-b data=none')}\n`;
    const pdf = await readPdf((await built('figure-data: appendix\n', body)).brief?.bytes ?? new Uint8Array());
    expect(pdf.outline.map(({ title }) => title)).toEqual(['One', 'Two', 'Appendix: data of the figures']);
    const texts = pdf.pages.flatMap((page) => page.lines.map(({ text }) => text));
    expect(texts.filter((text) => text.startsWith('Appendix: data of the figures')).length).toBeGreaterThan(1); // contents, heading
    expect(texts.slice(texts.lastIndexOf('Appendix: data of the figures'))).toEqual(expect.arrayContaining(['Figure 1. Shares', '国家 v', '挪威 12', '肯尼亚 40', '智利 31']));
    expect(texts.filter((text) => text === 'Figure 2. Shares')).toHaveLength(1);
    expect(pdf.pages.flatMap((page) => page.links.map(({ target }) => target))).toContain('#fig-a');
  });

  test('folds long narrow tables, and is left out where no figure has data', async () => {
    const long = '```vega-lite {#fig-a}\ndata: {sequence: {start: 0, stop: 40, as: i}}\nmark: point\nencoding:\n  x: {field: i, type: quantitative}\n```\n';
    const pdf = await readPdf((await built('figure-data: appendix\ntoc: false\n', long)).brief?.bytes ?? new Uint8Array());
    expect(pdf.pages.flatMap((page) => page.lines.map(({ text }) => text))).toEqual(expect.arrayContaining(['i i i i', '0 10 20 30', '9 19 29 39']));
    const none = await readPdf((await built('figure-data: appendix\n', 'Text only.\n')).brief?.bytes ?? new Uint8Array());
    expect(none.outline.map(({ title }) => title)).toEqual(['One']);
  });
});

test('alternatives that were composed are used in both outputs and listed in the record of the build', async () => {
  const result = await built('', `${chart('#fig-a')}\n${chart('#fig-b alt="Own words"')}`);
  const alt = 'Bar chart of v by 国家, 3 bars. Highest: 40 (肯尼亚); lowest: 12 (挪威).';
  expect(result.composedAlts).toEqual([{ figure: 'fig-a', alt }]);
  expect(result.deck?.html).toContain(`aria-label="${alt}"`);
  const out = temporaryFolder();
  await writeOutputs(result, out);
  const record: unknown = JSON.parse(readFileSync(join(out, result.folder, 'build.json'), 'utf8'));
  expect(record).toMatchObject({ composedAlts: [{ figure: 'fig-a', alt }] });
  const { root } = readStructure(result.brief?.bytes ?? new Uint8Array());
  const figures = (element: ReadElement): readonly ReadElement[] => [...(element.tag === 'Figure' ? [element] : []), ...element.children.flatMap((child) => ('tag' in child ? figures(child) : []))];
  expect(figures(root).map(({ dictionary }) => textOf(dictionary.get('Alt')))).toEqual([alt, 'Own words']);
});
