import { expect, test } from 'vitest';
import { crossReferenceUnknown, idDoubled, linkTargetUnknown } from '../../src/diagnostics/messages/references.js';
import { at, crossReference, equation, figure, footnote, footnoteReference, heading, link, onlyIn, paragraph, root, speakerNotes, table } from '../document/trees.js';
import { resolved } from './resolving.js';

test('figures, tables and equations are counted apart, over both outputs', async () => {
  const { references, diagnostics } = await resolved(
    root(
      figure('fig-a', ['A']),
      onlyIn('deck', figure('fig-b', ['B'])),
      table('tbl-a', ['T'], 'x'),
      onlyIn('brief', figure('fig-c', ['C'])),
      equation('eq-a'),
      speakerNotes(equation('eq-b')),
    ),
    { lang: 'zh', wording: 'zh' },
  );
  expect(diagnostics).toEqual([]);
  expect([...references.figures]).toEqual([
    ['fig-a', { kind: 'figure', number: '1', text: '图 1', inBrief: true, inDeck: true }],
    ['fig-b', { kind: 'figure', number: '2', text: '图 2', inBrief: false, inDeck: true }],
    ['fig-c', { kind: 'figure', number: '3', text: '图 3', inBrief: true, inDeck: false }],
  ]);
  expect(references.tables.get('tbl-a')?.text).toBe('表 1');
  expect(references.equations.get('eq-a')?.text).toBe('式（1）');
  expect(references.equations.get('eq-b')).toEqual({ kind: 'equation', number: '2', text: '式（2）', inBrief: false, inDeck: true });
});

test('a figure is numbered for its caption, its id or a reference to it, and otherwise not', async () => {
  const { references } = await resolved(
    root(figure('figure-1', []), figure('fig-x', []), figure('map', []), equation(null), table('table-1', [], 'x'), paragraph(crossReference('map'))),
  );
  expect([...references.figures.keys()]).toEqual(['fig-x', 'map']);
  expect(references.figures.get('map')?.text).toBe('Figure 2');
  expect(references.tables.size).toBe(0);
  expect(references.equations.size).toBe(0);
});

test('a section is called by its title', async () => {
  const { references } = await resolved(root(heading(1, 'sec-costs', 'What it ', link('https://a.example', 'costs'))));
  expect(references.sections.get('sec-costs')).toEqual({
    kind: 'section',
    number: 'What it costs',
    text: '“What it costs”',
    inBrief: true,
    inDeck: true,
  });
});

test('an id that two things share is an error that names both places', async () => {
  const { diagnostics } = await resolved(root(figure('fig-a', ['A'], 3), onlyIn('deck', figure('fig-a', ['B'], 8))));
  expect(diagnostics).toEqual([idDoubled('fig-a', at(3), at(8))]);
  expect(diagnostics[0]?.message).toContain('a.md:3:1');
});

test('a reference to nothing is an error with the nearest id', async () => {
  const { diagnostics } = await resolved(root(figure('fig-share', ['A']), paragraph(crossReference('fig-shrae', 5))));
  expect(diagnostics).toEqual([crossReferenceUnknown('fig-shrae', 'fig-share', at(5))]);
});

test('a link to an id that nothing has is a warning', async () => {
  const { diagnostics } = await resolved(root(heading(1, 'costs', 'Costs'), heading(1, '成本', '成本'), paragraph(link('#cost', 'x'), link('#costs', 'x'), link('#%E6%88%90%E6%9C%AC', 'x'), link('#', 'x'))));
  expect(diagnostics).toEqual([linkTargetUnknown('#cost', 'costs', at(1))]);
});

test('footnotes of the brief are counted in the order of their first references, then those of the deck', async () => {
  const { references } = await resolved(
    root(
      footnote('late', paragraph('L')),
      onlyIn('deck', paragraph('x', footnoteReference('deck'))),
      figure('fig-a', ['A', footnoteReference('caption')]),
      table('tbl-a', ['T', footnoteReference('table')], 'x'),
      paragraph('x', footnoteReference('outer'), footnoteReference('late'), footnoteReference('outer')),
      footnote('outer', paragraph('O', footnoteReference('inner'))),
      footnote('inner', paragraph('I')),
      footnote('caption', paragraph('C')),
      footnote('table', paragraph('T')),
      footnote('deck', paragraph('D')),
      footnote('abstract', paragraph('B')),
      footnote('unused', paragraph('U')),
    ),
    { abstract: [paragraph('x', footnoteReference('abstract'))] },
  );
  expect([...references.footnotes].map(([identifier, { number }]) => `${number} ${identifier}`)).toEqual([
    '1 abstract',
    '2 caption',
    '3 table',
    '4 outer',
    '5 inner',
    '6 late',
    '7 deck',
  ]);
});

test('footnotes that refer to each other are counted once', async () => {
  const { references } = await resolved(
    root(paragraph(footnoteReference('a')), footnote('a', paragraph(footnoteReference('b'))), footnote('b', paragraph(footnoteReference('a')))),
  );
  expect([...references.footnotes.keys()]).toEqual(['a', 'b']);
});
