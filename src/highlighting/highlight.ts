/** Code and its language → coloured pieces, line by line. */
import { createLowlight } from 'lowlight';
import type { CodeScope } from '../template.js';
import { aliases, grammars, standalone } from './grammars.js';

/** A piece of one line. `scope` is null for what is set as plain code. */
export type CodeToken = { readonly text: string; readonly scope: CodeScope | null };

/** The parts of lowlight's tree that are read here. */
type HighlightNode =
  | { readonly type: 'text'; readonly value: string }
  | {
      readonly type: 'element';
      readonly properties: { readonly className?: unknown };
      readonly children: readonly unknown[];
    };

type Waiting = { readonly node: unknown; readonly scope: CodeScope | null };

/** Longer code is set plain: a listing of this size is not read for its colours, and grammars are not linear. */
const longestCode = 20_000;
/** A longer line is data, not code; some grammars look ahead over the whole line at every character. */
const longestLine = 500;

// Holds nothing but grammars: those that were asked for, or all. highlight.js compiles one when it is first used.
const lowlight = createLowlight();

/**
 * Whether there is a grammar for the name. Describing all grammars takes longer than setting a short brief, so one that
 * needs no other is registered alone.
 */
function isKnown(language: string): boolean {
  if (lowlight.registered(language)) return true;
  const own = standalone.get(language);
  if (own !== undefined) {
    lowlight.register(language, own);
    return true;
  }
  const all = Object.keys(grammars);
  if (all.every((name) => lowlight.registered(name))) return false;
  lowlight.register(grammars);
  lowlight.registerAlias(aliases);
  return lowlight.registered(language);
}

/**
 * One array a line, without the line feeds: the texts of a line's tokens joined, and the lines joined by `\n`, are
 * exactly `value`. An empty line has no tokens. Neighbours have different scopes.
 *
 * An unknown or missing language gives plain lines, as do more than 20,000 characters or a line of more than 500.
 * Loads some forty grammars: import this module only when there is code to set.
 */
export function highlight(value: string, lang: string | null): readonly (readonly CodeToken[])[] {
  const language = lang?.toLowerCase() ?? null;
  if (language === null || !isKnown(language) || isTooLong(value)) return plainLines(value);
  const lines: CodeToken[][] = [[]];
  const write = (text: string, scope: CodeScope | null): void => {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') append(lines, { text: part, scope });
    });
  };
  // Not by recursion: unclosed brackets nest as deep as the code is long.
  const waiting: Waiting[] = [];
  const wait = (nodes: readonly unknown[], scope: CodeScope | null): void => {
    for (const node of nodes.toReversed()) waiting.push({ node, scope });
  };
  wait(lowlight.highlight(language, value).children, null);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, scope } = next;
    if (!isHighlightNode(node)) continue;
    if (node.type === 'text') write(node.value, scope);
    else wait(node.children, innerScope(node.properties.className, scope));
  }
  // A grammar with a fault may lose characters; the code counts more than its colours.
  return joined(lines) === value ? lines : plainLines(value);
}

const plainLines = (value: string): readonly (readonly CodeToken[])[] =>
  value.split('\n').map((text) => (text === '' ? [] : [{ text, scope: null }]));

const isTooLong = (value: string): boolean =>
  value.length > longestCode || value.split('\n').some((line) => line.length > longestLine);

const joined = (lines: readonly (readonly CodeToken[])[]): string =>
  lines.map((line) => line.map((token) => token.text).join('')).join('\n');

function append(lines: CodeToken[][], token: CodeToken): void {
  const line = lines.at(-1);
  const last = line?.at(-1);
  if (line && last?.scope === token.scope) line[line.length - 1] = { text: last.text + token.text, scope: token.scope };
  else line?.push(token);
}

function isHighlightNode(node: unknown): node is HighlightNode {
  if (typeof node !== 'object' || node === null || !('type' in node)) return false;
  if (node.type === 'text') return 'value' in node && typeof node.value === 'string';
  return node.type === 'element' && 'children' in node && Array.isArray(node.children) && 'properties' in node;
}

/** highlight.js's scopes; null is plain code. One that is not listed keeps the scope around it. */
const scopes: Readonly<Record<string, CodeScope | null>> = {
  keyword: 'keyword',
  literal: 'keyword',
  operator: null,
  punctuation: null,
  built_in: 'name',
  title: 'name',
  function: null,
  section: 'name',
  name: 'keyword',
  tag: null,
  attr: 'name',
  attribute: 'name',
  property: 'name',
  variable: 'name',
  params: null,
  'selector-tag': 'keyword',
  'selector-id': 'name',
  'selector-class': 'name',
  'selector-attr': 'name',
  'selector-pseudo': 'name',
  type: 'type',
  class_: 'type',
  number: 'number',
  symbol: 'number',
  bullet: 'number',
  string: 'string',
  regexp: 'string',
  char: 'string',
  code: 'string',
  formula: 'string',
  link: 'string',
  subst: null,
  comment: 'comment',
  quote: 'comment',
  doctag: 'comment',
  meta: 'meta',
  'template-tag': 'meta',
  'template-variable': 'name',
  addition: 'addition',
  deletion: 'deletion',
};

/** Class names are `hljs-title class_` and the like: the last one that is known decides; without one, the scope around. */
function innerScope(className: unknown, around: CodeScope | null): CodeScope | null {
  if (!Array.isArray(className)) return around;
  const names = className.filter((name) => typeof name === 'string').map((name) => name.replace(/^hljs-/u, ''));
  return names.reduce<CodeScope | null>((chosen, name) => {
    const scope = Object.hasOwn(scopes, name) ? scopes[name] : undefined;
    return scope === undefined ? chosen : scope;
  }, around);
}
