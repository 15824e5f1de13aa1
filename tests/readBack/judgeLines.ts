/** Lines of a Chinese brief → which of them continue a paragraph, and what is wrong with their edges. */
import type { ReadLine } from './readPages.js';

/** clreq, prohibition rules for line start and line end, strict level (2024-03-21). */
const prohibitedStarts = /^(?:[。．，、：；！？‼⁇」』”’）》〉】〗〕］｝～\-–—·・‧/／⸺]|……|⋯⋯)/u;
const prohibitedEnds = /[「『“‘（《〈【〖〔［｛/／]$/u;
/** Marks with a blank right half, which stands outside the measure or hangs there. */
const blankAtEnd = /[。．，、：；！？」』”’）》〉】〗〕］｝]$/u;

const edgeTolerancePt = 1.5;

export type Edges = {
  /** Lines of body text that another line of the same paragraph follows. */
  readonly full: number;
  readonly short: readonly ReadLine[];
  readonly starts: readonly ReadLine[];
  readonly ends: readonly ReadLine[];
};

function mostFrequent(values: readonly number[], stepPt: number): { readonly value: number; readonly share: number } {
  const counts = new Map<number, number>();
  for (const value of values) {
    const key = Math.round(value / stepPt);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  let best = 0;
  let most = 0;
  for (const [key, count] of counts) if (count > most) [best, most] = [key, count];
  return { value: best * stepPt, share: values.length === 0 ? 0 : most / values.length };
}

/**
 * Distance of the lines of a paragraph in type of one size: the smallest that is not rare, since paragraphs stand a
 * little farther apart.
 */
function pitchOf(distances: readonly number[]): number {
  const sorted = distances.filter((value) => value > 0).sort((one, other) => one - other);
  return sorted.find((value) => sorted.filter((other) => Math.abs(other - value) < 0.3).length > sorted.length / 20) ?? 0;
}

const sizeKey = (line: ReadLine): number => Math.round(line.sizePt * 4);

function pitches(lines: readonly ReadLine[]): ReadonlyMap<number, number> {
  const distances = new Map<number, number[]>();
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || before.page !== line.page || sizeKey(before) !== sizeKey(line)) continue;
    distances.set(sizeKey(line), [...(distances.get(sizeKey(line)) ?? []), line.baselinePt - before.baselinePt]);
  }
  return new Map([...distances].map(([key, values]) => [key, pitchOf(values)]));
}

/** The source ended the line there, since what comes next would have fitted. */
function endsBySource(before: ReadLine, after: ReadLine, edgePt: number): boolean {
  const next = /^(?:[\p{Script=Han}\u3000-\u303f\uff00-\uffef]|[^\s\p{Script=Han}]+)/u.exec(after.text)?.[0] ?? '';
  const widthPt = (next.length === 1 ? 1 : 0.6 * next.length) * after.sizePt;
  return edgePt - before.rightPt > widthPt + 2 * after.sizePt;
}

const isCode = (line: ReadLine): boolean => line.fonts.some((font) => font.startsWith('SourceCode')) && line.fonts.every((font) => /^(?:SourceCode|NotoSans)/.test(font));

/** Two lines of one paragraph: same type, one pitch apart, the second at the paragraph's left edge. */
function continues(before: ReadLine, after: ReadLine, pitchPt: number): boolean {
  if (after.page !== before.page || isCode(after) || isCode(before)) return false;
  const indentPt = before.leftPt - after.leftPt;
  const down = after.baselinePt - before.baselinePt;
  // an opening mark or a hanging label moves the first ink by less than an em
  return Math.abs(after.sizePt - before.sizePt) < 0.05 && down > 0 && down < pitchPt && indentPt > -before.sizePt && indentPt < 2.6 * before.sizePt;
}

/** pdf.js leaves out the hyphen that breaking added, since copying does. */
const hyphenEm = 0.36;

function reaches(line: ReadLine, edgePt: number): boolean {
  const missing = edgePt - line.rightPt;
  const near = (expected: number): boolean => Math.abs(missing - expected) <= edgeTolerancePt;
  if (near(0)) return true;
  if (/\p{Script=Latin}$/u.test(line.text)) return near(hyphenEm * line.sizePt);
  return blankAtEnd.test(line.text) && (near(line.sizePt / 2) || near(-line.sizePt / 2) || near(-line.sizePt));
}

/** Judges all lines of a brief whose body type is what most of its characters have. */
export function judgeLines(lines: readonly ReadLine[]): Edges {
  const bodySize = Math.round(mostFrequent(lines.flatMap((line) => Array.from({ length: line.text.length }, () => line.sizePt)), 0.25).value * 4);
  const pitch = pitches(lines);
  const pairs = lines.flatMap((after, index) => {
    const before = lines[index - 1];
    return before !== undefined && continues(before, after, (pitch.get(sizeKey(after)) ?? 0) + 0.5) ? [{ before, after }] : [];
  });
  const body = pairs.filter(({ after }) => sizeKey(after) === bodySize);
  const edge = mostFrequent(body.map(({ before }) => before.rightPt), 0.5).value;
  const byLeft = new Map<number, ReadLine[]>();
  for (const { before, after } of body.filter((pair) => !endsBySource(pair.before, pair.after, edge))) {
    const left = Math.round(after.leftPt);
    byLeft.set(left, [...(byLeft.get(left) ?? []), before]);
  }
  let full = 0;
  const short: ReadLine[] = [];
  for (const group of byLeft.values()) {
    full += group.length;
    // Quotations stand farther in on the right as well.
    const own = mostFrequent(group.map((line) => line.rightPt), 0.5);
    const edges = group.length > 4 && own.share > 0.4 ? [edge, own.value] : [edge];
    short.push(...group.filter((line) => !edges.some((edgePt) => reaches(line, edgePt))));
  }
  return {
    full, short,
    starts: pairs.map(({ after }) => after).filter((line) => prohibitedStarts.test(line.text)),
    ends: pairs.map(({ before }) => before).filter((line) => prohibitedEnds.test(line.text)),
  };
}
