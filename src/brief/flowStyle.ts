/** A style of React-PDF's → its lengths and directions, if it is one of plain flow. */
import type { NodeStyle } from './layoutTree.js';

export type Edges = { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };

/** Lengths in points; null means that the content decides. */
export type FlowStyle = {
  readonly margin: Edges;
  readonly padding: Edges;
  readonly border: Edges;
  readonly widthPt: number | null;
  readonly heightPt: number | null;
  /** 0 for none. */
  readonly leastHeightPt: number;
  readonly isRow: boolean;
  readonly align: 'stretch' | 'flex-start' | 'center' | 'flex-end';
  /** Where items stand along a row or column with room to spare. */
  readonly justify: 'flex-start' | 'center' | 'flex-end' | 'space-between';
  /** Share of a row's free width; 0 for none. */
  readonly flex: number;
  /** Its place from its parent's corner, where it is out of the flow. */
  readonly absolute: { readonly topPt: number; readonly leftPt: number } | null;
};

const names = ['Top', 'Right', 'Bottom', 'Left'] as const;
const alignments = ['stretch', 'flex-start', 'center', 'flex-end'] as const;
const justifications = ['flex-start', 'center', 'flex-end', 'space-between'] as const;
/** Painted, and without effect on places. */
const colours = new Set(['backgroundColor', 'borderTopColor', 'borderRightColor', 'borderBottomColor', 'borderLeftColor']);
const lengths = new Set([
  'width', 'height', 'minHeight', 'flex', 'flexGrow', 'flexShrink', 'flexBasis', 'top', 'left',
  ...['margin', 'padding'].flatMap((kind) => [kind, `${kind}Vertical`, `${kind}Horizontal`, ...names.map((name) => `${kind}${name}`)]),
  ...names.map((name) => `border${name}Width`),
]);

const isColour = (value: unknown): boolean => typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value);

function isFlow(style: NodeStyle): boolean {
  for (const name in style) {
    const value = style[name];
    if (lengths.has(name)) {
      if (typeof value !== 'number' || !(value >= 0)) return false;
    } else if (colours.has(name)) {
      if (!isColour(value)) return false;
    } else if (name === 'flexDirection') {
      if (value !== 'row' && value !== 'column') return false;
    } else if (name === 'position') {
      if (value !== 'absolute') return false;
    } else if (name !== 'alignItems' && name !== 'justifyContent') return false;
  }
  return true;
}

const length = (style: NodeStyle, name: string): number | null => {
  const value = style[name];
  return typeof value === 'number' ? value : null;
};

const noEdges: Edges = { top: 0, right: 0, bottom: 0, left: 0 };

/** Names of a style's edges, spelt once: putting them together for each box took as long as reading it. */
const edgeNames = (kind: 'margin' | 'padding') => ({
  all: kind, vertical: `${kind}Vertical`, horizontal: `${kind}Horizontal`, top: `${kind}Top`, right: `${kind}Right`, bottom: `${kind}Bottom`, left: `${kind}Left`,
});
const margins = edgeNames('margin');
const paddings = edgeNames('padding');

function edges(style: NodeStyle, named: ReturnType<typeof edgeNames>): Edges {
  const all = length(style, named.all) ?? 0;
  const vertical = length(style, named.vertical) ?? all;
  const horizontal = length(style, named.horizontal) ?? all;
  return {
    top: length(style, named.top) ?? vertical,
    right: length(style, named.right) ?? horizontal,
    bottom: length(style, named.bottom) ?? vertical,
    left: length(style, named.left) ?? horizontal,
  };
}

const borders = (style: NodeStyle): Edges => ({
  top: length(style, 'borderTopWidth') ?? 0,
  right: length(style, 'borderRightWidth') ?? 0,
  bottom: length(style, 'borderBottomWidth') ?? 0,
  left: length(style, 'borderLeftWidth') ?? 0,
});

const plain: FlowStyle = {
  margin: noEdges, padding: noEdges, border: noEdges, widthPt: null, heightPt: null, leastHeightPt: 0, isRow: false, align: 'stretch', justify: 'flex-start', flex: 0,
  absolute: null,
};

/** A box's share of free width; null where its own width counts too. */
function flexOf(style: NodeStyle): number | null {
  const grow = length(style, 'flexGrow') ?? 0;
  if (grow > 0 && style.flexBasis !== 0) return null;
  return length(style, 'flex') ?? grow;
}

/** `unknown` where the place is not all said, or said of a box in the flow. */
function absoluteOf(style: NodeStyle): FlowStyle['absolute'] | 'unknown' {
  const [topPt, leftPt] = [length(style, 'top'), length(style, 'left')];
  if (style.position === undefined) return topPt === null && leftPt === null ? null : 'unknown';
  return topPt === null || leftPt === null || length(style, 'width') === null ? 'unknown' : { topPt, leftPt };
}

/** What a style says of places; null where it says more than plain flow knows. */
export function readFlowStyle(style: NodeStyle): FlowStyle | null {
  let isEmpty = true;
  for (const name in style) {
    isEmpty = name === '';
    break;
  }
  if (isEmpty) return plain;
  const align = alignments.find((known) => known === (style.alignItems ?? 'stretch'));
  const justify = justifications.find((known) => known === (style.justifyContent ?? 'flex-start'));
  if (align === undefined || justify === undefined || !isFlow(style)) return null;
  const [flex, absolute] = [flexOf(style), absoluteOf(style)];
  if (flex === null || absolute === 'unknown') return null;
  return {
    margin: edges(style, margins),
    padding: edges(style, paddings),
    border: borders(style),
    widthPt: length(style, 'width'),
    heightPt: length(style, 'height'),
    isRow: style.flexDirection === 'row',
    align,
    leastHeightPt: length(style, 'minHeight') ?? 0,
    justify,
    flex,
    absolute,
  };
}
