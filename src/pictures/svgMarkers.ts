/** Arrow heads and other markers of a line, written out where they stand. https://www.w3.org/TR/SVG2/painting.html#Markers */
import type { SvgElement } from '../svg/svgElement.js';
import { printFine, readLength, readNumbers, readViewBox } from './svgLengths.js';
import { enter, localName, referenceOf, type Picture, type Scope, type Styled } from './svgScope.js';
import { verticesOfPath, verticesOfPoints, type Vertex } from './svgVertices.js';

/** The markers of a shape that has been made canonical, in the shape's own coordinates. */
export function markersOf(shape: SvgElement, styled: Styled, picture: Picture): readonly SvgElement[] {
  const all = styled.scope.inherited.get('marker');
  const [atStart, between, atEnd] = ['marker-start', 'marker-mid', 'marker-end'].map((name) => referenceOf(styled.scope.inherited.get(name) ?? all));
  if (atStart == null && between == null && atEnd == null) return [];
  const vertices = verticesOfShape(shape);
  return vertices.flatMap((vertex, index) => {
    const isFirst = index === 0;
    const isLast = index === vertices.length - 1;
    return [
      ...(isFirst ? place(atStart, { vertex, isFirst }, { styled, picture }) : []),
      ...(isFirst || isLast ? [] : place(between, { vertex, isFirst: false }, { styled, picture })),
      ...(isLast ? place(atEnd, { vertex, isFirst: false }, { styled, picture }) : []),
    ];
  });
}

function verticesOfShape({ name, attributes }: SvgElement): readonly Vertex[] {
  if (name === 'line') return verticesOfPoints(['x1', 'y1', 'x2', 'y2'].map((key) => Number(attributes[key] ?? '0')), false);
  if (name === 'polyline' || name === 'polygon') return verticesOfPoints(readNumbers(attributes['points']), name === 'polygon');
  return name === 'path' ? verticesOfPath(attributes['d'] ?? '') : [];
}

type Stand = { readonly vertex: Vertex; readonly isFirst: boolean };

function place(id: string | null | undefined, { vertex, isFirst }: Stand, { styled, picture }: { styled: Styled; picture: Picture }): readonly SvgElement[] {
  const marker = id == null ? undefined : picture.byId.get(id);
  if (marker === undefined || id == null || localName(marker.name) !== 'marker' || styled.scope.uses.includes(id)) return [];
  const { inherited } = styled.scope;
  // a marker inherits from where it is defined, not from the line; the line's paints reach it by these two names only
  const outside: Scope = {
    ...styled.scope,
    path: [],
    inherited: new Map([['context-stroke', inherited.get('stroke') ?? 'none'], ['context-fill', inherited.get('fill') ?? '#000000']]),
    uses: [...styled.scope.uses, id],
  };
  const { own, scope } = enter(marker, outside, picture);
  const length = (name: string, otherwise: number): number => readLength(own.get(name), 0, scope.fontSizePx) ?? otherwise;
  const [widthPx, heightPx] = [length('markerWidth', 3), length('markerHeight', 3)];
  const viewBox = readViewBox(own.get('viewBox'));
  const fit = viewBox === null ? 1 : Math.min(widthPx / viewBox.width, heightPx / viewBox.height);
  const stroke = own.get('markerUnits') === 'userSpaceOnUse' ? 1 : (readLength(inherited.get('stroke-width'), 0, styled.scope.fontSizePx) ?? 1);
  const scale = fit * stroke;
  const turned = angleOf(own.get('orient'), { vertex, isFirst });
  const transform = [
    `translate(${printFine(vertex.x)},${printFine(vertex.y)})`,
    ...(turned === 0 ? [] : [`rotate(${printFine(turned)})`]),
    ...(scale === 1 ? [] : [`scale(${printFine(scale)})`]),
    ...(length('refX', 0) === 0 && length('refY', 0) === 0 ? [] : [`translate(${printFine(-length('refX', 0))},${printFine(-length('refY', 0))})`]),
  ].join(' ');
  const inner: Scope = { ...scope, viewport: viewBox === null ? { widthPx, heightPx } : { widthPx: viewBox.width, heightPx: viewBox.height } };
  const children = marker.children.flatMap((child) => (typeof child === 'string' ? [] : picture.convert(child, inner, picture)));
  return children.length === 0 || scale === 0 ? [] : [{ name: 'g', attributes: { transform }, children }];
}

/** `auto` follows the line, halfway between coming and going. */
function angleOf(orient: string | undefined, { vertex, isFirst }: Stand): number {
  if (orient === undefined || !orient.startsWith('auto')) return readNumbers(orient)[0] ?? 0;
  const { inDegrees, outDegrees } = vertex;
  if (inDegrees === null || outDegrees === null) {
    return (inDegrees ?? outDegrees ?? 0) + (isFirst && orient === 'auto-start-reverse' ? 180 : 0);
  }
  const turn = ((outDegrees - inDegrees + 540) % 360) - 180;
  return inDegrees + turn / 2;
}
