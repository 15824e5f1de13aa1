/** A specification → the same with the house's size where the author gave none. */
import type { TopLevelSpec } from 'vega-lite';

type Spec = TopLevelSpec & Readonly<Record<string, unknown>>;

/** As wide as the text of an A4 page (450 pt at 0.75 pt to the px), and a little over twice as wide as high. */
const size = { widthPx: 600, heightPx: 280 };
/** Less leaves axes and their titles no room. */
const least = { widthPx: 120, heightPx: 200 };

/** The width of a chart that takes so much of the line: drawn as wide as it is shown, its labels keep their size. */
export function widthOfPercent(percent: number | null): number {
  return Math.max(least.widthPx, Math.round((size.widthPx * Math.min(percent ?? 100, 100)) / 100));
}

/** Whether the chart takes the width that it is given: it has none of its own and can be fitted. */
export function takesWidth(spec: Spec): boolean {
  return isFittable(spec) && spec['width'] === undefined;
}

/** Whether the chart's height is the house's: it gives none, and has no categories to count. */
export const takesHeight = (spec: Spec): boolean => isFittable(spec) && spec['height'] === undefined && !isStepped(spec);

const isStepped = (spec: Spec): boolean => encodingsOf(spec).some((encoding) => listsCategories(encoding['y']) || listsCategories(encoding['yOffset']));

const isFittable = (spec: Spec): boolean =>
  ('mark' in spec || 'layer' in spec) && spec['autosize'] === undefined &&
  !encodingsOf(spec).some((encoding) => 'row' in encoding || 'column' in encoding || 'facet' in encoding);

/**
 * A single or layered view without a width is drawn `widthPx` wide over all, axes and legends included; without a height
 * 280 px high, less if it is narrow, or by its own steps if its y axis lists categories. Concatenated, repeated and faceted views keep
 * their natural size: Vega cannot fit them.
 */
export function withDefaultSize(spec: Spec, widthPx: number): Spec {
  if (!isFittable(spec)) return spec;
  const openWidth = takesWidth(spec);
  const openHeight = takesHeight(spec);
  if (!openWidth && !openHeight) return spec;
  if (!openWidth) return { ...spec, height: size.heightPx };
  return {
    ...spec,
    width: widthPx,
    ...(openHeight ? { height: Math.max(least.heightPx, Math.round((size.heightPx * widthPx) / size.widthPx)) } : {}),
    autosize: { type: openHeight ? 'fit' : 'fit-x', contains: 'padding' },
  };
}

function encodingsOf(spec: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const layers = Array.isArray(spec['layer']) ? spec['layer'].filter(isRecord) : [];
  return [...(isRecord(spec['encoding']) ? [spec['encoding']] : []), ...layers.flatMap(encodingsOf)];
}

function listsCategories(channel: unknown): boolean {
  if (!isRecord(channel) || channel['bin'] !== undefined || channel['aggregate'] !== undefined) return false;
  const type = channel['type'];
  if (type === 'nominal' || type === 'ordinal') return true;
  return type === undefined && channel['field'] !== undefined && channel['timeUnit'] === undefined;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
