/** Lines of the finished brief: what a template chooses for them, and what is said of those that cannot be set well. */
import { describe, expect, test } from 'vitest';
import { lineLoose, lineOverfull } from '../../src/diagnostics/messages/brief.js';
import type { LineRules } from '../../src/typesetting/paragraph.js';
import { academic } from '../../templates/academic/index.js';
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

test('the gap between Han and Latin is the template’s', async () => {
  const text = `${frontMatter('zh-CN')}用AI写，用 AI 写。\n`;
  const [wide] = textLines(await buildBrief(text, {}, withLines({ cjkLatinGap: { em: 0.5, leastEm: 0.5, mostEm: 0.5 } })));
  const [none] = textLines(await buildBrief(text, {}, withLines({ cjkLatinGap: { em: 0, leastEm: 0, mostEm: 0 } })));
  expect((wide?.rightPt ?? 0) - (none?.rightPt ?? 0)).toBeCloseTo(21, 1); // 4 gaps × 0.5 × 10.5
});

describe('lines that cannot be set within tolerance', () => {
  /** Two names of which no line holds both, and neither can be divided. */
  const wide = `${'X'.repeat(52)} ${'Y'.repeat(52)} `;

  test.each([
    ['a paragraph', `${wide}end\n`, { line: 6, column: 1 }],
    ['a list item', `- ${wide}end\n`, { line: 6, column: 3 }],
    ['a quotation', `> ${wide}end\n`, { line: 6, column: 3 }],
    ['a footnote', `Text.[^a]\n\n[^a]: ${wide}${wide}end\n`, { line: 8, column: 7 }],
  ])('loose ones of %s are reported where it stands', async (_where, markdown, start) => {
    const { diagnostics } = await buildBrief(`${frontMatter('en-GB')}${markdown}`);
    const [first] = diagnostics;
    expect(diagnostics.map(({ code }) => code)).toEqual(['line-loose']);
    expect(first?.position?.start).toEqual(start);
    const amount = Number(/by ([0-9.]+) pt/.exec(first?.message ?? '')?.[1]);
    expect(first).toEqual(lineLoose(amount, first?.message.split(': ')[1] ?? '', first?.position ?? null));
    expect(amount).toBeGreaterThan(20);
  });

  const formula = `$${'a+'.repeat(60)}a$`;
  test.each([
    ['a paragraph', `Text ${formula} end.\n`, { line: 6, column: 1 }],
    ['a heading', `## Text ${formula}\n`, { line: 6, column: 4 }],
    ['a list item', `- Text ${formula}\n`, { line: 6, column: 3 }],
    ['a caption', `| a |\n|---|\n| b |\n\n: Text ${formula} {#tbl-a}\n`, { line: 10, column: 3 }],
    ['a footnote', `Text.[^a]\n\n[^a]: Text ${formula}\n`, { line: 8, column: 7 }],
    ['a callout', `::: callout-note\nText ${formula} end.\n:::\n`, { line: 7, column: 1 }],
    ['a figure’s caption', `![Text ${formula} end.](a.svg){alt="x"}\n`, { line: 6, column: 3 }],
  ])('those of %s that run over the measure are reported where it stands', async (_where, markdown, start) => {
    const { diagnostics } = await buildBrief(`${frontMatter('en-GB')}${markdown}`, { 'a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>' });
    const [first] = diagnostics;
    expect(diagnostics.map(({ code }) => code)).toEqual(['line-overfull']);
    expect(first?.position?.start.line).toBe(start.line);
    const amount = Number(/by ([0-9.]+) pt/.exec(first?.message ?? '')?.[1]);
    expect(amount).toBeGreaterThan(20);
    expect(first).toEqual(lineOverfull(amount, first?.message.split(': ')[1] ?? '', first?.position ?? null));
  });

  test('a justified callout tells a loose one, a ragged one has none', async () => {
    const callout = `${frontMatter('en-GB')}::: callout-note\n${wide}${wide}end\n:::\n`;
    const { diagnostics } = await buildBrief(callout, {}, academic);
    expect(diagnostics.map(({ code, position }) => [code, position?.start.line])).toEqual([['line-loose', 7]]);
    expect((await buildBrief(callout)).diagnostics).toEqual([]);
  });

  test('a cell wider than the page is told once, as its table’s fault', async () => {
    const { diagnostics } = await buildBrief(`${frontMatter('en-GB')}| a | b |\n|---|---|\n| Text ${formula} end | x |\n`);
    expect(diagnostics.map(({ code, position }) => [code, position?.start.line])).toEqual([['table-too-wide', 6]]);
  });
});
