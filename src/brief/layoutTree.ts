/** The trees that React-PDF's layout takes and gives, and what our own parts add to their nodes. Types only. */
import type { Drawing, FormulaDrawing } from '../figures/figureTable.js';
import type { FigurePlacement } from '../document/metadata.js';
import type { Position } from '../document/position.js';
import type { Painter } from './briefTemplate.js';
import type { SetLine, SetParagraph } from '../typesetting/paragraph.js';
import type { ElementAttributes, StructureTag } from './structureTree.js';

/** A text node's content as React-PDF's layout hands it to the text engine. */
export type AttributedText = {
  readonly runs: readonly { readonly text: string; readonly attributes: TextAttributes }[];
};

/** The attributes that plain `<Text>` of a template may set. */
export type TextAttributes = {
  readonly font?: readonly (FontRequest | null | undefined)[];
  readonly color?: string;
  readonly fontSize?: number;
  readonly lineHeight?: number;
  readonly characterSpacing?: number;
  readonly align?: string;
  readonly link?: string | undefined;
  readonly underline?: boolean;
  readonly strike?: boolean;
};

/** What our font store answers for a family: the layout only passes it on to the text engine. */
export type FontRequest = { readonly family: string; readonly weight: number; readonly style: string };

/** Sets a text node at a width; travels as the node's `hyphenationCallback`. */
export type TextSetter = (text: AttributedText, widthPt: number) => SetParagraph;

/** The font store as `@react-pdf/layout` uses it. */
export type LayoutFonts = {
  readonly getFont: (request: { fontFamily: string; fontWeight?: number | string; fontStyle?: string }) => {
    readonly data: FontRequest;
  };
  readonly load: () => Promise<void>;
  readonly getEmojiSource: () => null;
  readonly getHyphenationCallback: () => TextSetter;
};

/** A line as the layout stores it in a text node. */
export type EngineLine = {
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly xAdvance: number;
  readonly ascent: number;
  readonly runs: readonly never[];
  readonly set: SetLine;
  /** Not the first line of its paragraph. */
  readonly continued: boolean;
};

/** What is numbered in one sequence keeps its order on the pages. */
export type Sequence = 'figure' | 'table';

/** What make-up and writing must know of a laid-out box. */
export type BlockMark = ElementAttributes & {
  /** null: no structure element of its own. `Artifact` boxes are left out of the reading order. */
  readonly tag: StructureTag | 'Artifact' | null;
  /** Of a list item: what its marker says, where the template draws it. */
  readonly drawnLabel?: string;
  /** Names of destinations at the box's top. */
  readonly ids?: readonly string[];
  readonly heading?: { readonly depth: number; readonly title: string; readonly id: string };
  /** No page break between this box and the next one. */
  readonly keepWithNext?: boolean;
  readonly unbreakable?: boolean;
  readonly breakBefore?: boolean;
  /** With `breakBefore`: the next page is a right-hand one. */
  readonly startsRight?: boolean;
  /** Its pages are turned by 90°. */
  readonly landscape?: boolean;
  /** The list of sources, which is better not divided. */
  readonly isSources?: boolean;
  /** The text after cover, contents and abstract. */
  readonly startsBody?: boolean;
  /** Set again at the top of each later page that its parent goes on to: a table's head. */
  readonly repeat?: boolean;
  /** A figure or a table with a caption: where it is written, or at the top or foot of a page near its first reference. */
  readonly placed?: { readonly sequence: Sequence; readonly placement: FigurePlacement };
  /** An empty box in place of what floats: it is read here, wherever it stands. */
  readonly anchorOf?: BlockMark;
  /** Where it stands in the source, for diagnostics. */
  readonly position?: Position;
  /** A mark at the end of each line that goes on in the next one: code. */
  readonly wrapMarkColour?: string;
};

/** A drawing in a box, painted over React-PDF's canvas node. */
export type PaintedDrawing =
  | { readonly kind: 'drawing'; readonly drawing: Drawing }
  | { readonly kind: 'formula'; readonly formula: FormulaDrawing; readonly colour: string };

/** Props of nodes: React-PDF's own are opaque to us, ours are these. */
export type NodeProps = {
  /** Sets a text node's content. */
  readonly hyphenationCallback?: TextSetter;
  readonly block?: BlockMark;
  readonly painted?: PaintedDrawing;
  readonly paint?: (painter: Painter, widthPt: number, heightPt: number) => void;
};

export type NodeStyle = Readonly<Record<string, unknown>>;

/** A node as the reconciler builds it from elements. */
export type InstanceNode = {
  readonly type: string;
  readonly props: NodeProps;
  readonly style: NodeStyle;
  readonly children: readonly InstanceNode[];
};

/** Lengths in points; `top` and `left` from the parent's box. */
export type NodeBox = {
  readonly top: number;
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly paddingTop: number;
  readonly paddingBottom: number;
  readonly paddingLeft: number;
  readonly paddingRight: number;
  readonly borderTopWidth: number;
  readonly borderBottomWidth: number;
  readonly borderLeftWidth: number;
  readonly borderRightWidth: number;
};

/** A node after layout. Text instances have neither box nor children. */
export type LaidOutNode = {
  readonly type: string;
  readonly props: NodeProps;
  readonly style: NodeStyle;
  readonly box?: NodeBox;
  readonly children?: readonly LaidOutNode[];
  readonly lines?: readonly EngineLine[];
  readonly alignOffset?: number;
};
