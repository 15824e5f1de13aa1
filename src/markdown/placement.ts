/** What attributes of a figure or table ask for → whether that is understood. */
import { attributeUnfit, placementNotUnderstood } from '../diagnostics/messages/markdown.js';
import { isDataSharing } from '../document/dataSharing.js';
import { figurePlacements } from '../document/metadata.js';
import type { Attributes } from '../document/nodes.js';
import type { Position } from '../document/position.js';
import type { FileContext } from './readState.js';

/** Reports a `placement` that is none. */
export function checkPlacement(attributes: Attributes | null, position: Position, context: FileContext): void {
  const placement = attributes?.values['placement'];
  if (placement !== undefined && !figurePlacements.some((known) => known === placement)) context.report(placementNotUnderstood(placement, position));
}

/** Reports a `data` that is none. */
export function checkData(attributes: Attributes | null, position: Position, context: FileContext): void {
  const sharing = attributes?.values['data'];
  if (sharing !== undefined && !isDataSharing(sharing)) context.report(attributeUnfit('data', sharing, { expected: 'table, attach or none', position }));
}
