/** Goldens: what Markdown becomes on slides, one idea a case. Accept with `npx vitest run … -u` after reading them. */
import { describe, expect, test } from 'vitest';
import { deckOf } from './deckOf.js';
import { projectSlides } from './projectSlides.js';

const golden = (name: string): string => `../golden/deck/${name}.txt`;
const talk = (body: string, front = ''): string => `---\ntitle: The talk\nlang: en\n${front}---\n\n${body}\n`;

const cases: Readonly<Record<string, string>> = {
  'title-slide': talk('::: notes\nWelcome.\n:::', 'subtitle: What it is about\nauthors: [{name: Ada, affiliation: Office}, Bo]\norganisation: The Office\nstatus: DRAFT\ndate: 2026-11-23\nreport-number: R-1\n'),
  'stacks-and-slides': talk('# Part one\n\nOpening.\n\n## A\n\n- a\n\n---\n\nUntitled.\n\n# Part two\n\n## B\n\n### Inside B\n\nb'),
  'speaker-notes': talk('## A\n\nSeen.\n\n::: notes\n**Said** slowly:\n\n- one\n- two\n:::'),
  steps: talk('## A\n\n::: incremental\n1. one\n2. two\n   - inside\n:::\n\n. . .\n\nAfter the pause\n\n- together\n\n::: fragment\nLast.\n:::'),
  columns: talk('## A\n\n:::: columns\n::: {.column width="40%"}\n- left\n:::\n::: column\n![Caption](x.png){#fig-x alt="What it shows"}\n:::\n::::'),
  figure: talk('## A\n\nSee @fig-x.\n\n![Shares of *partners*](x.png){#fig-x alt="What it shows" width=60%}'),
  table: talk('## A\n\n| Name | Share |\n|:-----|------:|\n| *a*  |    24 |\n\n: Shares {#tbl-a}'),
  'table-spans': talk('## A\n\n| Name | Shares ||\n| ^^ | 2023 | 2024 |\n|:-----|------:|------:|\n| a | 24 | 25 |\n| ^^ | none ||'),
  code: talk('## A\n\n```python\ndef f(x):\n    return x  # same\n```\n\nand `inline`.'),
  callouts: talk('## A\n\n> [!NOTE]\n> Words.\n\n::: {.callout-warning title="Careful"}\nMore words.\n:::'),
  lists: talk('## A\n\n- [x] done\n- [ ] open\n\nTerm\n:   Definition\n\n3. three\n4. four'),
  footnotes: talk('## A\n\nFirst[^a].\n\n## B\n\nSecond[^b] and again[^b].\n\n[^a]: One.\n\n[^b]: Two, with a list:\n\n    - x'),
  formulas: talk('## A\n\nInline $x^2$.\n\n$$\ny = x\n$$ {#eq-y}\n\nSee @eq-y.'),
  links: talk('## A\n\n[out](https://example.org), [in](#b), [file](paper.pdf).\n\n## B\n\nb'),
  'safe-html': talk('## A\n\nH<sub>2</sub>O, x<sup>2</sup>, <kbd>s</kbd>, <mark>marked</mark>, <abbr title="World">W</abbr>, ~~gone~~<br>new line'),
  'output-only': talk('## A\n\n::: brief\nOnly printed.\n:::\n\n::: deck\nOnly shown.\n:::'),
  chinese: '---\ntitle: 演讲\nlang: zh\n---\n\n## 第一张\n\n**重点。**后面*强调 AI 合作*，以及 don’t——“引语”。\n\n> [!WARNING]\n> 小心。',
};

describe('what Markdown becomes on slides', () => {
  test.each(Object.entries(cases))('%s', async (name, markdown) => {
    const { content, diagnostics } = await deckOf(markdown);
    expect(diagnostics).toEqual([]);
    await expect(projectSlides(content)).toMatchFileSnapshot(golden(name));
  });
});

test('sources are listed where they are cited from, with links to them', async () => {
  const entry = { id: 'ding2023', type: 'book', title: 'A book', author: [{ family: 'Ding', given: 'J.' }], issued: { 'date-parts': [[2023]] } };
  const { content, diagnostics } = await deckOf(talk('## A\n\nAs shown [@ding2023, p. 3].', 'bibliography: refs.json\n'), { files: { 'refs.json': JSON.stringify([entry]) } });
  expect(diagnostics).toEqual([]);
  await expect(projectSlides(content)).toMatchFileSnapshot(golden('sources'));
});

test('a public deck has neither speaker notes nor brief-only content anywhere in the file', async () => {
  const { html } = await deckOf(talk('## A\n\nSeen.\n\n::: notes\nbetween-us\n:::\n\n::: brief\nprinted-only\n:::\n\n- item\n\n  ::: notes\n  nested-notes\n  :::'), { publicDeck: true });
  expect(html).not.toMatch(/between-us|printed-only|nested-notes|class="notes"/);
});

test('what lies on turned pages of the brief is shown like any other content', async () => {
  const { content, diagnostics } = await deckOf(talk('## A\n\n::: landscape\nTurned.\n\n| Name | Share |\n|------|-------|\n| a | 24 |\n\n: Shares {#tbl-a .landscape}\n:::'));
  expect(content).toContain('Turned.');
  expect(content).toMatch(/<td[^>]*>24<\/td>/);
  expect(diagnostics).toEqual([]);
});
