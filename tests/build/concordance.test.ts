/** Brief and deck of one build name each other, and call everything by the same number. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSession } from '../../src/api.js';
import { PdfObjects, textOf } from '../brief/readObjects.js';
import { readPdf } from '../brief/readPdf.js';
import type { PdfText } from '../brief/readPdf.js';
import { temporaryFolder } from '../temporaryFolder.js';

const session = openSession();
afterAll(() => {
  session.close();
});

const words = (html: string): string => html.replace(/<svg[^]*?<\/svg>/g, '').replace(/<[^>]+>/g, '').replaceAll('&amp;', '&').replace(/\s+/g, ' ').trim();
/** Texts are compared without spaces: lines end in other places. */
const bare = (text: string): string => text.replace(/[\s\u00A0\u00AD]/g, '');

type Slide = { readonly number: string; readonly heading: string; readonly page: { readonly index: number; readonly text: string } | null };

const slidesOf = (html: string): readonly Slide[] =>
  html.split('<section id=').slice(1).map((section) => {
    const [, index, text = ''] = /<a class="foot-brief" href="brief\.pdf#page=(\d+)"[^>]*>(.*?)<\/a>/.exec(section) ?? [];
    return {
      number: /data-number="([^"]*)"/.exec(section)?.[1] ?? '',
      heading: words(/<h[1-6][^>]*>(.*?)<\/h[1-6]>/.exec(section)?.[1] ?? ''),
      page: index === undefined ? null : { index: Number(index), text: words(text) },
    };
  });

describe.each([['en', /Slides? (\d+)(?:–(\d+))?/], ['zh', /幻灯片 (\d+)(?:—(\d+))?/]] as const)('the sample in %s', (language, naming) => {
  let html = '';
  let pdf: PdfText;
  let objects: PdfObjects;
  beforeAll(async () => {
    const result = await session.build(fileURLToPath(new URL(`../../content/ai-cooperation/index.${language}.md`, import.meta.url)));
    html = result.deck?.html ?? '';
    pdf = await readPdf(result.brief?.bytes ?? new Uint8Array());
    objects = new PdfObjects(result.brief?.bytes ?? new Uint8Array());
  });
  const pageText = (index: number): string => bare(pdf.pages[index - 1]?.lines.map((line) => line.text).join('') ?? '');

  test('each slide but the first names the page of the brief that has its heading, and the page names the slide', () => {
    const slides = slidesOf(html);
    expect(slides[0]?.page).toBeNull();
    expect(slides.length).toBeGreaterThan(12);
    for (const slide of slides.slice(1)) {
      const index = slide.page?.index ?? 0;
      expect(pageText(index), slide.heading).toContain(bare(slide.heading));
      expect(slide.page?.text).toBe(language === 'en' ? `see brief p.\u00A0${index}`.replace('\u00A0', ' ') : `见简报第 ${index} 页`);
      const named = pdf.pages[index - 1]?.lines.map((line) => naming.exec(line.text)).find((match) => match !== null);
      expect(Number(named?.[1])).toBeLessThanOrEqual(Number(slide.number));
      expect(Number(named?.[2] ?? named?.[1])).toBeGreaterThanOrEqual(Number(slide.number));
    }
  });

  test('what a page says of its slides leads to the first of them in the deck beside the brief', () => {
    const ids = new Map([...html.matchAll(/<section id="([^"]*)"[^>]*? data-number="([^"]*)"/g)].map(([, id, number]) => [number, id]));
    const named = pdf.pages.flatMap((page) => page.lines.flatMap((line) => naming.exec(line.text)?.[1] ?? []));
    const addresses = objects.pages.flatMap(({ page }) => objects.list(page.get('Annots')).flatMap((annotation) => textOf(objects.dictionary(objects.dictionary(annotation).get('A') ?? null).get('URI')) ?? []));
    const leading = addresses.filter((address) => address.startsWith('deck.html#/'));
    expect(leading.length).toBeGreaterThan(6);
    // A line of Han and figures has a link for each.
    expect([...new Set(leading)]).toEqual([...new Set(named.map((number) => `deck.html#/${encodeURIComponent(ids.get(number) ?? 'none')}`))]);
  });

  test('figures and tables have the same numbers and words in both', () => {
    const brief = bare(pdf.pages.flatMap((page) => page.lines.map((line) => line.text)).join(''));
    const captions = [...html.matchAll(/<(?:figcaption|caption)><span class="label">.*?<\/(?:figcaption|caption)>/g)].map(([caption]) => bare(words(caption)));
    expect(captions.length).toBeGreaterThan(6);
    // A caption of several lines may be read with another one's between them: its first words decide.
    for (const text of captions) expect(brief).toContain(text.slice(0, 18));
  });
});

test('notes have the same numbers in both, also where the deck leaves one out', async () => {
  const folder = temporaryFolder({ 'notes.md': '---\ntitle: T\nlang: en\n---\n\n## A\n\n::: brief\nPrinted[^a].\n:::\n\nBoth[^b].\n\n[^a]: First.\n\n[^b]: Second note.\n' });
  const { brief, deck } = await session.build(join(folder, 'notes.md'));
  expect([...(deck?.html ?? '').matchAll(/<div class="footnote">(.*?)<\/div>/g)].map((match) => words(match[1] ?? ''))).toEqual(['2Second note.']);
  const lines = (await readPdf(brief?.bytes ?? new Uint8Array())).pages.flatMap((page) => page.lines.map((line) => bare(line.text)));
  expect(lines).toContain('2Secondnote.');
});

test('a slide that only the deck has is told where the slide before it is; one output alone names the other, concordance: false nothing', async () => {
  const text = (front: string): string => `---\ntitle: T\nlang: en\n${front}---\n\n# One\n\n## A\n\n${'Words. '.repeat(40)}\n\n::: deck\n## Only here\n\nx\n:::\n\n---\n\nuntitled\n`;
  const folder = temporaryFolder({ 'on.md': text(''), 'off.md': text('concordance: false\n') });
  const on = await session.build(join(folder, 'on.md'));
  expect(slidesOf(on.deck?.html ?? '').map((slide) => slide.page?.index ?? null)).toEqual([null, 2, 2, 2, 2]);
  expect((await readPdf(on.brief?.bytes ?? new Uint8Array())).pages[1]?.lines.map((line) => line.text)).toContain('2 / 2 Slides 2–3');
  const off = await session.build(join(folder, 'off.md'));
  expect(off.deck?.html).not.toContain('class="foot-brief"');
  const stages: string[] = [];
  const alone = await session.build(join(folder, 'on.md'), { only: 'deck', onProgress: (stage) => stages.push(stage) });
  // The brief's pages are made up, and no PDF is written of them.
  expect(stages).toEqual(['reading', 'drawing', 'setting', 'figures', 'pages', 'deck']);
  expect(alone.brief).toBeNull();
  expect(alone.deck?.html.match(/class="foot-brief"/g)).toHaveLength(4);
  const brief = await session.build(join(folder, 'on.md'), { only: 'brief' });
  expect(brief.deck).toBeNull();
  expect(Buffer.compare(brief.brief?.bytes ?? Buffer.of(), on.brief?.bytes ?? Buffer.of())).toBe(0);
  expect(JSON.stringify((await readPdf(off.brief?.bytes ?? new Uint8Array())).pages)).not.toContain('Slides');
});
