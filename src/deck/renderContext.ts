/** What rendering a slide reads, and what it gathers on the way. Types, and the start of a slide. */
import type { Flow } from '../document/nodes.js';
import type { Wording } from '../document/wording.js';
import type { CodeToken } from '../highlighting/highlight.js';
import type { LiveChart } from '../figures/figureTable.js';
import type { SvgElement } from '../svg/svgElement.js';
import type { OutputInput } from '../outputInput.js';
import type { BriefPlace } from './briefPages.js';
import type { TypesettingCache } from '../typesetting/typesettingCache.js';
import type { DeckGlyphs } from './deckGlyphs.js';
import type { Html, HtmlElement, Markup } from './html.js';
import type { DarkGround } from './recolour.js';
import type { RenderedNodes } from './renderOnce.js';

export type DeckInput = OutputInput & {
  /** What setting text with the template's faces has found out. */
  readonly typesetting: TypesettingCache;
  /** A deck that is handed out: speaker notes are not in the file at all. */
  readonly publicDeck: boolean;
};

export type Highlight = (value: string, lang: string | null) => readonly (readonly CodeToken[])[];

/** Filled while one slide is rendered; the steps and footnotes of a slide are numbered in reading order. */
export type SlideState = {
  /** Rank in the outline of the last heading so far. */
  rank: number;
  /** Whether something was rendered by that rank. */
  isRanked: boolean;
  /** Steps so far: the next fragment's index. */
  steps: number;
  /** Identifiers of the footnotes that this slide cites, in order. */
  readonly footnotes: string[];
  /** What the elements of its flow content were made from, the innermost node first. */
  readonly sources: Map<HtmlElement, readonly Flow[]>;
  /** Rendered speaker notes. */
  readonly notes: Html[];
};

/** A drawing with ids that are made from `key`. */
export type PrintedDrawing = { readonly key: string; readonly attributes: Readonly<Record<string, string>>; readonly content: Markup };

/** How a slide's foot counts it. */
export type FootNumber = 'none' | 'number' | 'number of count';

export type RenderContext = {
  readonly input: DeckInput;
  readonly wording: Wording;
  readonly glyphs: DeckGlyphs;
  /** Filled as slides are rendered: charts that become live, by the key of their figure. */
  readonly live: Map<string, LiveChart>;
  readonly highlight: Highlight;
  readonly chinese: boolean;
  readonly footNumber: FootNumber;
  /** Slide id → where the brief tells the same. */
  readonly briefPlaces: ReadonlyMap<string, BriefPlace>;
  /** What was rendered of the planned slide before, as a whole or as another part of it. */
  readonly rendered: RenderedNodes;
  /** Its drawings as they were printed. */
  readonly drawings: Map<SvgElement, PrintedDrawing>;
  readonly slide: SlideState;
  /** Inside `::: incremental`: each list item is a step. */
  readonly incremental: boolean;
  /** Rank in the outline of the first heading depth inside the slide. */
  readonly rank: number;
  /** Where a drawing stands in a box of other proportions: where its caption begins, in the middle if it is alone, all over it. */
  readonly drawingPlace: 'xMinYMin' | 'xMidYMin' | 'xMidYMid slice';
  /** Where charts take other colours; null on light slides, and on those with a ground of their own. */
  readonly darkGround: DarkGround | null;
  /** Speaker notes have no steps and no drawings of their own. */
  readonly inNotes: boolean;
};

export const emptySlide = (rank: number): SlideState => ({ rank, isRanked: false, steps: 0, footnotes: [], sources: new Map(), notes: [] });
