/** Lines of the finished brief: what a template chooses for them, and what is said of those that cannot be set well. */
import { describe, expect, test } from 'vitest';
import type { LineRules } from '../../src/typesetting/paragraph.js';
import { house } from '../../templates/house/index.js';
import { buildBrief, frontMatter, type BuiltBrief } from './buildBrief.js';

const { tokens } = house;
/** The house template with other rules for Chinese lines. */
const withLines = (rules: Partial<LineRules>): typeof house => ({
  ...house,
  tokens: { ...tokens, brief: { ...tokens.brief, lines: { ...tokens.brief.lines, zh: { ...tokens.brief.lines.zh, ...rules } } } },
});

const textLines = (brief: BuiltBrief): { text: string; rightPt: number }[] =>
  brief.pages.flatMap((page) => page.lines.filter((line) => line.yPt > 70 && line.yPt < page.heightPt - 70).map((line) => ({ text: line.text.trim(), rightPt: line.rightPt })));

describe('tokens of lines', () => {
  // 43 characters to a line, 41 in the first, on A4.
  const filler = '凡'.repeat(41);

  test('commas hang in the margin where the template says so', async () => {
    const text = `${frontMatter('zh-CN')}${filler}，${'水'.repeat(60)}。\n`;
    const right = 595.28 - tokens.brief.marginsPt.right;
    const [hung] = textLines(await buildBrief(text, {}, withLines({ hangingPunctuation: true })));
    expect(hung?.text).toBe(`${filler}，`);
    expect(hung?.rightPt).toBeGreaterThan(right + 5);
    const [inside] = textLines(await buildBrief(text));
    expect(inside?.rightPt).toBeLessThan(right + 0.5);
  });

  test('the level of clreq is the template’s', async () => {
    const text = `${frontMatter('zh-CN')}${'凡'.repeat(40)}／${'水'.repeat(60)}。\n`;
    expect(textLines(await buildBrief(text, {}, withLines({ prohibition: 'basic' })))[0]?.text).toBe(`${'凡'.repeat(40)}／`);
    expect(textLines(await buildBrief(text))[0]?.text).toBe('凡'.repeat(39)); // the solidus and what it follows go on
  });

  test('line-break is the template’s', async () => {
    const text = `${frontMatter('zh-CN')}${'凡'.repeat(41)}々${'水'.repeat(60)}。\n`;
    expect(textLines(await buildBrief(text, {}, withLines({ lineBreak: 'loose' })))[1]?.text.charAt(0)).toBe('々');
    expect(textLines(await buildBrief(text))[1]?.text.charAt(0)).not.toBe('々');
  });
});
