/** A chart that was drawn for white paper → the same in the colours of a dark slide, or nothing where it would not be read. */
import { mapColour, type ColourMap } from '../svg/mapColours.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { Colour } from '../template.js';
import { contrast } from './contrast.js';

export type DarkGround = {
  /** The template's colours of charts, and those that stand for them on the ground. */
  readonly colours: ColourMap;
  readonly paper: Colour;
};

/** https://www.w3.org/TR/WCAG22/#non-text-contrast and #contrast-minimum */
const least = { shape: 3, text: 4.5 };

/**
 * The drawing in other colours: every place and text is as it was.
 *
 * The template's colours are mapped, white and black among them, which are its paper and Vega's own ink; those that the
 * author chose stay. null, so that the chart stays on its white sheet, where one of these is hard to see on the ground, or
 * where white text may stand on one, which would turn dark.
 */
export function recoloured(svg: SvgElement, { colours, paper }: DarkGround): SvgElement | null {
  const found = { isLegible: true, hasOwnShapes: false, hasWhiteText: false };
  const paint = (element: SvgElement): SvgElement => {
    const isText = element.name === 'text' || element.name === 'tspan';
    const attributes = Object.entries(element.attributes).map(([name, value]): readonly [string, string] => {
      if (!paints.has(name) || !value.startsWith('#')) return [name, value];
      const mapped = mapColour(value, colours);
      if (mapped === null) {
        if (contrast(value, paper) < (isText ? least.text : least.shape)) found.isLegible = false;
        if (!isText) found.hasOwnShapes = true;
      } else if (isText && mapped === paper) found.hasWhiteText = true;
      return [name, mapped ?? value];
    });
    return { ...element, attributes: Object.fromEntries(attributes), children: element.children.map((child) => (typeof child === 'string' ? child : paint(child))) };
  };
  const painted = paint(svg);
  return found.isLegible && !(found.hasOwnShapes && found.hasWhiteText) ? painted : null;
}

const paints = new Set(['fill', 'stroke', 'stop-color']);
