/** A manuscript with everything that can stand on a slide, in each language: what must hold for all slides is tested on it. */

const english = `---
title: Every construct
subtitle: What can stand on a slide
authors: [{name: Ada Example, affiliation: The Office}]
organisation: The Office
logo: x.png
footer: The Office, *Policy Unit*
status: DRAFT
date: 2026-11-23
lang: en
bibliography: refs.json
---

::: notes
Welcome, with a **strong** word.
:::

# Words

What this part is about[^a].

::: notes
A list:

- one
:::

## Marks in the text

*emphasis*, **strong**, \`code\`, ~~deleted~~, H~2~O, x^2^, <kbd>Ctrl</kbd>, <mark>mark</mark>, <abbr title="United Nations">UN</abbr>, <u>under</u>, <small>small</small>,
a [link](https://example.org), [another slide](#lists), [un mot]{lang=fr}, @fig-a, [@ding2023, p. 3], $e^{i\\pi}$ and a footnote[^b].

### A heading below

> A quotation of some length,
> with a second line.

***

Words after a rule.

## Lists {#lists}

::: incremental
1. first
2. second
   - inside
     - further inside
:::

. . .

- [x] done
- [ ] open

::: fragment
Term
:   Its definition
:::

## Callouts

> [!NOTE]
> Words.

> [!TIP]
> Words.

> [!IMPORTANT]
> Words.

> [!WARNING] A title
> Words.

> [!CAUTION]
> Words.

# Things

## Columns and figures

:::: columns
::: {.column width="40%"}
- one point
- another
:::
::: column
![Shares of partners](x.png){#fig-a alt="Two bars"}
:::
::::

## A figure alone

![Shares of *partners*](x.png){#fig-b alt="Two bars, one of them longer"}

## A figure that says nothing

![](x.png){alt=""}

Words beside it.

## Tables

| Name | Exports || Imports    ||
| ^^   | 2023 | 2024 | 2023 | 2024 |
|:-----|-----:|-----:|-----:|-----:|
| *a*  | 24   | 25   | 1    | 2    |
| ^^   | none       || 3    | 4    |

: Shares {#tbl-a}

|   |   |
|---|---|
| no | head |

## A wide table {#wide overflow=scroll}

| ${Array.from({ length: 24 }, (_, index) => `Column ${index + 1}`).join(' | ')} |
|${'---|'.repeat(24)}
| ${Array.from({ length: 24 }, () => 'incomprehensibilities').join(' | ')} |

## Code

\`\`\`python
def share(a: int, b: int) -> float:  # per cent
    """A text."""
    return 100 * a / (a + b)
\`\`\`

\`\`\`diff
- before
+ after
\`\`\`

## Mathematics

$$
\\int_0^1 x^2\\,dx = \\frac13
$$ {#eq-i}

See @eq-i.

## {#untitled-heading}

Under a heading without words.

---

On a slide without a heading.

## Marks in the text {#again}

The title of another slide.

## Only a heading

## A quotation

> Cooperation is not a gift but an instrument.

## Too much {overflow=scroll}

${Array.from({ length: 14 }, (_, index) => `Paragraph ${index + 1} ${'says what had better been said aloud '.repeat(7)}.`).join('\n\n')}

## Beside its text {.figure-right}

![Shares](x.png){#fig-c alt="Two bars"}

Words beside it.

## All over {.full-bleed}

![A valley. Source: own photograph.](x.png){#fig-d alt="A valley"}

## A number {.big-number}

40 %

of all.

## Whose words {.quotation}

> Words.

— Their author

## Two ways {.comparison}

### One

- words

### The other

- words

## Dates {.timeline}

::: incremental
2019
:   First

2025
:   Last
:::

## Dark ground {background="#0b4f6c"}

Words with a [link](https://example.org).

## Light ground {background="linear-gradient(to right, #ffe9b0, #ffffff)"}

Words with a [link](https://example.org).

## A picture behind {background="x.png"}

Words with a [link](https://example.org).

# In reserve {.appendix}

## Moved {.auto-animate}

The same words.

## Moved on {.auto-animate}

More of them.

The same words.

## Sources

::: refs
:::

[^a]: One.

[^b]: Two, with a list:

    - x
`;

const chinese = `---
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

![合作占比](x.png){#fig-a alt="两根条"}

## 表

| 国家 | 占比 |
|:-----|-----:|
| 甲   | 24   |

: 占比 {#tbl-a}

---

没有标题的一页。

[^a]: 脚注。
`;

const ding = { id: 'ding2023', type: 'book', title: 'A book', author: [{ family: 'Ding', given: 'J.' }], issued: { 'date-parts': [[2023]] } };

export const everyConstruct = { en: english, zh: chinese } as const;

/** The files that the manuscripts name. */
export const constructFiles: Readonly<Record<string, string>> = { 'refs.json': JSON.stringify([ding]) };
