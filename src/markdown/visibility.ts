/** Content for one output: our own names and Quarto's. https://quarto.org/docs/authoring/conditional.html */
import type { Attributes, Output } from '../document/nodes.js';

export type Visibility =
  | { readonly kind: 'always' }
  /** The outputs that have it: one, or none. */
  | { readonly kind: 'only'; readonly outputs: readonly Output[] }
  | { readonly kind: 'unknown'; readonly name: string; readonly value: string };

const outputOfFormat: ReadonlyMap<string, Output> = new Map([
  ['pdf', 'brief'], ['brief', 'brief'], ['latex', 'brief'], ['typst', 'brief'],
  ['revealjs', 'deck'], ['html', 'deck'], ['deck', 'deck'], ['slides', 'deck'],
]);
/** Formats that Quarto and Pandoc write and we do not: their content stands in neither output. */
const otherFormats: ReadonlySet<string> = new Set([
  'docx', 'odt', 'pptx', 'epub', 'beamer', 'markdown', 'gfm', 'commonmark', 'hugo', 'jats', 'ipynb', 'rtf', 'asciidoc', 'context', 'mediawiki', 'html:js',
]);
const both: readonly Output[] = ['brief', 'deck'];

/** Which outputs show something with these attributes. */
export function readVisibility({ classes, values }: Attributes): Visibility {
  let outputs = both;
  const meet = (others: readonly Output[]): void => {
    outputs = outputs.filter((output) => others.includes(output));
  };
  const visible = classes.includes('content-visible');
  const hidden = classes.includes('content-hidden');
  if (visible || hidden) {
    const conditions = Object.entries(values).filter(([name]) => /^(?:when|unless)-/.test(name));
    if (conditions.length === 0 && hidden) meet([]);
    for (const [name, value] of conditions) {
      const output = outputOfFormat.get(value.toLowerCase()) ?? null;
      const known = name.endsWith('-format') && (output !== null || otherFormats.has(value.toLowerCase()));
      if (!known) return { kind: 'unknown', name, value };
      const shows = (name === 'when-format') === visible;
      meet(both.filter((candidate) => (candidate === output) === shows));
    }
  } else if (classes.includes('brief') || classes.includes('brief-only')) meet(['brief']);
  else if (classes.includes('deck') || classes.includes('deck-only')) meet(['deck']);
  return outputs.length === 2 ? { kind: 'always' } : { kind: 'only', outputs };
}
