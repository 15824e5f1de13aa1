/** Random manuscripts: nothing is lost, doubled or out of order on the pages, nothing leaves the page area, notes and floats stand where they must. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figurePlacements, type FigurePlacement } from '../../src/document/metadata.js';
import { buildBrief, type BuiltBrief } from './buildBrief.js';
import type { PdfLine } from './readPdf.js';

type Part =
  | { readonly kind: 'paragraph' | 'noted' | 'item' | 'heading' | 'break'; readonly words: number }
  | { readonly kind: 'table'; readonly words: number }
  | { readonly kind: 'figure'; readonly words: number; readonly placement: FigurePlacement; readonly noted: boolean };

const words = fc.integer({ min: 1, max: 160 });
const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('paragraph' as const), words }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('noted' as const), words: fc.oneof(words, fc.integer({ min: 300, max: 900 })) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('item' as const), words }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('heading' as const), words: fc.integer({ min: 1, max: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('break' as const), words: fc.constant(0) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('table' as const), words: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('figure' as const), words: fc.integer({ min: 1, max: 10 }), placement: fc.constantFrom(...figurePlacements), noted: fc.boolean() }) },
);

type Manuscript = {
  readonly text: string;
  /** How many tokens b1, b2, … the text has, and each note; the token before each note's mark. */
  readonly bodyCount: number;
  readonly notes: readonly { readonly words: number; readonly after: string }[];
  readonly figures: readonly { readonly heightPt: number; readonly placement: FigurePlacement; readonly after: number }[];
};

const heights = [90, 180, 300, 420];
const files = Object.fromEntries(heights.map((height) => [`h${height}.svg`, `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="${height / 0.75}" viewBox="0 0 10 10"><rect width="10" height="10"/></svg>`]));

/** Text whose words are all different: b for the text, n for notes, f for captions. */
function writeManuscript(parts: readonly Part[]): Manuscript {
  let body = 0;
  const notes: { words: number; after: string }[] = [];
  const figures: { heightPt: number; placement: FigurePlacement; after: number }[] = [];
  const some = (count: number): string => Array.from({ length: count }, () => `b${(body += 1)}.`).join(' ');
  const mark = (count: number, after: string): string => {
    notes.push({ words: count, after });
    return `[^n${notes.length}]`;
  };
  const written = parts.map((each): string => {
    switch (each.kind) {
      case 'paragraph':
        return some(each.words);
      case 'noted': {
        const shown = some(3);
        return `${shown}${mark(each.words, `b${body}.`)} ${some(5)}`;
      }
      case 'item':
        return `- ${some(each.words)}\n- ${some(2)}${mark(4, `b${body}.`)}`;
      case 'heading':
        return `## ${some(each.words)}${each.words === 3 ? mark(3, `b${body}.`) : ''}`;
      case 'break':
        return '::: pagebreak\n:::';
      case 'table':
        return `| x | y |\n|---|---|\n${Array.from({ length: each.words }, (_, index) => `| ${some(1)}${index === 0 ? mark(4, `b${body}.`) : ''} | ${some(1)} |`).join('\n')}`;
      case 'figure': {
        const heightPt = heights[each.words % heights.length] ?? 90;
        figures.push({ heightPt, placement: each.placement, after: body });
        const token = `f${figures.length}.`;
        return `![${token}${each.noted ? mark(4, token) : ''}](h${heightPt}.svg){alt="A block" placement=${each.placement}}`;
      }
    }
  });
  const definitions = notes.map(({ words: count }, index) => `[^n${index + 1}]: ${Array.from({ length: count }, (_, word) => `n${index + 1}-${word + 1}.`).join(' ')}`);
  return { text: `---\nlang: en-GB\ntoc: false\n---\n\n${[...written, ...definitions].join('\n\n')}\n`, bodyCount: body, notes, figures };
}

const area = { top: 76, bottom: 841.89 - 76, left: 71, right: 595.28 - 71 };
/** Lines of the text area. */
const linesOf = (brief: BuiltBrief, page: number): readonly PdfLine[] => (brief.pages[page]?.lines ?? []).filter((line) => line.yPt > 60 && line.yPt < 780).toSorted((a, b) => a.yPt - b.yPt);
const tokensIn = (lines: readonly PdfLine[], letter: string): string[] => lines.flatMap((line) => Array.from(line.text.matchAll(new RegExp(`\\b${letter}\\d+(?:-\\d+)?\\.`, 'g')), (match) => match[0]));

function check(manuscript: Manuscript, brief: BuiltBrief): void {
  const pages = brief.pages.map((_, page) => linesOf(brief, page));
  const pageOf = (token: string): number => pages.findIndex((lines) => tokensIn(lines, token.charAt(0)).includes(token));
  // nothing lost, doubled or reordered
  expect(pages.flatMap((lines) => tokensIn(lines, 'b'))).toEqual(Array.from({ length: manuscript.bodyCount }, (_, index) => `b${index + 1}.`));
  expect(pages.flatMap((lines) => tokensIn(lines, 'f'))).toEqual(manuscript.figures.map((_, index) => `f${index + 1}.`));
  const noteTokens = manuscript.notes.flatMap(({ words: count }, note) => Array.from({ length: count }, (_, word) => `n${note + 1}-${word + 1}.`));
  expect(pages.flatMap((lines) => tokensIn(lines, 'n')).toSorted()).toEqual(noteTokens.toSorted());
  // a note begins on the page of its mark, and goes on in order
  manuscript.notes.forEach(({ words: count, after }, note) => {
    expect(pageOf(`n${note + 1}-1.`), `note ${note + 1}`).toBe(pageOf(after));
    const order = Array.from({ length: count }, (_, word) => pageOf(`n${note + 1}-${word + 1}.`));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
  });
  // a float stands on no page before the text above it
  manuscript.figures.forEach(({ after }, index) => {
    if (after > 0) expect(pageOf(`f${index + 1}.`), `figure ${index + 1}`).toBeGreaterThanOrEqual(pageOf(`b${after}.`));
  });
  pages.forEach((lines) => {
    for (const line of lines) {
      expect(line.xPt).toBeGreaterThan(area.left - 1);
      expect(line.rightPt).toBeLessThan(area.right + 1);
      expect(line.yPt - line.sizePt).toBeGreaterThan(area.top - 4);
      expect(line.yPt).toBeLessThan(area.bottom + 1);
    }
    // notes below everything, and nothing over a picture, which ends 7 pt above its caption
    const isNote = (line: PdfLine): boolean => tokensIn([line], 'n').length > 0;
    const lastPt = Math.max(0, ...lines.filter((line) => tokensIn([line], 'b').length + tokensIn([line], 'f').length > 0).map((line) => line.yPt));
    for (const line of lines.filter(isNote)) expect(line.yPt - line.sizePt).toBeGreaterThan(lastPt);
    for (const caption of lines) {
      const [token] = tokensIn([caption], 'f');
      const heightPt = manuscript.figures[Number(token?.slice(1, -1)) - 1]?.heightPt ?? 0;
      if (heightPt === 0) continue;
      const over = lines.filter((line) => line !== caption && line.yPt > caption.yPt - heightPt - 8 && line.yPt < caption.yPt);
      expect(over.map((line) => line.text)).toEqual([]);
    }
  });
}

test('the pages of any manuscript hold all of it, in order, in its place', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 24 }), async (parts) => {
      const manuscript = writeManuscript(parts);
      const brief = await buildBrief(manuscript.text, files);
      check(manuscript, brief);
    }),
    { numRuns: 20, seed: 20 },
  );
}, 120_000);
