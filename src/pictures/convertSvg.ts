/** Elements of any SVG → canonical ones: nothing inherited, nothing referred to but gradients and clip paths. */
import { assertNever } from '../document/assertNever.js';
import { roundPath } from '../svg/roundNumbers.js';
import type { SvgElement } from '../svg/svgElement.js';
import { convertText } from './convertText.js';
import { printFine, readLength, readNumbers, readViewBox, viewBoxTransform } from './svgLengths.js';
import { silentElements, unsafeElements, unseenElements } from './svgFindings.js';
import { markersOf } from './svgMarkers.js';
import { groupAttributes, paintAttributes, wrap } from './svgPaint.js';
import { enter, localName, referenceOf, type Picture, type Scope, type Styled } from './svgScope.js';

type ShapeName = 'path' | 'rect' | 'circle' | 'ellipse' | 'line' | 'polyline' | 'polygon';
const shapeNames: ReadonlySet<string> = new Set<ShapeName>(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon']);
const isShapeName = (name: string): name is ShapeName => shapeNames.has(name);

/** What an element paints, in order; nothing for what is hidden, left out or unknown. */
export function convertElement(element: SvgElement, scope: Scope, picture: Picture): readonly SvgElement[] {
  const name = localName(element.name);
  for (const attribute of Object.keys(element.attributes)) if (/^on/i.test(attribute)) picture.findings.unsafe(attribute.toLowerCase());
  if (unsafeElements.has(name)) {
    picture.findings.unsafe(`<${name}>`);
    return [];
  }
  if (silentElements.has(name) || unseenElements.has(name) || name === 'defs' || name === 'symbol' || name.includes(':')) return [];
  if (name === 'linearGradient' || name === 'radialGradient' || name === 'clipPath') return [];
  const styled = enter(element, scope, picture);
  if (styled.own.get('display') === 'none') return [];
  if (isShapeName(name)) return shape(styled, name, picture);
  switch (name) {
    case 'g':
      return wrap(convertChildren(element, styled.scope, picture), groupAttributes(styled, picture));
    case 'a':
      return link(styled, picture);
    case 'svg':
      return nested(styled, { widthPx: null, heightPx: null }, picture);
    case 'switch':
      return wrap(firstOfSwitch(styled, picture), groupAttributes(styled, picture));
    case 'use':
      return use(styled, picture);
    case 'text':
      return isHidden(styled) ? [] : wrap(convertText(styled, picture), groupAttributes(styled, picture));
    case 'image':
      return isHidden(styled) ? [] : image(styled, picture);
    default:
      picture.findings.lost(`<${name}>`);
      return [];
  }
}

const isHidden = (styled: Styled): boolean => {
  const visibility = styled.scope.inherited.get('visibility');
  return visibility === 'hidden' || visibility === 'collapse';
};

export const convertChildren = (element: SvgElement, scope: Scope, picture: Picture): readonly SvgElement[] =>
  element.children.flatMap((child) => (typeof child === 'string' ? [] : convertElement(child, scope, picture)));

function shape(styled: Styled, name: ShapeName, picture: Picture): readonly SvgElement[] {
  const whole = groupAttributes(styled, picture);
  if (isHidden(styled) || whole['opacity'] === '0') return [];
  const geometry = geometryOf(styled, name);
  const paint = paintAttributes(styled, picture);
  if (geometry === null) return [];
  const plain: SvgElement = { name, attributes: { ...geometry, ...paint }, children: [] };
  const markers = markersOf(plain, styled, picture);
  const isSeen = paint['fill'] !== 'none' || paint['stroke'] !== undefined;
  if (markers.length > 0) return wrap(isSeen ? [plain, ...markers] : markers, whole);
  return isSeen ? [{ ...plain, attributes: { ...plain.attributes, ...whole } }] : [];
}

type Attributes = Readonly<Record<string, string>>;

/** Coordinates of a shape in px, all of them; null for one that has no extent. */
function geometryOf(styled: Styled, name: ShapeName): Attributes | null {
  const { own, scope } = styled;
  const { widthPx, heightPx } = scope.viewport;
  const across = (key: string): number => readLength(own.get(key), widthPx, scope.fontSizePx) ?? 0;
  const down = (key: string): number => readLength(own.get(key), heightPx, scope.fontSizePx) ?? 0;
  const print = (values: Readonly<Record<string, number>>): Attributes =>
    Object.fromEntries(Object.entries(values).map(([key, value]) => [key, printFine(value)]));
  switch (name) {
    case 'path': {
      const d = own.get('d') ?? '';
      return /^\s*[Mm]/.test(d) && /^[\sMmLlHhVvCcSsQqTtAaZz\d.,+\-eE]*$/.test(d) ? { d: roundPath(d) } : null;
    }
    case 'rect': {
      const [width, height] = [across('width'), down('height')];
      const [rx, ry] = [readLength(own.get('rx'), widthPx, scope.fontSizePx), readLength(own.get('ry'), heightPx, scope.fontSizePx)];
      const rounded = { rx: Math.min(rx ?? ry ?? 0, width / 2), ry: Math.min(ry ?? rx ?? 0, height / 2) };
      const corners = rounded.rx > 0 && rounded.ry > 0 ? rounded : {};
      return width > 0 && height > 0 ? print({ x: across('x'), y: down('y'), width, height, ...corners }) : null;
    }
    case 'circle': {
      const r = readLength(own.get('r'), Math.hypot(widthPx, heightPx) / Math.SQRT2, scope.fontSizePx) ?? 0;
      return r > 0 ? print({ cx: across('cx'), cy: down('cy'), r }) : null;
    }
    case 'ellipse': {
      const [rx, ry] = [across('rx'), down('ry')];
      return rx > 0 && ry > 0 ? print({ cx: across('cx'), cy: down('cy'), rx, ry }) : null;
    }
    case 'line':
      return print({ x1: across('x1'), y1: down('y1'), x2: across('x2'), y2: down('y2') });
    case 'polyline':
    case 'polygon': {
      const points = readNumbers(own.get('points'));
      return points.length >= 4 ? { points: points.slice(0, points.length - (points.length % 2)).map(printFine).join(' ') } : null;
    }
    default:
      return assertNever(name);
  }
}

function link(styled: Styled, picture: Picture): readonly SvgElement[] {
  const children = wrap(convertChildren(styled.element, styled.scope, picture), groupAttributes(styled, picture));
  const href = (styled.element.attributes['href'] ?? styled.element.attributes['xlink:href'] ?? '').trim();
  if (children.length === 0) return [];
  if (/^(?:https?:|mailto:)/i.test(href)) return [{ name: 'a', attributes: { href }, children }];
  if (href !== '' && !href.startsWith('#')) picture.findings.unsafe(`href="${href.slice(0, 40)}"`);
  return children;
}

/** The first child that asks for no language and no extension. */
function firstOfSwitch(styled: Styled, picture: Picture): readonly SvgElement[] {
  for (const child of styled.element.children) {
    if (typeof child === 'string' || silentElements.has(localName(child.name))) continue;
    if (localName(child.name) === 'foreignObject' || 'systemLanguage' in child.attributes || 'requiredExtensions' in child.attributes) continue;
    return convertElement(child, styled.scope, picture);
  }
  return [];
}

/** An `<svg>` or `<symbol>` inside the picture: its own viewport, not clipped. */
function nested(styled: Styled, size: { widthPx: number | null; heightPx: number | null }, picture: Picture): readonly SvgElement[] {
  const { element, scope } = styled;
  const { widthPx, heightPx } = scope.viewport;
  const viewport = {
    widthPx: size.widthPx ?? readLength(element.attributes['width'], widthPx, scope.fontSizePx) ?? widthPx,
    heightPx: size.heightPx ?? readLength(element.attributes['height'], heightPx, scope.fontSizePx) ?? heightPx,
  };
  const viewBox = readViewBox(element.attributes['viewBox']);
  const [x, y] = [readLength(element.attributes['x'], widthPx, scope.fontSizePx) ?? 0, readLength(element.attributes['y'], heightPx, scope.fontSizePx) ?? 0];
  const moved = x === 0 && y === 0 ? '' : `translate(${printFine(x)},${printFine(y)})`;
  const fitted = viewBox === null ? '' : viewBoxTransform(viewBox, viewport, element.attributes['preserveAspectRatio']);
  const transform = [moved, fitted].filter((part) => part !== '').join(' ');
  const inner = viewBox === null ? viewport : { widthPx: viewBox.width, heightPx: viewBox.height };
  const children = convertChildren(element, { ...scope, viewport: inner }, picture);
  const { transform: own, ...rest } = groupAttributes(styled, picture);
  const all = [own ?? '', transform].filter((part) => part !== '').join(' ');
  return wrap(children, all === '' ? rest : { ...rest, transform: all });
}

function use(styled: Styled, picture: Picture): readonly SvgElement[] {
  const { element, scope } = styled;
  const href = element.attributes['href'] ?? element.attributes['xlink:href'] ?? '';
  const id = referenceOf(href);
  if (id === null) {
    if (href !== '') picture.findings.unsafe(`<use href="${href.slice(0, 40)}">`);
    return [];
  }
  const target = picture.byId.get(id);
  if (target === undefined || scope.uses.includes(id)) return [];
  const inside: Scope = { ...scope, uses: [...scope.uses, id] };
  const size = {
    widthPx: readLength(element.attributes['width'], scope.viewport.widthPx, scope.fontSizePx),
    heightPx: readLength(element.attributes['height'], scope.viewport.heightPx, scope.fontSizePx),
  };
  const name = localName(target.name);
  const shown = name === 'symbol' || name === 'svg' ? nested(enter(target, inside, picture), size, picture) : convertElement(target, inside, picture);
  const { transform, ...rest } = groupAttributes(styled, picture);
  const [x, y] = [readLength(element.attributes['x'], scope.viewport.widthPx, scope.fontSizePx) ?? 0, readLength(element.attributes['y'], scope.viewport.heightPx, scope.fontSizePx) ?? 0];
  const all = [transform ?? '', x === 0 && y === 0 ? '' : `translate(${printFine(x)},${printFine(y)})`].filter((part) => part !== '').join(' ');
  return wrap(shown, all === '' ? rest : { ...rest, transform: all });
}

function image(styled: Styled, picture: Picture): readonly SvgElement[] {
  const { element, scope } = styled;
  const href = (element.attributes['href'] ?? element.attributes['xlink:href'] ?? '').trim();
  const drawing = picture.embedded.get(href);
  if (drawing === undefined) {
    if (/^data:/i.test(href)) picture.findings.lost('<image>');
    else if (href !== '') picture.findings.unsafe(`<image href="${href.slice(0, 40)}">`);
    return [];
  }
  const length = (key: string, whole: number): number | null => readLength(styled.own.get(key), whole, scope.fontSizePx);
  const { widthPx, heightPx } = scope.viewport;
  const givenWidth = length('width', widthPx);
  const givenHeight = length('height', heightPx);
  const width = givenWidth ?? (givenHeight === null ? drawing.widthPx : (givenHeight * drawing.widthPx) / drawing.heightPx);
  const height = givenHeight ?? (width * drawing.heightPx) / drawing.widthPx;
  if (width <= 0 || height <= 0) return [];
  const stretched = (element.attributes['preserveAspectRatio'] ?? '').trim() === 'none';
  const scale = Math.min(width / drawing.widthPx, height / drawing.heightPx);
  const size = stretched ? { width, height } : { width: drawing.widthPx * scale, height: drawing.heightPx * scale };
  const attributes = {
    x: printFine((length('x', widthPx) ?? 0) + (width - size.width) / 2),
    y: printFine((length('y', heightPx) ?? 0) + (height - size.height) / 2),
    width: printFine(size.width),
    height: printFine(size.height),
    preserveAspectRatio: 'none',
    href: `data:image/${drawing.format};base64,${Buffer.from(drawing.bytes).toString('base64')}`,
  };
  return [{ name: 'image', attributes: { ...attributes, ...groupAttributes(styled, picture) }, children: [] }];
}
