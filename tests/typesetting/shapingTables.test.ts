import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Blob, Buffer, Face, Font, shape } from 'harfbuzzjs';
import { expect, test } from 'vitest';
import { shapingTables } from '../../src/typesetting/shapingTables.js';

const faceBytes = (file: string): Uint8Array => readFileSync(fileURLToPath(new URL(`../../dist/fonts/${file}`, import.meta.url)));

function shaped(bytes: Uint8Array, text: string): readonly unknown[] {
  const buffer = new Buffer();
  buffer.addText(text);
  buffer.guessSegmentProperties();
  shape(new Font(new Face(new Blob(bytes), 0)), buffer);
  return buffer.getGlyphInfosAndPositions().map(({ codepoint, cluster, xAdvance, xOffset, yOffset }) => ({ codepoint, cluster, xAdvance, xOffset, yOffset }));
}

test.each([
  ['NotoSerifSC_400Regular.ttf', '简报“标点”——2026 年'],
  ['SourceSerif4_400Regular_Italic.ttf', 'official AVATAR, e\u0301'],
  ['NotoSansArabic_400Regular.ttf', 'مُلَخَّص'],
  ['NotoSansHebrew_400Regular.ttf', 'שָׁלוֹם'],
])('%s is shaped alike without its outlines', (file, text) => {
  const bytes = faceBytes(file);
  const reduced = shapingTables(bytes);
  expect(reduced.length).toBeLessThan(bytes.length * 0.8);
  expect(shaped(reduced, text)).toEqual(shaped(bytes, text));
});
