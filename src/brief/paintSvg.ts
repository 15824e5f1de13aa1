/** A canonical SVG → vectors of the PDF, painted from (0, 0) over widthPx × heightPx of the document's current coordinates. */
import type { PathSegment } from '../svg/readPath.js';
import { readNumbers, readTransform } from '../svg/readTransform.js';
import type { Matrix } from '../svg/readTransform.js';
import { segmentBounds, shapeSegments, transformSegment } from '../svg/shapeSegments.js';
import type { Box } from '../svg/shapeSegments.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import type { PdfFonts } from './embedFont.js';
import { paintSvgText } from './paintSvgText.js';
import { fixed, type PageContent } from './pageContent.js';
import { linkBoxes, linkTarget } from './svgLinks.js';
import type { StructureElement } from './structureTree.js';
import { lengthOf, paintOf, propertiesOf, shareOf } from './svgPainting.js';
import type { PaintContext, Properties } from './svgPainting.js';

export type SvgPainting = {
  readonly fonts: FontLibrary;
  /** Gives a face's font in the PDF, and codes for its glyphs. */
  readonly embed: PdfFonts;
  readonly cache: TypesettingCache;
  /** The extent, in the caller's units, that the root's viewBox (or width and height) is stretched over. */
  readonly widthPx: number;
  readonly heightPx: number;
  /** What `currentColor` means. */
  readonly colour: string;
  /** Whose content the drawing is; null in an artifact. */
  readonly element: StructureElement | null;
};

type Surroundings = { readonly painting: SvgPainting; readonly context: PaintContext };

/** What stands here is painted only where something refers to it. */
const referred = new Set(['defs', 'clipPath', 'linearGradient', 'radialGradient', 'symbol', 'title', 'desc', 'metadata', 'style']);

/**
 * Paints the drawing as paths, text and pictures of the page: sharp at any size, its text selectable, its `a` elements
 * links. The document's graphics state is as before afterwards.
 *
 * An opacity of a group is given to each of its children: where they overlap, that shows. Masks, filters and patterns
 * are not painted; canonical drawings have none.
 */
export function paintSvg(content: PageContent, svg: SvgElement, painting: SvgPainting): void {
  const byId = new Map<string, SvgElement>();
  collectIds(svg, byId);
  const surroundings: Surroundings = { painting, context: { content, byId, colour: painting.colour } };
  content.save();
  const [left = 0, top = 0, width = painting.widthPx, height = painting.heightPx] = readNumbers(svg.attributes['viewBox'] ?? '');
  if (width > 0 && height > 0) content.transform([painting.widthPx / width, 0, 0, painting.heightPx / height, (-left * painting.widthPx) / width, (-top * painting.heightPx) / height]);
  paintChildren(svg, propertiesOf(svg, {}), surroundings);
  content.restore();
}

function collectIds(element: SvgElement, byId: Map<string, SvgElement>): void {
  const id = element.attributes['id'];
  if (id !== undefined && !byId.has(id)) byId.set(id, element);
  for (const child of element.children) if (typeof child !== 'string') collectIds(child, byId);
}

function paintChildren(element: SvgElement, properties: Properties, surroundings: Surroundings): void {
  for (const child of element.children) if (typeof child !== 'string') paintElement(child, properties, surroundings);
}

function paintElement(element: SvgElement, outer: Properties, surroundings: Surroundings): void {
  if (referred.has(element.name) || element.attributes['display'] === 'none') return;
  const { content } = surroundings.context;
  const properties = propertiesOf(element, outer);
  const transform = element.attributes['transform'];
  const clip = surroundings.context.byId.get(/^url\(["']?#([^"')]+)["']?\)/.exec(element.attributes['clip-path'] ?? '')?.[1] ?? '');
  const isolated = transform !== undefined || clip?.name === 'clipPath';
  if (isolated) content.save();
  if (transform !== undefined) content.transform(readTransform(transform));
  if (clip?.name === 'clipPath') clipTo(content, clip, element);
  paintOne(element, properties, surroundings);
  if (isolated) content.restore();
}

function paintOne(element: SvgElement, properties: Properties, surroundings: Surroundings): void {
  switch (element.name) {
    case 'g':
    case 'switch':
      paintChildren(element, properties, surroundings);
      return;
    case 'a': {
      paintChildren(element, properties, surroundings);
      const url = linkTarget(element);
      if (url !== null) addLinks(linkBoxes(element, properties, surroundings.painting), url, surroundings);
      return;
    }
    case 'svg':
      paintNested(element, properties, surroundings);
      return;
    case 'use':
      paintUse(element, properties, surroundings);
      return;
    case 'text':
      paintSvgText(element, properties, surroundings);
      return;
    case 'image':
      paintImage(element, properties, surroundings.context.content);
      return;
    default: {
      const segments = shapeSegments(element);
      if (segments !== null && segments.length > 0 && properties['visibility'] !== 'hidden') paintShape(segments, properties, surroundings.context);
    }
  }
}

/** The areas of an `a` element as one link of the drawing. */
function addLinks(boxes: readonly Box[], target: string, { painting, context: { content } }: Surroundings): void {
  // Nothing in an artifact can be followed: readers of the structure would not come upon it.
  if (painting.element === null) return;
  const element = content.tree.add('Link', painting.element);
  for (const box of boxes) content.link(box, { element, words: target, target });
}

/** The path operators of the segments. A path that starts with anything but a move would spoil the page: it is empty. */
function pathOperators(segments: readonly PathSegment[], content: PageContent): string {
  const point = (x: number, y: number): string => `${content.number(x)} ${content.number(y)}`;
  return segments
    .map((segment) => {
      switch (segment.kind) {
        case 'move':
          return `${point(segment.x, segment.y)} m`;
        case 'line':
          return `${point(segment.x, segment.y)} l`;
        case 'curve':
          return `${point(segment.x1, segment.y1)} ${point(segment.x2, segment.y2)} ${point(segment.x, segment.y)} c`;
        case 'close':
          return 'h';
      }
    })
    .join('\n');
}

function paintShape(segments: readonly PathSegment[], properties: Properties, context: PaintContext): void {
  const { content } = context;
  const box = segmentBounds(segments);
  const fill = paintOf('fill', properties, { box, context });
  const width = lengthOf(properties['stroke-width'], 1);
  const stroke = width > 0 ? paintOf('stroke', properties, { box, context }) : null;
  if (fill === null && stroke === null) return;
  if (fill !== null) content.setFill(fill.colour, fill.opacity);
  if (stroke !== null) {
    content.setStroke(stroke.colour, stroke.opacity);
    content.setLineStyle(strokeOperators(width, properties));
  }
  const star = properties['fill-rule'] === 'evenodd' && fill !== null ? '*' : '';
  const path = pathOperators(segments, content);
  // in one step the stroke takes the place of the fill under it, as an element's opacity wants it; a stroke that has an opacity
  // of its own lets the fill through. ISO 32000-1, 11.7.4.4
  const operators = fill === null ? ['S'] : stroke === null ? [`f${star}`] : shareOf(properties['stroke-opacity']) === 1 ? [`B${star}`] : [`f${star}`, 'S'];
  content.add(operators.map((operator) => `${path}\n${operator}`).join('\n'));
}

const caps = new Map([['butt', 0], ['round', 1], ['square', 2]]);
const joins = new Map([['miter', 0], ['round', 1], ['bevel', 2]]);

/** Width, caps, joins and dashes. */
function strokeOperators(width: number, properties: Properties): string {
  const dashes = readNumbers(properties['stroke-dasharray'] ?? '');
  const drawn = dashes.length > 0 && dashes.every((length) => length >= 0) && dashes.some((length) => length > 0);
  const even = dashes.length % 2 === 0 ? dashes : [...dashes, ...dashes];
  const solid = !drawn || even.every((length, index) => index % 2 === 0 || length === 0);
  return [
    `${fixed(width)} w ${caps.get(properties['stroke-linecap'] ?? 'butt') ?? 0} J ${joins.get(properties['stroke-linejoin'] ?? 'miter') ?? 0} j`,
    `${fixed(Math.max(1, lengthOf(properties['stroke-miterlimit'], 4)))} M`,
    solid ? '[] 0 d' : `[${even.map(fixed).join(' ')}] ${fixed(lengthOf(properties['stroke-dashoffset'], 0))} d`,
  ].join(' ');
}

/** Everything after this is seen only inside the clip path's shapes. */
function clipTo(content: PageContent, clip: SvgElement, element: SvgElement): void {
  const toBox: Matrix | null = clip.attributes['clipPathUnits'] === 'objectBoundingBox' ? boxMatrix(segmentBounds(shapeSegments(element) ?? [])) : null;
  const shapes = clip.children.flatMap((child) => (typeof child === 'string' ? [] : [{ segments: shapeSegments(child) ?? [], child }]));
  const matrices = [readTransform(clip.attributes['transform']), ...(toBox === null ? [] : [toBox])];
  const operators = shapes.map(({ segments, child }) => {
    const all = [readTransform(child.attributes['transform']), ...matrices];
    return pathOperators(all.reduce((moved, matrix) => moved.map((segment) => transformSegment(segment, matrix)), segments), content);
  });
  const evenOdd = shapes.some(({ child }) => child.attributes['clip-rule'] === 'evenodd');
  // a clip path without shapes hides everything
  content.add(`${operators.join('\n').trim() === '' ? '0 0 0 0 re' : operators.join('\n')}\n${evenOdd ? 'W*' : 'W'} n`);
}

const boxMatrix = (box: Box): Matrix => [box.width, 0, 0, box.height, box.x, box.y];

/** A viewBox inside the drawing: placed and scaled as `preserveAspectRatio` says by default, clipped to its own area. */
function paintNested(element: SvgElement, properties: Properties, surroundings: Surroundings): void {
  const { content } = surroundings.context;
  const [x, y] = [lengthOf(element.attributes['x'], 0), lengthOf(element.attributes['y'], 0)];
  const [width, height] = [lengthOf(element.attributes['width'], 0), lengthOf(element.attributes['height'], 0)];
  const [left, top, boxWidth, boxHeight] = readNumbers(element.attributes['viewBox'] ?? '');
  content.save();
  content.transform([1, 0, 0, 1, x, y]);
  if (width > 0 && height > 0) {
    if (element.attributes['overflow'] !== 'visible') content.add(`${content.rectangle({ x: 0, y: 0, width, height })} W n`);
    if (left !== undefined && top !== undefined && boxWidth !== undefined && boxHeight !== undefined && boxWidth > 0 && boxHeight > 0) {
      const stretched = element.attributes['preserveAspectRatio'] === 'none';
      const fit = Math.min(width / boxWidth, height / boxHeight);
      const [sx, sy] = stretched ? [width / boxWidth, height / boxHeight] : [fit, fit];
      content.transform([sx, 0, 0, sy, (width - boxWidth * sx) / 2 - left * sx, (height - boxHeight * sy) / 2 - top * sy]);
    }
  }
  paintChildren(element, properties, surroundings);
  content.restore();
}

function paintUse(element: SvgElement, properties: Properties, surroundings: Surroundings): void {
  const { content, byId } = surroundings.context;
  const id = (element.attributes['href'] ?? element.attributes['xlink:href'] ?? '').replace(/^#/, '');
  const target = byId.get(id);
  if (target === undefined) return;
  // without the target's id, a `use` inside it that points back finds nothing
  const others = new Map(byId);
  others.delete(id);
  const inside: Surroundings = { ...surroundings, context: { ...surroundings.context, byId: others } };
  content.save();
  content.transform([1, 0, 0, 1, lengthOf(element.attributes['x'], 0), lengthOf(element.attributes['y'], 0)]);
  if (target.name === 'symbol') paintNested({ ...target, name: 'svg', attributes: { ...target.attributes, ...sizeOf(element) } }, propertiesOf(target, properties), inside);
  else paintElement(target, properties, inside);
  content.restore();
}

const sizeOf = ({ attributes }: SvgElement): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => name === 'width' || name === 'height'));

/** A picture whose address carries its bytes; it was checked when the drawing was made. */
function paintImage(element: SvgElement, properties: Properties, content: PageContent): void {
  const href = element.attributes['href'] ?? element.attributes['xlink:href'] ?? '';
  if (!/^data:image\/(?:png|jpe?g);base64,/.test(href)) return;
  const [x, y] = [lengthOf(element.attributes['x'], 0), lengthOf(element.attributes['y'], 0)];
  const image = content.doc.openImage(href);
  const width = lengthOf(element.attributes['width'], image.width);
  const height = lengthOf(element.attributes['height'], image.height);
  if (!(width > 0 && height > 0)) return;
  const ratio = element.attributes['preserveAspectRatio'] ?? 'xMidYMid';
  const fit = ratio.includes('slice') ? Math.max(width / image.width, height / image.height) : Math.min(width / image.width, height / image.height);
  const [drawnWidth, drawnHeight] = ratio.startsWith('none') ? [width, height] : [image.width * fit, image.height * fit];
  const shareX = ratio.includes('xMin') ? 0 : ratio.includes('xMax') ? 1 : 0.5;
  const shareY = ratio.includes('YMin') ? 0 : ratio.includes('YMax') ? 1 : 0.5;
  content.save();
  content.setFill('#000000', lengthOf(properties['opacity'], 1));
  if (ratio.includes('slice')) content.add(`${content.rectangle({ x, y, width, height })} W n`);
  content.image(image, { x: x + (width - drawnWidth) * shareX, y: y + (height - drawnHeight) * shareY, width: drawnWidth, height: drawnHeight });
  content.restore();
}
