/** Numbers, labels and citations of a manuscript, kept beside the tree; the same for both outputs. Types only. */
import type { Citation, FootnoteDefinition, Phrasing } from '../document/nodes.js';

export type LabelKind = 'figure' | 'table' | 'equation' | 'section';

/** What a numbered thing is called. */
export type Label = {
  readonly kind: LabelKind;
  /** Such as `3` or `2.1`; for an unnumbered section its title. */
  readonly number: string;
  /** Such as `Figure 3`, `图 3`, `Section 2.1`, or an unnumbered section's title in quotation form. */
  readonly text: string;
  readonly inBrief: boolean;
  readonly inDeck: boolean;
};

export type FootnoteEntry = {
  /**
   * 1-based. Notes that the brief refers to come first, in the order of their first references, so that the brief counts
   * without gaps; then those of the deck alone.
   */
  readonly number: number;
  readonly definition: FootnoteDefinition;
};

export type BibliographyEntry = {
  readonly key: string;
  /** Id of the entry in both outputs, such as `ref-ding2023`. */
  readonly anchor: string;
  /** `[1]` in the numeric style, null in author–date. */
  readonly marker: string | null;
  readonly children: readonly Phrasing[];
};

export type References = {
  /** Figure key → label. A figure is numbered if it has a caption, an id that begins with `fig-`, or is referred to. */
  readonly figures: ReadonlyMap<string, Label>;
  /** Table key → label. A table is numbered if it has a caption, an id that begins with `tbl-`, or is referred to. */
  readonly tables: ReadonlyMap<string, Label>;
  /** Equation id → label. */
  readonly equations: ReadonlyMap<string, Label>;
  /** Heading id → label. */
  readonly sections: ReadonlyMap<string, Label>;
  /** Heading id → number, such as `2.1`. `selectOutput` puts it before the heading's words. Empty where sections have none. */
  readonly sectionNumbers: ReadonlyMap<string, string>;
  /**
   * Identifier → note. After `selectOutput`: those that this output refers to, with content selected and resolved as in
   * the tree; every footnoteReference left in the tree is a key here.
   */
  readonly footnotes: ReadonlyMap<string, FootnoteEntry>;
  /**
   * Works that are cited, in the order of printing; after `selectOutput`, those that this output cites. They are printed
   * where the tree has its `bibliographyPlace`. Empty when nothing is cited.
   */
  readonly bibliography: readonly BibliographyEntry[];
  /** Each citation as it is printed, with links to `#` anchors of entries. `selectOutput` puts these into the tree. */
  readonly citations: ReadonlyMap<Citation, readonly Phrasing[]>;
};
