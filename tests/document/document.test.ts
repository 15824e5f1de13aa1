import { expect, test } from 'vitest';
import { nearest } from '../../src/document/nearest.js';
import type { DocumentNode, Flow, Phrasing } from '../../src/document/nodes.js';
import { plainText } from '../../src/document/plainText.js';
import { childrenOf, mapFlow, visit, type TreeMapper } from '../../src/document/visit.js';
import { wordingOf } from '../../src/document/wording.js';
import { citation, crossReference, figure, footnoteReference, heading, link, onlyIn, paragraph, root, speakerNotes, table, text, wordsIn } from './trees.js';

const position = text('').position;

test('plain text leaves out mark-up and footnote marks', () => {
  const words: readonly Phrasing[] = [
    text('全球'),
    { type: 'strong', children: [text('合作')], position },
    footnoteReference('1'),
    { type: 'break', position },
    link('https://a.example', 'a'),
    { type: 'inlineCode', value: ' b', position },
    crossReference('fig-a'),
    citation('x', 'y'),
  ];
  expect(plainText(words)).toBe('全球合作 a b@fig-a@x; @y');
});

test('a visitor meets captions before rows and can leave content out', () => {
  const seen: string[] = [];
  visit([root(table('t', ['caption'], 'cell'), speakerNotes(paragraph('notes')), figure('f', ['below']))], (node, ancestors) => {
    seen.push(`${'  '.repeat(ancestors.length)}${node.type === 'text' ? node.value : node.type}`);
    return node.type === 'speakerNotes' ? 'skip' : undefined;
  });
  expect(seen.join('\n')).toBe(
    ['root', '  table', '    caption', '    tableRow', '      tableCell', '        cell', '  speakerNotes', '  figure', '    below'].join('\n'),
  );
});

const everyFlow: readonly Flow[] = [
  heading(1, 'h', 'a'),
  { type: 'blockquote', children: [paragraph('a')], attributes: null, position },
  { type: 'list', ordered: false, start: 1, spread: false, children: [{ type: 'listItem', checked: null, children: [paragraph('a')], position }], position },
  { type: 'definitionList', children: [{ type: 'definitionItem', terms: [[text('a')]], definitions: [[paragraph('a')]], position }], position },
  table('t', ['a'], 'a'),
  figure('f', ['a']),
  { type: 'callout', kind: 'note', title: [text('a')], children: [paragraph('a')], position },
  speakerNotes(paragraph('a')),
  onlyIn('deck', paragraph('a')),
  { type: 'columns', children: [{ type: 'column', widthPercent: null, children: [paragraph('a')], position }], position },
  { type: 'incremental', incremental: true, children: [paragraph('a')], position },
  { type: 'fragment', children: [paragraph('a')], position },
  { type: 'div', attributes: { id: null, classes: [], values: {} }, children: [paragraph('a')], position },
  { type: 'footnoteDefinition', identifier: 'n', children: [paragraph(link('#h', 'a'))], position },
  { type: 'thematicBreak', position },
];

const mapper = (phrasing: TreeMapper['phrasing']): TreeMapper => ({ flow: (node) => [node], phrasing });

test('a map that changes nothing gives the same array back', () => {
  expect(mapFlow(everyFlow, mapper((node) => [node]))).toBe(everyFlow);
});

test('a map reaches every piece of text wherever it stands', () => {
  const count = (nodes: readonly DocumentNode[], value: string): number =>
    nodes.reduce((sum, node) => sum + (node.type === 'text' && node.value === value ? 1 : 0) + count(childrenOf(node), value), 0);
  const mapped = mapFlow(everyFlow, mapper((node) => (node.type === 'text' ? [{ ...node, value: 'b' }] : [node])));
  expect(count(everyFlow, 'a')).toBe(17);
  expect(count(mapped, 'a')).toBe(0);
  expect(count(mapped, 'b')).toBe(17);
  expect(mapped.at(-1)).toBe(everyFlow.at(-1));
});

test('a map can take nodes out and put several in', () => {
  const tree = [onlyIn('brief', paragraph('a'), paragraph('b')), speakerNotes(paragraph('c'))];
  const mapped = mapFlow(tree, {
    flow: (node) => (node.type === 'onlyIn' ? node.children : node.type === 'speakerNotes' ? [] : [node]),
    phrasing: (node) => [node],
  });
  expect(wordsIn(mapped)).toEqual(['a', 'b']);
});

test.each([
  ['fig-shrae', 'fig-share'],
  ['FIG-SHARE', 'fig-share'],
  ['fig-shar', 'fig-share'],
  ['fig-trend', null],
  ['x', null],
])('the nearest name to %s is %s', (name, expected) => {
  expect(nearest(name, ['tbl-cost', 'fig-share', 'sec-aims'])).toBe(expected);
});

test('every word is there in both languages', () => {
  expect(wordingOf('zh').pageOf('3', '12')).toBe('第 3 页，共 12 页');
  expect(wordingOf('en').pageOf('3', '12')).toBe('3 / 12');
  expect(wordingOf('zh').figure('1')).toBe('图 1');
  expect(wordingOf('en').seeOther.brief).toBe(' (see brief)');
  expect(wordingOf('zh').seeOther.deck).toBe('（见幻灯片）');
});
