/** What a template is: one set of tokens for the brief, the deck and the charts, and what each output builds from it. Types only. */
import type { BriefTemplate } from './brief/briefTemplate.js';
import type { DeckTheme } from './deck/deckTheme.js';
import type { CalloutKind } from './document/nodes.js';
import type { FigurePlacement, SectionStart, WordingLanguage } from './document/metadata.js';
import type { FaceDescription } from './typesetting/fontLibrary.js';
import type { LineRules } from './typesetting/paragraph.js';

/** A CSS colour as `#rrggbb`. */
export type Colour = string;

/** What a piece of highlighted code is; everything else is plain. */
export type CodeScope = 'keyword' | 'string' | 'number' | 'comment' | 'name' | 'type' | 'meta' | 'addition' | 'deletion';

/** Families in the order in which a character is looked for: the Latin one first, then the Han one. */
export type FamilyStack = readonly string[];

export type Colours = {
  readonly ink: Colour;
  readonly muted: Colour;
  readonly accent: Colour;
  readonly accentSoft: Colour;
  readonly paper: Colour;
  readonly panel: Colour;
  readonly rule: Colour;
  readonly link: Colour;
  readonly mark: Colour;
  readonly callout: Readonly<Record<CalloutKind, { readonly ink: Colour; readonly panel: Colour }>>;
  readonly code: Readonly<Record<CodeScope, Colour>>;
  /** Categorical colours of charts, told apart in greyscale and with the common colour-vision deficiencies. */
  readonly series: readonly Colour[];
};

/** Type and page of the brief. All lengths in points. */
export type BriefTokens = {
  readonly marginsPt: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
  /** Left and right margins of a brief that is printed on both sides. The same sum as left and right keeps lines as they are. */
  readonly duplexMarginsPt: { readonly inner: number; readonly outer: number };
  /** Body size and line pitch by the document's language; Chinese wants a wider pitch. */
  readonly body: Readonly<Record<WordingLanguage, { readonly sizePt: number; readonly linePitchPt: number }>>;
  /** Sizes of headings of depth 1 to 6. */
  readonly headingSizesPt: readonly [number, number, number, number, number, number];
  /** Whether sections of the least depth go on below the text, or start a page or a right-hand page. */
  readonly sectionStart: SectionStart;
  /** A text of fewer pages has no contents unless a manuscript asks for them. */
  readonly contentsFromPages: number;
  /** Least number of lines of a paragraph at the foot and at the head of a page. */
  readonly orphans: number;
  readonly widows: number;
  /** Where figures and tables stand unless a manuscript says otherwise. */
  readonly figurePlacement: FigurePlacement;
  readonly smallSizePt: number;
  readonly footnoteSizePt: number;
  readonly codeSizePt: number;
  /** Space between paragraphs, by language; Chinese paragraphs are told apart by their indent. */
  readonly paragraphSpacePt: Readonly<Record<WordingLanguage, number>>;
  /** First-line indent in em: two characters in Chinese. */
  readonly firstIndentEm: Readonly<Record<WordingLanguage, number>>;
  /** Share of the width that lists, quotations and their like in each other take at most; deeper ones go no further in. */
  readonly mostIndentShare: number;
  /** How lines are broken and filled, by language. */
  readonly lines: Readonly<Record<WordingLanguage, LineRules>>;
};

/** Stage and type of the deck. All lengths in CSS px on the stage. */
export type DeckTokens = {
  readonly widthPx: number;
  readonly heightPx: number;
  readonly marginPx: number;
  readonly bodySizePx: number;
  readonly titleSizePx: number;
  readonly headingSizePx: number;
  readonly smallSizePx: number;
  /** The number of the layout `big-number`. */
  readonly numberSizePx: number;
  /** Above the columns of a comparison and a timeline: their rule or line stands there. */
  readonly columnTopPx: number;
  /** Around text that stands on a picture. */
  readonly bandPaddingPx: number;
  /** Of a body whose slide is too full: type is made no smaller. */
  readonly smallestSizePx: number;
  readonly lineHeight: number;
};

export type ChartTokens = {
  /** Marks of a chart that are drawn one by one; more of them become a picture of 300 dpi, with axes and text as vectors. */
  readonly mostMarks: number;
};

export type Tokens = {
  readonly colours: Colours;
  readonly families: {
    readonly body: FamilyStack;
    readonly heading: FamilyStack;
    readonly sans: FamilyStack;
    readonly mono: FamilyStack;
  };
  readonly brief: BriefTokens;
  readonly deck: DeckTokens;
  readonly charts: ChartTokens;
};

export type Template = {
  readonly name: string;
  /** Sections have numbers where the front matter does not say. */
  readonly numbersSections: boolean;
  readonly tokens: Tokens;
  readonly faces: readonly FaceDescription[];
  /** Asked last for a character: emoji, rare Han. */
  readonly fallbackFamilies: readonly string[];
  /** Vega-Lite's `config` for charts; a spec's own settings win. Sizes in px. */
  readonly chartConfig: Readonly<Record<string, unknown>>;
  readonly brief: BriefTemplate;
  readonly deck: DeckTheme;
};
