import { describe, expect, test } from 'vitest';
import type { Inline, ParagraphStyle } from '../../src/typesetting/paragraph.js';
import { intrinsicWidths } from '../../src/typesetting/setParagraph.js';
import { cache, charactersOf, chinese, code, endOf, english, fonts, han, latin, linesOf, runsOf, set, setHan, setLatin, text } from './setting.js';

/** Distances between the origins of neighbouring glyphs of the first line, in pt at 10 pt. */
const steps = (value: string): Record<string, number> => {
  const characters = charactersOf(setHan(value, 60, { align: 'left' }).lines[0]);
  return Object.fromEntries(characters.slice(0, -1).map((here, i) => [here.character + (characters[i + 1]?.character ?? ''), Math.round(((characters[i + 1]?.xPt ?? 0) - here.xPt) * 100) / 100]));
};

describe('Chinese lines', () => {
  test('Han stand on a grid of one em and break anywhere', () => {
    const paragraph = setHan('一二三四五六七八九十甲乙', 5);
    expect(linesOf(paragraph)).toEqual(['一二三四五', '六七八九十', '甲乙']);
    expect(charactersOf(paragraph.lines[0]).map((one) => one.xPt)).toEqual([0, 10, 20, 30, 40]);
  });

  test('full lines end at the right edge, the last one does not', () => {
    const paragraph = setHan('凡是水库得到协商的地方，检查员都注意到 20 种变化；其他地方的差别（不足 2%）则可以忽略。收入上升了 19.5%，而另外两地的产量则急剧下降，但须明显提交 LED 文件。', 20);
    expect(paragraph.lines.length).toBe(4);
    for (const line of paragraph.lines.slice(0, -1)) expect(endOf(line)).toBeCloseTo(200, 3);
    expect(endOf(paragraph.lines.at(-1))).toBeLessThan(199);
    expect(paragraph.overfull).toEqual([]);
  });

  test('the first line is indented by two characters', () => {
    const paragraph = setHan('一二三四五六七八九十', 6, { firstIndentPt: 20 });
    expect(linesOf(paragraph)).toEqual(['一二三四', '五六七八九十']);
    expect(runsOf(paragraph.lines[0])[0]?.xPt).toBe(20);
  });

  test('a last line of a single character is avoided', () => {
    const lines = linesOf(setHan('中文段落末行只剩一个字看起来不好应当避免它'.repeat(3).slice(0, 61), 30));
    expect(lines.join('').length).toBe(61); // first fit would leave one
    expect(lines.at(-1)?.length).toBeGreaterThan(1);
  });

  test('the line pitch does not depend on the fonts in a line', () => {
    const paragraph = set([text('汉字'), text('Latin', { ...latin, sizePt: 8 }), text('code', code), text('汉字😀√'.repeat(20))], chinese, 200);
    expect(paragraph.lines.every((line) => line.heightPt === 18)).toBe(true);
    expect(paragraph.lines.map((line) => line.topPt)).toEqual(paragraph.lines.map((_, index) => index * 18));
    expect(new Set(paragraph.lines.map((line) => line.baselinePt)).size).toBe(1);
  });

  test('a tall box makes room for itself', () => {
    const box: Inline = { kind: 'box', widthPt: 30, heightPt: 40, depthPt: 12, style: han, mark: 'formula', alt: '公式' };
    const [line] = set([text('公式'), box, text('在行内')], chinese, 300).lines;
    expect(line?.baselinePt).toBe(41); // 40 + a tenth of 10
    expect(line?.heightPt).toBe(54); // 41 + 12 + 1
    const placed = line?.items[1];
    expect(placed?.kind).toBe('box');
    expect(placed?.xPt).toBe(22.5); // two characters and a quarter em
  });
});

describe('clreq, compression of punctuation marks (标点挤压)', () => {
  test('neighbouring marks share half an em', () => {
    expect(steps('甲。」乙')['。」']).toBe(5);
    expect(steps('甲」「乙')['」「']).toBe(5); // origins: the opening mark keeps its own blank half
    expect(steps('甲，“乙')['，“']).toBe(5);
    expect(steps('《“乙')['《“']).toBe(5);
    expect(steps('甲，乙')['，乙']).toBe(10);
  });

  test('a closing mark at a line end and an opening one at its start lose their blank halves', () => {
    const paragraph = setHan('一二三四五，六七八九十甲', 5.5);
    expect(linesOf(paragraph)[0]).toBe('一二三四五，');
    expect(charactersOf(paragraph.lines[0]).at(-1)?.advancePt).toBe(5);
    expect(endOf(paragraph.lines[0])).toBeCloseTo(55, 3);
    const quoted = setHan('一二三四五（六七八九）甲', 5);
    expect(linesOf(quoted)[1]).toMatch(/^（六七八九/);
    expect(runsOf(quoted.lines[1])[0]?.xPt).toBe(-5);
  });

  test('a line too long by little is compressed at its marks', () => {
    const paragraph = setHan('一二，三四，五六，七八九十，甲乙丙丁', 9.5);
    expect(linesOf(paragraph)[0]).toBe('一二，三四，五六，七');
    expect(endOf(paragraph.lines[0])).toBeCloseTo(95, 3); // 10 em of text; three commas give half an em
  });

  test('stops hang in the margin where that is asked for', () => {
    const hung = setHan('一二三四五，六七八九十甲', 5, { hangingPunctuation: true });
    expect(linesOf(hung)[0]).toBe('一二三四五，');
    expect(charactersOf(hung.lines[0]).at(-1)?.xPt).toBeCloseTo(50, 3);
    expect(hung.lines[0]?.widthPt).toBeCloseTo(60, 3);
    expect(hung.overfull).toEqual([]);
    expect(linesOf(setHan('一二三四五，六七八九十甲', 5))[0]).not.toBe('一二三四五，');
  });

  test('of marks in succession none hangs, nor does a stop of Traditional Chinese', () => {
    const marks = setHan('一二“三四”，六七八九十甲', 6, { hangingPunctuation: true }).lines[0];
    expect(marks?.text).toBe('一二“三四”，');
    expect(endOf(marks)).toBeCloseTo(60, 3);
    for (const lang of ['zh-TW', 'zh-HK', 'zh-Hant']) expect(endOf(setHan('一二三四五，六七八九十甲', 5.5, { hangingPunctuation: true, lang }).lines[0])).toBeCloseTo(55, 3);
    expect(endOf(setHan('一二三四五，六七八九十甲', 5, { hangingPunctuation: true, lang: 'zh-Hans-HK' }).lines[0])).toBeCloseTo(60, 3);
  });

  test('an opening mark at the start of an indented paragraph loses its blank half too', () => {
    const paragraph = setHan('“一二三四”五六七八九十', 8, { firstIndentPt: 20 });
    expect(runsOf(paragraph.lines[0])[0]?.xPt).toBe(15); // 20 - half an em: its ink starts at the indent
  });

  test('an interpunct between Han takes half an em', () => {
    const characters = charactersOf(setHan('卡尔·马克思', 20).lines[0]);
    expect((characters[3]?.xPt ?? 0) - (characters[1]?.xPt ?? 0)).toBeCloseTo(15, 3);
  });

  test('a footnote mark moves into the blank half of the stop before it', () => {
    const paragraph = set([text('文件。'), text('1', { ...han, risePt: 4, sizePt: 6 }), text('和')], chinese, 200);
    const characters = charactersOf(paragraph.lines[0]);
    expect((characters[3]?.xPt ?? 0) - (characters[2]?.xPt ?? 0)).toBeCloseTo(5.5, 3); // 10 - 0.9 × 5
  });
});

describe('clreq, mixed text', () => {
  test('a quarter em stands between Han and Latin, typed space or not', () => {
    const bare = steps('用AI写');
    const typed = charactersOf(setHan('用 AI 写', 60, { align: 'left' }).lines[0]);
    expect(bare['用A']).toBeCloseTo(12.5, 2);
    expect((typed[2]?.xPt ?? 0) - (typed[0]?.xPt ?? 0)).toBeCloseTo(12.5, 2);
    expect(typed[1]?.character).toBe(' ');
    expect(setHan('用 AI 写', 60).widthPt).toBeCloseTo(setHan('用AI写', 60).widthPt, 3);
  });

  test('in a full line it stays between its least and its most, and gives before the space between characters', () => {
    const value = `用AI写，用AI${'写'.repeat(40)}`;
    const gapAt = (em: number, cjkLatinGap: ParagraphStyle['cjkLatinGap']): number => {
      const characters = charactersOf(setHan(value, em, { cjkLatinGap }).lines[0]);
      return (characters[1]?.xPt ?? 0) - (characters[0]?.xPt ?? 0) - 10;
    };
    const widths = Array.from({ length: 30 }, (_, index) => 12 + index / 10);
    const gaps = widths.map((em) => gapAt(em, { em: 0.25, leastEm: 0.17, mostEm: 0.375 }));
    expect(Math.min(...gaps)).toBeGreaterThan(1.69);
    expect(Math.min(...gaps)).toBeLessThan(2.4);
    expect(Math.max(...gaps)).toBeCloseTo(3.75, 2);
    for (const gap of widths.map((em) => gapAt(em, { em: 0.3, leastEm: 0.3, mostEm: 0.3 }))) expect(gap).toBeCloseTo(3, 2);
  });

  test('the gap also stands between styles, but not inside code and not before a footnote mark', () => {
    const gapAfter = (inlines: readonly Inline[]): number => {
      const [first, second] = charactersOf(set(inlines, chinese, 300).lines[0]);
      return (second?.xPt ?? 0) - (first?.xPt ?? 0) - 10;
    };
    expect(gapAfter([text('用'), text('A', { ...han, weight: 700 })])).toBeCloseTo(2.5, 3);
    expect(gapAfter([text('用'), text('npm', code)])).toBeCloseTo(2.5, 3);
    expect(gapAfter([text('用A', { ...code, families: ['Source Code Pro', 'Noto Sans SC'] })])).toBeCloseTo(0, 3);
    expect(gapAfter([text('用'), text('1', { ...han, risePt: 4 })])).toBeCloseTo(0, 3);
  });

  test('marks and Latin have no gap beside the mark’s own blank', () => {
    expect(steps('用，A写')['，A']).toBe(10);
    expect(steps('用（A）')['（A']).toBe(10);
  });

  test('“ ” … —— are full-width marks of the Han face next to Han, and the dashes join', () => {
    const characters = charactersOf(setHan('称“AI”——和……等', 60).lines[0]);
    const marks = characters.filter((one) => '“”——……'.includes(one.character.charAt(0)));
    expect(marks.every((one) => one.family === 'Noto Serif SC')).toBe(true);
    const dash = characters.find((one) => one.character === '——');
    expect(dash?.glyph.codePoints).toEqual([0x2014, 0x2014]);
    expect(dash?.advancePt).toBe(20);
    expect(characters.find((one) => one.character === 'A')?.family).toBe('Source Serif 4');
  });

  test('the same marks are Latin inside Latin and in English', () => {
    expect(charactersOf(setHan('中文 don’t know “the new” plan 中文', 60).lines[0]).filter((one) => '“”’'.includes(one.character)).map((one) => one.family)).toEqual(Array.from({ length: 3 }, () => 'Source Serif 4'));
    expect(charactersOf(setLatin('a “b” — c…', 300).lines[0]).every((one) => one.family === 'Source Serif 4')).toBe(true);
  });
});

describe('Latin lines', () => {
  const prose = 'In olden times when wishing still helped one, there lived a king whose daughters were all beautiful; and the youngest was so beautiful that the sun itself, which has seen so much, was astonished whenever it shone in her face.';

  test('full lines end at the right edge; an added hyphen is no text', () => {
    const paragraph = setLatin(prose, 140);
    for (const line of paragraph.lines.slice(0, -1)) expect(endOf(line)).toBeCloseTo(140, 2);
    const hyphened = paragraph.lines.filter((line) => runsOf(line).some((run) => run.addedHyphen));
    expect(hyphened.length).toBeGreaterThan(0);
    for (const line of hyphened) {
      expect(runsOf(line).at(-1)?.glyphs.codePoints.at(-1)).toEqual([0x2d]);
      expect(line.text.endsWith('-')).toBe(false);
    }
  });

  test('words come out once, whole, in order', () => {
    const paragraph = setLatin(prose, 120);
    const joined = paragraph.lines.map((line) => line.text + (runsOf(line).at(-1)?.addedHyphen === true ? '' : ' ')).join('').trim();
    expect(joined).toBe(prose);
  });

  test('lines are the best of the paragraph, not the first that fit', () => {
    // First fit would put "aaa bb" on line one and leave "cc" alone on a very loose second line.
    expect(linesOf(setLatin('aaa bb cc ddddd', 34, { hyphenate: false, align: 'left' }))).toEqual(['aaa', 'bb cc', 'ddddd']);
  });

  test.each([
    ['en-US', 'telecommunications infrastructure'],
    ['en-GB', 'telecommunications infrastructure'],
    ['de', 'Geschwindigkeitsbegrenzungen Straßenverkehrsordnung'],
    ['fr', 'gouvernementalisation administrativement'],
    ['es', 'internacionalización responsabilidades'],
  ])('words are hyphenated in %s, two letters before and three after at least', (lang, words) => {
    const paragraph = set([text(words, { ...latin, lang })], { ...english, lang }, 70);
    const split = paragraph.lines.flatMap((line, index) => (runsOf(line).at(-1)?.addedHyphen === true ? [[line.text, paragraph.lines[index + 1]?.text ?? '']] : []));
    expect(split.length).toBeGreaterThan(0);
    for (const [before = '', after = ''] of split) {
      expect(/\p{L}*$/u.exec(before)?.[0].length).toBeGreaterThanOrEqual(2);
      expect(/^\p{L}*/u.exec(after)?.[0].length).toBeGreaterThanOrEqual(3);
    }
  });

  test('an English paragraph of a Chinese manuscript is hyphenated too', () => {
    const { lines } = set([text('telecommunications infrastructure')], chinese, 70);
    expect(lines.flatMap(runsOf).some((run) => run.addedHyphen)).toBe(true);
  });

  test('acronyms, addresses and code are not hyphenated; Latin words in Chinese neither', () => {
    for (const inline of [text('INFRASTRUCTURE', latin), text('www.infrastructure.example', latin), text('infrastructure', code), text('中文 infrastructure')]) {
      const lines = set([inline], inline.kind === 'text' && inline.style.lang.startsWith('zh') ? chinese : english, 60).lines;
      expect(lines.flatMap(runsOf).some((run) => run.addedHyphen)).toBe(false);
    }
  });

  test('a soft hyphen is an opportunity and vanishes from the text', () => {
    const paragraph = setLatin('Xqzxqz\u00adxqzxqzx', 45, { hyphenate: false });
    expect(linesOf(paragraph)).toEqual(['Xqzxqz', 'xqzxqzx']);
    expect(runsOf(paragraph.lines[0]).at(-1)?.addedHyphen).toBe(true);
    expect(linesOf(setLatin('Xqzxqz\u00adxqzxqzx', 200))).toEqual(['Xqzxqzxqzxqzx']);
  });

  test('ligatures keep their characters, kerning is the font’s', () => {
    const characters = charactersOf(setLatin('office AVA', 200, { align: 'left' }).lines[0]);
    expect(characters.map((one) => one.character)).toContain('ffi');
    const v = characters.find((one) => one.character === 'A');
    expect(v?.advancePt).toBeLessThan((fonts.face('Source Serif 4', 400, 'normal').font.glyphForCodePoint(0x41).advanceWidth / 1000) * 10);
  });

  test('tabular figures are equally wide', () => {
    const widths = charactersOf(set([text('0123456789', { ...latin, families: ['Source Sans 3'], tabularFigures: true })], english, 200).lines[0]).map((one) => one.advancePt);
    expect(new Set(widths.map((width) => width.toFixed(4))).size).toBe(1);
  });

  test('right-to-left words keep their order', () => {
    const [line] = setLatin('say שלום עולם now', 300, { align: 'left' }).lines;
    expect(line?.text).toBe('say שלום עולם now');
    const seen = charactersOf(line).map((one) => one.character).join('');
    expect(seen).toBe('say םלוע םולש now');
    const bracketed = charactersOf(setLatin('x (שלום) y (אב ג) z', 300, { align: 'left' }).lines[0]);
    expect(bracketed.map((one) => one.character).join('')).toBe('x (םולש) y (ג בא) z');
    const inside = charactersOf(setLatin('א(ב)ג', 300, { align: 'left' }).lines[0]);
    expect(inside.map((one) => one.character).join('')).toBe('ג)ב(א'); // the characters of the source, with mirrored glyphs
    expect(inside[1]?.glyph.id).toBe(fonts.face('Source Serif 4', 400, 'normal').font.glyphForCodePoint(0x28).id);
  });
});

describe('code and long words', () => {
  test('spaces of code keep their width, also at the start', () => {
    const characters = charactersOf(set([text('  if  (x)', code)], { ...english, align: 'left' }, 300).lines[0]);
    expect(characters.map((one) => Math.round(one.xPt * 1000) / 1000)).toEqual([0, 6, 12, 18, 24, 30, 36, 42, 48]);
  });

  test('a line of code that is too long breaks, best after a mark, and loses nothing', () => {
    const source = 'const verylongname=anotherlongname.property.method(argument);';
    const paragraph = set([text(source, code)], { ...english, align: 'left' }, 150);
    expect(linesOf(paragraph).join('')).toBe(source.replace(' ', linesOf(paragraph)[0] === 'const' ? '' : ' '));
    for (const line of paragraph.lines) expect(endOf(line)).toBeLessThanOrEqual(150.01);
    expect(paragraph.overfull).toEqual([]);
  });

  test('a long address fills lines, between letters that are spread by less than is seen', () => {
    const address = 'https://www.example.com/presentations/scalability-availability-stability-patterns/and-more-of-it.html';
    const paragraph = set([text('资料'), text(`（见 ${address} ）以及更多的资料来源`)], chinese, 200);
    expect(paragraph.loose).toEqual([]);
    for (const line of paragraph.lines.slice(0, -1)) expect(endOf(line)).toBeCloseTo(200, 2);
    const natural = charactersOf(set([text(address)], chinese, 2000).lines[0]).find((one) => one.character === 'w')?.advancePt ?? 0;
    for (const line of paragraph.lines) for (const one of charactersOf(line)) if (one.character === 'w') expect(one.advancePt - natural).toBeLessThanOrEqual(0.3); // 0.03 em
  });

  test('a line with more space than is tolerated is reported with what is too much', () => {
    const paragraph = setLatin('Xqzxqz wqz Yqzyqzyqzyq zqz', 80, { hyphenate: false });
    expect(linesOf(paragraph)[0]).toBe('Xqzxqz wqz');
    const [natural] = setLatin('Xqzxqz wqz', 300, { align: 'left' }).lines;
    const spacePt = charactersOf(natural).find((one) => one.character === ' ')?.advancePt ?? 0;
    // One gap, tolerated at 2.2 times half its width.
    expect(paragraph.loose.map(({ line }) => line)).toEqual([0]);
    expect(paragraph.loose[0]?.excessPt).toBeCloseTo(80 - endOf(natural) - 1.1 * spacePt, 2);
    expect(setLatin('Xqzxqz wqz Yqzyqzyqzyq zqz', 80, { hyphenate: false, align: 'left' }).loose).toEqual([]);
  });

  test('a word longer than the line is split rather than running over', () => {
    const paragraph = setHan(`见${'x'.repeat(100)}。`, 10);
    for (const line of paragraph.lines) expect(endOf(line)).toBeLessThanOrEqual(100.05);
    expect(linesOf(paragraph).join('')).toBe(`见${'x'.repeat(100)}。`);
  });

  test('what cannot be split is reported with what it misses', () => {
    const box: Inline = { kind: 'box', widthPt: 130, heightPt: 10, depthPt: 0, style: han, mark: 'formula', alt: '' };
    expect(set([text('一二三'), box, text('四五六')], chinese, 100).overfull).toEqual([{ line: 1, excessPt: 30 }]);
  });

  test('line breaks end lines, and two of them leave one empty', () => {
    const lines = linesOf(set([text('一'), { kind: 'lineBreak' }, { kind: 'lineBreak' }, text('二')], chinese, 100));
    expect(lines).toEqual(['一', '', '二']);
  });

  test('nothing sets to nothing', () => {
    expect(set([], chinese, 100)).toEqual({ lines: [], heightPt: 0, widthPt: 0, overfull: [], loose: [] });
    expect(set([text('   ')], chinese, 100).lines).toEqual([]);
  });
});

describe('glyphs and faces', () => {
  test('glyphs carry the source’s code points, not look-alikes that share the glyph', () => {
    const both = set([text('⻅见⼀一'), text('a\u00a0b-‐', latin)], chinese, 300);
    expect(charactersOf(both.lines[0]).map((one) => one.character).join('')).toBe('⻅见⼀一a\u00a0b-‐');
  });

  test('rare Han, emoji and symbols come from the fallback faces', () => {
    const families = charactersOf(setHan('𠮷✅☑⟨𝑥', 60).lines[0]).map((one) => [one.character, one.family]);
    expect(families).toEqual([['𠮷', 'Noto Sans JP'], ['✅', 'Noto Emoji'], ['☑', 'Source Serif 4'], ['⟨', 'Noto Sans Math'], ['𝑥', 'Noto Sans Math']]);
  });

  test('an emoji sequence is one piece of the emoji face', () => {
    const characters = charactersOf(setHan('👩‍💻1️⃣🇨🇳', 60).lines[0]);
    expect(new Set(characters.map((one) => one.family))).toEqual(new Set(['Noto Emoji']));
    expect(characters.map((one) => one.character).join('')).toBe('👩‍💻1️⃣🇨🇳');
  });
});

describe('intrinsic widths', () => {
  test('min is the widest piece, max the text on one line', () => {
    const widths = intrinsicWidths([text('汉字 Latin 和')], { ...chinese, align: 'left' }, { fonts, cache });
    expect(widths.minPt).toBeCloseTo(setHan('Latin', 60).widthPt, 3);
    expect(widths.maxPt).toBeCloseTo(setHan('汉字 Latin 和', 60).widthPt, 3);
  });
  test('a paragraph of its max width stays on one line', () => {
    const inlines = [text('东湖市与古城的客运量，2003—2022年 (AVA office)')];
    const { maxPt } = intrinsicWidths(inlines, { ...chinese, align: 'left' }, { fonts, cache });
    expect(set(inlines, { ...chinese, align: 'left' }, maxPt).lines.length).toBe(1);
  });
});

describe('alignment', () => {
  test.each([
    ['left', 0],
    ['center', 40],
    ['right', 80],
  ] as const)('%s', (align, xPt) => {
    expect(runsOf(setHan('二字', 10, { align }).lines[0])[0]?.xPt).toBe(xPt);
  });
});
