/** Selectors of a deck's style sheet → whether an element of a slide is meant. The part of CSS that the sheets use. */

/** What a selector looks at. */
export type Matched = {
  readonly name: string;
  readonly id: string;
  readonly classes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: Matched | null;
  /** Place among the parent's elements, from 0. */
  readonly index: number;
  readonly elements: readonly Matched[];
};

type Combinator = ' ' | '>' | '+' | '~';
export type Condition =
  | { readonly kind: 'is'; readonly any: readonly Selector[] }
  | { readonly kind: 'not'; readonly any: readonly Selector[] }
  | { readonly kind: 'has'; readonly any: readonly Selector[] }
  | { readonly kind: 'nth'; readonly step: number; readonly offset: number; readonly fromEnd: boolean }
  | { readonly kind: 'attribute'; readonly name: string; readonly value: string | null }
  | { readonly kind: 'root' };
export type PseudoElement = 'before' | 'after';
export type Compound = { readonly name: string | null; readonly id: string | null; readonly classes: readonly string[]; readonly conditions: readonly Condition[] };
/** Compounds from left to right, each with what stands before it; the first of a relative selector has a combinator, too. */
export type Selector = {
  readonly parts: readonly { readonly combinator: Combinator | null; readonly compound: Compound }[];
  readonly pseudo: PseudoElement | null;
  readonly specificity: number;
};

const ID = 10_000;
const CLASS = 100;

/** Splits at commas outside brackets. */
export function splitList(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === '(' || character === '[') depth += 1;
    else if (character === ')' || character === ']') depth -= 1;
    else if (character === ',' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}

/** The selectors of a list; those with a part that cannot hold for a slide as it is written (`:hover`) are left out. */
export function readSelectors(list: string): readonly Selector[] {
  return splitList(list).flatMap((text) => {
    const selector = readSelector(text);
    return selector === null ? [] : [selector];
  });
}

const partPattern = /\s*([>+~])\s*|(\s+)|([\w-]+|\*)|\.([\w-]+)|#([\w-]+)|\[([\w-]+)(?:="?([^"\]]*)"?)?\]|(::?)([\w-]+)(\()?/y;

type Open = { name: string | null; id: string | null; classes: string[]; conditions: Condition[]; isEmpty: boolean };
const openCompound = (): Open => ({ name: null, id: null, classes: [], conditions: [], isEmpty: true });

function readSelector(text: string): Selector | null {
  const parts: { combinator: Combinator | null; compound: Compound }[] = [];
  let combinator: Combinator | null = null;
  let open = openCompound();
  let pseudo: PseudoElement | null = null;
  let specificity = 0;
  const close = (next: Combinator): void => {
    if (!open.isEmpty) parts.push({ combinator, compound: open });
    combinator = next;
    open = openCompound();
  };
  for (let at = 0; at < text.length; ) {
    partPattern.lastIndex = at;
    const match = partPattern.exec(text);
    if (match === null) return null;
    at = partPattern.lastIndex;
    const [, sign, space, name, className, id, attribute, value, colons, word, bracket] = match;
    if (sign === '>' || sign === '+' || sign === '~') close(sign);
    else if (space !== undefined) close(' ');
    else {
      open.isEmpty = false;
      if (name !== undefined) {
        open.name = name === '*' ? null : name;
        specificity += name === '*' ? 0 : 1;
      } else if (className !== undefined) {
        open.classes.push(className);
        specificity += CLASS;
      } else if (id !== undefined) {
        open.id = id;
        specificity += ID;
      } else if (attribute !== undefined) {
        open.conditions.push({ kind: 'attribute', name: attribute, value: value ?? null });
        specificity += CLASS;
      } else if (colons === '::') {
        if (word !== 'before' && word !== 'after') return null;
        pseudo = word;
        specificity += 1;
      } else {
        const inside = bracket === undefined ? null : bracketed(text, at);
        if (inside !== null) at += inside.length + 1;
        const found = readPseudoClass(word ?? '', inside);
        if (found === null) return null;
        open.conditions.push(found.condition);
        specificity += found.specificity;
      }
    }
  }
  if (!open.isEmpty) parts.push({ combinator, compound: open });
  return parts.length === 0 ? null : { parts, pseudo, specificity };
}

function bracketed(text: string, start: number): string {
  let depth = 1;
  let at = start;
  while (at < text.length && depth > 0) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    at += 1;
  }
  return text.slice(start, at - 1);
}

const most = (selectors: readonly Selector[]): number => Math.max(0, ...selectors.map((selector) => selector.specificity));

function readPseudoClass(word: string, inside: string | null): { readonly condition: Condition; readonly specificity: number } | null {
  switch (word) {
    case 'root':
      return { condition: { kind: 'root' }, specificity: CLASS };
    case 'first-child':
      return { condition: { kind: 'nth', step: 0, offset: 1, fromEnd: false }, specificity: CLASS };
    case 'last-child':
      return { condition: { kind: 'nth', step: 0, offset: 1, fromEnd: true }, specificity: CLASS };
    case 'nth-child':
    case 'nth-last-child': {
      const formula = readNth(inside ?? '');
      return formula === null ? null : { condition: { kind: 'nth', ...formula, fromEnd: word === 'nth-last-child' }, specificity: CLASS };
    }
    case 'only-child':
      return { condition: { kind: 'is', any: readSelectors(':first-child:last-child') }, specificity: CLASS };
    case 'is':
    case 'not':
    case 'has':
    case 'where': {
      const any = readSelectors(inside ?? '');
      return { condition: { kind: word === 'where' ? 'is' : word, any }, specificity: word === 'where' ? 0 : most(any) };
    }
    default:
      return null;
  }
}

function readNth(text: string): { readonly step: number; readonly offset: number } | null {
  if (text === 'odd') return { step: 2, offset: 1 };
  if (text === 'even') return { step: 2, offset: 0 };
  const match = /^(?:([+-]?\d*)n)?\s*([+-]?\s*\d+)?$/.exec(text.trim());
  if (match === null) return null;
  const step = match[1] === undefined ? 0 : match[1] === '' || match[1] === '+' ? 1 : match[1] === '-' ? -1 : Number(match[1]);
  return { step, offset: Number((match[2] ?? '0').replace(/\s/g, '')) };
}

const matchesCompound = (element: Matched, compound: Compound): boolean =>
  (compound.name === null || compound.name === element.name) &&
  (compound.id === null || compound.id === element.id) &&
  compound.classes.every((name) => element.classes.includes(name)) &&
  compound.conditions.every((condition) => matchesCondition(element, condition));

function matchesCondition(element: Matched, condition: Condition): boolean {
  switch (condition.kind) {
    case 'is':
      return condition.any.some((selector) => matches(element, selector));
    case 'not':
      return !condition.any.some((selector) => matches(element, selector));
    case 'has':
      return condition.any.some((selector) => hasRelative(element, selector));
    case 'attribute':
      return condition.value === null ? condition.name in element.attributes : element.attributes[condition.name] === condition.value;
    case 'root':
      return element.parent === null;
    case 'nth': {
      const place = condition.fromEnd ? (element.parent?.elements.length ?? 1) - element.index : element.index + 1;
      const rest = place - condition.offset;
      return condition.step === 0 ? rest === 0 : rest % condition.step === 0 && rest / condition.step >= 0;
    }
  }
}

/** Whether an element below (or, with `+` and `~`, behind) the given one is meant. */
function hasRelative(element: Matched, selector: Selector): boolean {
  const first = selector.parts[0]?.combinator ?? ' ';
  if (first === '+' || first === '~') return (element.parent?.elements.slice(element.index + 1) ?? []).some((other) => matchesFrom(other, selector, { at: selector.parts.length - 1, scope: element }));
  const below = (parent: Matched): boolean => parent.elements.some((child) => matchesFrom(child, selector, { at: selector.parts.length - 1, scope: element }) || below(child));
  return below(element);
}

type Place = { readonly at: number; readonly scope: Matched | null };

function matchesFrom(element: Matched, selector: Selector, { at, scope }: Place): boolean {
  const part = selector.parts[at];
  if (part === undefined || !matchesCompound(element, part.compound)) return false;
  const combinator = at === 0 && scope !== null ? (part.combinator ?? ' ') : part.combinator;
  if (combinator === null) return true;
  const rest = (other: Matched): boolean => (at === 0 ? other === scope : matchesFrom(other, selector, { at: at - 1, scope }));
  switch (combinator) {
    case '>':
      return element.parent !== null && rest(element.parent);
    case ' ':
      for (let ancestor = element.parent; ancestor !== null; ancestor = ancestor.parent) if (rest(ancestor)) return true;
      return false;
    case '+': {
      const before = element.parent?.elements[element.index - 1];
      return before !== undefined && rest(before);
    }
    case '~':
      return (element.parent?.elements.slice(0, element.index) ?? []).some(rest);
  }
}

/** Whether the selector means the element; pseudo-elements are looked at by the caller. */
export const matches = (element: Matched, selector: Selector): boolean => matchesFrom(element, selector, { at: selector.parts.length - 1, scope: null });

const isSimpleCompound = ({ conditions }: Compound): boolean =>
  conditions.every((condition) => condition.kind === 'root' || ((condition.kind === 'is' || condition.kind === 'not') && condition.any.every(dependsOnAncestors)));

/** Whether it follows from the names and classes of an element and its ancestors alone what a selector means. */
export const dependsOnAncestors = ({ parts }: Selector): boolean =>
  parts.every(({ combinator, compound }) => compound.id === null && combinator !== '+' && combinator !== '~' && isSimpleCompound(compound));

/** Names under which a selector can be found from its element: classes, names or `*`. */
export function keysOf(selector: Selector): readonly string[] {
  const compound = selector.parts.at(-1)?.compound;
  if (compound === undefined) return [];
  const [className] = compound.classes;
  if (className !== undefined) return [`.${className}`];
  if (compound.name !== null) return [compound.name];
  const listed = compound.conditions.find((condition) => condition.kind === 'is');
  return listed === undefined ? ['*'] : listed.any.flatMap(keysOf);
}
