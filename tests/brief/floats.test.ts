/** Figures and tables that float, seen in the finished file. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placementNotUnderstood } from '../../src/diagnostics/messages/markdown.js';
import { buildBrief, frontMatter, type BuiltBrief } from './buildBrief.js';
import type { PdfPage } from './readPdf.js';

const en = frontMatter('en-GB', 'figures: {placement: float}\n');
/** Lines of one paragraph each, told apart by their number. */
const rows = (count: number, from = 1): string => Array.from({ length: count }, (_, index) => `Row ${from + index}.\n\n`).join('');
const picture = (px: number): string => `<svg xmlns="http://www.w3.org/2000/svg" width="${px}" height="${px}" viewBox="0 0 10 10"><rect width="10" height="10" fill="#0b4f6c"/></svg>`;
const files = { 'a.svg': picture(400) };
const figure = (id: string, more = ''): string => `![Caption ${id}](a.svg){#fig-${id} alt="A square" ${more}}\n\n`;

const headPt = 60;
const footPt = 780;
const textOf = (page: PdfPage | undefined): string[] => (page?.lines ?? []).filter((line) => line.yPt > headPt && line.yPt < footPt).map((line) => line.text);
const rowsOf = (brief: BuiltBrief): number[] => brief.pages.flatMap((page) => textOf(page)).flatMap((text) => Number(/^Row (\d+)/.exec(text)?.[1] ?? 0) || []);
const lineWith = (brief: BuiltBrief, text: string) => brief.pages.flatMap((page) => page.lines).find((line) => line.text.includes(text));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

describe('figures that float', () => {
  test.each([5, 15, 22, 25, 28])('text flows on past a figure that does not fit (%i rows before it)', async (count) => {
    const brief = await buildBrief(`${en}${rows(count)}See @fig-a.\n\n${figure('a')}${rows(60 - count, count + 1)}`, files);
    expect(rowsOf(brief)).toEqual(upTo(60));
    // A figure of 300 pt at the top of its page has its caption some 320 pt below the top of the text area; else at its foot.
    const captionPt = lineWith(brief, 'Caption a')?.yPt ?? 0;
    expect(captionPt < 76 + 330 || captionPt > 720).toBe(true);
    expect(brief.pageWith('Caption a')).toBeGreaterThanOrEqual(brief.pageWith('See'));
    expect(brief.pageWith('Caption a')).toBeLessThanOrEqual(brief.pageWith('See') + 1);
    // The first page is full: a row takes 22.5 pt.
    const lastPt = Math.max(...(brief.pages[0]?.lines ?? []).filter((line) => line.yPt < footPt).map((line) => line.yPt));
    expect(lastPt).toBeGreaterThan(720);
  });

  test('figures keep their order, and none comes before the page that refers to it', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    const body = names.map((name, index) => `Text on @fig-${name}.\n\n${rows(4, 1 + index * 4)}${figure(name)}`).join('');
    const brief = await buildBrief(`${en}${body}${rows(30, 25)}`, files);
    expect(rowsOf(brief)).toEqual(upTo(54));
    const order = brief.pages.flatMap((page) => textOf(page)).flatMap((text) => /Caption (\w)/.exec(text)?.[1] ?? []);
    expect(order).toEqual(names);
    for (const [index, name] of names.entries()) expect(brief.pageWith(`Caption ${name}`)).toBeGreaterThanOrEqual(brief.pageWith(`Text on Figure ${index + 1}`));
  });

  test('a figure that is written later stands near its first reference', async () => {
    const brief = await buildBrief(`${en}Early: @fig-a.\n\n${rows(70)}${figure('a')}`, files);
    expect(brief.pageWith('Caption a')).toBe(1);
  });

  test('a figure that nothing refers to stands near where it is written', async () => {
    const brief = await buildBrief(`${en}${rows(70)}${figure('a')}${rows(60, 71)}`, files);
    expect(Math.abs(brief.pageWith('Caption a') - brief.pageWith('Row 70.'))).toBeLessThanOrEqual(1);
    expect(brief.pageWith('Caption a')).toBeGreaterThanOrEqual(brief.pageWith('Row 70.'));
  });

  test('a figure does not leave its section for the one before or after', async () => {
    const brief = await buildBrief(`${en}# One\n\n${rows(10)}# Two\n\nSee @fig-a.\n\n${rows(30, 11)}${figure('a')}# Three\n\n${rows(40, 41)}`, files);
    const caption = lineWith(brief, 'Caption a');
    const page = brief.pageWith('Caption a');
    // Section two begins on page 1, so the top of that page belongs to section one.
    const onFirst = page === 1 && (caption?.yPt ?? 0) > 700;
    expect(onFirst || (page === 2 && (caption?.yPt ?? 0) < 420)).toBe(true);
    expect(brief.pageWith('Row 41.')).toBeGreaterThanOrEqual(page);
  });

  test('a figure that asks to stand here keeps its place among those that float', async () => {
    const brief = await buildBrief(`${en}${rows(12)}See @fig-a and @fig-b.\n\n${figure('a')}${figure('b', 'placement=here')}${rows(30, 13)}`, files);
    const order = brief.pages.flatMap((page) => textOf(page)).flatMap((text) => /Caption (\w)/.exec(text)?.[1] ?? []);
    expect(order).toEqual(['a', 'b']);
  });

  test('a figure that asks to float does so where others do not', async () => {
    const text = (more: string): string => `${frontMatter('en-GB')}${rows(3)}${figure('a', more)}${rows(3, 4)}`;
    const top = async (more: string) => lineWith(await buildBrief(text(more), files), 'Caption a')?.yPt ?? 0;
    // 76 pt margin, 300 pt of figure, then the caption
    expect(await top('placement=float')).toBeLessThan(76 + 300 + 25);
    expect(await top('')).toBeGreaterThan(76 + 300 + 60);
  });

  test('a note cited in the caption stands at the foot of the page of its float', async () => {
    const brief = await buildBrief(`${en}${rows(24)}First.[^x] See @fig-a.\n\n![Caption a[^a]](a.svg){#fig-a alt="A square"}\n\n${rows(40, 25)}Last.[^z]\n\n[^x]: Note of text.\n\n[^a]: Note of caption.\n\n[^z]: Last note.\n`, files);
    expect(brief.pageWith('Note of text')).toBe(brief.pageWith('First.'));
    expect(brief.pageWith('Note of caption')).toBe(brief.pageWith('Caption a'));
    expect(brief.pageWith('Last note')).toBe(brief.pageWith('Last.'));
    expect(lineWith(brief, 'Note of caption')?.yPt).toBeGreaterThan(720);
  });

  test('a table with a caption floats, whole', async () => {
    const table = `| a | b |\n|---|---|\n${Array.from({ length: 12 }, (_, index) => `| cell ${index + 1} | x |\n`).join('')}\n: Table caption {#tbl-a}\n\n`;
    const brief = await buildBrief(`${en}${rows(26)}See @tbl-a.\n\n${table}${rows(34, 27)}`);
    expect(rowsOf(brief)).toEqual(upTo(60));
    expect(brief.pageWith('cell 1')).toBe(brief.pageWith('cell 12'));
    expect(lineWith(brief, 'Table caption')?.yPt).toBeLessThan(100);
  });

  test('another placement is reported where it stands', async () => {
    const brief = await buildBrief(`${frontMatter('en-GB')}Text.\n\n${figure('a', 'placement=top')}`, files);
    expect(brief.diagnostics.flatMap(({ position }) => (position === null ? [] : [placementNotUnderstood('top', position)]))).toEqual(brief.diagnostics);
    expect(brief.diagnostics.map(({ position }) => position?.start.line)).toEqual([8]);
  });
});

describe('figures that stand where they are written, if there is room', () => {
  const auto = frontMatter('en-GB');
  /** A figure takes some 350 pt, a row 22.5 pt, a page 690 pt. */
  test.each([3, 10, 14])('there is room (%i rows before it)', async (count) => {
    const brief = await buildBrief(`${auto}${rows(count)}${figure('a')}${rows(40, count + 1)}`, files);
    expect(brief.pageWith('Caption a')).toBe(1);
    const captionPt = lineWith(brief, 'Caption a')?.yPt ?? 0;
    expect(lineWith(brief, `Row ${count}.`)?.yPt).toBeLessThan(captionPt - 300);
    expect(lineWith(brief, `Row ${count + 1}.`)?.yPt).toBeGreaterThan(captionPt);
  });

  test.each([17, 20, 23])('the text flows on where there is none (%i rows before it)', async (count) => {
    const brief = await buildBrief(`${auto}${rows(count)}${figure('a')}${rows(60 - count, count + 1)}`, files);
    expect(rowsOf(brief)).toEqual(upTo(60));
    expect(brief.pageWith('Caption a')).toBe(2);
    expect(lineWith(brief, 'Caption a')?.yPt).toBeLessThan(76 + 330);
    expect(brief.pageWith(`Row ${count + 1}.`)).toBe(1);
    const lastPt = Math.max(...(brief.pages[0]?.lines ?? []).filter((line) => line.yPt < footPt).map((line) => line.yPt));
    expect(lastPt).toBeGreaterThan(720);
  });

  test('one that asks to stand here leaves its page empty rather than its place', async () => {
    const brief = await buildBrief(`${auto}${rows(20)}${figure('a', 'placement=here')}${rows(20, 21)}`, files);
    expect(brief.pageWith('Row 20.')).toBe(1);
    expect(brief.pageWith('Row 21.')).toBe(2);
    expect(lineWith(brief, 'Row 21.')?.yPt).toBeGreaterThan(lineWith(brief, 'Caption a')?.yPt ?? Infinity);
  });

  test.each([12, 17, 20, 23])('one that fills its section stays below its heading (%i rows before it)', async (count) => {
    const brief = await buildBrief(`${auto}${rows(count)}## Shown\n\n${figure('a')}## Next\n\n${rows(40, count + 1)}`, files);
    expect(brief.pageWith('Caption a')).toBe(brief.pageWith('Shown'));
    expect(lineWith(brief, 'Caption a')?.yPt).toBeGreaterThan(lineWith(brief, 'Shown')?.yPt ?? Infinity);
    const next = lineWith(brief, 'Next')?.yPt ?? 0;
    expect(brief.pageWith('Next') > brief.pageWith('Caption a') || next > (lineWith(brief, 'Caption a')?.yPt ?? Infinity)).toBe(true);
  });

  test('none passes a page break that was asked for', async () => {
    const brief = await buildBrief(`${auto}${rows(20)}${figure('a')}::: pagebreak\n:::\n\n${rows(20, 21)}`, files);
    expect(brief.pageWith('Caption a')).toBeLessThan(brief.pageWith('Row 21.'));
    const after = await buildBrief(`${auto}${rows(5)}::: pagebreak\n:::\n\n${figure('a')}${rows(20, 6)}`, files);
    expect([after.pageWith('Row 5.'), after.pageWith('Caption a'), after.pageWith('Row 6.')]).toEqual([1, 2, 2]);
    const last = await buildBrief(`${auto}${rows(5)}::: pagebreak\n:::\n\n${figure('a')}`, files);
    expect([last.pageCount, last.pageWith('Caption a')]).toEqual([2, 2]);
  });

  test('one that ends or begins the text does so on its page', async () => {
    const last = await buildBrief(`${auto}${rows(5)}${figure('a')}`, files);
    expect(last.pageCount).toBe(1);
    expect(lineWith(last, 'Caption a')?.yPt).toBeGreaterThan(lineWith(last, 'Row 5.')?.yPt ?? Infinity);
    const first = await buildBrief(`${auto}${figure('a')}${rows(5)}`, files);
    expect(lineWith(first, 'Caption a')?.yPt).toBeLessThan(lineWith(first, 'Row 1.')?.yPt ?? 0);
  });

  test.each([20, 23, 26])('a small table with a caption moves whole (%i rows before it)', async (count) => {
    const table = `| a | b |\n|---|---|\n${Array.from({ length: 8 }, (_, index) => `| cell ${index + 1} | x |\n`).join('')}\n: Table caption {#tbl-a}\n\n`;
    const brief = await buildBrief(`${auto}${rows(count)}${table}${rows(40, count + 1)}`);
    expect(rowsOf(brief)).toEqual(upTo(40 + count));
    expect(brief.pageWith('cell 1')).toBe(brief.pageWith('cell 8'));
    expect(brief.pageWith('Row 29.') - brief.pageWith('Row 1.')).toBeLessThanOrEqual(1);
  });

  test('a long table is divided where it is written', async () => {
    const table = `| a | b |\n|---|---|\n${Array.from({ length: 40 }, (_, index) => `| cell ${index + 1} | x |\n`).join('')}\n: Table caption {#tbl-a}\n\n`;
    const brief = await buildBrief(`${auto}${rows(15)}${table}${rows(20, 16)}`);
    expect([brief.pageWith('cell 1'), brief.pageWith('cell 40')]).toEqual([1, 2]);
  });

  test('no page before the last two is left a third empty, whatever the order of text and figures', async () => {
    const paragraph = fc.integer({ min: 50, max: 140 }).map((words) => `${'words '.repeat(words)}\n\n`);
    const before = fc.constantFrom('', '', '', '', '', '# Section\n\n', '## Subsection\n\n', ...[180, 300, 420].map((height) => `![Caption](h${height}.svg){alt="A block"}\n\n`));
    const piece = fc.tuple(before, paragraph).map((parts) => parts.join(''));
    const drawn = Object.fromEntries([180, 300, 420].map((height) => [`h${height}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="${height / 0.75}" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>`]));
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { minLength: 30, maxLength: 40 }), async (pieces) => {
        const brief = await buildBrief(auto + pieces.join(''), drawn);
        // 690 pt from 76 down; the last line of a page is text or a caption
        const emptyShares = brief.pages.slice(0, -2).map((page) => (841.89 - 76 - Math.max(...page.lines.filter((line) => line.yPt < footPt).map((line) => line.yPt))) / 690);
        expect(Math.max(0, ...emptyShares)).toBeLessThan(1 / 3);
      }),
      { numRuns: 8, seed: 3 },
    );
  }, 120_000);
});
