/** A small paper of each language in the academic template, as a projection that is read in review. */
import { expect, test } from 'vitest';
import { academic } from '../../templates/academic/index.js';
import { buildBrief } from './buildBrief.js';
import { projectPdf } from './readPdf.js';

const chinese = `---
toc: true
title: 季节性路面研究
authors:
  - name: 李明
    affiliation: 能源政策研究中心
date: 2026-11-23
lang: zh-CN
abstract: 三句话的摘要。
keywords: [路面, 降雨]
---

# 背景

凡是水库得协商的地方，检查员都注意到货运量的变化。见 @sec-data 与 @tbl-a。

第二段。

## 数据 {#sec-data}

| 地点 | 产量 |
|:--|--:|
| 金沙湾 | 60,753 |

: 各地产量 {#tbl-a}

> 谨慎的检查不是一天建成的。

# 附注 {-}

不编号。
`;

const english = `---
toc: true
title: Seasonal surfaces
authors: [{name: Anna Schmidt, affiliation: Works Office, email: anna@example.org}]
organisation: Works Office
report-number: WP-7
date: 2026-11-23
lang: en-GB
abstract: One sentence of abstract.[^note]
---

# Background

Wherever the reservoir can be negotiated, inspectors notice a change. See @sec-end.

The second paragraph is indented, the first is not.

[^note]: An abstract that cites a note is a section of the text.

## Method

Term
:   Its definition.

# The end {#sec-end}

::: callout-note
Done.
:::
`;

test('a Chinese paper with title block, contents, numbered sections and table', async () => {
  const brief = await buildBrief(chinese, {}, academic);
  expect(brief.diagnostics).toEqual([]);
  await expect(projectPdf(brief)).toMatchFileSnapshot('../golden/brief/academic-chinese.txt');
});

test('an English paper whose abstract cites a note', async () => {
  const brief = await buildBrief(english, {}, academic);
  expect(brief.diagnostics).toEqual([]);
  await expect(projectPdf(brief)).toMatchFileSnapshot('../golden/brief/academic-english.txt');
});

test('the page with the title block has no running head', async () => {
  const brief = await buildBrief(`${chinese}\n\n::: pagebreak\n:::\n\n续。\n`, {}, academic);
  const heads = brief.pages.map((page) => page.lines.some((line) => line.text.includes('季节性路面研究') && line.yPt < 60));
  expect(heads).toEqual([false, true]);
});

test('the first four colours of series stay apart in greyscale', () => {
  /** CIE lightness of `#rrggbb`. */
  const lightness = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => ((Number.parseInt(colour.slice(at, at + 2), 16) / 255 + 0.055) / 1.055) ** 2.4);
    return 116 * Math.cbrt(0.2126 * red + 0.7152 * green + 0.0722 * blue) - 16;
  };
  const four = academic.tokens.colours.series.slice(0, 4).map(lightness).sort((a, b) => a - b);
  for (const [index, value] of four.slice(1).entries()) expect(value - (four[index] ?? 0)).toBeGreaterThan(14);
});

test('a paper of fewer than ten pages has contents only where it asks for them', async () => {
  const sections = (count: number): string => Array.from({ length: count }, (_, index) => `# Part ${index + 1}\n\n${'Some words about nothing in particular. '.repeat(90)}\n`).join('\n');
  const hasContents = async (front: string, count: number): Promise<boolean> => {
    const brief = await buildBrief(`---\nlang: en\ntitle: T\n${front}---\n\n${sections(count)}`, {}, academic);
    return brief.pages[0]?.lines.some(({ text }) => text === 'Contents') === true;
  };
  expect(await hasContents('', 8)).toBe(false);
  expect(await hasContents('toc: true\n', 8)).toBe(true);
  expect(await hasContents('', 16)).toBe(true);
  expect(await hasContents('toc: false\n', 16)).toBe(false);
});
