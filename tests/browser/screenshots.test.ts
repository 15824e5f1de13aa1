/** Pictures of slides, one idea a deck. The stage is shown at half its size: it is composition that is compared. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { academic } from '../../templates/academic/index.js';
import { house } from '../../templates/house/index.js';
import { deckOf } from '../deck/deckOf.js';
import { differenceFromGolden, tolerance } from './matchScreenshot.js';
import { openBrowser, openDeck } from './openDeck.js';

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
});

const front = (more: string): string => `---\ntitle: Working together\nlang: en\n${more}---\n\n`;
const zhFront = '---\ntitle: 人工智能国际合作\nlang: zh\nstatus: 内部资料\n---\n\n';
const dates = (...events: readonly string[]): string => events.map((event, index) => `${2019 + 3 * index}\n:   ${event}`).join('\n\n');
const figure = '![Shares of partners](x.png){#fig-x alt="Two bars"}';

/** Name → manuscript and the id of the slide that is looked at. */
const cases: Readonly<Record<string, readonly [string, string]>> = {
  title: [`${front('subtitle: What two decades of joint papers show\norganisation: The Office\nauthors: [{name: Ada Example, affiliation: The Office}]\ndate: 2026-11-23\nstatus: DRAFT\n')}::: brief\nThe text.\n:::\n`, 'title'],
  section: [`${front('')}# Where we stand\n\nWhat the record shows.\n\n## A {#a}\n\na\n`, 'where-we-stand'],
  bullets: [`${front('status: DRAFT\n')}## Cooperation has fallen {#a}\n\n- Joint papers peaked\n- Two exceptions\n  - climate models\n- **Universities** remain\n`, 'a'],
  'lone-figure': [`${front('')}## The share of each partner {#a}\n\n${figure}\n`, 'a'],
  'figure-beside-text': [`${front('')}## A figure beside text {#a}\n\n:::: columns\n::: {.column width="40%"}\n- one point\n- another\n:::\n::: column\n${figure}\n:::\n::::\n`, 'a'],
  'table-and-footnote': [`${front('')}## Numbers {#a}\n\n| Partner | 2018 | 2022 |\n|:--|--:|--:|\n| United States | 34 | 24 |\n| Others | 66 | 76 |\n\n: Shares {#tbl-a}\n\nOwn count[^a].\n\n[^a]: By first author.\n`, 'a'],
  'code-and-callout': [`${front('')}## Code {#a}\n\n\`\`\`python\ndef share(a, b):\n    return 100 * a / (a + b)  # per cent\n\`\`\`\n\n> [!WARNING]\n> Handle with care.\n`, 'a'],
  formulas: [`${front('')}## Maths {#a}\n\nInline $e^{i\\pi}+1=0$ in the text.\n\n$$\n\\int_0^1 x^2\\,dx = \\frac13\n$$ {#eq-i}\n`, 'a'],
  'quotation-dark': [`${front('deck: {theme: dark}\n')}## Quotation {#a}\n\n> Cooperation is not a gift but an instrument.\n`, 'a'],
  'figure-dark': [`${front('deck: {theme: dark}\n')}## A figure below much text {#a}\n\n${'A paragraph that leaves the drawing less height.\n\n'.repeat(6)}${figure}\n`, 'a'],
  'crowded-slide': [`${front('')}## Much to say {#a}\n\n${Array.from({ length: 7 }, (_, index) => `Paragraph ${index + 1} ${'says what had better been said aloud '.repeat(4)}.`).join('\n\n')}\n`, 'a'],
  chinese: [`${zhFront}## 合作占比已经下降 {#a}\n\n- 双边论文在 2019 年达到峰值\n- 此后占比下降，“脱钩”并未发生\n\n这里*着重强调 AI 合作*，**粗体文字**——以及 don’t……结束。\n`, 'a'],
  'figure-right': [`${front('logo: x.png\nfooter: Policy Unit\n')}## Text beside a figure {#a .figure-right}\n\n- Joint papers peaked\n- Two exceptions remain\n\n${figure}\n`, 'a'],
  'full-bleed': [`${front('')}## A picture all over {#a .full-bleed}\n\n${figure}\n`, 'a'],
  'big-number': [`${front('')}## How much is done together {#a .big-number}\n\n40 %\n\nof American publications have an author abroad.\n`, 'a'],
  'quotation-source': [`${front('')}## {#a}\n\n> Cooperation is not a gift but an instrument.\n\n— The director, June 2026\n`, 'a'],
  comparison: [`${front('')}## Two ways {#a .comparison}\n\nBoth have been tried.\n\n### Control\n\n- Slow, but reversible\n\n### Cooperation\n\n- Joint laboratories\n`, 'a'],
  timeline: [`${front('')}## What happened when {#a .timeline}\n\n${dates('Papers peak', 'Controls of chips', 'A levy is agreed')}\n`, 'a'],
  'background-gradient': [`${front('')}## A ground of its own {#a background="linear-gradient(135deg, #0b4f6c, #10202b)"}\n\n- one with a [link](https://example.org)\n- two with \`code\`\n`, 'a'],
  'background-picture': [`${front('')}## A picture behind {#a background="x.png"}\n\n- one\n- two\n`, 'a'],
};

/** The same in the other theme and language, where the two differ. */
const academicCases: Readonly<Record<string, readonly [string, string]>> = {
  'academic-big-number': [`${zhFront}## 合作占多大比重 {#a .big-number}\n\n40%\n\n的美国论文有境外作者。\n`, 'a'],
  'academic-quotation': [`${zhFront}## {#a}\n\n> 合作不是恩赐，而是工具。\n\n——主任，2026 年 6 月\n`, 'a'],
  'academic-comparison': [`${zhFront}## 两条道路 {#a .comparison}\n\n### 管制\n\n- 缓慢，但可逆\n\n### 合作\n\n- 联合实验室\n`, 'a'],
  'academic-timeline': [`${zhFront}## 大事记 {#a .timeline}\n\n${dates('论文达到峰值', '首次管制芯片', '商定上缴')}\n`, 'a'],
  'academic-section': [`${zhFront}# 现状 {#a}\n\n## 一\n\n一\n`, 'a'],
};

test.each([...Object.entries(cases), ...Object.entries(academicCases)])('%s', async (name, [markdown, slide]) => {
  const { html, diagnostics } = await deckOf(markdown, { template: name in academicCases ? academic : house });
  expect(diagnostics).toEqual([]);
  const deck = await openDeck(browser, html, { viewport: { width: 640, height: 360 }, address: `#/${slide}` });
  await deck.page.evaluate(() => document.fonts.ready);
  const picture = await deck.page.screenshot({ animations: 'disabled' });
  expect(differenceFromGolden(picture, name)).toBeLessThanOrEqual(tolerance);
  expect(deck.trouble).toEqual([]);
  await deck.close();
});
