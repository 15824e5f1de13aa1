import { describe, expect, test } from 'vitest';
import { attributeUnfit, fileRefused, keyUnknown, languageGuessed, valueUnfit } from '../../src/diagnostics/messages/markdown.js';
import type { Metadata } from '../../src/document/metadata.js';
import type { Position } from '../../src/document/position.js';
import { printTree } from './printTree.js';
import { codesOf, readFiles, type ReadBack } from './manuscripts.js';

const read = (yaml: string, body = 'Text.\n'): ReadBack => readFiles({ 'index.md': `---\n${yaml}\n---\n${body}` });
const metadataOf = (yaml: string): Metadata => {
  const { metadata, diagnostics } = read(`${yaml}\nlang: en`);
  expect(diagnostics).toEqual([]);
  return metadata;
};
const at = (line: number, column: number, end: number): Position => ({ file: 'index.md', start: { line, column }, end: { line, column: end } });

describe('values', () => {
  test('all keys are read', () => {
    const metadata = metadataOf(`title: The *title*
subtitle: A subtitle
author:
  - Ann
  - {name: Bo, affiliation: An Institute, email: bo@example.org}
  - Cy <cy@example.org>
organisation: An organisation
logo: logo.svg
report-number: 2026/1
status: DRAFT
date: 2025-08-20
keywords: [one, two]
toc: false
toc-depth: 3
slide-level: 1
paper: letter
template: house
bibliography: refs.bib
citation-style: gbt7714
smart: false
deck: {theme: dark, transition: fade, slide-number: c/t}`);
    expect(metadata).toMatchObject({
      title: 'The title',
      subtitle: 'A subtitle',
      authors: [
        { name: 'Ann', affiliation: null, email: null },
        { name: 'Bo', affiliation: 'An Institute', email: 'bo@example.org' },
        { name: 'Cy', affiliation: null, email: 'cy@example.org' },
      ],
      organisation: 'An organisation',
      logo: 'logo.svg',
      logoPosition: at(9, 1, 5),
      reportNumber: '2026/1',
      status: 'DRAFT',
      date: '20 August 2025',
      isoDate: '2025-08-20',
      keywords: ['one', 'two'],
      toc: false,
      tocDepth: 3,
      numberSections: null,
      slideLevel: 1,
      paper: 'Letter',
      bibliography: ['refs.bib'],
      citationStyle: 'gbt7714',
      smartQuotes: false,
      deck: { theme: 'dark', overflow: null, options: { transition: 'fade', slideNumber: 'c/t' } },
      css: [],
    });
    expect(printTree(metadata.titlePhrasing)).toBe('text value="The "\nemphasis\n  text value="title"\n');
  });

  test.each([
    ['author: Ann', 'authors', [{ name: 'Ann', affiliation: null, email: null }]],
    ['authors: [{name: Ann, affiliations: [{name: A}, B]}]', 'authors', [{ name: 'Ann', affiliation: 'A; B', email: null }]],
    ['institute: An institute', 'organisation', 'An institute'],
    ['organization: An organization', 'organisation', 'An organization'],
    ['papersize: a5', 'paper', 'A5'],
    ['paper: 170mm x 240mm', 'paper', { widthPt: 481.89, heightPt: 680.31 }],
    ['paper: 6in × 9 in', 'paper', { widthPt: 432, heightPt: 648 }],
    ['duplex: true', 'duplex', true],
    ['figures: {placement: float}', 'figurePlacement', 'float'],
    ['figures: {placement: auto}', 'figurePlacement', 'auto'],
    ['data: attach', 'dataSharing', 'attach'],
    ['toc: true', 'dataSharing', 'table'],
    ['figure-data: appendix', 'figureData', 'appendix'],
    ['front-page-numbers: roman', 'frontPageNumbers', 'roman'],
    ['section-start: right', 'sectionStart', 'right'],
    ['figures: {}', 'figurePlacement', null],
    ['keywords: one, two；三、四', 'keywords', ['one', 'two', '三', '四']],
    ['bibliography: [a.bib, b.json]', 'bibliography', ['a.bib', 'b.json']],
    ['date: August 2025', 'date', 'August 2025'],
    ['date: 2025-08', 'date', 'August 2025'],
    ['title: 2025', 'title', '2025'],
    ['subtitle: ""', 'subtitle', null],
    ['date:', 'date', null],
  ])('%s', (yaml, key, value) => {
    expect(Object.entries(metadataOf(yaml))).toContainEqual([key, value]);
  });

  test('a date is printed in the language of the manuscript', () => {
    expect(read('title: T\nlang: zh-CN\ndate: 2025-08-20').metadata).toMatchObject({ date: '2025 年 8 月 20 日', isoDate: '2025-08-20', wording: 'zh' });
  });

  test('abstract, contact and disclaimer are Markdown, in their places', () => {
    const { metadata, diagnostics } = read('title: T\nlang: en\nabstract: |\n  One **two**.\n\n  - three\ncontact: "[mail](mailto:a@b.org)"\ndisclaimer: >\n  Folded\n  *text*.');
    expect(diagnostics).toEqual([]);
    expect(metadata.abstract.map(({ type, position }) => [type, position.start])).toEqual([
      ['paragraph', { line: 5, column: 3 }],
      ['list', { line: 7, column: 3 }],
    ]);
    expect(metadata.contact[0]?.position.start).toEqual({ line: 8, column: 11 });
    expect(printTree(metadata.disclaimer)).toBe('paragraph\n  text value="Folded "\n  emphasis\n    text value="text"\n  text value="."\n');
  });
});

describe('faults', () => {
  const sizes = 'A4, A5, Letter, or a size such as 170mm x 240mm with sides from 80 to 850 mm';

  test('an unknown key is a warning with the nearest known one', () => {
    expect(read('titel: T\nlang: en').diagnostics).toEqual([keyUnknown('titel', 'title', at(2, 1, 6))]);
  });

  test('an unknown key of an author and of the deck is one too', () => {
    const { diagnostics } = read('title: T\nlang: en\nauthor:\n  - name: Ann\n    affilation: X\ndeck:\n  transitoin: fade');
    expect(diagnostics).toEqual([keyUnknown('author.0.affilation', 'affiliation', at(6, 5, 15)), keyUnknown('deck.transitoin', 'transition', at(8, 3, 13))]);
  });

  test.each([
    ['toc: maybe', 'toc', 'true or false', 4],
    ['toc-depth: 9', 'toc-depth', 'a number from 1 to 6', 10],
    ['paper: A9', 'paper', sizes, 6],
    ['paper: 170 x 240', 'paper', sizes, 6],
    ['paper: 20mm x 240mm', 'paper', sizes, 6],
    ['paper: 170mm x 2400mm', 'paper', sizes, 6],
    ['front-page-numbers: greek', 'front-page-numbers', 'roman or arabic', 19],
    ['section-start: left', 'section-start', 'flow, page or right', 14],
    ['figures: float', 'figures', 'keys such as placement', 8],
    ['duplex: both', 'duplex', 'true or false', 7],
    ['date: 2025-02-30', 'date', 'a day that exists', 5],
    ['subtitle: [a]', 'subtitle', 'text', 9],
    ['citation-style: apa', 'citation-style', 'gbt7714 or author-date', 15],
    ['deck: dark', 'deck', 'keys such as theme and transition', 5],
  ])('%s does not fit', (yaml, key, expected, end) => {
    expect(read(`title: T\nlang: en\n${yaml}`).diagnostics).toEqual([valueUnfit(key, expected, at(4, 1, end))]);
  });

  test.each([
    ['data: yes please', 'data', 'table, attach or none', 5],
    ['figure-data: brief', 'figure-data', 'deck or appendix', 12],
  ])('what becomes of data and is none of the words is an error: %s', (yaml, key, expected, end) => {
    expect(read(`title: T\nlang: en\n${yaml}`).diagnostics).toEqual([valueUnfit(key, expected, at(4, 1, end))]);
  });

  test('data of a figure that are none of the words are an error at the figure', () => {
    expect(read('title: T\nlang: en', '![C](a.png){alt="x" data=attched}\n').diagnostics).toEqual([attributeUnfit('data', 'attched', { expected: 'table, attach or none', position: at(5, 1, 34) })]);
  });

  test('a placement that is none is a warning at its key', () => {
    expect(read('title: T\nlang: en\nfigures: {placement: top}').diagnostics).toEqual([valueUnfit('figures.placement', 'auto, here or float', at(4, 11, 20))]);
  });

  test('broken YAML is an error at its place', () => {
    const { diagnostics, metadata } = read('title: T\nkey: [a, b\nlang: en');
    expect(diagnostics[0]).toMatchObject({ code: 'front-matter-malformed', severity: 'error' });
    expect(diagnostics[0]?.position?.start.line).toBeGreaterThanOrEqual(3);
    expect(metadata.title).toBe('');
  });

  test('a doubled key is an error', () => {
    expect(codesOf(read('title: T\ntitle: U\nlang: en'))).toContain('front-matter-malformed');
  });

  test('front matter that never ends is an error', () => {
    expect(codesOf(readFiles({ 'index.md': '---\ntitle: T\n\nText.\n' }))).toContain('front-matter-not-closed');
  });

  test('two names for one thing are a warning', () => {
    expect(codesOf(read('title: T\nlang: en\norganisation: A\ninstitute: B'))).toEqual(['key-given-twice']);
  });
});

describe('language', () => {
  test.each([
    ['Only English words here.', 'en'],
    ['这是一篇中文报告，只有少量 English 词语。', 'zh'],
    ['这是中文。\n\n```js\nconst aVeryLongName = anotherVeryLongName(withManyLetters);\n```\n', 'zh'],
    ['A long English text that quotes one word: 合作.', 'en'],
    ['', 'en'],
  ])('%s', (body, lang) => {
    const { metadata, diagnostics } = read('title: T', body);
    expect(metadata.lang).toBe(lang);
    expect(diagnostics).toContainEqual(languageGuessed(lang, at(1, 1, 1)));
  });
});

describe('title', () => {
  test('a lone leading heading is the title, and the others move up', () => {
    const { metadata, root } = readFiles({ 'index.md': '# The title\n\n## A\n\n### B\n' });
    expect(metadata.title).toBe('The title');
    expect(root.children).toMatchObject([{ type: 'heading', depth: 1 }, { type: 'heading', depth: 2 }]);
  });

  test('several headings of depth 1 are sections', () => {
    const { metadata, root } = readFiles({ 'index.md': '# A\n\n# B\n' });
    expect(metadata.title).toBe('');
    expect(root.children).toMatchObject([{ type: 'heading', depth: 1 }, { type: 'heading', depth: 1 }]);
  });

  test('a title in the front matter leaves the headings', () => {
    const { metadata, root } = read('title: T\nlang: en', '# A\n');
    expect(metadata.title).toBe('T');
    expect(root.children).toMatchObject([{ type: 'heading', depth: 1 }]);
  });
});

test('a slide break at the start of a file is no front matter', () => {
  expect(printTree(readFiles({ 'index.md': '---\n\nText.\n\n---\n' }).root.children)).toBe('slideBreak\nparagraph\n  text value="Text."\nslideBreak\n');
});

test('a file that is not UTF-8 is an error at its place', () => {
  const { diagnostics } = readFiles({ 'index.md': new Uint8Array([0x61, 0x0a, 0x62, 0xff, 0x63]) });
  expect(diagnostics[0]).toMatchObject({ code: 'manuscript-not-utf8', position: { start: { line: 2, column: 2 } } });
});

test.each([
  ['GB18030', new Uint8Array([0x2d, 0x2d, 0x2d, 0x0a, 0xb1, 0xcc, 0xd3, 0xc3])],
  ['UTF-16 with a mark', Buffer.from('\ufeff---\ntitle: T\n', 'utf16le')],
  ['UTF-16 without a mark', Buffer.from('---\ntitle: T\n', 'utf16le')],
])('of a file in %s nothing else is said', (_, bytes) => {
  const { diagnostics, root } = readFiles({ 'index.md': bytes });
  expect(diagnostics.map(({ code }) => code)).toEqual(['manuscript-not-utf8']);
  expect(root.children).toEqual([]);
});

test('an include or a table that is not UTF-8 is left out', () => {
  const bytes = new Uint8Array([0x61, 0xff, 0x2c, 0x62]);
  const text = '---\nlang: en\n---\n\n::: {.include file="a.md"}\n:::\n\n![A table](a.csv)\n';
  const { diagnostics } = readFiles({ 'index.md': text, 'a.md': bytes, 'a.csv': bytes });
  expect(diagnostics.map(({ code, position }) => [code, position?.file])).toEqual([
    ['manuscript-not-utf8', 'a.md'],
    ['manuscript-not-utf8', 'a.csv'],
  ]);
});

test.each(['', '---\ntitle: T\nlang: en\n---\n', '# T\n'])('a manuscript without content is a warning: %j', (text) => {
  expect(codesOf(readFiles({ 'index.md': text }))).toContain('manuscript-empty');
});

test('a missing file is an error', () => {
  expect(codesOf(readFiles({}))).toContain('file-missing');
});

test('of a file that cannot be read nothing else is said', () => {
  expect(readFiles({}).diagnostics).toEqual([fileRefused('missing', 'index.md', null)]);
});
