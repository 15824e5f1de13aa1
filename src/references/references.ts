/** Numbers, labels and citations of a manuscript, kept beside the tree; the same for both outputs. Types only. */
import type { FootnoteDefinition, Phrasing } from '../document/nodes.js';

export type LabelKind = 'figure' | 'table' | 'equation' | 'section';

/** What a numbered thing is called. */
export type Label = {
  readonly kind: LabelKind;
  /** Such as `3`; for an unnumbered section its title. */
  readonly number: string;
  /** Such as `Figure 3`, `图 3`, `Equation 2`, or a section's title in quotation form. */
  readonly text: string;
  readonly inBrief: boolean;
  readonly inDeck: boolean;
};

export type FootnoteEntry = {
  /** 1-based, in the order of first reference in the whole manuscript. */
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
  /** Figure key → label; a figure without a caption has none. */
  readonly figures: ReadonlyMap<string, Label>;
  /** Table key → label; a table without a caption has none. */
  readonly tables: ReadonlyMap<string, Label>;
  /** Equation id → label. */
  readonly equations: ReadonlyMap<string, Label>;
  /** Heading id → label. */
  readonly sections: ReadonlyMap<string, Label>;
  readonly footnotes: ReadonlyMap<string, FootnoteEntry>;
  /** In the order of printing. Empty when nothing is cited. */
  readonly bibliography: readonly BibliographyEntry[];
};
