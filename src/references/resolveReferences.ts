/** A manuscript → its numbers, labels, footnotes and citations. */
import type { Report } from '../diagnostics/diagnostic.js';
import type { Metadata } from '../document/metadata.js';
import type { Root } from '../document/nodes.js';
import { wordingOf } from '../document/wording.js';
import type { SourceFolder } from '../workspace.js';
import { labelContent } from './labelContent.js';
import { numberFootnotes } from './numberFootnotes.js';
import type { References } from './references.js';
import { resolveCitations } from './resolveCitations.js';
import { contentOf } from './scope.js';

export type ReferencesInput = {
  readonly root: Root;
  readonly metadata: Metadata;
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
  const { bibliography, citations } = await resolveCitations(input, report);
  const anchors = bibliography.map((entry) => entry.anchor);
  const labels = labelContent(content, { wording: wordingOf(metadata.wording), anchors }, report);
  return { ...labels, footnotes: numberFootnotes(content), bibliography, citations };
}
