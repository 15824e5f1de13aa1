/// <reference lib="dom" />
/** What the deck's script and the script that runs charts say to each other in the browser. Types only. */
import type { ColourMap } from '../svg/mapColours.js';
import type { LiveChart, PackedRows } from './liveChart.js';

/** All charts of a deck that become live, as JSON in its file: rows that several of them draw stand there once. */
export type LiveCharts = {
  readonly families: {
    readonly registered: readonly string[];
    readonly serif: readonly string[];
    readonly sans: readonly string[];
    readonly mono: readonly string[];
    /** Asked last for a character. */
    readonly fallback: readonly string[];
  };
  /** For charts of figures with the class `recoloured`; null on light slides. */
  readonly colours: ColourMap | null;
  readonly rows: readonly PackedRows[];
  /** By the key of the figure; `rows` leads from a data set to its place in the list above. */
  readonly charts: Readonly<Record<string, SharedChart>>;
};

export type SharedChart = Omit<LiveChart, 'rows'> & { readonly rows: Readonly<Record<string, number>> };

/** Lines of a tooltip: a name and its value, or a value alone. */
export type TooltipLine = { readonly name: string | null; readonly value: string };

export type ChartHost = {
  /** Where the drawing is put. */
  readonly container: HTMLElement;
  /** Shows a tooltip at a place of the window, in px; no lines: hides it. */
  readonly tooltip: (lines: readonly TooltipLine[], place: { readonly x: number; readonly y: number }) => void;
};

export type OpenedChart = {
  readonly signal: (name: string) => unknown;
  readonly setSignal: (name: string, value: unknown) => void;
  readonly onSignal: (name: string, listener: (value: unknown) => void) => void;
  /** Whether it has timers: it moves by itself where they run. */
  readonly moves: () => boolean;
  /** Lets timers run or stand; at first they stand. */
  readonly setRunning: (isRunning: boolean) => void;
  /** The marks that say something when they are pointed at, in the order in which they are drawn. */
  readonly marks: () => readonly Element[];
  readonly linesOf: (mark: Element) => readonly TooltipLine[];
};

/** Draws a chart, live, once it looks as its picture does; rejected when it cannot. */
export type OpenChart = (key: string, charts: LiveCharts, host: ChartHost) => Promise<OpenedChart>;

declare global {
  interface Window {
    /** Set by the script of charts when it runs, and taken by the deck's. */
    briefdeckOpenChart?: OpenChart;
  }
}
