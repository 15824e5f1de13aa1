/** The faces that a deck uses → `@font-face` rules with the characters it shows, and no others. */
import type { Kept } from '../keptResults.js';
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
export async function fontFaceRules(faces: readonly UsedFace[], kept: Kept<Promise<string>>): Promise<string> {
  const rules: string[] = [];
  for (const used of faces) {
    const text = [...used.characters].sort().join('');
    rules.push(await kept.of(() => JSON.stringify([used.family, used.face.description, text]), () => fontFaceRule(used, text)));
  }
  return rules.join('\n');
}

async function fontFaceRule({ family, face }: UsedFace, text: string): Promise<string> {
  const { default: subsetFont } = await import('subset-font');
  const { bytes, description } = face;
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const subset = await subsetFont(source, text, { targetFormat: 'woff', noHinting: true, keepFeatures: features });
  return (
    `@font-face{font-family:'${family}';font-weight:${description.weight};font-style:${description.style};` +
    `font-display:block;src:url(data:font/woff;base64,${subset.toString('base64')}) format('woff')}`
  );
}
