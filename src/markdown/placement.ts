/** Where a figure or table asks to stand → whether that is understood. */
import { placementNotUnderstood } from '../diagnostics/messages/markdown.js';
import { figurePlacements } from '../document/metadata.js';
import type { Attributes } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import type { FileContext } from './readState.js';

/** Reports a `placement` that is none. */
export function checkPlacement(attributes: Attributes | null, position: Position, context: FileContext): void {
  const placement = attributes?.values['placement'];
  if (placement !== undefined && !figurePlacements.some((known) => known === placement)) context.report(placementNotUnderstood(placement, position));
}
