/** What figures and tables are based on is printed below them, in both outputs and in the document's language. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSession, type BuildSession } from '../../src/api.js';
import { readPdf } from '../brief/readPdf.js';
import { readStructure } from '../brief/readStructure.js';
import { temporaryFolder } from '../temporaryFolder.js';

let session: BuildSession;
beforeAll(() => {
  session = openSession();
});
afterAll(() => {
  session.close();
});

const chart = (attributes: string): string =>
  `\`\`\`vega-lite {${attributes}}\ndata: {values: [{a: 1, c: x}]}\nmark: bar\nencoding: {x: {field: a, type: quantitative}, y: {field: c}}\nusermeta: {source: "Survey, https://example.org/s."}\n\`\`\`\n\n: Shares\n`;
const table = '| A | B |\n|---|---|\n| one | two |\n| three | four |\n\n: Words {#tbl-a source="*The office* [@ding], see @fig-a"}\n';
const sources = '[{"id": "ding", "type": "book", "title": "T", "author": [{"family": "Ding"}], "issued": {"date-parts": [[2023]]}}]';

async function built(lang: string, body: string) {
  const folder = temporaryFolder({ 'index.md': `---\ntitle: T\nlang: ${lang}\ntoc: false\nbibliography: refs.json\n---\n\n# One\n\n${body}`, 'refs.json': sources });
  const result = await session.build(join(folder, 'index.md'));
  expect(result.failed).toBe(false);
  const bytes = result.brief?.bytes ?? new Uint8Array();
  const pdf = await readPdf(bytes);
  return { html: result.deck?.html ?? '', bytes, lines: pdf.pages.flatMap((page) => page.lines.map(({ text }) => text)), links: pdf.pages.flatMap((page) => page.links.map(({ target }) => target)) };
}

test('a chart names its own source, with its address as a link; the attribute wins, and an empty one prints none', async () => {
  const { lines, links, html } = await built('en', `${chart('#fig-a')}\n${chart('#fig-b source="Own words"')}\n${chart('#fig-c source=""')}`);
  expect(lines.filter((line) => line.startsWith('Source'))).toEqual(['Source: Survey, https://example.org/s.', 'Source: Own words']);
  expect(links).toContain('https://example.org/s');
  expect(html.match(/<span class="source">.*?<\/span>/g)).toEqual([
    '<span class="source">Source: Survey, <a href="https://example.org/s" target="_blank" rel="noopener noreferrer">https://example.org/s</a>.</span>',
    '<span class="source">Source: Own words</span>',
  ]);
});

test('the source of a table stands below its last row, is running text that cites and refers, and is a paragraph to those who hear it', async () => {
  const { lines, links, html, bytes } = await built('en', `${chart('#fig-a source=""')}\n${table}`);
  const [last, source] = [lines.indexOf('three four'), lines.findIndex((line) => line.startsWith('Source: '))];
  expect(source).toBe(last + 1);
  expect(lines[source]).toBe('Source: The office (Ding 2023), see Figure 1');
  expect(links).toEqual(expect.arrayContaining(['#ref-ding', '#fig-a']));
  expect(html).toContain('</table><p class="source">Source: <em>The office</em> (');
  const tables = readStructure(bytes).all.filter(({ tag }) => tag === 'Table');
  expect(tables.map(({ children }) => children.map(({ tag }) => tag))).toEqual([['Caption', 'THead', 'TBody']]);
});

test('in Chinese its words are Chinese', async () => {
  const { lines, html } = await built('zh-CN', chart('#fig-a source="国家统计局"'));
  expect(lines).toContain('资料来源：国家统计局');
  expect(html).toContain('<span class="source">资料来源：国家统计局</span>');
});
