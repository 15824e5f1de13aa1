/**
 * The format-neutral tree of a manuscript.
 *
 * Names follow mdast where mdast has the node; the rest follows Pandoc's and Quarto's vocabulary. The tree never
 * changes type on its way to either output: drawings, numbers and citations live in tables beside it.
 */
import type { Position } from './position.js';

/** `{#id .class key="value"}` as Pandoc writes it. */
export type Attributes = {
  readonly id: string | null;
  readonly classes: readonly string[];
  readonly values: Readonly<Record<string, string>>;
};

/** The two outputs of one manuscript. */
export type Output = 'brief' | 'deck';
/** What a build can make: the outputs, and the deck's slides on paper. */
export type BuildOutput = Output | 'handout';

type Node = { readonly position: Position };
type FlowParent = Node & { readonly children: readonly Flow[] };
type PhrasingParent = Node & { readonly children: readonly Phrasing[] };

export type Root = FlowParent & { readonly type: 'root' };

// ---- flow ----

export type Heading = PhrasingParent & {
  readonly type: 'heading';
  /** 1 to 6, after the title was taken out. */
  readonly depth: number;
  /** `attributes.id` is always set by the reader: the author's, or one made from the text, unique in the manuscript. */
  readonly attributes: Attributes & { readonly id: string };
};
/** `continued`, here and below: the rest of what stands on the slide before. Only dividing slides makes such nodes. */
export type Paragraph = PhrasingParent & { readonly type: 'paragraph'; readonly attributes: Attributes | null; readonly continued?: true };
export type Blockquote = FlowParent & { readonly type: 'blockquote'; readonly attributes: Attributes | null };
export type List = Node & {
  readonly type: 'list';
  readonly ordered: boolean;
  /** Number of the first item of an ordered list. */
  readonly start: number;
  /** A loose list: its items are set with paragraph space between them. */
  readonly spread: boolean;
  readonly children: readonly ListItem[];
};
export type ListItem = FlowParent & {
  readonly type: 'listItem';
  /** A task list item's state; null means an ordinary item. */
  readonly checked: boolean | null;
  /** Has no marker, and no number of its own. */
  readonly continued?: true;
};
export type DefinitionList = Node & { readonly type: 'definitionList'; readonly children: readonly DefinitionItem[] };
/** One or more terms with their definitions. */
export type DefinitionItem = Node & {
  readonly type: 'definitionItem';
  readonly terms: readonly (readonly Phrasing[])[];
  readonly definitions: readonly (readonly Flow[])[];
  /** Its terms stand again. */
  readonly continued?: true;
};
export type Code = Node & {
  readonly type: 'code';
  readonly lang: string | null;
  /** What follows the language in the info string. */
  readonly meta: string | null;
  readonly value: string;
  readonly attributes: Attributes | null;
  /** Of a listing that goes on over several slides: the whole, and the line of it that comes first here, from 0. */
  readonly part?: { readonly whole: string; readonly line: number };
};
/** Display mathematics in TeX; a labelled one (`{#eq-x}`) is numbered. */
export type MathBlock = Node & {
  readonly type: 'math';
  readonly value: string;
  readonly attributes: Attributes | null;
};
export type Alignment = 'left' | 'right' | 'center' | null;
export type Table = Node & {
  readonly type: 'table';
  /** Unique in the manuscript: the author's id, or `table-1`, `table-2`, … in order. */
  readonly key: string;
  readonly align: readonly Alignment[];
  /** The first row is the head, or the first `headRows`. */
  readonly children: readonly TableRow[];
  readonly headRows?: number;
  readonly caption: readonly Phrasing[];
  /** What it is based on, if its author names that; printed below it. */
  readonly provenance?: readonly Phrasing[];
  readonly attributes: Attributes | null;
};
export type TableRow = Node & { readonly type: 'tableRow'; readonly children: readonly TableCell[] };
/** `span`: the columns and rows that a cell covers, if they are more than one. A row has the cells that begin in it. */
export type TableCell = PhrasingParent & { readonly type: 'tableCell'; readonly span?: { readonly columns: number; readonly rows: number } };
/** `***`: a rule in both outputs. */
export type ThematicBreak = Node & { readonly type: 'thematicBreak' };
/** `---`: starts a slide in the deck, prints nothing in the brief. */
export type SlideBreak = Node & { readonly type: 'slideBreak' };
/** `. . .`: what follows on the slide appears one step later; prints nothing in the brief. */
export type Pause = Node & { readonly type: 'pause' };
/** `::: pagebreak`: the brief goes on at the top of the next page; nothing in the deck. */
export type PageBreak = Node & { readonly type: 'pageBreak' };

/** What a figure shows: a chart file, a chart written in place, or a picture file. */
export type FigureSource =
  | { readonly kind: 'chart-file'; readonly url: string }
  | {
      readonly kind: 'chart-inline';
      readonly value: string;
      /** 1-based line of the first line of `value` in its file, so that spec errors can be placed. */
      readonly line: number;
      /** Columns that were stripped from each line of `value` (a fence inside a list), 0 at the margin. */
      readonly indent: number;
    }
  | { readonly kind: 'picture-file'; readonly url: string };
export type Figure = Node & {
  readonly type: 'figure';
  /** Unique in the manuscript: the author's id, or `figure-1`, `figure-2`, … in order. Names the file in `figures/`. */
  readonly key: string;
  readonly source: FigureSource;
  readonly caption: readonly Phrasing[];
  /** What it is based on, if its author names that; printed below it. */
  readonly provenance?: readonly Phrasing[];
  /** Text alternative; null means that the author gave none. An empty string marks a decorative picture. */
  readonly alt: string | null;
  /** Share of the measure (brief) or of the column (deck), 0 to 100; null means natural size, at most the measure. */
  readonly widthPercent: number | null;
  readonly attributes: Attributes | null;
};

export type CalloutKind = 'note' | 'tip' | 'important' | 'warning' | 'caution';
export type Callout = FlowParent & {
  readonly type: 'callout';
  readonly kind: CalloutKind;
  /** The author's title; empty means the kind's own name in the document's language. */
  readonly title: readonly Phrasing[];
};
export type SpeakerNotes = FlowParent & { readonly type: 'speakerNotes' };
export type OnlyIn = FlowParent & { readonly type: 'onlyIn'; readonly output: Output };
export type Columns = Node & { readonly type: 'columns'; readonly children: readonly Column[] };
export type Column = FlowParent & { readonly type: 'column'; readonly widthPercent: number | null };
/** `incremental: false` is `::: nonincremental`: it cancels an incremental list around it. */
export type Incremental = FlowParent & { readonly type: 'incremental'; readonly incremental: boolean };
/** `::: fragment`: its content appears in one step on the slide. */
export type Fragment = FlowParent & { readonly type: 'fragment' };
/** A div that has no meaning of its own; its classes and values are the template's to use. */
export type Div = FlowParent & { readonly type: 'div'; readonly attributes: Attributes };
/** `::: refs`: where the list of sources stands. Without one it stands at the end. */
export type BibliographyPlace = Node & { readonly type: 'bibliographyPlace' };
export type FootnoteDefinition = FlowParent & { readonly type: 'footnoteDefinition'; readonly identifier: string };

export type Flow =
  | Heading
  | Paragraph
  | Blockquote
  | List
  | DefinitionList
  | Code
  | MathBlock
  | Table
  | ThematicBreak
  | SlideBreak
  | Pause
  | PageBreak
  | Figure
  | Callout
  | SpeakerNotes
  | OnlyIn
  | Columns
  | Incremental
  | Fragment
  | Div
  | BibliographyPlace
  | FootnoteDefinition;

// ---- phrasing ----

export type Text = Node & { readonly type: 'text'; readonly value: string };
export type Emphasis = PhrasingParent & { readonly type: 'emphasis' };
export type Strong = PhrasingParent & { readonly type: 'strong' };
export type Delete = PhrasingParent & { readonly type: 'delete' };
export type InlineCode = Node & { readonly type: 'inlineCode'; readonly value: string };
export type InlineMath = Node & { readonly type: 'inlineMath'; readonly value: string };
/** `url` is allow-listed by the reader: http, https, mailto, tel, `#id`, or a relative address. */
export type Link = PhrasingParent & { readonly type: 'link'; readonly url: string; readonly title: string | null };
/** A picture inside a line of text; a lone one is a figure. `key` as in a figure. */
export type Image = Node & {
  readonly type: 'image';
  readonly key: string;
  readonly url: string;
  readonly alt: string;
  readonly title: string | null;
};
export type Break = Node & { readonly type: 'break' };
export type FootnoteReference = Node & { readonly type: 'footnoteReference'; readonly identifier: string };
/** `@fig-share`, `@tbl-x`, `@sec-y`, `@eq-z`. */
export type CrossReference = Node & {
  readonly type: 'crossReference';
  readonly identifier: string;
  /** `-@fig-share`: the number alone, without "Figure". */
  readonly suppressPrefix: boolean;
};
export type CitationItem = {
  readonly key: string;
  readonly prefix: string;
  /** Such as "p. 3", as typed. */
  readonly locator: string;
  readonly suffix: string;
  /** `-@key`: the year alone. */
  readonly suppressAuthor: boolean;
};
/** `[@key, p. 3; @other]`, or `@key` in running text (narrative). */
export type Citation = Node & {
  readonly type: 'citation';
  readonly items: readonly CitationItem[];
  readonly narrative: boolean;
};
export type Span = PhrasingParent & { readonly type: 'span'; readonly attributes: Attributes };
export type OnlyInPhrasing = PhrasingParent & { readonly type: 'onlyInPhrasing'; readonly output: Output };
/** From the safe HTML elements and `~sub~`, `^sup^` where Pandoc has them. */
export type Subscript = PhrasingParent & { readonly type: 'subscript' };
export type Superscript = PhrasingParent & { readonly type: 'superscript' };
export type Keyboard = PhrasingParent & { readonly type: 'keyboard' };
export type Mark = PhrasingParent & { readonly type: 'mark' };
export type Abbreviation = PhrasingParent & { readonly type: 'abbreviation'; readonly title: string | null };
export type Underline = PhrasingParent & { readonly type: 'underline' };
export type Small = PhrasingParent & { readonly type: 'small' };

export type Phrasing =
  | Text
  | Emphasis
  | Strong
  | Delete
  | InlineCode
  | InlineMath
  | Link
  | Image
  | Break
  | FootnoteReference
  | CrossReference
  | Citation
  | Span
  | OnlyInPhrasing
  | Subscript
  | Superscript
  | Keyboard
  | Mark
  | Abbreviation
  | Underline
  | Small;

/** Any node of the tree that a visitor meets. */
export type DocumentNode = Root | Flow | Phrasing | ListItem | DefinitionItem | TableRow | TableCell | Column;
