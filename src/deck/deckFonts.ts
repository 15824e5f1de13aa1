/** The faces that a deck uses → `@font-face` rules with the characters it shows, and no others. */
import type { UsedFace } from './deckGlyphs.js';

/**
 * OpenType features that a slide can use: kerning, ligatures and marks; the width variants that browsers take for
 * Chinese punctuation; lining, tabular and proportional figures. Small capitals and the like would only add weight.
 */
const features = ['kern', 'liga', 'clig', 'calt', 'ccmp', 'locl', 'mark', 'mkmk', 'rlig', 'lnum', 'tnum', 'pnum', 'fwid', 'halt', 'chws', 'palt'];

/**
 * One rule for each face, in the order given, as WOFF: for a Chinese face WOFF2 saves a quarter of the size and takes
 * ten times as long. The same characters give the same bytes.
 */
export async function fontFaceRules(faces: readonly UsedFace[]): Promise<string> {
  const { default: subsetFont } = await import('subset-font');
  const rules: string[] = [];
  for (const { family, face, characters } of faces) {
    const { bytes, description } = face;
    const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const text = [...characters].sort().join('');
    const subset = await subsetFont(source, text, { targetFormat: 'woff', noHinting: true, keepFeatures: features });
    rules.push(
      `@font-face{font-family:'${family}';font-weight:${description.weight};font-style:${description.style};` +
        `font-display:block;src:url(data:font/woff;base64,${subset.toString('base64')}) format('woff')}`,
    );
  }
  return rules.join('\n');
}
