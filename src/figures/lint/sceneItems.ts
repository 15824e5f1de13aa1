/** A drawn chart's scene → its items in the order of painting, each with its place in the drawing. */
import { readColour } from '../../svg/readColour.js';
import { blended } from './lintColours.js';

export type Box = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

export type SceneItem = {
  readonly marktype: string;
  /** Vega's role of the mark: `mark`, `axis-label`, `legend-label`, … */
  readonly role: string;
  /** Such as `layer_0_marks`; empty for guides. */
  readonly name: string;
  readonly item: Readonly<Record<string, unknown>>;
  readonly box: Box;
  /** What the enclosing group has as its background. */
  readonly background: string;
};

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);

const numberOf = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);

/** A paint as it shows on a background; null for none, for gradients and for what is not seen. */
export function paintOf(paint: unknown, opacities: readonly unknown[], background: string): string | null {
  const colour = typeof paint === 'string' ? readColour(paint) : null;
  if (colour === null) return null;
  const opacity = opacities.reduce<number>((product, each) => product * (typeof each === 'number' ? each : 1), colour.opacity);
  return opacity === 0 ? null : blended(colour.hex, opacity, background);
}

/** All items but groups; groups with a paint of their own come as `group` before what is in them. */
export function sceneItems(root: unknown, background: string): readonly SceneItem[] {
  const found: SceneItem[] = [];
  const walk = (mark: unknown, origin: { readonly x: number; readonly y: number; readonly background: string }): void => {
    if (!isRecord(mark) || !Array.isArray(mark['items'])) return;
    const { marktype, role, name } = mark;
    const place = { marktype: String(marktype), role: String(role), name: typeof name === 'string' ? name : '' };
    for (const item of mark['items']) {
      if (!isRecord(item) || !isRecord(item['bounds'])) continue;
      const { bounds } = item;
      if (marktype !== 'group') {
        const box = { x1: origin.x + numberOf(bounds['x1']), y1: origin.y + numberOf(bounds['y1']), x2: origin.x + numberOf(bounds['x2']), y2: origin.y + numberOf(bounds['y2']) };
        found.push({ marktype: place.marktype, role: place.role, name: place.name, item, box, background: origin.background });
        continue;
      }
      const x = origin.x + numberOf(item['x']);
      const y = origin.y + numberOf(item['y']);
      const fill = paintOf(item['fill'], [item['opacity'], item['fillOpacity']], origin.background);
      if (fill !== null) found.push({ ...place, item, box: { x1: x, y1: y, x2: x + numberOf(item['width']), y2: y + numberOf(item['height']) }, background: origin.background });
      if (Array.isArray(item['items'])) for (const inner of item['items']) walk(inner, { x, y, background: fill ?? origin.background });
    }
  };
  walk(root, { x: 0, y: 0, background });
  return found;
}
