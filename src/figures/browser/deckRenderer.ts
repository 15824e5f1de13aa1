/// <reference lib="dom" />
/** Runs in the deck: Vega's SVG renderer, with text in the faces of the file as in the drawing. */
import { SVGRenderer, type SceneItem, type SvgMark } from 'vega';
import { faceOfItem } from '../chartFamilies.js';
import type { LiveCharts } from '../chartApi.js';

/** Families as CSS reads them, whatever is in their names. */
export const cssFamilies = (families: readonly string[]): string => families.map((family) => `"${family}"`).join(',');

/** A renderer for the families of a deck. */
export function deckRenderer({ families }: LiveCharts): typeof SVGRenderer {
  return class extends SVGRenderer {
    override _update(mark: SvgMark, element: SVGElement, item: SceneItem): void {
      super._update(mark, element, item);
      if (mark.type !== 'text') return;
      const { face } = faceOfItem(item, families);
      element.setAttribute('font-family', cssFamilies([...new Set([...face.families, ...families.fallback])]));
      element.setAttribute('font-weight', String(face.weight));
      element.setAttribute('font-style', face.style);
    }
  };
}
