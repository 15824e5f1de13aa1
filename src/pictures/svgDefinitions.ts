/** Gradients and clip paths that a picture refers to, made canonical when first referred to. */
import { readColour } from '../svg/readColour.js';
import type { SvgElement } from '../svg/svgElement.js';
import { printFine, readLength, readNumbers, readShare } from './svgLengths.js';
import { localName, referenceOf, type Picture, type Scope } from './svgScope.js';
import { styleOf } from './svgStyle.js';

const lengthsOf: Readonly<Record<string, readonly string[]>> = {
  linearGradient: ['x1', 'y1', 'x2', 'y2'],
  radialGradient: ['cx', 'cy', 'r', 'fx', 'fy', 'fr'],
};

/** Whether the id names a gradient that can be painted, something known that cannot, or nothing. */
export function defineGradient(id: string, scope: Scope, picture: Picture): 'gradient' | 'unseen' | 'missing' {
  const known = picture.definitions.get(id);
  if (known !== undefined) return known === null ? 'missing' : 'gradient';
  const element = picture.byId.get(id);
  const name = localName(element?.name ?? '');
  if (element !== undefined && lengthsOf[name] === undefined) return 'unseen';
  const gradient = element === undefined ? null : readGradient(id, element, { scope, picture });
  picture.definitions.set(id, gradient);
  return gradient === null ? 'missing' : 'gradient';
}

function readGradient(id: string, element: SvgElement, { scope, picture }: { scope: Scope; picture: Picture }): SvgElement | null {
  const chain = chainOf(element, picture);
  const find = (name: string): string | undefined => chain.map((each) => each.attributes[name]).find((value) => value !== undefined);
  const stops = (chain.find((each) => each.children.some(isStop))?.children ?? []).filter(isStop);
  if (stops.length === 0) return null;
  const inUserSpace = find('gradientUnits') === 'userSpaceOnUse';
  const { widthPx, heightPx } = scope.viewport;
  const attributes: Record<string, string> = { id };
  for (const name of lengthsOf[localName(element.name)] ?? []) {
    const whole = /[y]/.test(name) ? heightPx : name === 'r' || name === 'fr' ? Math.hypot(widthPx, heightPx) / Math.SQRT2 : widthPx;
    const length = readLength(find(name), inUserSpace ? whole : 1, scope.fontSizePx);
    if (length !== null) attributes[name] = printFine(length);
  }
  if (inUserSpace) attributes['gradientUnits'] = 'userSpaceOnUse';
  const spread = find('spreadMethod');
  if (spread === 'reflect' || spread === 'repeat') attributes['spreadMethod'] = spread;
  const transform = find('gradientTransform');
  if (transform !== undefined) {
    attributes['gradientTransform'] = Array.from(transform.matchAll(/(\w+)\s*\(([^)]*)\)/g), ([, name = '', body]) => `${name}(${readNumbers(body).map(printFine).join(',')})`).join(' ');
  }
  return { name: localName(element.name), attributes, children: stops.map((stop) => readStop(stop, { scope, picture })) };
}

const isStop = (child: SvgElement | string): child is SvgElement => typeof child !== 'string' && localName(child.name) === 'stop';

/** The gradient and those it takes attributes and stops from. */
function chainOf(element: SvgElement, picture: Picture): readonly SvgElement[] {
  const chain: SvgElement[] = [];
  let next: SvgElement | undefined = element;
  while (next !== undefined && chain.length < 10 && !chain.includes(next)) {
    chain.push(next);
    const reference: string | null = referenceOf(next.attributes['href'] ?? next.attributes['xlink:href']);
    next = reference === null ? undefined : picture.byId.get(reference);
  }
  return chain;
}

function readStop(stop: SvgElement, { scope, picture }: { scope: Scope; picture: Picture }): SvgElement {
  const style = styleOf([stop], picture.sheet);
  const named = style.get('stop-color') ?? '#000000';
  const colour = readColour(named.toLowerCase() === 'currentcolor' ? (scope.inherited.get('color') ?? '#000000') : named);
  const opacity = readShare(style.get('stop-opacity')) * (colour?.opacity ?? 1);
  return {
    name: 'stop',
    attributes: {
      offset: printFine(style.has('offset') ? readShare(style.get('offset')) : 0),
      'stop-color': colour?.hex ?? '#000000',
      ...(opacity < 1 ? { 'stop-opacity': printFine(opacity) } : {}),
    },
    children: [],
  };
}

/** Whether the id names a clip path that can be applied; one that cannot is reported. */
export function defineClip(id: string, scope: Scope, picture: Picture): boolean {
  const known = picture.definitions.get(id);
  if (known !== undefined) return known !== null;
  const element = picture.byId.get(id);
  if (element === undefined || localName(element.name) !== 'clipPath') return false;
  picture.definitions.set(id, null);
  if (element.attributes['clipPathUnits'] === 'objectBoundingBox') {
    picture.findings.lost('clipPathUnits');
    return false;
  }
  const inside: Scope = { ...scope, inherited: new Map([...scope.inherited, ['fill', '#000000'], ['stroke', 'none']]) };
  const shapes = element.children
    .flatMap((child) => (typeof child === 'string' ? [] : picture.convert(child, inside, picture)))
    .flatMap((shape) => flatten(shape, element.attributes['transform'] ?? ''))
    .filter((shape) => shape.name !== 'text' && shape.name !== 'image');
  picture.definitions.set(id, { name: 'clipPath', attributes: { id }, children: shapes });
  return true;
}

/** Groups may not stand in a clip path: their transforms go to the shapes. */
function flatten(element: SvgElement, outer: string): readonly SvgElement[] {
  const transform = [outer, element.attributes['transform'] ?? ''].filter((part) => part.trim() !== '').join(' ');
  if (element.name !== 'g') {
    const geometry = Object.entries(element.attributes).filter(([name]) => !/^(?:fill|stroke|opacity|transform)/.test(name));
    const rule = element.attributes['fill-rule'];
    return [
      {
        name: element.name,
        attributes: { ...Object.fromEntries(geometry), ...(rule === undefined ? {} : { 'clip-rule': rule }), ...(transform === '' ? {} : { transform }) },
        children: [],
      },
    ];
  }
  return element.children.flatMap((child) => (typeof child === 'string' ? [] : flatten(child, transform)));
}
