import { describe, expect, test } from 'vitest';
import { breakPlaces } from '../../src/typesetting/breakPlaces.js';
import { ALLOWED, PROHIBITED } from '../../src/typesetting/lineBreakRules.js';
import type { Inline, ParagraphStyle } from '../../src/typesetting/paragraph.js';
import { sourceText } from '../../src/typesetting/sourceText.js';
import { chinese, code, english, han, latin, text } from './setting.js';

/** The text with `|` at break opportunities and `¦` at those taken only in need. */
function shown(inlines: readonly Inline[], style: ParagraphStyle): string {
  const source = sourceText(inlines);
  const places = breakPlaces(source, style);
  let result = '';
  for (let i = 0; i < source.count; i += 1) result += (places[i] === PROHIBITED ? '' : places[i] === ALLOWED ? '|' : '¦') + String.fromCodePoint(source.codePoints[i] ?? 0);
  return result;
}
const shownHan = (value: string, prohibition: ParagraphStyle['prohibition'] = 'gb'): string => shown([text(value)], { ...chinese, prohibition });

/** clreq, tables of the prohibition rules (2024-03-21): basic, GB-style and strict levels. */
const basicStarts = '。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～-–—·・‧/／';
const basicEnds = '「『“‘（《〈【〖〔［｛';
const levels = [
  { prohibition: 'basic', starts: basicStarts, ends: basicEnds },
  { prohibition: 'gb', starts: basicStarts, ends: `${basicEnds}/／` },
  { prohibition: 'strict', starts: `${basicStarts}⸺…⋯`, ends: `${basicEnds}/／` },
] as const;

describe('clreq, prohibition rules for line start and line end', () => {
  test.each(levels)('at the level $prohibition no mark of the table starts a line', ({ prohibition, starts }) => {
    for (const mark of starts) {
      expect(shownHan(`中${mark}文`, prohibition)).not.toContain(`|${mark}`);
      expect(shownHan(`中 ${mark}文`, prohibition)).not.toContain(`|${mark}`);
    }
  });

  test.each(levels)('at the level $prohibition no mark of the table ends a line', ({ prohibition, ends }) => {
    for (const mark of ends) {
      expect(shownHan(`中${mark}文`, prohibition)).not.toContain(`${mark}|`);
      expect(shownHan(`中${mark} 文`, prohibition)).not.toContain(`${mark} |`);
    }
  });

  test('only the GB and strict levels keep a solidus from a line end', () => {
    expect(shownHan('中／文', 'basic')).toBe('中／|文');
    expect(shownHan('中／文', 'gb')).toBe('中／文');
  });

  test('the rules hold where the style changes between the mark and its neighbour', () => {
    const strong = { ...han, weight: 700 } as const;
    expect(shown([text('中', strong), text('。', han), text('“', han), text('文', strong), text('”', han)], chinese)).toBe('中。|“文”');
    expect(shown([text('见（', han), text('链接', { ...han, link: 'https://example.org' }), text('）。', han)], chinese)).toBe('见|（链|接）。');
  });

  test('a box takes the place of a word', () => {
    const box: Inline = { kind: 'box', widthPt: 10, heightPt: 8, depthPt: 2, style: han, mark: 'formula', alt: 'x' };
    expect(shown([text('中（'), box, text('），文')], chinese)).toBe('中|（\uFFFC），|文');
  });

  test('a footnote mark stays with what it follows', () => {
    expect(shown([text('文件'), text('1', { ...han, risePt: 4 }), text('和')], chinese)).toBe('文|件1|和');
    expect(shown([text('文件。'), text('1', { ...han, risePt: 4 }), text('和')], chinese)).toBe('文|件。1|和');
  });
});

describe('clreq, unbreakable marks', () => {
  test('dashes and ellipses are not split, and do not start a line', () => {
    expect(shownHan('中——文')).toBe('中——|文');
    expect(shownHan('中……文')).toBe('中……|文');
    expect(shownHan('中⋯⋯文', 'strict')).toBe('中⋯⋯|文');
  });

  test('a number stays with its sign, its unit and its percent sign (UAX #14, example 7)', () => {
    expect(shownHan('约50%的')).toBe('约|50%|的');
    expect(shownHan('约 12.5 km 长')).toBe('约 |12.5 km |长');
    expect(shownHan('价￥1,200.50元')).toBe('价|￥1,200.50|元');
    expect(shownHan('温度-5℃')).toBe('温|度-5℃');
  });
});

describe('Latin in Chinese', () => {
  test('words and numbers are whole, compounds break only in need', () => {
    expect(shownHan('中GPT-4文')).toBe('中|GPT-4|文');
    expect(shownHan('用state-of-art法')).toBe('用|state-¦of-¦art|法');
  });

  test('an address breaks after stops and underlines, not beside a solidus', () => {
    expect(shownHan('见https://www.example.com/a_b/c')).toBe('见|https://www.¦example.¦com/a_¦b/c');
  });

  test('quotation marks of the Han face are brackets even around Latin words (LB19a tailored)', () => {
    expect(shownHan('称“AI”为')).toBe('称|“AI”|为');
  });
});

describe('CSS line-break', () => {
  const japanese = (value: string, lineBreak: ParagraphStyle['lineBreak']): string => shown([text(value, { ...han, lang: 'ja' })], { ...chinese, lang: 'ja', lineBreak });

  test.each([
    // what, strict, normal, loose
    ['small kana and the prolonged sound mark', 'キャ', 'キャ', 'キ|ャ', 'キ|ャ'],
    ['hyphen-like marks', '東〜京', '東〜|京', '東|〜|京', '東|〜|京'],
    ['hyphens after an ideograph', '東–京', '東–|京', '東–|京', '東|–|京'],
    ['iteration marks', '人々', '人々', '人々', '人|々'],
    ['centred marks', '東：京！', '東：|京！', '東：|京！', '東|：|京|！'],
    ['leaders', '東……京', '東……|京', '東……|京', '東…|…|京'],
    ['suffixes and prefixes', '五％と￥五', '五％|と|￥五', '五％|と|￥五', '五|％|と|￥|五'],
  ])('Japanese: %s', (_what, value, strict, normal, loose) => {
    expect(japanese(value, 'strict')).toBe(strict);
    expect(japanese(value, 'normal')).toBe(normal);
    expect(japanese(value, 'loose')).toBe(loose);
  });

  test('in Chinese the loose value opens what clreq leaves open, and no more', () => {
    const loose = (value: string): string => shown([text(value)], { ...chinese, lineBreak: 'loose', prohibition: 'basic' });
    expect(loose('人々')).toBe('人|々');
    expect(shown([text('人々')], { ...chinese, prohibition: 'basic' })).toBe('人々');
    expect(loose('约50％，中……文——再！')).toBe('约|50％，|中……|文——|再！');
  });

  test('small kana start a line unless it is strict', () => {
    expect(japanese('シャツ', 'strict')).toBe('シャ|ツ');
    expect(japanese('シャツ', 'normal')).toBe('シ|ャ|ツ');
  });
});

describe('Latin text', () => {
  test('a dash ends a line rather than starting one', () => {
    expect(shown([text('were—needs', latin)], english)).toBe('were—|needs');
  });
  test('a unit stays with its number', () => {
    expect(shown([text('some 12 km away', latin)], english)).toBe('some |12 km |away');
  });
  test('an option keeps its hyphens', () => {
    expect(shown([text('use --save now', latin)], english)).toBe('use |--save |now');
  });
  test('code is left to the plain rules', () => {
    expect(shown([text('a_b/c.d e', code)], english)).toBe('a_b/|c.d |e');
  });
});
