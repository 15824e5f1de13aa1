import { describe, expect, test } from 'vitest';
import { planSlides } from '../../src/deck/planSlides.js';
import type { SlidePlan } from '../../src/deck/planSlides.js';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import { slideEmpty } from '../../src/diagnostics/messages/deck.js';
import type { Metadata } from '../../src/document/metadata.js';
import type { Flow } from '../../src/document/nodes.js';
import { heading, list, metadata, notes, paragraph, position, root, slideBreak } from './tree.js';

const reported: Diagnostic[] = [];
const plan = (children: readonly Flow[], changes: Partial<Metadata> = {}): SlidePlan => {
  reported.length = 0;
  return planSlides(root(...children), metadata(changes), (diagnostic) => {
    reported.push(diagnostic);
  });
};
/** `title | section:One > content:A`: stacks apart by bars, their slides by arrows. */
const outline = (planned: SlidePlan): string =>
  planned.stacks
    .map((stack) => stack.slides.map((slide) => [slide.kind, slide.heading?.attributes.id].filter(Boolean).join(':')).join(' > '))
    .join(' | ');

describe('headings', () => {
  test('a depth-1 heading opens a stack and a depth-2 heading a slide in it', () => {
    const planned = plan([heading(1, 'One'), heading(2, 'A'), paragraph('a'), heading(2, 'B'), heading(1, 'Two'), heading(2, 'C')]);
    expect(outline(planned)).toBe('section:One > content:A > content:B | section:Two > content:C');
    expect(reported).toEqual([]);
  });

  test('slides without a stack stand beside each other', () => {
    expect(outline(plan([heading(2, 'A'), heading(2, 'B')], { title: 'T' }))).toBe('title | content:A | content:B');
  });

  test('with slide-level 1 every depth-1 heading makes a slide and depth 2 stays inside', () => {
    const planned = plan([heading(1, 'A'), heading(2, 'inside'), heading(1, 'B')], { slideLevel: 1 });
    expect(outline(planned)).toBe('content:A | content:B');
    expect(planned.stacks[0]?.slides[0]?.children.map((node) => node.type)).toEqual(['heading']);
  });

  test('with slide-level 3 both shallower depths open stacks', () => {
    const planned = plan([heading(1, 'A'), heading(2, 'B'), heading(3, 'C'), heading(3, 'D')], { slideLevel: 3 });
    expect(outline(planned)).toBe('section:A | section:B > content:C > content:D');
  });

  test('a section with content but without slides is an ordinary slide', () => {
    expect(outline(plan([heading(1, 'One'), paragraph('words'), heading(1, 'Two')]))).toBe('content:One | section:Two');
  });

  test('a section that opens with more than a short lead shows its heading, then its content on a slide of its own', () => {
    const lead = paragraph('A short lead.');
    const long = paragraph('words '.repeat(60));
    expect(outline(plan([heading(1, 'One'), lead, heading(2, 'A')]))).toBe('section:One > content:A');
    expect(outline(plan([heading(1, 'One'), long, heading(2, 'A')]))).toBe('section:One > content:One > content:A');
    expect(outline(plan([heading(1, 'One'), lead, list('Item'), heading(2, 'A')]))).toBe('section:One > content:One > content:A');
    const timed = { ...heading(1, 'One'), attributes: { id: 'One', classes: [], values: { time: '2m', background: 'black' } } };
    const [opening, content] = plan([timed, notes('Before.'), long, notes('After.'), heading(2, 'A'), heading(2, 'One-2')]).stacks[0]?.slides ?? [];
    expect([opening?.id, content?.id]).toEqual(['One', 'One-3']);
    expect([opening?.children, content?.children]).toEqual([[notes('Before.')], [long, notes('After.')]]);
    expect([opening?.heading?.attributes.values, content?.heading?.attributes.values]).toEqual([{ time: '2m', background: 'black' }, { background: 'black' }]);
  });

  test('headings rank one below the sections around them, without gaps', () => {
    const ranks = plan([heading(1, 'One'), heading(2, 'A'), heading(2, 'B')], { title: 'T' }).stacks.flatMap((stack) => stack.slides.map((slide) => slide.rank));
    expect(ranks).toEqual([1, 2, 3, 3]);
    expect(plan([heading(2, 'A')], { title: 'T' }).stacks.at(-1)?.slides[0]?.rank).toBe(2);
    expect(plan([heading(2, 'A')]).stacks[0]?.slides[0]?.rank).toBe(1);
  });

  test('headings in content for the deck alone make slides too', () => {
    const planned = plan([heading(1, 'One'), { type: 'onlyIn', position, output: 'deck', children: [heading(2, 'A'), paragraph('a')] }]);
    expect(outline(planned)).toBe('section:One > content:A');
  });
});

describe('untitled slides', () => {
  test('content before the first heading is a slide of its own', () => {
    expect(outline(plan([paragraph('first'), heading(2, 'A')], { title: 'T' }))).toBe('title | content | content:A');
  });

  test('a slide break starts a slide in the same stack', () => {
    const planned = plan([heading(1, 'One'), heading(2, 'A'), paragraph('a'), slideBreak, paragraph('b')]);
    expect(outline(planned)).toBe('section:One > content:A > content');
  });

  test('slide breaks with nothing between them make no slide', () => {
    expect(outline(plan([heading(2, 'A'), slideBreak, slideBreak, paragraph('b'), slideBreak]))).toBe('content:A | content');
    expect(reported).toEqual([]);
  });

  test('speaker notes before the first heading belong to the title slide', () => {
    const planned = plan([notes('welcome'), heading(2, 'A')], { title: 'T' });
    expect(outline(planned)).toBe('title | content:A');
    expect(planned.stacks[0]?.slides[0]?.children.map((node) => node.type)).toEqual(['speakerNotes']);
  });

  test('a slide with speaker notes only is reported', () => {
    expect(outline(plan([heading(2, 'A'), slideBreak, notes('nothing to see')]))).toBe('content:A | content');
    expect(reported).toEqual([slideEmpty(position)]);
  });
});

describe('ids', () => {
  test('an id of digits is changed, since reveal.js takes it for a slide number', () => {
    expect(plan([heading(2, 'Year', '2024')]).stacks[0]?.slides[0]?.id).toBe('id-2024');
  });

  test('ids of ours give way to the author’s', () => {
    const ids = plan([paragraph('first'), heading(2, 'A', 'slide'), heading(2, 'B', 'title')], { title: 'T' }).stacks.flatMap((stack) => stack.slides.map((slide) => slide.id));
    expect(ids).toEqual(['title-2', 'slide-2', 'slide', 'title']);
  });
});
