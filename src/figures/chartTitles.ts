/** A compiled chart → the same with the titles of its y axes lying above the axis, where they are read first. */

type Group = Readonly<Record<string, unknown>>;

/** Room between a plot and a legend above it that the title of the y axis needs. */
const legendOffsetPx = 34;

const horizontal = {
  left: { titleAngle: 0, titleAnchor: 'end', titleAlign: 'left', titleBaseline: 'bottom', titleX: 0, titleY: -10 },
  right: { titleAngle: 0, titleAnchor: 'end', titleAlign: 'right', titleBaseline: 'bottom', titleX: { signal: 'width' }, titleY: -10 },
} as const;

const placing = ['titleAngle', 'titleAnchor', 'titleAlign', 'titleBaseline', 'titleX', 'titleY', 'titleOrient'];

/**
 * Lays the title of each left or right axis flat above its plot, and moves legends that would stand there up.
 *
 * Left alone: axes whose title the spec placed itself, axes of faceted views (their headers stand there), and charts
 * whose own config turns or moves the titles. Vega's layout does not see a y axis's title when it places a legend above.
 */
export function placeTitles(compiled: unknown): unknown {
  if (!isRecord(compiled) || configPlacesTitles(compiled['config'])) return compiled;
  return placeInGroup(compiled);
}

function configPlacesTitles(config: unknown): boolean {
  if (!isRecord(config)) return false;
  return ['axis', 'axisY', 'axisLeft', 'axisRight'].some((name) => {
    const part = config[name];
    // Vega-Lite leaves keys without a value in the config that it hands on
    return isRecord(part) && placesTitle(part);
  });
}

function placeInGroup(group: Group): Group {
  const axes = Array.isArray(group['axes']) ? group['axes'] : [];
  const placed = axes.map((axis: unknown) => (isRecord(axis) ? placeAxis(axis) : axis));
  const moved = placed.some((axis, index) => axis !== axes[index]);
  const marks = Array.isArray(group['marks']) ? group['marks'].map((mark: unknown) => (isRecord(mark) && !isFacet(mark) ? placeInGroup(mark) : mark)) : null;
  const legends = Array.isArray(group['legends']) ? group['legends'].map((legend: unknown) => (isRecord(legend) ? legend : {})) : null;
  return {
    ...group,
    ...(axes.length > 0 ? { axes: placed } : {}),
    ...(marks === null ? {} : { marks }),
    ...(legends === null ? {} : { legends: placeLegends(legends, moved) }),
  };
}

/** One legend lies above the plot, as the config says; several stand at its right, where there is room for them all. */
function placeLegends(legends: readonly Group[], belowTitle: boolean): readonly Group[] {
  return legends.map((legend) => {
    if (legend['orient'] !== undefined) return legend;
    if (legends.length > 1) return { orient: 'right', direction: 'vertical', titleOrient: 'top', titleAnchor: 'start', offset: 18, ...legend };
    return belowTitle ? { offset: legendOffsetPx, ...legend } : legend;
  });
}

function placeAxis(axis: Group): Group {
  const title = axis['title'];
  if (title === undefined || title === null || title === '' || placesTitle(axis)) return axis;
  const orient = axis['orient'];
  return orient === 'left' || orient === 'right' ? { ...axis, ...horizontal[orient] } : axis;
}

const placesTitle = (part: Group): boolean => placing.some((property) => part[property] !== undefined);

/** A cell of a faceted view, or the group that holds the axes which its cells share. */
const isFacet = (mark: Group): boolean =>
  (isRecord(mark['from']) && 'facet' in mark['from']) || (typeof mark['role'] === 'string' && /^(?:row|column)-/.test(mark['role']));

const isRecord = (value: unknown): value is Group => typeof value === 'object' && value !== null && !Array.isArray(value);
