/** GFM alerts and callouts by their names. https://docs.github.com/en/get-started/writing-on-github (alerts), https://quarto.org/docs/authoring/callouts.html */
import type { CalloutKind } from '../document/nodes.js';
import type { Block, ContainerBlock } from './block.js';
import type { SourceLine } from './passage.js';

const kinds: ReadonlyMap<string, CalloutKind> = new Map([
  ['note', 'note'], ['info', 'note'], ['tip', 'tip'], ['hint', 'tip'], ['important', 'important'],
  ['warning', 'warning'], ['caution', 'caution'], ['danger', 'caution'],
]);

/** The kind that a class such as `callout-note`, or a bare name such as `note`, stands for. */
export const calloutKind = (name: string): CalloutKind | null => kinds.get(name.toLowerCase().replace(/^callout-/, '')) ?? null;

export type Alert = { readonly kind: CalloutKind; readonly title: SourceLine | null; readonly children: readonly Block[] };

/** `> [!NOTE]` at the start of a block quote; text after it on the line is the title. */
export function alertOf(quote: ContainerBlock): Alert | null {
  const first = quote.children[0];
  if (first?.level !== 'leaf' || first.data.kind !== 'paragraph') return null;
  const line = first.lines[0];
  const match = line === undefined ? null : /^\[!([A-Za-z]+)\][+-]?[ \t]*(.*)$/.exec(line.text);
  const kind = match?.[1] === undefined ? null : (kinds.get(match[1].toLowerCase()) ?? null);
  if (kind === null || line === undefined || match === null) return null;
  const text = match[2] ?? '';
  const title = text.trim() === '' ? null : { text, line: line.line, column: line.column + match[0].length - text.length };
  const rest = first.lines.slice(1);
  const next = rest[0];
  const others = quote.children.slice(1);
  const children = next === undefined ? others : [{ ...first, start: { line: next.line, column: next.column }, lines: rest }, ...others];
  return { kind, title, children };
}
