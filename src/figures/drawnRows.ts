/** A drawn chart → whether any row of its data became a mark that is seen. */
import type { View } from 'vega';

/** True where the chart has axes, legends and titles at most. */
export function drawsNoRow(view: View): boolean {
  const hasRow = (mark: unknown): boolean => {
    if (!isRecord(mark) || !Array.isArray(mark['items'])) return false;
    const items: readonly unknown[] = mark['items'];
    if (mark['marktype'] === 'area') return items.some(hasExtent);
    if (mark['marktype'] !== 'group') return mark['role'] === 'mark' && items.length > 0;
    return items.some((item) => isRecord(item) && Array.isArray(item['items']) && item['items'].some(hasRow));
  };
  const scene: unknown = view.scenegraph();
  return isRecord(scene) && !hasRow(scene['root']);
}

/** Vega-Lite 6.4 gives areas of a `yOffset` no second end: such a one is as high as a line is thick, and has no line. */
const hasExtent = (item: unknown): boolean => isRecord(item) && [item['height'], item['width'], item['stroke']].some((each) => each !== undefined && each !== null && each !== 0);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
