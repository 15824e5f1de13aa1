/** Colours of a drawing → those that stand for them on another ground. */
import { readColour } from './readColour.js';

/** A ramp of colours between which a scale runs, and the one in its place, as long. */
export type ColourRamp = { readonly from: readonly string[]; readonly to: readonly string[] };

/** All colours as `#rrggbb`. */
export type ColourMap = {
  readonly pairs: Readonly<Record<string, string>>;
  readonly ramps: readonly ColourRamp[];
};

/** The colour's counterpart; null for one that is neither a colour of the map nor on a ramp. */
export function mapColour(colour: string, { pairs, ramps }: ColourMap): string | null {
  const read = readColour(colour);
  if (read === null) return null;
  const mapped = pairs[read.hex] ?? alongRamps(read.hex, ramps);
  if (mapped === null) return null;
  return read.opacity === 1 ? mapped : `${mapped}${Math.round(read.opacity * 255).toString(16).padStart(2, '0')}`;
}

type Channels = readonly [red: number, green: number, blue: number];

/** Of `#rrggbb`. */
const channelsOf = (hex: string): Channels => [channel(hex, 1), channel(hex, 3), channel(hex, 5)];

const channel = (hex: string, at: number): number => Number.parseInt(hex.slice(at, at + 2), 16);
const hexOf = (channels: readonly number[]): string => `#${channels.map((each) => Math.round(each).toString(16).padStart(2, '0')).join('')}`;

/** Scales run along a ramp in a curve, which leaves the lines between its colours by so much in a channel. */
const tolerance = 5;

/** The colour's counterpart where it lies on a ramp: as far along as at the nearest place on the lines between its colours. */
function alongRamps(hex: string, ramps: readonly ColourRamp[]): string | null {
  const colour = channelsOf(hex);
  let best: { readonly distance: number; readonly mapped: string } | null = null;
  for (const { from, to } of ramps) {
    for (let at = 0; at + 1 < from.length; at += 1) {
      const [start, end] = [channelsOf(from[at] ?? ''), channelsOf(from[at + 1] ?? '')];
      const share = shareBetween(colour, start, end);
      const distance = Math.max(...between(start, end, share).map((each, index) => Math.abs(each - (colour[index] ?? 0))));
      if (distance > tolerance || (best !== null && distance >= best.distance)) continue;
      best = { distance, mapped: hexOf(between(channelsOf(to[at] ?? ''), channelsOf(to[at + 1] ?? ''), share)) };
    }
  }
  return best?.mapped ?? null;
}

const between = (start: Channels, end: Channels, share: number): readonly number[] => start.map((each, index) => each + ((end[index] ?? 0) - each) * share);

/** How far along the line from one to the other the place is that is nearest to the colour, 0 to 1. */
function shareBetween(colour: Channels, start: Channels, end: Channels): number {
  const spans = end.map((each, index) => each - (start[index] ?? 0));
  const length = spans.reduce((sum, span) => sum + span * span, 0);
  const along = spans.reduce((sum, span, index) => sum + span * ((colour[index] ?? 0) - (start[index] ?? 0)), 0);
  return length === 0 ? 0 : Math.min(1, Math.max(0, along / length));
}
