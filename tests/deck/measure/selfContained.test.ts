import { expect, test } from 'vitest';
import { selfContained } from '../../../src/deck/measure/selfContained.js';
import type { Matched } from '../../../src/deck/measure/selectors.js';
import { readStyleSheet } from '../../../src/deck/measure/styleSheet.js';

/** The innermost of elements in each other, written `div.frame div.body p`. */
function elementOf(path: string): Matched {
  const [element] = path.split(' ').reduce<readonly Matched[]>((around, each) => {
    const [name = '', ...classes] = each.split('.');
    return [{ name, id: '', classes, attributes: {}, parent: around[0] ?? null, index: 0, elements: [] }];
  }, []);
  if (element === undefined) throw new Error('no element');
  return element;
}

const holds = (css: string, path: string): boolean => selfContained([...readStyleSheet(css).rules.values()].flat())(elementOf(path));

test.each([
  ['a rule of names and classes alone', '.body p em{width:1px}', 'div.body p'],
  ['a rule about the element itself: its own style tells', '.body>p:first-child{width:1px}', 'div.body p'],
  ['a rule about places inside the element', '.table td:first-child{width:1px}', 'div.body div.table'],
  ['a rule about neighbours inside the element', '.table tr+tr{width:1px}', 'div.body div.table'],
  ['a rule about what the element holds', '.table:has(caption) td{width:1px}', 'div.body div.table'],
  ['a rule about other elements', '.column:first-child p{width:1px}', 'div.body p'],
  ['a rule about elements that stand elsewhere', '.column>div:has(figure)>p{width:1px}', 'div.frame div.body p'],
])('%s leaves what it holds alone', (_, css, path) => {
  expect(holds(css, path)).toBe(true);
});

test.each([
  ['its place', '.body>p:first-child em{width:1px}', 'div.body p'],
  ['its place, in brackets', 'em:is(p:last-child em){width:1px}', 'div.body p'],
  ['its place, turned round', 'em:not(p:last-child em){width:1px}', 'div.body p'],
  ['its neighbour', 'ul+p em{width:1px}', 'div.body p'],
  ['its neighbour, for what stands before its content', 'ul+p::before{width:1px}', 'div.body p'],
  ['what follows it', 'p:has(+ul) em{width:1px}', 'div.body p'],
  ['what else is around it', '.body:has(figure) em{width:1px}', 'div.body p'],
  ['the place of what is around it', '.column:first-child em{width:1px}', 'div.body div.column p'],
  ['an attribute of what is around it', '[data-x] em{width:1px}', 'div.body p'],
])('a rule that looks at %s does not', (_, css, path) => {
  expect(holds(css, path)).toBe(false);
});
