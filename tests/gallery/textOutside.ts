/** Whether any part of a letter of a drawing is seen outside its view: found in its picture, with a margin around it. */
import type { SvgElement } from '../../src/svg/svgElement.js';
import { renderSvg } from './rasterise.js';
import { textsOnly } from './svgContents.js';

const marginPx = 40;
/** Pixels for a px of the drawing. */
const scale = 2;
/** What anti-aliasing may paint beyond the edge, in px of the drawing. */
const tolerancePx = 1;
const faint = 40;

/** `fontFiles` hold the faces that the drawing names. */
export function showsTextOutside(svg: SvgElement, fontFiles: readonly string[]): boolean {
  const { width, height, data } = renderSvg(textsOnly(svg, marginPx), { fontFiles, scale, background: null });
  const [left, right] = [(marginPx - tolerancePx) * scale, width - (marginPx - tolerancePx) * scale];
  const [top, bottom] = [(marginPx - tolerancePx) * scale, height - (marginPx - tolerancePx) * scale];
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      if ((x < left || x >= right || y < top || y >= bottom) && (data[(y * width + x) * 4 + 3] ?? 0) > faint) return true;
    }
  }
  return false;
}
