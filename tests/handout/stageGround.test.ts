import { expect, test } from 'vitest';
import type { LaidOutNode } from '../../src/brief/layoutTree.js';
import type { Slide } from '../../src/deck/planSlides.js';
import type { Drawing } from '../../src/figures/figureTable.js';
import { coveringDrawing, groundBoxes } from '../../src/handout/stageGround.js';
import { heading } from '../deck/tree.js';

const slide = (background: string | null): Slide => {
  const own = heading(2, 'A');
  return { kind: 'content', id: 'a', heading: { ...own, attributes: { ...own.attributes, values: background === null ? {} : { background } } }, children: [], rank: 2, layout: null, isAppendix: false };
};
const size = { widthPt: 200, heightPt: 100 };
const grounds = (background: string | null): readonly LaidOutNode[] => groundBoxes(slide(background), '#ffffff', { size, figures: new Map() });
const gradientOf = (node: LaidOutNode | undefined): unknown => {
  const painted = node?.children?.[0]?.props.painted;
  const svg = painted?.kind === 'drawing' && painted.drawing.kind === 'vector' ? painted.drawing.svg : null;
  const [defs] = svg?.children ?? [];
  return typeof defs === 'object' ? defs.children[0] : null;
};

test('a slide without a background is on the paper of its kind, one with a colour on that', () => {
  expect(grounds(null).map(({ style }) => style.backgroundColor)).toEqual(['#ffffff']);
  expect(grounds('#0b4f6c').map(({ style }) => style.backgroundColor)).toEqual(['#0b4f6c']);
});

test.each([
  ['to right', ['0', '50', '200', '50']],
  ['180deg', ['100', '0', '100', '100']],
  // 75 pt to each side: (200 + 100) * sin 45° / 2 along the line, and sin 45° of that
  ['135deg', ['25', '-25', '175', '125']],
])('a gradient runs %s as in CSS', (direction, ends) => {
  const [ground] = grounds(`linear-gradient(${direction}, #000000, #ffffff)`);
  expect(gradientOf(ground)).toMatchObject({ name: 'linearGradient', attributes: { x1: ends[0], y1: ends[1], x2: ends[2], y2: ends[3] }, children: [{ attributes: { offset: '0%', 'stop-color': '#000000' } }, { attributes: { offset: '100%', 'stop-color': '#ffffff' } }] });
});

test('a picture covers the slide and keeps its proportions', () => {
  const drawing: Drawing = { kind: 'raster', format: 'png', bytes: new Uint8Array(), widthPx: 100, heightPx: 100 };
  expect(coveringDrawing(drawing, size).children?.[0]?.box).toMatchObject({ left: 0, top: -50, width: 200, height: 200 });
});
