import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Inline, ParagraphStyle, TextStyle } from '../../src/typesetting/paragraph.js';
import { sourceText } from '../../src/typesetting/sourceText.js';
import { chinese, code, endOf, glyphsOf, han, latin, runsOf, set } from './setting.js';

const starts = new Set('。．，、：；！？」』”’）》〉】〗〕］｝～–—·／');
const ends = new Set('「『“‘（《〈【〖〔［｛／');

const hanWord = fc.string({ unit: fc.constantFrom('的', '一', '是', '在', '不', '了', '有', '和', '人', '这', '中', '大', '为', '上', '个', '国'), minLength: 1, maxLength: 12 });
const latinWord = fc.constantFrom('AI', 'GPT-4', 'the', 'infrastructure', '19.5%', '2024', 'office', 'state-of-the-art', 'don’t', 'https://example.org/a_b/c', '12 km', '—');
/** Closing marks come after words and opening ones before them, as in sentences. */
const phrase = fc.tuple(fc.constantFrom('', '“', '《', '（', '「', '——'), fc.oneof(hanWord, hanWord, latinWord), fc.constantFrom('', '，', '。', '”', '》', '）。', '」', '、', '……', '：“', ' '));
const sentence = fc.array(phrase, { minLength: 1, maxLength: 40 }).map((phrases) => phrases.map(([before, word, after]) => before + word + after).join(''));

const styles: readonly TextStyle[] = [han, { ...han, weight: 700 }, { ...han, sizePt: 8.5 }, { ...han, link: 'https://example.org', underline: true }, latin, { ...latin, style: 'italic' }];

/** A sentence cut into style runs anywhere, also inside words and before marks. */
const runs: fc.Arbitrary<readonly Inline[]> = fc
  .tuple(sentence, fc.array(fc.tuple(fc.nat(400), fc.nat(styles.length - 1)), { maxLength: 6 }))
  .map(([value, cuts]) => {
    const places = [...new Set([0, ...cuts.map(([place]) => place % value.length), value.length])].sort((one, other) => one - other);
    return places.slice(0, -1).map((from, index): Inline => ({ kind: 'text', text: value.slice(from, places[index + 1]), style: styles[(cuts[index]?.[1] ?? 0) % styles.length] ?? han, mark: null }));
  });
const paragraphs = fc.constantFrom<ParagraphStyle>(chinese, { ...chinese, firstIndentPt: 20 }, { ...chinese, align: 'left' }, { ...chinese, lineBreak: 'strict', prohibition: 'strict' }, { ...chinese, lang: 'en-US' });
const measures = fc.integer({ min: 90, max: 450 });

const collapsed = (inlines: readonly Inline[]): string => String.fromCodePoint(...sourceText(inlines).codePoints);

describe('for any text, styles and measure', () => {
  test('no text is lost, doubled or reordered', () => {
    fc.assert(
      fc.property(runs, paragraphs, measures, (inlines, style, widthPt) => {
        const paragraph = set(inlines, style, widthPt);
        // Only the typed space at which a line ended is not in the lines.
        expect(paragraph.lines.map((line) => line.text).join('').replaceAll(' ', '')).toBe(collapsed(inlines).replaceAll(' ', ''));
        for (const line of paragraph.lines) {
          const glyphs = runsOf(line).flatMap((run) => (run.addedHyphen ? glyphsOf(run).slice(0, -1) : glyphsOf(run)));
          expect(glyphs.flatMap((glyph) => glyph.codePoints)).toEqual(Array.from(line.text, (character) => character.codePointAt(0)));
        }
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  test('no line is wider than the measure, unless it is reported', () => {
    fc.assert(
      fc.property(runs, paragraphs, measures, (inlines, style, widthPt) => {
        const paragraph = set(inlines, style, widthPt);
        const reported = new Set(paragraph.overfull.map((one) => one.line));
        paragraph.lines.forEach((line, index) => {
          if (!reported.has(index)) expect(endOf(line)).toBeLessThanOrEqual(widthPt + 0.06);
        });
        expect(paragraph.overfull).toEqual([]);
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  test('no Chinese line starts or ends with a prohibited mark', () => {
    fc.assert(
      fc.property(runs, measures, (inlines, widthPt) => {
        const { lines } = set(inlines, chinese, widthPt);
        lines.forEach((line, index) => {
          if (index > 0) expect(starts.has(line.text.charAt(0)), line.text).toBe(false);
          if (index < lines.length - 1) expect(ends.has(line.text.at(-1) ?? ''), line.text).toBe(false);
        });
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  test('runs of a line follow each other without overlap, and the widths add up', () => {
    fc.assert(
      fc.property(runs, paragraphs, measures, (inlines, style, widthPt) => {
        for (const line of set(inlines, style, widthPt).lines)
          runsOf(line).forEach((run, index, all) => {
            expect(run.glyphs.advancesPt.reduce((sum, advancePt) => sum + advancePt, 0)).toBeCloseTo(run.widthPt, 6);
            const before = all[index - 1];
            // Marks that move together overlap by their blank halves.
            if (before) expect(run.xPt).toBeGreaterThanOrEqual(before.xPt + before.widthPt - 0.8 * Math.max(before.style.sizePt, run.style.sizePt));
          });
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  test('code keeps every character but the spaces at which it breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', '_', '(', ')', '{', ';', '.', '=', ' ', '"', '/'), maxLength: 120 }), measures, (value, widthPt) => {
        const paragraph = set([{ kind: 'text', text: value, style: code, mark: null }], { ...chinese, align: 'left' }, widthPt);
        expect(paragraph.lines.map((line) => line.text).join('')).toBe(value);
        expect(paragraph.overfull).toEqual([]);
      }),
      { numRuns: 200, seed: 5 },
    );
  });

  test('the same paragraph is set the same again', () => {
    fc.assert(
      fc.property(runs, measures, (inlines, widthPt) => {
        const numbers = (): unknown => set(inlines, chinese, widthPt).lines.map((line) => runsOf(line).map((run) => [run.xPt, run.text, run.glyphs.advancesPt]));
        expect(numbers()).toEqual(numbers());
      }),
      { numRuns: 50, seed: 6 },
    );
  });

  test('no text and no measure makes it throw', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 60 });
    const marks = fc.string({ unit: fc.constantFrom('。', '（', '“', '—', '…', ' ', '\u00a0', '\u00ad', '\u200b', '\u2060', '\u0301', '\ufe0f', '\u200d', '👩', '🇨', 'א', 'ع', '1', '\n', '\u2028', 'x', '中'), maxLength: 60 });
    fc.assert(
      fc.property(fc.oneof(anything, marks), paragraphs, fc.constantFrom(-5, 0, 1, 7, 33, 100), (value, style, widthPt) => {
        for (const own of [han, latin, code]) {
          const paragraph = set([{ kind: 'text', text: value, style: own, mark: null }], style, widthPt);
          expect(paragraph.lines.every((line) => Number.isFinite(line.widthPt) && Number.isFinite(line.topPt))).toBe(true);
        }
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  test('long rows without an opportunity are set in time', () => {
    for (const unit of ['a', 'a/', '。', '—', 'a_', '\u0301', 'א', '1.', '\u00a0x']) {
      const paragraph = set([{ kind: 'text', text: unit.repeat(20_000), style: han, mark: null }], chinese, 300);
      expect(paragraph.lines.length).toBeGreaterThan(0);
    }
  });
});
