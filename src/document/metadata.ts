/** What the front matter says of the whole manuscript, after checks and with defaults filled in. */
import type { Flow, Phrasing } from './nodes.js';
import type { OverflowMode } from './overflowModes.js';
import type { PaperSize } from './paper.js';
import type { Position } from './position.js';
import type { StyleFile } from './styleFile.js';

export type Author = {
  readonly name: string;
  readonly affiliation: string | null;
  readonly email: string | null;
};

/** Languages whose words, dates and quotation marks we know; each has a table in `wording.ts`. */
export type WordingLanguage = 'zh' | 'en';

/**
 * Where figures stand in the brief: where they are written; there too, unless their page has no room for them, while the text
 * flows on; or at the top or foot of a page near their first reference.
 */
export const figurePlacements = ['auto', 'here', 'float'] as const;
export type FigurePlacement = (typeof figurePlacements)[number];

/** Where a section begins: below the text before it, on a new page, on a new right-hand page. */
export type SectionStart = 'flow' | 'page' | 'right';

/**
 * The rows and fields that a figure draws: behind it in the deck as a table, attached to the brief and offered as a
 * download beside that, or in no output.
 */
export type DataSharing = 'table' | 'attach' | 'none';

export type CitationStyle = 'gbt7714' | 'author-date';

/** `deck:` in the front matter. `options` holds reveal.js's own options, already checked against an allow-list. */
export type DeckSettings = {
  /** null means the template's own theme. */
  readonly theme: 'light' | 'dark' | 'high-contrast' | null;
  /** null leaves it to the template. */
  readonly overflow: OverflowMode | null;
  readonly options: Readonly<Record<string, string | number | boolean>>;
};

export type SlidesPerPage = 1 | 2 | 3 | 4 | 6;

/** `handout:` in the front matter. */
export type HandoutSettings = {
  readonly slidesPerPage: SlidesPerPage;
  /** Speaker notes at the slides, in place of lines for writing. */
  readonly notes: boolean;
};

export type Metadata = {
  /** Plain text. Empty string when there is none (the file name is then shown by the tools, not printed). */
  readonly title: string;
  readonly subtitle: string | null;
  readonly authors: readonly Author[];
  readonly organisation: string | null;
  /** At the foot of each slide, in place of the title; empty for none. */
  readonly footer: readonly Phrasing[];
  /** Picture file, relative to the manuscript; its drawing stands in the FigureTable under the key `logo`. */
  readonly logo: string | null;
  /** Where the front matter names the logo; null when it does not. */
  readonly logoPosition: Position | null;
  readonly reportNumber: string | null;
  /** Such as `DRAFT` or `内部资料`, printed as typed. */
  readonly status: string | null;
  /** As it is printed: an ISO date (2026-11-23) in the form of the document's language, anything else as typed. */
  readonly date: string | null;
  /** The ISO form when the date is one: document metadata and the PDF's creation date come from it. */
  readonly isoDate: string | null;
  /** BCP 47, such as `zh-CN` or `en-GB`. */
  readonly lang: string;
  /** `lang` reduced to a language that has a wording table; others use `en`. */
  readonly wording: WordingLanguage;
  readonly abstract: readonly Flow[];
  readonly keywords: readonly string[];
  readonly contact: readonly Flow[];
  readonly disclaimer: readonly Flow[];
  /** How long the talk is to take, in seconds; null where it is not said. */
  readonly durationSeconds: number | null;
  /** Slides name their page of the brief, and pages their slides, where both are made. */
  readonly concordance: boolean;
  /** null: as long as the template finds contents useful. */
  readonly toc: boolean | null;
  readonly tocDepth: number;
  /** Sections with numbers; null leaves it to the template. */
  readonly numberSections: boolean | null;
  /** Depth of the headings that make slides; shallower ones open stacks. */
  readonly slideLevel: number;
  readonly paper: PaperSize;
  /** Printed on both sides: inner and outer margins change places from page to page. */
  readonly duplex: boolean;
  /** Pages before the text are i, ii, … and the text begins at 1; or all are counted together. */
  readonly frontPageNumbers: 'roman' | 'arabic';
  /** null leaves it to the template. */
  readonly sectionStart: SectionStart | null;
  /** Of figures and tables that say nothing themselves; null leaves it to the template. */
  readonly figurePlacement: FigurePlacement | null;
  /** Charts become live in the deck, unless a figure says otherwise. */
  readonly interactive: boolean;
  /** Of figures that say nothing themselves. */
  readonly dataSharing: DataSharing;
  /** Where tables of the figures' data stand: in the deck, or in an appendix of the brief as well. */
  readonly figureData: 'deck' | 'appendix';
  readonly template: string;
  readonly bibliography: readonly string[];
  readonly citationStyle: CitationStyle;
  readonly smartQuotes: boolean;
  readonly deck: DeckSettings;
  /** Style sheets for the deck, after the theme's. */
  readonly css: readonly StyleFile[];
  /** null where no handout is asked for. */
  readonly handout: HandoutSettings | null;
  /** The title as phrasing, for outputs that set it with emphasis or code; same words as `title`. */
  readonly titlePhrasing: readonly Phrasing[];
};

/** What the reader hands on: tree, metadata, and the source texts that diagnostics quote. */
export type Manuscript<Tree> = {
  readonly root: Tree;
  readonly metadata: Metadata;
  /** Display path → text of each file that was read as Markdown or front matter. */
  readonly sources: ReadonlyMap<string, string>;
};
