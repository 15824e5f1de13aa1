import { describe, expect, test } from 'vitest';
import { buildBrief, frontMatter } from '../brief/buildBrief.js';
import { deckOf } from '../deck/deckOf.js';

const text = `# One

See @sec-b, @sec-plain and @sec-deep.

## A

## B {#sec-b}

### Deep {#sec-deep}

#### Deeper

# Plain {- #sec-plain}

::: deck
# Only on slides
:::

> ## Quoted

# Two

### Skipped a level
`;

const numbered = frontMatter('en', 'number-sections: true\n');

describe('numbered sections', () => {
  test('count three levels deep, and leave out what is unnumbered or only on slides', async () => {
    const brief = await buildBrief(numbered + text);
    const headings = brief.pages.flatMap((page) => page.lines.map((line) => line.text)).filter((line) => !line.startsWith('See'));
    expect(headings.map((line) => line.replaceAll(/\s+/gu, ' '))).toEqual(expect.arrayContaining(['1 One', '1.1 A', '1.2 B', '1.2.1 Deep', 'Deeper', 'Plain', 'Quoted', '2 Two', '2.0.1 Skipped a level']));
    expect(brief.diagnostics).toEqual([]);
  });

  test('are referred to by number, others by title', async () => {
    const brief = await buildBrief(numbered + text);
    const line = brief.pages.flatMap((page) => page.lines.map(({ text: words }) => words)).find((words) => words.startsWith('See'));
    expect(line?.replaceAll(/\s/gu, ' ')).toBe('See Section 1.2, “Plain” and Section 1.2.1.');
  });

  test('have the same numbers on slides', async () => {
    const deck = await deckOf(numbered + text);
    expect(deck.html.replaceAll('&nbsp;', '\u00A0')).toMatch(/1\.2\u00A0\u00A0B</u);
    expect(deck.html).toMatch(/>Only on slides</);
  });

  test('are counted from the shallowest heading', async () => {
    const brief = await buildBrief(`${numbered}## First\n\nText.\n\n### Below\n\nText.\n`);
    expect(brief.pageWith('1.1')).toBe(1);
  });

  test('are asked for by true or false', async () => {
    const brief = await buildBrief(`${frontMatter('en', 'number-sections: maybe\n')}# One\n`);
    expect(brief.diagnostics.map(({ code }) => code)).toContain('value-unfit');
  });
});
