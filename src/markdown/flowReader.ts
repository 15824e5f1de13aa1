/** How the parts of the reader that meet nested blocks call back to it, without importing it. Types only. */
import type { Flow } from '../document/nodes.js';
import type { Block } from './block.js';
import type { FileContext } from './readState.js';

export type FlowReader = {
  readonly context: FileContext;
  readonly readFlow: (blocks: readonly Block[], context: FileContext) => readonly Flow[];
};
