/** The sample keeps to what its source says, and both of its outputs have the size that was asked for. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/api.js';
import { projectPdf, readPdf } from '../brief/readPdf.js';

const folder = fileURLToPath(new URL('../../content/ai-cooperation/', import.meta.url));
const session = openSession();
afterAll(() => {
  session.close();
});

/** Numbers of the source, their remainders to a hundred, the units of the unit charts and the start of an axis. */
const known = new Set(['0', '40', '24', '400', '15', '384', '192', '10,000', '1', '4', '60', '76', '85', '16', '12', '2022', '2024', '2025', '7', '8']);

/** Front matter, addresses, attributes of layout and marks of lists and tables say nothing about the subject. */
const proseOf = (text: string): string =>
  text
    .replace(/^---[\s\S]*?\n---\n/, '')
    .replace(/\]\([^)]*\)/g, ']')
    .replace(/(?:width|align)="[^"]*"/g, '')
    .replace(/^\d\. /gm, '')
    .replace(/CloudMatrix 384/g, '');

describe.each(['en', 'zh'])('the sample in %s', (language) => {
  const file = `${folder}index.${language}.md`;
  const text = readFileSync(file, 'utf8');

  test('builds without a word, as a brief of 6 to 9 pages and a deck of 12 to 18 slides with notes on every slide', async () => {
    const result = await session.build(file);
    expect(result.diagnostics).toEqual([]);
    expect(result.brief?.pageCount).toBeGreaterThanOrEqual(6);
    expect(result.brief?.pageCount).toBeLessThanOrEqual(9);
    expect(result.deck?.slideCount).toBeGreaterThanOrEqual(12);
    expect(result.deck?.slideCount).toBeLessThanOrEqual(18);
    expect(result.deck?.html.match(/<aside class="notes"/g)).toHaveLength(result.deck?.slideCount ?? 0);
    expect(result.figures.length).toBeGreaterThanOrEqual(5);
  });

  test('its brief reads, page by page, as it was reviewed', async () => {
    const { brief } = await session.build(file, { only: 'brief' });
    const pdf = await readPdf(brief?.bytes ?? new Uint8Array());
    await expect(projectPdf(pdf)).toMatchFileSnapshot(`../golden/samples/ai-cooperation.${language}.brief.txt`);
    // clreq, "Prohibition rules for line start and line end", basic level and closing marks.
    const lines = pdf.pages.flatMap((page) => page.lines.map((line) => line.text.trim()));
    expect(lines.filter((line) => /^[、，。．；：！？）〉》」』】〕〗｝”’…·%％‰℃]/u.test(line) || /[（〈《「『【〔〖｛“‘]$/u.test(line))).toEqual([]);
  });

  test('names no number that the source does not give', () => {
    const numbers = Array.from(proseOf(text).matchAll(/\d+(?:,\d{3})*/g), ([number]) => number);
    expect(numbers.filter((number) => !known.has(number))).toEqual([]);
  });

  test('every chart reads its data from a file, and every figure has a text alternative', () => {
    const charts = readdirSync(`${folder}charts`).filter((name) => name.endsWith(`.${language}.vl.json`));
    expect(charts.length).toBeGreaterThanOrEqual(5);
    for (const chart of charts) {
      expect(text).toContain(`](charts/${chart})`);
      expect(readFileSync(`${folder}charts/${chart}`, 'utf8')).toMatch(/"url": "\.\.\/data\/[\w-]+\.csv"/);
    }
    expect(text.match(/\.vl\.json\)\{[^}]*alt="[^"]+"/g)).toHaveLength(charts.length);
  });
});
