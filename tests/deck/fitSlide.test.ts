import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slideOverflows } from '../../src/diagnostics/messages/deck.js';
import { attributeNotUnderstood } from '../../src/diagnostics/messages/markdown.js';
import type { Column, Flow, Heading } from '../../src/document/nodes.js';
import { plainText } from '../../src/document/plainText.js';
import { printHtml } from '../../src/deck/html.js';
import type { Position } from '../../src/document/position.js';
import { joinFlow } from './joinSlides.js';
import { measureTestDeck } from './measureTestDeck.js';
import { heading, list, notes, paragraph, position, text } from './tree.js';

const words = (count: number): string => Array.from({ length: count }, (_, index) => (index % 7 === 6 ? 'measurement' : 'words')).join(' ');
const items = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `Item ${index + 1} of the list`);
const asked = (overflow: string): Heading => ({ ...heading(2, 'Much', 'much'), attributes: { id: 'much', classes: [], values: { overflow } } });
const rows = (count: number): Flow => ({
  type: 'table', position, key: 'tbl-a', align: [null, null], caption: [text('Caption')], attributes: null,
  children: Array.from({ length: count + 1 }, (_, row) => ({ type: 'tableRow', position, children: [0, 1].map((column) => ({ type: 'tableCell' as const, position, children: [text(row === 0 ? `Head ${column}` : `Row ${row}`)] })) })),
});

test('a slide with few words begins the lower the fewer there are, and not at once: slides after each other do not jump', async () => {
  const slidesOf = (...counts: readonly number[]) => measureTestDeck(counts.flatMap((count) => [heading(2, `Of ${count}`), list(...items(count))]));
  const { slides } = await slidesOf(1, 2, 3, 4, 5, 6, 8);
  const drops = slides.map(({ setting }) => setting.dropPx);
  expect(drops).toEqual([120, 120, 80, 40, 0, 0, 0]);
  // Content, what is above it and as much again below it have room.
  expect(slides.every(({ contentPx, roomPx, setting: { dropPx } }) => contentPx + 2 * dropPx < roomPx)).toBe(true);
});

describe('a slide with more on it than the stage has room for', () => {
  test('goes on on further slides under its heading, each of which fits', async () => {
    const { slides, diagnostics } = await measureTestDeck([heading(2, 'Much', 'much'), ...Array.from({ length: 6 }, () => paragraph(words(60)))]);
    expect(slides.map(({ id, part }) => ({ id, part }))).toEqual([
      { id: 'much', part: { number: 1, count: 3 } },
      { id: 'much-2', part: { number: 2, count: 3 } },
      { id: 'much-3', part: { number: 3, count: 3 } },
    ]);
    expect(slides.every(({ contentPx, roomPx }) => contentPx <= roomPx)).toBe(true);
    expect(diagnostics).toEqual([]);
  });

  test('keeps the numbers of a list, and leaves no item alone', async () => {
    const { slides } = await measureTestDeck([heading(2, 'Many'), { ...list(...items(14)), ordered: true, start: 4 }]);
    expect(slides.map(({ children }) => children.map((node) => (node.type === 'list' ? [node.start, node.children.length] : null)))).toEqual([[[4, 7]], [[11, 7]]]);
  });

  test('repeats the head of a table, and its caption and id only once', async () => {
    const { slides } = await measureTestDeck([heading(2, 'Rows'), rows(18)]);
    const tables = slides.flatMap(({ children }) => children.flatMap((node) => (node.type === 'table' ? [node] : [])));
    expect(tables.map(({ key, caption, children }) => [key, caption.length, children[0] === tables[0]?.children[0]])).toEqual([['tbl-a', 1, true], ['tbl-a-2', 0, true]]);
    expect(tables.map(({ children }) => children.length - 1).reduce((sum, count) => sum + count, 0)).toBe(18);
  });

  test('keeps a heading inside it with what it heads, and speaker notes with what they were written after', async () => {
    const { slides } = await measureTestDeck([
      heading(2, 'Much'), paragraph(words(100)), notes('First.'), heading(3, 'Inside'), paragraph(words(100)), notes('Second.'), paragraph(words(100)),
    ]);
    expect(slides.map(({ children }) => children.map((node) => node.type))).toEqual([['paragraph', 'speakerNotes'], ['heading', 'paragraph', 'speakerNotes'], ['paragraph']]);
  });

  test('takes an id that the manuscript does not have', async () => {
    const { slides } = await measureTestDeck([heading(2, 'Much', 'much'), ...Array.from({ length: 4 }, () => paragraph(words(60))), heading(2, 'Other', 'much-2'), paragraph('Other.')]);
    expect(slides.map(({ id }) => id)).toEqual(['much', 'much-2-', 'much-2']);
  });

  test('is set a little smaller where that is enough', async () => {
    const { slides } = await measureTestDeck([heading(2, 'Just'), list(...items(12))]);
    expect(slides.map(({ setting, part }) => [setting.fit, part])).toEqual([[0.9, undefined]]);
  });

  test('shrinks to the smallest legible type, then says how much is too much, and scrolls', async () => {
    const { slides, diagnostics } = await measureTestDeck([heading(2, 'Much', 'much'), ...Array.from({ length: 9 }, () => paragraph(words(80)))], 'shrink');
    // 20 px of 28 px
    expect(slides.map(({ setting: { fit, scrolls } }) => [fit.toFixed(3), scrolls])).toEqual([['0.714', true]]);
    const [said] = diagnostics;
    const heightPx = Number(/(\d+) px too high/.exec(said?.message ?? '')?.[1]);
    expect(diagnostics).toEqual([slideOverflows({ number: '1', title: 'Much', over: { widthPx: 0, heightPx }, mode: 'shrink' }, position)]);
    // Chromium: 267
    expect(heightPx).toBeGreaterThan(200);
  });

  test('scrolls without a word where that was asked for', async () => {
    const { slides, diagnostics } = await measureTestDeck([heading(2, 'Much'), ...Array.from({ length: 9 }, () => paragraph(words(80)))], 'scroll');
    expect(slides.map(({ setting: { fit, scrolls } }) => [fit, scrolls])).toEqual([[1, true]]);
    expect(diagnostics).toEqual([]);
  });

  test('is an error where that was asked for', async () => {
    const { diagnostics } = await measureTestDeck([heading(2, 'Much'), ...Array.from({ length: 9 }, () => paragraph(words(80)))], 'error');
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([['slide-overflows', 'error']]);
  });

  test('goes by its own attribute before the manuscript’s key', async () => {
    const much = Array.from({ length: 6 }, () => paragraph(words(80)));
    const { slides } = await measureTestDeck([asked('scroll'), ...much], 'error');
    expect(slides.map(({ setting }) => setting.scrolls)).toEqual([true]);
    const { diagnostics } = await measureTestDeck([asked('cut'), ...much]);
    expect(diagnostics).toEqual([attributeNotUnderstood('overflow', 'cut', position)]);
  });

  test('that cannot be divided is set smaller, and named with its place', async () => {
    const cell = { type: 'tableCell' as const, position, children: [text(words(700))] };
    const table: Flow = { type: 'table', position, key: 'tbl-a', align: [null], caption: [], attributes: null, children: [{ type: 'tableRow', position, children: [{ ...cell, children: [text('Head')] }] }, { type: 'tableRow', position, children: [cell] }] };
    const { diagnostics } = await measureTestDeck([heading(2, 'One'), table]);
    expect(diagnostics.map(({ code, severity, position: at }) => [code, severity, at])).toEqual([['slide-overflows', 'warning', position]]);
  });
});

/** Sentences of nine words. */
const sentences = (count: number): string => Array.from({ length: count }, (_, index) => `Sentence ${index + 1} has nine words and then ends.`).join(' ');
const wordsOf = ({ children }: { readonly children: readonly Flow[] }): string => children.map((node) => (node.type === 'paragraph' ? plainText(node.children) : '')).join('|');

describe('what is higher than a slide by itself', () => {
  test('a paragraph goes on at the end of a sentence, in parts of about the same height', async () => {
    const { slides, diagnostics } = await measureTestDeck([heading(2, 'One'), paragraph(sentences(90))]);
    expect(diagnostics).toEqual([]);
    expect(slides.map((slide) => wordsOf(slide).replace(/^(Sentence \d+) .*?(\d+) has nine words and then ends\.\s*$/, '$1 to $2'))).toEqual(['Sentence 1 to 30', 'Sentence 31 to 60', 'Sentence 61 to 90']);
    expect(slides.map(({ contentPx, roomPx, setting: { fit } }) => [contentPx <= roomPx + 1, contentPx > roomPx * 0.7, fit])).toEqual([[true, true, 1], [true, true, 1], [true, true, 1]]);
  });

  test('a paragraph without sentences goes on at the end of a line', async () => {
    const { slides, diagnostics } = await measureTestDeck([heading(2, 'One'), paragraph(words(300))]);
    expect(diagnostics).toEqual([]);
    expect(slides.length).toBe(2);
    expect(slides.map(wordsOf).join('')).toBe(words(300));
    // no line of the first slide has room for the next word
    const [first, second] = slides.map(wordsOf);
    const [next = ''] = (second ?? '').split(' ');
    const { slides: longer } = await measureTestDeck([heading(2, 'One'), paragraph(`${first ?? ''}${next}`)]);
    expect(longer[0]?.contentPx).toBeGreaterThan(slides[0]?.contentPx ?? Number.NaN);
  });

  test('Chinese goes on behind a stop, and never before one', async () => {
    const { slides } = await measureTestDeck([heading(2, '一'), paragraph('这是一个相当长的句子，用来说明分页的位置。'.repeat(40))]);
    expect(slides.length).toBe(2);
    expect(slides.map(wordsOf).map((part) => [part.startsWith('这'), part.endsWith('。')])).toEqual([[true, true], [true, true]]);
  });

  test('an item goes on without a bullet, and numbers count on behind it', async () => {
    const items = list(words(20), words(240), words(20));
    const { slides, diagnostics } = await measureTestDeck([heading(2, 'One'), { ...items, ordered: true, start: 3 }]);
    expect(diagnostics).toEqual([]);
    const shown = slides.flatMap(({ children }) => children.flatMap((node) => (node.type === 'list' ? [[node.start, node.children.map((item) => item.continued === true)]] : [])));
    expect(shown).toEqual([[3, [false, false]], [4, [true, false]]]);
  });

  test('columns go on side by side, and one that has ended leaves its room to the other', async () => {
    const column = (children: readonly Flow[]): Column => ({ type: 'column', position: place(), widthPercent: null, children });
    const both = (first: number, second: number): Flow => at({ type: 'columns', position, children: [column([at(paragraph(words(first)))]), column([at(paragraph(words(second)))])] });
    const { slides, diagnostics } = await measureTestDeck([heading(2, 'Two'), both(130, 160)]);
    expect(diagnostics).toEqual([]);
    expect(slides.map(({ children }) => children.map((node) => (node.type === 'columns' ? node.children.length : 0)))).toEqual([[2], [2]]);
    const { slides: uneven } = await measureTestDeck([heading(2, 'Two'), both(30, 230)]);
    expect(uneven.map(({ children }) => children.map((node) => (node.type === 'columns' ? node.children.length : 0)))).toEqual([[2], [1]]);
  });

  test('footnotes and speaker notes stay with what they belong to', async () => {
    const { slides } = await measureTestDeck([heading(2, 'One'), paragraph(sentences(20)), notes('First.'), paragraph(sentences(90)), notes('Second.')]);
    expect(slides.map(({ children }) => children.map((node) => node.type))).toEqual([['paragraph', 'speakerNotes'], ['paragraph'], ['paragraph'], ['paragraph', 'speakerNotes']]);
  });

  test('lines of code are coloured as in the whole', async () => {
    const value = ['/*', ...Array.from({ length: 40 }, (_, index) => `still a comment ${index}`), '*/', 'const end = 1;'].join('\n');
    const { slides } = await measureTestDeck([heading(2, 'Code'), { type: 'code', position, lang: 'js', meta: null, value, attributes: null }]);
    const code = slides.map(({ content }) => printHtml(content.frame));
    expect(code[1]).toContain('<span class="code-comment">still a comment');
  });
});

// ---- whatever stands on them ----

let line = 0;
/** Positions tell nodes apart when parts are joined. */
const at = <Node extends Flow>(node: Node): Node => ({ ...node, position: place() });
const place = (): Position => {
  line += 1;
  return { file: 'talk.md', start: { line, column: 1 }, end: { line, column: 2 } };
};

const count = (most: number): fc.Arbitrary<number> => fc.integer({ min: 1, max: most });
const paragraphs = count(110).map((length) => at(paragraph(words(length))));
const block: fc.Arbitrary<Flow> = fc.oneof(
  { arbitrary: paragraphs, weight: 3 },
  count(700).map((length) => at(paragraph(words(length)))),
  fc.tuple(count(300), count(40)).map(([long, short]) => at({ ...list(words(long), words(short)), ordered: true })),
  fc.tuple(count(260), count(260)).map(([first, second]) => at({ type: 'columns', position, children: [first, second].map((length): Column => ({ type: 'column', position: place(), widthPercent: null, children: [at(paragraph(words(length)))] })) })),
  fc.tuple(count(300), count(120)).map(([long, short]): Flow => at({ type: 'blockquote', position, attributes: null, children: [at(paragraph(words(long))), at(paragraph(words(short)))] })),
  count(400).map((length): Flow => at({ type: 'definitionList', position, children: [{ type: 'definitionItem', position, terms: [[text('Term')]], definitions: [[at(paragraph(words(length)))]] }] })),
  count(14).map((length) => at({ ...list(...items(length)), ordered: length % 2 === 0, start: length })),
  count(24).map((length) => at(rows(length))),
  count(30).map((length): Flow => at({ type: 'code', position, lang: null, meta: null, attributes: null, value: Array.from({ length }, (_, index) => (index % 9 === 8 ? '' : `line ${index};`)).join('\n') })),
  fc.array(paragraphs, { minLength: 1, maxLength: 5 }).map((children): Flow => at({ type: 'callout', position, kind: 'note', title: [], children })),
  count(12).map((length): Flow => at({ type: 'incremental', position, incremental: true, children: [at(list(...items(length)))] })),
  fc.constant(null).map(() => at(notes('Said.'))),
  fc.constant(null).map((): Flow => at({ type: 'pause', position })),
);

test('the parts of any slide, joined, are the slide, and each of them fits', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(block, { minLength: 1, maxLength: 12 }), async (children) => {
      const { slides, diagnostics } = await measureTestDeck([heading(2, 'Any', 'any'), ...children]);
      expect(joinFlow(slides.map((slide) => slide.children))).toEqual(children);
      expect(slides.filter(({ contentPx, roomPx }) => contentPx > roomPx + 1)).toEqual([]);
      expect(diagnostics.filter(({ code }) => code !== 'slide-empty')).toEqual([]);
      expect(new Set(slides.map(({ id }) => id)).size).toBe(slides.length);
    }),
    { seed: 20250825, numRuns: 60 },
  );
});
