/** The text of a deck's style sheets → the rules of it that decide geometry. */
import { dependsOnAncestors, keysOf, readSelectors, splitList, type Selector } from './selectors.js';

export type Declaration = { readonly property: string; readonly value: string; readonly important: boolean };

export type StyleRule = {
  readonly selector: Selector;
  readonly declarations: readonly Declaration[];
  readonly order: number;
  /** It holds for all elements with the same names and classes on the way to them, or for none. */
  readonly isSimple: boolean;
};

export type StyleSheet = {
  /** Rules by the names under which their elements are found. */
  readonly rules: ReadonlyMap<string, readonly StyleRule[]>;
  /** Declarations that change geometry in a way that is not measured, as `selector{property:value}`. */
  readonly unmeasured: readonly string[];
};

const edges = ['top', 'right', 'bottom', 'left'] as const;

/** Longhands that are measured. */
const measured: ReadonlySet<string> = new Set([
  'display', 'position', 'overflow', 'width', 'height', 'min-width', 'min-height', 'max-width', 'max-height', 'aspect-ratio', 'content',
  'font-size', 'font-weight', 'font-style', 'font-family', 'line-height', 'letter-spacing', 'white-space', 'overflow-wrap', 'text-indent', 'vertical-align', 'font-variant-numeric',
  'text-autospace', 'text-spacing-trim', 'tab-size',
  'flex-direction', 'flex-wrap', 'flex-grow', 'flex-shrink', 'flex-basis', 'row-gap', 'column-gap', 'align-items', 'align-self', 'justify-content',
  ...edges.flatMap((edge) => [`margin-${edge}`, `padding-${edge}`, `border-${edge}-width`]),
]);

/** Properties that would change geometry and are not measured. */
const unmeasured: ReadonlySet<string> = new Set([
  'float', 'columns', 'column-count', 'column-width', 'writing-mode', 'zoom', 'grid', 'grid-template', 'grid-template-columns', 'grid-template-rows', 'word-spacing', 'text-transform', 'font-stretch', 'font-size-adjust',
  'hyphens', 'line-clamp', '-webkit-line-clamp', 'box-decoration-break', 'border-spacing', 'table-layout', 'order', 'font-feature-settings', 'font-variation-settings', 'initial-letter', 'inline-size', 'block-size',
]);

/** Where white space parts a value, outside brackets. */
function wordsOf(value: string): readonly string[] {
  const words: string[] = [];
  let depth = 0;
  let word = '';
  for (const character of value) {
    if (character === '(') depth += 1;
    else if (character === ')') depth -= 1;
    if (character === ' ' && depth === 0) {
      if (word !== '') words.push(word);
      word = '';
    } else word += character;
  }
  return word === '' ? words : [...words, word];
}

const fourSides = (value: string): readonly [string, string, string, string] => {
  const [top = '0', right = top, bottom = top, left = right] = wordsOf(value);
  return [top, right, bottom, left];
};

const isWidth = (word: string): boolean => /^[.\d]|^(?:calc|max|min|clamp)\(/.test(word);

/** A border's width: none without a line. */
const borderWidth = (value: string): string => {
  const words = wordsOf(value);
  return words.find(isWidth) ?? (words.includes('none') ? '0' : '3px');
};

function flexParts(value: string): readonly [string, string, string] {
  if (value === 'none') return ['0', '0', 'auto'];
  if (value === 'auto') return ['1', '1', 'auto'];
  const words = wordsOf(value);
  const [grow = '0', second] = words;
  if (words.length === 1) return [grow, '1', '0'];
  if (words.length === 2 && second !== undefined && !/^[\d.]+$/.test(second)) return [grow, '1', second];
  return [grow, second ?? '1', words[2] ?? '0'];
}

/** One declaration as longhands. */
export function longhands(property: string, value: string): readonly (readonly [string, string])[] {
  switch (property) {
    case 'margin':
    case 'padding':
    case 'border-width': {
      const sides = fourSides(value);
      const name = (edge: string): string => (property === 'border-width' ? `border-${edge}-width` : `${property}-${edge}`);
      return edges.map((edge, index) => [name(edge), sides[index] ?? '0']);
    }
    case 'margin-inline':
    case 'padding-inline':
    case 'margin-block':
    case 'padding-block': {
      const [start = '0', end = start] = wordsOf(value);
      const name = property.startsWith('margin') ? 'margin' : 'padding';
      const [first, second] = property.endsWith('inline') ? ['left', 'right'] : ['top', 'bottom'];
      return [[`${name}-${first}`, start], [`${name}-${second}`, end]];
    }
    case 'border':
      return edges.map((edge) => [`border-${edge}-width`, borderWidth(value)]);
    case 'border-top':
    case 'border-right':
    case 'border-bottom':
    case 'border-left':
      return [[`${property}-width`, borderWidth(value)]];
    case 'flex': {
      const [grow, shrink, basis] = flexParts(value);
      return [['flex-grow', grow], ['flex-shrink', shrink], ['flex-basis', basis]];
    }
    case 'gap': {
      const [row = '0', column = row] = wordsOf(value);
      return [['row-gap', row], ['column-gap', column]];
    }
    case 'font':
      return value === 'inherit' ? ['font-size', 'font-weight', 'font-style', 'font-family', 'line-height', 'font-variant-numeric'].map((name) => [name, 'inherit']) : [['font', value]];
    case 'overflow-x':
    case 'overflow-y':
      return [['overflow', value]];
    default:
      return [[property, value]];
  }
}

/** `a:b;c:d!important` as longhands. */
export function readDeclarations(text: string): readonly Declaration[] {
  return text.split(';').flatMap((part) => {
    const colon = part.indexOf(':');
    if (colon === -1) return [];
    const property = part.slice(0, colon).trim();
    const important = /!\s*important\s*$/.test(part);
    const value = part.slice(colon + 1).replace(/!\s*important\s*$/, '').trim();
    return longhands(property, value).map(([name, own]) => ({ property: name, value: own, important }));
  });
}

const isKept = ({ property }: Declaration): boolean => measured.has(property) || property.startsWith('--');
const isLost = ({ property, value }: Declaration): boolean => unmeasured.has(property) || (/^(?:margin|padding)/.test(property) && value.includes('%')) || property === 'font' || (property === 'display' && /grid|inline-table|contents/.test(value));

/**
 * Reads style sheets in the order in which they stand. What is for print, for hovering and the like is left out; so are
 * rules outside the slides by their never matching.
 */
export function readStyleSheet(css: string): StyleSheet {
  const text = css.replace(/\/\*[^]*?\*\//g, '');
  const rules = new Map<string, StyleRule[]>();
  const lost: string[] = [];
  let order = 0;
  for (let at = 0; at < text.length; ) {
    const brace = text.indexOf('{', at);
    if (brace === -1) break;
    const prelude = text.slice(at, brace).trim();
    const end = closingBrace(text, brace);
    const body = text.slice(brace + 1, end);
    at = end + 1;
    if (prelude.startsWith('@') || body.includes('{')) continue;
    const declarations = readDeclarations(body);
    const kept = declarations.filter(isKept);
    const selectors = readSelectors(prelude);
    if (isInSlides(prelude)) lost.push(...declarations.filter(isLost).map(({ property, value }) => `${prelude}{${property}:${value}}`));
    if (kept.length === 0) continue;
    for (const selector of selectors) {
      order += 1;
      const rule: StyleRule = { selector, declarations: kept, order, isSimple: dependsOnAncestors(selector) };
      for (const key of new Set(keysOf(selector))) {
        const known = rules.get(key);
        if (known) known.push(rule);
        else rules.set(key, [rule]);
      }
    }
  }
  return { rules, unmeasured: lost };
}

/** Controls, messages and the like stand outside the slides. */
const isInSlides = (prelude: string): boolean => splitList(prelude).some((selector) => /\.(?:slide|body|frame|column|columns|content-slide|title-slide|section-slide|table|callout|sources|foot)\b/.test(selector));

function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    else if (text[at] === '}') {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return text.length;
}
