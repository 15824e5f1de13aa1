import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { missingCharacters } from '../../src/typesetting/missingCharacters.js';
import { measureWidth, shapeText, type ShapingRequest } from '../../src/typesetting/shapeText.js';
import { shapeWord } from '../../src/typesetting/shapeWord.js';
import { createTypesettingCache } from '../../src/typesetting/typesettingCache.js';
import { cache, fonts, han } from './setting.js';

const request: ShapingRequest = { families: ['Source Sans 3', 'Noto Sans SC'], weight: 400, style: 'normal', sizePt: 10, lang: 'zh-CN' };
const context = { fonts, cache };

describe('text on one line', () => {
  test('runs change with the face and follow each other', () => {
    const { runs, widthPt } = shapeText('排放 CO2（吨）', request, context);
    expect(runs.map((run) => [run.face.description.family, run.text])).toEqual([['Noto Sans SC', '排放'], ['Source Sans 3', ' CO2'], ['Noto Sans SC', '（吨）']]);
    expect(runs.at(-1)?.xPt).toBeCloseTo(widthPt - 30, 6); // three full-width characters
  });

  test('spaces keep their width, at the ends too', () => {
    const space = measureWidth('a b', request, context) - measureWidth('a', request, context) - measureWidth('b', request, context);
    expect(space).toBeGreaterThan(1);
    const { runs } = shapeText('  a  b ', request, context);
    expect(runs.map((run) => run.text).join('')).toBe('  a  b ');
  });

  test('a character of Han is one em wide, and the width grows with the size', () => {
    expect(measureWidth('汉字', request, context)).toBe(20);
    expect(measureWidth('汉字', { ...request, sizePt: 100 }, context)).toBe(200);
  });

  test('an empty text has no width', () => {
    expect(shapeText('', request, context)).toEqual({ runs: [], widthPt: 0 });
  });
});

describe('missing characters', () => {
  test('are named once, in order; what the fallback faces have is not missing', () => {
    expect(missingCharacters('汉\u{E000}a𠮷✅\u{F8FF}\u{E000}', han, context)).toEqual(['\u{E000}', '\u{F8FF}']);
  });
  test('joiners, selectors, spaces and controls are never missing', () => {
    expect(missingCharacters('a\u200d\ufe0f\u00ad\u200b\u2060\t\n\u3000\u2009', han, context)).toEqual([]);
  });
});

describe('words put together from pairs', () => {
  test.each([
    ['Source Serif 4', 400, 'normal', false],
    ['Source Serif 4', 700, 'italic', false],
    ['Source Sans 3', 700, 'normal', true],
    ['Source Code Pro', 400, 'normal', false],
  ] as const)('are what the shaper makes of them: %s %d %s, tabular %s', (family, weight, style, tabularFigures) => {
    const face = fonts.face(family, weight, style);
    const readme = readFileSync(fileURLToPath(new URL('../../LICENSE', import.meta.url)), 'utf8');
    const words = [...new Set([...readme.split(/\s+/), 'AVATAR', 'Te.', '“To', 'don’t', '1,234.5%', 'naïve', 'Übermut', 'offline', 'fjord', 'x²', 'L’été', 'r.', 'P,'])].filter((word) => word !== '');
    const fresh = createTypesettingCache();
    for (const word of words) {
      const source = Array.from(word, (character) => character.codePointAt(0) ?? 0);
      const shaped = shapeWord(source, { face, tabularFigures, ligatures: true, fullWidth: false, rightToLeft: false }, fresh);
      const run = face.font.layout(word, tabularFigures ? { tnum: true } : {});
      expect(shaped.ids, word).toEqual(run.glyphs.map((glyph) => glyph.id));
      expect(shaped.advancesEm, word).toEqual(run.positions.map((position) => position.xAdvance / face.font.unitsPerEm));
      expect(shaped.codePoints.flat(), word).toEqual(source);
    }
  });
});
