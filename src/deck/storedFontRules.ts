/** A store of earlier runs' results → the rules of faces that need not be subset again. */
import type { Kept } from '../keptResults.js';
import type { ResultStore } from '../workspace.js';

export function storedFontRules(store: ResultStore): Kept<Promise<string>> {
  return {
    of: async (name, make) => {
      const key = `font ${name()}`;
      const known = store.read(key);
      if (known !== null) return known;
      const rule = await make();
      store.write(key, rule);
      return rule;
    },
  };
}
