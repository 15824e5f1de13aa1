import { deflateSync, inflateSync } from 'node:zlib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PdfFile } from '../../src/brief/pdfFile.js';
import { buildBrief, frontMatter } from './buildBrief.js';
import { readPdf } from './readPdf.js';

let pdfium: Awaited<ReturnType<typeof PDFiumLibrary.init>>;
beforeAll(async () => {
  pdfium = await PDFiumLibrary.init();
});
afterAll(() => {
  pdfium.destroy();
});

const open = (): PdfFile =>
  new PdfFile({ autoFirstPage: true, font: null, pdfVersion: '1.7', tagged: true, size: [200, 100], margin: 0, info: { Title: 'A (B) 中', CreationDate: new Date(0) } });

/** A document with so many named places that its objects fill several object streams. */
async function manyPlaces(count: number): Promise<Uint8Array> {
  const doc = open();
  for (let index = 0; index < count; index += 1) doc.goTo(0, index / 10, 10, 5, `place-${index}`);
  doc.addNamedDestination('place-0', 'XYZ', 0, 0, null);
  return await doc.bytes();
}

test('two independent readers open the file and find its page, its links and its title', async () => {
  const bytes = await manyPlaces(500); // two objects for each link: 1000, in six streams of at most 200
  const document = await pdfium.loadDocument(bytes);
  expect(document.getPageCount()).toBe(1);
  document.destroy();
  const read = await readPdf(bytes);
  expect(read.info['Title']).toBe('A (B) 中');
  expect(read.pages.map((page) => [page.widthPt, page.heightPt])).toEqual([[200, 100]]);
});

test('small objects stand in object streams and not in the file itself', async () => {
  const text = Buffer.from(await manyPlaces(500)).toString('latin1');
  expect(text.match(/\/Type\/ObjStm/g)?.length).toBe(6);
  expect(text).not.toContain('/Subtype/Link');
  expect(text.startsWith('%PDF-1.7\n')).toBe(true);
  expect(text).toContain('/Type/XRef');
  expect(text).not.toContain('\ntrailer');
});

test('the cross-reference stream begins where the file says', async () => {
  const text = Buffer.from(await manyPlaces(3)).toString('latin1');
  const offset = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
  expect(text.slice(offset)).toMatch(/^\d+ 0 obj\n<<\/Length \d+\/Type\/XRef/);
});

test('the same document gives the same bytes, however long each compression takes', async () => {
  expect(Buffer.from(await manyPlaces(40)).equals(await manyPlaces(40))).toBe(true);
});

test('a brief is at most 1.3 times what its streams take compressed as well as they can be', async () => {
  const { bytes } = await buildBrief(`${frontMatter('zh-CN')}${Array.from({ length: 120 }, (_, index) => `## 第 ${index + 1} 节\n\n凡是水库得协商的地方，[检查员](https://example.org/${index})都注意到货运量的变化，其他地方的差别则可以忽略[^n${index}]。\n\n[^n${index}]: 数据来自第 ${index} 年的检查。`).join('\n\n')}\n`);
  const file = Buffer.from(bytes).toString('latin1');
  let [loose, best, from] = [0, 0, 0];
  for (const { 0: head, 1: length, 2: more = '', index } of file.matchAll(/<<\/Length (\d+)([^\n]*)>>\nstream\n/g)) {
    const start = index + head.length;
    const raw = Buffer.from(file.slice(start, start + Number(length)), 'latin1');
    best += more.includes('/FlateDecode') ? deflateSync(inflateSync(raw), { level: 9 }).length : raw.length;
    loose += start - from;
    from = start + Number(length);
  }
  expect(best).toBeGreaterThan(20_000);
  expect(bytes.length).toBeLessThan(1.3 * best);
  // what is not in a stream: heads of streams, and objects that may not stand in one
  expect(loose).toBeLessThan(0.1 * best);
});
