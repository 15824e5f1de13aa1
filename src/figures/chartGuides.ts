/** A compiled chart → the same with the titles of its y axes above them, where they are read first, and legends that fit. */

type Group = Readonly<Record<string, unknown>>;

/** Room between a plot and a legend above it that the title of the y axis needs. */
const legendOffsetPx = 34;

const horizontal = {
  left: { titleAngle: 0, titleAnchor: 'end', titleAlign: 'left', titleBaseline: 'bottom', titleX: 0, titleY: -10 },
  // the axis stands at the right edge of its plot, and its own coordinates begin there
  right: { titleAngle: 0, titleAnchor: 'end', titleAlign: 'right', titleBaseline: 'bottom', titleX: 0, titleY: -10 },
} as const;

const titlePlacing = ['titleAngle', 'titleAnchor', 'titleAlign', 'titleBaseline', 'titleX', 'titleY', 'titleOrient'];

/** Where legends stand that the spec does not place: in a row above the plot, in so many columns above it, or at its right. */
export type LegendPlace =
  | { readonly kind: 'above' }
  | { readonly kind: 'columns'; readonly count: number; readonly rows: number }
  | { readonly kind: 'beside' };

/**
 * Lays the title of each left or right axis flat above its plot, and moves legends that would stand there up: Vega's
 * layout does not see a y axis's title when it places a legend above. Several legends stand beside the plot in any case.
 *
 * Left alone: axes whose title the spec placed itself, views that stand flush below each other, axes of faceted views (their headers stand there) and of plots with an
 * axis above (its labels stand there), and what the chart's own config turns or moves.
 */
export function placeGuides(compiled: unknown, legends: LegendPlace): unknown {
  if (!isRecord(compiled)) return compiled;
  const config = isRecord(compiled['config']) ? compiled['config'] : {};
  const legend = isRecord(config['legend']) ? config['legend'] : {};
  return placeInGroup(compiled, { titles: !configPlacesTitles(config), legends: legend['orient'] === 'top' ? legends : null });
}

/** Px of one row of a legend. */
const legendRowPx = 17;

/** A compiled chart of the house's height, higher by the rows of a legend above it, so that its plot stays as high. */
export function withRoomAbove(compiled: unknown, place: LegendPlace): unknown {
  if (place.kind !== 'columns' || !isRecord(compiled) || typeof compiled['height'] !== 'number') return compiled;
  return { ...compiled, height: compiled['height'] + place.rows * legendRowPx };
}

/** Whether any part of the compiled chart has a legend. */
export function hasLegend(group: unknown): boolean {
  if (!isRecord(group)) return false;
  return (Array.isArray(group['legends']) && group['legends'].length > 0) || (Array.isArray(group['marks']) && group['marks'].some(hasLegend));
}

/** What is ours to place: null and false where the chart's config did it. */
type Placing = { readonly titles: boolean; readonly legends: LegendPlace | null };

function configPlacesTitles(config: Group): boolean {
  return ['axis', 'axisY', 'axisLeft', 'axisRight'].some((name) => {
    const part = config[name];
    // Vega-Lite leaves keys without a value in the config that it hands on
    return isRecord(part) && placesTitle(part);
  });
}

function placeInGroup(group: Group, placing: Placing): Group {
  const axes = Array.isArray(group['axes']) ? group['axes'] : [];
  const isFree = placing.titles && !axes.some((axis: unknown) => isRecord(axis) && axis['orient'] === 'top');
  const placed = axes.map((axis: unknown) => (isFree && isRecord(axis) ? placeAxis(axis) : axis));
  const moved = placed.some((axis, index) => axis !== axes[index]);
  const inner = isRecord(group['layout']) && group['layout']['bounds'] === 'flush' ? { ...placing, titles: false } : placing;
  const marks = Array.isArray(group['marks']) ? group['marks'].map((mark: unknown) => (isRecord(mark) && !isFacet(mark) ? placeInGroup(mark, inner) : mark)) : null;
  const legends = Array.isArray(group['legends']) ? group['legends'].map((legend: unknown) => (isRecord(legend) ? legend : {})) : null;
  return {
    ...group,
    ...(axes.length > 0 ? { axes: placed } : {}),
    ...(marks === null ? {} : { marks }),
    ...(legends === null || placing.legends === null ? {} : { legends: placeLegends(legends, legends.length > 1 ? { kind: 'beside' } : placing.legends, moved) }),
  };
}

const column = { direction: 'vertical', titleOrient: 'top', titleAnchor: 'start' } as const;
const beside = { ...column, orient: 'right', offset: 18 } as const;

/** The first column begins where the title does. */
const columned = { titleOrient: 'top', titleAnchor: 'start' } as const;

function placeLegends(legends: readonly Group[], place: LegendPlace, belowTitle: boolean): readonly Group[] {
  return legends.map((legend) => {
    // the house's rows are for legends above: one that the spec puts at a side is a column there
    if (legend['orient'] === 'left' || legend['orient'] === 'right') return { ...column, ...legend };
    if (legend['orient'] !== undefined) return legend;
    if (place.kind === 'beside') return { ...beside, ...legend };
    return { ...(belowTitle ? { offset: legendOffsetPx } : {}), ...(place.kind === 'columns' ? { columns: place.count, ...columned } : {}), ...legend };
  });
}

function placeAxis(axis: Group): Group {
  const title = axis['title'];
  if (title === undefined || title === null || title === '' || placesTitle(axis)) return axis;
  const orient = axis['orient'];
  return orient === 'left' || orient === 'right' ? { ...axis, ...horizontal[orient] } : axis;
}

const placesTitle = (part: Group): boolean => titlePlacing.some((property) => part[property] !== undefined);

/** A cell of a faceted view, or the group that holds the axes which its cells share. */
const isFacet = (mark: Group): boolean =>
  (isRecord(mark['from']) && 'facet' in mark['from']) || (typeof mark['role'] === 'string' && /^(?:row|column)-/.test(mark['role']));

const isRecord = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);
