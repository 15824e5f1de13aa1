import { expect, test } from 'vitest';
import { collectDiagnostics } from '../../src/diagnostics/collectDiagnostics.js';
import { readManuscript } from '../../src/markdown/readManuscript.js';
import { manuscriptOf, sizes } from './manuscript.js';

const read = (text: string): { readonly types: readonly string[]; readonly diagnostics: readonly unknown[] } => {
  const { report, diagnostics } = collectDiagnostics();
  const bytes = new TextEncoder().encode(text);
  const { root } = readManuscript('index.md', { read: (_, file) => ({ kind: 'read', bytes, file }) }, report);
  return { types: root.children.map(({ type }) => type), diagnostics: diagnostics() };
};

for (const language of ['en', 'zh'] as const) {
  test(`a generated manuscript is read without remarks and holds a chart a section (${language})`, () => {
    const { types, diagnostics } = read(manuscriptOf('M', language));
    expect(diagnostics).toEqual([]);
    expect(types.filter((type) => type === 'figure')).toHaveLength(sizes.M);
    expect(types.filter((type) => type === 'table')).toHaveLength(sizes.M);
    expect(types.filter((type) => type === 'code')).toHaveLength(sizes.M / 2);
  });

  test(`a larger manuscript begins as a smaller one does, in every run (${language})`, () => {
    const small = manuscriptOf('S', language);
    expect(manuscriptOf('S', language)).toBe(small);
    const shared = small.slice(0, small.lastIndexOf('\n\n'));
    expect(manuscriptOf('M', language).startsWith(shared)).toBe(true);
  });
}
