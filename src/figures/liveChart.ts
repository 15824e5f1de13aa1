/** What a deck needs to make a chart live: the drawing process makes it, the deck carries it, its script runs it. Types only. */

/** Rows with their columns named once; a list of objects where rows differ in what they hold. */
export type PackedRows = { readonly columns: readonly string[]; readonly cells: readonly (readonly unknown[])[] } | readonly unknown[];

/** An input that sets one of the chart's parameters. */
export type ChartInput = {
  /** The signal that it sets. */
  readonly signal: string;
  readonly label: string;
  readonly value: unknown;
} & (
  | { readonly kind: 'checkbox' }
  | { readonly kind: 'select' | 'radio'; readonly options: readonly { readonly value: unknown; readonly label: string }[] }
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly step: number }
  | { readonly kind: 'number'; readonly min: number | null; readonly max: number | null; readonly step: number | null }
  /** What is typed as text; `type` is that of the HTML input. */
  | { readonly kind: 'typed'; readonly type: 'text' | 'color' | 'date' | 'time' | 'month' | 'week' | 'datetime-local' }
);

export type LiveChart = {
  /** A Vega specification without rows, file names and inputs. */
  readonly spec: unknown;
  /** Data set → the rows that it begins with. */
  readonly rows: Readonly<Record<string, PackedRows>>;
  /** `faceKey` → text → its width in em, as it was measured for the drawing. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Address in the chart → the picture as an address that carries its bytes. */
  readonly pictures: Readonly<Record<string, string>>;
  readonly inputs: readonly ChartInput[];
  /** How far its texts reach beyond Vega's own view, in px: the drawing shows so much more. */
  readonly overhang: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  /** IANA name of the zone that dates are drawn in. */
  readonly timeZone: string;
  /** What `now()` answers when the chart is drawn first. */
  readonly nowMs: number;
};
