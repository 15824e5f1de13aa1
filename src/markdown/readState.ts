/** What the reading of one manuscript carries along: its folder, what was named so far, and the state of one file. */
import type { Report } from '../diagnostics/diagnostic.js';
import { footnoteMissing, footnoteUnused, linkDefinitionUnused } from '../diagnostics/messages/markdown.js';
import type { FootnoteDefinition, Phrasing } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import type { SourceFolder } from '../workspace.js';
import type { LinkDefinition } from './block.js';
import type { LeafTokens } from './leafTokens.js';
import { normalizeLabel } from './linkTails.js';
import type { PhrasingContext, SmartPunctuation } from './phrasingContext.js';
import type { BlockTree } from './readBlocks.js';
import { readBracketCitation } from './scanReferences.js';

/** One manuscript, with all files it includes. */
export type ReadState = {
  readonly folder: SourceFolder;
  readonly report: Report;
  readonly tokens: LeafTokens;
  readonly sources: Map<string, string>;
  readonly names: Names;
  /** Notes written in place, as definitions. */
  readonly inlineNotes: FootnoteDefinition[];
  readonly language: Language;
  includes: number;
  /** Paragraphs and the like that were read so far. */
  flowNodes: number;
};

export type Language = { readonly smart: SmartPunctuation; readonly chinese: boolean; readonly citations: boolean };

/** Gives out ids, each once. */
export class Names {
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  /** Keeps the ids that authors wrote, `{#id}`, from being made again; a link to `#id` asks for a made one. */
  reserve(text: string): void {
    for (const match of text.matchAll(/\{[^{}\n]*?#([^\s{}#"'()]+)/g)) if (match[1] !== undefined) this.taken.add(match[1]);
  }

  /** `figure-1`, `figure-2`, … */
  next(kind: string): string {
    for (;;) {
      const count = (this.counts.get(kind) ?? 0) + 1;
      this.counts.set(kind, count);
      const name = `${kind}-${count}`;
      if (this.taken.has(name)) continue;
      this.taken.add(name);
      return name;
    }
  }

  /** The name itself, or with a number after it where it is taken. */
  unique(name: string): string {
    if (this.taken.has(name)) return this.next(name);
    this.taken.add(name);
    return name;
  }
}

/** One file: its definitions, and what was used of them. */
export type FileContext = PhrasingContext & {
  readonly file: string;
  readonly state: ReadState;
  /** Files that include this one, itself last. */
  readonly chain: readonly string[];
  /** Levels by which headings move up. */
  readonly headingShift: number;
  /** Identifier of a footnote that this file defines. */
  readonly ownFootnote: (label: string) => string;
  readonly reportUnused: () => void;
};

type FileRequest = {
  readonly file: string;
  readonly state: ReadState;
  readonly tree: BlockTree;
  readonly includer: FileContext | null;
  readonly headingShift: number;
};

/** The context in which the text of a file is read. Definitions of the including file count too. */
export function fileContext({ file, state, tree, includer, headingShift }: FileRequest): FileContext {
  const usedLinks = new Set<LinkDefinition>();
  const usedFootnotes = new Set<string>();
  const prefix = includer === null ? '' : `${state.includes}:`;
  const ownFootnote = (label: string): string => prefix + (tree.footnotes.get(normalizeLabel(label)) ?? label);
  return {
    ...state.language,
    file,
    state,
    chain: [...(includer?.chain ?? []), file],
    headingShift,
    ownFootnote,
    tokens: state.tokens,
    report: state.report,
    images: new Map(),
    displayMaths: new Map(),
    imageKey: () => state.names.next('image'),
    bracketCitation: readBracketCitation,
    link(label) {
      const definition = tree.links.get(label);
      if (definition === undefined) return includer?.link(label) ?? null;
      usedLinks.add(definition);
      return definition;
    },
    footnote(label, position) {
      const key = normalizeLabel(label);
      if (tree.footnotes.has(key)) {
        usedFootnotes.add(key);
        return ownFootnote(label);
      }
      if (includer !== null) return includer.footnote(label, position);
      if (/^[\p{L}\p{N}_.:-]*[\p{L}\p{N}_]$/u.test(label)) state.report(footnoteMissing(label, position));
      return null;
    },
    addNote(children: readonly Phrasing[], position: Position) {
      const identifier = `^${state.inlineNotes.length + 1}`;
      const paragraph = { type: 'paragraph' as const, children, attributes: null, position };
      state.inlineNotes.push({ type: 'footnoteDefinition', identifier, children: [paragraph], position });
      return identifier;
    },
    reportUnused() {
      for (const definition of tree.links.values()) {
        const comment = definition.label === '//' || definition.label.toLowerCase() === 'comment';
        if (!usedLinks.has(definition) && !comment) state.report(linkDefinitionUnused(definition.label, { file, start: definition.start, end: definition.end }));
      }
      for (const block of footnoteBlocks(tree)) {
        if (!usedFootnotes.has(normalizeLabel(block.label))) state.report(footnoteUnused(block.label, { file, start: block.start, end: block.start }));
      }
    },
  };
}

function footnoteBlocks(tree: BlockTree): readonly { readonly label: string; readonly start: Position['start'] }[] {
  const found: { label: string; start: Position['start'] }[] = [];
  const seen = new Set<string>();
  const stack = [...tree.document.children].reverse();
  for (let block = stack.pop(); block !== undefined; block = stack.pop()) {
    if (block.level === 'leaf') continue;
    if (block.data.kind === 'footnote' && !seen.has(normalizeLabel(block.data.label))) {
      seen.add(normalizeLabel(block.data.label));
      found.push({ label: block.data.label, start: block.start });
    }
    for (let index = block.children.length - 1; index >= 0; index -= 1) {
      const child = block.children[index];
      if (child !== undefined) stack.push(child);
    }
  }
  return found;
}
