/** What a slide's parts take over from the whole is what they would be given on their own. */
import { expect, test } from 'vitest';
import type { FittedSlide } from '../../src/deck/fitSlide.js';
import { printHtml } from '../../src/deck/html.js';
import { slideMeasurer } from '../../src/deck/measure/slideMeasurer.js';
import { measuredSection, renderSlideContent } from '../../src/deck/renderSlide.js';
import type { MeasuredDeck } from '../../src/deck/measureDeck.js';
import type { Flow } from '../../src/document/nodes.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { measureTestDeck } from './measureTestDeck.js';
import { heading, list, notes, paragraph, position, text } from './tree.js';
import { fonts } from './writeTestDeck.js';

const words = (count: number): string => Array.from({ length: count }, (_, index) => (index % 7 === 6 ? 'measurement' : 'words')).join(' ');
const items = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => `Item ${index + 1} of the list, ${words(index)}`);
const table = (count: number): Flow => ({
  type: 'table', position, key: 'tbl-a', align: [null, null], caption: [text('Caption')], attributes: null,
  children: Array.from({ length: count + 1 }, (_, row) => ({ type: 'tableRow', position, children: [0, 1].map((column) => ({ type: 'tableCell' as const, position, children: [text(row === 0 ? `Head ${column}` : `Row ${row}`)] })) })),
});
const incremental = (...children: readonly Flow[]): Flow => ({ type: 'incremental', position, incremental: true, children });
const callout = (...children: readonly Flow[]): Flow => ({ type: 'callout', position, kind: 'note', title: [], children });

const contents: Readonly<Record<string, readonly Flow[]>> = {
  paragraphs: Array.from({ length: 6 }, () => paragraph(words(60))),
  'lists and a table': [paragraph(words(30)), list(...items(9)), table(4), paragraph(words(50)), list(...items(5))],
  'headings of two ranks, with notes': [heading(3, 'Inside'), paragraph(words(80)), notes('Say it.'), heading(4, 'Deeper'), paragraph(words(90)), heading(3, 'Again'), list(...items(6)), notes('Say more.'), paragraph(words(70))],
  'what appears in steps': [incremental(list(...items(8))), { type: 'pause', position }, paragraph(words(60)), incremental(list(...items(6)))],
  'boxes around what is divided': [callout(paragraph(words(60)), list(...items(7)), paragraph(words(60))), callout(paragraph(words(90)))],
  'a table alone': [table(30)],
};

function onItsOwn(slide: FittedSlide, { context, style }: MeasuredDeck) {
  const fresh = { ...context, rendered: new Map(), drawings: new Map() };
  const content = renderSlideContent(slide, fresh, () => undefined);
  const measurer = slideMeasurer({ template: context.input.template, fonts, typesetting: createTypesettingCache(), style, chinese: false });
  const { contentPx, roomPx } = measurer()(measuredSection(slide, content, slide.setting.fit));
  return { html: printHtml(content.frame), notes: printHtml(content.notes), footnotes: content.footnotes, contentPx, roomPx };
}

test.each(Object.entries(contents))('%s', async (_, children) => {
  const { deck, slides } = await measureTestDeck([heading(2, 'Much', 'much'), ...children]);
  expect(slides.length).toBeGreaterThan(1);
  for (const slide of slides) {
    const { content, contentPx, roomPx } = slide;
    expect({ html: printHtml(content.frame), notes: printHtml(content.notes), footnotes: content.footnotes, contentPx, roomPx }).toEqual(onItsOwn(slide, deck));
  }
});
