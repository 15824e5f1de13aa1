/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
/** Runs in the deck: Vega's SVG renderer, with text in the faces of the file and colours of the slide as in the drawing. */
import { SVGRenderer, type SceneItem, type SvgMark } from 'vega';
import { mapColour } from '../../svg/mapColours.js';
import { faceOfItem } from '../chartFamilies.js';
import type { LiveCharts } from '../chartApi.js';

/** Families as CSS reads them, whatever is in their names. */
export const cssFamilies = (families: readonly string[]): string => families.map((family) => `"${family}"`).join(',');

/** A renderer for the families of a deck, and for the colours of its slides in figures that are recoloured. */
export function deckRenderer({ families, colours }: LiveCharts): typeof SVGRenderer {
  return class extends SVGRenderer {
    readonly #painted = new WeakMap<Element, Map<string, string>>();

    override _update(mark: SvgMark, element: SVGElement, item: SceneItem): void {
      super._update(mark, element, item);
      if (this.#isRecoloured()) {
        for (const part of mark.type === 'group' ? [element, ...element.children] : [element]) this.#paint(part, ['fill', 'stroke']);
      }
      if (mark.type !== 'text') return;
      const { face } = faceOfItem(item, families);
      element.setAttribute('font-family', cssFamilies([...new Set([...face.families, ...families.fallback])]));
      element.setAttribute('font-weight', String(face.weight));
      element.setAttribute('font-style', face.style);
    }

    override defs(): void {
      super.defs();
      if (this._svg === null || colours === null || !this.#isRecoloured()) return;
      for (const stop of this._svg.querySelectorAll('stop')) this.#paint(stop, ['stop-color']);
      if (this._bgcolor) this._svg.style.backgroundColor = mapColour(this._bgcolor, colours) ?? this._bgcolor;
    }

    #isRecoloured(): boolean {
      return colours !== null && this._svg?.closest('.recoloured') !== null;
    }

    /** What was painted here stays until Vega sets another colour: a colour that was mapped may be one to map again. */
    #paint(element: Element, names: readonly string[]): void {
      const painted = this.#painted.get(element) ?? new Map<string, string>();
      this.#painted.set(element, painted);
      for (const name of names) {
        const value = element.getAttribute(name);
        if (value === null || colours === null || painted.get(name) === value) continue;
        const mapped = mapColour(value, colours) ?? value;
        painted.set(name, mapped);
        element.setAttribute(name, mapped);
      }
    }
  };
}
