/** What is nested deep: it goes in so far and no farther, in both outputs, and what is nested too deep is one error. */
import { describe, expect, test } from 'vitest';
import { build, type BuildResult } from '../../src/api.js';
import { readPdf } from '../brief/readPdf.js';
import { temporaryFolder } from '../temporaryFolder.js';

const built = (body: string, template: string): Promise<BuildResult> => build(`${temporaryFolder({ 'a.md': `---\ntitle: T\nlang: en\ntoc: false\n---\n\n# One\n\n${body}` })}/a.md`, { template });
const levels = Array.from({ length: 30 }, (_, level) => level);
const words = (level: number): string => `text ${level + 1} of a few words`;

const nested: Readonly<Record<string, string>> = {
  'a list': levels.map((level) => `${'  '.repeat(level)}- ${words(level)}\n`).join(''),
  'a numbered list': levels.map((level) => `${'   '.repeat(level)}1. ${words(level)}\n`).join(''),
  'a quotation': levels.map((level) => `${'> '.repeat(level + 1)}${words(level)}\n${'> '.repeat(level + 1)}\n`).join(''),
  'quotations with lists': levels.map((level) => `${levels.slice(0, level).map((each) => (each % 2 === 0 ? '> ' : '  ')).join('')}${level % 2 === 0 ? '> ' : '- '}${words(level)}\n`).join(''),
  callouts: `${levels.slice(0, 12).map((level) => `${':'.repeat(40 - level)} callout-note\n${words(level)}\n\n`).join('')}${levels.slice(0, 12).reverse().map((level) => ':'.repeat(40 - level)).join('\n')}\n`,
};

describe.each(['house', 'academic'])('in the %s template', (template) => {
  test.each(Object.keys(nested))('%s in itself many times goes in by two fifths of the measure', async (name) => {
    const { brief, diagnostics } = await built(nested[name] ?? '', template);
    expect(diagnostics.filter(({ code }) => code !== 'slide-overflows')).toEqual([]);
    const lines = (await readPdf(brief?.bytes ?? new Uint8Array())).pages.flatMap((page) => page.lines);
    const rightOf = (level: number): number => lines.find(({ text }) => text.endsWith(words(level)))?.rightPt ?? 0;
    expect(rightOf(1)).toBeGreaterThan(rightOf(0) + 5);
    expect(rightOf(11)).toBeCloseTo(rightOf(10), 0);
    expect(lines.filter(({ text }) => text.includes('of a few words')).length).toBeGreaterThanOrEqual(12);
    const [left, measure] = template === 'house' ? [71, 453.28] : [84, 427.28]; // 595.28 - 2 × 71, 595.28 - 2 × 84
    const widthPt = 110; // no text is wider
    expect(Math.max(...lines.filter(({ text }) => text.includes('of a few words')).map(({ rightPt }) => rightPt))).toBeLessThanOrEqual(left + 0.4 * measure + widthPt);
  });
});

test('quotations that are nested too deep are one error, and their marks no text', async () => {
  const { diagnostics } = await built(`${'>'.repeat(4000)} a b c d e f\n\nAfter.\n`, 'house');
  expect(diagnostics.map(({ code, position }) => [code, position?.start.line])).toEqual([['nesting-too-deep', 9]]);
});

test('a line of nothing but such marks ends with its quotation', async () => {
  const { diagnostics } = await built(`${'>'.repeat(150)}\n\nAfter.\n`, 'house');
  expect(diagnostics.map(({ code }) => code)).toEqual(['nesting-too-deep']);
});

test('lists that are nested too deep are one error', async () => {
  const { diagnostics } = await built(Array.from({ length: 130 }, (_, level) => `${'  '.repeat(level)}- ${words(level)}\n`).join(''), 'house');
  expect(diagnostics.map(({ code }) => code)).toEqual(['nesting-too-deep']);
});
