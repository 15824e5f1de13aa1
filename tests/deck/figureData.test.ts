/** The rows behind a chart stand in the deck, hidden, as a table and as a download. */
import { expect, test } from 'vitest';
import type { Figure } from '../../src/document/nodes.js';
import type { FigureData, VectorDrawing } from '../../src/figures/figureTable.js';
import { figure, heading, metadata, noReferences, position } from './tree.js';
import { writeTestDeck, type TestDeck } from './writeTestDeck.js';

const data: FigureData = { columns: [{ title: '国家', align: null }, { title: 'Share <%>', align: 'right' }], rows: [['中国', '40.0'], ['A & B', '9.5']], rowCount: 2, csv: null };
const chart = (changes: Partial<FigureData> | null): VectorDrawing => ({
  kind: 'vector', svg: { name: 'svg', attributes: { viewBox: '0 0 60 30' }, children: [] }, markup: '<svg/>', widthPx: 60, heightPx: 30,
  meaning: { description: 'Bar chart of shares.', source: null, data: changes === null ? null : { ...data, ...changes } },
});
const label = { kind: 'figure', number: '3', text: 'Figure 3', inBrief: true, inDeck: true } as const;
const deckWith = (drawing: VectorDrawing, more: Partial<Figure> = {}, changes: Parameters<typeof writeTestDeck>[1] = {}): Promise<TestDeck> =>
  writeTestDeck([heading(2, 'A', 'a'), { ...figure('fig-a', 'Caption'), ...more }], { figures: new Map([['fig-a', drawing]]), references: { ...noReferences, figures: new Map([['fig-a', label]]) }, ...changes });

test('a closed element between the drawing and its caption holds the rows', async () => {
  const { content } = await deckWith(chart({}));
  const table =
    '<table><caption>Data of Figure 3</caption><thead><tr><th scope="col">国家</th><th scope="col" class="align-right">Share &lt;%&gt;</th></tr></thead>' +
    '<tbody><tr><td>中国</td><td class="align-right">40.0</td></tr><tr><td>A &amp; B</td><td class="align-right">9.5</td></tr></tbody></table>';
  expect(content).toContain(
    '<details class="figure-data"><summary><span class="when-closed">Show data</span><span class="when-open">Close</span></summary>' +
    `<div class="data-sheet" tabindex="0" role="region" aria-label="Data of Figure 3" data-prevent-swipe>${table}</div></details><figcaption>`,
  );
});

test('its words are in the language of the deck, and all its characters are embedded', async () => {
  const { content, diagnostics } = await deckWith(chart({ rows: [['\u{13000}', '1']] }), {}, { metadata: metadata({ lang: 'zh-CN', wording: 'zh' }) });
  expect(content).toContain('查看数据');
  expect(diagnostics.map(({ code }) => code)).toEqual(['character-missing']);
});

test('what does not stand in the table is a download, and so is what is attached', async () => {
  const csv = '\ufeff国家,share\r\n中国,40\r\n';
  const address = `href="data:text/csv;charset=utf-8;base64,${Buffer.from(csv).toString('base64')}" download="fig-a.csv"`;
  const cut = await deckWith(chart({ rowCount: 1200, csv }));
  expect(cut.content).toContain(`<p>The first 2 of 1200 rows</p><p><a ${address}>Download the data (CSV)</a></p>`);
  const attached = await deckWith(chart({ csv }), { attributes: { id: 'fig-a', classes: [], values: { data: 'attach' } } });
  expect(attached.content).toContain(address);
  expect((await deckWith(chart({ csv }), {}, { metadata: metadata({ dataSharing: 'attach' }) })).content).toContain(address);
  expect((await deckWith(chart({ csv }))).content).not.toContain('data:text/csv');
});

test('a chart without data to show, and one in speaker notes, have none', async () => {
  expect((await deckWith(chart(null))).content).not.toContain('<details');
  const figures = new Map([['fig-a', chart({})]]);
  const spoken = await writeTestDeck([heading(2, 'A', 'a'), { type: 'speakerNotes', position, children: [figure('fig-a', 'Caption')] }], { figures });
  expect(spoken.content).not.toContain('<details');
});

test('what was composed from the chart is read out where its author gave no words, and the caption where nothing was composed', async () => {
  expect((await deckWith(chart({}))).content).toContain('aria-label="Bar chart of shares."');
  expect((await deckWith(chart({}), { alt: 'Own words' })).content).toContain('aria-label="Own words"');
});
