/** A manuscript with everything that can stand on a slide, in each language: what must hold for all slides is tested on it. */
import { chinese } from './everyConstructChinese.js';

const english = `---
title: Every construct
subtitle: What can stand on a slide
authors: [{name: Ada Example, affiliation: The Office}]
organisation: The Office
logo: x.svg
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
![Shares of partners](x.svg){#fig-a alt="Two bars"}
:::
::::

## A figure alone

![Shares of *partners*](x.svg){#fig-b alt="Two bars, one of them longer"}

## A figure that says nothing

![](x.svg){alt=""}

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

## A chart that answers {#live}

![Shares of partners](x.vl.json){#fig-live alt="Two bars" interactive=true}

## Much to say {#crowded}

${Array.from({ length: 7 }, (_, index) => `Paragraph ${index + 1} ${'says what had better been said aloud '.repeat(4)}.`).join('\n\n')}

## A figure below much text {#text-and-figure .stacked}

${'A paragraph that leaves the drawing less height.\n\n'.repeat(6)}![Shares](x.svg){#fig-e alt="Two bars"}

## More than a slide {#continued}

${Array.from({ length: 14 }, (_, index) => `${index + 1}. point ${index + 1} ${'says what had better been said aloud '.repeat(2)}`).join('\n')}

## Too much {overflow=scroll}

${Array.from({ length: 14 }, (_, index) => `Paragraph ${index + 1} ${'says what had better been said aloud '.repeat(7)}.`).join('\n\n')}

## Beside its text {.figure-right}

![Shares](x.svg){#fig-c alt="Two bars"}

Words beside it.

## All over {.full-bleed}

![A valley. Source: own photograph.](x.svg){#fig-d alt="A valley"}

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

## A picture behind {background="x.svg"}

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

const ding = { id: 'ding2023', type: 'book', title: 'A book', author: [{ family: 'Ding', given: 'J.' }], issued: { 'date-parts': [[2023]] } };

export const everyConstruct = { en: english, zh: chinese } as const;

const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="560" height="280" viewBox="0 0 560 280"><rect x="60" y="20" width="480" height="90" fill="#0b4f6c"/><rect x="60" y="140" width="240" height="90" fill="#e0902f"/><text x="60" y="265" font-family="Source Sans 3" font-size="13" fill="#55626d">drawing</text></svg>`;

const chart = {
  params: [{ name: 'least', value: 20, bind: { input: 'range', min: 0, max: 60, step: 1, name: 'Least share' } }],
  data: { values: [{ part: 'A', share: 15 }, { part: 'B', share: 45 }] },
  transform: [{ calculate: 'datum.share >= least', as: 'counts' }],
  mark: 'bar',
  encoding: { x: { field: 'share', type: 'quantitative' }, y: { field: 'part', type: 'nominal' }, color: { field: 'counts', type: 'nominal' } },
};

/** The files that the manuscripts name. */
export const constructFiles: Readonly<Record<string, string>> = { 'refs.json': JSON.stringify([ding]), 'x.svg': drawing, 'x.vl.json': JSON.stringify(chart) };
