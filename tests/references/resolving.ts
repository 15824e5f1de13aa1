/** Resolves and selects small trees, and prints phrasing in a form that tests can read. */
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Metadata } from '../../src/document/metadata.js';
import type { Flow, Output, Phrasing, Root } from '../../src/document/nodes.js';
import { plainText } from '../../src/document/plainText.js';
import type { References } from '../../src/references/references.js';
import { resolveReferences } from '../../src/references/resolveReferences.js';
import { selectOutput, type Selection } from '../../src/references/selectOutput.js';
import { metadata as defaultMetadata } from '../document/trees.js';
import { memoryFolder } from './memoryFolder.js';

export type Resolved = {
  readonly references: References;
  readonly diagnostics: readonly Diagnostic[];
  readonly select: (output: Output, options?: { readonly publicDeck: boolean }) => Selection;
};

export async function resolved(
  root: Root,
  rest: Partial<Metadata> = {},
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Resolved> {
  const metadata = defaultMetadata(rest);
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const references = await resolveReferences({ root, metadata, numbersSections: metadata.numberSections === true, folder: memoryFolder(files), file: 'a.md' }, report);
  return {
    references,
    diagnostics,
    select: (output, options = { publicDeck: false }) => selectOutput({ root, metadata, references }, output, options),
  };
}

/** `[words](#id)` for links, `^words^` for superscripts, `*words*` for emphasis; anything else as plain text. */
export const marked = (nodes: readonly Phrasing[]): string =>
  nodes
    .map((node) => {
      if (node.type === 'link') return `[${marked(node.children)}](${node.url})`;
      if (node.type === 'superscript') return `^${marked(node.children)}^`;
      if (node.type === 'emphasis') return `*${marked(node.children)}*`;
      if (node.type === 'strong') return `**${marked(node.children)}**`;
      if (node.type === 'subscript') return `~${marked(node.children)}~`;
      return plainText([node]);
    })
    .join('');

/** One line for each paragraph, heading or other node of the outermost level. */
export const lines = (nodes: readonly Flow[]): readonly string[] =>
  nodes.map((node) =>
    node.type === 'paragraph'
      ? marked(node.children)
      : node.type === 'heading'
        ? `${'#'.repeat(node.depth)} ${marked(node.children)}`
        : `<${node.type}>`,
  );
