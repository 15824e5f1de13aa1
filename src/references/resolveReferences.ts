/** A manuscript → its numbers, labels, footnotes and citations. */
import type { Report } from '../diagnostics/diagnostic.js';
import type { Metadata } from '../document/metadata.js';
import type { DocumentNode, Root } from '../document/nodes.js';
import { visit } from '../document/visit.js';
import { wordingOf } from '../document/wording.js';
import type { SourceFolder } from '../workspace.js';
import { labelContent } from './labelContent.js';
import { numberFootnotes } from './numberFootnotes.js';
import { numberSections } from './numberSections.js';
import type { References } from './references.js';
import type { Citations, CitingContent } from './resolveCitations.js';
import { contentOf } from './scope.js';

export type ReferencesInput = {
  readonly root: Root;
  readonly metadata: Metadata;
  /** Whether sections have numbers. */
  readonly numbersSections: boolean;
  /** Where the bibliography files are read. */
  readonly folder: SourceFolder;
  /** Display path of the manuscript. */
  readonly file: string;
};

/**
 * Numbers everything once, before an output is selected: Figure 3 is Figure 3 in both.
 *
 * Bibliography files are read only if there is a citation. Reports double ids, references and citations of what does
 * not exist, and faults of bibliography files. Never throws.
 */
export async function resolveReferences(input: ReferencesInput, report: Report): Promise<References> {
  const { root, metadata } = input;
  const content = contentOf(root, metadata);
  const footnotes = numberFootnotes(content);
  const { bibliography, citations } = await citationsOf(input, { content, footnotes }, report);
  const anchors = bibliography.map((entry) => entry.anchor);
  const sectionNumbers: References['sectionNumbers'] = input.numbersSections ? numberSections(root) : new Map();
  const labels = labelContent(content, { wording: wordingOf(metadata.wording), anchors, sectionNumbers }, report);
  return { ...labels, sectionNumbers, footnotes, bibliography, citations };
}

/** Bibliography readers and styles are loaded for manuscripts that cite. */
async function citationsOf(input: ReferencesInput, citing: CitingContent, report: Report): Promise<Citations> {
  if (!citesAnything(citing.content)) return { bibliography: [], citations: new Map() };
  const { resolveCitations } = await import('./resolveCitations.js');
  return resolveCitations(input, citing, report);
}

function citesAnything(content: readonly DocumentNode[]): boolean {
  let cites = false;
  visit(content, (node) => {
    cites ||= node.type === 'citation';
    return cites ? 'skip' : undefined;
  });
  return cites;
}
