/** A slide → what is painted behind its text: its paper, the background that it asks for, a picture all over it. */
import type { LaidOutNode } from '../brief/layoutTree.js';
import type { BlockMark } from '../brief/layoutTree.js';
import type { Slide } from '../deck/planSlides.js';
import { backgroundKey, backgroundOf, type SlideBackground } from '../document/slideBackground.js';
import type { Drawing, FigureTable } from '../figures/figureTable.js';
import { filledBox, type Size } from './plainBoxes.js';

const edges = { paddingTop: 0, paddingBottom: 0, paddingLeft: 0, paddingRight: 0, borderTopWidth: 0, borderBottomWidth: 0, borderLeftWidth: 0, borderRightWidth: 0 };

/** A drawing that fills a size, cut off where its proportions are others. */
export function coveringDrawing(drawing: Drawing, { widthPt, heightPt }: Size, block?: BlockMark): LaidOutNode {
  const scale = Math.max(widthPt / drawing.widthPx, heightPt / drawing.heightPx);
  const [width, height] = [drawing.widthPx * scale, drawing.heightPx * scale];
  const picture: LaidOutNode = { type: 'CANVAS', props: { painted: { kind: 'drawing', drawing } }, style: {}, box: { ...edges, top: (heightPt - height) / 2, left: (widthPt - width) / 2, width, height } };
  return { type: 'VIEW', props: block === undefined ? {} : { block }, style: { overflow: 'hidden' }, box: { ...edges, top: 0, left: 0, width: widthPt, height: heightPt }, children: [picture] };
}

const angles: Readonly<Record<string, (size: Size) => number>> = {
  'to top': () => 0, 'to right': () => 90, 'to bottom': () => 180, 'to left': () => 270,
  'to top right': ({ widthPt, heightPt }) => degrees(Math.atan2(heightPt, widthPt)), 'to bottom right': ({ widthPt, heightPt }) => 180 - degrees(Math.atan2(heightPt, widthPt)),
  'to bottom left': ({ widthPt, heightPt }) => 180 + degrees(Math.atan2(heightPt, widthPt)), 'to top left': ({ widthPt, heightPt }) => 360 - degrees(Math.atan2(heightPt, widthPt)),
};
const degrees = (radians: number): number => (radians * 180) / Math.PI;

/** A CSS gradient as a drawing. https://www.w3.org/TR/css-images-3/#linear-gradient-syntax */
function gradientDrawing({ css }: Extract<SlideBackground, { readonly kind: 'gradient' }>, size: Size): Drawing {
  const { widthPt: w, heightPt: h } = size;
  const [direction = '', ...stops] = css.slice('linear-gradient('.length, -1).split(',');
  const angle = ((angles[direction]?.(size) ?? Number.parseFloat(direction)) * Math.PI) / 180;
  const half = (Math.abs(w * Math.sin(angle)) + Math.abs(h * Math.cos(angle))) / 2;
  const [x, y] = [Math.sin(angle) * half, -Math.cos(angle) * half];
  const line = { x1: w / 2 - x, y1: h / 2 - y, x2: w / 2 + x, y2: h / 2 + y };
  const attributes = { id: 'ground', gradientUnits: 'userSpaceOnUse', ...Object.fromEntries(Object.entries(line).map(([name, value]) => [name, String(Math.round(value * 100) / 100 + 0)])) };
  const children = stops.map((stop, index) => {
    const [colour = '', place = `${(100 * index) / Math.max(1, stops.length - 1)}%`] = stop.trim().split(' ');
    return { name: 'stop', attributes: { offset: place, 'stop-color': colour }, children: [] };
  });
  const svg = {
    name: 'svg', attributes: { viewBox: `0 0 ${w} ${h}` },
    children: [{ name: 'defs', attributes: {}, children: [{ name: 'linearGradient', attributes, children }] }, { name: 'rect', attributes: { width: String(w), height: String(h), fill: 'url(#ground)' }, children: [] }],
  };
  return { kind: 'vector', svg, markup: '', widthPx: w, heightPx: h };
}

/** Light text stands on pictures that are darkened so. */
const pictureShade = '#00000099';

/** Boxes of the stage's size, from the back to the front. `paper` is the colour of slides of this kind. */
export function groundBoxes(slide: Slide, paper: string, { size, figures }: { readonly size: Size; readonly figures: FigureTable }): readonly LaidOutNode[] {
  const background = slide.heading === null ? null : backgroundOf(slide.heading);
  switch (background?.kind) {
    case 'colour':
      return [filledBox(size, background.colour)];
    case 'gradient':
      return [coveringDrawing(gradientDrawing(background, size), size)];
    case 'picture': {
      const drawing = slide.heading === null ? undefined : figures.get(backgroundKey(slide.heading));
      return drawing === undefined ? [filledBox(size, paper)] : [coveringDrawing(drawing, size), filledBox(size, pictureShade)];
    }
    case undefined:
      return [filledBox(size, paper)];
  }
}
