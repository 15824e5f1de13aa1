/** What can stand on a slide, in Chinese: the shorter half of `everyConstruct.ts`. */
export const chinese = `---
title: 各种内容
subtitle: 幻灯片上可以有什么
authors: [{name: 甲乙, affiliation: 办公室}]
organisation: 办公室
status: 内部资料
date: 2026-11-23
lang: zh
---

# 文字

这一部分的内容[^a]。

::: notes
这里**停一下**。
:::

## 行内标记

*强调 AI 合作*、**粗体。**后面，\`代码 code\`，<mark>标记</mark>，[链接](https://example.org)，don’t——“引语”……见 @fig-a 与 @tbl-a。

### 下级标题

> 合作不是恩赐，而是工具。

## 列表

::: incremental
- 第一
- 第二
:::

> [!WARNING]
> 小心。

## 图

![合作占比](x.svg){#fig-a alt="两根条"}

## 表

| 国家 | 占比 |
|:-----|-----:|
| 甲   | 24   |

: 占比 {#tbl-a}

---

没有标题的一页。

## 图文并列 {#beside .figure-left}

![合作占比](x.svg){#fig-b alt="两根条"}

- 双边论文在 2019 年达到峰值
- 此后占比下降，“脱钩”并未发生

## 分栏 {#columns}

:::: columns
::: column
左栏的文字。
:::
::: column
1. 第一点
2. 第二点
:::
::::

## 满幅图片 {#bleed .full-bleed}

![山谷。来源：自摄。](x.svg){#fig-c alt="山谷"}

## 合作占多大比重 {#number .big-number}

40%

的美国论文有境外作者。

## {#quotation}

> 合作不是恩赐，而是工具。

——主任，2026 年 6 月

## 两条道路 {#comparison .comparison}

### 管制

- 缓慢，但可逆

### 合作

- 联合实验室

## 大事记 {#timeline .timeline}

2019
:   论文达到峰值

2022
:   首次管制芯片

2025
:   商定上缴

## 代码与公式 {#code}

\`\`\`python
def share(a, b):  # 百分比
    return 100 * a / (a + b)
\`\`\`

$$
\\sum_{i=1}^{n} x_i = \\text{总和}
$$ {#eq-sum}

## 一句话 {#statement}

合作的代价可以计算，不合作的代价难以估量。

## 接续 {#continued}

${Array.from({ length: 16 }, (_, index) => `${index + 1}. 第 ${index + 1} 条，${'说的是本来应当口头说明的内容，'.repeat(3)}到此为止。`).join('\n')}

## 深色背景 {#dark background="#0b4f6c"}

带有[链接](https://example.org)的文字。

## 图片背景 {#picture background="x.svg"}

带有[链接](https://example.org)的文字。

# 备用 {#reserve .appendix}

## 备用的一页 {#backup}

> [!NOTE]
> 只在有人问起时使用。

[^a]: 脚注。
`;
