/** A specification → the same with the house's size where the author gave none. */
import type { TopLevelSpec } from 'vega-lite';

type Spec = TopLevelSpec & Readonly<Record<string, unknown>>;

/** As wide as the text of an A4 page (450 pt at 0.75 pt to the px), and a little over twice as wide as high. */
const size = { widthPx: 600, heightPx: 280 };

/**
 * A single or layered view without a width is drawn 600 px wide over all, axes and legends included; without a height
 * 280 px high, or by its own steps if its y axis lists categories. Concatenated, repeated and faceted views keep
 * their natural size: Vega cannot fit them.
 */
export function withDefaultSize(spec: Spec): Spec {
  const single = 'mark' in spec || 'layer' in spec;
  const encodings = encodingsOf(spec);
  const faceted = encodings.some((encoding) => 'row' in encoding || 'column' in encoding || 'facet' in encoding);
  if (!single || faceted || spec['autosize'] !== undefined) return spec;
  const openWidth = spec['width'] === undefined;
  const stepped = encodings.some((encoding) => listsCategories(encoding['y']) || listsCategories(encoding['yOffset']));
  const openHeight = spec['height'] === undefined && !stepped;
  if (!openWidth && !openHeight) return spec;
  if (!openWidth) return { ...spec, height: size.heightPx };
  return {
    ...spec,
    width: size.widthPx,
    ...(openHeight ? { height: size.heightPx } : {}),
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
