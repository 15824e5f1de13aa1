/** A drawn chart → whether any row of its data became a mark. */
import type { View } from 'vega';

/** True where the chart has axes, legends and titles at most. */
export function drawsNoRow(view: View): boolean {
  const hasRow = (mark: unknown): boolean => {
    if (!isRecord(mark) || !Array.isArray(mark['items'])) return false;
    const items: readonly unknown[] = mark['items'];
    if (mark['marktype'] !== 'group') return mark['role'] === 'mark' && items.length > 0;
    return items.some((item) => isRecord(item) && Array.isArray(item['items']) && item['items'].some(hasRow));
  };
  const scene: unknown = view.scenegraph();
  return isRecord(scene) && !hasRow(scene['root']);
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null;
