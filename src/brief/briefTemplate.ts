/** What a template gives for the brief: type for each role, distances, and React-PDF components. Types only. */
import type { ReactElement, ReactNode } from 'react';
import type { CalloutKind } from '../document/nodes.js';
import type { WordingLanguage } from '../document/metadata.js';
import type { Wording } from '../document/wording.js';
import type { Tokens } from '../template.js';
import type { FontStyle, FontWeight } from '../typesetting/fontLibrary.js';
import type { LineRules, ParagraphStyle } from '../typesetting/paragraph.js';
import type { PageGeometry } from './pageGeometry.js';
import type { TextRole } from './textRoles.js';

export type { TextRole } from './textRoles.js';


export type RoleStyle = {
  readonly families: readonly string[];
  readonly weight: FontWeight;
  readonly style: FontStyle;
  readonly sizePt: number;
  readonly linePitchPt: number;
  readonly colour: string;
  readonly align: ParagraphStyle['align'];
  /** Of text that takes several lines, where it is not `align`; captions only. */
  readonly alignSeveral?: ParagraphStyle['align'];
  readonly firstIndentEm: number;
  readonly hyphenate: boolean;
  readonly lines: LineRules;
};

/** Distances that compose needs before anything is laid out: what a container takes from the width of its content. */
export type BriefMetrics = {
  readonly listIndentPt: number;
  readonly quoteInsetPt: number;
  readonly calloutInsetPt: number;
  readonly definitionIndentPt: number;
  readonly codeInsetPt: number;
  readonly columnGapPt: number;
  readonly cellPaddingPt: number;
  readonly contentsIndentPt: number;
  readonly contentsNumberPt: number;
  /** Least length of a dot leader. */
  readonly contentsLeaderPt: number;
  readonly footnoteIndentPt: number;
  /** Between the text and the first footnote, with the short rule in it. */
  readonly footnoteGapPt: number;
  readonly footnoteSpacePt: number;
  /** Between a figure or table at the top or foot of a page and the text or the next one. */
  readonly floatGapPt: number;
  readonly coverMeasurePt: number;
};

export type BriefStyle = {
  readonly roles: Readonly<Record<TextRole, RoleStyle>>;
  readonly metrics: BriefMetrics;
};

/** What every component may use: one value for the whole brief. */
export type Look = {
  readonly tokens: Tokens;
  readonly lang: WordingLanguage;
  readonly wording: Wording;
  readonly geometry: PageGeometry;
  readonly style: BriefStyle;
};

type Looking = { readonly look: Look };

/** `logo` gives the picture at a height in points, at most a width. */
export type CoverProps = Looking & {
  readonly title: ReactNode;
  readonly subtitle: ReactNode;
  readonly authors: readonly { readonly name: string; readonly affiliation: string | null; readonly email: string | null }[];
  readonly organisation: string | null;
  readonly logo: ((limit: { readonly heightPt: number; readonly widthPt: number }) => ReactElement) | null;
  readonly reportNumber: string | null;
  readonly status: string | null;
  readonly date: string | null;
  readonly abstract: ReactNode;
  readonly keywords: readonly string[];
};
export type ContentsProps = Looking & { readonly children: ReactNode };
/** `text` is as wide as its words; the leader fills what is left before `page`. */
export type ContentsEntryProps = Looking & { readonly depth: number; readonly text: ReactNode; readonly page: string };
/** `afterHeading`: another heading stands right above, so that the space between them is one heading's, not two. */
export type HeadingProps = Looking & { readonly depth: number; readonly afterHeading: boolean; readonly children: ReactNode };
export type ParagraphProps = Looking & { readonly role: TextRole; readonly last: boolean; readonly children: ReactNode };
export type ContainerProps = Looking & { readonly children: ReactNode };
export type CalloutProps = Looking & { readonly kind: CalloutKind; readonly title: ReactNode; readonly children: ReactNode };
export type ListProps = Looking & { readonly nested: boolean; readonly children: ReactNode };
/** What stands before a list item: `label` is the set number of an ordered list, else null. */
export type ListItemProps = Looking & {
  readonly marker: 'bullet' | 'number' | 'done' | 'open';
  readonly level: number;
  /** How the item's text is set. */
  readonly role: TextRole;
  readonly spread: boolean;
  readonly label: ReactNode;
  readonly children: ReactNode;
};
export type DefinitionProps = Looking & { readonly terms: ReactNode; readonly definitions: ReactNode };
export type CodeBlockProps = Looking & { readonly lang: string | null; readonly children: ReactNode };
export type TableProps = Looking & {
  readonly widthPt: number;
  readonly caption: ReactNode;
  /** Head row and body rows. */
  readonly children: ReactNode;
};
export type TableRowProps = Looking & { readonly kind: 'head' | 'body'; readonly last: boolean; readonly children: ReactNode };
export type TableCellProps = Looking & { readonly kind: 'head' | 'body'; readonly widthPt: number; readonly children: ReactNode };
export type FigureFrameProps = Looking & { readonly picture: ReactNode; readonly caption: ReactNode };
export type EquationProps = Looking & { readonly formula: ReactNode; readonly number: ReactNode };
export type ColumnsProps = Looking & { readonly columns: readonly { readonly widthPt: number; readonly content: ReactNode }[] };
export type FootnoteProps = Looking & { readonly label: ReactNode; readonly children: ReactNode };
export type ClosingProps = Looking & { readonly parts: readonly { readonly title: string; readonly content: ReactNode }[] };
/** A page's margin boxes; `section` is the first section on the page, "" before any. */
export type MarginBoxProps = Looking & {
  readonly title: string;
  readonly section: string;
  readonly status: string | null;
  readonly page: string;
  /** How many there are; null where it is not said: before the text, where pages are i, ii, … */
  readonly pages: string | null;
  /** Slides that show what stands on the page, such as `Slides 4–6`, and where the first of them is; null for none. */
  readonly slides: { readonly words: string; readonly address: string } | null;
  /** The title block stands on this page. */
  readonly opens: boolean;
};

/** What React-PDF's `<Canvas paint>` paints with; its own types leave it open. Returns itself. */
export type Painter = {
  readonly moveTo: (x: number, y: number) => Painter;
  readonly lineTo: (x: number, y: number) => Painter;
  rect(x: number, y: number, width: number, height: number): Painter;
  roundedRect(x: number, y: number, width: number, height: number, radius: number): Painter;
  readonly circle: (x: number, y: number, radius: number) => Painter;
  readonly lineWidth: (width: number) => Painter;
  readonly lineCap: (cap: 'butt' | 'round' | 'square') => Painter;
  readonly lineJoin: (join: 'miter' | 'round' | 'bevel') => Painter;
  readonly dash: (length: number, options: { readonly space: number }) => Painter;
  readonly fill: (colour: string) => Painter;
  readonly stroke: (colour: string) => Painter;
};

type Component<Props> = (props: Props) => ReactElement;

/** Each component is an ordinary React-PDF component, without `break`, `fixed` or `render`: pages are made up afterwards. */
export type BriefComponents = {
  readonly Cover: Component<CoverProps>;
  readonly Contents: Component<ContentsProps>;
  readonly ContentsEntry: Component<ContentsEntryProps>;
  readonly Heading: Component<HeadingProps>;
  readonly Paragraph: Component<ParagraphProps>;
  readonly Blockquote: Component<ContainerProps>;
  readonly Callout: Component<CalloutProps>;
  readonly List: Component<ListProps>;
  readonly ListItem: Component<ListItemProps>;
  readonly Definition: Component<DefinitionProps>;
  readonly CodeBlock: Component<CodeBlockProps>;
  readonly Table: Component<TableProps>;
  readonly TableRow: Component<TableRowProps>;
  readonly TableCell: Component<TableCellProps>;
  readonly FigureFrame: Component<FigureFrameProps>;
  readonly Equation: Component<EquationProps>;
  readonly Columns: Component<ColumnsProps>;
  readonly ThematicBreak: Component<Looking>;
  readonly Footnote: Component<FootnoteProps>;
  /** The short rule over the notes of a page; its height is `footnoteGapPt`. */
  readonly FootnoteRule: Component<Looking>;
  readonly Closing: Component<ClosingProps>;
  readonly RunningHead: Component<MarginBoxProps>;
  readonly PageFoot: Component<MarginBoxProps>;
};

export type BriefTemplate = {
  readonly kind: 'brief';
  /** `Cover` is a page of its own, as wide as the paper, or a block at the head of the first page of text, as wide as that. */
  readonly opening: 'page' | 'block';
  readonly style: (look: Omit<Look, 'style'>) => BriefStyle;
  readonly components: BriefComponents;
};
