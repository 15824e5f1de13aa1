/** The parts of a slide, joined to one content again: the opposite of dividing it. */
import type { Flow, Table } from '../../src/document/nodes.js';
import { headRowsOf } from '../../src/document/tableGrid.js';

/** Whether the second node goes on with the first: of its kind, from the same place in the source. */
const goesOn = (before: Flow | undefined, after: Flow): boolean =>
  before !== undefined && before.type === after.type && before.position === after.position;

function joined(before: Flow, after: Flow): Flow | null {
  if (before.type === 'list' && after.type === 'list') return after.start === before.start + before.children.length ? { ...before, children: [...before.children, ...after.children] } : null;
  if (before.type === 'definitionList' && after.type === 'definitionList') return { ...before, children: [...before.children, ...after.children] };
  if (before.type === 'table' && after.type === 'table') return { ...before, children: [...before.children, ...rowsOf(after)] };
  if (before.type === 'code' && after.type === 'code') return { ...before, value: `${before.value}\n${after.value}` };
  if (before.type === 'blockquote' && after.type === 'blockquote') return { ...before, children: joinFlow([before.children, after.children]) };
  if (before.type === 'callout' && after.type === 'callout') return { ...before, children: joinFlow([before.children, after.children]) };
  if (before.type === 'incremental' && after.type === 'incremental') return { ...before, children: joinFlow([before.children, after.children]) };
  if (before.type === 'fragment' && after.type === 'fragment') return { ...before, children: joinFlow([before.children, after.children]) };
  return null;
}

const rowsOf = (table: Table): Table['children'] => table.children.slice(headRowsOf(table));

/** Every node of the parts, in order; what was divided between two of them is one node again. */
export function joinFlow(parts: readonly (readonly Flow[])[]): readonly Flow[] {
  const all: Flow[] = [];
  for (const part of parts) {
    for (const [index, node] of part.entries()) {
      const before = all.at(-1);
      const whole = index === 0 && before !== undefined && goesOn(before, node) ? joined(before, node) : null;
      if (whole === null) all.push(node);
      else all[all.length - 1] = whole;
    }
  }
  return all;
}
