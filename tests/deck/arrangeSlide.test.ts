import { describe, expect, test } from 'vitest';
import { backgroundContrastLow, backgroundNotUnderstood, slideLayoutTwice, slideLayoutUnfit, slideLayoutUnknown } from '../../src/diagnostics/messages/deck.js';
import { contrast } from '../../src/deck/contrast.js';
import type { Position } from '../../src/document/position.js';
import { readBackground } from '../../src/document/slideBackground.js';
import { deckOf } from './deckOf.js';
import { projectSlides } from './projectSlides.js';

const golden = (name: string): string => `../golden/deck/${name}.txt`;
const talk = (body: string): string => `---\ntitle: The talk\nlang: en\n---\n\n${body}\n`;
const figure = '![Shares](x.png){#fig-a alt="Two bars"}';

const layouts: Readonly<Record<string, string>> = {
  'figure-left': `## A {.figure-left}\n\nBeside.\n\n${figure}\n\n. . .\n\nOne step later.\n\n::: notes\nSpoken.\n:::`,
  'full-bleed': `## A {.full-bleed}\n\n${figure}`,
  'big-number': '## A {.big-number}\n\n40 %\n\nof all.',
  quotation: '## A\n\n> Words.\n\n— Their *author*',
  comparison: '## A {.comparison}\n\nBefore.\n\n### One\n\n- a\n\n#### Inside\n\n### Two\n\nb',
  timeline: '## A {.timeline}\n\n::: incremental\n2019\n:   First\n\n2025\n:   Last\n\n    - inside\n:::',
};

/** Where the first heading stands. */
const at = (heading: string): Position => ({ file: 'talk.md', start: { line: 6, column: 1 }, end: { line: 6, column: heading.length + 1 } });

describe('layouts of slides', () => {
  test.each(Object.entries(layouts))('%s', async (name, markdown) => {
    const { content, diagnostics } = await deckOf(talk(markdown));
    expect(diagnostics).toEqual([]);
    await expect(projectSlides(content)).toMatchFileSnapshot(golden(`layout-${name}`));
  });

  test.each([
    ['figure-left', 'Words only.'],
    ['figure-right', figure],
    ['full-bleed', 'Words only.'],
    ['full-bleed', '```vega-lite {alt="A"}\n{"data": {"values": []}, "mark": "bar"}\n```'],
    ['big-number', 'A paragraph that is no number at all.'],
    ['quotation', 'Words only.'],
    ['comparison', '### One\n\nalone'],
    ['timeline', '- 2019\n- 2020'],
    ['timeline', Array.from({ length: 7 }, (_, index) => `${2010 + index}\n:   Event`).join('\n\n')],
  ])('%s wants other content than this, and leaves it as it was: %s', async (layout, body) => {
    const written = talk(`## A {.${layout}}\n\n${body}`);
    const { content, diagnostics } = await deckOf(written);
    const heading = `## A {.${layout}}`;
    expect(diagnostics).toEqual([slideLayoutUnfit(layout, at(heading))]);
    expect(content).not.toContain(` ${layout}"`);
  });

  test('a figure goes beside short text on the side where it is written, unless it is wide or told otherwise', async () => {
    // The figure that stands in is 560 × 280, twice as wide as high.
    const classOf = async (body: string): Promise<string> => /<section id="a" class="slide content-slide ?([^"]*)"/.exec((await deckOf(talk(body), { drawingHeightPx: 400 })).content)?.[1] ?? 'none';
    expect(await classOf(`## A {#a}\n\n${figure}\n\nShort.`)).toBe('figure-left');
    expect(await classOf(`## A {#a}\n\n- Short.\n\n${figure}`)).toBe('figure-right');
    expect(await classOf(`## A {#a}\n\n${figure}\n\n${'汉'.repeat(120)}`)).toBe('figure-left');
    expect(await classOf(`## A {#a}\n\n${figure}\n\n${'汉'.repeat(121)}`)).toBe('');
    expect(await classOf(`## A {#a .stacked}\n\n${figure}\n\nShort.`)).toBe('');
    expect(await classOf(`## A {#a}\n\n${figure}\n\n> Quoted.`)).toBe('');
    expect((await deckOf(talk(`## A {#a}\n\n${figure}\n\nShort.`))).content).not.toContain('figure-left');
  });

  test('two layouts, and a class that is nearly one, are said to be slips', async () => {
    const two = await deckOf(talk('## A {.quotation .comparison}\n\n> Words.'));
    expect(two.diagnostics).toEqual([slideLayoutTwice(['quotation', 'comparison'], at('## A {.quotation .comparison}'))]);
    const slip = await deckOf(talk('## A {.timelin}\n\nWords.'));
    expect(slip.diagnostics).toEqual([slideLayoutUnknown('timelin', 'timeline', at('## A {.timelin}'))]);
    expect((await deckOf(talk('## A {.mine .unnumbered}\n\nWords.'))).diagnostics).toEqual([]);
  });
});

describe('slides in reserve', () => {
  test('are all of a section’s slides, have numbers of their own and are not counted', async () => {
    const { content } = await deckOf(talk('## A\n\na\n\n# Reserve {.appendix}\n\n## B\n\nb\n\n# C\n\nc'));
    expect([...content.matchAll(/data-number="([^"]*)"(?: data-visibility="([^"]*)")?/g)].map((match) => `${match[1] ?? ''} ${match[2] ?? ''}`)).toEqual(['1 ', '2 ', 'B1 uncounted', 'B2 uncounted', '3 ']);
    expect([...content.matchAll(/class="foot-number"[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual(['1 / 3', '2 / 3', 'B1', 'B2', '3 / 3']);
  });
});

describe('backgrounds', () => {
  const sectionOf = async (value: string): Promise<{ readonly section: string; readonly diagnostics: readonly unknown[]; readonly html: string }> => {
    const { content, html, diagnostics } = await deckOf(talk(`## A {#a background="${value}"}\n\nWords.`));
    return { section: /<section id="a"[^>]*>/.exec(content)?.[0] ?? '', diagnostics, html };
  };

  test('text takes the ink that reads better on the worst colour', async () => {
    expect((await sectionOf('#123')).section).toContain('class="slide content-slide statement on-dark" style="background:#112233"');
    expect((await sectionOf('#FFE9B0')).section).toContain('on-light');
    // Muted text would not be read on this one.
    expect(contrast('#55626d', '#c0c8d0')).toBeCloseTo(3.7, 1);
    expect((await sectionOf('#c0c8d0')).section).toContain('on-light plain-ink');
    const gradient = await sectionOf('linear-gradient(135deg, #0b4f6c, #10202b 80%)');
    expect(gradient.section).toContain('data-background-gradient="linear-gradient(135deg,#0b4f6c,#10202b 80%)"');
    expect(gradient.html).toContain('{background:linear-gradient(135deg,#0b4f6c,#10202b 80%)}');
    expect(gradient.diagnostics).toEqual([]);
  });

  test('a ground on which nothing can be read is a warning, and so is one that is not understood', async () => {
    const place = (value: string): Position => at(`## A {#a background="${value}"}`);
    const both = 'linear-gradient(#ffffff, #000000)';
    const worst = Math.max(contrast('#1a2530', '#000000'), contrast('#eef3f6', '#ffffff'));
    expect((await sectionOf(both)).diagnostics).toEqual([backgroundContrastLow('linear-gradient(180deg,#ffffff,#000000)', worst, place(both))]);
    for (const value of ['blue', 'url(x.png)', 'linear-gradient(red, blue)', '#12345', 'https://example.org/a.png', '']) {
      expect((await sectionOf(value)).diagnostics.length, value).toBe(1);
    }
    expect((await sectionOf('blue')).diagnostics).toEqual([backgroundNotUnderstood('blue', place('blue'))]);
  });

  test.each([
    ['#abc', { kind: 'colour', colour: '#aabbcc' }],
    ['pictures/a b.JPG', { kind: 'picture', url: 'pictures/a b.JPG' }],
    ['linear-gradient(to top left, #abc 10%, #000)', { kind: 'gradient', css: 'linear-gradient(to top left,#aabbcc 10%,#000000)', colours: ['#aabbcc', '#000000'] }],
    ['linear-gradient(#abc, #000);color:red', null],
    ['linear-gradient(#abcd, #000)', null],
  ])('%s', (value, expected) => {
    expect(readBackground(value)).toEqual(expected);
  });

  test('a picture stands behind the slide, out of reach of those who hear it', async () => {
    const { html } = await sectionOf('pictures/a.png');
    expect(html).toMatch(/<section id="a" class="[^"]*on-dark"[^>]*data-background-color="#000000"[^>]*><div class="backdrop" aria-hidden="true"><svg/);
  });
});

test('logo and footer stand at the foot of slides, the footer in place of the title', async () => {
  const { content } = await deckOf('---\ntitle: The talk\nlang: en\nlogo: x.png\nfooter: Unit *A*\n---\n\n## A\n\na\n');
  const feet = [...content.matchAll(/<div class="foot"[^>]*>(.*?)<\/div>/g)].map((match) => match[1] ?? '');
  expect(feet.map((foot) => foot.includes('foot-logo'))).toEqual([false, true]);
  expect(feet.map((foot) => /class="foot-title"[^>]*>(.*?)<\/span>/.exec(foot)?.[1])).toEqual(['Unit <em>A</em>', 'Unit <em>A</em>']);
});
