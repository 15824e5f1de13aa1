import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { slideOverflows } from '../../src/diagnostics/messages/deck.js';
import { attributeNotUnderstood } from '../../src/diagnostics/messages/markdown.js';
import type { Flow, Heading } from '../../src/document/nodes.js';
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
    const { diagnostics } = await measureTestDeck([heading(2, 'One'), paragraph(words(700))]);
    expect(diagnostics.map(({ code, severity, position: at }) => [code, severity, at])).toEqual([['slide-overflows', 'warning', position]]);
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
