import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseSvg, SvgSyntaxError } from '../../src/svg/parseSvg.js';
import { printSvg } from '../../src/svg/printSvg.js';
import { readColour } from '../../src/svg/readColour.js';
import { readPath } from '../../src/svg/readPath.js';
import { readTransform } from '../../src/svg/readTransform.js';
import { renameIds } from '../../src/svg/renameIds.js';
import { printNumber, roundNumbers, roundPath } from '../../src/svg/roundNumbers.js';
import { segmentBounds } from '../../src/svg/shapeSegments.js';
import type { SvgElement } from '../../src/svg/svgElement.js';

describe('parsing and printing', () => {
  test('keep elements, attributes and text, and leave out comments and instructions', () => {
    const text = '<?xml version="1.0"?><!DOCTYPE svg><svg a="1 &lt; 2 &amp; &quot;x&quot;"><!-- no --><g/><text>a &lt; b<tspan>c</tspan></text></svg>';
    expect(printSvg(parseSvg(text))).toBe('<svg a="1 &lt; 2 &amp; &quot;x&quot;"><g/><text>a &lt; b<tspan>c</tspan></text></svg>');
  });

  test('are inverse for any tree', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9]{0,5}$/);
    const value = fc.string({ unit: 'binary' }).map((text) => text.replace(/[^\u0009\u000a\u0020-\ud7ff\ue000-\ufffd]/gu, ''));
    const leaf = fc.record({ name: word, attributes: fc.dictionary(word, value, { noNullPrototype: true }), children: fc.constant<readonly SvgElement[]>([]) });
    const branch = fc.record({ name: word, attributes: fc.constant({}), children: fc.array(leaf, { maxLength: 3 }) });
    const tree = fc.record({ name: word, attributes: fc.constant({}), children: fc.array(fc.oneof(leaf, branch), { maxLength: 3 }) });
    fc.assert(fc.property(tree, (child) => {
      const root: SvgElement = { name: 'svg', attributes: {}, children: [child] };
      expect(parseSvg(printSvg(root))).toEqual(root);
    }), { numRuns: 200 });
  });

  test.each(['<svg><g></svg>', '<html/>', '', '<svg>&unknown;</svg>', '<svg', `<svg>${'<g>'.repeat(300)}${'</g>'.repeat(300)}</svg>`])('refuse %s', (text) => {
    expect(() => parseSvg(text)).toThrow(SvgSyntaxError);
  });

  test('do not expand entities of the file', () => {
    const bomb = '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg>&b;</svg>';
    expect(() => parseSvg(bomb)).toThrow(SvgSyntaxError);
  });
});

describe('numbers', () => {
  test('have two decimals and one spelling', () => {
    expect([0.005, -0.001, 1e-7, 12.3456, -4, 1e21, NaN].map(printNumber)).toEqual(['0.01', '0', '0', '12.35', '-4', '1000000000', '0']);
    expect(roundNumbers('4.123,2e-9')).toBe('4.12,0');
  });

  test('of paths are told apart also where the source runs them together', () => {
    expect(roundPath('M0.123.456L-1-2e1A5 5 0 01 10,10Z')).toBe('M0.12,0.46L-1,-20A5,5,0,0,1,10,10Z');
  });
});

describe('paths', () => {
  test('are moves, lines and curves in absolute coordinates', () => {
    expect(readPath('m1,1h2v3l-1 0z')).toEqual([
      { kind: 'move', x: 1, y: 1 }, { kind: 'line', x: 3, y: 1 }, { kind: 'line', x: 3, y: 4 }, { kind: 'line', x: 2, y: 4 }, { kind: 'close' },
    ]);
  });

  test('end where they stop being right', () => {
    expect(readPath('M0,0L5,5L6')).toHaveLength(2);
    expect(readPath('L5,5')).toEqual([]);
    expect(readPath('M0,0X9')).toHaveLength(1);
  });

  test('with arcs fill the box of the circle', () => {
    const box = segmentBounds(readPath('M50,0A50,50,0,1,1,50,100A50,50,0,1,1,50,0Z'));
    for (const [value, expected] of [[box.x, 0], [box.y, 0], [box.width, 100], [box.height, 100]] as const) expect(value).toBeCloseTo(expected, 1);
  });
});

test('transforms multiply from left to right', () => {
  const matrix = readTransform('translate(10,20) rotate(90) scale(2)');
  const expected = [0, 2, -2, 0, 10, 20];
  matrix.forEach((value, index) => { expect(value).toBeCloseTo(expected[index] ?? 0, 9); });
});

test.each([
  ['#abc', '#aabbcc', 1], ['SteelBlue', '#4682b4', 1], ['rgb(1, 2, 3)', '#010203', 1], ['rgba(255,0,0,.5)', '#ff0000', 0.5], ['rgb(100% 0% 0% / 20%)', '#ff0000', 0.2],
  ['hsl(120, 100%, 25%)', '#008000', 1], ['#11223380', '#112233', 128 / 255], ['transparent', '#000000', 0],
])('the colour %s', (text, hex, opacity) => {
  expect(readColour(text)).toEqual({ hex, opacity });
});

test.each(['none', 'url(#a)', 'rgb(1,2)', '#12', 'color-mix(in srgb, red, blue)'])('%s is no colour', (text) => {
  expect(readColour(text)).toBeNull();
});

test('ids are numbered in the order of the tree, and references follow them', () => {
  const root = parseSvg('<svg><defs><clipPath id="clip7"/><linearGradient id="g"/></defs><g clip-path="url(#clip7)"><path fill="url(#g)"/><use href="#g"/><a href="#none"/></g></svg>');
  expect(printSvg(renameIds(root, 'fig'))).toBe(
    '<svg><defs><clipPath id="fig-1"/><linearGradient id="fig-2"/></defs><g clip-path="url(#fig-1)"><path fill="url(#fig-2)"/><use href="#fig-2"/><a href="#none"/></g></svg>',
  );
});
