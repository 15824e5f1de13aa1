/** JSON or YAML text → its value, with the place of each key and value in the text. */
import { isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node } from 'yaml';
import type { Point } from '../document/position.js';
import { jsonFault } from './jsonFault.js';
import { jsonRange } from './jsonRange.js';

export type StructurePath = readonly (string | number)[];

export type StructuredSpan = { readonly start: Point; readonly end: Point };

export type Structured =
  | {
      readonly kind: 'read';
      /** As `JSON.parse` would give it: no dates, no classes. */
      readonly value: unknown;
      /** Where the key (or the item) at the path stands, or the nearest thing above it. */
      spanOf(path: StructurePath): StructuredSpan;
    }
  | { readonly kind: 'failed'; readonly message: string; readonly span: StructuredSpan };

/** `json` takes JSON alone; `json-or-yaml` takes YAML 1.2 (core schema, at most 100 aliases), which JSON is part of. */
export type StructuredLanguage = 'json' | 'json-or-yaml';

const options = { version: '1.2', schema: 'core', prettyErrors: false, logLevel: 'silent', uniqueKeys: true } as const;

/** Reads the text; lines and columns are 1-based and count from its start. Never throws. */
export function readStructured(source: string, language: StructuredLanguage): Structured {
  const text = source.startsWith('\uFEFF') ? source.slice(1) : source;
  const looksLikeJson = /^\s*[{[]/.test(text);
  if (looksLikeJson || language === 'json') {
    const fault = jsonFault(text);
    if (fault === null) {
      const value: unknown = JSON.parse(text);
      return { kind: 'read', value, spanOf: (path) => jsonSpan(text, path) };
    }
    if (language === 'json') return { kind: 'failed', message: fault.message, span: spanAt(text, fault.offset) };
  }
  const yaml = readYaml(text);
  const error = yaml.document.errors[0];
  if (error !== undefined) {
    const fault = looksLikeJson ? jsonFault(text) : null;
    if (fault !== null) return { kind: 'failed', message: fault.message, span: spanAt(text, fault.offset) };
    return { kind: 'failed', message: uncapitalised(error.message), span: spanAt(text, error.pos[0]) };
  }
  try {
    const value: unknown = yaml.document.toJS({ maxAliasCount: 100 });
    return { kind: 'read', value, spanOf: (path) => spanIn(yaml, path) };
  } catch (error) {
    return { kind: 'failed', message: uncapitalised(error instanceof Error ? error.message : 'not YAML'), span: spanAt(text, 0) };
  }
}

type ReadYaml = { readonly document: Document.Parsed; readonly lines: LineCounter };

function readYaml(text: string): ReadYaml {
  const lines = new LineCounter();
  return { document: parseDocument(text, { ...options, lineCounter: lines }), lines };
}

const uncapitalised = (message: string): string => message.charAt(0).toLowerCase() + message.slice(1);

function pointAt(text: string, offset: number): Point {
  const before = text.slice(0, offset);
  const start = before.lastIndexOf('\n') + 1;
  return { line: before.split('\n').length, column: offset - start + 1 };
}

function spanAt(text: string, offset: number): StructuredSpan {
  const start = pointAt(text, offset);
  return { start, end: { line: start.line, column: start.column + 1 } };
}

function spanIn({ document, lines }: ReadYaml, path: StructurePath): StructuredSpan {
  let node: unknown = document.contents;
  let range = document.contents?.range ?? null;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => (isScalar(item.key) ? String(item.key.value) : null) === String(step));
      if (pair === undefined) break;
      if (isNode(pair.key)) range = pair.key.range ?? range;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      const item: unknown = node.items[step];
      if (!isNode(item)) break;
      range = item.range ?? range;
      node = item;
    } else break;
  }
  const at = (offset: number): Point => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  return inOneLine(at(range?.[0] ?? 0), at(range?.[1] ?? 0));
}

function jsonSpan(text: string, path: StructurePath): StructuredSpan {
  const { start, end } = jsonRange(text, path);
  return inOneLine(pointAt(text, start), pointAt(text, end));
}

/** What goes on in further lines is named by its first character. */
const inOneLine = (start: Point, end: Point): StructuredSpan => ({ start, end: end.line === start.line ? end : { line: start.line, column: start.column + 1 } });

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'range' in value;
