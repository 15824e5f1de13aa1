/** A laid-out slide → how large its figures come out, and whether they can be read. */
import type { Figure, Flow } from '../document/nodes.js';
import type { Drawing, FigureTable } from '../figures/figureTable.js';
import type { HtmlElement } from './html.js';
import type { Box } from './measure/box.js';

/** A slide laid out, what its elements were made from as rendering notes it, and the drawings of the manuscript. */
export type LaidOutSlide = { readonly frame: Box; readonly sources: ReadonlyMap<HtmlElement, readonly Flow[]>; readonly figures: FigureTable };

export type ShownFigure = { readonly figure: Figure; readonly drawing: Drawing; readonly box: Box };

/** Smaller print is not read from the last row. */
export const leastTextPx = 14;
const TOLERANCE_PX = 0.05;

/** A picture lower than this, or than `widestPx` allows with its proportions, is made out with difficulty. */
const leastPicturePx = 230;
const widestPx = 1000;

/** The drawings of a slide, or inside one of its boxes, each with the box that shows it. */
export function shownFigures({ frame, sources, figures }: LaidOutSlide): readonly ShownFigure[] {
  const shown: ShownFigure[] = [];
  const walk = (box: Box, around: Figure | null): void => {
    const nodes: readonly Flow[] = box.node.source === null ? [] : (sources.get(box.node.source) ?? []);
    const figure = nodes.find((node) => node.type === 'figure') ?? around;
    const drawing = figure === null ? undefined : figures.get(figure.key);
    if (figure !== null && drawing !== undefined && box.node.classes.includes('drawing')) shown.push({ figure, drawing, box });
    for (const child of box.children) walk(child, figure);
  };
  walk(frame, null);
  return shown;
}

/** A chart's smallest text where that comes out smaller than can be read, in px of the stage. */
export type SmallText = { readonly figure: Figure; readonly text: string; readonly sizePx: number };

export function smallTextOf({ figure, drawing, box }: ShownFigure): readonly SmallText[] {
  const smallest = smallestIn(drawing);
  if (smallest === null) return [];
  const sizePx = smallest.sizePx * Math.min(box.width / drawing.widthPx, box.height / drawing.heightPx);
  return sizePx < leastTextPx - TOLERANCE_PX ? [{ figure, text: smallest.text, sizePx }] : [];
}

const smallestIn = (drawing: Drawing): { readonly text: string; readonly sizePx: number } | null => (drawing.kind === 'vector' ? (drawing.chart?.smallestText ?? null) : null);

/** Height of a drawing, in px of the stage, at which it can be read. */
export function readableHeight({ figure, drawing }: Omit<ShownFigure, 'box'>): number {
  const smallest = smallestIn(drawing);
  if (smallest !== null) return (leastTextPx / smallest.sizePx) * drawing.heightPx;
  const ownPx = drawing.kind === 'raster' ? drawing.heightPx : Number.POSITIVE_INFINITY;
  return Math.min(leastPicturePx, ownPx, (widestPx * drawing.heightPx) / drawing.widthPx) * ((figure.widthPercent ?? 100) / 100);
}

/** Size of the figure that is hardest to read over the size at which it is read, at most 1. */
export function readability(shown: readonly ShownFigure[]): number {
  return shown.reduce((least, each) => Math.min(least, Math.min(each.box.height, (each.box.width / each.drawing.widthPx) * each.drawing.heightPx) / readableHeight(each)), 1);
}
