/** Fill, stroke, opacity and clip of an element, spelt out so that nothing is inherited any more. */
import { readColour } from '../svg/readColour.js';
import type { SvgElement } from '../svg/svgElement.js';
import { defineClip, defineGradient } from './svgDefinitions.js';
import { printFine, readLength, readNumbers, readShare } from './svgLengths.js';
import { referenceOf, type Picture, type Styled } from './svgScope.js';

type Attributes = Record<string, string>;

/** Attributes of a painted shape or text. */
export function paintAttributes(styled: Styled, picture: Picture): Attributes {
  const { inherited } = styled.scope;
  const attributes: Attributes = {};
  addPaint(attributes, 'fill', { value: inherited.get('fill') ?? '#000000', styled, picture });
  if (inherited.get('fill-rule') === 'evenodd') attributes['fill-rule'] = 'evenodd';
  const diagonal = Math.hypot(styled.scope.viewport.widthPx, styled.scope.viewport.heightPx) / Math.SQRT2;
  const length = (name: string): number | null => readLength(inherited.get(name), diagonal, styled.scope.fontSizePx);
  const widthPx = length('stroke-width') ?? 1;
  if (widthPx <= 0 || (inherited.get('stroke') ?? 'none') === 'none') return attributes;
  addPaint(attributes, 'stroke', { value: inherited.get('stroke') ?? 'none', styled, picture });
  if (attributes['stroke'] === 'none') return attributes;
  attributes['stroke-width'] = printFine(widthPx);
  for (const name of ['stroke-linecap', 'stroke-linejoin', 'stroke-miterlimit']) {
    const value = inherited.get(name);
    if (value !== undefined && /^[a-z0-9.]+$/.test(value)) attributes[name] = value === 'arcs' || value === 'miter-clip' ? 'miter' : value;
  }
  const dashes = readNumbers(inherited.get('stroke-dasharray'));
  if (dashes.length > 0 && dashes.length <= 32 && dashes.every((dash) => dash >= 0) && dashes.some((dash) => dash > 0)) {
    attributes['stroke-dasharray'] = dashes.map(printFine).join(',');
    const offset = length('stroke-dashoffset') ?? 0;
    if (offset !== 0) attributes['stroke-dashoffset'] = printFine(offset);
  }
  return attributes;
}

type PaintRequest = { readonly value: string; readonly styled: Styled; readonly picture: Picture };

function addPaint(attributes: Attributes, name: 'fill' | 'stroke', request: PaintRequest): void {
  const { styled, picture } = request;
  // in a marker: the paints of the line that carries it
  const value = request.value.startsWith('context-') ? (styled.scope.inherited.get(request.value) ?? 'none') : request.value;
  const opacity = readShare(styled.scope.inherited.get(`${name}-opacity`));
  const reference = referenceOf(value);
  if (reference !== null) {
    const gradient = defineGradient(reference, styled.scope, picture);
    if (gradient === 'gradient') {
      attributes[name] = `url(#${reference})`;
      if (opacity < 1) attributes[`${name}-opacity`] = printFine(opacity);
      return;
    }
    if (gradient === 'unseen') picture.findings.lost('<pattern>');
  }
  const fallback = reference === null ? value : value.replace(/^\s*url\([^)]*\)\s*/, '');
  const solid = fallback === 'currentColor' || fallback === 'currentcolor' ? (styled.scope.inherited.get('color') ?? '#000000') : fallback;
  const colour = readColour(solid);
  if (colour === null || colour.opacity === 0) {
    attributes[name] = 'none';
    return;
  }
  attributes[name] = colour.hex;
  const share = opacity * colour.opacity;
  if (share < 1) attributes[`${name}-opacity`] = printFine(share);
}

const lostProperties = ['filter', 'mask'] as const;

/** Transform, opacity and clip: what belongs to the element as a whole. Reports effects that are lost. */
export function groupAttributes(styled: Styled, picture: Picture): Attributes {
  const { own } = styled;
  const attributes: Attributes = {};
  const transform = (styled.element.attributes['transform'] ?? '').trim();
  if (transform !== '') attributes['transform'] = cleanTransform(transform, picture);
  const opacity = readShare(own.get('opacity'));
  if (opacity < 1) attributes['opacity'] = printFine(opacity);
  const clip = referenceOf(own.get('clip-path'));
  if (clip !== null && defineClip(clip, styled.scope, picture)) attributes['clip-path'] = `url(#${clip})`;
  for (const name of lostProperties) {
    if ((own.get(name) ?? 'none') !== 'none') picture.findings.lost(`<${name}>`);
  }
  if ((own.get('mix-blend-mode') ?? 'normal') !== 'normal') picture.findings.lost('mix-blend-mode');
  return attributes;
}

function cleanTransform(value: string, picture: Picture): string {
  const calls = Array.from(value.matchAll(/(matrix|translate|scale|rotate|skewX|skewY)\s*\(([^)]*)\)/g));
  if (calls.length === 0) picture.findings.lost('transform');
  return calls.map(([, name = '', body]) => `${name}(${readNumbers(body).map(printFine).join(',')})`).join(' ');
}

/** Children under the attributes of their group: none for nothing, no group where one child can carry them. */
export function wrap(children: readonly SvgElement[], attributes: Attributes): readonly SvgElement[] {
  if (children.length === 0 || attributes['opacity'] === '0') return [];
  if (Object.keys(attributes).length === 0) return children;
  return [{ name: 'g', attributes, children }];
}
