/** Rules of a deck → whether the styles inside an element follow from the element, its own style and the names around it. */
import { dependsOnAncestors, matches, type Compound, type Condition, type Matched, type Selector } from './selectors.js';
import type { StyleRule } from './styleSheet.js';

/** What a selector looks at around its subject, beside names and classes: an element's content, or its place among others. */
type Look = { readonly at: 'content' | 'place'; /** The elements that it may look at, by their names and classes. */ readonly element: Selector };

const isBeside = (combinator: string | null): boolean => combinator === '+' || combinator === '~';

const isSimple = (condition: Condition): boolean => condition.kind === 'root' || ((condition.kind === 'is' || condition.kind === 'not') && condition.any.every(dependsOnAncestors));

/** Without selectors in it that could lead out of the element that is looked into. */
const isPlain = ({ conditions }: Compound): boolean => conditions.every(({ kind }) => kind === 'attribute' || kind === 'nth');

const looksIn = ({ parts }: Selector): boolean => !isBeside(parts[0]?.combinator ?? null) && parts.every(({ compound }) => isPlain(compound));

/** What a compound looks at in an element around the subject; null for nothing but names and classes. */
function lookOf({ id, conditions }: Compound): Look['at'] | null {
  const others = conditions.filter((condition) => !isSimple(condition));
  if (others.some((condition) => condition.kind !== 'attribute' && !(condition.kind === 'has' && condition.any.every(looksIn)))) return 'place';
  return id === null && others.length === 0 ? null : 'content';
}

type Parts = Selector['parts'];

/** The elements that the last of the parts may mean, if all else than names and classes fits. */
function namesOf(parts: Parts): Selector {
  const beside = parts.findLastIndex(({ combinator }) => isBeside(combinator));
  const known = beside === -1 ? parts : parts.slice(beside).map((part, index) => (index === 0 ? { ...part, combinator: null } : part));
  return { parts: known.map(({ combinator, compound }) => ({ combinator, compound: { ...compound, id: null, conditions: compound.conditions.filter(isSimple) } })), pseudo: null, specificity: 0 };
}

const anyElement = namesOf([{ combinator: null, compound: { name: null, id: null, classes: [], conditions: [] } }]);

/** What the conditions of an element look at that is inside with everything in it and beside it. */
const insideLooks = ({ conditions }: Compound): readonly Look[] =>
  conditions.flatMap((condition) => {
    if (condition.kind === 'is' || condition.kind === 'not') return condition.any.flatMap(looksOf);
    return condition.kind === 'has' && !condition.any.every(({ parts }) => parts.every(({ compound }) => isPlain(compound))) ? [{ at: 'place' as const, element: anyElement }] : [];
  });

function looksOf({ parts, pseudo }: Selector): readonly Look[] {
  const looks: Look[] = [];
  // A pseudo-element is inside its own element, whose place may decide on it.
  let isInside = pseudo === null;
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    const { combinator = null, compound } = parts[at] ?? {};
    if (compound === undefined) continue;
    const look = isBeside(combinator) ? 'place' : lookOf(compound);
    if (isInside) looks.push(...insideLooks(compound));
    else if (look !== null) looks.push({ at: look, element: namesOf(parts.slice(0, at + 1)) });
    isInside &&= isBeside(combinator);
  }
  return looks;
}

/**
 * Whether what an element holds is styled alike wherever it stands below elements with the same names, classes and styles:
 * no rule looks from inside at its place among its siblings, or at more of the elements around it.
 */
export function selfContained(rules: Iterable<StyleRule>): (element: Matched) => boolean {
  const looks = [...rules].filter((rule) => !rule.isSimple).flatMap(({ selector }) => looksOf(selector));
  const places = looks.filter(({ at }) => at === 'place');
  return (element) => {
    if (places.some((look) => matches(element, look.element))) return false;
    for (let around = element.parent; around !== null; around = around.parent) {
      const outer = around;
      if (looks.some((look) => matches(outer, look.element))) return false;
    }
    return true;
  };
}
