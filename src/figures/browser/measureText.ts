/// <reference lib="dom" />
/** Runs in the deck: the width of a chart's text, as measured for the drawing, or by the browser where it is new. */
import type { LiveCharts } from '../chartApi.js';
import { faceKey, faceOfItem, type ChartFace } from '../chartFamilies.js';
import type { LiveChart } from '../liveChart.js';
import { cssFamilies } from './deckRenderer.js';

type Measure = (item: Readonly<Record<string, unknown>>, text: unknown) => number;

export type TextMeasure = { readonly width: Measure; readonly learn: (widths: LiveChart['widths']) => void };

/** Large enough for hinting and rounding to leave no trace. */
const sizePx = 200;

export function createTextMeasure({ families }: LiveCharts): TextMeasure {
  const known = new Map<string, Map<string, number>>();
  const widthsOf = (face: ChartFace): Map<string, number> => {
    const widths = known.get(faceKey(face)) ?? new Map<string, number>();
    known.set(faceKey(face), widths);
    return widths;
  };
  const canvas = document.createElement('canvas').getContext('2d');
  const measure = (text: string, face: ChartFace): number => {
    if (canvas === null) return text.length * 0.6;
    canvas.font = `${face.style} ${face.weight} ${sizePx}px ${cssFamilies([...face.families, ...families.fallback])}`;
    return canvas.measureText(text).width / sizePx;
  };
  return {
    width: (item, text) => {
      const value = typeof text === 'string' ? text : typeof text === 'number' || typeof text === 'boolean' ? String(text) : '';
      const { face, sizePx: size } = faceOfItem(item, families);
      if (value === '' || size === 0) return 0;
      const widths = widthsOf(face);
      const width = widths.get(value) ?? measure(value, face);
      widths.set(value, width);
      const limit = Number(item['limit']);
      return limit > 0 ? Math.min(width * size, limit) : width * size;
    },
    learn: (widths) => {
      for (const [key, texts] of Object.entries(widths)) {
        const all = known.get(key) ?? new Map<string, number>();
        known.set(key, all);
        for (const [text, width] of Object.entries(texts)) all.set(text, width);
      }
    },
  };
}
