/** The attribute `source` of a figure or table → phrasing. */
import type { Attributes, Figure } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import { oneLine } from './passage.js';
import { readPhrasing } from './readPhrasing.js';
import type { FileContext } from './readState.js';

/** Running text, so that it may link and cite; nothing where there is no such attribute. */
export function readProvenance(attributes: Attributes | null, { file, start }: Position, context: FileContext): Pick<Figure, 'provenance'> {
  const typed = attributes?.values['source']?.trim();
  if (typed === undefined) return {};
  return { provenance: typed === '' ? [] : readPhrasing(oneLine(file, { text: typed.replace(/\s+/g, ' '), line: start.line, column: start.column }), context) };
}
