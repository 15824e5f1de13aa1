/** The parts of a slide, joined to one content again: the opposite of dividing it. */
import type { Code, Flow, Phrasing, Table } from '../../src/document/nodes.js';
import { headRowsOf } from '../../src/document/tableGrid.js';

/** Whether the second node goes on with the first: of its kind, from the same place in the source. */
const goesOn = (before: Flow | undefined, after: Flow): boolean =>
  before !== undefined && before.type === after.type && before.position === after.position;

function joined(before: Flow, after: Flow): Flow | null {
  if (before.type === 'paragraph' && after.type === 'paragraph') return after.continued === true ? { ...before, children: joinWords(before.children, after.children) } : null;
  if (before.type === 'list' && after.type === 'list') {
    const [first, ...items] = after.children;
    const last = before.children.at(-1);
    const goesOnInside = first?.continued === true;
    if (after.start !== before.start + before.children.length - (goesOnInside ? 1 : 0)) return null;
    if (!goesOnInside || last === undefined) return { ...before, children: [...before.children, ...after.children] };
    return { ...before, children: [...before.children.slice(0, -1), { ...last, children: joinFlow([last.children, first.children]) }, ...items] };
  }
  if (before.type === 'definitionList' && after.type === 'definitionList') {
    const [first, ...items] = after.children;
    const last = before.children.at(-1);
    if (first?.continued !== true || last === undefined) return { ...before, children: [...before.children, ...after.children] };
    return { ...before, children: [...before.children.slice(0, -1), { ...last, definitions: [joinFlow([last.definitions[0] ?? [], first.definitions[0] ?? []])] }, ...items] };
  }
  if (before.type === 'columns' && after.type === 'columns') {
    const rest = new Map(after.children.map((column) => [column.position, column.children]));
    return { ...before, children: before.children.map((column) => ({ ...column, children: joinFlow([column.children, rest.get(column.position) ?? []]) })) };
  }
  if (before.type === 'table' && after.type === 'table') return { ...before, children: [...before.children, ...rowsOf(after)] };
  if (before.type === 'code' && after.type === 'code') return whole(before, `${before.value}\n${after.value}`);
  if (before.type === 'blockquote' && after.type === 'blockquote') return { ...before, children: joinFlow([before.children, after.children]) };
  if (before.type === 'callout' && after.type === 'callout') return { ...before, children: joinFlow([before.children, after.children]) };
  if (before.type === 'incremental' && after.type === 'incremental') return { ...before, children: joinFlow([before.children, after.children]) };
  if (before.type === 'fragment' && after.type === 'fragment') return { ...before, children: joinFlow([before.children, after.children]) };
  return null;
}

/** A listing whose parts are all there is one again. */
function whole({ part, ...code }: Code, value: string): Code {
  return part?.whole === value ? { ...code, value } : { ...code, value, ...(part === undefined ? {} : { part }) };
}

/** Words that were divided in the middle of a text are one text. */
function joinWords(before: readonly Phrasing[], after: readonly Phrasing[]): readonly Phrasing[] {
  const [last, first] = [before.at(-1), after[0]];
  return last?.type === 'text' && first?.type === 'text' ? [...before.slice(0, -1), { ...last, value: last.value + first.value }, ...after.slice(1)] : [...before, ...after];
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
