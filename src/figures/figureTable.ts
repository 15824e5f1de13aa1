/** The drawings of a manuscript, kept beside the tree: both outputs show exactly these. Types only. */
import type { SvgElement } from '../svg/svgElement.js';
import type { LiveChart } from './liveChart.js';

export type { ChartInput, LiveChart } from './liveChart.js';

/**
 * A canonical SVG: every coordinate given, no style sheet, no external reference; text carries `font-family`,
 * `font-size`, `font-weight` of faces that the template registered. Sizes in CSS px.
 */
/** Rows and fields that a chart draws, and no others, as text. */
export type FigureData = {
  readonly columns: readonly { readonly title: string; readonly align: 'right' | null }[];
  /** The first rows, as many as were asked for. */
  readonly rows: readonly (readonly string[])[];
  /** How many there are. */
  readonly rowCount: number;
  /** All rows as CSV; null where it was not asked for, and not needed to show them all. */
  readonly csv: string | null;
};

/** What a chart says to those who cannot see it. */
export type ChartMeaning = {
  /** Composed from the chart and its data, in the document's language; empty where there is nothing to say. */
  readonly description: string;
  /** null where no data may be shown, or none is drawn. */
  readonly data: FigureData | null;
};

export type VectorDrawing = {
  readonly kind: 'vector';
  readonly svg: SvgElement;
  /** The same, printed: the bytes of `figures/<key>.svg`. */
  readonly markup: string;
  readonly widthPx: number;
  readonly heightPx: number;
  /** Of a chart alone; pictures have none. */
  readonly chart?: ChartDrawing;
  /** Of a chart: what it says in words and figures, and the source that its specification names. */
  readonly meaning?: ChartMeaning & { readonly source: string | null };
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
  /** The formula in words of the document's language; null where there are none. */
  readonly spoken: string | null;
  readonly widthEm: number;
  readonly heightEm: number;
  readonly depthEm: number;
};

/** `formulaKey(value, display)` → drawing. */
export type FormulaTable = ReadonlyMap<string, FormulaDrawing>;

/** Key of a formula in the FormulaTable. */
export const formulaKey = (value: string, display: boolean): string => `${display ? 'display' : 'inline'}:${value}`;
