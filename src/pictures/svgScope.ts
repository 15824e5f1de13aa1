/** What an element of an SVG picture inherits, and what the whole picture knows, while it is made canonical. */
import type { RasterDrawing } from '../figures/figureTable.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { Template } from '../template.js';
import type { FontLibrary } from '../typesetting/fontLibrary.js';
import { PictureFault } from './pictureFault.js';
import type { SvgFindings } from './svgFindings.js';
import { readLength } from './svgLengths.js';
import { styleOf, type Declarations, type StyledElement, type StyleSheet } from './svgStyle.js';

/** The picture as a whole. */
export type Picture = {
  readonly byId: ReadonlyMap<string, SvgElement>;
  readonly sheet: StyleSheet;
  readonly findings: SvgFindings;
  /** Embedded pictures by their address, checked. */
  readonly embedded: ReadonlyMap<string, RasterDrawing>;
  readonly template: Pick<Template, 'tokens' | 'faces'>;
  readonly fonts: FontLibrary;
  /** Gradients and clip paths that something painted refers to, by id; filled on the way. */
  readonly definitions: Map<string, SvgElement | null>;
  /** Counts elements: `use` inside `use` doubles them at each level. */
  readonly count: () => void;
  /** What an element paints: `convertElement`, handed down because clip paths hold elements too. */
  readonly convert: (element: SvgElement, scope: Scope, picture: Picture) => readonly SvgElement[];
};

/** Where in the picture an element stands. */
export type Scope = {
  /** Ancestors, the outermost first: what selectors look at. */
  readonly path: readonly StyledElement[];
  readonly inherited: ReadonlyMap<string, string>;
  readonly viewport: { readonly widthPx: number; readonly heightPx: number };
  readonly fontSizePx: number;
  /** Ids of the `use` elements around it, against circles. */
  readonly uses: readonly string[];
};

/** An element with everything known that applies to it. */
export type Styled = {
  readonly element: SvgElement;
  /** Its own properties: attributes, rules and `style`. */
  readonly own: Declarations;
  /** The scope of its children. */
  readonly scope: Scope;
};

const inheritedProperties = new Set([
  ...['fill', 'fill-opacity', 'fill-rule', 'stroke', 'stroke-width', 'stroke-opacity', 'stroke-linecap', 'stroke-linejoin'],
  ...['stroke-miterlimit', 'stroke-dasharray', 'stroke-dashoffset', 'clip-rule', 'color', 'visibility', 'font-family', 'font-weight'],
  ...['font-style', 'text-anchor', 'dominant-baseline', 'letter-spacing', 'text-decoration', 'xml:space', 'white-space'],
  ...['marker', 'marker-start', 'marker-mid', 'marker-end'],
]);

const mostElements = 50_000;

export function elementCounter(): () => void {
  let elements = 0;
  return () => {
    elements += 1;
    if (elements > mostElements) throw new PictureFault(`the SVG has more than ${mostElements} elements`);
  };
}

/** Enters an element: what it says itself and what its children inherit. */
export function enter(element: SvgElement, scope: Scope, picture: Picture): Styled {
  picture.count();
  const path = [...scope.path, element];
  const own = styleOf(path, picture.sheet);
  const inherited = new Map(scope.inherited);
  for (const [name, value] of own) if (inheritedProperties.has(name) && value !== 'inherit') inherited.set(name, value);
  const fontSizePx = readFontSize(own.get('font-size'), scope.fontSizePx);
  // an em of a stroke is the font size where it is said, not where it is drawn
  return { element, own, scope: { ...scope, path, inherited, fontSizePx } };
}

const namedSizes: Readonly<Record<string, number>> = { 'xx-small': 9, 'x-small': 10, small: 13, medium: 16, large: 18, 'x-large': 24, 'xx-large': 32 };

function readFontSize(text: string | undefined, aroundPx: number): number {
  if (text === undefined) return aroundPx;
  const size = namedSizes[text] ?? readLength(text, aroundPx, aroundPx) ?? aroundPx;
  return Math.min(Math.max(size, 0), 10_000);
}

/** Names without the prefix of SVG's own namespace; other prefixes stay. */
export const localName = (name: string): string => name.replace(/^svg:/, '');

/** The id in `url(#id)` or `#id`; null for anything else. */
export const referenceOf = (value: string | undefined): string | null =>
  /^\s*url\(\s*["']?#([^"')]+)["']?\s*\)/.exec(value ?? '')?.[1] ?? /^#(.+)$/.exec(value?.trim() ?? '')?.[1] ?? null;
