import PDFDocument from 'pdfkit';
import { expect, test } from 'vitest';
import type { NodeBox, NodeStyle } from '../../src/brief/layoutTree.js';
import { PageContent } from '../../src/brief/pageContent.js';
import { StructureTree } from '../../src/brief/structureTree.js';
import { paintDecoration } from '../../src/brief/paintDecoration.js';

const borders = (widths: Partial<NodeBox>): NodeBox => ({
  top: 0, left: 0, width: 100, height: 40, paddingTop: 0, paddingBottom: 0, paddingLeft: 0, paddingRight: 0,
  borderTopWidth: 0, borderBottomWidth: 0, borderLeftWidth: 0, borderRightWidth: 0, ...widths,
});

/** The operators that paint a box of 100 by 40 points at (10, 20). */
function paint(style: NodeStyle, widths: Partial<NodeBox> = {}): string {
  const doc = new PDFDocument({ size: [200, 100], margin: 0, font: null, compress: false, info: { CreationDate: new Date(0) } });
  const content = new PageContent(doc, new StructureTree());
  paintDecoration({ box: borders(widths), style }, { x: 10, y: 20, width: 100, height: 40 }, content);
  content.closePage();
  return doc.page?.content.buffer.map((part) => Buffer.from(part).toString('latin1')).slice(1).join('').trim() ?? '';
}

test('a background is a filled rectangle', () => {
  expect(paint({ backgroundColor: '#ff0000' })).toBe('1 0 0 rg\n10 20 100 40 re f');
});

test('borders of one colour are one path, each inside the box', () => {
  expect(paint({ borderTopColor: '#0000ff', borderBottomColor: 'blue' }, { borderTopWidth: 2, borderBottomWidth: 1 })).toBe(
    '0 0 1 rg\n10 20 100 2 re\n10 59 100 1 re f', // 20 + 40 - 1
  );
});

test('borders of two colours meet along the line between their corners', () => {
  const operators = paint({ borderTopColor: '#ff0000', borderLeftColor: '#0000ff' }, { borderTopWidth: 4, borderLeftWidth: 2 });
  // From (10, 20) inwards, 2 to the right for 4 downwards, as far as the middle of the height.
  expect(operators).toContain('10 20 m 110 20 l 110 40 l 20 40 l h W n');
  expect(operators).toContain('10 60 m 10 20 l 20 40 l 60 60 l h W n');
});

test('a round box has its background and its whole border round', () => {
  const radius = { borderTopLeftRadius: 5, borderTopRightRadius: 5, borderBottomLeftRadius: 5, borderBottomRightRadius: 5 };
  const all = { borderTopWidth: 1, borderRightWidth: 1, borderBottomWidth: 1, borderLeftWidth: 1 };
  const operators = paint({ ...radius, backgroundColor: '#ffffff' }, all);
  expect(operators.match(/ c$/gm)?.length).toBe(12); // four corners of the background, of the border's outer and of its inner edge
  expect(operators).toMatch(/f\*$/);
});

test('dashes are twice as long as the border is wide', () => {
  expect(paint({ borderBottomStyle: 'dashed' }, { borderBottomWidth: 2 })).toContain('2 w 0 J 0 j 10 M [4 2.4] 0 d');
});
