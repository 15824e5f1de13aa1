/** What the scanner of running text finds, in order and flat; `buildPhrasing` makes nodes of it. Internal to this folder. */
import type { Attributes, Phrasing } from '../document/nodes.js';

/** A container of phrasing that two places of the text open and close. */
export type Enclosure =
  | { readonly kind: 'emphasis' | 'strong' | 'delete' | 'subscript' }
  | { readonly kind: 'link'; readonly url: string; readonly title: string | null; readonly attributes: Attributes | null }
  | { readonly kind: 'image'; readonly url: string; readonly title: string | null; readonly attributes: Attributes | null }
  | { readonly kind: 'span'; readonly attributes: Attributes }
  | { readonly kind: 'note' };

/** A matched pair of emphasis marks. Offsets in the passage. */
export type Match = { readonly enclosure: Enclosure; readonly start: number; readonly end: number };

/** `*`, `_` or `~` in a row. What is left of it stands from `start` to `end`. */
export type Run = {
  readonly kind: 'run';
  readonly character: string;
  readonly length: number;
  /** Where the run began before parts of it were used. */
  readonly origin: number;
  readonly canOpen: boolean;
  readonly canClose: boolean;
  start: number;
  end: number;
  /** Innermost first. */
  readonly opens: Match[];
  readonly closes: Match[];
  previous: Run | null;
  next: Run | null;
};

export type Piece =
  /** `literal`: typed with an escape or a reference, so that quotes and dashes stay as they are. */
  | { readonly kind: 'text'; readonly value: string; readonly start: number; readonly end: number; readonly literal: boolean }
  | { readonly kind: 'lineEnd'; readonly start: number; readonly end: number }
  | { readonly kind: 'atom'; readonly node: Phrasing; readonly start: number; readonly end: number }
  | { readonly kind: 'open'; readonly enclosure: Enclosure; readonly start: number }
  | { readonly kind: 'close'; readonly end: number }
  /** An HTML tag. */
  | { readonly kind: 'tag'; readonly raw: string; readonly start: number; readonly end: number }
  | Run;
