import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Flow } from '../../src/document/nodes.js';
import { visit } from '../../src/document/visit.js';
import { citation, crossReference, equation, figure, footnote, footnoteReference, heading, link, onlyIn, onlyInPhrasing, paragraph, root, speakerNotes, text, wordsIn } from '../document/trees.js';
import { lines, marked, resolved } from './resolving.js';

const position = text('').position;

test('each output keeps its own content and drops the other one’s', async () => {
  const tree = root(
    paragraph('both'),
    onlyIn('brief', paragraph('long')),
    onlyIn('deck', paragraph('short')),
    speakerNotes(paragraph('spoken')),
    paragraph('a ', onlyInPhrasing('brief', 'b'), ' c'),
    paragraph(onlyInPhrasing('deck', 'only here')),
  );
  const { select } = await resolved(tree);
  expect(lines(select('brief').root.children)).toEqual(['both', 'long', 'a b c']);
  expect(lines(select('deck').root.children)).toEqual(['both', 'short', '<speakerNotes>', 'a c', 'only here']);
});

test('a public deck has no speaker notes and nothing of the brief', async () => {
  const { select } = await resolved(root(speakerNotes(paragraph('secret')), onlyIn('brief', paragraph('secret', footnoteReference('n'))), paragraph('open'), footnote('n', paragraph('secret'))));
  const selected = select('deck', { publicDeck: true });
  expect(lines(selected.root.children)).toEqual(['open']);
  expect(JSON.stringify({ ...selected, references: { ...selected.references, footnotes: [...selected.references.footnotes] } })).not.toContain('secret');
});

test('slide breaks and steps go from the brief, page breaks from the deck', async () => {
  const tree = root(
    { type: 'slideBreak', position },
    { type: 'pause', position },
    { type: 'pageBreak', position },
    { type: 'fragment', children: [paragraph('f')], position },
    { type: 'incremental', incremental: true, children: [paragraph('i')], position },
  );
  const { select } = await resolved(tree);
  expect(lines(select('brief').root.children)).toEqual(['<pageBreak>', 'f', 'i']);
  expect(lines(select('deck').root.children)).toEqual(['<slideBreak>', '<pause>', '<fragment>', '<incremental>']);
});

test('a reference is a link where its target is, and otherwise names the output that has it', async () => {
  const see = (id: string): Flow => paragraph('see ', crossReference(id));
  const tree = root(heading(1, 'sec-a', 'A'), figure('fig-a', ['A']), onlyIn('brief', equation('eq-b')), onlyIn('deck', figure('fig-d', ['D'])), see('fig-a'), see('eq-b'), see('fig-d'), see('sec-a'));
  const en = await resolved(tree);
  expect(lines(en.select('brief').root.children).slice(-4)).toEqual([
    'see [Figure\u00A01](#fig-a)',
    'see [Equation\u00A01](#eq-b)',
    'see Figure\u00A02 (see deck)',
    'see [“A”](#sec-a)',
  ]);
  expect(lines(en.select('deck').root.children).slice(-3, -1)).toEqual(['see Equation\u00A01 (see brief)', 'see [Figure\u00A02](#fig-d)']);
  const zh = await resolved(tree, { lang: 'zh', wording: 'zh' });
  expect(lines(zh.select('brief').root.children).at(-2)).toBe('see 图\u00A02（见幻灯片）');
  expect(lines(zh.select('deck').root.children).at(-3)).toBe('see 式（1）（见简报）');
});

test('a reference without its prefix is the number alone', async () => {
  const { select } = await resolved(root(figure('fig-a', ['A']), paragraph({ ...crossReference('fig-a'), suppressPrefix: true })));
  expect(lines(select('brief').root.children)[1]).toBe('[1](#fig-a)');
});

test('what only the speaker notes hold is not promised to readers of a public deck', async () => {
  const { select } = await resolved(root(speakerNotes(equation('eq-a')), paragraph(crossReference('eq-a'))));
  expect(lines(select('deck', { publicDeck: true }).root.children)).toEqual(['Equation\u00A01']);
});

test('a link into the other output keeps its words', async () => {
  const { select } = await resolved(root(onlyIn('brief', heading(1, 'costs', 'Costs')), paragraph(link('#costs', 'the costs')), paragraph(link('https://a.example', 'out'))));
  expect(lines(select('deck').root.children)).toEqual(['the costs (see brief)', '[out](https://a.example)']);
  expect(lines(select('brief').root.children)).toEqual(['# Costs', '[the costs](#costs)', '[out](https://a.example)']);
});

test('footnotes are selected and resolved like the tree, and keep their numbers', async () => {
  const tree = root(
    figure('fig-a', ['A']),
    onlyIn('brief', paragraph(footnoteReference('one'))),
    paragraph(footnoteReference('two')),
    footnote('one', paragraph('first')),
    footnote('two', paragraph('see ', crossReference('fig-a'), onlyInPhrasing('brief', ' in full'))),
  );
  const { select } = await resolved(tree);
  const deck = select('deck');
  expect(lines(deck.root.children)).toEqual(['<figure>', '']);
  expect([...deck.references.footnotes.keys()]).toEqual(['two']);
  expect(deck.references.footnotes.get('two')?.number).toBe(2);
  expect(lines(deck.references.footnotes.get('two')?.definition.children ?? [])).toEqual(['see [Figure\u00A01](#fig-a)']);
  expect(lines(select('brief').references.footnotes.get('two')?.definition.children ?? [])).toEqual(['see [Figure\u00A01](#fig-a) in full']);
});

test('a footnote mark without a note is set as typed', async () => {
  const { select } = await resolved(root(paragraph('x', footnoteReference('gone'))));
  expect(lines(select('brief').root.children)).toEqual(['x[^gone]']);
});

test('abstract, contact and disclaimer are resolved too', async () => {
  const { select } = await resolved(root(figure('fig-a', ['A'])), { abstract: [paragraph(crossReference('fig-a'))], contact: [onlyIn('brief', paragraph('desk'))] });
  expect(lines(select('brief').metadata.abstract)).toEqual(['[Figure\u00A01](#fig-a)']);
  expect(select('deck').metadata.contact).toEqual([]);
});

const bib = '@book{a, title={A}, author={Ann, A.}, year=2001} @book{b, title={B}, author={Ben, B.}, year=2002}';
const citing = { bibliography: ['s.bib'] };

test('the list of sources comes last, with a heading, when the author gave no place for it', async () => {
  const { select } = await resolved(root(heading(1, 'x', 'X'), paragraph('as said ', citation('a'), '.')), citing, { 's.bib': bib });
  const brief = select('brief');
  expect(lines(brief.root.children)).toEqual(['# X', 'as said^[[1](#ref-a)]^.', '# Sources', '<bibliographyPlace>']);
  expect(brief.references.bibliography.map((entry) => `${entry.marker ?? ''} ${marked(entry.children)}`)).toEqual(['[1] ANN A. A[M]. 2001.']);
  expect(lines(select('deck').root.children)[2]).toBe('## Sources');
});

test('the author’s place for the list is kept, once, with the author’s heading', async () => {
  const place: Flow = { type: 'bibliographyPlace', position };
  const { select } = await resolved(root(heading(2, 'refs', 'Read on'), place, paragraph(citation('a')), place), citing, { 's.bib': bib });
  expect(lines(select('brief').root.children)).toEqual(['## Read on', '<bibliographyPlace>', '^[[1](#ref-a)]^']);
  const bare = await resolved(root(paragraph(citation('a')), place), citing, { 's.bib': bib });
  expect(lines(bare.select('brief').root.children)).toEqual(['^[[1](#ref-a)]^', '# Sources', '<bibliographyPlace>']);
});

test('each output lists what it cites; the brief counts without gaps', async () => {
  const tree = root(onlyIn('deck', paragraph(citation('a'))), paragraph(citation('b')), onlyIn('brief', { type: 'bibliographyPlace', position }));
  const { select } = await resolved(tree, citing, { 's.bib': bib });
  expect(select('brief').references.bibliography.map((entry) => entry.key)).toEqual(['b']);
  expect(select('brief').references.bibliography[0]?.marker).toBe('[1]');
  expect(select('deck').references.bibliography.map((entry) => `${entry.marker ?? ''}${entry.key}`)).toEqual(['[1]b', '[2]a']);
});

test('an output that cites nothing has no list and no place for one', async () => {
  const { select } = await resolved(root(onlyIn('brief', paragraph(citation('a'))), { type: 'bibliographyPlace', position }), citing, { 's.bib': bib });
  expect(lines(select('deck').root.children)).toEqual([]);
  expect(select('deck').references.bibliography).toEqual([]);
});

const word = fc.stringMatching(/^[a-z]{1,6}$/);
const flow: fc.Arbitrary<Flow> = fc.letrec<{ flow: Flow }>((tie) => ({
  flow: fc.oneof(
    { depthSize: 'small' },
    word.map((value) => paragraph(value)),
    fc.tuple(fc.constantFrom<'brief' | 'deck'>('brief', 'deck'), fc.array(tie('flow'), { maxLength: 3 })).map(([output, children]) => onlyIn(output, ...children)),
    fc.array(tie('flow'), { maxLength: 3 }).map((children) => speakerNotes(...children)),
    fc.array(tie('flow'), { minLength: 1, maxLength: 3 }).map((children): Flow => ({ type: 'blockquote', children, attributes: null, position })),
    fc.array(tie('flow'), { maxLength: 3 }).map((children): Flow => ({ type: 'fragment', children, position })),
  ),
})).flow;

test('every word that no output keeps for itself stands in both, in its order', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(flow, { maxLength: 6 }), async (children) => {
      const tree = root(...children);
      const expected = (output: 'brief' | 'deck'): readonly string[] => {
        const words: string[] = [];
        visit([tree], (node) => {
          if (node.type === 'speakerNotes' || (node.type === 'onlyIn' && node.output !== output)) return 'skip';
          if (node.type === 'text') words.push(node.value);
          return undefined;
        });
        return words;
      };
      const { select } = await resolved(tree);
      expect(wordsIn(select('brief').root.children)).toEqual(expected('brief'));
      expect(wordsIn(select('deck').root.children)).toEqual(expected('deck'));
    }),
    { numRuns: 200, seed: 20261123 },
  );
});

test('the space that a typed reference needs goes where Chinese is set without one', async () => {
  const zh = { lang: 'zh', wording: 'zh', ...citing, citationStyle: 'author-date' } as const;
  const han = '@book{a, title={A}, author={丁学良}, year=2001}';
  const tree = root(
    heading(1, 'sec-a', '成本'),
    figure('fig-a', ['A']),
    paragraph('如 ', crossReference('fig-a'), ' 所示'),
    paragraph('见 ', crossReference('sec-a'), ' 一节，R&D ', crossReference('fig-a'), ' and'),
    paragraph('合作 ', citation('a'), ' 增长'),
  );
  const { select } = await resolved(tree, zh, { 's.bib': han });
  expect(lines(select('brief').root.children).slice(2, 5)).toEqual([
    '如[图\u00A01](#fig-a) 所示',
    '见[“成本”](#sec-a)一节，R&D [图\u00A01](#fig-a) and',
    '合作（丁学良，[2001](#ref-a)）增长',
  ]);
});

test('the space between two quotations in English stays', async () => {
  const { select } = await resolved(root(heading(1, 'sec-a', 'A'), paragraph('see ', crossReference('sec-a'), ' “quoted”')));
  expect(lines(select('brief').root.children)[1]).toBe('see [“A”](#sec-a) “quoted”');
});
