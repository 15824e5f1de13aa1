/** Headings → section numbers, the same for both outputs. */
import type { DocumentNode, Heading, Root } from '../document/nodes.js';
import { plainText } from '../document/plainText.js';
import { visit } from '../document/visit.js';
import { scopeWithin } from './scope.js';

/** A heading inside anything else, such as a callout or a quotation, opens no section of the text. */
const around: ReadonlySet<DocumentNode['type']> = new Set(['root', 'div', 'columns', 'column', 'onlyIn', 'incremental', 'fragment']);

/** Numbers of more parts than 1.2.3 are not read as places any more. */
const mostParts = 3;

const isNumbered = ({ attributes, children }: Heading): boolean => !attributes.classes.includes('unnumbered') && plainText(children).trim() !== '';

/**
 * Heading id → number, counted from the shallowest numbered heading, three levels deep.
 *
 * Headings without words, in callouts and quotations, those of the class `unnumbered` (`{-}`) and those that only the deck shows have none and are not
 * counted, so that the brief counts without gaps. A level that was left out counts as 0, as Pandoc has it.
 */
export function numberSections(root: Root): ReadonlyMap<string, string> {
  const headings: Heading[] = [];
  visit([root], (node, ancestors) => {
    if (node.type === 'heading' && isNumbered(node) && ancestors.every(({ type }) => around.has(type)) && scopeWithin(ancestors).inBrief) headings.push(node);
    return undefined;
  });
  const shallowest = Math.min(...headings.map((heading) => heading.depth));
  const numbers = new Map<string, string>();
  let counters: readonly number[] = [];
  for (const { depth, attributes } of headings) {
    const level = depth - shallowest;
    if (level >= mostParts) continue;
    const before = counters;
    counters = Array.from({ length: level + 1 }, (_, index) => (before[index] ?? 0) + (index === level ? 1 : 0));
    if (!numbers.has(attributes.id)) numbers.set(attributes.id, counters.join('.'));
  }
  return numbers;
}
