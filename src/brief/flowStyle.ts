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
  readonly isRow: boolean;
  readonly align: 'stretch' | 'flex-start' | 'center' | 'flex-end';
  /** Items of a row stand at its end. */
  readonly isAtEnd: boolean;
  /** Share of a row's free width; 0 for none. */
  readonly flex: number;
};

const names = ['Top', 'Right', 'Bottom', 'Left'] as const;
const alignments = ['stretch', 'flex-start', 'center', 'flex-end'] as const;
/** Painted, and without effect on places. */
const colours = new Set(['backgroundColor', 'borderTopColor', 'borderRightColor', 'borderBottomColor', 'borderLeftColor']);
const lengths = new Set([
  'width', 'height', 'flex',
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
    } else if (name === 'justifyContent') {
      if (value !== 'flex-end' && value !== 'flex-start') return false;
    } else if (name !== 'alignItems') return false;
  }
  return true;
}

const length = (style: NodeStyle, name: string): number | null => {
  const value = style[name];
  return typeof value === 'number' ? value : null;
};

const noEdges: Edges = { top: 0, right: 0, bottom: 0, left: 0 };

function edges(style: NodeStyle, kind: 'margin' | 'padding'): Edges {
  const all = length(style, kind) ?? 0;
  const vertical = length(style, `${kind}Vertical`) ?? all;
  const horizontal = length(style, `${kind}Horizontal`) ?? all;
  return {
    top: length(style, `${kind}Top`) ?? vertical,
    right: length(style, `${kind}Right`) ?? horizontal,
    bottom: length(style, `${kind}Bottom`) ?? vertical,
    left: length(style, `${kind}Left`) ?? horizontal,
  };
}

const borders = (style: NodeStyle): Edges => ({
  top: length(style, 'borderTopWidth') ?? 0,
  right: length(style, 'borderRightWidth') ?? 0,
  bottom: length(style, 'borderBottomWidth') ?? 0,
  left: length(style, 'borderLeftWidth') ?? 0,
});

const plain: FlowStyle = {
  margin: noEdges, padding: noEdges, border: noEdges, widthPt: null, heightPt: null, isRow: false, align: 'stretch', isAtEnd: false, flex: 0,
};

/** What a style says of places; null where it says more than plain flow knows. */
export function readFlowStyle(style: NodeStyle): FlowStyle | null {
  let isEmpty = true;
  for (const name in style) {
    isEmpty = name === '';
    break;
  }
  if (isEmpty) return plain;
  const align = alignments.find((known) => known === (style.alignItems ?? 'stretch'));
  if (align === undefined || !isFlow(style)) return null;
  return {
    margin: edges(style, 'margin'),
    padding: edges(style, 'padding'),
    border: borders(style),
    widthPt: length(style, 'width'),
    heightPt: length(style, 'height'),
    isRow: style.flexDirection === 'row',
    align,
    isAtEnd: style.justifyContent === 'flex-end',
    flex: length(style, 'flex') ?? 0,
  };
}
