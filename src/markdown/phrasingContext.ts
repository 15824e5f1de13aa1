/** What the reading of running text needs to know of the file and of the manuscript. Types only. */
import type { Attributes, Image, InlineMath, Phrasing } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import type { Report } from '../diagnostics/diagnostic.js';
import type { LinkDefinition } from './block.js';
import type { LeafTokens } from './leafTokens.js';
import type { Passage } from './passage.js';

/** `latin` and languages with marks of their own: quotation marks and dashes; `han`: quotation marks beside Han characters; `off`: as typed. */
export type SmartPunctuation = 'latin' | 'de' | 'fr' | 'es' | 'han' | 'off';

export type ImageDetails = { readonly caption: readonly Phrasing[]; readonly attributes: Attributes | null };

export type PhrasingContext = {
  readonly tokens: LeafTokens;
  readonly report: Report;
  readonly smart: SmartPunctuation;
  /** Whether curly quotes and dashes are as wide as Han characters at line ends. */
  readonly chinese: boolean;
  /** Whether `@key` in running text cites. */
  readonly citations: boolean;
  /** The definition of a normalised label. */
  link(label: string): LinkDefinition | null;
  /** Identifier of a footnote; null, and reported, where none has the label. */
  footnote(label: string, position: Position): string | null;
  /** Keeps an inline note as a definition; returns its identifier. */
  addNote(children: readonly Phrasing[], position: Position): string;
  /** The nodes of `[@key …]`; null where the brackets hold no key. */
  bracketCitation(inside: Passage, position: Position): readonly Phrasing[] | null;
  /** A key for a picture without an id. */
  imageKey(): string;
  /** What an image says beyond its node: a lone one becomes a figure. */
  readonly images: Map<Image, ImageDetails>;
  /** `$$…$$` in running text, with its attributes. */
  readonly displayMaths: Map<InlineMath, Attributes | null>;
};
