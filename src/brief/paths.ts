/** Boxes and circles → path operators. */
import type { Rectangle } from './pageContent.js';

/** What turns a length into an operand. */
type Numbers = { number(value: number): string };

/** Along each side and each end, from the top left corner clockwise. */
export type Radii = { readonly x: readonly [number, number, number, number]; readonly y: readonly [number, number, number, number] };

export const sameRadii = (radius: number): Radii => ({ x: [radius, radius, radius, radius], y: [radius, radius, radius, radius] });

/** How far a control point of a Bézier curve lies from the corner of a quarter ellipse, as a share of the radius. */
const cornerShare = 1 - (4 * (Math.SQRT2 - 1)) / 3;

/** A closed path, clockwise, with elliptic corners; a corner whose radius is 0 is sharp. */
export function roundedRectangle({ x, y, width, height }: Rectangle, radii: Radii, numbers: Numbers): string {
  const [right, bottom] = [x + width, y + height];
  const { x: [tlx, trx, brx, blx], y: [tly, try_, bry, bly] } = radii;
  const list = (...values: readonly number[]): string => values.map((value) => numbers.number(value)).join(' ');
  const corner = (radius: number, ...values: readonly number[]): string => (radius > 0 ? `${list(...values)} c\n` : '');
  const k = cornerShare;
  return [
    `${list(x + tlx, y)} m\n${list(right - trx, y)} l\n`,
    corner(trx, right - trx * k, y, right, y + try_ * k, right, y + try_),
    `${list(right, bottom - bry)} l\n`,
    corner(brx, right, bottom - bry * k, right - brx * k, bottom, right - brx, bottom),
    `${list(x + blx, bottom)} l\n`,
    corner(blx, x + blx * k, bottom, x, bottom - bly * k, x, bottom - bly),
    `${list(x, y + tly)} l\n`,
    corner(tlx, x, y + tly * k, x + tlx * k, y, x + tlx, y),
    'h',
  ].join('');
}

/** A closed path. */
export const circlePath = ({ x, y, radius }: { readonly x: number; readonly y: number; readonly radius: number }, numbers: Numbers): string =>
  roundedRectangle({ x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }, sameRadii(radius), numbers);
