import * as fontkit from 'fontkit';
import type { Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openFontProgram, type SubsetGlyph } from '../../src/brief/fontProgram.js';
import { fontsFolder } from '../figures/chartDrawing.js';

const bytes = readFileSync(join(fontsFolder, 'SourceSerif4_400Regular.ttf'));

function open(file: Uint8Array): Font {
  const font = fontkit.create(Buffer.from(file));
  if (!('glyphForCodePoint' in font)) throw new Error('a collection');
  return font;
}

const whole = open(bytes);
const program = openFontProgram(bytes);
const glyphOf = (character: string): number => whole.glyphForCodePoint(character.codePointAt(0) ?? 0).id;
const outlineOf = (font: Font, glyph: number): string => font.getGlyph(glyph).path.toSVG();
const own = (character: string): SubsetGlyph => ({ glyph: glyphOf(character), advance: null, base: null });

test('the heights, the box and the advances are those that another reader finds', () => {
  expect(program.unitsPerEm).toBe(whole.unitsPerEm);
  expect([program.ascent, program.descent, program.capHeight, program.xHeight]).toEqual([whole.ascent, whole.descent, whole.capHeight, whole.xHeight]);
  expect(program.bounds).toEqual([whole.bbox.minX, whole.bbox.minY, whole.bbox.maxX, whole.bbox.maxY]);
  for (const character of 'aWé中') expect(program.advance(glyphOf(character))).toBe(whole.getGlyph(glyphOf(character)).advanceWidth);
});

describe('a subset', () => {
  test('has the outlines and advances of its glyphs in the order asked for', () => {
    const subset = open(program.subset([{ glyph: 0, advance: null, base: null }, own('g'), own('a')]));
    expect(subset.numGlyphs).toBe(3);
    expect([1, 2].map((code) => outlineOf(subset, code))).toEqual(Array.from('ga', (character) => outlineOf(whole, glyphOf(character))));
    expect([1, 2].map((code) => subset.getGlyph(code).advanceWidth)).toEqual(Array.from('ga', (character) => whole.getGlyph(glyphOf(character)).advanceWidth));
  });

  test('brings the parts of composed glyphs along', () => {
    const composed = Array.from('éàçñüÅẤ', own);
    const subset = open(program.subset(composed));
    composed.forEach(({ glyph }, code) => {
      expect(outlineOf(subset, code)).toBe(outlineOf(whole, glyph));
    });
  });

  test('shows an outline a second time with another advance, in a few bytes', () => {
    const once = program.subset([own('g'), own('&')]);
    const twice = program.subset([own('g'), own('&'), { glyph: glyphOf('&'), advance: 123, base: 1 }]);
    const subset = open(twice);
    expect(outlineOf(subset, 2)).toBe(outlineOf(whole, glyphOf('&')));
    expect(subset.getGlyph(2).advanceWidth).toBe(123);
    expect(twice.length - once.length).toBeLessThan(32); // 16 of outline, 4 of metrics, 2 or 4 of places, and padding
  });

  test('keeps a glyph without an outline empty', () => {
    const subset = open(program.subset([own(' '), { glyph: glyphOf(' '), advance: 700, base: 0 }]));
    expect(outlineOf(subset, 1)).toBe('');
    expect(subset.getGlyph(1).advanceWidth).toBe(700);
  });

  test('of many glyphs has places of four bytes', () => {
    const all = Array.from({ length: whole.numGlyphs }, (_, glyph): SubsetGlyph => ({ glyph, advance: null, base: null }));
    const subset = open(program.subset(all));
    for (const character of 'aé&Ω') expect(outlineOf(subset, glyphOf(character))).toBe(outlineOf(whole, glyphOf(character)));
  });
});

test('a font without TrueType outlines is refused', () => {
  expect(() => openFontProgram(new Uint8Array(64))).toThrow('TrueType');
});
