/** What both outputs are made from: the selected tree and the tables beside it. Types only. */
import type { Metadata } from './document/metadata.js';
import type { DocumentNode, Root } from './document/nodes.js';
import type { FigureTable, FormulaTable } from './figures/figureTable.js';
import type { References } from './references/references.js';
import type { Template } from './template.js';
import type { FontLibrary } from './typesetting/fontLibrary.js';

export type OutputInput = {
  /** The tree after `selectOutput`: cross-references and citations are links and text, the other output's content is gone. */
  readonly root: Root;
  readonly metadata: Metadata;
  readonly references: References;
  readonly figures: FigureTable;
  readonly formulas: FormulaTable;
  readonly template: Template;
  readonly fonts: FontLibrary;
};

/** What an output is made from beside the drawing: `figures` may still be filling. */
export type FillingInput = OutputInput & {
  /** Whether a drawing of `figures` stands in the node or below it. */
  readonly showsDrawing: (node: DocumentNode) => boolean;
  /** Resolved once `figures` has all that stand in the nodes or below them. */
  readonly figuresIn: (nodes: readonly DocumentNode[]) => Promise<unknown>;
  /** Resolved once `figures` is full. */
  readonly allFigures: Promise<unknown>;
};

/** A slide as the brief names it: its number, and its address beside the brief. */
export type SlideReference = { readonly number: string; readonly address: string };
