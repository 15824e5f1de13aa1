/** The drawings of a manuscript, kept beside the tree: both outputs show exactly these. Types only. */
import type { SvgElement } from '../svg/svgElement.js';
import type { LiveChart } from './liveChart.js';

export type { ChartInput, LiveChart } from './liveChart.js';

/**
 * A canonical SVG: every coordinate given, no style sheet, no external reference; text carries `font-family`,
 * `font-size`, `font-weight` of faces that the template registered. Sizes in CSS px.
 */
export type VectorDrawing = {
  readonly kind: 'vector';
  readonly svg: SvgElement;
  /** The same, printed: the bytes of `figures/<key>.svg`. */
  readonly markup: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of a chart alone; pictures have none. */
  readonly chart?: ChartDrawing;
};

export type ChartDrawing = {
  /** What makes it live in the deck; null for one that stays as it is. */
  readonly live: LiveChart | null;
  /** The text that is drawn smallest, at the drawing's own size; null where nothing is to be said of it. */
  readonly smallestText: { readonly text: string; readonly sizePx: number } | null;
};

/** A picture that both outputs can take as it is: upright (EXIF rotation applied), checked, not interlaced. */
export type RasterDrawing = {
  readonly kind: 'raster';
  readonly format: 'png' | 'jpeg';
  readonly bytes: Uint8Array;
  /** Natural size in CSS px: pixels, or pixels / density where the file states one. */
  readonly widthPx: number;
  readonly heightPx: number;
};

export type Drawing = VectorDrawing | RasterDrawing;

/** Figure or image key → drawing. A figure whose drawing failed is missing, and was reported. */
export type FigureTable = ReadonlyMap<string, Drawing>;

/** A formula as vector outlines. Lengths in em of the surrounding text; `depthEm` is what hangs below the baseline. */
export type FormulaDrawing = {
  readonly svg: SvgElement;
  /** Printed SVG for the deck: `viewBox` only, sized in em by attributes `width`, `height`, coloured by `currentColor`. */
  readonly markup: string;
  /** MathML of the same formula, for readers of the deck who cannot see it. */
  readonly mathml: string;
  readonly widthEm: number;
  readonly heightEm: number;
  readonly depthEm: number;
};

/** `formulaKey(value, display)` → drawing. */
export type FormulaTable = ReadonlyMap<string, FormulaDrawing>;

/** Key of a formula in the FormulaTable. */
export const formulaKey = (value: string, display: boolean): string => `${display ? 'display' : 'inline'}:${value}`;
