import { expect, test } from 'vitest';
import {
  bibliographyFormatUnknown,
  bibliographyUnreadable,
  citationUnknown,
  citationWithoutBibliography,
  workIncomplete,
  workKeyDoubled,
} from '../../src/diagnostics/messages/references.js';
import type { Metadata } from '../../src/document/metadata.js';
import type { Citation } from '../../src/document/nodes.js';
import { at, citation, footnote, footnoteReference, item, narrative, paragraph, root, speakerNotes } from '../document/trees.js';
import { lines, marked, resolved } from './resolving.js';

const sources = JSON.stringify([
  { id: 'ding2023', type: 'article-journal', title: '人工智能合作', author: [{ family: '丁', given: '学良' }], issued: { 'date-parts': [[2023]] }, 'container-title': '科学' },
  { id: 'ding2023b', type: 'book', title: '再论合作', author: [{ family: '丁', given: '学良' }], issued: { 'date-parts': [[2023]] } },
  { id: 'li2020', type: 'book', title: '测量', author: [{ family: '李', given: '红' }, { family: '王', given: '伟' }, { family: '赵', given: '一' }], issued: { 'date-parts': [[2020]] } },
  { id: 'smith2019', type: 'book', title: 'Measures', author: [{ family: 'Smith', given: 'Ann' }, { family: 'Berg', given: 'Jo', 'non-dropping-particle': 'van der' }], issued: { 'date-parts': [[2019]] } },
  { id: 'smith2021', type: 'book', title: 'More Measures', author: [{ family: 'Smith', given: 'Ann' }, { family: 'Berg', given: 'Jo', 'non-dropping-particle': 'van der' }], issued: { 'date-parts': [[2021]] } },
  { id: 'oecd', type: 'report', title: 'Outlook', author: [{ literal: 'OECD' }] },
]);

const print = async (rest: Partial<Metadata>, ...citations: readonly Citation[]): Promise<readonly string[]> => {
  const { select, diagnostics } = await resolved(root(...citations.map((each) => paragraph('x ', each))), { bibliography: ['s.json'], ...rest }, { 's.json': sources });
  expect(diagnostics).toEqual([]);
  return lines(select('brief').root.children)
    .slice(0, citations.length)
    .map((line) => line.replace(/\]\(#[^)]*\)/gu, ']'));
};

const zh = { lang: 'zh', wording: 'zh' } as const;

test('numbers follow the order of first citation and stand raised at the word before', async () => {
  expect(await print(zh, citation('li2020'), citation('ding2023'), citation('li2020'))).toEqual(['x^[[1]]^', 'x^[[2]]^', 'x^[[1]]^']);
});

test('numbers in a row are a range, others are listed', async () => {
  const all = citation('li2020', 'ding2023', 'oecd', 'smith2019', 'smith2021');
  expect(await print(zh, all, citation('oecd', 'li2020', 'ding2023', 'smith2021'), citation('li2020', 'oecd'), citation('li2020', 'li2020'))).toEqual([
    'x^[[1]-[5]]^',
    'x^[[1]-[3],[5]]^',
    'x^[[1],[3]]^',
    'x^[[1]]^',
  ]);
  expect((await print({}, all))[0]).toBe('x^[[1]–[5]]^');
});

test('pages follow the bracket', async () => {
  const locator = (key: string, pages: string): Citation => citation(item(key, { locator: pages }));
  expect(await print(zh, locator('li2020', 'pp. 26–28'), locator('li2020', '第 3 页'), locator('li2020', '第三章'))).toEqual(['x^[[1]]26-28^', 'x^[[1]]3^', 'x^[[1]]第三章^']);
  expect(await print(zh, citation(item('li2020', { locator: 'p. 3' }), 'oecd'))).toEqual(['x^[[1]]3[[2]]^']);
});

test('items with words around them are set on the line', async () => {
  expect(await print({}, citation(item('li2020', { prefix: 'see', locator: 'p. 3' }), item('oecd', { suffix: 'and passim' })))).toEqual(['x [see [1], p. 3; [2], and passim]']);
  expect(await print(zh, citation(item('li2020', { prefix: '参见', locator: '第 3 页' })))).toEqual(['x [参见 [1]，第 3 页]']);
});

test('a narrative number follows the authors’ names', async () => {
  expect(await print(zh, narrative('li2020'), narrative('smith2019'), narrative(item('li2020', { suppressAuthor: true })))).toEqual(['x 李红等^[[1]]^', 'x Smith and van der Berg^[[2]]^', 'x^[[1]]^']);
});

const authorDate = { citationStyle: 'author-date' } as const;

test('author and year in English', async () => {
  expect(
    await print(
      authorDate,
      citation(item('smith2019', { locator: 'p. 3' })),
      citation('smith2019', 'smith2021', 'oecd'),
      citation(item('smith2019', { prefix: 'see', suffix: 'for more' })),
      citation(item('smith2019', { suppressAuthor: true })),
      narrative(item('smith2019', { locator: 'p. 3' })),
      narrative(item('smith2019', { suppressAuthor: true })),
      narrative('smith2019', 'oecd'),
    ),
  ).toEqual([
    'x (Smith and van der Berg [2019], p. 3)',
    'x (Smith and van der Berg [2019], [2021]; OECD [n.d.])',
    'x (see Smith and van der Berg [2019], for more)',
    'x ([2019])',
    'x Smith and van der Berg ([2019], p. 3)',
    'x ([2019])',
    'x Smith and van der Berg ([2019]; OECD [n.d.])',
  ]);
});

test('author and year in Chinese, with letters for works of one year', async () => {
  expect(
    await print(
      { ...authorDate, ...zh },
      citation('ding2023'),
      citation('ding2023b', 'li2020'),
      narrative('li2020'),
      citation(item('ding2023', { prefix: '参见', locator: '第 3 页' })),
      citation('smith2019'),
      citation('oecd'),
    ),
  ).toEqual(['x （丁学良，[2023a]）', 'x （丁学良，[2023b]；李红等，[2020]）', 'x 李红等（[2020]）', 'x （参见丁学良，[2023a]，第 3 页）', 'x （Smith and van der Berg，[2019]）', 'x （OECD，[无日期]）']);
});

test('the list by author and year is sorted, the document’s own script first', async () => {
  const tree = root(paragraph(citation('smith2021', 'oecd', 'li2020', 'ding2023', 'ding2023b', 'smith2019')));
  const { references } = await resolved(tree, { bibliography: ['s.json'], ...authorDate, ...zh }, { 's.json': sources });
  expect(references.bibliography.map((entry) => `${entry.marker ?? '-'} ${marked(entry.children)}`)).toEqual([
    '- 丁学良. 2023a. 人工智能合作[J]. 科学.',
    '- 丁学良. 2023b. 再论合作[M].',
    '- 李红, 王伟, 赵一. 2020. 测量[M].',
    '- OECD. Outlook[R].',
    '- SMITH A, VAN DER BERG J. 2019. Measures[M].',
    '- SMITH A, VAN DER BERG J. 2021. More Measures[M].',
  ]);
  const en = await resolved(tree, { bibliography: ['s.json'], ...authorDate }, { 's.json': sources });
  expect(en.references.bibliography.map((entry) => entry.key)).toEqual(['oecd', 'smith2019', 'smith2021', 'ding2023', 'ding2023b', 'li2020']);
});

test('only cited works are listed, those in footnotes and speaker notes too, the brief’s first', async () => {
  const tree = root(speakerNotes(paragraph(citation('oecd'))), paragraph('x', footnoteReference('n')), paragraph(citation('li2020')), footnote('n', paragraph(citation('ding2023'))));
  const { references } = await resolved(tree, { bibliography: ['s.json'] }, { 's.json': sources });
  expect(references.bibliography.map((entry) => `${entry.marker ?? ''}${entry.key}`)).toEqual(['[1]ding2023', '[2]li2020', '[3]oecd']);
});

test('an unknown key is an error with the nearest one, and is printed as typed', async () => {
  const { diagnostics, select } = await resolved(root(paragraph('x ', citation('li2002'))), { bibliography: ['s.json'] }, { 's.json': sources });
  expect(diagnostics).toEqual([citationUnknown('li2002', 'li2020', at(7))]);
  expect(lines(select('brief').root.children)).toEqual(['x @li2002']);
});

test('a citation without a bibliography says what to add', async () => {
  const { diagnostics } = await resolved(root(paragraph(citation('a'))));
  expect(diagnostics).toEqual([citationWithoutBibliography('a', at(7))]);
});

test('files are read only if something is cited', async () => {
  const { diagnostics } = await resolved(root(paragraph('x')), { bibliography: ['missing.bib'] });
  expect(diagnostics).toEqual([]);
});

const named = { file: 'a.md', start: { line: 2, column: 16 }, end: { line: 2, column: 22 } };

test('a file that cannot be read is an error at the front matter’s line', async () => {
  const files = { 'a.md': '---\nbibliography: [gone.b]\n---\n', 's.json': sources };
  const missing = await resolved(root(paragraph(citation('oecd'))), { bibliography: ['s.json', 'gone.b'] }, files);
  expect(missing.diagnostics).toEqual([bibliographyFormatUnknown('gone.b', named)]);
  const typed = await resolved(root(paragraph(citation('oecd'))), { bibliography: ['s.json', 'g.json'] }, { ...files, 'a.md': '---\nbibliography: [g.json]\n---\n' });
  expect(typed.diagnostics).toEqual([bibliographyUnreadable('g.json', 'there is no such file', named)]);
});

test('a key that two works share is an error, a cited work without a title a warning', async () => {
  const { diagnostics } = await resolved(root(paragraph(citation('a'))), { bibliography: ['s.bib'] }, { 's.bib': '@book{a, year=2001}\n@book{a, title={B}}\n' });
  const first = { file: 's.bib', start: { line: 1, column: 1 }, end: { line: 1, column: 20 } };
  expect(diagnostics).toEqual([
    workKeyDoubled('a', first, { file: 's.bib', start: { line: 2, column: 1 }, end: { line: 2, column: 20 } }),
    workIncomplete('a', 'title', first),
  ]);
});

test('anchors have no characters that ids may not have, and stay apart', async () => {
  const { references } = await resolved(root(paragraph(citation('a:b/c', 'a-b-c'))), { bibliography: ['s.bib'] }, { 's.bib': '@book{a:b/c, title={A}} @book{a-b-c, title={B}}' });
  expect(references.bibliography.map((entry) => entry.anchor)).toEqual(['ref-a-b-c', 'ref-a-b-c-2']);
});
