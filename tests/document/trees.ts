/** Small trees for tests: each function makes one node at a place of no interest. */
import type { Metadata } from '../../src/document/metadata.js';
import type {
  Attributes,
  Citation,
  CitationItem,
  CrossReference,
  DocumentNode,
  Figure,
  Flow,
  FootnoteDefinition,
  FootnoteReference,
  Heading,
  Link,
  MathBlock,
  OnlyIn,
  OnlyInPhrasing,
  Output,
  Paragraph,
  Phrasing,
  Root,
  SpeakerNotes,
  Table,
  Text,
} from '../../src/document/nodes.js';
import type { Position } from '../../src/document/position.js';
import { visit } from '../../src/document/visit.js';

/** At the beginning of a line of `a.md`. */
export const at = (line: number): Position => ({
  file: 'a.md',
  start: { line, column: 1 },
  end: { line, column: 10 },
});

const position = at(1);

export const attributes = (id: string): Attributes & { readonly id: string } => ({ id, classes: [], values: {} });

export const text = (value: string): Text => ({ type: 'text', value, position });

const phrasing = (children: readonly (Phrasing | string)[]): readonly Phrasing[] =>
  children.map((child) => (typeof child === 'string' ? text(child) : child));

export const root = (...children: readonly Flow[]): Root => ({ type: 'root', children, position });

export const paragraph = (...children: readonly (Phrasing | string)[]): Paragraph => ({
  type: 'paragraph',
  children: phrasing(children),
  attributes: null,
  position,
});

export const heading = (depth: number, id: string, ...children: readonly (Phrasing | string)[]): Heading => ({
  type: 'heading',
  depth,
  children: phrasing(children),
  attributes: attributes(id),
  position,
});

export const figure = (key: string, caption: readonly (Phrasing | string)[], line = 1): Figure => ({
  type: 'figure',
  key,
  source: { kind: 'picture-file', url: 'a.png' },
  caption: phrasing(caption),
  alt: '',
  widthPercent: null,
  attributes: null,
  position: at(line),
});

export const table = (key: string, caption: readonly (Phrasing | string)[], ...cells: readonly string[]): Table => ({
  type: 'table',
  key,
  align: cells.map(() => null),
  caption: phrasing(caption),
  attributes: null,
  children: [
    {
      type: 'tableRow',
      children: cells.map((cell) => ({ type: 'tableCell', children: [text(cell)], position })),
      position,
    },
  ],
  position,
});

export const equation = (id: string | null): MathBlock => ({
  type: 'math',
  value: 'x',
  attributes: id === null ? null : attributes(id),
  position,
});

export const onlyIn = (output: Output, ...children: readonly Flow[]): OnlyIn => ({
  type: 'onlyIn',
  output,
  children,
  position,
});

export const onlyInPhrasing = (output: Output, ...children: readonly (Phrasing | string)[]): OnlyInPhrasing => ({
  type: 'onlyInPhrasing',
  output,
  children: phrasing(children),
  position,
});

export const speakerNotes = (...children: readonly Flow[]): SpeakerNotes => ({ type: 'speakerNotes', children, position });

export const footnote = (identifier: string, ...children: readonly Flow[]): FootnoteDefinition => ({
  type: 'footnoteDefinition',
  identifier,
  children,
  position,
});

export const footnoteReference = (identifier: string): FootnoteReference => ({
  type: 'footnoteReference',
  identifier,
  position,
});

export const crossReference = (identifier: string, line = 1): CrossReference => ({
  type: 'crossReference',
  identifier,
  suppressPrefix: false,
  position: at(line),
});

export const link = (url: string, ...children: readonly (Phrasing | string)[]): Link => ({
  type: 'link',
  url,
  title: null,
  children: phrasing(children),
  position,
});

export const item = (key: string, rest: Partial<CitationItem> = {}): CitationItem => ({
  key,
  prefix: '',
  locator: '',
  suffix: '',
  suppressAuthor: false,
  ...rest,
});

export const citation = (...items: readonly (CitationItem | string)[]): Citation => ({
  type: 'citation',
  items: items.map((each) => (typeof each === 'string' ? item(each) : each)),
  narrative: false,
  position: at(7),
});

export const narrative = (...items: readonly (CitationItem | string)[]): Citation => ({
  ...citation(...items),
  narrative: true,
});

export const metadata = (rest: Partial<Metadata> = {}): Metadata => ({
  title: '',
  subtitle: null,
  authors: [],
  organisation: null, footer: [], concordance: true, durationSeconds: null,
  logo: null,
  logoPosition: null,
  reportNumber: null,
  status: null,
  date: null,
  isoDate: null,
  lang: 'en',
  wording: 'en',
  abstract: [],
  keywords: [],
  contact: [],
  disclaimer: [],
  toc: true,
  tocDepth: 3,
  numberSections: null,
  slideLevel: 2,
  paper: 'A4',
  duplex: false, frontPageNumbers: 'arabic', sectionStart: null, figurePlacement: null, interactive: false, dataSharing: 'table', figureData: 'deck',
  template: 'house',
  bibliography: [],
  citationStyle: 'gbt7714',
  smartQuotes: false,
  deck: { theme: null, overflow: null, options: {} }, css: [], handout: null,
  titlePhrasing: [],
  ...rest,
});

/** The text nodes in reading order, without those of speaker notes. */
export function wordsIn(nodes: readonly DocumentNode[]): readonly string[] {
  const words: string[] = [];
  visit(nodes, (node) => {
    if (node.type === 'text') words.push(node.value);
    return node.type === 'speakerNotes' ? 'skip' : undefined;
  });
  return words;
}
