/** A compiled chart → its drawing with the legend where it fits best. */
import type { TopLevelSpec } from 'vega-lite';
import { hasLegend, placeGuides, withRoomAbove } from './chartGuides.js';
import type { LegendPlace } from './chartGuides.js';
import { takesHeight, takesWidth } from './chartSize.js';
import type { Overhang } from './viewExtent.js';

/** Px of a drawing's view, and what stands outside it. */
export type Extent = { readonly widthPx: number; readonly overhang: Overhang; readonly legendEntries: number };

export type Fitting<Drawn> = {
  /** What the author wrote: what it leaves open is ours to choose. */
  readonly spec: TopLevelSpec & Readonly<Record<string, unknown>>;
  /** The width of a chart that has none. */
  readonly widthPx: number;
  /** null where the chart cannot be drawn. */
  readonly draw: (placed: unknown) => Promise<Drawn | null>;
};

/** Much wider drawings are scaled down in the brief. */
const pageWidthPx = 600;
/** Narrower than this, a chart has no room for a legend at its side. */
const leastBesidePx = 400;

/** Draws the chart with its legend in a row above; where that is too long for the drawing or for a page, in columns or beside, whichever fits. */
export async function fitLegend<Drawn extends Extent>(compiled: unknown, { spec, widthPx, draw }: Fitting<Drawn>): Promise<Drawn | null> {
  const widestPx = (takesWidth(spec) ? widthPx : pageWidthPx) + 10;
  const excess = (drawn: Drawn): number => Object.values(drawn.overhang).reduce((sum, beyond) => sum + beyond, Math.max(0, drawn.widthPx - widestPx));
  const drawAt = (place: LegendPlace): Promise<Drawn | null> => {
    const placed = placeGuides(compiled, place);
    return draw(takesHeight(spec) ? withRoomAbove(placed, place) : placed);
  };
  const above = await drawAt({ kind: 'above' });
  if (above === null || excess(above) === 0 || !hasLegend(compiled)) return above;
  let best = above;
  for (const place of otherPlaces(above, widestPx)) {
    const other = await drawAt(place);
    if (other !== null && excess(other) < excess(best)) best = other;
    if (excess(best) === 0) break;
  }
  return best;
}

function otherPlaces({ widthPx, overhang, legendEntries }: Extent, widestPx: number): readonly LegendPlace[] {
  const count = Math.max(1, Math.floor((legendEntries * widestPx) / (widthPx + overhang.right)));
  // columns are as wide as their longest entry: half as many fit where this many do not
  const counts = legendEntries < 2 ? [] : [...new Set([count, Math.ceil(count / 2)])];
  const columns = counts.map((each): LegendPlace => ({ kind: 'columns', count: each, rows: Math.ceil(legendEntries / each) }));
  return widestPx < leastBesidePx ? [...columns, { kind: 'beside' }] : [{ kind: 'beside' }, ...columns];
}
