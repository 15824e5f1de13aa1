/** The blocks of a Markdown file as `readBlocks` finds them, before their text is read. Internal to this folder. */
import type { Point } from '../document/position.js';
import { joinLines, trimPassage, type Passage, type SourceLine } from './passage.js';

export type ListMarker = {
  readonly ordered: boolean;
  readonly start: number;
  /** The bullet, or the character after the number. */
  readonly delimiter: string;
  /** Columns from the container's edge to the content. */
  readonly contentOffset: number;
};

export type ContainerKind =
  | { readonly kind: 'document' }
  | { readonly kind: 'quote' }
  | { readonly kind: 'list'; readonly marker: ListMarker }
  | { readonly kind: 'item'; readonly marker: ListMarker }
  /** `opening` is what follows the colons. */
  | { readonly kind: 'div'; readonly colons: number; readonly opening: Passage }
  | { readonly kind: 'footnote'; readonly label: string }
  | { readonly kind: 'definition'; readonly contentOffset: number };

export type LeafKind =
  | { readonly kind: 'paragraph' }
  | { readonly kind: 'heading'; readonly depth: number }
  | { readonly kind: 'fence'; readonly character: string; readonly length: number; readonly indent: number; readonly info: Passage }
  | { readonly kind: 'indented' }
  | { readonly kind: 'html'; readonly form: number }
  | { readonly kind: 'rule'; readonly character: string }
  /** `attributes` is what follows the closing `$$`. */
  | { readonly kind: 'math'; attributes: Passage | null }
  /** Lines of the head, then the delimiter row, then the body. */
  | { readonly kind: 'table'; readonly headRows: number }
  /** What stood in a paragraph of link reference definitions only. */
  | { readonly kind: 'linkDefinitions' }
  | { readonly kind: 'pause' };

type Base = {
  readonly start: Point;
  end: Point;
  open: boolean;
  readonly parent: ContainerBlock | null;
};

export type ContainerBlock = Base & {
  readonly level: 'container';
  readonly data: ContainerKind;
  readonly depth: number;
  readonly children: Block[];
  /** False where the end of the file, or of an outer container, closed a div. */
  closed: boolean;
};

export type LeafBlock = Base & {
  readonly level: 'leaf';
  data: LeafKind;
  lines: SourceLine[];
};

export type Block = ContainerBlock | LeafBlock;

/** `[label]: url "title"` */
export type LinkDefinition = {
  readonly url: string;
  readonly title: string | null;
  readonly label: string;
  readonly start: Point;
  readonly end: Point;
};

/** The text of a leaf, without white space around it. */
export const blockText = (block: LeafBlock, file: string): Passage => trimPassage(joinLines(file, block.lines));
