/** A box's background, borders and clipping, by the style names of React-PDF → paths of the page. */
import { readColour } from '../svg/readColour.js';
import type { NodeBox, NodeStyle } from './layoutTree.js';
import type { PageContent, Rectangle } from './pageContent.js';
import { roundedRectangle, type Radii } from './paths.js';

type Side = 'Top' | 'Right' | 'Bottom' | 'Left';

/** The border of one side. */
type Border = { readonly side: Side; readonly widthPt: number; readonly colour: string; readonly opacity: number; readonly line: string };

const lengthIn = (style: NodeStyle, name: string): number => {
  const value = style[name];
  return typeof value === 'number' && value > 0 ? value : 0;
};

const textIn = (style: NodeStyle, name: string, otherwise: string): string => {
  const value = style[name];
  return typeof value === 'string' ? value : otherwise;
};

/** A radius is at most half of the shorter side. */
function radiiOf(style: NodeStyle, { width, height }: Rectangle): Radii {
  const most = Math.min(width, height) / 2;
  const radius = (corner: string): number => Math.min(lengthIn(style, `border${corner}Radius`), most);
  const radii = [radius('TopLeft'), radius('TopRight'), radius('BottomRight'), radius('BottomLeft')] as const;
  return { x: radii, y: radii };
}

const isRound = ({ x }: Radii): boolean => x.some((radius) => radius > 0);

const boxPath = (box: Rectangle, radii: Radii, content: PageContent): string => (isRound(radii) ? roundedRectangle(box, radii, content) : content.rectangle(box));

function colourOf(style: NodeStyle, value: string): { readonly hex: string; readonly opacity: number } {
  const { hex, opacity } = readColour(value) ?? { hex: '#000000', opacity: 1 };
  const own = style.opacity;
  return { hex, opacity: Math.min(opacity, typeof own === 'number' ? own : 1) };
}

/** Everything painted until the graphics state is restored shows inside the box only. */
export function clipToBox(box: Rectangle, style: NodeStyle, content: PageContent): void {
  content.add(`${boxPath(box, radiiOf(style, box), content)} W n`);
}

/** Paints background and borders of a box at a place of the page. */
export function paintDecoration(node: { readonly box: NodeBox; readonly style: NodeStyle }, box: Rectangle, content: PageContent): void {
  const { style } = node;
  const radii = radiiOf(style, box);
  const background = textIn(style, 'backgroundColor', '');
  if (background !== '') {
    const { hex, opacity } = colourOf(style, background);
    content.setFill(hex, opacity);
    content.add(`${boxPath(box, radii, content)} f`);
  }
  const borders = bordersOf(node);
  if (borders.length > 0) paintBorders(borders, { box, radii, layout: node.box }, content);
}

function bordersOf({ box, style }: { readonly box: NodeBox; readonly style: NodeStyle }): readonly Border[] {
  const widths: readonly (readonly [Side, number])[] = [['Top', box.borderTopWidth], ['Right', box.borderRightWidth], ['Bottom', box.borderBottomWidth], ['Left', box.borderLeftWidth]];
  return widths.flatMap(([side, widthPt]) => {
    const { hex, opacity } = colourOf(style, textIn(style, `border${side}Color`, 'black'));
    return widthPt > 0 ? [{ side, widthPt, colour: hex, opacity, line: textIn(style, `border${side}Style`, 'solid') }] : [];
  });
}

type Frame = { readonly box: Rectangle; readonly radii: Radii; readonly layout: NodeBox };

function paintBorders(borders: readonly Border[], frame: Frame, content: PageContent): void {
  const [first] = borders;
  const alike = borders.every((border) => border.line === 'solid' && border.colour === first?.colour && border.opacity === first.opacity);
  const round = isRound(frame.radii);
  if (first !== undefined && alike && (!round || borders.length === 4)) {
    content.setFill(first.colour, first.opacity);
    // One path: where two borders meet, their colour is laid on once.
    content.add(round ? `${ring(frame, content)} f*` : `${borders.map((border) => content.rectangle(stripOf(border, frame.box))).join('\n')} f`);
    return;
  }
  for (const border of borders) {
    content.save();
    content.add(`${wedge(border.side, frame, content)} W n`);
    if (border.line === 'solid') {
      content.setFill(border.colour, border.opacity);
      content.add(`${ring(frame, content)} f*`);
    } else strokeSide(border, frame, content);
    content.restore();
  }
}

/** The area of one side's border. */
function stripOf({ side, widthPt }: Border, { x, y, width, height }: Rectangle): Rectangle {
  switch (side) {
    case 'Top':
      return { x, y, width, height: widthPt };
    case 'Right':
      return { x: x + width - widthPt, y, width: widthPt, height };
    case 'Bottom':
      return { x, y: y + height - widthPt, width, height: widthPt };
    case 'Left':
      return { x, y, width: widthPt, height };
  }
}

/** The outer edge and the inner edge: between them are the borders. https://www.w3.org/TR/css-backgrounds-3/#corner-shaping */
function ring({ box, radii, layout }: Frame, content: PageContent): string {
  const { borderTopWidth: top, borderRightWidth: right, borderBottomWidth: bottom, borderLeftWidth: left } = layout;
  const inner = { x: box.x + left, y: box.y + top, width: Math.max(0, box.width - left - right), height: Math.max(0, box.height - top - bottom) };
  const less = (radius: number, width: number): number => Math.max(0, radius - width);
  const [tl, tr, br, bl] = radii.x;
  const innerRadii: Radii = {
    x: [less(tl, left), less(tr, right), less(br, right), less(bl, left)],
    y: [less(tl, top), less(tr, top), less(br, bottom), less(bl, bottom)],
  };
  return `${boxPath(box, radii, content)}\n${boxPath(inner, innerRadii, content)}`;
}

/** The part of the box that belongs to a side: corners are divided along the line from the outer edge to the inner one. */
function wedge(side: Side, { box, layout }: Frame, content: PageContent): string {
  const { borderTopWidth: top, borderRightWidth: right, borderBottomWidth: bottom, borderLeftWidth: left } = layout;
  const [x0, y0, x1, y1] = [box.x, box.y, box.x + box.width, box.y + box.height];
  // As far as the middle of the box, where corners have ended.
  const reach = (along: number, across: number): number => Math.min(box.width / 2 / (along || Number.EPSILON), box.height / 2 / (across || Number.EPSILON));
  const [tl, tr, br, bl] = [reach(left, top), reach(right, top), reach(right, bottom), reach(left, bottom)];
  const inner = { tl: [x0 + left * tl, y0 + top * tl], tr: [x1 - right * tr, y0 + top * tr], br: [x1 - right * br, y1 - bottom * br], bl: [x0 + left * bl, y1 - bottom * bl] };
  const outer = { tl: [x0, y0], tr: [x1, y0], br: [x1, y1], bl: [x0, y1] };
  const corners: Readonly<Record<Side, readonly (readonly number[])[]>> = {
    Top: [outer.tl, outer.tr, inner.tr, inner.tl],
    Right: [outer.tr, outer.br, inner.br, inner.tr],
    Bottom: [outer.br, outer.bl, inner.bl, inner.br],
    Left: [outer.bl, outer.tl, inner.tl, inner.bl],
  };
  return `${corners[side].map((point, index) => `${point.map((value) => content.number(value)).join(' ')} ${index === 0 ? 'm' : 'l'}`).join(' ')} h`;
}

/** Dashes and dots as long as React-PDF makes them. */
function strokeSide({ side, widthPt, colour, opacity, line }: Border, { box }: Frame, content: PageContent): void {
  const strip = stripOf({ side, widthPt, colour, opacity, line }, box);
  const upright = side === 'Left' || side === 'Right';
  const middle = { x: strip.x + (upright ? widthPt / 2 : 0), y: strip.y + (upright ? 0 : widthPt / 2) };
  const end = upright ? { x: middle.x, y: strip.y + strip.height } : { x: strip.x + strip.width, y: middle.y };
  content.setStroke(colour, opacity);
  content.setLineStyle(`${content.number(widthPt)} w 0 J 0 j 10 M [${content.number(line === 'dashed' ? widthPt * 2 : widthPt)} ${content.number(widthPt * 1.2)}] 0 d`);
  content.add(`${content.number(middle.x)} ${content.number(middle.y)} m ${content.number(end.x)} ${content.number(end.y)} l S`);
}
