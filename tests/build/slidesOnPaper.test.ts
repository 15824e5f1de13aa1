/** What the deck's slides leave alone, and what is made of them on paper: by whole builds. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openSession } from '../../src/api.js';
import { readPdf } from '../brief/readPdf.js';
import { temporaryFolder } from '../temporaryFolder.js';

const session = openSession();
afterAll(() => {
  session.close();
});

const words = (count: number): string => Array.from({ length: count }, (_, index) => `word${index}`).join(' ');
const talk = (matter: string, title = 'Much'): string => `---\ntitle: Talk\nlang: en\ntoc: false\n${matter}---\n\n## ${title} {#much}\n\n${words(120)}\n\n${words(400)}\n\n| Head |\n|---|\n| ${words(60)} |\n\n## Little\n\nFew.\n`;

test('whatever becomes of slides that are too full, the brief is the same', async () => {
  const modes = ['split', 'shrink', 'scroll'];
  const folder = temporaryFolder(Object.fromEntries(modes.map((mode) => [`${mode}.md`, talk(`concordance: false\ndeck: {overflow: ${mode}}\n`)])));
  const built = [];
  for (const mode of modes) built.push(await session.build(join(folder, `${mode}.md`)));
  expect(built.map(({ deck }) => deck?.slideCount)).toEqual([7, 3, 3]);
  const [first, ...others] = built.map(({ brief }) => Buffer.from(brief?.bytes ?? []));
  expect(others.map((bytes) => first !== undefined && bytes.length > 1000 && bytes.equals(first))).toEqual([true, true]);
});

test('a slide that stays too full is named with its place, number, title and px', async () => {
  const folder = temporaryFolder({ 'talk.md': talk('deck: {overflow: error}\n', 'Far *too* much') });
  const { diagnostics, failed } = await session.build(join(folder, 'talk.md'), { only: 'deck' });
  expect(failed).toBe(true);
  expect(diagnostics.map(({ code, message, position }) => [code, message.replace(/\d+ px/, 'n px'), position?.start])).toEqual([['slide-overflows', 'slide 2 is n px too high: Far too much', { line: 8, column: 1 }]]);
});

test('the front matter asks for a handout; alone it is the same, with the slides, parts and numbers of the deck', async () => {
  const folder = temporaryFolder({ 'talk.md': talk('handout: {slides-per-page: 3}\n'), 'plain.md': talk('') });
  const all = await session.build(join(folder, 'talk.md'));
  const alone = await session.build(join(folder, 'talk.md'), { only: 'handout' });
  expect([alone.brief, alone.deck]).toEqual([null, null]);
  expect(Buffer.from(alone.handout?.bytes ?? []).equals(Buffer.from(all.handout?.bytes ?? []))).toBe(true);
  const { pages } = await readPdf(all.handout?.bytes ?? new Uint8Array());
  const lines = pages.flatMap((page) => page.lines);
  expect([all.handout?.pageCount, all.deck?.slideCount]).toEqual([3, 7]);
  const titles = [...(all.deck?.html ?? '').matchAll(/aria-label="(Much[^"]*)"/g)].map(([, title]) => title);
  expect(lines.filter(({ text }) => text.startsWith('Much (')).map(({ text }) => text)).toEqual(titles);
  expect(lines.flatMap(({ text }) => /\d \/ 7$/.exec(text)?.[0] ?? [])).toEqual(['2 / 7', '3 / 7', '4 / 7', '5 / 7', '6 / 7', '7 / 7']);
  // The deck's faces, and no word of its slides is missing.
  const printed = new Set(lines.flatMap(({ text }) => text.split(' ')));
  expect(words(400).split(' ').filter((word) => !printed.has(word))).toEqual([]);
  expect(new Set(lines.filter(({ text }) => text.includes('word')).flatMap(({ fonts }) => fonts))).toEqual(new Set(['SourceSans3-Regular']));
  // Any manuscript has one that is asked for by name: one slide on a page.
  expect((await session.build(join(folder, 'plain.md'), { only: 'handout' })).handout?.pageCount).toBe(7);
  expect((await session.build(join(folder, 'plain.md'))).handout).toBeNull();
});
