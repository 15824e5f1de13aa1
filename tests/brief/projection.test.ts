/** A whole small brief of each language, as a projection that is read in review. */
import { expect, test } from 'vitest';
import { buildBrief } from './buildBrief.js';
import { projectPdf } from './readPdf.js';

const chinese = `---
title: 季节性的**路面**
subtitle: 一份简报
authors:
  - name: 李明
    affiliation: 能源政策研究中心
organisation: 能源政策研究中心
report-number: EPRC-7
status: 内部资料
date: 2026-11-23
lang: zh-CN
abstract: 三句话的摘要。
keywords: [路面, 降雨]
contact: policy@example.org
disclaimer: 仅代表作者观点。
---

# 背景

凡是水库得协商的地方，检查员都注意到*货运量*的变化。[^1]参见 @tbl-a。

[^1]: 数据来自[年鉴](https://example.org/)。

## 数据

- 第一项；
- [x] 第二项。

| 地点 | 产量 |
|:--|--:|
| 金沙湾 | 60,753 |

: 各地产量 {#tbl-a}

# 结论

> 谨慎的检查不是一天建成的。

::: callout-warning
不要忘记核对。
:::
`;

const english = `---
title: Seasonal surfaces
authors: [Anna Schmidt]
date: 2026-11-23
lang: en-GB
paper: Letter
---

# Background

Wherever the reservoir can be *negotiated*, inspectors notice a change.[^note] See @sec-end and [the register](https://example.org/).

[^note]: From the yearbook.

1. First,
2. second.

\`\`\`js
const x = 1; // one
\`\`\`

Term
:   Its definition.

# The end {#sec-end}

Energy is $E = mc^2$.

$$
a = b
$$ {#eq-a}

***

Done, see @eq-a.
`;

test('a Chinese brief with cover, contents, note, table and closing matter', async () => {
  const brief = await buildBrief(chinese);
  expect(brief.diagnostics).toEqual([]);
  await expect(projectPdf(brief)).toMatchFileSnapshot('../golden/brief/chinese.txt');
});

test('an English brief on Letter paper', async () => {
  const brief = await buildBrief(english);
  expect(brief.diagnostics).toEqual([]);
  await expect(projectPdf(brief)).toMatchFileSnapshot('../golden/brief/english.txt');
});

test('the same manuscript gives the same bytes', async () => {
  const first = await buildBrief(chinese);
  const second = await buildBrief(chinese);
  expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
});

test('a title with signs of XML leaves the metadata well-formed', async () => {
  const brief = await buildBrief('---\ntitle: "R&D &lt;x&gt;"\nlang: en\n---\n\nText.\n');
  const file = Buffer.from(brief.bytes).toString('utf8');
  expect(file).toContain('<rdf:li xml:lang="x-default">R&amp;D &lt;x&gt;</rdf:li>');
  expect(brief.info.Title).toBe('R&D <x>');
});
