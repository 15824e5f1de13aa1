/** What the drawing process and the program say to each other, as JSON. Types only. */
import type { LintFinding } from './lint/lintRules.js';
import type { SchemaFault } from './schemaFaults.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { FaceDescription } from '../typesetting/fontLibrary.js';
import type { WordingLanguage } from '../document/metadata.js';
import type { LiveChart } from './liveChart.js';
import type { ChartMeaning } from './figureTable.js';
import type { StructurePath } from '../structured/readStructured.js';

/** The faces that text is measured with; the files lie in one folder. */
export type ChartFonts = {
  readonly folder: string;
  readonly faces: readonly FaceDescription[];
  readonly fallbackFamilies: readonly string[];
  /** What CSS calls `serif`, `sans-serif` and `monospace`. */
  readonly serif: readonly string[];
  readonly sans: readonly string[];
  readonly mono: readonly string[];
};

export type ChartOrder = {
  /** A Vega-Lite specification. */
  readonly spec: unknown;
  /** The template's Vega-Lite config; the spec's own config wins. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly wording: WordingLanguage;
  readonly lang: string;
  /** How wide the chart is drawn where the spec does not say. */
  readonly widthPx: number;
  /** IANA name of the zone that dates are drawn in. */
  readonly timeZone: string;
  /** What `now()` answers: charts do not read the clock. */
  readonly nowMs: number;
  /** Above it, marks that come in thousands are drawn as a picture. */
  readonly mostMarks: number;
  readonly fonts: ChartFonts;
  /** Whether the deck makes it live: its marks then have tooltips unless the spec says otherwise. */
  readonly live: boolean;
  /** How much of the data that the chart draws comes back: the first rows, and all of them as CSV; null for none. */
  readonly data: { readonly rows: number; readonly csv: boolean } | null;
};

/** What the drawing process remarks on a chart. `path` leads to the place in the specification, `[]` to its start. */
export type ChartRemark = EngineRemark | SchemaFault | LintRemark;

export type LintRemark = { readonly kind: 'lint'; readonly finding: LintFinding; readonly path: StructurePath };

export type EngineRemark = {
  readonly kind: 'invalid' | 'expression-broken' | 'warning' | 'data-broken' | 'field-unknown' | 'family-unknown' | 'glyph-missing' | 'rows-missing' | 'not-live' | 'rasterised';
  /** The offending thing: Vega's message, a field, a family, a character. */
  readonly subject: string;
  /** The nearest known name, where there is one. */
  readonly nearest: string | null;
  readonly path: StructurePath;
};

export type DrawnChart = {
  readonly svg: SvgElement;
  readonly widthPx: number;
  readonly heightPx: number;
  /** null where it was not asked for, or a remark says why there is none. */
  readonly live: LiveChart | null;
  /** At the size of the drawing; null for a chart without text. */
  readonly smallestText: { readonly text: string; readonly sizePx: number } | null;
  readonly meaning: ChartMeaning;
};

export type ToDrawing =
  /** Orders are drawn one after the other, in the order of their arrival. */
  | { readonly kind: 'draw'; readonly id: number; readonly order: ChartOrder; readonly files: readonly NamedFile[] }
  /** A chart's own file, or null when it was refused (and reported). */
  | { readonly kind: 'loaded'; readonly id: number; readonly file: LoadedFile | null };

/** Text of a data file, or a picture as an address that carries its bytes. */
export type LoadedFile =
  | { readonly kind: 'data'; readonly text: string }
  | { readonly kind: 'picture'; readonly href: string; readonly widthPx: number; readonly heightPx: number };

/** A file that a chart will ask for, by the name it has there: sent along, so that nothing waits for an answer. */
export type NamedFile = { readonly url: string; readonly file: LoadedFile };

export type FromDrawing =
  | { readonly kind: 'ready' }
  | { readonly kind: 'load'; readonly id: number; readonly order: number; readonly url: string; readonly what: LoadedFile['kind'] }
  | { readonly kind: 'drawn'; readonly id: number; readonly chart: DrawnChart | null; readonly remarks: readonly ChartRemark[] };
