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
    const formats = ['when-format', 'unless-format'].filter((name) => values[name] !== undefined);
    if (formats.length === 0 && hidden) meet([]);
    for (const name of formats) {
      const value = values[name] ?? '';
      const output = outputOfFormat.get(value.toLowerCase());
      if (output === undefined) return { kind: 'unknown', name, value };
      const shows = (name === 'when-format') === visible;
      meet(both.filter((candidate) => (candidate === output) === shows));
    }
  } else if (classes.includes('brief') || classes.includes('brief-only')) meet(['brief']);
  else if (classes.includes('deck') || classes.includes('deck-only')) meet(['deck']);
  return outputs.length === 2 ? { kind: 'always' } : { kind: 'only', outputs };
}
