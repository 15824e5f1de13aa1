/** Small trees for the deck's tests, built by hand where what the reader makes of Markdown is not the point. */
import type {
  Attributes,
  Figure,
  Flow,
  Heading,
  Link,
  List,
  Paragraph,
  Phrasing,
  Root,
  SlideBreak,
  SpeakerNotes,
  Text,
} from '../../src/document/nodes.js';
import type { Metadata } from '../../src/document/metadata.js';
import type { Position } from '../../src/document/position.js';
import type { References } from '../../src/references/references.js';

export const position: Position = { file: 'talk.md', start: { line: 3, column: 1 }, end: { line: 3, column: 9 } };

const phrasing = (content: readonly (Phrasing | string)[]): readonly Phrasing[] =>
  content.map((part) => (typeof part === 'string' ? text(part) : part));

export const text = (value: string): Text => ({ type: 'text', position, value });
export const attributes = (id: string | null, classes: readonly string[] = []): Attributes => ({ id, classes, values: {} });
export const root = (...children: readonly Flow[]): Root => ({ type: 'root', position, children });
export const heading = (depth: number, title: string, id = title): Heading => ({
  type: 'heading',
  position,
  depth,
  attributes: { id, classes: [], values: {} },
  children: [text(title)],
});
export const paragraph = (...content: readonly (Phrasing | string)[]): Paragraph => ({
  type: 'paragraph',
  position,
  attributes: null,
  children: phrasing(content),
});
export const list = (...items: readonly string[]): List => ({
  type: 'list',
  position,
  ordered: false,
  start: 1,
  spread: false,
  children: items.map((item) => ({ type: 'listItem', position, checked: null, children: [paragraph(item)] })),
});
export const notes = (words: string): SpeakerNotes => ({ type: 'speakerNotes', position, children: [paragraph(words)] });
export const slideBreak: SlideBreak = { type: 'slideBreak', position };
export const link = (url: string, words: string): Link => ({ type: 'link', position, url, title: null, children: [text(words)] });
export const figure = (key: string, caption: string, alt: string | null = null): Figure => ({
  type: 'figure',
  position,
  key,
  source: { kind: 'picture-file', url: `${key}.svg` },
  caption: caption === '' ? [] : [text(caption)],
  alt,
  widthPercent: null,
  attributes: null,
});

export const metadata = (changes: Partial<Metadata> = {}): Metadata => {
  const title = changes.title ?? '';
  return {
    title,
    subtitle: null,
    authors: [],
    organisation: null,
    footer: [], concordance: true, durationSeconds: null,
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
    tocDepth: 2,
    numberSections: null,
    slideLevel: 2,
    paper: 'A4',
    duplex: false, frontPageNumbers: 'arabic', sectionStart: null, figurePlacement: null, interactive: false, dataSharing: 'table', figureData: 'deck',
    template: 'house',
    bibliography: [],
    citationStyle: 'author-date',
    smartQuotes: true,
    deck: { theme: null, overflow: null, options: {} }, css: [], handout: null,
    titlePhrasing: title === '' ? [] : [text(title)],
    ...changes,
  };
};

export const noReferences: References = {
  figures: new Map(),
  tables: new Map(),
  equations: new Map(),
  sections: new Map(),
  footnotes: new Map(),
  citations: new Map(),
  sectionNumbers: new Map(),
  bibliography: [],
};
