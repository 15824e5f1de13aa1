/** Lengths, sizes and transforms of SVG → numbers in px. */

/** What percentages and em refer to. */
export type LengthContext = { readonly viewport: { readonly widthPx: number; readonly heightPx: number }; readonly fontSizePx: number };

const pxOf: Readonly<Record<string, number>> = { px: 1, pt: 4 / 3, pc: 16, mm: 96 / 25.4, cm: 960 / 25.4, in: 96, q: 24 / 25.4 };

/** A length such as `12`, `3mm`, `1.5em`, `50%` (of `whole`) in px; null for what is none. */
export function readLength(text: string | undefined, whole: number, fontSizePx: number): number | null {
  const parts = /^\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)\s*([a-zA-Z%]*)\s*$/.exec(text ?? '');
  if (parts === null) return null;
  const value = bounded(Number(parts[1]));
  const unit = (parts[2] ?? '').toLowerCase();
  if (unit === '') return value;
  if (unit === '%') return (value / 100) * whole;
  if (unit === 'em' || unit === 'rem') return value * fontSizePx;
  if (unit === 'ex' || unit === 'ch') return (value * fontSizePx) / 2;
  const factor = pxOf[unit];
  return factor === undefined ? null : value * factor;
}

/** PDF has no larger numbers than some 1e38, PDFKit none than 1e21; no drawing needs a millionth of that. */
const largest = 1e9;
const bounded = (value: number): number => Math.min(Math.max(value, -largest), largest);

/** Numbers in a list such as `viewBox` or `x` of a text. */
export const readNumbers = (text: string | undefined): readonly number[] =>
  Array.from((text ?? '').matchAll(/[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/g), ([number]) => bounded(Number(number)));

/** Five decimals: enough for a transform on a large sheet. */
export const printFine = (value: number): string => String(Math.round(value * 1e5) / 1e5 || 0);

export type ViewBox = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export function readViewBox(text: string | undefined): ViewBox | null {
  const [x, y, width, height] = readNumbers(text);
  if (x === undefined || y === undefined || width === undefined || height === undefined || width <= 0 || height <= 0) return null;
  return { x, y, width, height };
}

/**
 * The transform that shows a view box in a viewport; empty when there is nothing to do.
 * https://www.w3.org/TR/SVG2/coords.html#ComputingAViewportsTransform
 */
export function viewBoxTransform(viewBox: ViewBox, viewport: { widthPx: number; heightPx: number }, preserve: string | undefined): string {
  let scaleX = viewport.widthPx / viewBox.width;
  let scaleY = viewport.heightPx / viewBox.height;
  const [align = 'xMidYMid', meet = 'meet'] = (preserve ?? 'xMidYMid meet').trim().split(/\s+/);
  if (align !== 'none') {
    const scale = meet === 'slice' ? Math.max(scaleX, scaleY) : Math.min(scaleX, scaleY);
    [scaleX, scaleY] = [scale, scale];
  }
  const share = (name: string): number => (name === 'Min' ? 0 : name === 'Max' ? 1 : 0.5);
  const [, alignX = 'Mid', alignY = 'Mid'] = /^x(Min|Mid|Max)Y(Min|Mid|Max)$/.exec(align) ?? [];
  const moveX = (align === 'none' ? 0 : (viewport.widthPx - viewBox.width * scaleX) * share(alignX)) - viewBox.x * scaleX;
  const moveY = (align === 'none' ? 0 : (viewport.heightPx - viewBox.height * scaleY) * share(alignY)) - viewBox.y * scaleY;
  const parts: string[] = [];
  if (printFine(moveX) !== '0' || printFine(moveY) !== '0') parts.push(`translate(${printFine(moveX)},${printFine(moveY)})`);
  if (printFine(scaleX) !== '1' || printFine(scaleY) !== '1') {
    parts.push(printFine(scaleX) === printFine(scaleY) ? `scale(${printFine(scaleX)})` : `scale(${printFine(scaleX)},${printFine(scaleY)})`);
  }
  return parts.join(' ');
}

/** A number or percentage between 0 and 1; 1 where nothing is said. */
export function readShare(text: string | undefined): number {
  const share = readLength(text, 1, 0);
  return share === null ? 1 : Math.min(Math.max(share, 0), 1);
}
