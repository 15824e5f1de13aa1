import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bibliographyEncoding, bibliographyMalformed, texUnknown } from '../../src/diagnostics/messages/references.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Position } from '../../src/document/position.js';
import { readBibliography } from '../../src/references/bibliography/readBibliography.js';
import { readBibtex } from '../../src/references/bibliography/readBibtex.js';
import { readCslJson } from '../../src/references/bibliography/readCslJson.js';
import type { Work } from '../../src/references/bibliography/work.js';
import { memoryFolder } from './memoryFolder.js';

const everyKey = (text: string): ReadonlySet<string> => new Set([...text.matchAll(/[{(]\s*([^\s,{}()]+)\s*(?=[,)}])/gu)].map(([, key = '']) => key));

const bibtex = (text: string, wanted = everyKey(text)): { readonly works: readonly Work[]; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const { works } = readBibtex({ text, file: 's.bib', wanted }, (diagnostic) => void diagnostics.push(diagnostic));
  return { works, diagnostics };
};

const csl = (text: string): { readonly works: readonly Work[]; readonly diagnostics: readonly Diagnostic[] } => {
  const diagnostics: Diagnostic[] = [];
  const works = readCslJson(text, 's.json', (diagnostic) => void diagnostics.push(diagnostic));
  return { works, diagnostics };
};

const span = (file: string, from: readonly [number, number], to: readonly [number, number]): Position => ({
  file,
  start: { line: from[0], column: from[1] },
  end: { line: to[0], column: to[1] },
});

test('an entry with braces, quotes, numbers, months, strings and joins', () => {
  const { works, diagnostics } = bibtex(`
    This is a comment, mail me@example.org.
    @string{sci = "Science"}
    @comment{ @book{no, title={No}} }
    @Article{ding:2023,
      Title   = {{AI} cooperation: {Na\\"{\\i}ve} \\emph{measures} of CO$_2$},
      author  = "Ding, Xueliang and {World Health Organization} and Jean de la Fontaine and others",
      journal = sci # { Letters},
      year = 2023, month = aug, volume = 12, number = {3}, pages = {12--34},
      doi = {https://doi.org/10.1000/a_b}, url = {https://a.example/x\\_y%20z},
    }
    @preamble{"x"}
  `);
  expect(diagnostics).toEqual([]);
  expect(works).toHaveLength(1);
  expect(works[0]).toMatchObject({
    key: 'ding:2023',
    type: 'journal-article',
    title: 'AI cooperation: Naïve <i>measures</i> of CO<sub>2</sub>',
    authors: [
      { kind: 'person', family: 'Ding', given: 'Xueliang', particle: '', suffix: '' },
      { kind: 'literal', name: 'World Health Organization' },
      { kind: 'person', family: 'Fontaine', given: 'Jean', particle: 'de la', suffix: '' },
    ],
    container: 'Science Letters',
    issued: { kind: 'date', year: 2023, month: 8, day: null },
    volume: '12',
    issue: '3',
    pages: '12–34',
    doi: '10.1000/a_b',
    url: 'https://a.example/x_y%20z',
    language: 'en',
  });
  expect(works[0]?.position.start).toEqual({ line: 5, column: 5 });
});

test('a Chinese entry, round brackets, BibLaTeX fields, a parent’s fields', () => {
  const { works } = bibtex(`@inproceedings(a, title={论文}, author={丁学良 and 李, 红}, crossref={p})
@proceedings{p, title={论文集}, editor={王伟}, date={2023-05-12}, publisher={科学出版社}, location={北京}}
@online{o, title={Page}, subtitle={More}, urldate={2024-01-02}, url={https://a.example}}
@phdthesis{t, title={T}, school={MIT}}
@misc{m, title={M}, howpublished={\\url{https://b.example}}, eprint={2301.00001}, archivePrefix={arXiv}}
@misc{j, title={J}, url={javascript:alert(1)}}`);
  expect(works.map(({ key, type }) => `${key} ${type}`)).toEqual(['a conference-paper', 'p proceedings', 'o webpage', 't thesis', 'm webpage', 'j other']);
  expect(works[0]).toMatchObject({
    title: '论文',
    container: '论文集',
    publisher: '科学出版社',
    place: '北京',
    authors: [
      { kind: 'literal', name: '丁学良' },
      { kind: 'person', family: '李', given: '红' },
    ],
    editors: [{ kind: 'literal', name: '王伟' }],
    issued: { kind: 'date', year: 2023, month: 5, day: 12 },
    language: 'zh',
  });
  expect(works[2]).toMatchObject({ title: 'Page: More', accessed: { year: 2024, month: 1, day: 2 } });
  expect(works[3]).toMatchObject({ publisher: 'MIT', genre: 'PhD diss.' });
  expect(works[4]).toMatchObject({ url: 'https://b.example', doi: '10.48550/arXiv.2301.00001' });
  expect(works[5]?.url).toBe('');
});

test.each([
  ['@book{a, title={A}\n@book{b, title={B}}\n', 'a comma or } is expected', [2, 1], ['b']],
  ['@book{a, title={A}}\n@book{b, title={B}', 'a comma or } is expected', [2, 1], ['a']],
  ['@book{a, title={A}}\n  @book{b, title={B\n', 'a brace is not closed', [2, 3], ['a']],
  ['@book{a, title={A}}\r\n@book{b,\r\n  title {B}}', 'an equals sign is expected after title', [3, 9], ['a']],
  ['@string{s = {A}}\n@book{a, title=s, author={\\newcommand}}', 'the TeX of an entry cannot be read', [2, 1], []],
  [`@string{s = ${'{'.repeat(9000)}${'}'.repeat(9000)}}\n@book{a, title=s}`, '@string cannot be read', [1, 1], []],
  ['@book{a, author={Long, A, B, Name, Here}}', '@a: unexpected 5-part name "Long, A, B, Name, Here", dropping "Name, Here"', [1, 18], ['a']],
  ['@book{b, title="B', 'a quotation mark is not closed', [1, 1], []],
  ['@book{b, title {B}}', 'an equals sign is expected after title', [1, 16], []],
  ['@book{b, ={B}}', 'a comma or } is expected', [1, 10], []],
  ['@book{b, title={stray } brace}}', 'a comma or } is expected', [1, 25], []],
  ['@book{b, title={$5}}', 'a dollar sign has no partner, write \\$ for money', [1, 19], []],
  ['@book{b, title=foo, year={foo}}', 'no @string has the name foo', [1, 16], ['b']],
  ['@book{b, year=, title={B}}', 'a value is expected', [1, 15], ['b']],
] as const)('a fault in %j is an error at its place, and reading goes on', (text, message, [line, column], keys) => {
  const { works, diagnostics } = bibtex(text);
  expect(diagnostics[0]).toEqual(bibliographyMalformed(message, span('s.bib', [line, column], [line, column + 1])));
  expect(works.map((work) => work.key)).toEqual(keys);
});

test.each([
  ["\\'{e}\\`a\\^{\\i}\\~n\\c{c}\\v{s}\\H o\\k{a}{\\aa}\\ss{} \\o", 'éàîñçšőąåß ø'],
  ["``quoted'' -- and --- `single' isn't", '“quoted” – and — ‘single’ isn’t'],
  ['10\\% of \\$5 \\& a\\_b~c\\ d', '10% of $5 & a_b c d'],
  ['$x^2 + \\alpha_{12}$ and x^2, $10^{-6}$', 'x<sup>2</sup>+α<sub>12</sub> and x^2, 10<sup>−6</sup>'],
  ['{\\em old} \\textbf{new} \\href{https://a.example}{here} \\enquote{q}', '<i>old</i> <b>new</b> here “q”'],
  ['50% <i>E. coli</i>, a < b', '50% <i>E. coli</i>, a < b'],
  ['$\\mathbf{x}$ \\textsf{y} a\\-b c\\,d \\TeX', 'x y ab c d TeX'],
])('TeX %s is read', (raw, text) => {
  const { works, diagnostics } = bibtex(`@book{a, title={${raw}}}`);
  expect(works[0]?.title).toBe(text);
  expect(diagnostics).toEqual([]);
});

test('an unknown TeX command is a warning and its argument stays', () => {
  const { works, diagnostics } = bibtex('@book{a,\n  title={A \\weird{B} C}}');
  expect(works[0]?.title).toBe('A B C');
  expect(diagnostics).toEqual([texUnknown('\\weird', span('s.bib', [2, 12], [2, 18]))]);
});

test.each([
  ['Charles Yu', ['|Charles||Yu|']],
  ['van der Berg, Jo and Donald E. Knuth', ['|Jo|van der|Berg|', '|Donald E.||Knuth|']],
  ['King, Jr, Martin Luther', ['|Martin Luther||King|Jr']],
  ['{Barnes and Noble} and Plato', ['Barnes and Noble', 'Plato']],
  ['Ludwig van Beethoven', ['|Ludwig|van|Beethoven|']],
  ['{\\"O}mer Ak and 丁学良 AND {丁学良课题组}', ['|Ömer||Ak|', '丁学良', '丁学良课题组']],
  ['欧阳 修 and 李，红 and others', ['欧阳 修', '|红||李|']],
  ["O'Neil, P. and É. de Staël", ['|P.||O’Neil|', '|É.|de|Staël|']],
  ['A.\n  and\tB. C', ['A.', '|B.||C|']],
])('the names %j are told apart', (raw, expected) => {
  const { works } = bibtex(`@book{a, author={${raw}}}`);
  expect(works[0]?.authors.map((name) => (name.kind === 'literal' ? name.name : `|${name.given}|${name.particle}|${name.family}|${name.suffix}`))).toEqual(expected);
});

test('only what is cited is read, with the parents it names; all keys are known', () => {
  const text = '@string{p = {Press}}\n@book{a, title={A\n@book{b, title={B}, publisher=p, crossref={c}}\n@book{c, year=2001} @book{d, title={\\weird}}\n';
  const diagnostics: Diagnostic[] = [];
  const { works, keys } = readBibtex({ text, file: 's.bib', wanted: new Set(['b']) }, (diagnostic) => void diagnostics.push(diagnostic));
  expect(works).toMatchObject([{ key: 'b', publisher: 'Press', issued: { year: 2001 }, position: { start: { line: 3, column: 1 } } }]);
  expect(keys).toEqual(['a', 'b', 'c', 'd']);
  expect(diagnostics).toEqual([]);
});

test('CSL-JSON items are read, wrapped or not', () => {
  const item = { id: 7, type: 'article-newspaper', title: '<i>A</i>', issued: { raw: '2023-05-12' }, accessed: { 'date-parts': [['2024', 1, 2]] }, page: 3, language: 'zh-CN', URL: 'https://a.example', DOI: 'doi:10.1/x' };
  const expected = { key: '7', type: 'newspaper-article', title: '<i>A</i>', issued: { kind: 'date', year: 2023, month: 5, day: 12 }, accessed: { year: 2024, month: 1, day: 2 }, pages: '3', language: 'zh', url: 'https://a.example', doi: '10.1/x' };
  expect(csl(JSON.stringify([item])).works).toMatchObject([expected]);
  expect(csl(JSON.stringify({ items: [item] })).works).toMatchObject([expected]);
});

test('faults of CSL-JSON are errors at their line and column', () => {
  expect(csl('[\n  {"id": "a",}\n]').diagnostics).toMatchObject([{ code: 'bibliography-malformed', position: { start: { line: 2 } } }]);
  expect(csl('{}').diagnostics).toMatchObject([{ message: 'bibliography is malformed, a list of items is expected' }]);
  const { works, diagnostics } = csl('[\n  {"title": "x"},\n  {"id": "b",\n   "title": {}, "author": "Ding"},\n  3\n]');
  expect(diagnostics.map(({ message, position }) => `${position?.start.line ?? 0}:${position?.start.column ?? 0} ${message}`)).toEqual([
    '2:3 bibliography is malformed, an item has no id',
    '4:4 bibliography is malformed, text is expected: title',
    '4:17 bibliography is malformed, a list of names is expected: author',
    '5:3 bibliography is malformed, an item is not an object',
  ]);
  expect(works.map((work) => work.key)).toEqual(['b']);
});

test('a file in another encoding is an error', async () => {
  const diagnostics: Diagnostic[] = [];
  const folder = memoryFolder({ 's.bib': Uint8Array.of(0x40, 0xd6, 0xd0) });
  await readBibliography({ names: ['s.bib'], folder, file: 'a.md', wanted: new Set() }, (diagnostic) => void diagnostics.push(diagnostic));
  expect(diagnostics).toEqual([bibliographyEncoding(span('s.bib', [1, 1], [1, 1]))]);
});

test('no text makes the readers throw, and faults lie inside the file', () => {
  const piece = fc.constantFrom('@', 'book', '{', '}', '(', ')', '"', ',', '=', '#', 'a', '1', ' ', '\n', '\\', 'title', ' and ', '数', '$', '^', "'", '@string{x=');
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')), (text) => {
      const lineCount = text.split('\n').length;
      for (const diagnostic of bibtex(text).diagnostics) expect(diagnostic.position?.start.line).toBeLessThanOrEqual(lineCount);
      bibtex(`@book{a, title={${text}}, author={${text}}}`, new Set(['a']));
      csl(text);
    }),
    { numRuns: 600, seed: 20261123 },
  );
});

test('a large hostile file is read in time', () => {
  bibtex('@a{b,\n'.repeat(20_000));
  bibtex(`@a{b, title={${'{'.repeat(20_000)}${'}'.repeat(20_000)}}}`);
  bibtex(`@a{b, author={${'x '.repeat(50_000)}}}`);
  bibtex(`@a{b, author={${' '.repeat(100_000)}}, title={${"\\'".repeat(20_000)}}}`);
  expect(bibtex('@a{b,c={'.repeat(20_000)).diagnostics).toHaveLength(1);
  bibtex(`${'@a{c, author={x}}\n'.repeat(50_000)}@a{b, author={${'A, B and '.repeat(20_000)}}}`);
}, 10_000);
