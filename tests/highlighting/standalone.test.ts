import core from 'highlight.js/lib/core';
import { expect, test } from 'vitest';
import { standalone } from '../../src/highlighting/grammars.js';

/** Whether a part of a grammar hands text to another grammar. */
function namesOther(part: unknown, seen = new Set<unknown>()): boolean {
  if (typeof part !== 'object' || part === null || seen.has(part)) return false;
  seen.add(part);
  if ('subLanguage' in part) return true;
  return Object.values(part).some((inner: unknown) => namesOther(inner, seen));
}

test('grammars that are registered alone need no other', () => {
  const names = [...standalone.keys()];
  expect(names.length).toBeGreaterThan(4);
  expect(names.filter((name) => namesOther(standalone.get(name)?.(core)))).toEqual([]);
});
