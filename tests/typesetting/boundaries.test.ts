/** The rules of Chinese lines where the style changes: each holds as if the text were of one piece. */
import { describe, expect, test } from 'vitest';
import { breakPlaces } from '../../src/typesetting/breakPlaces.js';
import { ALLOWED } from '../../src/typesetting/lineBreakRules.js';
import type { Inline, TextStyle } from '../../src/typesetting/paragraph.js';
import { sourceText } from '../../src/typesetting/sourceText.js';
import { charactersOf, chinese, code, glyphsOf, han, set, text } from './setting.js';

const styles: readonly (readonly [string, TextStyle])[] = [
  ['strong', { ...han, weight: 700 }],
  ['emphasis', { ...han, style: 'italic', emphasisDots: true }],
  ['a link', { ...han, link: 'https://example.org', underline: true }],
  ['another language', { ...han, lang: 'en-GB' }],
];
const formula: Inline = { kind: 'box', widthPt: 10, heightPt: 8, depthPt: 2, style: han, mark: 'formula', alt: 'x' };
const mark: Inline = text('1', { ...han, sizePt: 6.8, risePt: 3.6, link: '#fn-a' });

const placesOf = (inlines: readonly Inline[]): Uint8Array => breakPlaces(sourceText(inlines), { ...chinese, prohibition: 'strict' });
const mayBreak = (inlines: readonly Inline[], at: number): boolean => placesOf(inlines)[at] === ALLOWED;
/** From the origin of the first character to that of the next that is no space, without the former's em. */
function gapAfter(inlines: readonly Inline[]): number {
  const { items } = set(inlines, { ...chinese, align: 'left' }, 400).lines[0] ?? { items: [] };
  const starts = items.flatMap((item) => {
    if (item.kind === 'box') return [item.xPt];
    let x = item.xPt;
    return glyphsOf(item).flatMap((glyph) => {
      const xPt = x;
      x += glyph.advancePt;
      return glyph.codePoints[0] === 32 ? [] : [xPt];
    });
  });
  return (starts[1] ?? 0) - (starts[0] ?? 0) - 10;
}

describe.each(styles)('between Chinese and %s', (_name, other) => {
  test('marks do not start or end a line', () => {
    for (const closing of '。，、；：！？”）》」～·／…—') {
      expect(mayBreak([text('文', other), text(`${closing}文`)], 1), closing).toBe(false);
      if (other.lang === 'zh-CN') expect(mayBreak([text('文'), text(`${closing}文`, other)], 1), closing).toBe(false);
    }
    for (const opening of '“（《「') expect(mayBreak([text(`文${opening}`), text('文', other)], 2), opening).toBe(false);
  });

  test('pairs and numbers with their units stay together', () => {
    if (other.lang === 'zh-CN') expect(mayBreak([text('文—'), text('—文', other)], 2)).toBe(false);
    expect(mayBreak([text('文…'), text('…文', other)], 2)).toBe(false);
    expect(mayBreak([text('约50', other), text('%的')], 3)).toBe(false);
    expect(mayBreak([text('约5', other), text('℃的')], 2)).toBe(false);
    expect(mayBreak([text('长12', other), text(' km的')], 4)).toBe(false);
  });

  test('marks share half an em, and Latin keeps a quarter em from Han, typed or not', () => {
    if (other.lang === 'zh-CN') expect(gapAfter([text('。'), text('”文', other)])).toBeCloseTo(-5, 3);
    expect(gapAfter([text('文'), text('AI', other)])).toBeCloseTo(2.5, 3);
    expect(gapAfter([text('文 '), text('AI', other)])).toBeCloseTo(2.5, 3);
    expect(gapAfter([text('文'), text(' AI', other)])).toBeCloseTo(2.5, 3);
  });
});

describe('beside code, formulas and footnote marks', () => {
  test('marks do not start or end a line', () => {
    for (const [name, inline] of [['code', text('npm', code)], ['formula', formula], ['footnote mark', mark]] as const) {
      const length = inline.kind === 'text' ? inline.text.length : 1;
      for (const closing of '。，、；：！？”）》」～·／…—') expect(mayBreak([text('文'), inline, text(`${closing}文`)], 1 + length), `${name} ${closing}`).toBe(false);
      if (inline !== mark) for (const opening of '“（《「') expect(mayBreak([text(`文${opening}`), inline], 2), `${name} ${opening}`).toBe(false);
    }
  });

  test('a number in a formula or in code keeps its percent sign', () => {
    expect(mayBreak([text('约'), text('50', code), text('%的')], 3)).toBe(false);
    expect(mayBreak([text('约'), formula, text('%的')], 2)).toBe(false);
  });

  test('a quarter em stands between Han and code or a formula, and none is doubled', () => {
    for (const inline of [text('npm', code), formula]) {
      expect(gapAfter([text('文'), inline])).toBeCloseTo(2.5, 3);
      expect(gapAfter([text('文 '), inline])).toBeCloseTo(2.5, 3);
      expect(gapAfter([text('，'), inline])).toBeCloseTo(0, 3);
    }
  });

  test('a footnote mark is tied to what it follows and stands in the blank of a stop', () => {
    expect(mayBreak([text('文。'), mark, text('后')], 2)).toBe(false);
    expect(mayBreak([text('文。'), mark, text('后')], 3)).toBe(true);
    expect(gapAfter([text('。'), mark])).toBeCloseTo(-4.5, 3); // nine tenths of the blank half
  });

  test('the line’s text is of one piece', () => {
    const line = set([text('见'), text('npm', code), formula, text('。'), mark], chinese, 300).lines[0];
    expect(line?.text).toBe('见npm。1');
    expect(charactersOf(line).map((one) => one.character).join('')).toBe('见npm。1');
  });
});
