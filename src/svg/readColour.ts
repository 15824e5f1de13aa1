/** A CSS colour → `#rrggbb` and its opacity. */
import { namedColours } from './namedColours.js';

export type SvgColour = {
  /** `#rrggbb` */
  readonly hex: string;
  /** 0 to 1. */
  readonly opacity: number;
};

const clamp = (value: number, most: number): number => Math.min(Math.max(value, 0), most);
const hexOf = (channels: readonly number[]): string =>
  `#${channels.map((channel) => Math.round(clamp(channel, 255)).toString(16).padStart(2, '0')).join('')}`;

/** The colour of a CSS colour value: hex, name, `rgb()`, `rgba()`, `hsl()`, `hsla()`. null for anything else, also `none`. */
export function readColour(value: string): SvgColour | null {
  const text = value.trim().toLowerCase();
  const named = namedColours.get(text);
  if (named !== undefined) return { hex: named, opacity: 1 };
  if (text === 'transparent') return { hex: '#000000', opacity: 0 };
  if (text.startsWith('#')) return readHex(text.slice(1));
  const call = /^(rgb|hsl)a?\((.*)\)$/.exec(text);
  if (call === null) return null;
  const parts = (call[2] ?? '').split(/[\s,/]+/).filter((part) => part !== '');
  const [first, second, third, alpha] = parts;
  if (first === undefined || second === undefined || third === undefined || parts.length > 4) return null;
  const opacity = alpha === undefined ? 1 : clamp(quantity(alpha, 1), 1);
  const channels =
    call[1] === 'rgb'
      ? [first, second, third].map((part) => quantity(part, 255))
      : fromHsl(Number.parseFloat(first), clamp(quantity(second, 1), 1), clamp(quantity(third, 1), 1));
  return channels.every(Number.isFinite) && Number.isFinite(opacity) ? { hex: hexOf(channels), opacity } : null;
}

/** A number, or a percentage of `whole`. */
const quantity = (part: string, whole: number): number =>
  part.endsWith('%') ? (Number(part.slice(0, -1)) / 100) * whole : Number(part);

function readHex(digits: string): SvgColour | null {
  if (!/^(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/.test(digits)) return null;
  const long = digits.length < 6 ? digits.replace(/./g, '$&$&') : digits;
  return { hex: `#${long.slice(0, 6)}`, opacity: long.length === 8 ? Number.parseInt(long.slice(6), 16) / 255 : 1 };
}

/** https://www.w3.org/TR/css-color-4/#hsl-to-rgb */
function fromHsl(hue: number, saturation: number, lightness: number): readonly number[] {
  const channel = (n: number): number => {
    const k = (((n + hue / 30) % 12) + 12) % 12;
    return 255 * (lightness - saturation * Math.min(lightness, 1 - lightness) * Math.max(-1, Math.min(k - 3, 9 - k, 1)));
  };
  return [channel(0), channel(8), channel(4)];
}
