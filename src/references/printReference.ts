/** A reference in the tree → the text and links that one output prints for it. */
import type { CrossReference, Link, Output, Phrasing, Text } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import type { Position } from '../document/position.js';
import type { Wording } from '../document/wording.js';
import { labelOf, targetOf } from './labelContent.js';
import type { FootnoteEntry, References } from './references.js';

export type Printing = {
  readonly references: References;
  readonly output: Output;
  /** Ids that this output has. */
  readonly present: ReadonlySet<string>;
  readonly footnotes: ReadonlyMap<string, FootnoteEntry>;
  readonly wording: Wording;
};

/** A mapper's `phrasing` (see `TreeMapper`): replaces cross-references, citations and links that lead nowhere here. */
export const printReference =
  (printing: Printing) =>
  (node: Phrasing): readonly Phrasing[] => {
    switch (node.type) {
      case 'crossReference':
        return crossReference(node, printing);
      case 'citation': {
        const printed = printing.references.citations.get(node);
        return printed ?? [textAt(plainText([node]), node.position)];
      }
      case 'link':
        return internalLink(node, printing);
      case 'footnoteReference':
        return printing.footnotes.has(node.identifier) ? [node] : [textAt(`[^${node.identifier}]`, node.position)];
      case 'text':
      case 'emphasis':
      case 'strong':
      case 'delete':
      case 'inlineCode':
      case 'inlineMath':
      case 'image':
      case 'break':
      case 'span':
      case 'onlyInPhrasing':
      case 'subscript':
      case 'superscript':
      case 'keyboard':
      case 'mark':
      case 'abbreviation':
      case 'underline':
      case 'small':
        return [node];
    }
  };

const textAt = (value: string, position: Position): Text => ({ type: 'text', value, position });

function crossReference(node: CrossReference, printing: Printing): readonly Phrasing[] {
  const label = labelOf(printing.references, node.identifier);
  if (label === undefined) return [textAt(plainText([node]), node.position)];
  const words = node.suppressPrefix ? label.number : label.text;
  // "Figure" and its number stay on one line; a section's title may break.
  const text = textAt(label.kind === 'section' ? words : words.replaceAll(' ', '\u00A0'), node.position);
  if (printing.present.has(node.identifier)) {
    return [{ type: 'link', url: `#${node.identifier}`, title: null, children: [text], position: node.position }];
  }
  return [text, ...seeOther(label, printing, node.position)];
}

function internalLink(node: Link, printing: Printing): readonly Phrasing[] {
  const target = targetOf(node.url);
  if (target === null || printing.present.has(target)) return [node];
  const label = labelOf(printing.references, target);
  return label === undefined ? node.children : [...node.children, ...seeOther(label, printing, node.position)];
}

/** Nothing when the other output does not have it either, as a thing that only the speaker notes hold. */
function seeOther(
  { inBrief, inDeck }: { readonly inBrief: boolean; readonly inDeck: boolean },
  { output, wording }: Printing,
  position: Position,
): readonly Phrasing[] {
  const other: Output = output === 'brief' ? 'deck' : 'brief';
  if (!(other === 'brief' ? inBrief : inDeck)) return [];
  return [textAt(wording.seeOther[other], position)];
}
