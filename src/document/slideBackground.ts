/** `{background="…"}` of a slide's heading: a colour, a gradient, or a picture. */
import type { Heading } from './nodes.js';

export type SlideBackground =
  | { readonly kind: 'colour'; readonly colour: string }
  /** `css` is made of the colours and numbers that were read, and of nothing else. */
  | { readonly kind: 'gradient'; readonly css: string; readonly colours: readonly string[] }
  | { readonly kind: 'picture'; readonly url: string };

const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i;
const gradient = /^linear-gradient\(\s*(?:(-?\d{1,3}deg)|to ((?:top|bottom)(?: (?:left|right))?|left|right))?\s*,?\s*(#[0-9a-f]{3,6}(?:\s+\d{1,3}%)?(?:\s*,\s*#[0-9a-f]{3,6}(?:\s+\d{1,3}%)?)+)\s*\)$/i;
const picture = /^[^:#?]+\.(?:png|jpe?g|webp|svg)$/i;

/** `#rgb` → `#rrggbb`. */
const full = (colour: string): string => (colour.length === 4 ? colour.replace(/[0-9a-f]/gi, '$&$&') : colour).toLowerCase();

/** What a value says, or null where it says nothing that is understood. */
export function readBackground(value: string): SlideBackground | null {
  const text = value.trim();
  if (hex.test(text)) return { kind: 'colour', colour: full(text) };
  if (picture.test(text)) return { kind: 'picture', url: text };
  const [, angle, side, stops = ''] = gradient.exec(text) ?? [];
  const colours = stops.split(',').map((stop) => stop.trim().split(/\s+/));
  if (stops === '' || !colours.every(([colour = '']) => hex.test(colour))) return null;
  const direction = angle ?? (side === undefined ? '180deg' : `to ${side}`);
  const printed = colours.map(([colour = '', place]) => [full(colour), place].filter((part) => part !== undefined).join(' '));
  return { kind: 'gradient', css: `linear-gradient(${direction},${printed.join(',')})`, colours: colours.map(([colour = '']) => full(colour)) };
}

/** The background that a heading asks for; null for none and for one that is not understood. */
export function backgroundOf({ attributes }: Heading): SlideBackground | null {
  const value = attributes.values['background'];
  return value === undefined ? null : readBackground(value);
}

/** Key under which a heading's background picture stands in the FigureTable. */
export const backgroundKey = ({ attributes }: Heading): string => `background-${attributes.id}`;
