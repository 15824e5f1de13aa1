/** A `text` element → glyphs of the template's faces, selectable and with the right characters behind them. */
import type { FontWeight } from '../typesetting/fontLibrary.js';
import type { SetRun } from '../typesetting/paragraph.js';
import { shapeText } from '../typesetting/shapeText.js';
import type { ShapedText } from '../typesetting/shapeText.js';
import type { Box } from '../svg/shapeSegments.js';
import type { SvgElement } from '../svg/svgElement.js';
import { fixed } from './pageContent.js';
import type { SvgPainting } from './paintSvg.js';
import { lengthOf, paintOf, propertiesOf } from './svgPainting.js';
import type { PaintContext, Properties } from './svgPainting.js';

/** Shapes at this size and scales: metrics do not depend on the size, and small sizes keep their precision. */
const shapingSize = 100;

type Pen = { x: number; y: number };

/** Paints the text with its `tspan`s. Lines are never broken, and white space counts as one space. */
export function paintSvgText(element: SvgElement, properties: Properties, surroundings: { readonly painting: SvgPainting; readonly context: PaintContext }): void {
  for (const line of placedLines(element, properties, surroundings.painting)) paintLine(line, surroundings);
}

/** Where each part of the text stands: from the tallest letters to the deepest, as wide as it is set. */
export const textBoxes = (element: SvgElement, properties: Properties, painting: SvgPainting): readonly Box[] =>
  placedLines(element, properties, painting).map(({ left, baseline, width, sizePx }) => ({ x: left, y: baseline - sizePx * 0.85, width, height: sizePx * 1.15 }));

type PlacedLine = { readonly shaped: ShapedText; readonly properties: Properties; readonly sizePx: number; readonly left: number; readonly baseline: number; readonly width: number };

function placedLines(element: SvgElement, properties: Properties, painting: SvgPainting): readonly PlacedLine[] {
  const pen: Pen = { x: lengthOf(element.attributes['x'], 0), y: lengthOf(element.attributes['y'], 0) };
  const lines: PlacedLine[] = [];
  const visit = (parent: SvgElement, inherited: Properties): void => {
    pen.x += lengthOf(parent.attributes['dx'], 0);
    pen.y += lengthOf(parent.attributes['dy'], 0);
    for (const child of parent.children) {
      if (typeof child === 'string') {
        const line = placeLine(child.replace(/\s+/g, ' '), inherited, { pen, painting });
        if (line !== null) lines.push(line);
      } else if (child.name === 'tspan' || child.name === 'a') {
        pen.x = lengthOf(child.attributes['x'], pen.x);
        pen.y = lengthOf(child.attributes['y'], pen.y);
        visit(child, propertiesOf(child, inherited));
      }
    }
  };
  visit(element, properties);
  return lines;
}

function placeLine(text: string, properties: Properties, { pen, painting }: { readonly pen: Pen; readonly painting: SvgPainting }): PlacedLine | null {
  const sizePx = lengthOf(properties['font-size'], 16);
  if (text.trim() === '' || !(sizePx > 0) || properties['visibility'] === 'hidden') return null;
  const families = (properties['font-family'] ?? '').split(',').map((name) => name.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((name) => name !== '');
  const shaped = shapeText(
    text,
    { families, weight: weightOf(properties['font-weight']), style: properties['font-style'] === 'italic' ? 'italic' : 'normal', sizePt: shapingSize, lang: 'en' },
    { fonts: painting.fonts, cache: painting.cache },
  );
  const scale = sizePx / shapingSize;
  const width = shaped.widthPt * scale;
  const anchor = properties['text-anchor'] ?? 'start';
  const left = pen.x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
  const baseline = pen.y + baselineShift(properties['dominant-baseline'] ?? 'auto', shaped) * scale;
  pen.x = left + width;
  return { shaped, properties, sizePx, left, baseline, width };
}

function paintLine({ shaped, properties, sizePx, left, baseline, width }: PlacedLine, { painting, context }: { readonly painting: SvgPainting; readonly context: PaintContext }): void {
  const scale = sizePx / shapingSize;
  const box = { x: left, y: baseline - sizePx, width, height: sizePx };
  const fill = paintOf('fill', properties, { box, context });
  const stroke = paintOf('stroke', properties, { box, context });
  const { content } = context;
  if (fill !== null) content.setFill(fill.colour, fill.opacity);
  if (stroke !== null) {
    content.setStroke(stroke.colour, stroke.opacity);
    content.setLineStyle(`${fixed(lengthOf(properties['stroke-width'], 1))} w 0 J 1 j 4 M [] 0 d`);
  }
  if (fill === null && stroke === null) return;
  const mode = fill !== null && stroke !== null ? 2 : stroke === null ? 0 : 1;
  for (const run of shaped.runs) paintRun(run, { x: left + run.xPt * scale, y: baseline, sizePx, mode }, { painting, context });
}

const weightOf = (weight: string | undefined): FontWeight => (weight === 'bold' || weight === 'bolder' || Number(weight) >= 600 ? 700 : 400);

/** Where the baseline lies under the point that `y` names, at the shaping size. */
function baselineShift(name: string, shaped: ShapedText): number {
  const font = shaped.runs[0]?.face.font;
  if (font === undefined) return 0;
  const unit = shapingSize / font.unitsPerEm;
  switch (name) {
    case 'middle':
      return (font.xHeight / 2) * unit;
    case 'central':
      return ((font.ascent + font.descent) / 2) * unit;
    case 'hanging':
    case 'text-before-edge':
    case 'text-top':
      return font.ascent * unit;
    case 'text-after-edge':
    case 'text-bottom':
    case 'ideographic':
      return font.descent * unit;
    default:
      return 0;
  }
}

type Place = { readonly x: number; readonly y: number; readonly sizePx: number; readonly mode: 0 | 1 | 2 };

function paintRun(run: SetRun, { x, y, sizePx, mode }: Place, { painting, context }: { readonly painting: SvgPainting; readonly context: PaintContext }): void {
  const { content } = context;
  const font = painting.embed(run.face);
  const scale = sizePx / shapingSize;
  content.setFont(font, sizePx);
  content.setTextMode(mode);
  content.setCharacterSpace(0);
  let shown = '';
  let pen = x;
  const show = (): void => {
    if (shown !== '') content.addText(`[<${shown}>]TJ`);
    shown = '';
  };
  const { ids, codePoints, advancesPt, shifts } = run.glyphs;
  ids.forEach((id, index) => {
    const { hex, width } = font.glyph(id, codePoints[index] ?? []);
    const shift = shifts?.get(index);
    if (shift !== undefined) show();
    if (shown === '') content.moveText(pen + (shift?.xPt ?? 0) * scale, y - (shift?.yPt ?? 0) * scale);
    const advancePt = advancesPt[index] ?? 0;
    const gap = Math.round(width - (advancePt / shapingSize) * 1000);
    shown += hex;
    if (gap !== 0 && shift === undefined && index < ids.length - 1) shown += `>${gap}<`;
    pen += advancePt * scale;
    if (shift !== undefined) show();
  });
  show();
}
