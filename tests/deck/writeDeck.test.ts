import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { characterMissing } from '../../src/diagnostics/messages/typesetting.js';
import type { Drawing } from '../../src/figures/figureTable.js';
import type { SvgElement } from '../../src/svg/svgElement.js';
import { figure, heading, link, metadata, noReferences, notes, paragraph, position, text } from './tree.js';
import { writeTestDeck } from './writeTestDeck.js';

const vector = (children: SvgElement['children']): Drawing => ({
  kind: 'vector',
  svg: { name: 'svg', attributes: { xmlns: 'http://www.w3.org/2000/svg', viewBox: '0 0 100 50' }, children },
  markup: '',
  widthPx: 100,
  heightPx: 50,
});
/** Families with the characters of their subset are hard to read back: their sizes tell enough. */
const embeddedFaces = (html: string): readonly string[] =>
  [...html.matchAll(/@font-face\{font-family:'([^']+)';font-weight:(\d+);font-style:(\w+)/g)].map(([, family, weight, style]) => `${family ?? ''} ${weight ?? ''} ${style ?? ''}`);

test('the policy lets only the deck’s own script and style sheet act', async () => {
  const { html } = await writeTestDeck([heading(2, 'A')]);
  const [, policy] = /Content-Security-Policy" content="([^"]+)"/.exec(html) ?? [];
  const [script, ...otherScripts] = [...html.matchAll(/<script>([^]*?)<\/script>/g)].map(([, text]) => text ?? '');
  const [style, ...otherStyles] = [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, text]) => text ?? '');
  expect([otherScripts, otherStyles]).toEqual([[], []]);
  const hash = (text: string | undefined): string => createHash('sha256').update(text ?? '').digest('base64');
  expect(policy).toBe(
    `default-src 'none'; script-src 'sha256-${hash(script)}'; style-src 'sha256-${hash(style)}'; img-src data:; font-src data:; connect-src 'none'; ` +
      `frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'`,
  );
});

test('no attribute styles anything: what it would say stands in the style sheet', async () => {
  const drawing = vector([{ name: 'rect', attributes: { width: '5', style: 'fill:red' }, children: [] }]);
  const { html, content } = await writeTestDeck([figure('f', 'Caption'), figure('g', 'Caption')], { figures: new Map([['f', drawing], ['g', drawing]]) });
  expect(html.replace(/<(style|script)>[^]*?<\/\1>/g, '')).not.toMatch(/ style=/);
  expect(content.match(/<div class="drawing" style="aspect-ratio:100\/50">/g)).toHaveLength(2);
  expect(html.match(/aspect-ratio:100\/50/g)).toHaveLength(1);
  expect(html).not.toContain('fill:red');
});

test('the file names nothing outside itself but what the author linked to', async () => {
  const { html } = await writeTestDeck([paragraph('see ', link('https://example.org/a', 'there'))]);
  const loading = html.replace(/<script>[^]*<\/script>/, '').match(/(?:src|href|url)(?:=["']?|\()(?!data:|#)[^"')>]+/g);
  expect(loading).toEqual(['href="https://example.org/a']);
});

test('what an author types never becomes mark-up', async () => {
  const hostile = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
  const { content } = await writeTestDeck([heading(2, hostile, 'a'), paragraph(hostile, link(`https://example.org/${hostile}`, hostile)), notes(hostile), figure('f', hostile)], {
    metadata: metadata({ title: hostile, subtitle: hostile, organisation: hostile, status: hostile, date: hostile }),
    figures: new Map([['f', vector([{ name: 'text', attributes: { x: '0', y: '0' }, children: [hostile] }])]]),
  });
  expect(content).not.toContain('<img');
  expect(content).not.toContain('<script');
});

test('links lead out only by the schemes that are allowed', async () => {
  const urls = ['https://a.org', 'mailto:a@b.org', 'tel:+861', 'paper.pdf', 'javascript:alert(1)', ' java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//evil.org'];
  const { content } = await writeTestDeck(urls.map((url) => paragraph(link(url, 'words'))));
  expect([...content.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)).toEqual(['https://a.org', 'mailto:a@b.org', 'tel:+861', 'paper.pdf']);
  expect(content.match(/rel="noopener noreferrer"/g)).toHaveLength(4);
});

test('links within the manuscript lead to the slide that holds the place', async () => {
  const { content } = await writeTestDeck([heading(2, 'A', '图-一'), paragraph(link('#图-一', 'one'), link('#2024', 'two')), heading(2, 'B', '2024')]);
  expect([...content.matchAll(/href="([^"]+)"/g)].map(([, url]) => url)).toEqual(['#/%E5%9B%BE-%E4%B8%80', '#/id-2024']);
});

test('what a drawing could run or load is not in the deck', async () => {
  const drawing = vector([
    { name: 'script', attributes: {}, children: ['alert(1)'] },
    { name: 'rect', attributes: { onclick: 'alert(1)', width: '5' }, children: [] },
    { name: 'image', attributes: { href: 'https://example.org/x.png' }, children: [] },
    { name: 'a', attributes: { href: 'javascript:alert(1)' }, children: [] },
  ]);
  const { content } = await writeTestDeck([figure('f', 'Caption')], { figures: new Map([['f', drawing]]) });
  expect(content).not.toMatch(/alert|example\.org/);
  expect(content).toContain('<rect width="5">');
});

test('links of a drawing lead out of the deck, and are not hidden in a picture', async () => {
  const mark = { name: 'rect', attributes: { width: '5' }, children: [] };
  const linked = vector([{ name: 'a', attributes: { href: 'https://example.org/' }, children: [mark] }]);
  const { content } = await writeTestDeck([figure('f', 'Caption'), figure('g', 'Caption')], { figures: new Map([['f', linked], ['g', vector([mark])]]) });
  expect(content).toContain('<a href="https://example.org/" target="_blank" rel="noopener noreferrer"><rect width="5">');
  expect([...content.matchAll(/<svg [^>]*role="(\w+)"/g)].map(([, role]) => role)).toEqual(['group', 'img']);
});

test('a picture is in the file itself, and is not blown up until it is coarse', async () => {
  const picture: Drawing = { kind: 'raster', format: 'png', bytes: new Uint8Array([1, 2, 3]), widthPx: 200, heightPx: 100 };
  const { content } = await writeTestDeck([figure('f', 'Caption', 'A square')], { figures: new Map([['f', picture]]) });
  // 320 = 200 * 1.6
  expect(content).toContain('<div class="drawing" style="aspect-ratio:200/100;max-width:320px"><img src="data:image/png;base64,AQID" alt="A square" width="200" height="100"></div>');
});

test('drawings that use the same ids inside keep apart', async () => {
  const drawing = vector([{ name: 'clipPath', attributes: { id: 'clip' }, children: [] }, { name: 'g', attributes: { 'clip-path': 'url(#clip)' }, children: [] }]);
  const { content } = await writeTestDeck([figure('a', 'A'), figure('b', 'B')], { figures: new Map([['a', drawing], ['b', drawing]]) });
  const ids = [...content.matchAll(/<clipPath id="([^"]+)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(2);
  for (const id of ids) expect(content).toContain(`clip-path="url(#${id ?? ''})"`);
});

test('a figure without a text alternative is described by its caption, a decorative one is hidden', async () => {
  const figures = new Map([['a', vector([])], ['b', vector([])], ['c', vector([])]]);
  const { content } = await writeTestDeck([figure('a', 'Caption'), figure('b', 'Caption', 'What it shows'), figure('c', '', '')], { figures });
  expect([...content.matchAll(/<svg[^>]*? (role="img" aria-label="[^"]*"|aria-hidden="true")/g)].map(([, how]) => how)).toEqual([
    'role="img" aria-label="Caption"',
    'role="img" aria-label="What it shows"',
    'aria-hidden="true"',
  ]);
});

test('a figure has the number that it has in the whole manuscript', async () => {
  const label = { kind: 'figure', number: '3', text: 'Figure 3', inBrief: true, inDeck: true } as const;
  const { content } = await writeTestDeck([figure('f', 'Shares')], { references: { ...noReferences, figures: new Map([['f', label]]) }, figures: new Map([['f', vector([])]]) });
  expect(content).toContain('<figcaption><span class="label">Figure 3</span>. Shares</figcaption>');
});

test('a footnote stands on the slide that cites it, with its number in the manuscript', async () => {
  const definition = { type: 'footnoteDefinition', position, identifier: 'a', children: [paragraph('Counted twice.')] } as const;
  const references = { ...noReferences, footnotes: new Map([['a', { number: 7, definition }]]) };
  const { content } = await writeTestDeck([heading(2, 'A'), heading(2, 'B'), paragraph('words', { type: 'footnoteReference', position, identifier: 'a' })], { references });
  const [, a, b] = content.split('<section');
  expect(a).not.toContain('Counted twice');
  expect(b).toContain('<sup class="footnote-mark" title="Note 7">7</sup>');
  expect(b).toContain('<div class="footnote"><sup>7</sup><p>Counted twice.</p></div>');
});

test('a public deck holds no speaker notes', async () => {
  const children = [heading(2, 'A'), notes('between us')];
  expect((await writeTestDeck(children)).html).toContain('between us');
  expect((await writeTestDeck(children, { publicDeck: true })).html).not.toContain('between us');
});

test('only the faces in use are embedded, with only the characters in use', async () => {
  const latin = await writeTestDeck([paragraph('plain words')]);
  expect(embeddedFaces(latin.html)).toEqual(['Source Sans 3 400 normal']);
  const han = await writeTestDeck([paragraph('汉字')]);
  expect(embeddedFaces(han.html)).toContain('Noto Sans SC 400 normal');
  expect(han.html.length - latin.html.length).toBeLessThan(10_000);
});

test('rare Han and emoji come from fallback faces', async () => {
  const { html, diagnostics } = await writeTestDeck([paragraph('𠮷 ✅')]);
  expect(diagnostics).toEqual([]);
  expect(embeddedFaces(html).filter((face) => !face.startsWith('Source Sans'))).toHaveLength(2);
});

test('a character that no font has is an error, once, at its line', async () => {
  const { diagnostics } = await writeTestDeck([paragraph('a \u{10FFFD} b \u{10FFFD}')]);
  expect(diagnostics).toEqual([characterMissing('\u{10FFFD}', position)]);
});

test('Han in emphasis gets dots, Latin italics', async () => {
  const { content } = await writeTestDeck([paragraph({ type: 'emphasis', position, children: [text('强调 AI')] })], { metadata: metadata({ lang: 'zh-CN', wording: 'zh' }) });
  expect(content).toContain('<em><span class="dots">强调</span> AI</em>');
});

test('options of the front matter reach reveal.js only when they are on the list', async () => {
  const options = { transition: 'zoom', 'slide-number': 'h.v', width: 99, postMessage: true, plugins: 'x', loop: 'yes' };
  const { content } = await writeTestDeck([paragraph('a')], { metadata: metadata({ deck: { theme: 'dark', overflow: null, options } }) });
  const [, settings] = /data-settings="([^"]*)"/.exec(content) ?? [];
  const read: unknown = JSON.parse((settings ?? '').replaceAll('&quot;', '"'));
  expect(read).toMatchObject({ transition: 'zoom', slideNumber: 'h.v', width: 1280, navigationMode: 'linear' });
  expect(read).not.toHaveProperty('postMessage');
  expect(read).not.toHaveProperty('loop');
  expect(content).toContain('<html lang="en" class="deck-dark">');
});

test('the same manuscript gives the same bytes', async () => {
  const children = [heading(1, '章'), heading(2, 'A'), paragraph('words 汉字 ✅'), notes('n')];
  expect((await writeTestDeck(children)).html).toBe((await writeTestDeck(children)).html);
});
