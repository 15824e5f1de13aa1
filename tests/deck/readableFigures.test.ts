/** Figures that would come out too small on their slide: what is done for them, and what is said. */
import { describe, expect, test } from 'vitest';
import type { Flow, Heading } from '../../src/document/nodes.js';
import type { Drawing, FigureTable } from '../../src/figures/figureTable.js';
import { measureTestDeck } from './measureTestDeck.js';
import { figure, heading, list, paragraph, position, slideBreak } from './tree.js';

/** A chart with text of 10 px: readable on the stage from 1.4 times its size. */
const chart = (widthPx: number, heightPx: number): Drawing => ({
  kind: 'vector', svg: { name: 'svg', attributes: { viewBox: `0 0 ${widthPx} ${heightPx}` }, children: [] }, markup: '', widthPx, heightPx,
  chart: { live: null, smallestText: { text: '2024', sizePx: 10 } },
});
const picture = (widthPx: number, heightPx: number): Drawing => ({ kind: 'raster', format: 'png', bytes: new Uint8Array(), widthPx, heightPx });
const table = (drawing: Drawing): FigureTable => new Map([['fig-a', drawing]]);

const shown = figure('fig-a', '', 'A chart.');
const callout: Flow = { type: 'callout', position, kind: 'note', title: [], children: [paragraph('Two charts say it better than one.')] };
const asked = (name: string): Heading => ({ ...heading(2, 'Trend', 'trend'), attributes: { id: 'trend', classes: [name], values: {} } });
const words = (count: number): string => Array.from({ length: count }, () => 'words').join(' ');

const typesOf = (nodes: readonly Flow[]): readonly string[] => nodes.map((node) => (node.type === 'columns' ? node.children.map((column) => column.children.map(({ type }) => type).join('+')).join(' | ') : node.type));

async function slidesWith(drawing: Drawing, children: readonly Flow[], overflow: 'split' | 'shrink' = 'split'): Promise<{ readonly slides: readonly (readonly string[])[]; readonly said: readonly string[] }> {
  const { slides, diagnostics } = await measureTestDeck(children, overflow, table(drawing));
  return { slides: slides.map((slide) => typesOf(slide.children)), said: diagnostics.map(({ message }) => message) };
}

describe('a chart that cannot be read beside what else stands on its slide', () => {
  test('stays where it can be read', async () => {
    expect(await slidesWith(chart(600, 270), [heading(2, 'Trend'), shown, paragraph('Both grow.')])).toEqual({ slides: [['figure', 'paragraph']], said: [] });
  });

  test('stands on a slide of its own where it is too wide for a part of one', async () => {
    const { slides, said } = await slidesWith(chart(800, 360), [heading(2, 'Trend'), shown, paragraph('Both grow.'), callout]);
    expect({ slides, said }).toEqual({ slides: [['figure'], ['paragraph', 'callout']], said: [] });
  });

  test('stands beside its text where that makes it large enough', async () => {
    const { slides, said } = await slidesWith(chart(420, 330), [heading(2, 'Trend'), shown, paragraph(words(40)), callout]);
    expect({ slides, said }).toEqual({ slides: [['figure | paragraph+callout']], said: [] });
  });

  test('is not moved where a layout was asked for, and is warned of at its size', async () => {
    const { slides, said } = await slidesWith(chart(800, 360), [asked('figure-right'), shown, paragraph('Both grow.')]);
    expect(slides).toEqual([['paragraph | figure']]);
    // 58 % of the stage's width between margins and beside a gap are 640 px, for 800
    expect(said).toEqual(['text "2024" comes out at 8.0 px on the slide, at least 14 px is readable']);
  });

  test('is not given another slide where slides are not to be divided', async () => {
    const { slides, said } = await slidesWith(chart(800, 360), [heading(2, 'Trend'), shown, paragraph('Both grow.'), callout], 'shrink');
    expect(slides).toEqual([['figure', 'paragraph', 'callout']]);
    expect(said).toEqual([expect.stringMatching(/^text "2024" comes out at 9\.\d px on the slide/)]);
  });

  test('is warned of alone on its slide, once', async () => {
    const { said } = await slidesWith(chart(1600, 900), [heading(2, 'Trend'), shown, slideBreak, paragraph('Both grow.')]);
    expect(said).toEqual([expect.stringMatching(/^text "2024" comes out at \d\.\d px on the slide/)]);
  });

  test('leaves a full slide of text undivided when it goes beside it', async () => {
    const { slides } = await slidesWith(chart(300, 300), [heading(2, 'Trend'), list(...Array.from({ length: 9 }, (_, index) => `Item ${index}`)), shown]);
    expect(slides).toEqual([['list | figure']]);
  });
});

test('a picture pressed below a readable height has a slide of its own or stands beside its text; a small one has not', async () => {
  const much = [paragraph(words(70)), callout];
  expect((await slidesWith(picture(1200, 500), [heading(2, 'View'), shown, ...much])).slides).not.toEqual([['figure', 'paragraph', 'callout']]);
  expect((await slidesWith(picture(120, 90), [heading(2, 'View'), shown, ...much])).slides).toEqual([['figure', 'paragraph', 'callout']]);
});
