/** What was examined of a spec → where it misses a bar, and its row of the table. */
import type { Counts, Examined, ExaminedDrawing } from './examine.js';

export const bars = { meanPercent: 1, worstTilePercent: 12 } as const;

/** Each bar that is missed, in words; none where the spec passes. */
export function faultsOf({ errors, drawing }: Examined): readonly string[] {
  const faults = errors.map((message) => `error: ${message}`);
  if (drawing === null) return faults.length > 0 ? faults : ['not drawn'];
  const { paths, texts, pictures, links, textOutside } = drawing;
  for (const [name, counts] of Object.entries({ paths, texts, pictures })) if (!areEqual(counts)) faults.push(`${name} ${counts.join(' ≠ ')}`);
  // one link of the page for each shape and text in it
  if (links[0] !== links[2] || links[1] < links[0]) faults.push(`links ${links.join(' ≠ ')}`);
  const { mean, tile } = farthest(drawing);
  if (mean > bars.meanPercent) faults.push(`mean ${mean.toFixed(2)} %`);
  if (tile > bars.worstTilePercent) faults.push(`tile ${tile.toFixed(1)} %`);
  if (textOutside) faults.push('text outside');
  return faults;
}

/** Whether the pictures are farther apart than they may. */
export function isFar(examined: Examined | undefined): boolean {
  if (examined?.drawing == null) return false;
  const { mean, tile } = farthest(examined.drawing);
  return mean > bars.meanPercent || tile > bars.worstTilePercent;
}

const areEqual = (counts: Counts): boolean => counts.every((count) => count === counts[0]);

export function farthest({ pdfAndSvg, pdfAndDeck, svgAndDeck }: ExaminedDrawing): { readonly mean: number; readonly tile: number } {
  const all = [pdfAndSvg, pdfAndDeck, svgAndDeck];
  return { mean: Math.max(...all.map(({ meanPercent }) => meanPercent)), tile: Math.max(...all.map(({ worstTilePercent }) => worstTilePercent)) };
}

export const tableHead =
  '| spec | paths | texts | kB | PDF–SVG mean % | tile % | PDF–deck mean % | tile % | SVG–deck mean % | tile % | verdict |\n|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|---|';

const shown = (counts: Counts): string => (areEqual(counts) ? String(counts[0]) : counts.join(' / '));

/** `excuse` is why the spec cannot pass, where that is known. */
export function tableRow(examined: Examined, excuse: string | undefined): string {
  const { name, drawing, warnings } = examined;
  const faults = faultsOf(examined);
  const words = [faults.length === 0 ? 'agrees' : faults.join(', '), ...(excuse === undefined ? [] : [`(${excuse})`]), ...warnings.map((message) => `warning: ${message}`)].join('; ');
  const figures = drawing === null ? Array.from({ length: 9 }, () => '') : [
    shown(drawing.paths), shown(drawing.texts), (drawing.svgBytes / 1000).toFixed(1),
    ...[drawing.pdfAndSvg, drawing.pdfAndDeck, drawing.svgAndDeck].flatMap(({ meanPercent, worstTilePercent }) => [meanPercent.toFixed(2), worstTilePercent.toFixed(1)]),
  ];
  return `| ${[name, ...figures, words.replaceAll('|', '\\|')].join(' | ')} |`;
}

/** What the whole table comes to, as a paragraph. */
export function summary(all: readonly Examined[], excuses: ReadonlyMap<string, string>): string {
  const drawn = all.flatMap(({ drawing }) => (drawing === null ? [] : [drawing]));
  const agree = all.filter((each) => faultsOf(each).length === 0).length;
  const excused = all.filter((each) => faultsOf(each).length > 0 && excuses.has(each.name)).length;
  const sizes = drawn.map(({ svgBytes }) => svgBytes).sort((a, b) => a - b);
  const at = (share: number): string => ((sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))] ?? 0) / 1000).toFixed(1);
  const worst = drawn.map(farthest);
  return [
    `${all.length} specs: ${agree} agree, ${excused} are excused below, ${all.length - agree - excused} fail.`,
    `Farthest apart are a mean of ${Math.max(0, ...worst.map(({ mean }) => mean)).toFixed(2)} % and a tile of ${Math.max(0, ...worst.map(({ tile }) => tile)).toFixed(1)} %.`,
    `An SVG has ${at(0.5)} kB (median; 90 of 100 have at most ${at(0.9)} kB, the largest ${at(1)} kB); all together ${(sizes.reduce((sum, size) => sum + size, 0) / 1e6).toFixed(2)} MB.`,
  ].join(' ');
}
