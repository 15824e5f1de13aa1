/** Plain flow is laid out as React-PDF's own layout does it, and everything else is left to that. */
import layoutDocument from '@react-pdf/layout';
import fc from 'fast-check';
import { createElement, memo, useState, type ReactElement } from 'react';
import { expect, test } from 'vitest';
import { expandElements } from '../../src/brief/expandElements.js';
import { layOutFlow } from '../../src/brief/flowLayout.js';
import { instanceTree } from '../../src/brief/instances.js';
import type { EngineLine, LaidOutNode, TextSetter } from '../../src/brief/layoutTree.js';
import { fonts } from '../typesetting/setting.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { setParagraph } from '../../src/typesetting/setParagraph.js';
import type { ParagraphStyle, TextStyle } from '../../src/typesetting/paragraph.js';

const textStyle: TextStyle = {
  families: ['Source Serif 4'], weight: 400, style: 'normal', sizePt: 10, colour: '#000000', lang: 'en', background: null, underline: false, strike: false,
  risePt: 0, letterSpacingPt: 0, emphasisDots: false, tabularFigures: false, verbatim: false, link: null,
};
const paragraphStyle: ParagraphStyle = {
  lang: 'en', align: 'left', linePitchPt: 14, firstIndentPt: 0, hyphenate: false, lineBreak: 'strict', prohibition: 'strict', hangingPunctuation: false, mostSpreadEm: 0.2, cjkLatinGap: { em: 0.25, leastEm: 0.17, mostEm: 0.375 },
};
const cache = createTypesettingCache();
const words = (count: number): ReactElement => {
  const setter: TextSetter = (_, widthPt) =>
    setParagraph(
      [{ kind: 'text', text: Array.from({ length: count }, () => 'word').join(' '), style: textStyle, mark: null }],
      { lang: 'en', align: 'left', linePitchPt: 14, firstIndentPt: 0, hyphenate: false, lineBreak: 'strict', prohibition: 'strict', hangingPunctuation: false, mostSpreadEm: 0.2, cjkLatinGap: { em: 0.25, leastEm: 0.17, mostEm: 0.375 } },
      { widthPt, fonts, cache },
    );
  return createElement('TEXT', { hyphenationCallback: setter, style: {} });
};

/** Sets words of `<Text>` by the attributes that they came with. */
const plain: TextSetter = ({ runs }, widthPt) =>
  setParagraph(
    runs.map(({ text, attributes }) => ({
      kind: 'text', text, mark: null,
      style: { ...textStyle, families: (attributes.font ?? []).flatMap((font) => (font == null || font.family === 'Helvetica' ? [] : [font.family])), weight: attributes.font?.[0]?.weight === 700 ? 700 : 400, sizePt: attributes.fontSize ?? 0, letterSpacingPt: attributes.characterSpacing ?? 0, colour: attributes.color === 'black' ? '#000000' : (attributes.color ?? '') },
    })),
    { ...paragraphStyle, align: runs[0]?.attributes.align === 'right' ? 'right' : 'left', linePitchPt: runs[0]?.attributes.lineHeight ?? 0 },
    { widthPt, fonts, cache },
  );

async function setByReactPdf(content: ReactElement, widthPt: number): Promise<LaidOutNode> {
  const page = createElement('PAGE', { size: [widthPt], wrap: false, style: {} }, content);
  const root = await layoutDocument(instanceTree(createElement('DOCUMENT', null, page)), {
    getFont: ({ fontFamily, fontWeight }) => ({ data: { family: fontFamily, weight: Number(fontWeight ?? 400), style: 'normal' } }),
    load: () => Promise.resolve(),
    getEmojiSource: () => null,
    getHyphenationCallback: () => plain,
  });
  const [first] = root.children ?? [];
  if (first === undefined) throw new Error('the layout lost the page');
  return first;
}

type SetText = { readonly lines: number; readonly text: string; readonly looks: readonly string[] };
type Place = { readonly type: string; readonly box: readonly number[]; readonly set: SetText; readonly children: readonly Place[] };
const rounded = (value: number): number => Math.round(value * 100) / 100;
/** What was set, whatever the lines: Yoga's widths are single precision, and two ways to break can be as good. */
const textOf = (lines: readonly EngineLine[]): SetText => ({
  lines: lines.length,
  text: lines.map(({ set }) => set.text.trim()).join(' '),
  looks: [...new Set(lines.flatMap(({ set }) => set.items.map(({ style }) => [style.families, style.weight, style.sizePt, style.letterSpacingPt, style.colour].join())))],
});
/** What later passes read of a box. */
function placeOf(node: LaidOutNode): Place {
  const { box } = node;
  if (box === undefined) throw new Error('no box');
  const read = [
    box.top, box.left, box.width, box.height, box.paddingTop, box.paddingBottom, box.paddingLeft, box.paddingRight,
    box.borderTopWidth, box.borderBottomWidth, box.borderLeftWidth, box.borderRightWidth,
  ];
  return { type: node.type, box: read.map(rounded), set: textOf(node.lines ?? []), children: node.type === 'TEXT' ? [] : (node.children ?? []).map(placeOf) };
}

function own(content: ReactElement, widthPt: number): LaidOutNode | null {
  const nodes = expandElements(content, plain);
  return nodes === null ? null : layOutFlow(nodes, { widthPt, heightPt: null });
}

const spaces = fc.constantFrom({}, { marginTop: 7 }, { marginVertical: 5, marginLeft: 3 }, { paddingVertical: 4, paddingLeft: 9, borderLeftWidth: 2 }, { marginBottom: 11, borderBottomWidth: 0.5 });
const text = fc.integer({ min: 0, max: 60 }).map(words);
const canvas = fc.record({ width: fc.integer({ min: 5, max: 90 }), height: fc.integer({ min: 5, max: 60 }) }).map((style) => createElement('CANVAS', { paint: () => undefined, style }));
const { flow } = fc.letrec<{ flow: ReactElement }>((tie) => ({
  flow: fc.oneof(
    { maxDepth: 4 },
    text,
    canvas,
    fc.tuple(spaces, fc.array(tie('flow'), { maxLength: 4 })).map(([style, children]) => createElement('VIEW', { style }, ...children)),
    // a list item or note: a fixed column, then the rest
    fc.tuple(spaces, tie('flow'), tie('flow')).map(([style, label, body]) =>
      createElement('VIEW', { style: { ...style, flexDirection: 'row' } }, createElement('VIEW', { style: { width: 24, paddingRight: 3 } }, label), createElement('VIEW', { style: { flex: 1 } }, body))),
    // a list item as templates make it: the mark at the end of a row of its own
    fc.tuple(canvas, tie('flow'), fc.constantFrom('stretch', 'flex-start', 'flex-end', 'center')).map(([mark, body, alignItems]) =>
      createElement('VIEW', { style: { flexDirection: 'row' } },
        createElement('VIEW', { style: { width: 130, paddingRight: 3, flexDirection: 'row', justifyContent: 'flex-end', alignItems } }, mark, createElement('VIEW', { style: { width: 30 } }, words(4))),
        createElement('VIEW', { style: { flex: 1 } }, body))),
    // a table row
    fc.tuple(fc.array(text, { minLength: 1, maxLength: 3 }), fc.constantFrom('stretch', 'flex-end', 'center')).map(([cells, alignItems]) =>
      createElement('VIEW', { style: { flexDirection: 'row', alignItems, borderBottomWidth: 0.5 } }, ...cells.map((cell) => createElement('VIEW', { style: { width: 60, paddingHorizontal: 4, paddingVertical: 3 } }, cell)))),
    // words of a template, in a row with room between
    fc.tuple(fc.constantFrom('flex-start', 'center', 'flex-end', 'space-between'), fc.constantFrom({ fontWeight: 700 }, { letterSpacing: 0.3, color: '#aa0000' }, { fontSize: 8, lineHeight: 1.5 })).map(([justifyContent, style]) =>
      createElement('VIEW', { style: { flexDirection: 'row', justifyContent } },
        createElement('TEXT', { style: { width: 70, fontFamily: ['Source Sans 3'], fontSize: 9, lineHeight: 1.4, ...style } }, 'some words and ', createElement('TEXT', { style: { fontWeight: 700, color: '#123456' } }, 'others'), ' after'),
        createElement('VIEW', { style: { width: 60 } }, createElement('TEXT', { style: { fontFamily: 'Source Serif 4', fontSize: 11, textAlign: 'right' } }, 12)))),
    // a cover: boxes that are higher than what they hold
    fc.tuple(fc.constantFrom('flex-start', 'center', 'flex-end', 'space-between'), fc.constantFrom({ minHeight: 90 }, { height: 400 }), tie('flow'), tie('flow')).map(([justifyContent, height, first, second]) =>
      createElement('VIEW', { style: { ...height, justifyContent, paddingTop: 8 } }, first, second)),
    // a margin box
    fc.tuple(spaces, tie('flow')).map(([style, content]) =>
      createElement('VIEW', { style }, createElement('VIEW', { style: { position: 'absolute', top: 12, left: 5, width: 100, borderBottomWidth: 1 } }, content))),
    // a line of the contents
    canvas.map((leader) => createElement('VIEW', { style: { flexDirection: 'row', alignItems: 'flex-end' } }, leader, createElement('CANVAS', { paint: () => undefined, style: { flexGrow: 1, flexShrink: 1, flexBasis: 0, height: 12 } }))),
    // a figure
    canvas.map((picture) => createElement('VIEW', { style: { alignItems: 'center', marginTop: 10 } }, picture)),
  ),
}));

test('plain flow has the places that React-PDF gives it', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(flow, { minLength: 1, maxLength: 4 }), fc.constantFrom(220, 453.6), async (children, widthPt) => {
      const content = createElement('VIEW', {}, ...children);
      const mine = own(content, widthPt);
      if (mine === null) return;
      compared += 1;
      expect(placeOf(mine)).toEqual(placeOf(await setByReactPdf(content, widthPt)));
    }),
    { numRuns: 150, seed: 3 },
  );
  expect(compared).toBeGreaterThan(100);
});

const row = (style: Readonly<Record<string, unknown>>, ...children: ReactElement[]): ReactElement => createElement('VIEW', { style }, ...children);

test.each([
  ['a box out of the flow from the right', row({ position: 'absolute', top: 3, right: 3, width: 10 })],
  ['a box that is moved from its place', row({ top: 3 })],
  ['a row that must shrink', row({ flexDirection: 'row' }, row({ width: 300 }), row({ width: 300 }))],
  ['a box too low for its content', row({ height: 5 }, row({ height: 20 }))],
  ['text as wide as its words', row({ flexDirection: 'row' }, words(3))],
  ['a length in per cent', row({ width: '50%' })],
  ['a negative margin', row({ marginTop: -4 })],
  ['words without a size', createElement('TEXT', {}, 'words')],
  ['words in capitals', createElement('TEXT', { style: { fontSize: 9, textTransform: 'uppercase' } }, 'words')],
  ['a linked word with a style of its own', createElement('TEXT', { style: { fontSize: 9 } }, createElement('LINK', { src: '#a', style: { color: '#ff0000' } }, 'words'))],
])('%s is left to React-PDF', (_, element) => {
  expect(own(element, 400)).toBeNull();
});

test('a component with hooks is left to React', () => {
  const Hooked = (): ReactElement => {
    const [width] = useState(10);
    return createElement('VIEW', { style: { width } });
  };
  expect(expandElements(createElement(Hooked), plain)).toBeNull();
  expect(expandElements(createElement(memo(() => null)), plain)).toBeNull();
  expect(expandElements(createElement(() => createElement('VIEW')), plain)).toHaveLength(1);
});
