import { describe, expect, test } from 'vitest';
import type { DocumentNode } from '../../src/document/nodes.js';
import type { Position } from '../../src/document/position.js';
import { childrenOf } from '../../src/document/visit.js';
import { readFiles } from './manuscripts.js';

const rich = `---
title: "A *bold* title"
lang: en
smart: false
abstract: |
  An **abstract** with a [link](https://example.com/a).

  - and a list
---

# Heading *one* {#sec-a .x}

A paragraph with *emphasis*, **strong**, ~~gone~~, \`code\`, $x^2$ and [a link](https://example.com "t").
A second line with @sec-a and **more
strong** over two lines.

> A quote with **strong**
> on two lines, [^note]
lazy *line*.
>
> > nested **quote**

- item with **strong**
  second line *here*

  \`\`\`js
  const a = 1;
  \`\`\`

-\titem after a **tab**

10. ordered *ten*
    > quote in **list**

| a | b *c* |
|---|------:|
| x \\| **y** | \`z\` and **w** |

: A *caption* {#tbl-a}

:::: columns
::: {.column width="40%"}
Text in a **column** ![image *alt*](x.png) more.
:::
::: column
![A **figure**](y.png){#fig-y}
:::
::::

Term *one*
:   Definition **one**

    Second *paragraph*

$$
x = 1
$$ {#eq-x}

Setext **heading**
------

[^note]: A note with **strong**

    and *another* paragraph.

Note in place^[with *words*]. <kbd>Key</kbd> and H~2~O and <https://example.com/b> &amp; \\* 汉字**重点。**后
面 https://example.com/c。

\`\`\`vega-lite {#fig-z caption="A *chart*"}
{}
\`\`\`
`;

const sliceOf = (lines: readonly string[], { start, end }: Position): string => {
  if (start.line === end.line) return lines[start.line - 1]?.slice(start.column - 1, end.column - 1) ?? '';
  return [lines[start.line - 1]?.slice(start.column - 1), ...lines.slice(start.line, end.line - 1), lines[end.line - 1]?.slice(0, end.column - 1)].join('\n');
};

function allNodes(node: DocumentNode): readonly DocumentNode[] {
  return [node, ...childrenOf(node).flatMap(allNodes)];
}

/** How the source of a node must look. */
const shapes: Partial<Record<DocumentNode['type'], RegExp>> = {
  heading: /^(?:#+ .*|[^\n]+\n-+)$/,
  emphasis: /^\*[^*][\s\S]*\*$/,
  strong: /^\*\*[\s\S]*\*\*$/,
  delete: /^~~.*~~$/,
  inlineCode: /^`.*`$/,
  inlineMath: /^\$.*\$$/,
  link: /^(?:\[.*\]\(.*\)|<.*>|https:\/\/example\.com\/c)$/,
  image: /^!\[.*\]\(.*\)$/,
  footnoteReference: /^(?:\[\^.*\]|\^\[.*\])$/,
  crossReference: /^@sec-a$/,
  keyboard: /^<kbd>.*<\/kbd>$/,
  subscript: /^~.*~$/,
  blockquote: /^>/,
  listItem: /^(?:-|10\.|- {3})/,
  code: /^```js[\s\S]*```$/,
  table: /^\| a[\s\S]*\{#tbl-a\}$/,
  tableRow: /^\|.*\|$/,
  columns: /^:::: columns[\s\S]*\n::::$/,
  column: /^:::(?: column| \{\.column)[\s\S]*\n:::$/,
  figure: /^(?:!\[.*\}|```vega-lite[\s\S]*```)$/,
  math: /^\$\$[\s\S]*\{#eq-x\}$/,
  definitionList: /^Term \*one\*\n:[\s\S]*paragraph\*$/,
  footnoteDefinition: /^(?:\[\^note\]:[\s\S]*paragraph\.|\^\[with \*words\*\])$/,
};

describe.each([
  ['line feeds', (text: string) => text],
  ['carriage returns and line feeds', (text: string) => text.replaceAll('\n', '\r\n')],
  ['a byte order mark', (text: string) => `\ufeff${text}`],
])('with %s', (_, change) => {
  const read = readFiles({ 'index.md': change(rich) });
  const lines = rich.split('\n');
  const { metadata, root } = read;
  const nodes: readonly DocumentNode[] = [root, ...metadata.abstract, ...metadata.titlePhrasing].flatMap(allNodes);

  test('nothing is reported', () => {
    expect(read.diagnostics).toEqual([]);
  });

  test('every node stands in its file, in order, inside its parent', () => {
    const before = (a: Position['start'], b: Position['start']): boolean => a.line < b.line || (a.line === b.line && a.column <= b.column);
    for (const node of nodes) {
      expect(node.position.file).toBe('index.md');
      expect(before(node.position.start, node.position.end), `${node.type} ${JSON.stringify(node.position)}`).toBe(true);
      for (const child of node.type === 'callout' ? [] : childrenOf(node)) {
        if (child.type === 'footnoteDefinition') continue;
        expect(before(node.position.start, child.position.start), `${node.type} > ${child.type} ${JSON.stringify([node.position, child.position])}`).toBe(true);
        expect(before(child.position.end, node.position.end), `${node.type} > ${child.type} ${JSON.stringify([node.position, child.position])}`).toBe(true);
      }
    }
  });

  test('the source between start and end is the node', () => {
    const seen = new Set<string>();
    for (const node of nodes) {
      const shape = shapes[node.type];
      if (shape === undefined) continue;
      seen.add(node.type);
      expect(sliceOf(lines, node.position)).toMatch(shape);
    }
    expect([...seen].sort()).toEqual(Object.keys(shapes).sort());
  });

  test('the source of text is its value but for line ends and escapes', () => {
    const changed: string[] = [];
    for (const node of nodes) {
      if (node.type !== 'text') continue;
      const source = sliceOf(lines, node.position);
      if (source !== node.value) changed.push(source);
    }
    expect(changed).toEqual([
      '.\nA second line with ', 'more\nstrong', '\n> on two lines, ', '\nlazy ', '\n  second line ', 'x \\| ', ' &amp; \\* 汉字', '后\n面 ',
    ]);
  });
});
