/** Nodes and other plain values → a text that is the same for the same content, wherever it stands in its file. */
import type { Position } from './position.js';

type Place = { readonly file: string; readonly line: number };

const isPosition = (value: object): value is Position => 'start' in value && 'end' in value && 'file' in value;

function print(value: unknown, base: Place | null, parts: string[]): void {
  if (typeof value === 'string') parts.push(String(value.length), ':', value);
  else if (typeof value !== 'object' || value === null) parts.push(String(value), ';');
  else if (Array.isArray(value)) {
    parts.push('[');
    for (const item of value) print(item, base, parts);
    parts.push(']');
  } else if (isPosition(value)) {
    const { file, start, end } = value;
    const line = base?.file === file ? base.line : 0;
    if (base?.file !== file) parts.push(file, '|');
    parts.push(`${start.line - line},${start.column},${end.line - line},${end.column};`);
  } else {
    parts.push('{');
    for (const [name, inner] of Object.entries(value)) {
      parts.push(name, '=');
      print(inner, base, parts);
    }
    parts.push('}');
  }
}

/**
 * The content of plain values: strings, numbers, booleans, null, arrays, objects. Two of them have the same text only if
 * they are alike in every part. Lines are counted from `base`, where one is given: what was moved down in its file
 * keeps its key. Functions and maps have no content.
 */
export function contentKey(value: unknown, base: Position | null = null): string {
  const parts: string[] = [];
  print(value, base === null ? null : { file: base.file, line: base.start.line }, parts);
  return parts.join('');
}
